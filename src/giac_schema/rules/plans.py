"""A rule made ready: for each of its checks, which cells to fetch and how to judge them.

Made once for a rule and an edition and kept, so that judging a report is fetching and adding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter, mul
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import frozen

from giac_schema.findings import Finding, Operand, Side, Verdict
from giac_schema.model.address import Ref
from giac_schema.model.report import Report
from giac_schema.model.rule import Level
from giac_schema.model.terms import Compare, Relation
from giac_schema.model.values import Leaf, Missing, Number
from giac_schema.rules.expand import Instance, instances
from giac_schema.rules.judge import Comparing, Judge, Sums, judge_of, refs_of

if TYPE_CHECKING:
    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Rule
    from giac_schema.model.source import Position

__all__ = ["Plan", "plans"]

_RULES_KEPT: Final = 4096

Fetch: TypeAlias = Callable[[Report], tuple[Leaf, ...]]
"""Takes the cells of a plan out of a report, in the plan's order."""

_Sided: TypeAlias = tuple[Ref, Side, Number]
"""A cell with the side it stands on and how often it counts there."""


@frozen(eq=False)
class Plan:
    """One single check, ready to be judged on any report."""

    id: str
    parent: str
    level: Level
    place: Ref | None
    args: tuple[tuple[str, str], ...]
    fetch: Fetch
    judge: Judge
    comparing: Comparing | None
    """The comparison it is, unless it is made of several."""
    refs: tuple[Ref, ...]
    """Its cells: for a comparison those of the left side, then those of the right."""
    sides: tuple[Side, ...]
    factors: tuple[Number, ...]
    net_factors: tuple[Number, ...]
    """The same with the right side subtracted."""

    def verdict(self, report: Report) -> Verdict | None:
        """The bare verdict on a report, or ``None`` if the report does not have its cells."""
        printed = self._printed(report)
        if printed is None:
            return None
        if self.comparing is None or Missing in map(type, printed):
            return self._judged(printed)[0]
        known: Number = sum(map(mul, self.net_factors, printed), self.comparing.net.constant)
        return self.comparing.between(known, 0)

    def finding(self, report: Report, positions: Mapping[Ref, Position]) -> Finding | None:
        """The verdict with its figures, or ``None`` if the report does not have its cells."""
        printed = self._printed(report)
        if printed is None:
            return None
        verdict, (left, right, difference), if_zero = self._judged(printed)
        places = map(positions.get, self.refs)
        return Finding(
            rule=self.id,
            level=self.level,
            verdict=verdict,
            code="relation",
            parent=self.parent,
            place=self.place,
            args=dict(self.args),
            operands=tuple(map(Operand, self.refs, printed, self.sides, self.factors, places)),
            left=left,
            right=right,
            difference=difference,
            if_zero=if_zero,
        )

    def _printed(self, report: Report) -> tuple[Leaf, ...] | None:
        try:
            return self.fetch(report)
        except AttributeError:  # a report of another or a mixed edition
            return None

    def _judged(self, printed: tuple[Leaf, ...]) -> tuple[Verdict, Sums, Verdict | None]:
        """Verdict, sums, and for an unknown the verdict with blanks as zero."""
        comparing = self.comparing
        if comparing is not None and Missing not in map(type, printed):
            left, right = self._sums(comparing, printed)
            return comparing.between(left, right), (left, right, left - right), None
        values = dict(zip(self.refs, printed, strict=True))
        verdict = self.judge(values, False)  # noqa: FBT003 - see Judge
        if_zero = self.judge(values, True) if verdict == "unknown" else None  # noqa: FBT003
        return verdict, comparing.sums(values) if comparing else (None, None, None), if_zero

    def _sums(self, comparing: Comparing, printed: tuple[Any, ...]) -> tuple[Number, Number]:
        """Both sides of a comparison in which nothing is missing."""
        split = len(comparing.left.factors)
        return (
            sum(map(mul, self.factors[:split], printed[:split]), comparing.left.constant),
            sum(map(mul, self.factors[split:], printed[split:]), comparing.right.constant),
        )


@lru_cache(_RULES_KEPT)
def plans(rule: Rule, edition: Edition) -> tuple[Plan, ...]:
    """The single checks of a rule on one edition of the form.

    Raises:
        InvalidRule: as :func:`giac_schema.rules.expand.instances` does.
        UnknownAddress: likewise.
    """
    return tuple(_plan(rule, instance) for instance in instances(rule, edition))


def _plan(rule: Rule, instance: Instance) -> Plan:
    relation = instance.relation
    comparing = Comparing.of(relation) if isinstance(relation, Compare) else None
    cells = _sided(comparing) if comparing else _unsided(relation)
    refs = tuple(ref for ref, _, _ in cells)
    return Plan(
        id=instance.id,
        parent="" if instance.id == rule.id else rule.id,
        level=rule.level,
        place=_around(refs),
        args=_args(comparing, instance.column),
        fetch=_fetch(refs),
        judge=comparing.verdict if comparing else judge_of(relation),
        comparing=comparing,
        refs=refs,
        sides=tuple(side for _, side, _ in cells),
        factors=tuple(factor for _, _, factor in cells),
        net_factors=tuple(-factor if side == "right" else factor for _, side, factor in cells),
    )


def _sided(comparing: Comparing) -> list[_Sided]:
    """The cells of a comparison with side and factor, left before right."""
    left: list[_Sided] = [(ref, "left", factor) for ref, factor in comparing.left.factors.items()]
    return left + [(ref, "right", factor) for ref, factor in comparing.right.factors.items()]


def _unsided(relation: Relation) -> list[_Sided]:
    """The cells of several relations joined: they stand on no side."""
    return [(ref, "", 1) for ref in refs_of(relation)]


def _args(comparing: Comparing | None, column: str) -> tuple[tuple[str, str], ...]:
    op = (("op", comparing.op),) if comparing else ()
    return (*op, ("column", column)) if column else op


def _around(refs: tuple[Ref, ...]) -> Ref | None:
    """The smallest place that holds all of these cells; ``None`` if they lie in several tables."""
    path: tuple[str, ...] = ()
    for names in zip(*(ref.path for ref in refs), strict=False):
        if len(set(names)) > 1:
            break
        path = (*path, names[0])
    return Ref(path) if path else None


def _fetch(refs: tuple[Ref, ...]) -> Fetch:
    """Something that takes the cells of these addresses out of a report."""
    if not refs:
        return lambda _: ()
    get: Callable[[Report], Any] = attrgetter(*map(str, refs))
    return get if len(refs) > 1 else lambda report: (get(report),)
