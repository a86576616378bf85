"""表四 that begins with blank cells, where each cell has lines of its own.

No label opens its row, so the blank cells before its first figure are counted from the headers, behind which the
rows of 表三 begin as far down.  Where the figures and the gaps then make up all fifteen columns, and as much
stands behind the last of them as behind 表三, the row is placed if its sums hold, too: each block that has a
figure has its total, and its parts come to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.placing.gaps.blanks_before import inner_slots
from giac_schema.grammar.placing.slots import Placed
from giac_schema.grammar.placing.sums import numbers_in
from giac_schema.grammar.tables.headers.dispute_columns import adds_up

if TYPE_CHECKING:
    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.rows.text_row import TextRow
    from giac_schema.grammar.placing.slots import Slot
    from giac_schema.grammar.tables.headers.dispute_columns import Order

__all__ = ["place_behind_headers"]


def place_behind_headers(row: TextRow, how: Spacing | None, order: Order) -> Placed | None:
    """Where the figures of 表四 stand, counted from its headers; ``None`` if that is not proved."""
    if how is None or not how.keeps or how.opening is None or row.on_one_line or row.last:
        return None
    if how.closing is None or how.count(row.cells[-1].after) != how.closing:
        return None
    inner, blanks = inner_slots(row, how), how.blanks(row.cells[0].gap, how.opening)
    if inner is None or blanks is None or blanks + len(inner) != row.columns:
        return None
    slots: tuple[Slot, ...] = (*[None] * blanks, *inner)
    numbers = numbers_in(slots)
    whole = numbers is not None and any(numbers) and adds_up(numbers, order)
    return Placed(slots) if whole else None
