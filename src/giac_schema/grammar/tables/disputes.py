"""表四 from its parts: fifteen figures under three times five headers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.grids.grid import place_in_grid
from giac_schema.grammar.placing.grids.joined import closed_up, runs_together
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.tables.disputes_text import figures_of, in_text
from giac_schema.grammar.tables.headers.dispute_columns import FORM_ORDER, Order, cells_add_up
from giac_schema.grammar.tables.headers.dispute_order import dispute_order
from giac_schema.grammar.tables.parts import DisputesHead, DisputesPart
from giac_schema.grammar.tables.shapes.dispute_bare import bare_row
from giac_schema.grammar.tables.shapes.dispute_grid import by_rows
from giac_schema.grammar.tables.shapes.dispute_rows import by_labels, is_of_another_shape
from giac_schema.model.address import Ref
from giac_schema.model.disputes import CaseResults
from giac_schema.model.form import entries
from giac_schema.model.forms import form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.grammar.layouts.cells import Place
    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.slots import Slot
    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.rows import Context
    from giac_schema.grammar.tables.seen import Seen
    from giac_schema.model.document import GridCell
    from giac_schema.model.source import Position

__all__ = ["read_disputes"]

_RESULTS = tuple((name, entry) for name, _, entry in entries(CaseResults))
_BLOCKS = tuple(node.ref for node in form("2021").rows("disputes"))
_WIDTH = len(FORM_ORDER)

_Row: TypeAlias = "tuple[tuple[GridCell, ...], dict[int, Cell]]"
"""A row of a grid, and its cells that are not blank by their columns."""


def read_disputes(
    parts: Sequence[Part], context: Context, harvest: Harvest, how: Spacing | None
) -> None:
    """Take in the row of 表四, wherever a run of its headers is followed by figures."""
    runs = list(_runs(parts))
    if not runs and (cells := bare_row(parts)):
        _take(Placed(cells), cells[0].position, harvest)
    for run in runs:
        placed = by_labels(run) or by_rows(run, context.grids)
        if placed is not None:
            _take(placed, _opening(run).cell.position, harvest)
            continue
        _read_form(run, context, harvest, how)


def _runs(parts: Sequence[Part]) -> Iterator[list[DisputesPart | DisputesHead]]:
    """Everything of 表四 that stands together."""
    for is_disputes, run in groupby(parts, lambda part: isinstance(part, _OF_DISPUTES)):
        if is_disputes:
            yield [part for part in run if isinstance(part, _OF_DISPUTES)]


_OF_DISPUTES = (DisputesPart, DisputesHead)


def _opening(run: Sequence[DisputesPart | DisputesHead]) -> Seen:
    first = run[0]
    return first.case if isinstance(first, DisputesPart) else first.seen[0]


def _read_form(
    parts: Sequence[Part], context: Context, harvest: Harvest, how: Spacing | None
) -> None:
    for table in _tables(parts):
        order = dispute_order(table)
        if any(map(is_of_another_shape, table)):
            answer: Placed | Unplaced | None = Unplaced(tuple(figures_of(table)))
        else:
            answer = _in_grid(table, context)
        if answer is None:
            answer = in_text(table, context, how, order or FORM_ORDER)
            if context.of_pages and isinstance(answer, Placed) and not any(answer.slots):
                continue  # blanks stand in grids there
        if answer is not None:
            answer = _in_form_order(_certain(answer, context, order), order)
            _take(answer, table[0].case.cell.position, harvest)


def _certain(answer: Placed | Unplaced, context: Context, order: Order | None) -> Placed | Unplaced:
    """The answer, if no other figures stand right above or right below those of the row."""
    found = answer.seen if isinstance(answer, Unplaced) else answer.slots
    cells = tuple(cell for cell in found if isinstance(cell, Cell))
    beside = bool(cells) and any(context.neighbours.rests(*cells))
    if beside:
        return Unplaced(cells)
    whole = _closed_up(answer) if isinstance(answer, Placed) and order == FORM_ORDER else answer
    merged = isinstance(whole, Placed) and runs_together(whole.slots)
    return Unplaced(cells) if merged else whole


def _closed_up(answer: Placed) -> Placed:
    """The answer with digits that stand apart in one cell together, where the five of its case then add up."""
    width = len(_RESULTS)
    cases = (answer.slots[at : at + width] for at in range(0, len(answer.slots), width))
    return Placed(tuple(slot for case in cases for slot in closed_up(case, width - 1)))


def _in_form_order(answer: Placed | Unplaced, order: Order | None) -> Placed | Unplaced:
    """The answer with its slots as the form has them; what another order of columns makes doubtful is unplaced."""
    if order == FORM_ORDER:
        return answer
    if isinstance(answer, Unplaced):
        return Unplaced(answer.seen)
    cells = tuple(slot for slot in answer.slots if isinstance(slot, Cell))
    if not cells:
        return answer
    if order is None or not _total_is_proved(answer.slots, order):
        return Unplaced(cells)
    by_column = dict(zip(order, answer.slots, strict=True))
    return Placed(tuple(by_column[column] for column in FORM_ORDER))


def _total_is_proved(slots: Sequence[Slot], order: Order) -> bool:
    """Whether the sums say that 总计 stands where its header does; nothing but noughts says nothing else."""
    if _totals(order) == _totals(FORM_ORDER):
        return True
    return cells_add_up([slot for slot in slots if isinstance(slot, Cell)], order)


def _tables(parts: Sequence[Part]) -> Iterator[list[DisputesPart]]:
    """Runs of header parts: 行政复议, 行政诉讼, 未经复议直接起诉, 复议后起诉."""
    run: list[DisputesPart] = []
    for part in [*parts, None]:
        if isinstance(part, DisputesPart) and not figures_of(run):
            run.append(part)
        elif run:
            if any(p.results for p in run) or figures_of(run):
                yield run
            run = [part] if isinstance(part, DisputesPart) else []


def _totals(order: Order) -> list[int]:
    return [at for at, (_, result) in enumerate(order) if result == "total"]


def _in_grid(table: Sequence[DisputesPart], context: Context) -> Placed | Unplaced | None:
    """The first row below the headers, cell by cell or header by header.

    Rows of words alone above one with figures are rows of headers, whatever is left of their spelling; and
    blanks among words, with no figure anywhere, may be what merged headers leave.
    """
    places = [s.cell.place for part in table for s in part.results if s.cell.place]
    case = table[0].case.cell.place
    if case is None:
        return None
    rows = [_beside_label(*row, places) for row in _rows_below(table, context, case, places)]
    while rows and _only_words(rows[0][1]) and any(_has_value(told) for _, told in rows[1:]):
        rows = rows[1:]
    # Below fifteen headers that are known no row is one of headers, and the last row of a table is none.
    may_be_headers = len(places) < _WIDTH and len(rows) > 1 and _only_words(rows[0][1])
    if not rows or (may_be_headers and len(rows[0][1]) < _WIDTH):
        return None
    row, told = rows[0]
    figures = tuple(figures_of(table))
    if figures and not _has_value(told):
        return Unplaced(figures)  # they stand in rows of another form than this table's
    return place_in_grid(row, told, _headers(places))


def _rows_below(
    table: Sequence[DisputesPart], context: Context, case: Place, headers: Sequence[Place]
) -> list[_Row]:
    """The rows below the headers, or those of the next grid, where the headers are a grid of their own."""
    lowest = max((place.row for place in headers), default=case.row)
    rows = _rows(table, context, case.grid, lowest + 1)
    following = context.grids.following(case.grid)
    behind = [] if following is None else _rows(table, context, following, 0)
    is_behind = not any(told for _, told in rows) and any(told for _, told in behind)
    return behind if is_behind else rows


def _beside_label(
    row: tuple[GridCell, ...], told: dict[int, Cell], places: Sequence[Place]
) -> _Row:
    """The row without a label that stands on the left of every header: 数量; what holds digits may be figures."""
    left = min((place.first for place in places), default=0)
    labels = {
        at
        for at, cell in told.items()
        if at < left and cell.value is None and not any(sign.isdigit() for sign in cell.text)
    }
    kept = tuple(cell for cell in row if cell.column not in labels)
    return kept, {at: cell for at, cell in told.items() if at not in labels}


def _rows(table: Sequence[DisputesPart], context: Context, grid: int, first: int) -> list[_Row]:
    """The rows of a grid that may hold the figures, each with its cells that are not blank by their columns."""
    loose = [s.cell for part in table for s in part.loose]
    here = [(c.place, c) for c in loose if c.place is not None and c.place.grid == grid]
    return [
        (row, {place.first: cell for place, cell in here if place.row == number})
        for number in range(first, first + _FURTHEST)
        if len(row := context.grids.rows.get((grid, number), ())) > len(_BLOCKS)
    ]


def _only_words(told: Mapping[int, Cell]) -> bool:
    return bool(told) and not _has_value(told)


def _has_value(told: Mapping[int, Cell]) -> bool:
    return any(cell.value is not None for cell in told.values())


_FURTHEST = 3
"""How many rows below the headers the figures may begin (fillers of merged cells may stand between)."""


def _headers(places: Sequence[Place]) -> Sequence[Place | None]:
    """Where the headers stand, from left to right; those of two rows that share a column tell none."""
    if len(places) != _WIDTH or len({place.first for place in places}) < _WIDTH:
        return [None] * _WIDTH
    return sorted(places, key=lambda place: place.first)


def _take(answer: Placed | Unplaced, label: Position, harvest: Harvest) -> None:
    width = len(_RESULTS)
    for number, ref in enumerate(_BLOCKS):
        part: Placed | Unplaced = answer
        if isinstance(answer, Placed):
            part = Placed(answer.slots[number * width : (number + 1) * width])
        harvest.row(ref, _RESULTS, part, label)
    if isinstance(answer, Unplaced) and not harvest.contradicts(_BLOCKS):
        for ref in _BLOCKS:
            harvest.loose.pop(ref, None)  # the figures are the whole table's, not each block's
        harvest.keep_loose(Ref(("disputes",)), answer)
