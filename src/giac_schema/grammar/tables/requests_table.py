"""表三 as it stands in a source: the headers of each page, the rows, and what stands between them."""

from __future__ import annotations

from functools import partial
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.rows.text_row import TextRow
from giac_schema.grammar.tables.apart.detached import with_own_lines
from giac_schema.grammar.tables.apart.figures_above import Above, with_doubted_lines
from giac_schema.grammar.tables.apart.going_on import with_doubted_sums
from giac_schema.grammar.tables.apart.one_row_off import Orphan, orphan_lines
from giac_schema.grammar.tables.apart.orphans import without_blanks
from giac_schema.grammar.tables.apart.rests import Rest, rests
from giac_schema.grammar.tables.headers.among_heads import among_heads
from giac_schema.grammar.tables.headers.below_all import without_headers_below
from giac_schema.grammar.tables.headers.header_order import column_order
from giac_schema.grammar.tables.headers.other_columns import (
    are_remarks,
    other_columns,
    without_others,
)
from giac_schema.grammar.tables.headers.request_columns import (
    FORM_ORDER,
    TOTAL,
    Order,
    cells_add_up,
)
from giac_schema.grammar.tables.parts import RequestsGroup, RequestsHead, RequestsRow
from giac_schema.grammar.tables.rows import Found, found_row
from giac_schema.grammar.tables.seen import Seen
from giac_schema.grammar.tables.shapes.turned import is_turned, turned_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.rows import Context
    from giac_schema.grammar.tables.seen import AddsUp

__all__ = ["Heading", "RequestsTable", "find_requests"]

_OTHER = "requests.outcome.other"


@frozen
class Heading:
    """The label of a group or a header, which have no figures of their own."""

    before: int
    """How many rows come before it."""
    label: Seen | None
    """``None`` for headers."""
    loose: tuple[Seen, ...]
    """What stands behind it."""


@frozen
class RequestsTable:
    """表三 as found."""

    heads: tuple[tuple[Seen, ...], ...]
    """The cells of its header, on each page."""
    rows: tuple[Found, ...]
    headers: tuple[TextRow, ...]
    """Its headers in text, as rows to be measured."""
    order: Order | None
    """In which order its columns stand; ``None`` if that is not known."""
    headings: tuple[Heading, ...]
    between: tuple[Rest, ...]
    """What stands without a label behind each of its rows."""
    orphans: tuple[Orphan, ...]
    """The lines of figures that are no row's."""
    turned: tuple[tuple[Seen, tuple[Cell, ...]], ...]
    """The rows of one that is turned by a quarter, each with its figures in the form's order."""

    @property
    def texts(self) -> tuple[TextRow, ...]:
        """The rows that stand in text."""
        return tuple(found.text for found in self.rows if not found.in_grid and not found.doubted)


def find_requests(parts: Sequence[Part], context: Context) -> RequestsTable:
    """The rows of 表三, wherever they stand."""
    parts = _with_groups(without_headers_below(parts))
    heads = tuple(_heads(parts))
    order, others = _columns(parts, heads)
    headings = tuple(_headings(parts))
    turned = is_turned(parts)
    rows = () if turned else tuple(_rows(parts, headings, context, order or FORM_ORDER, others))
    return RequestsTable(
        heads=heads,
        rows=rows,
        headers=tuple(row for page, head in enumerate(heads, 1) for row in _measured(head, page)),
        order=order,
        headings=headings,
        between=tuple(rests(rows, _labels(parts))),
        orphans=orphan_lines(parts),
        turned=tuple(turned_rows(parts)) if turned else (),
    )


def _with_groups(parts: Sequence[Part]) -> list[Part]:
    """The parts, labels of groups told from those of rows: （六）其他处理 is one in the form that divides it."""
    rows = [part for part in parts if isinstance(part, RequestsRow)]
    divided = any(row.label.key.startswith(f"{_OTHER}.") for row in rows)
    return [
        RequestsGroup(part.label, part.loose)
        if isinstance(part, RequestsRow)
        and (part.label.terminal == "GROUP3" or (divided and part.label.key == _OTHER))
        else part
        for part in parts
    ]


def _heads(parts: Sequence[Part]) -> Iterator[tuple[Seen, ...]]:
    """The header cells of each page."""
    for _, run in groupby(parts, lambda part: isinstance(part, RequestsHead)):
        heads = [part for part in run if isinstance(part, RequestsHead)]
        if heads:
            yield tuple(s for part in heads for s in part.in_order)


def _columns(parts: Sequence[Part], heads: Sequence[Sequence[Seen]]) -> tuple[Order | None, int]:
    """In which order the form's columns stand, if that is known, and how many others stand behind them."""
    behind = [part.loose for part in parts if isinstance(part, RequestsRow)]
    order = column_order(heads or ((),), behind, among_heads(parts))
    others = other_columns(parts)
    known = others == 0 or (others is not None and order == FORM_ORDER)
    return (order if known else None), others or 0


def _headings(parts: Sequence[Part]) -> Iterator[Heading]:
    rows = 0
    for part in parts:
        match part:
            case RequestsHead():
                yield Heading(rows, None, part.loose)
            case RequestsGroup():
                yield Heading(rows, part.label, part.loose)
            case RequestsRow():
                rows += 1
            case _:
                pass


def _labels(parts: Sequence[Part]) -> Iterator[tuple[Seen, tuple[Seen, ...]]]:
    """All labels and headers, with what stands behind each."""
    for part in parts:
        if isinstance(part, RequestsRow):
            yield part.label, part.loose
        elif isinstance(part, RequestsHead) and part.columns:
            yield part.columns[-1], part.loose


def _rows(
    parts: Sequence[Part],
    headings: Sequence[Heading],
    context: Context,
    order: Order,
    others: int,
) -> Sequence[Found]:
    """The rows, each with the figures that are its own.

    Args:
        parts: the parts of the table.
        headings: what stands between its rows.
        context: what surrounds them in the document.
        order: in which order its columns stand.
        others: how many columns stand behind these.
    """
    adds_up = partial(cells_add_up, order.index(TOTAL))
    between = [(heading.before, heading.loose) for heading in headings]
    rows = list(_found(parts, context, adds_up, len(FORM_ORDER) + others))
    rows = (
        with_own_lines(rows, between, adds_up)
        if context.drawn
        else with_doubted_lines(rows, between)
    )
    rows = with_doubted_sums(rows, between, adds_up)
    torn = any(map(_holds_header, rows))
    rows = without_blanks(rows, between, out_of_order=torn or _begins_without_headers(parts))
    if not others:
        return rows
    return without_others(rows, others, adds_up, remarks=are_remarks(parts))


def _found(
    parts: Sequence[Part],
    context: Context,
    adds_up: AddsUp,
    columns: int,
) -> Iterator[Found]:
    """The rows as they stand, each with its page, and with the labels of groups without figures right above it."""
    groups = page = 0
    above = Above()
    for before, part in pairwise((None, *parts)):
        match part:
            case RequestsHead():
                page += not isinstance(before, RequestsHead)
                above = Above(part.loose)
            case RequestsGroup(loose=()):
                groups += 1
            case RequestsGroup():
                groups = 0
                above = Above(part.loose, part.label)
            case RequestsRow():
                found = found_row(
                    part.label, part.loose, columns, context, adds_up, groups=groups, page=page
                )
                yield evolve(found, lost=True) if above.has_figures_of(found) else found
                above = Above(part.loose, part.label, len(found.text.cells))
                groups = 0
            case _:
                pass


def _holds_header(found: Found) -> bool:
    """Whether the header of a column stands in text behind the label of a row."""
    words = (s.cell for s in found.loose if s.terminal == "WORDS" and not found.in_grid)
    return any(m.terminal == "COLUMN3" for cell in words for m in cell.matches)


def _begins_without_headers(parts: Sequence[Part]) -> bool:
    """Whether rows stand before the first headers."""
    first = [*takewhile(lambda part: not isinstance(part, RequestsHead), parts)]
    return len(first) < len(parts) and any(isinstance(part, RequestsRow) for part in first)


def _measured(head: Sequence[Seen], page: int) -> Iterator[TextRow]:
    """The third header row in text, 商业企业 to 其他, as a row to be measured, and all seven headers."""
    cells = tuple(s.cell for s in head if s.key in FORM_ORDER[1:6])
    if len(cells) == len(FORM_ORDER[1:6]) and cells[0].place is None:
        yield TextRow(cells, len(cells), page=page)
    named = {s.key: s.cell for s in head if s.key in FORM_ORDER and s.cell.edges is not None}
    if len(named) == len(FORM_ORDER) == sum(s.key in FORM_ORDER for s in head):
        above = tuple(named[name] for name in FORM_ORDER)
        yield TextRow(above, len(FORM_ORDER), page=page, marks_columns=True)
