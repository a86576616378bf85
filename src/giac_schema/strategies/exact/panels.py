"""Several reports that rules look at together: one organ over the years, or an organ and those below it."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from attrs import frozen

from giac_schema.errors import ContradictoryRules, InvalidRule
from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.rule import LEVELS, Rule
from giac_schema.model.terms import Relation
from giac_schema.rules import instances, standard
from giac_schema.strategies.exact.formulas import PLACES, Constraint, Var
from giac_schema.strategies.exact.plan import Breaking, Planner
from giac_schema.strategies.exact.reports import of_one_report, years_of
from giac_schema.strategies.exact.space import Space, bounds_of
from giac_schema.strategies.exact.stating import YEAR, Elsewhere, Seen, breaks, passes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.report import Edition
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.rules.linear import Key
    from giac_schema.strategies.exact.stating import Scene

__all__ = ["Member", "Panel", "breaking_panel", "family_of", "panel_space", "series_of"]

_KEPT: Final = 16
_COUNT: Final = Ref(("report", "children"))


@frozen
class Member:
    """One report of a panel."""

    name: str
    year: int
    previous: str = ""
    """The member that is its report of the year before."""
    children: tuple[str, ...] = ()
    """The members that are the reports of its subordinate organs."""

    @property
    def edition(self) -> Edition:
        """The form for its year."""
        return "2019" if self.year <= years_of("2019")[1] else "2021"


@frozen
class Panel:
    """Reports that are looked at together."""

    members: tuple[Member, ...]

    def __getitem__(self, name: str) -> Member:
        return next(member for member in self.members if member.name == name)

    def scene(self, member: Member) -> Scene:
        """What a rule sees that is judged on one of the reports."""
        return partial(_seen, self, member)


def series_of(years: tuple[int, ...]) -> Panel:
    """The reports of one organ for some years."""
    known = set(years)
    return Panel(
        tuple(Member(str(y), y, str(y - 1) if y - 1 in known else "") for y in sorted(known))
    )


def family_of(children: int, year: int) -> Panel:
    """The report of an organ and those of its subordinate organs."""
    names = tuple(f"child {number}" for number in range(1, children + 1))
    parent = Member("parent", year, children=names)
    return Panel((parent, *(Member(name, year) for name in names)))


def _seen(panel: Panel, member: Member, key: Key) -> Seen:
    if isinstance(key, Ref):
        return _cell(member, key)
    if not key.where:
        return _fact(member, key.ref)
    step, *rest = key.where
    if rest:
        raise Elsewhere
    if step == "previous":
        if not member.previous:
            raise Elsewhere
        return _one(panel[member.previous], key.ref)
    if not member.children:
        raise Elsewhere
    seen = [_one(panel[name], key.ref) for name in member.children]
    if key.ref.table == YEAR.ref.table:
        constants = [each.constant for each in seen]
        return Seen(constant=sum(constants) if step == "sum" else max(constants))
    return Seen(tuple(var for each in seen for var in each.cells), how=step)


def _one(member: Member, ref: Ref) -> Seen:
    return _fact(member, ref) if ref.table == YEAR.ref.table else _cell(member, ref)


def _cell(member: Member, ref: Ref) -> Seen:
    if form(member.edition).find(ref) is None:
        raise Elsewhere
    return Seen((Var(ref, member.name),))


def _fact(member: Member, ref: Ref) -> Seen:
    if ref == YEAR.ref:
        return Seen(constant=member.year)
    if ref == _COUNT and member.children:
        return Seen(constant=len(member.children))
    raise Elsewhere


@frozen
class _Check:
    id: str
    rule: Rule
    relation: Relation
    member: Member

    @property
    def name(self) -> str:
        """Its id and the report it is judged on."""
        return f"{self.id} @ {self.member.name}"

    def goes_by(self, patterns: frozenset[str]) -> bool:
        """Whether its id or its rule's fits a pattern such as ``"Y-*"``."""
        return any(
            fnmatchcase(name, each) or name == each
            for each in patterns
            for name in (self.id, self.rule.id)
        )


def checks_in(panel: Panel, rules: RuleSet | None) -> Iterator[_Check]:
    """The checks that can be judged on a panel: those at ``must``, and all that look at several reports."""
    for member in panel.members:
        for rule in standard(member.edition) if rules is None else rules:
            if member.edition not in rule.editions:
                continue
            for check in instances(rule, member.edition):
                alone = of_one_report(check.relation)
                if (not alone or rule.level == "must") and _is_seen(panel, member, check.relation):
                    yield _Check(check.id, rule, check.relation, member)


def _is_seen(panel: Panel, member: Member, relation: Relation) -> bool:
    try:
        passes(relation, panel.scene(member))
    except Elsewhere:
        return False
    return True


def _variables(panel: Panel) -> list[Var]:
    return [
        Var(node.ref, member.name)
        for member in panel.members
        for node in form(member.edition).cells()
    ]


def _limits(panel: Panel, size: int | None) -> tuple[Constraint, ...]:
    def largest(var: Var) -> int | None:
        return size * 10**PLACES if size and var.domain == "amount" else size

    name = "" if size is None else "size"
    return tuple(Constraint(name, bounds_of(var, largest(var))) for var in _variables(panel))


@lru_cache(_KEPT)
def panel_space(
    panel: Panel, rules: RuleSet | None, size: int | None
) -> tuple[Space, tuple[Constraint, ...]]:
    """The panels that keep the rules; where those of all levels contradict, the stricter ones.

    Raises:
        ContradictoryRules: if no panel keeps those at ``must``.
    """
    checks = list(checks_in(panel, rules))
    for levels in (LEVELS, LEVELS[:2], LEVELS[:1]):
        stated = tuple(
            Constraint(each.name, passes(each.relation, panel.scene(each.member)))
            for each in checks
            if each.rule.level in levels
        )
        try:
            return Space.of(_variables(panel), (*stated, *_limits(panel, size))), stated
        except ContradictoryRules:
            if levels == LEVELS[:1]:
                raise
    raise AssertionError("the strictest level returns or raises")


@lru_cache(_KEPT)
def breaking_panel(
    panel: Panel, rules: RuleSet | None, asked: frozenset[str], size: int | None
) -> Breaking:
    """Every way to break at least one check of some rules on a panel.

    Args:
        panel: The reports.
        rules: All rules; the standard ones of each form if ``None``.
        asked: Ids of rules or checks, or patterns of them.
        size: The largest figure in a cell, if there is to be one.

    Raises:
        InvalidRule: if none of them can break on such a panel.
    """
    checks = {each.name: each for each in checks_in(panel, rules)}
    wanted = frozenset(name for name, check in checks.items() if check.goes_by(asked))
    named = ", ".join(sorted(asked))
    if not wanted:
        raise InvalidRule(f"Nothing of {named} can break on these reports: no check is about them.")
    space, standing = panel_space(panel, rules, size)
    found = Planner.of(
        {name: each.rule for name, each in checks.items()},
        {n: breaks(checks[n].relation, panel.scene(checks[n].member)) for n in wanted},
        space,
        standing,
        _limits(panel, size),
    ).breaking()
    if found is None:
        raise InvalidRule(
            f"No way was found to break {named} on these reports: as far as was searched, it holds "
            f"whatever stands in the cells."
        )
    return found
