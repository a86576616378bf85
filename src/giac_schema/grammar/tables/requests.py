"""表三: its figures by header, separators and sums, each in its cell of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.tables.apart.lines import beside_words
from giac_schema.grammar.tables.apart.one_row_off import without_rows_off
from giac_schema.grammar.tables.apart.settled import settled
from giac_schema.grammar.tables.extras import gather_extras, gather_strangers
from giac_schema.grammar.tables.headers.request_columns import FORM_ORDER, ROW_POSITIONS, TOTAL
from giac_schema.grammar.tables.request_answers import are_of_more, request_answers
from giac_schema.model.address import Ref
from giac_schema.model.form import entries
from giac_schema.model.requests import ApplicantRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.tables.headers.request_columns import Order
    from giac_schema.grammar.tables.requests_table import RequestsTable
    from giac_schema.grammar.tables.rows import Context, Found

__all__ = ["read_requests"]

_ENTRIES = {name: entry for name, _, entry in entries(ApplicantRow)}


def read_requests(
    table: RequestsTable, how: Spacing | None, context: Context, harvest: Harvest
) -> None:
    """Take in every row of 表三."""
    _take_turned(table, harvest)
    order = table.order or FORM_ORDER
    _gather_between(table, len(order), context, harvest)
    if not _in_form_order(table.rows) or table.order is None or _is_of_more(table.rows):
        how = None
    columns = tuple((name, _ENTRIES[name]) for name in order)
    answers = request_answers(table, how, context, order)
    wider = any(_surplus(found) > 0 for found in table.rows)
    of_more = are_of_more(table, context, order)
    placed = list(zip(table.rows, answers, strict=True))
    whole = settled(placed, table.between, order.index(TOTAL), context)
    for found, answer in without_rows_off(whole, table.orphans):
        ref = Ref.parse(found.label.key)
        harvest.rows.setdefault(ref, []).append(found.label)
        gather_extras("requests", found, how, context.grids, harvest)
        if answer is None:
            continue
        believed = _believed(answer, found, table.order, wider=wider)
        if of_more and found.in_grid and found.text.cells:
            believed = Unplaced(found.text.cells)
        harvest.row(ref, columns, believed, found.label.cell.position)


def _take_turned(table: RequestsTable, harvest: Harvest) -> None:
    """Take in the rows of a table that is turned by a quarter."""
    for label, cells in table.turned:
        ref = Ref.parse(label.key)
        harvest.rows.setdefault(ref, []).append(label)
        harvest.row(ref, tuple(_ENTRIES.items()), Placed(cells), label.cell.position)


def _gather_between(table: RequestsTable, columns: int, context: Context, harvest: Harvest) -> None:
    """Keep the rows that the form does not know behind headers and labels of groups."""
    for heading in table.headings:
        loose = heading.loose
        kept = beside_words(heading.label, loose) if context.drawn else loose
        gather_strangers("requests", heading.label, kept, columns, context.grids, harvest)


def _surplus(found: Found) -> int:
    """How many figures more than columns a row of text has; of fewer, how many it lacks, below 0."""
    return 0 if found.in_grid else found.text.figures - len(FORM_ORDER)


def _is_of_more(rows: Sequence[Found]) -> bool:
    """Whether several rows of text have more figures than columns: of seven, one may be none of the form's.

    One more is such a figure on the line of the row; on another it may be the number of a page.
    """
    in_text = (found for found in rows if not found.in_grid)
    return sum(_surplus(found) > (not found.text.on_one_line) for found in in_text) >= _SEVERAL


_SEVERAL = 3


def _believed(
    answer: Placed | Unplaced, found: Found, order: Order | None, *, wider: bool
) -> Placed | Unplaced:
    """The answer, where the order of columns is known; what proofs take for that of the form has to be it.

    Args:
        answer: where the figures of a row stand.
        found: the row.
        order: in which order the columns stand, if that is known.
        wider: whether a row of text has more figures than columns: another may have one that is of no column.
    """
    if wider and isinstance(answer, Unplaced) and not found.in_grid:
        return Unplaced(answer.seen)
    if found.text.columns != len(FORM_ORDER):  # it has no cell in a column that the form has not
        return Unplaced(found.text.cells)
    if order == FORM_ORDER:
        return answer
    if isinstance(answer, Unplaced):
        return Unplaced(answer.seen)
    if order is None and found.in_grid and any(isinstance(slot, Cell) for slot in answer.slots):
        return Unplaced(found.text.cells)
    return answer


def _in_form_order(rows: Sequence[Found]) -> bool:
    """Whether the labels come in the order of the form, or each row is one line of its own."""
    in_text = [found for found in rows if not found.in_grid]
    if all(found.text.on_one_line for found in in_text):
        return True
    order = [ROW_POSITIONS.get(found.label.key, 0) for found in in_text]
    return order == sorted(order)
