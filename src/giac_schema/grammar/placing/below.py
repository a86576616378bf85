"""Whether figures drawn with blanks stand below the headers of their columns, or below those of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.layouts.edges import Interval

__all__ = ["stand_below_others"]


def stand_below_others(cells: Sequence[Cell], headers: Sequence[Cell]) -> bool:
    """Whether a cell stands below the header of another column, and no way of counting puts all below their own.

    A row of three figures may be one of two, of which one was torn, and a blank: then the second stands
    below the third header.

    Args:
        cells: those of a row, one for each header.
        headers: those of its columns.
    """
    crossing = False
    for metric in (0, 1):
        below = [_interval(cell, metric) for cell in cells]
        above = [_interval(header, metric) for header in headers]
        if all(_meet(a, b, slack=1) for a, b in zip(below, above, strict=True)):
            return False
        crossing |= any(
            _meet(a, b) for i, a in enumerate(below) for j, b in enumerate(above) if i != j
        )
    return crossing


def _interval(cell: Cell, metric: int) -> Interval | None:
    return cell.edges.by(metric) if cell.edges is not None else None


def _meet(one: Interval | None, other: Interval | None, *, slack: int = 0) -> bool:
    """Whether one stands above the other, or with a slack of 1 touches it."""
    if one is None or other is None:
        return False
    return one[0] < other[1] + slack and other[0] < one[1] + slack
