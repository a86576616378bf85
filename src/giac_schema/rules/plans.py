"""A rule made ready: for each of its checks, which cells to fetch and how to judge them.

Made once for a rule and an edition and kept, so that judging a report is fetching and adding.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat
from operator import mul
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import frozen

from giac_schema.findings import Finding, Operand, Side, Verdict
from giac_schema.model.address import Ref
from giac_schema.model.rule import Level
from giac_schema.model.terms import AllOf, Close, Compare, Divisible, Relation, When
from giac_schema.model.values import Leaf, Missing, Number
from giac_schema.rules.abroad import Fetched, Printed, fetch
from giac_schema.rules.expand import Instance, instances
from giac_schema.rules.fetching import Fetch, fetching
from giac_schema.rules.judge import Comparing, Judge, Sums, Values, compared_in, judge_of, keys_of
from giac_schema.rules.linear import Figure, Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from giac_schema.model.report import Edition, Report
    from giac_schema.model.rule import Rule
    from giac_schema.model.source import Position
    from giac_schema.rules.relatives import Subject

__all__ = ["RELATION", "Plan", "plans"]

RELATION: Final = "relation"
"""The code of a finding about what a relation comes to."""

_RULES_KEPT: Final = 4096
_SIDES: Final[tuple[Side, ...]] = ("left", "right", "")

_Sided: TypeAlias = tuple[Key, Side, Number]
"""A figure with the side it stands on and how often it counts there."""


@frozen(eq=False)
class Plan:
    """One single check, ready to be judged on any report."""

    id: str
    parent: str
    level: Level
    place: Ref | None
    args: tuple[tuple[str, str | int], ...]
    relation: Relation
    fetch: Fetch
    """Takes its cells out of a report, in the order of :attr:`refs`."""
    judge: Judge
    comparing: Comparing | None
    """The two sides it is about, if it is about two."""
    plain: bool
    """Whether it is nothing but the comparison of these sides, all of them in one report."""
    refs: tuple[Ref, ...]
    """Its cells in the report that is judged: for a comparison those of the left side first."""
    sides: tuple[Side, ...]
    factors: tuple[Number, ...]
    net_factors: tuple[Number, ...]
    """The same with the right side subtracted."""
    abroad: tuple[tuple[Figure, Side, Number], ...]
    """What it counts that is no such cell."""
    parts: tuple[Plan, ...]
    """Of several relations that must all hold, each alone: one that breaks tells most."""

    def verdict(self, report: Report) -> Verdict | None:
        """The bare verdict on a report, or ``None`` if the report does not have its cells."""
        printed = self._printed(report)
        if printed is None:
            return None
        if not self.plain or self.comparing is None or Missing in map(type, printed):
            return self._judged(printed)[0]
        known: Number = sum(map(mul, self.net_factors, printed), self.comparing.net.constant)
        return self.comparing.between(known, 0)

    def finding(self, report: Report, positions: Mapping[Ref, Position]) -> Finding | None:
        """The verdict with its figures, or ``None`` if the report does not have its cells."""
        printed = self._printed(report)
        if printed is None:
            return None
        places = map(positions.get, self.refs) if positions else repeat(None)
        operands = tuple(map(Operand, self.refs, printed, self.sides, self.factors, places))
        found = self._found(self._judged(printed), operands)
        if self.parts and found.verdict == "breaks":
            return _first_broken(part.finding(report, positions) for part in self.parts) or found
        return found

    def across(
        self, report: Report, positions: Mapping[Ref, Position], subject: Subject
    ) -> Finding | None:
        """The same for a check that looks into other reports.

        Raises:
            NotAssessable: if one of those was not given, or is of a form without that cell.
        """
        printed = self._printed(report)
        if printed is None:
            return None
        fetched = [fetch(figure, subject) for figure, _, _ in self.abroad]
        values: dict[Key, Any] = dict(zip(self.refs, printed, strict=True))
        for (figure, _, _), each in zip(self.abroad, fetched, strict=True):
            values[figure] = each.value
        places = map(positions.get, self.refs)
        here = map(Operand, self.refs, printed, self.sides, self.factors, places)
        there = self._operands(fetched)
        found = self._found(self._weighed(values), _by_side((*here, *there)))
        if self.parts and found.verdict == "breaks":
            parts = (part.across(report, positions, subject) for part in self.parts)
            return _first_broken(parts) or found
        return found

    def _operands(self, fetched: list[Fetched]) -> list[Operand]:
        """What the other reports print, each figure on the side it counts on."""
        return [
            _operand(one, side, factor)
            for (_, side, factor), each in zip(self.abroad, fetched, strict=True)
            for one in each.printed
        ]

    def _found(
        self, judged: tuple[Verdict, Sums, Verdict | None], operands: tuple[Operand, ...]
    ) -> Finding:
        verdict, (left, right, difference), if_zero = judged
        return Finding(
            rule=self.id,
            level=self.level,
            verdict=verdict,
            code=RELATION,
            parent=self.parent,
            place=self.place,
            args=dict(self.args),
            operands=operands,
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
        if self.plain and comparing is not None and Missing not in map(type, printed):
            left, right = self._sums(comparing, printed)
            return comparing.between(left, right), (left, right, left - right), None
        return self._weighed(dict(zip(self.refs, printed, strict=True)))

    def _weighed(self, values: Values) -> tuple[Verdict, Sums, Verdict | None]:
        verdict = self.judge(values, False)  # noqa: FBT003 - see Judge
        if_zero = self.judge(values, True) if verdict == "unknown" else None  # noqa: FBT003
        sums = self.comparing.sums(values) if self.comparing else (None, None, None)
        return verdict, sums, if_zero

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
    return tuple(_planned(rule, each, each.relation) for each in instances(rule, edition))


def _planned(rule: Rule, instance: Instance, relation: Relation) -> Plan:
    comparing = compared_in(relation)
    figures = _sided(comparing, relation)
    here = [(key, side, factor) for key, side, factor in figures if isinstance(key, Ref)]
    abroad = tuple((key, side, f) for key, side, f in figures if isinstance(key, Figure))
    refs = tuple(ref for ref, _, _ in here)
    return Plan(
        id=instance.id,
        parent="" if instance.id == rule.id else rule.id,
        level=rule.level,
        place=_around(refs),
        args=_args(relation, instance.column),
        relation=relation,
        fetch=fetching(refs),
        judge=judge_of(relation),
        comparing=comparing,
        plain=isinstance(relation, Compare) and not abroad,
        refs=refs,
        sides=tuple(side for _, side, _ in here),
        factors=tuple(factor for _, _, factor in here),
        net_factors=tuple(-factor if side == "right" else factor for _, side, factor in here),
        abroad=abroad,
        parts=tuple(_planned(rule, instance, part) for part in _parts(relation)),
    )


def _parts(relation: Relation) -> tuple[Relation, ...]:
    """The relations that must all hold for this one to hold; none if it is not made of such."""
    match relation:
        case AllOf(relations):
            return relations
        case When(condition, AllOf(relations)):
            return tuple(When(condition, inner) for inner in relations)
        case _:
            return ()


def _first_broken(findings: Iterable[Finding | None]) -> Finding | None:
    return next((f for f in findings if f is not None and f.verdict == "breaks"), None)


def _sided(comparing: Comparing | None, relation: Relation) -> list[_Sided]:
    """The figures of a relation, left before right; those of no side, such as a condition's, last."""
    if comparing is None:
        return [(key, "", 1) for key in keys_of(relation)]
    found: list[_Sided] = [(key, "left", factor) for key, factor in comparing.left.factors.items()]
    found += [(key, "right", factor) for key, factor in comparing.right.factors.items()]
    compared = {key for key, _, _ in found}
    return found + [(key, "", 1) for key in keys_of(relation) if key not in compared]


def _args(relation: Relation, column: str) -> tuple[tuple[str, str | int], ...]:
    """How the sides are compared, and the column that this check is about."""
    about = (("column", column),) if column else ()
    match relation:
        case Compare(_, op, _):
            return (("op", op), *about)
        case Close(_, _, absolute, relative):
            return (
                ("op", "~"),
                ("absolute", f"{absolute:f}"),
                ("relative", f"{relative:f}"),
                *about,
            )
        case Divisible(_, by):
            return (("op", "divisible"), ("by", by), *about)
        case When(_, then):
            return _args(then, column)
        case _:
            return about


def _operand(printed: Printed, side: Side, factor: Number) -> Operand:
    return Operand(printed.ref, printed.value, side, factor, printed.position, printed.report)


def _by_side(operands: tuple[Operand, ...]) -> tuple[Operand, ...]:
    """The left side before the right, wherever the figures stand."""
    return tuple(sorted(operands, key=lambda operand: _SIDES.index(operand.side)))


def _around(refs: tuple[Ref, ...]) -> Ref | None:
    """The smallest place that holds all of these cells; ``None`` if they lie in several tables."""
    path: tuple[str, ...] = ()
    for names in zip(*(ref.path for ref in refs), strict=False):
        if len(set(names)) > 1:
            break
        path = (*path, names[0])
    return Ref(path) if path else None
