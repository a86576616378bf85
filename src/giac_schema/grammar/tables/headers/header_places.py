"""Where the headers stand that a row of 表三 stands below, in a source that repeats its header.

The parts of a table that pages or sheets divide need not be divided alike: each row is placed by the header
above it in its own grid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from giac_schema.model.requests import LEGAL_PERSONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.grammar.layouts.cells import Place
    from giac_schema.grammar.tables.headers.request_columns import Order
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["Headers", "headers_above"]

Headers: TypeAlias = "tuple[Place | None, ...]"
"""Where the header of each column stands, from left to right; ``None`` where it is not known."""

_FEWEST = 4
"""A header names more columns than words that only look like one."""


def headers_above(
    heads: Sequence[Sequence[Seen]], rows: Sequence[Place | None], order: Order
) -> list[Headers]:
    """The headers that each row stands below: the nearest in its own grid, or the first there are.

    Args:
        heads: the header cells of each part of the table.
        rows: where the labels of the rows stand; ``None`` in text.
        order: the names of the columns.
    """
    first = _places([s for head in heads for s in head], order)
    if len(heads) < _SEVERAL:
        return [first] * len(rows)
    return [_nearest(heads, row, order) or first for row in rows]


_SEVERAL = 2


def _nearest(heads: Sequence[Sequence[Seen]], row: Place | None, order: Order) -> Headers | None:
    if row is None:
        return None
    for head in reversed(heads):
        own = _places([s for s in head if _is_above(s.cell.place, row)], order)
        if sum(place is not None for place in own) >= _FEWEST:
            return own
    return None


def _is_above(place: Place | None, row: Place) -> bool:
    return place is not None and place.grid == row.grid and place.row < row.row


def _places(head: Sequence[Seen], order: Order) -> Headers:
    by_name = {s.key: s.cell.place for s in reversed(head)}
    if _is_parted(by_name):
        return (None,) * len(order)
    return tuple(by_name.get(name) for name in order)


def _is_parted(by_name: Mapping[str, Place | None]) -> bool:
    """Whether 总计 or 自然人 stands among the kinds of legal persons: spans were lost, and all behind it moved."""
    inside = [place.first for name in LEGAL_PERSONS if (place := by_name.get(name)) is not None]
    outside = [place.first for name in _OTHERS if (place := by_name.get(name)) is not None]
    return any(min(inside, default=0) < at < max(inside, default=0) for at in outside)


_OTHERS = ("natural_person", "total")
