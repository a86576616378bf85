"""Where the figures of each row of 表三 stand: by the row alone, or by others that were moved alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.grids.lost_columns import lacks_columns
from giac_schema.grammar.placing.grids.moved import are_moved, place_moved
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.placing.totals import are_filled_up
from giac_schema.grammar.tables.headers.header_places import headers_above
from giac_schema.grammar.tables.pushed import are_pushed
from giac_schema.grammar.tables.remarked import are_remarked, ends_in_a_sign, ends_in_words
from giac_schema.grammar.words.values import Figure
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.grids.moved import GridRow
    from giac_schema.grammar.tables.headers.header_places import Headers
    from giac_schema.grammar.tables.headers.request_columns import Order
    from giac_schema.grammar.tables.requests_table import RequestsTable
    from giac_schema.grammar.tables.rows import Context, Found

__all__ = ["are_of_more", "request_answers"]


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
    pushed = are_pushed(table.rows)
    alone = [
        _without_pushed(found.answer(how, context, headers), found, moved=moved)
        for found, headers, moved in zip(table.rows, above, pushed, strict=True)
    ]
    if are_remarked(table.rows, len(APPLICANT_COLUMNS)):
        alone = [
            Unplaced(found.text.cells) if ends_in_words(answer) else answer
            for found, answer in zip(table.rows, alone, strict=True)
        ]
    if not any(table.heads):  # a share may stand behind 总计, and a sign for none
        alone = [
            Unplaced(found.text.cells) if ends_in_a_sign(answer) and not found.in_grid else answer
            for found, answer in zip(table.rows, alone, strict=True)
        ]
    if all(map(_is_whole, alone)):
        return alone
    if not any(found.in_grid for found in table.rows):
        return _without_fillers(alone, table)
    rows = [found.in_its_grid(context) for found in table.rows]
    for number, lacks in enumerate(lacks_columns(rows, above)):
        if lacks or (pushed[number] and not _is_whole(alone[number])):
            alone[number], rows[number] = Unplaced(table.rows[number].text.cells), None
    if any(isinstance(a, Unplaced) and row for a, row in zip(alone, rows, strict=True)):
        for number, by_others in _moved_alike(rows, above, alone):
            alone[number] = by_others
    return _without_fillers(alone, table)


_SEVERAL = 3


def are_of_more(table: RequestsTable, context: Context, order: Order) -> bool:
    """Whether several rows of grids have more figures than the form has columns, and no header tells which are others'.

    Then seven figures beside a blank cell are no row of the form, whether they add up or not.
    """
    above = headers_above(table.heads, [found.label.cell.place for found in table.rows], order)
    behind = (
        found.in_its_grid(context, headers)
        for found, headers in zip(table.rows, above, strict=True)
        if found.in_grid and len(found.text.cells) > len(APPLICANT_COLUMNS)
    )
    figures = (sum(isinstance(c.value, Figure) for c in row.told.values()) for row in behind if row)
    return sum(count > len(APPLICANT_COLUMNS) for count in figures) >= _SEVERAL


def _without_fillers(
    answers: list[Placed | Unplaced | None], table: RequestsTable
) -> list[Placed | Unplaced | None]:
    """The answers without rows that end in blank cells, where these may fill up what was dropped before them."""
    short = {
        number: answer.slots
        for number, answer in enumerate(answers)
        if isinstance(answer, Placed) and answer.slots[-1] is None and any(answer.slots)
    }
    if are_filled_up(short.values()):
        for number in short:
            answers[number] = Unplaced(table.rows[number].text.cells)
    return answers


def _moved_alike(
    rows: Sequence[GridRow | None],
    above: Sequence[Headers],
    alone: Sequence[Placed | Unplaced | None],
) -> Iterator[tuple[int, Placed | Unplaced]]:
    """What rows of a grid below the same headers show of those that are not placed, or were moved with their like."""
    for headers in [h for n, h in enumerate(above) if h not in above[:n]]:
        below = {n: row for n, row in enumerate(rows) if row is not None and above[n] == headers}
        like = list(below.values())
        found = zip(place_moved(like, headers), are_moved(like, headers), strict=True)
        for number, (by_others, moved) in zip(below, found, strict=True):
            if isinstance(alone[number], Unplaced) or (moved and not _is_whole(alone[number])):
                yield number, by_others


def _without_pushed(
    answer: Placed | Unplaced | None, found: Found, *, moved: bool
) -> Placed | Unplaced | None:
    """The answer, but for a row that was moved with its label: then only one without a blank cell is believed."""
    return answer if not moved or _is_whole(answer) else Unplaced(found.text.cells)


def _is_whole(answer: Placed | Unplaced | None) -> bool:
    """Whether an answer has a figure for every column; one that has not rests on the headers alone."""
    return isinstance(answer, Placed) and all(isinstance(slot, Cell) for slot in answer.slots)
