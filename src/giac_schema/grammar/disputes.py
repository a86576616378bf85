"""表四 from its parts: fifteen figures under three times five headers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from giac_schema.grammar.alignment import align
from giac_schema.grammar.cells import Cell
from giac_schema.grammar.dispute_lead import place_behind_headers
from giac_schema.grammar.dispute_order import FORM_ORDER, Order, adds_up, dispute_order
from giac_schema.grammar.placement_grid import place_in_grid
from giac_schema.grammar.placement_text import place
from giac_schema.grammar.sides import is_on, known_sides
from giac_schema.grammar.slots import Placed, Unplaced
from giac_schema.grammar.spacing import Spacing, TextRow, measure
from giac_schema.grammar.tables import DisputesPart, Seen
from giac_schema.grammar.values import Figure
from giac_schema.model.address import Ref
from giac_schema.model.disputes import CaseResults
from giac_schema.model.form import entries
from giac_schema.model.forms import form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.grammar.cells import Place
    from giac_schema.grammar.harvest import Harvest
    from giac_schema.grammar.rows import Context
    from giac_schema.grammar.slots import Slot
    from giac_schema.grammar.tables import Part
    from giac_schema.model.document import GridCell
    from giac_schema.model.source import Position

__all__ = ["read_disputes"]

_RESULTS = tuple((name, entry) for name, _, entry in entries(CaseResults))
_BLOCKS = tuple(node.ref for node in form("2021").rows("disputes"))
_WIDTH = len(_RESULTS) * len(_BLOCKS)


def read_disputes(
    parts: Sequence[Part], context: Context, harvest: Harvest, how: Spacing | None
) -> None:
    """Take in the row of 表四, wherever a run of its headers is followed by figures."""
    for table in _tables(parts):
        order = dispute_order(table)
        answer = _in_grid(table, context) or _in_text(table, context, how, order or FORM_ORDER)
        if answer is not None:
            answer = _in_form_order(answer, order)
            _take(answer, table[0].case.cell.position, harvest)


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
    values = [slot.value for slot in slots if isinstance(slot, Cell)]
    numbers = [value.number for value in values if isinstance(value, Figure)]
    return len(numbers) == _WIDTH and adds_up(numbers, order)


def _tables(parts: Sequence[Part]) -> Iterator[list[DisputesPart]]:
    """Runs of header parts: 行政复议, 行政诉讼, 未经复议直接起诉, 复议后起诉."""
    run: list[DisputesPart] = []
    for part in [*parts, None]:
        if isinstance(part, DisputesPart) and not _figures(run):
            run.append(part)
        elif run:
            if any(p.results for p in run) or _figures(run):
                yield run
            run = [part] if isinstance(part, DisputesPart) else []


def _figures(run: Sequence[DisputesPart]) -> list[Cell]:
    return [s.cell for part in run for s in part.loose if s.terminal == "VALUE"]


def _totals(order: Order) -> list[int]:
    return [at for at, (_, result) in enumerate(order) if result == "total"]


def _in_text(
    table: Sequence[DisputesPart], context: Context, how: Spacing | None, order: Order
) -> Placed | Unplaced | None:
    if table[0].case.cell.place is not None:
        return None
    cells = _cells(table)
    if not cells:
        ends_here = table[-1].case.cell is context.end
        unread = ends_here or _behind(table[-1]) or any(map(_is_drawn, table[-1].loose))
        return None if unread else Placed((None,) * _WIDTH)
    row = TextRow(tuple(cells), _WIDTH, None, cells[-1] is context.end, _adds_up(cells, order))
    spacing = _aligned(row, table, how) or _own_spacing(row, how)
    answer = place(row, spacing, loses=context.loses)
    led = place_behind_headers(row, how, order) if isinstance(answer, Unplaced) else None
    return led or answer


def _aligned(row: TextRow, table: Sequence[DisputesPart], how: Spacing | None) -> Spacing | None:
    """The spacing of a row that stands under its headers in text that is drawn with blanks."""
    headers = [s.cell for part in table for s in part.results if s.cell.edges is not None]
    if len(headers) != _WIDTH or not row.drawn_with_blanks:
        return None
    keeps = how is not None and any(a.keeps for a in how.aligned())
    ways = {a.metric for a in how.aligned()} if how is not None else set()
    sides = known_sides(how.aligned() if how is not None else ())
    found = [
        attrs.evolve(alignment, keeps=keeps or alignment.keeps)
        for metric, by in ((0, _by_characters), (1, _by_places))
        for alignment in align([row], sorted(headers, key=by))
        if alignment.metric == metric and (not ways or metric in ways) and is_on(alignment, sides)
    ]
    return Spacing("", 1, alignments={(_WIDTH, 0): tuple(found)}) if found else None


def _by_characters(cell: Cell) -> int:
    return cell.edges.characters[0] if cell.edges is not None else 0


def _by_places(cell: Cell) -> int:
    return cell.edges.places[0] if cell.edges is not None else 0


def _cells(table: Sequence[DisputesPart]) -> list[Cell]:
    """The cells behind the last header: figures, and words among them if that makes the row whole."""
    behind = _behind(table[-1])
    # words among the figures may be a torn figure
    if len(behind) > _WIDTH and _figures(table[-1:]):
        figures = [i for i, s in enumerate(behind) if s.terminal == "VALUE"]
        between = behind[figures[0] : figures[-1] + 1]
        if len(between) > len(figures):
            return [s.cell for s in between]
    if not table[-1].results or len(behind) > _WIDTH:
        return _figures(table)
    if len(behind) < _WIDTH:  # words at either end may stand outside the row
        figures = [i for i, s in enumerate(behind) if s.terminal == "VALUE"]
        behind = behind[figures[0] : figures[-1] + 1] if figures else []
    return [s.cell for s in behind]


def _is_drawn(seen: Seen) -> bool:
    """Whether words are as many as the row has cells, and far apart: nobody could read one of them."""
    return len(_APART.split(seen.cell.text)) >= _WIDTH


_APART = re.compile(r"\s{2,}")


def _behind(part: DisputesPart) -> list[Seen]:
    """What stands behind the last header: words before it may be a header that is misspelt."""
    last = max((_in_order(s) for s in part.results), default=(0, 0))
    behind = [s for s in part.loose if s.terminal != "PROSE" and _in_order(s) > last]
    return _to_the_end_of_its_line(behind)


def _in_order(seen: Seen) -> tuple[int, int]:
    where = seen.cell.position
    return where.line or 0, where.column or 0


def _to_the_end_of_its_line(behind: list[Seen]) -> list[Seen]:
    """The cells without words that begin a line below figures that share one: those are prose."""
    figures = [i for i, s in enumerate(behind) if s.terminal == "VALUE"]
    if not any(b == a + 1 and "\n" not in behind[b].cell.gap for a, b in pairwise(figures)):
        return behind
    below = (i for i, s in enumerate(behind) if s.terminal == "WORDS" and "\n" in s.cell.gap)
    return behind[: next((i for i in below if i > figures[0]), len(behind))]


def _own_spacing(row: TextRow, how: Spacing | None) -> Spacing | None:
    """The spacing of a complete row is its own; that of another, the other tables'."""
    if row.complete:
        return measure([row])
    if how is None or how.mark != "\n" or how.keeps:
        return how
    sizes = [attrs.evolve(how, blank=size) for size in range(1, how.step + 1)]
    possible = [each for each in sizes if _may_fit(row, each)]
    return possible[0] if len(possible) == 1 and _width(row, possible[0]) == _WIDTH else how


def _may_fit(row: TextRow, how: Spacing) -> bool:
    """Whether its cells and the gaps between them account for every column, or blank ones may stand around."""
    width = _width(row, how)
    if width is None or width >= _WIDTH:
        return width == _WIDTH
    after = row.cells[-1].after
    return after is None or max(how.count(row.cells[0].gap), how.count(after)) > how.step


def _width(row: TextRow, how: Spacing) -> int | None:
    """How many columns its cells and the gaps between them account for."""
    blanks = [how.blanks(gap, how.step) for gap in row.gaps]
    known = [b for b in blanks if b is not None]
    return len(row.cells) + sum(known) if len(known) == len(blanks) else None


def _adds_up(cells: Sequence[Cell], order: Order) -> bool:
    numbers = [c.value.number for c in cells if isinstance(c.value, Figure)]
    return len(numbers) == _WIDTH and adds_up(numbers, order)


def _in_grid(table: Sequence[DisputesPart], context: Context) -> Placed | Unplaced | None:
    """The first row below the headers, cell by cell or header by header.

    Rows of words alone above one with figures are rows of headers, whatever is left of their spelling; and
    blanks among words, with no figure anywhere, may be what merged headers leave.
    """
    places = [s.cell.place for part in table for s in part.results if s.cell.place]
    first = table[0].case.cell.place
    if first is None:
        return None
    below = max([p.row for p in places] or [first.row]) + 1
    rows = _rows(table, context, first.grid, below)
    following = context.grids.following(first.grid)
    behind = [] if following is None else _rows(table, context, following, 0)
    if not any(told for _, told in rows) and any(told for _, told in behind):
        rows = behind  # its headers are a table of their own
    while rows and _only_words(rows[0][1]) and any(_has_value(told) for _, told in rows[1:]):
        rows = rows[1:]
    # Below fifteen headers that are known no row is one of headers, and the last row of a table is none.
    may_be_headers = len(places) < _WIDTH and len(rows) > 1 and _only_words(rows[0][1])
    if not rows or (may_be_headers and len(rows[0][1]) < _WIDTH):
        return None
    row, told = _beside_label(*rows[0], places)
    figures = tuple(s.cell for part in table for s in part.loose if s.terminal == "VALUE")
    if not told and figures:
        return Unplaced(figures)  # they stand in rows of another form than this table's
    return place_in_grid(row, told, _headers(places))


def _beside_label(
    row: tuple[GridCell, ...], told: dict[int, Cell], places: Sequence[Place]
) -> tuple[tuple[GridCell, ...], dict[int, Cell]]:
    """The row without a label that stands on the left of every header: 数量."""
    left = min((place.first for place in places), default=0)
    labels = {at for at, cell in told.items() if at < left and cell.value is None}
    kept = tuple(cell for cell in row if cell.column not in labels)
    return kept, {at: cell for at, cell in told.items() if at not in labels}


def _rows(
    table: Sequence[DisputesPart], context: Context, grid: int, first: int
) -> list[tuple[tuple[GridCell, ...], dict[int, Cell]]]:
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
    if len(places) != _WIDTH:
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
