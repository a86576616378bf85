"""Where the figures of each row of 表三 stand: by the row alone, or by others that were moved alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.placing.lost_columns import lacks_columns
from giac_schema.grammar.placing.moved import place_moved
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.tables.headers.header_places import headers_above

if TYPE_CHECKING:
    from giac_schema.grammar.placing.spacing import Spacing
    from giac_schema.grammar.tables.headers.header_order import Order
    from giac_schema.grammar.tables.requests import RequestsTable
    from giac_schema.grammar.tables.rows import Context

__all__ = ["request_answers"]


def request_answers(
    table: RequestsTable, how: Spacing | None, context: Context, order: Order
) -> list[Placed | Unplaced | None]:
    """Where the figures of each row stand; ``None`` for a row of which nothing is told.

    Args:
        table: the table.
        how: how the rows of its text are spaced, if that is known.
        context: what surrounds them in the document.
        order: in which order its columns stand.
    """
    above = headers_above(table.heads, [found.label.cell.place for found in table.rows], order)
    alone = [
        found.answer(how, context, headers)
        for found, headers in zip(table.rows, above, strict=True)
    ]
    if not any(found.in_grid for found in table.rows):
        return alone
    rows = [found.in_its_grid(context) for found in table.rows]
    lacking = lacks_columns(rows, above)
    alone = [
        Unplaced(found.text.cells) if lacks else answer
        for answer, found, lacks in zip(alone, table.rows, lacking, strict=True)
    ]
    rows = [None if lacks else row for row, lacks in zip(rows, lacking, strict=True)]
    if not any(isinstance(a, Unplaced) and row for a, row in zip(alone, rows, strict=True)):
        return alone
    alike: list[Placed | Unplaced | None] = [None] * len(rows)
    for headers in [h for n, h in enumerate(above) if h not in above[:n]]:
        below = [n for n, row in enumerate(rows) if row is not None and above[n] == headers]
        moved = place_moved([row for n in below if (row := rows[n]) is not None], headers)
        for number, answer in zip(below, moved, strict=True):
            alike[number] = answer
    return [
        by_others if by_others is not None and isinstance(answer, Unplaced) else answer
        for answer, by_others in zip(alone, alike, strict=True)
    ]
