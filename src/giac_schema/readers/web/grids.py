"""An HTML table to a grid: every cell where it begins, merged ones with their spans.

Spans are what the page says, within limits: they may lie, overlap and miss, and the
grammar does not rely on any one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.model.document import GridCell
from giac_schema.model.source import Position
from giac_schema.readers.limits import MOST_COLUMNS, MOST_ROWS
from giac_schema.readers.web.visible import cell_text, hides, is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborNode

__all__ = ["grid"]

_LONGEST_SPAN = 8

_SINGLE = (1, 1)
_CELLS = frozenset({"td", "th"})


def grid(table: LexborNode, number: int) -> Iterator[GridCell]:
    """The cells of a table that holds no other.

    Args:
        table: the ``<table>``.
        number: which table of the page it is, from 1.
    """
    taken: dict[int, int] = {}  # grid column -> first row in which it is free again
    shown = [tr for tr in table.css("tr") if not is_hidden(tr)]
    for row, tr in enumerate(shown[:MOST_ROWS]):
        column = 0
        for cell in tr.iter():
            if cell.tag not in _CELLS or hides(attributes := cell.attributes):
                continue
            while taken.get(column, 0) > row:
                column += 1
            if column >= MOST_COLUMNS:
                break
            width, height = _spans(attributes)
            width = min(width, MOST_COLUMNS - column)
            for at in range(column, column + width):
                taken[at] = row + height
            where = Position(None, None, number, row + 1, column + 1)
            yield GridCell(cell_text(cell), row, column, height, width, where)
            column += width


def _spans(attributes: Mapping[str, str | None]) -> tuple[int, int]:
    """Over how many columns and rows a cell says it reaches."""
    if not attributes:
        return _SINGLE
    height = min(_span(attributes.get("rowspan")), MOST_ROWS)
    return _span(attributes.get("colspan")), height


def _span(printed: str | None) -> int:
    """A span as the page prints it; 1 for what is no whole number."""
    digits = (printed or "").strip()
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _LONGEST_SPAN:
        return 1
    return max(int(digits), 1)
