"""The bare verdicts of many comparisons at once, for reports without gaps.

Every cell is fetched once and each comparison is two sums over some of them.  Where a cell holds no number, or a
rule needs more care, whoever asks is told so and judges that check with its plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter, itemgetter, mul
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from attrs import frozen

from giac_schema.model.report import Report
from giac_schema.model.rule import Rule
from giac_schema.model.values import Number
from giac_schema.rules.judge import TRUE, Comparing
from giac_schema.rules.plans import Plan, plans

if TYPE_CHECKING:
    from giac_schema.findings import Verdict
    from giac_schema.model.address import Ref
    from giac_schema.model.report import Edition

__all__ = ["Bundle", "bundle"]

_BUNDLES_KEPT: Final = 64

_Cells: TypeAlias = tuple[Any, ...]
_Adding: TypeAlias = Callable[[_Cells], Number]


@frozen(eq=False)
class Bundle:
    """The comparisons of some rules, ready to be judged together."""

    rules: frozenset[Rule]
    """The rules whose checks these are."""
    fetch: Callable[[Report], _Cells]
    checks: tuple[tuple[str, Callable[[Number, Number], bool], _Adding, _Adding], ...]
    """The id of each check, how it compares, and what adds up its sides."""

    def verdicts(self, report: Report) -> dict[str, Verdict] | None:
        """The verdict of each check; ``None`` if one of its cells holds no number or is not there."""
        try:
            cells = self.fetch(report)
            return {
                name: "holds" if true(left(cells), right(cells)) else "breaks"
                for name, true, left, right in self.checks
            }
        except (AttributeError, TypeError):  # another form; a cell that is no number
            return None


@lru_cache(_BUNDLES_KEPT)
def bundle(rules: tuple[Rule, ...], edition: Edition) -> Bundle:
    """Those of some rules that are nothing but plain comparisons of cells of one form.

    Raises:
        InvalidRule: as :func:`giac_schema.rules.expand.instances` does.
        UnknownAddress: likewise.
    """
    counted = Counter(plan.id for rule in rules for plan in plans(rule, edition))
    ready = {rule: plans(rule, edition) for rule in rules}
    plain = {rule: found for rule, found in ready.items() if _is_plain(found, counted)}
    refs = tuple({ref: None for found in plain.values() for plan in found for ref in plan.refs})
    places = {ref: number for number, ref in enumerate(refs)}
    checks = tuple(
        (plan.id, *_sides(plan.comparing, places))
        for found in plain.values()
        for plan in found
        if plan.comparing is not None
    )
    return Bundle(frozenset(plain), _fetching(refs), checks)


def _is_plain(found: tuple[Plan, ...], counted: Counter[str]) -> bool:
    """Whether every check compares two sums of cells, and no other check goes by its id."""
    return bool(found) and all(
        plan.plain and plan.refs and plan.comparing is not None and counted[plan.id] == 1
        for plan in found
    )


def _fetching(refs: tuple[Ref, ...]) -> Callable[[Report], _Cells]:
    if not refs:
        return lambda _: ()
    get: Callable[[Report], Any] = attrgetter(*map(str, refs))
    return get if len(refs) > 1 else lambda report: (get(report),)


def _sides(
    comparing: Comparing, places: dict[Ref, int]
) -> tuple[Callable[[Number, Number], bool], _Adding, _Adding]:
    """How a comparison compares, and what adds up its sides; what is subtracted goes to the other side."""
    left: dict[int, Number] = {}
    right: dict[int, Number] = {}
    for ref, factor in comparing.net.factors.items():
        side, times = (left, factor) if factor > 0 else (right, -factor)
        side[places[cast("Ref", ref)]] = times  # a plain comparison has cells only
    return TRUE[comparing.op], _adding(left, comparing.net.constant), _adding(right, 0)


def _adding(factors: dict[int, Number], constant: Number) -> _Adding:
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
