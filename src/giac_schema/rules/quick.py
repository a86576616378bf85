"""Relations compiled for reports without gaps: every cell is fetched once, and a comparison is two sums.

Where a cell holds no number, what is compiled here raises ``TypeError``; whoever asks then judges that check
with care, by its plan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import itemgetter, mul
from typing import TYPE_CHECKING, TypeAlias, assert_never, cast

from giac_schema.findings import Verdict
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Close,
    Compare,
    Divisible,
    IsMissing,
    Not,
    Relation,
    When,
)
from giac_schema.model.values import Missing, MissingKind, Number
from giac_schema.rules.fetching import Cells
from giac_schema.rules.judge import TRUE, Comparing, lowered, only_key
from giac_schema.rules.kleene import all_hold, any_holds, guarded, negated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.model.address import Ref

__all__ = ["Places", "Quick", "compiled"]

Quick: TypeAlias = Callable[[Cells], Verdict]
"""The verdict of one check, if all its cells hold numbers; else it raises ``TypeError``."""

Places: TypeAlias = "Mapping[Ref, int]"
"""Which of the cells stands at an address."""

_Adding: TypeAlias = Callable[[Cells], Number]


def compiled(relation: Relation, places: Places) -> Quick:
    """A relation between cells of one report, compiled; one that needs more than sums always raises ``TypeError``."""
    return _compiled(relation, places) or _never


def _never(_: Cells) -> Verdict:
    raise TypeError


def _compiled(relation: Relation, places: Places) -> Quick | None:
    match relation:
        case Compare():
            return _comparison(Comparing.of(relation), places)
        case Close():
            return _compiled(lowered(relation), places)
        case AllOf(relations):
            return _several(relations, places, all_hold)
        case AnyOf(relations):
            return _several(relations, places, any_holds)
        case Not(inner):
            judge = _compiled(inner, places)
            return None if judge is None else lambda cells: negated(judge(cells))
        case When(condition, then):
            return _guarded(_compiled(condition, places), _compiled(then, places))
        case IsMissing(term, kinds):
            return _without(places[cast("Ref", only_key(term))], kinds)
        case Divisible():
            return None
        case _:
            assert_never(relation)


def _several(
    relations: Iterable[Relation], places: Places, together: Callable[[Iterable[Verdict]], Verdict]
) -> Quick | None:
    found = [_compiled(relation, places) for relation in relations]
    judges = [judge for judge in found if judge is not None]
    if len(judges) < len(found):
        return None
    return lambda cells: together(judge(cells) for judge in judges)


def _guarded(condition: Quick | None, then: Quick | None) -> Quick | None:
    """A check that applies only where a condition holds; where that breaks, nothing else is asked."""
    if condition is None or then is None:
        return None

    def judge(cells: Cells) -> Verdict:
        met = condition(cells)
        return "not_applicable" if met == "breaks" else guarded(met, then(cells))

    return judge


def _without(place: int, kinds: tuple[MissingKind, ...]) -> Quick:
    """Whether a cell holds no number, for one of some reasons; that can be said of any cell."""

    def judge(cells: Cells) -> Verdict:
        leaf = cells[place]
        return "holds" if isinstance(leaf, Missing) and leaf.kind in kinds else "breaks"

    return judge


def _comparison(comparing: Comparing, places: Places) -> Quick:
    """Two sums compared; what is subtracted on one side is added on the other."""
    left: dict[int, Number] = {}
    right: dict[int, Number] = {}
    for key, factor in comparing.net.factors.items():
        side, times = (left, factor) if factor > 0 else (right, -factor)
        side[places[cast("Ref", key)]] = times  # what is compiled has cells only
    true, constant = TRUE[comparing.op], comparing.net.constant
    more, less = _adding(left, constant), _adding(right, 0)
    if comparing.op == "==":  # the commonest by far
        return lambda cells: "breaks" if more(cells) - less(cells) else "holds"
    return lambda cells: "holds" if true(more(cells) - less(cells), 0) else "breaks"


def _adding(factors: Mapping[int, Number], constant: Number) -> _Adding:
    """What adds up some cells, each so many times, and a constant."""
    numbers, times = tuple(factors), tuple(factors.values())
    if not numbers:
        return lambda _: constant
    if set(times) != {1}:
        return lambda cells: sum(map(mul, times, [cells[n] for n in numbers]), constant)
    if len(numbers) == 1:
        (number,) = numbers
        return lambda cells: cells[number] + constant  # an error, too, where there is no number
    pick = itemgetter(*numbers)
    return lambda cells: sum(pick(cells), constant)
