"""表四 with a row for each kind of case, or a table, in a grid: blank cells are cells there.

              结果维持 结果纠正 其他结果 尚未审结 总计          行政复议
    行政复议     1                          2      3            结果维持 结果纠正 其他结果 尚未审结 总计
    …                                                              1                          2      3

Without its blank cells such a table is told by its labels alone (``dispute_rows``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from giac_schema.grammar.placing.slots import UNSEEN, Placed
from giac_schema.grammar.tables.headers.dispute_columns import CASES, RESULTS
from giac_schema.grammar.tables.parts import DisputesHead

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.grammar.layouts.cells import Cell, Place
    from giac_schema.grammar.placing.grids.grid import Grids
    from giac_schema.grammar.placing.slots import Slot
    from giac_schema.grammar.tables.parts import DisputesPart
    from giac_schema.grammar.tables.seen import Seen

    _Row: TypeAlias = tuple[int, int, tuple[Place, ...]]

__all__ = ["by_rows"]

_GROUP = "disputes.litigation"


def by_rows(table: Sequence[DisputesPart | DisputesHead], grids: Grids) -> Placed | None:
    """Where the figures stand, if each kind of case has a row of a grid; ``None`` for anything else."""
    seen = [s for part in table for s in _seen(part)]
    figures = [s.cell for s in seen if s.terminal == "VALUE"]
    told = {(p.grid, p.row, p.first): cell for cell in figures if (p := cell.place)}
    rows = dict(_rows(seen))
    if not 0 < len(figures) == len(told) or list(rows) != list(CASES):
        return None
    slots = [slot for row in rows.values() for slot in _slots(*row, told, grids)]
    used = sum(slot is not None and slot is not UNSEEN for slot in slots)
    return Placed(tuple(slots)) if (len(slots), used) == (_WIDTH, len(figures)) else None


_WIDTH = len(CASES) * len(RESULTS)


def _seen(part: DisputesPart | DisputesHead) -> Sequence[Seen]:
    return part.seen if isinstance(part, DisputesHead) else (part.case, *part.seen)


def _rows(seen: Sequence[Seen]) -> Iterator[tuple[str, _Row]]:
    """Each kind of case with the row of its figures: the one of its label, or the one below headers of its own."""
    headers: dict[str, Place] = {}
    case = ""
    for each in seen:
        place = each.cell.place
        if each.terminal == "CASES" and each.key != _GROUP:
            case = each.key
            if place is not None and _are_above(headers, place):
                yield case, (place.grid, place.row, _in_order(headers))
                case = ""
        elif each.terminal in _RESULTS and place is not None:
            headers = {} if len(headers) == len(RESULTS) else headers
            headers[each.key] = place
            if case and len(headers) == len(RESULTS):
                yield case, (place.grid, place.row + 1, _in_order(headers))
                case = ""


_RESULTS = frozenset({"RESULT", "FIRST4"})


def _are_above(headers: Mapping[str, Place], label: Place) -> bool:
    """Whether all results stand above a label, in its grid and to its right."""
    return len(headers) == len(RESULTS) and all(
        h.grid == label.grid and h.row < label.row and h.first > label.last
        for h in headers.values()
    )


def _in_order(headers: Mapping[str, Place]) -> tuple[Place, ...]:
    """The headers as the form has them; none, if they do not stand in one row."""
    found = tuple(headers[name] for name in RESULTS if name in headers)
    return found if len({(h.grid, h.row) for h in found}) == 1 else ()


def _slots(
    grid: int,
    row: int,
    headers: Sequence[Place],
    told: Mapping[tuple[int, int, int], Cell],
    grids: Grids,
) -> Iterator[Slot]:
    """What stands in a row right below each header; nothing, where the row is divided in another way."""
    cells = {cell.column: cell for cell in grids.rows.get((grid, row), ())}
    for header in headers:
        cell = cells.get(header.first)
        if cell is not None and cell.colspan == header.last - header.first + 1:
            figure = told.get((grid, row, header.first))
            yield figure or (UNSEEN if cell.text.strip() else None)
