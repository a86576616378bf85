"""The layouts of text in which reports are found, each as it writes one table.

What is imitated is what extractors make of a table: a merged cell is written once, where it
begins; a row is filled up with bare pipes to the width of its table; a cell that reaches down from
above is not written again, except among tabs, where an empty cell holds its place.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.render.signs import in_a_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.render.grid import Cell, Row, Table

__all__ = [
    "cell_per_line",
    "leading",
    "opened",
    "paragraphs",
    "paragraphs_without_blanks",
    "row_per_line",
    "tabs",
]


def row_per_line(table: Table) -> str:
    """``规章 | 0 | 0 | 0 |``: a pipe behind each cell; the last row is not filled up."""
    rows = [_piped(row, " ") + _filling(row, table) for row in table.rows]
    rows[-1] = _piped(table.rows[-1], " ")
    return _lines(rows)


def cell_per_line(table: Table) -> str:
    """A cell a line, a pipe behind it, a pipe alone for a blank; the last row is not filled up."""
    rows = [_piped(row, "\n") + _filling(row, table) for row in table.rows]
    rows[-1] = _piped(table.rows[-1], "\n")
    return _lines(rows)


def opened(table: Table) -> str:
    """Like :func:`cell_per_line`, but every row is filled up, and a pipe alone opens it."""
    return _lines("|\n" + _piped(row, "\n") + _filling(row, table) for row in table.rows)


def leading(table: Table) -> str:
    """``| 规章 | 0 | 0 | 0 | ``: pipes on both sides; a row that needs no filling ends in a space."""
    return _lines("| " + _piped(row, " ") + (_filling(row, table) or " ") for row in table.rows)


def paragraphs(table: Table) -> str:
    """A cell a line with a blank line behind it; a blank cell is one more blank line."""
    return "".join(f"{text}\n\n" if text else "\n" for text in _texts(chain(*table.rows)))


def paragraphs_without_blanks(table: Table) -> str:
    """Like :func:`paragraphs`, but nothing shows where a blank cell was."""
    return "".join(f"{text}\n\n" for text in _texts(chain(*table.rows)) if text)


def tabs(table: Table) -> str:
    """A cell a line behind a tab, a blank line between rows; a blank cell is a tab alone."""
    rows = ("".join(f"\t{text}\n" for text in row) for row in _with_places_held(table.rows))
    return "\n" + "\n".join(rows) + "\n\n\n"


def _lines(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def _piped(row: Row, between: str) -> str:
    """The cells of a row, each with a pipe behind it."""
    return between.join(f"{text} |" if text else "|" for text in _texts(row))


def _filling(row: Row, table: Table) -> str:
    """The bare pipes that an extractor adds for columns that a row has no cells of its own for."""
    missing = table.width - len(row)
    return " " + "|" * missing if missing > 0 else ""


def _texts(cells: Iterable[Cell]) -> Iterator[str]:
    """What cells show, without the signs that would end a cell in these layouts."""
    for cell in cells:
        yield in_a_cell(cell.text)


def _with_places_held(rows: Iterable[Row]) -> Iterator[list[str]]:
    """The texts of each row, and an empty one for each cell that reaches into it from above."""
    above: dict[int, Cell] = {}
    for row in rows:
        placed = _placed(row, above)
        yield list(_texts(placed.values()))
        above = {
            column: evolve(cell, text="", rowspan=cell.rowspan - 1)
            for column, cell in placed.items()
            if cell.rowspan > 1
        }


def _placed(row: Row, above: dict[int, Cell]) -> dict[int, Cell]:
    """The cells of a row by their columns, those that reach down from above among them."""
    placed: dict[int, Cell] = {}
    own, column = iter(row), 0
    while cell := above.get(column) or next(own, None):
        placed[column] = cell
        column += cell.colspan
    return placed
