"""In which order the fifteen columns of 表四 stand, by its headers.

The form has 行政复议 before 行政诉讼, and 总计 behind the results.  What headers say instead is believed where it
is certain: in a grid by the columns they cover, in text by the line they share; where 总计 stands is
checked by the sums.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from giac_schema.grammar.tables.headers.dispute_columns import CASES, FORM_ORDER, RESULTS
from giac_schema.grammar.tables.headers.dispute_strangers import are_strange_results
from giac_schema.grammar.tables.headers.header_room import drawn_beside, leave_room, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from giac_schema.grammar.layouts.cells import Place
    from giac_schema.grammar.tables.headers.dispute_columns import Order
    from giac_schema.grammar.tables.parts import DisputesPart
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["dispute_order"]

_RESULTS = tuple(RESULTS)
_BLOCKS = tuple(CASES)
_FIRST, *_LITIGATION = _BLOCKS


def dispute_order(table: Sequence[DisputesPart]) -> Order | None:
    """The order of the columns; ``None`` if the headers say another than the form's and do not make it certain."""
    if (pairs := _pairs(table)) is not None:
        return pairs
    if are_strange_results(table):
        return None
    results, blocks = _results(table), _blocks(table)
    if results is None or blocks is None:
        return None
    return tuple((block, result) for block in blocks for result in results)


def _pairs(table: Sequence[DisputesPart]) -> Order | None:
    """The columns of headers that name case and result each, in any order: 行政复议-结果维持."""
    pairs = [(part.case.key, s.key) for part in table for s in part.results]
    one_each = all(len(part.results) == 1 for part in table)
    return tuple(pairs) if one_each and set(pairs) == set(FORM_ORDER) else None


_T = TypeVar("_T")


def _fives(columns: Sequence[_T]) -> list[tuple[_T, ...]]:
    width = len(_RESULTS)
    return [tuple(columns[at : at + width]) for at in range(0, len(columns), width)]


def _seen(table: Sequence[DisputesPart]) -> list[Seen]:
    """The headers of results: from left to right in a grid or where blanks draw columns, else as they are read.

    In a grid where merged cells have lost their widths, two rows of headers begin in the same columns.
    """
    found = [s for part in table for s in part.results]
    if any(s.cell.place is None for s in found):
        return drawn_beside(found) or found
    if len(set(map(_first, found))) == len(found):
        found.sort(key=_first)
    return found


def _first(seen: Seen) -> int:
    return seen.cell.place.first if seen.cell.place is not None else 0


def _results(table: Sequence[DisputesPart]) -> tuple[str, ...] | None:
    """The results in the order they have in every block."""
    seen = _seen(table)
    names = [s.key for s in seen]
    if set(_fives(names)) == {_RESULTS}:  # a merged header may be written in each of its fields
        return _RESULTS
    if len(names) != len(FORM_ORDER):
        words = [s for part in table for s in part.loose]
        return _RESULTS if _may_be_of_form(seen, words) and not _moves(table) else None
    orders = set(_fives(names))
    order = next(iter(orders))
    return order if len(orders) == 1 and set(order) == set(_RESULTS) else None


def _may_be_of_form(seen: Sequence[Seen], words: Sequence[Seen]) -> bool:
    """Whether results of which some are not known come as the form has them, up to three times over."""
    at = [_RESULTS.index(s.key) for s in seen]
    steps = [behind - before for before, behind in pairwise(at)]
    again = sum(step <= 0 for step in steps)
    missing = [step - 1 if step > 0 else 0 for step in steps]
    last = len(_RESULTS) - 1
    return at[:1] != [last] and again < len(_BLOCKS) and leave_room(seen, words, missing)


def _moves(table: Sequence[DisputesPart]) -> bool:
    """Whether results that each name their case, too, come in another order than the form's."""
    if any(len(part.results) > 1 for part in table):
        return False
    at = [(part.case.key, s.key) for part in table for s in part.results]
    known = [FORM_ORDER.index(column) for column in at if column in FORM_ORDER]
    return known != sorted(known)


def _blocks(table: Sequence[DisputesPart]) -> tuple[str, ...] | None:
    """The blocks from left to right."""
    cases: dict[str, Seen] = {}
    for part in table:
        cases.setdefault(part.case.key, part.case)
    if (covered := _covered(table, cases)) is not None:
        return covered
    order = list(cases)
    litigation = [key for key in order if key in _LITIGATION]
    in_order = litigation == sorted(litigation, key=_BLOCKS.index)
    reversed_ = _FIRST in order and order[0] != _FIRST
    if not reversed_:
        return _BLOCKS if in_order else None
    line = line_of(cases[_FIRST])
    beside = tuple(key for key in order if key in _BLOCKS and line_of(cases[key]) == line)
    if set(beside) == set(_BLOCKS):
        return beside
    return (*_LITIGATION, _FIRST) if line_of(cases[order[0]]) == line and in_order else None


def _covered(table: Sequence[DisputesPart], cases: Mapping[str, Seen]) -> tuple[str, ...] | None:
    """The block above every five results of a grid, if each of the three stands above five."""
    places = [s.cell.place for s in _seen(table)]
    above = {b: cases[b].cell.place for b in _BLOCKS if b in cases}
    if len(places) != len(FORM_ORDER) or len(above) != len(_BLOCKS):
        return None
    found = tuple(_over(five, above) for five in _fives(places))
    blocks = tuple(block for block in found if block is not None)
    return blocks if set(blocks) == set(_BLOCKS) else None


def _over(five: Iterable[Place | None], above: Mapping[str, Place | None]) -> str | None:
    blocks = {
        block
        for place in five
        for block, case in above.items()
        if place is not None and case is not None and case.first <= place.first <= case.last
    }
    return blocks.pop() if len(blocks) == 1 else None
