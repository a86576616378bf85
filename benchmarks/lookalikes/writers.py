"""Families of layouts: the ways in which a table becomes text.

A *family* writes the cells of a row as lines.  How many cells a row has there is a matter of manner: whether merged
labels stand once or in each row, whether blank cells are written, and what fills a row up to the width of its table.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from giac_schema.render.grid import Table, placed

if TYPE_CHECKING:
    from random import Random

    from lookalikes.page import Page

__all__ = ["FAMILIES", "Manner", "written"]

Cells: TypeAlias = Sequence[str]
Family: TypeAlias = "Callable[[Cells, int, Manner], Iterator[str]]"
"""The lines of a row of cells that so many pads follow."""


@frozen
class Manner:
    """How rows are made of the cells of a table."""

    groups: Literal["first", "blank", "repeat"]
    """Where the label of several rows stands: in the first, with blank cells below, or in each."""
    blanks: Literal["kept", "dropped"]
    pads: Literal["none", "spans", "width"]
    """What is filled up: nothing, what merged cells cover, every row to the width of the table."""
    loose: bool
    """Whether a blank stands before pads."""
    glued: bool
    """Whether pads stand on the line of the last cell."""
    bare: bool
    """Whether the last row of a table has no pads."""

    @property
    def lossless(self) -> bool:
        """Whether every blank cell leaves a trace."""
        return self.blanks == "kept"


def manner(chance: Random) -> Manner:
    """A manner, drawn."""
    blanks = chance.choice(("kept", "kept", "kept", "dropped"))
    return Manner(
        chance.choice(("first", "first", "first", "first", "blank", "repeat")),
        blanks,
        chance.choice(("width", "width", "width", "spans", "none")),
        chance.random() < 0.5,
        chance.random() < 0.5,
        chance.random() < 0.3,
    )


def written(page: Page, family: str, how: Manner) -> str:
    """The page as text."""
    between = "\n\n" if family in _APART else "\n"
    return (
        between.join(
            _table(part, family, how) if isinstance(part, Table) else part.text for part in page
        )
        + "\n"
    )


def _table(table: Table, family: str, how: Manner) -> str:
    rows = [list(row) for row in _rows(table, how)]
    if family in _FILLED:
        rows = [[cell for each in row for cell in _in_place(each)] for row in rows]
    if family in WHOLE:
        return WHOLE[family]([[text for text, _, _ in row] for row in rows])
    lines: list[str] = []
    for at, row in enumerate(rows):
        cells = [text for text, _, _ in row if text or how.blanks == "kept"]
        merged = sum(span for _, span, _ in row) - len(row)
        pads = {"none": 0, "spans": merged, "width": table.width - len(cells)}[how.pads]
        last = at == len(rows) - 1 and how.bare
        lines += FAMILIES[family](cells, 0 if last else max(0, pads), how)
        if at == 0 and family in _RULED:
            lines.append(_RULED[family] * max(2, len(cells) + pads) + "|" * (family == "Markdown"))
    return "\n".join(lines)


Spanning: TypeAlias = "tuple[str, int, bool]"
"""The text of a cell, how many columns it covers, whether it is a header, a label or the figure of one cell."""


def _in_place(cell: Spanning) -> Iterator[Spanning]:
    """A cell with blank ones for what it covers, if they are of several columns of the form."""
    text, span, single = cell
    yield text, span if single else 1, single
    if not single:
        yield from [("", 1, False)] * (span - 1)


def _rows(table: Table, how: Manner) -> Iterator[Iterator[Spanning]]:
    """The cells of each row; what a label covers in the rows below as the manner has it."""
    places = list(placed(table))
    for at in range(len(table.rows)):
        here = [
            p for p in places if p.row == at or (p.row < at <= p.last_row and how.groups != "first")
        ]
        yield (
            (
                p.cell.text if p.row == at or how.groups == "repeat" else "",
                p.cell.colspan,
                p.cell.scope is not None or p.cell.ref is not None,
            )
            for p in sorted(here, key=lambda p: p.column)
        )


def _line(text: str) -> str:
    return text.replace("\n\n", " ").replace("\n", " ")


def _lines(text: str) -> str:
    return text.replace("\n\n", "\n")


def _pads(pads: int, how: Manner) -> str:
    return (" " * how.loose + "|" * pads) if pads else ""


def _closed(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield " | ".join(map(_line, cells)) + " |" + _pads(pads, how)


def _closed_wide(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield "  | ".join(map(_line, cells)) + "  | " + "|" * pads


def _between(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield "| " + " | ".join(map(_line, cells)) + " | " + "|" * pads


def _markdown(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield "| " + " | ".join([*map(_line, cells), *[""] * pads]) + " |"


def _markdown_bare(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield " | ".join([*map(_line, cells), *[""] * pads])


def _cell_closed(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    lines = [_lines(cell) + " |" if cell else "|" for cell in cells]
    if pads and how.glued and lines:
        lines[-1] += " " + "|" * pads
    elif pads:
        lines.append("|" * pads)
    yield from lines


def _cell_then_pipe(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield from (_lines(cell) + "\n|" if cell else "|" for cell in cells)
    if pads:
        yield "|" * pads


def _opened(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield "|"
    yield from _cell_closed(cells, pads, how)


def _opened_set_in(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield "|" + "".join(f" \n {_line(cell)}  | " for cell in cells) + "|" * pads


def _opened_before(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    for at, cell in enumerate(cells):
        yield ("" if at else "| ") + _lines(cell)
        yield "|"
    if pads:
        yield "|" * pads


def _paragraphs(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    for cell in cells:
        yield cell
        yield ""


def _cells(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield from map(_lines, cells)


def _pipe_between(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    for cell in cells:
        if cell:
            yield _lines(cell)
        yield "|"


def _joined(mark: str) -> Family:
    def write(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
        yield mark.join(map(_line, cells))

    return write


def _blanks(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield " ".join(_line(cell) for cell in cells if cell)


def _filled(mark: str) -> Family:
    def write(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
        yield mark.join([*map(_line, cells), *[""] * pads])

    return write


def _csv(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield ",".join(
        f'"{cell.replace(chr(34), chr(34) * 2)}"' if set(cell) & set(',"\n') else cell
        for cell in [*cells, *[""] * pads]
    )


def _tabs_quoted(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    """What a spreadsheet puts on the clipboard: tabs, and quotes around cells with line breaks."""
    yield "\t".join(f'"{cell}"' if "\n" in cell else cell for cell in [*cells, *[""] * pads])


def _json(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield json.dumps([*map(_line, cells), *[""] * pads], ensure_ascii=False)


def _repr(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    shown = ", ".join(f"'{_line(cell)}'" for cell in [*cells, *[""] * pads])
    yield f"[{shown}]"


def _wiki(cells: Cells, pads: int, how: Manner) -> Iterator[str]:
    yield "|-"
    yield from ("| " + _line(cell) for cell in cells)


def _lined_up(rows: Sequence[Cells]) -> str:
    """Each cell in the column that its number in the row gives, as wide as the widest there."""
    rows = [[_line(cell) for cell in row] for row in rows]
    wide = [max(map(_seen, column)) for column in zip_longest(*rows, fillvalue="")]
    return "\n".join(
        "  ".join(
            cell + " " * (w - _seen(cell)) for cell, w in zip(row, wide, strict=False)
        ).rstrip()
        for row in rows
    )


def _seen(text: str) -> int:
    """The places that a text takes up on a screen, without the signs around figures."""
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
        if unicodedata.category(c) not in {"Co", "Cf"}
    )


def _one_line(rows: Sequence[Cells]) -> str:
    return " ".join("| " + " | ".join(map(_line, row)) + " |" for row in rows)


FAMILIES: dict[str, Family] = {
    "rows closed": _closed,
    "rows closed wide": _closed_wide,
    "rows between pipes": _between,
    "Markdown": _markdown,
    "Markdown, bare": _markdown_bare,
    "cells closed": _cell_closed,
    "cells, then pipes": _cell_then_pipe,
    "rows opened": _opened,
    "rows opened, set in": _opened_set_in,
    "rows opened before": _opened_before,
    "paragraphs": _paragraphs,
    "cells": _cells,
    "pipes between": _pipe_between,
    "blanks": _blanks,
    "two blanks": _joined("  "),
    "tabs": _joined("\t"),
    "tabs, filled": _filled("\t"),
    "tabs, quoted": _tabs_quoted,
    "CSV": _csv,
    "semicolons": _filled(";"),
    "pipes of a box": _joined("│"),
    "wide pipes": _joined("｜"),
    "JSON": _json,
    "lists of Python": _repr,
    "MediaWiki": _wiki,
}
WHOLE: dict[str, Callable[[Sequence[Cells]], str]] = {
    "lined up": _lined_up,
    "one line": _one_line,
}
_RULED = {"Markdown": "| --- ", "Markdown, bare": "--- | "}
_APART = {"paragraphs", "tabs", "blanks", "two blanks", "lined up"}
_FILLED = {
    "Markdown",
    "Markdown, bare",
    "tabs, filled",
    "tabs, quoted",
    "CSV",
    "semicolons",
    "JSON",
    "lists of Python",
    "lined up",
}
"""Where a cell that fills a row up looks like a blank one."""
