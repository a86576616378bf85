"""表三 from its parts: its rows by their labels, its figures by header, separators and sums."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.rows.text_row import TextRow
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.placing.sums import summands_in
from giac_schema.grammar.tables.apart.detached import with_own_lines
from giac_schema.grammar.tables.apart.figures_above import Above, with_doubted_lines
from giac_schema.grammar.tables.apart.going_on import may_be_longer
from giac_schema.grammar.tables.apart.lines import beside_words
from giac_schema.grammar.tables.apart.one_row_off import Orphan, orphan_lines, without_rows_off
from giac_schema.grammar.tables.apart.orphans import without_blanks
from giac_schema.grammar.tables.apart.rests import Rest, rests
from giac_schema.grammar.tables.apart.settled import settled
from giac_schema.grammar.tables.extras import gather_extras, gather_strangers
from giac_schema.grammar.tables.headers.among_heads import among_heads
from giac_schema.grammar.tables.headers.below_all import without_headers_below
from giac_schema.grammar.tables.headers.header_order import FORM_ORDER, Order, column_order
from giac_schema.grammar.tables.headers.other_columns import (
    are_remarks,
    other_columns,
    without_others,
)
from giac_schema.grammar.tables.parts import RequestsHead, RequestsRow
from giac_schema.grammar.tables.request_answers import are_of_more, request_answers
from giac_schema.grammar.tables.rows import Found, found_row
from giac_schema.grammar.tables.seen import Seen
from giac_schema.grammar.tables.shapes.turned import is_turned, turned_rows
from giac_schema.model.address import Ref
from giac_schema.model.form import entries
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS
from giac_schema.model.requests import ApplicantRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.rows import Context

__all__ = ["RequestsTable", "find_requests", "read_requests"]

_ENTRIES = {name: entry for name, _, entry in entries(ApplicantRow)}
_POSITIONS = {
    str(node.ref): position
    for edition in EDITIONS
    for position, node in enumerate(form(edition).nodes)
    if node.ref.table == "requests"
}
_OTHER = "requests.outcome.other"
_PARTS_OF_OTHER = f"{_OTHER}."


@frozen
class RequestsTable:
    """表三 as found: the cells of its header, on each page, and its rows."""

    heads: tuple[tuple[Seen, ...], ...]
    rows: tuple[Found, ...]
    headers: tuple[TextRow, ...]
    order: Order | None
    """In which order its columns stand; ``None`` if that is not known."""
    headings: tuple[tuple[Seen | None, tuple[Seen, ...]], ...] = ()
    """Labels of groups, and headers (``None``), with what stands behind them: no figure belongs to them."""
    between: tuple[Rest, ...] = ()
    """What stands without a label behind each of its rows."""
    orphans: tuple[Orphan, ...] = ()
    """The lines of figures that are no row's."""
    turned: tuple[tuple[Seen, tuple[Cell, ...]], ...] = ()
    """The rows of one that is turned by a quarter, each with its figures in the form's order."""

    @property
    def texts(self) -> tuple[TextRow, ...]:
        """The rows that stand in text."""
        return tuple(found.text for found in self.rows if not found.in_grid and not found.doubted)


def find_requests(parts: Sequence[Part], context: Context) -> RequestsTable:
    """The rows of 表三, wherever they stand."""
    parts = without_headers_below(parts)
    groups = _groups(parts)
    before = list(_heads(parts))
    heads = tuple(run for _, run in before)
    behind = (p.loose for p in parts if isinstance(p, RequestsRow))
    among = among_heads(parts)
    order = column_order(heads or ((),), behind, among)
    others = other_columns(parts)
    if others is None or (others and order != FORM_ORDER):
        order = None
    rows: tuple[Found, ...] = ()
    turned: tuple[tuple[Seen, tuple[Cell, ...]], ...] = ()
    if is_turned(parts):
        labels = [p.label for p in parts if isinstance(p, RequestsRow) and id(p) not in groups]
        turned = tuple(turned_rows(labels, parts, _POSITIONS))
    else:
        starts = [rows for rows, _ in before]
        rows = tuple(_rows(parts, groups, starts, context, order or FORM_ORDER, others or 0))
    headers = [row for page, run in enumerate(heads, 1) for row in _header_row(run, page)]
    between = tuple(rests(rows, _labels(parts)))
    orphans = orphan_lines(parts, groups)
    return RequestsTable(
        heads,
        rows,
        tuple(headers),
        order,
        tuple(_headings(parts, groups)),
        between,
        orphans,
        turned,
    )


def _labels(parts: Sequence[Part]) -> Iterator[tuple[Seen, tuple[Seen, ...]]]:
    """All labels and headers, with what stands behind each."""
    for part in parts:
        if isinstance(part, RequestsRow):
            yield part.label, part.loose
        elif isinstance(part, RequestsHead) and part.columns:
            yield part.columns[-1], part.loose


def _headings(
    parts: Sequence[Part], groups: frozenset[int]
) -> Iterator[tuple[Seen | None, tuple[Seen, ...]]]:
    for part in parts:
        if isinstance(part, RequestsHead):
            yield None, part.loose
        elif isinstance(part, RequestsRow) and id(part) in groups:
            yield part.label, part.loose


def _heads(parts: Sequence[Part]) -> Iterator[tuple[int, tuple[Seen, ...]]]:
    """The header cells of each page, with how many rows stand before them."""
    rows = 0
    for _, run in groupby(parts, lambda part: isinstance(part, RequestsHead)):
        found = list(run)
        heads = [part for part in found if isinstance(part, RequestsHead)]
        if heads:
            yield rows, tuple(s for part in heads for s in part.in_order)
        rows += sum(isinstance(part, RequestsRow) for part in found)


def _rows(
    parts: Sequence[Part],
    groups: frozenset[int],
    heads: Sequence[int],
    context: Context,
    order: Order,
    others: int,
) -> Sequence[Found]:
    """The rows; before which of them headers stand tells on which page each is."""
    adds_up = partial(_adds_up, order.index("total"))
    rows = list(_with_columns(parts, groups, heads, context, adds_up, len(FORM_ORDER) + others))
    between = list(_between(parts, groups))
    rows = (
        with_own_lines(rows, between, adds_up)
        if context.drawn
        else with_doubted_lines(rows, between)
    )
    for before, seen in between:  # a label of a group may stand beside the rest of the row above
        above = rows[before - 1] if before else None
        if above and above.text.adds_up and may_be_longer(above.text.cells, seen, adds_up):
            rows[before - 1] = evolve(above, text=evolve(above.text, broken=True))
    torn = any(map(_holds_header, rows))
    rows = without_blanks(rows, between, out_of_order=torn or any(heads[:1]))
    if not others:
        return rows
    return without_others(rows, others, adds_up, remarks=are_remarks(parts))


def _holds_header(found: Found) -> bool:
    """Whether the header of a column stands in text behind the label of a row."""
    words = (s.cell for s in found.loose if s.terminal == "WORDS" and not found.in_grid)
    return any(m.terminal == "COLUMN3" for cell in words for m in cell.matches)


def _between(parts: Sequence[Part], groups: frozenset[int]) -> Iterator[tuple[int, Sequence[Seen]]]:
    """What stands behind headers and labels of groups, each with how many rows come before it."""
    rows = 0
    for part in parts:
        if isinstance(part, RequestsRow) and id(part) not in groups:
            rows += 1
        elif isinstance(part, RequestsRow | RequestsHead):
            yield rows, part.loose


def _with_columns(
    parts: Sequence[Part],
    groups: frozenset[int],
    heads: Sequence[int],
    context: Context,
    adds_up: Callable[[Sequence[Cell]], bool],
    columns: int,
) -> Iterator[Found]:
    opened = page = 0
    number, above = 0, Above()
    for part in parts:
        if isinstance(part, RequestsHead):
            above = Above(part.loose)
        if not isinstance(part, RequestsRow):
            continue
        page = bisect_right(heads, number)
        number += 1
        if id(part) in groups:
            opened = 0 if part.loose else opened + 1
            above = Above(part.loose, part.label) if part.loose else above
        else:
            found = found_row(
                part.label, part.loose, columns, context, adds_up, groups=opened, page=page
            )
            yield evolve(found, lost=True) if above.has_figures_of(found) else found
            above = Above(part.loose, part.label, len(found.text.cells))
            opened = 0


def _header_row(head: Sequence[Seen], page: int) -> Iterator[TextRow]:
    """The third header row in text, 商业企业 to 其他, as a row to be measured, and all seven headers."""
    cells = tuple(s.cell for s in head if s.key in FORM_ORDER[1:6])
    if len(cells) == len(FORM_ORDER[1:6]) and cells[0].place is None:
        yield TextRow(cells, len(cells), page=page)
    named = {s.key: s.cell for s in head if s.key in FORM_ORDER and s.cell.edges is not None}
    if len(named) == len(FORM_ORDER) == sum(s.key in FORM_ORDER for s in head):
        above = tuple(named[name] for name in FORM_ORDER)
        yield TextRow(above, len(FORM_ORDER), page=page, marks_columns=True)


def read_requests(
    table: RequestsTable, how: Spacing | None, context: Context, harvest: Harvest
) -> None:
    """Take in every row of 表三."""
    if not _in_form_order(table.rows) or table.order is None or _is_of_more(table.rows):
        how = None
    order = table.order or FORM_ORDER
    columns = tuple((name, _ENTRIES[name]) for name in order)
    for label, cells in table.turned:
        ref = Ref.parse(label.key)
        harvest.rows.setdefault(ref, []).append(label)
        harvest.row(ref, tuple(_ENTRIES.items()), Placed(cells), label.cell.position)
    for heading, loose in table.headings:
        kept = beside_words(heading, loose) if context.drawn else loose
        gather_strangers("requests", heading, kept, len(columns), context.grids, harvest)
    answers = request_answers(table, how, context, order)
    wider = any(_is_too_wide(found) for found in table.rows)
    of_more = are_of_more(table, context, order)
    placed = list(zip(table.rows, answers, strict=True))
    whole = settled(placed, table.between, order.index("total"), context)
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


def _is_of_more(rows: Sequence[Found]) -> bool:
    """Whether several rows of text have more figures than columns: of seven, one may be none of the form's.

    One more is such a figure on the line of the row; on another it may be the number of a page.
    """
    more = (
        f.text.figures - len(FORM_ORDER) - (not f.text.on_one_line) for f in rows if not f.in_grid
    )
    return sum(count > 0 for count in more) >= _SEVERAL


_SEVERAL = 3


def _is_too_wide(found: Found) -> bool:
    """Whether a row of text has more figures than columns: another may have one that is of no column."""
    return not found.in_grid and found.text.figures > len(FORM_ORDER)


def _believed(
    answer: Placed | Unplaced, found: Found, order: Order | None, *, wider: bool
) -> Placed | Unplaced:
    """The answer, where the order of columns is known; what proofs take for that of the form has to be it."""
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


def _groups(parts: Sequence[Part]) -> frozenset[int]:
    """The ids of the labels that open a group of rows: （六）其他处理 does in the form that divides it."""
    rows = [part for part in parts if isinstance(part, RequestsRow)]
    divides = any(row.label.key.startswith(_PARTS_OF_OTHER) for row in rows)
    return frozenset(
        id(row)
        for row in rows
        if row.label.terminal == "GROUP3" or (divides and row.label.key == _OTHER)
    )


def _in_form_order(rows: Sequence[Found]) -> bool:
    """Whether the labels come in the order of the form, or each row is one line of its own."""
    in_text = [found for found in rows if not found.in_grid]
    if all(found.text.on_one_line for found in in_text):
        return True
    order = [_POSITIONS.get(found.label.key, 0) for found in in_text]
    return order == sorted(order)


def _adds_up(total: int, cells: Sequence[Cell]) -> bool:
    """Whether seven figures, or signs for nothing, are six parts and in a known place their total."""
    numbers = summands_in(cells) if len(cells) == len(FORM_ORDER) else None
    return numbers is not None and 2 * numbers[total] == sum(numbers)
