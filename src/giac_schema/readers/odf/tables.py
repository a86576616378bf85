"""Tables of OpenDocument to grids and sheets; cells and rows that are written once for many are bounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.readers.elements import local
from giac_schema.readers.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from giac_schema.readers.marks import PICTURE
from giac_schema.readers.odf.words import attribute, count, inside, said
from giac_schema.readers.refused import too_much
from giac_schema.readers.workbooks.numbers import shown
from giac_schema.readers.workbooks.sheets import Range, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from giac_schema.model.document import GridCell

__all__ = ["grid", "lays_out", "sheet"]

_PROSE = 400
"""A cell with more characters than this makes its table one that lays out a page."""
_PLAIN = re.compile(r"[-+\d.,\s]*")
_HIDDEN = frozenset({"collapse", "filter"})


def lays_out(table: Element) -> bool:
    """Whether a table holds the page rather than figures: tables inside it, or prose in a cell."""
    for row in inside(table, "table-row"):
        for cell in inside(row, "table-cell"):
            if next(inside(cell, "table"), None) is not None:
                return True
            if len("".join(_text(cell).split())) > _PROSE:
                return True
    return False


def grid(table: Element, number: int) -> tuple[tuple[GridCell, ...], list[Element]]:
    """The cells of a table where they begin, and the text boxes that hang in it."""
    cells, boxes = [], []
    for at, cell in _cells(table):
        cells.append(at.cell(_text(cell), number))
        boxes += [box for paragraph in inside(cell, "p", "h") for box in said(paragraph)[1]]
    return tuple(cells), boxes


def sheet(table: Element) -> Sheet:
    """What is to be seen of a sheet."""
    hidden = set(_hidden_columns(table))
    found = [(at, _shown(cell)) for at, cell in _cells(table) if at.column not in hidden]
    texts = {(at.row, at.column): text for at, text in found if text}
    merged = [at for at, _ in found if (at.row, at.column) != (at.last_row, at.last_column)]
    return Sheet(texts, tuple(merged), hidden=frozenset(hidden))


def _cells(table: Element) -> Iterator[tuple[Range, Element]]:
    """Every cell within reach that is not covered by another, with what it spans.

    Raises:
        UnknownFormat: if there are more than any report has.
    """
    row = found = 0
    for tr in inside(table, "table-row"):
        times = count(tr, "number-rows-repeated")
        seen = attribute(tr, "visibility") not in _HIDDEN
        for at in range(row, min(row + times, MOST_ROWS)) if seen and _is_filled(tr) else ():
            for cell in _row(tr, at):
                yield cell
                found += 1
                if found > MOST_CELLS:
                    raise too_much("ODF", "单元格数", "cells", MOST_CELLS)
        row += times
        if row >= MOST_ROWS:
            return


def _is_filled(tr: Element) -> bool:
    """Whether there is anything in a row; those that only fill up a sheet are written once for many."""
    return any(len(cell) or _is_merged(cell) for cell in inside(tr, "table-cell")) or not attribute(
        tr, "number-rows-repeated"
    )


def _is_merged(cell: Element) -> bool:
    return count(cell, "number-rows-spanned") > 1 or count(cell, "number-columns-spanned") > 1


def _row(tr: Element, row: int) -> Iterator[tuple[Range, Element]]:
    column = 0
    for cell in inside(tr, "table-cell", "covered-table-cell"):
        times = count(cell, "number-columns-repeated")
        covered = cell.tag.endswith("}covered-table-cell")
        for at in range(column, min(column + times, MOST_COLUMNS)) if not covered else ():
            last_row = row + min(count(cell, "number-rows-spanned"), MOST_ROWS) - 1
            last_column = at + min(count(cell, "number-columns-spanned"), MOST_COLUMNS) - 1
            yield Range(row, at, last_row, last_column), cell
        column += times
        if column >= MOST_COLUMNS:
            return


def _hidden_columns(table: Element) -> Iterator[int]:
    column = 0
    for drawn in inside(table, "table-column"):
        times = count(drawn, "number-columns-repeated")
        if attribute(drawn, "visibility") in _HIDDEN:
            yield from range(column, min(column + times, MOST_COLUMNS))
        column = min(column + times, MOST_COLUMNS)


def _text(cell: Element) -> str:
    """What a cell says; a sign for what is drawn in it, if it says nothing."""
    found = [said(paragraph) for paragraph in inside(cell, "p", "h")]
    text = "\n".join(words for words, _ in found).strip()
    drawn = any(boxes for _, boxes in found) or any(local(inner) in _DRAWN for inner in cell)
    return text or (PICTURE if drawn else "")


_DRAWN = frozenset(
    {"frame", "table", "custom-shape", "g", "control", "rect", "ellipse", "line", "polygon"}
)
"""What may be anchored in a cell beside its paragraphs."""


def _shown(cell: Element) -> str:
    """A figure as it is kept, unless it is shown with more than digits; what is no figure is not shown as one."""
    printed, kind = _text(cell), attribute(cell, "value-type")
    kept = attribute(cell, _KEPT.get(kind, "value"))
    if kind == "float" and kept and _PLAIN.fullmatch(printed):
        return shown(float(kept))
    if kind in _NO_FIGURES and kept:
        return kept
    if not printed and kind != "string" and attribute(cell, "formula"):
        return attribute(cell, "formula")
    return printed or (kept if kind == "string" else "")


_KEPT = {
    "date": "date-value",
    "time": "time-value",
    "boolean": "boolean-value",
    "string": "string-value",
}
_NO_FIGURES = frozenset({"date", "time", "boolean"})
