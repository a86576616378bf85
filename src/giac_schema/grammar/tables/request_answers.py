"""Where the figures of each row of 表三 stand: by the row alone, or by others that were moved alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.placing.lost_columns import lacks_columns
from giac_schema.grammar.placing.moved import place_moved
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.tables.headers.header_places import headers_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.placing.moved import GridRow
    from giac_schema.grammar.placing.spacing import Spacing
    from giac_schema.grammar.tables.headers.header_order import Order
    from giac_schema.grammar.tables.headers.header_places import Headers
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
    for number, lacks in enumerate(lacks_columns(rows, above)):
        if lacks:
            alone[number], rows[number] = Unplaced(table.rows[number].text.cells), None
    if not any(isinstance(a, Unplaced) and row for a, row in zip(alone, rows, strict=True)):
        return alone
    return [
        by_others if by_others is not None and isinstance(answer, Unplaced) else answer
        for answer, by_others in zip(alone, _moved_alike(rows, above), strict=True)
    ]


def _moved_alike(
    rows: Sequence[GridRow | None], above: Sequence[Headers]
) -> list[Placed | Unplaced | None]:
    """What rows of a grid below the same headers show of each other; ``None`` for one that is in no grid."""
    answers: list[Placed | Unplaced | None] = [None] * len(rows)
    for headers in [h for n, h in enumerate(above) if h not in above[:n]]:
        below = {n: row for n, row in enumerate(rows) if row is not None and above[n] == headers}
        for number, answer in zip(below, place_moved(list(below.values()), headers), strict=True):
            answers[number] = answer
    return answers
