"""An HTML table to a grid: every cell where it begins, merged ones with their spans.

Spans are what the page says, within limits: they may lie, overlap and miss, and the
grammar does not rely on any one of them.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.model.document import cell_of_table
from giac_schema.readers.limits import MOST_COLUMNS, MOST_ROWS
from giac_schema.readers.marks import struck
from giac_schema.readers.web.looks import PLAIN
from giac_schema.readers.web.visible import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborNode

    from giac_schema.model.document import GridCell
    from giac_schema.readers.web.looks import Sheets

__all__ = ["grid"]


_LONGEST_SPAN = 8

_SINGLE = (1, 1)
_CELLS = frozenset({"td", "th"})


_Shown: TypeAlias = tuple[str, tuple[int, int], bool]
"""What a cell shows, wherever it stands: its text, over how many columns and rows it reaches, and whether that is
struck out."""
_NOTHING: _Shown = ("", (0, 0), False)
"""Of what is no cell, or hidden."""
_KNOWN: dict[str, _Shown] = {}
"""Cells as they were written, of pages whose sheets say nothing of classes: most cells of a page, blank ones and
noughts, are written as others were."""
_MOST_KNOWN = 4096
_LONGEST_KNOWN = 1000
"""Characters of a cell that may come again."""


def grid(
    table: LexborNode, number: int, sheets: Sheets, *, is_struck: bool = False
) -> Iterator[GridCell]:
    """The cells of a table that holds no other.

    Args:
        table: the ``<table>``.
        number: which table of the page it is, from 1.
        sheets: what the page says of its classes.
        is_struck: whether the table stands in something that is struck out.
    """
    known: dict[str, _Shown] = {} if sheets.classes else _KNOWN
    taken: dict[int, int] = {}  # grid column -> first row in which it is free again
    for row, (tr, out) in enumerate(islice(_rows(table, sheets, is_struck=is_struck), MOST_ROWS)):
        taken = {at: free for at, free in taken.items() if free > row} if taken else taken
        column = 0
        for node in tr.iter():
            written = node.html or ""
            cell = known.get(written)
            if cell is None:
                cell = _shown(node, sheets)
                _keep(known, written, cell)
            if cell is _NOTHING:
                continue
            while taken and taken.get(column, 0) > row:
                column += 1
            if column >= MOST_COLUMNS:
                break
            text, spans, is_out = cell
            width, height = spans
            if spans is not _SINGLE:  # a single cell takes nothing of the rows below
                width = min(width, MOST_COLUMNS - column)
                if height > 1 or taken:
                    taken |= dict.fromkeys(range(column, column + width), row + height)
            if out or is_out:
                text = struck(text)
            yield cell_of_table(text, row, column, height, width, number)
            column += width


def _shown(cell: LexborNode, sheets: Sheets) -> _Shown:
    """What a cell shows."""
    if cell.tag not in _CELLS:
        return _NOTHING
    attributes = cell.attributes
    look = sheets.attributed(attributes) if attributes else PLAIN
    if look.hidden:
        return _NOTHING
    return cell_text(cell, sheets), _spans(attributes), look.struck


def _keep(known: dict[str, _Shown], written: str, cell: _Shown) -> None:
    if len(written) <= _LONGEST_KNOWN:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[written] = cell


def _rows(
    table: LexborNode, sheets: Sheets, *, is_struck: bool
) -> Iterator[tuple[LexborNode, bool]]:
    """The rows that are shown, each with whether it is struck out."""
    for group in table.iter():  # every parser sees to it that rows stand in thead, tbody or tfoot
        around = sheets.look(group)
        for tr in group.iter():
            if tr.tag == "tr" and not (look := sheets.look(tr) | around).hidden:
                yield tr, is_struck or look.struck


def _spans(attributes: Mapping[str, str | None]) -> tuple[int, int]:
    """Over how many columns and rows a cell says it reaches."""
    if "colspan" not in attributes and "rowspan" not in attributes:
        return _SINGLE
    height = min(_span(attributes.get("rowspan")), MOST_ROWS)
    return _span(attributes.get("colspan")), height


@lru_cache(maxsize=1024)
def _span(printed: str | None) -> int:
    """A span as the page prints it; 1 for what is no whole number."""
    digits = (printed or "").strip()
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _LONGEST_SPAN:
        return 1
    return max(int(digits), 1)
