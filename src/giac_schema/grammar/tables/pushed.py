"""Labels that nothing stands before, as 四、结转下年度继续办理, and that stand right of others like it.

A label above that says it reaches one row too far pushes such a row aside, and its cells with it: then what
stands below the headers is not what they say, and its last cells may be lost.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.rows import Found

__all__ = ["are_pushed"]

_OUTER = 2
"""The depth of the rows of 表三 that stand in no group."""


def are_pushed(rows: Sequence[Found]) -> list[bool]:
    """Which rows of 表三 stand right of their like, by the columns of a grid or by where their lines begin.

    No two stand each behind the other, so that one at most stands behind all.
    """
    pushed = _behind_all([found for found in rows if found.text.depth == _OUTER])
    return [found is pushed for found in rows]


def _behind_all(rows: Sequence[Found]) -> Found | None:
    """The one that stands behind every other; ``None`` if there is none, or no other."""
    if len(rows) < _PAIR:
        return None
    last = reduce(lambda found, other: other if _is_behind(other, found) else found, rows)
    behind = all(found is last or _is_behind(last, found) for found in rows)
    return last if behind else None


_PAIR = 2


def _is_behind(found: Found, other: Found) -> bool:
    """Whether a label begins right of another: in text, of its end, as those that are centred begin anywhere before."""
    here, there = found.label.cell, other.label.cell
    if here.place is not None and there.place is not None:
        return here.place.grid == there.place.grid and here.place.first > there.place.first
    if here.edges is None or there.edges is None:
        return False
    return here.edges.by(0)[0] >= there.edges.by(0)[1]
