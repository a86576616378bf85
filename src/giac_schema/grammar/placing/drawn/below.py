"""Whether figures drawn with blanks stand below the headers of their columns, or below those of others."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.layouts.edges import Interval

__all__ = ["MOST_DIGITS", "stand_below_others"]

MOST_DIGITS = 7
"""No count of a report is in the tens of millions."""


def stand_below_others(cells: Sequence[Cell], headers: Sequence[Cell]) -> bool:
    """Whether a cell stands below the header of another column, and no way of counting puts all below their own.

    A row of three figures may be one of two, of which one was torn, and a blank: then the second stands
    below the third header.  Where no two neighbours are short enough to be one figure, a cell stands below a
    header by its middle: programs that draw pages as text push what comes later on a line under the edge of another.

    Args:
        cells: those of a row, one for each header.
        headers: those of its columns.
    """
    crossing, stands = False, _meet if _may_hold_a_torn_one(cells) else _is_centred_below
    for metric in (0, 1):
        below = [_interval(cell, metric) for cell in cells]
        above = [_interval(header, metric) for header in headers]
        if all(_meet(a, b, slack=1) for a, b in zip(below, above, strict=True)):
            return False
        crossing |= any(
            stands(a, b) for i, a in enumerate(below) for j, b in enumerate(above) if i != j
        )
    return crossing


def _may_hold_a_torn_one(cells: Sequence[Cell]) -> bool:
    """Whether two neighbours have as few digits together as one figure may have."""
    digits = [sum(map(str.isdecimal, cell.text)) for cell in cells]
    return any(one + other <= MOST_DIGITS for one, other in pairwise(digits))


def _interval(cell: Cell, metric: int) -> Interval | None:
    return cell.edges.by(metric) if cell.edges is not None else None


def _meet(one: Interval | None, other: Interval | None, *, slack: int = 0) -> bool:
    """Whether one stands above the other, or with a slack of 1 touches it."""
    if one is None or other is None:
        return False
    return one[0] < other[1] + slack and other[0] < one[1] + slack


def _is_centred_below(cell: Interval | None, header: Interval | None) -> bool:
    """Whether more than an edge of a cell stands below a header."""
    return cell is not None and header is not None and 2 * header[0] < sum(cell) < 2 * header[1]
