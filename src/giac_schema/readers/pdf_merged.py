"""Figures of ruled tables that stand in cells over several columns or rows of the table.

A ruling that was not drawn, or not seen, makes one cell of two; whose figure it holds is then not proved.
The form has cells over several columns, each below one header, and none over several rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

import attrs

from giac_schema.grammar.matching import match
from giac_schema.grammar.values import parse_value
from giac_schema.readers.pdf_page import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.readers.pdf_tables import Box, Table

__all__ = ["with_doubts"]

_COLUMNS = frozenset({"COLUMN2", "COLUMN3", "FIRST3", "RESULT"})
_NARROW = 3.0
"""Points by which a cell may reach under the next header, as rulings drawn twice make it."""

_Reach: TypeAlias = tuple[float, ...]
"""From where to where across the page a header stands."""


def with_doubts(table: Table) -> Table:
    """The table, those figures marked as unknown that stand below two headers or beside two rows."""
    rows: dict[int, list[Box]] = defaultdict(list)
    for box in table.boxes:
        rows[box.row].append(box)
    doubtful: set[int] = set()
    heads: list[_Reach] = []
    below = False
    for number in sorted(rows):
        row = rows[number]
        found = [(box.left, box.right) for box in row if _heads_column(box)]
        if found and not any(map(_is_figure, row)):
            heads, below = sorted(found if below else [*heads, *found]), False
            continue
        below = True
        suspects = [
            box
            for box in row
            if (box.rows > 1 and _is_beside_several(box, rows))
            or (_is_over_several(box, heads) and not _is_whole(row, heads))
        ]
        doubtful |= {id(box) for box in suspects if _is_figure(box)}
    if not doubtful:
        return table
    marked = (
        attrs.evolve(box, text=UNKNOWN + box.text) if id(box) in doubtful else box
        for box in table.boxes
    )
    return attrs.evolve(table, boxes=tuple(marked))


def _heads_column(box: Box) -> bool:
    text = box.text
    if not text or text.isdigit():
        return False
    return any(m.terminal in _COLUMNS and m.key != "organizations" for m in match(text))


def _is_over_several(box: Box, heads: Sequence[_Reach]) -> bool:
    """Whether a header begins above a cell, and another stands above the part before that."""
    at = bisect_right(heads, (box.left + _NARROW,))
    inside = at < len(heads) and heads[at][0] < box.right - _NARROW
    return inside and at > 0 and heads[at - 1][1] > box.left + _NARROW


def _is_whole(row: Iterable[Box], heads: Sequence[_Reach]) -> bool:
    """Whether a row has as many cells below its headers as there are headers."""
    return sum(any(_reaches(box, head) for head in heads) for box in row) == len(heads)


def _reaches(box: Box, head: _Reach) -> bool:
    return min(box.right, head[1]) - max(box.left, head[0]) > _NARROW


def _is_beside_several(box: Box, rows: dict[int, list[Box]]) -> bool:
    """Whether something is written in a cell that begins in a lower row of a cell."""
    lower: Sequence[int] = range(box.row + 1, box.row + box.rows)
    return any(other.text.strip() for row in lower for other in rows.get(row, ()))


def _is_figure(box: Box) -> bool:
    return parse_value(box.text.strip()) is not None
