"""Columns that a report sets behind 总计 in 表三: last year's figures, shares, remarks.

In a grid they hold their places.  In text they are told by their headers alone: where these follow that of 总计,
a row with a cell in every column has the form's seven first.  A row that has fewer may have lost any of them.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.tables.parts import RequestsHead
from giac_schema.grammar.words.comparison import is_comparison

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.parts import Part, Seen
    from giac_schema.grammar.tables.rows import Found

__all__ = ["other_columns", "without_others"]


def other_columns(parts: Sequence[Part]) -> int | None:
    """How many columns the headers of a text add behind 总计; ``None`` if they stand elsewhere, or not always."""
    found = {_added(part) for part in parts if isinstance(part, RequestsHead) and part.columns}
    return found.pop() if len(found) == 1 else None if any(found - {0}) else 0


def _added(head: RequestsHead) -> int | None:
    others = [s for s in head.loose if s.cell.place is None and is_comparison(s.cell.text)]
    if not others:
        return 0
    cells = sorted((*head.columns, *head.loose), key=_in_order)
    total = next((at for at, s in enumerate(cells) if s.key == "total"), len(cells))
    behind = list(takewhile(lambda s: any(s is other for other in others), cells[total + 1 :]))
    return len(behind) if len(behind) == len(others) else None


def _in_order(seen: Seen) -> tuple[int, int]:
    return seen.cell.position.line or 0, seen.cell.position.column or 0


def without_others(
    rows: Sequence[Found], others: int, adds_up: Callable[[Sequence[Cell]], bool]
) -> list[Found]:
    """The rows of 表三 without the cells of other columns; what has no cell in them keeps their number of columns."""
    most = max((len(found.text.cells) for found in rows if not found.in_grid), default=0)
    return [
        _without(found, others, adds_up, empty=most + others <= found.text.columns)
        for found in rows
    ]


def _without(
    found: Found, others: int, adds_up: Callable[[Sequence[Cell]], bool], *, empty: bool
) -> Found:
    row = found.text
    own = row.columns - others
    if not others or found.in_grid:
        return found
    if empty or not row.cells:
        return evolve(found, text=evolve(row, columns=own))
    cells = row.cells[:own]
    if len(row.cells) != row.columns or any(cell.value is None for cell in cells):
        return found
    text = evolve(row, cells=cells, columns=own, adds_up=adds_up(cells), last=False)
    return evolve(found, text=text)
