"""A set of rules looked at for itself: what contradicts, what follows, what it never sees."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, Final

import attrs

from giac_schema.errors import InvalidRule, UnknownAddress
from giac_schema.infer.implied import combinations
from giac_schema.infer.linear.budget import Exhausted
from giac_schema.infer.linear.simplex import Simplex
from giac_schema.infer.linear.system import system
from giac_schema.infer.watch import watch
from giac_schema.model.forms import form
from giac_schema.model.organ import ORGANS
from giac_schema.model.review import Review
from giac_schema.model.rule import LEVELS, Check, Observed
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.terms import When
from giac_schema.rules import instances
from giac_schema.rules.judge import refs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.infer.linear.system import Exact, Row, System
    from giac_schema.model.address import Ref
    from giac_schema.model.organ import OrganKind
    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Rule
    from giac_schema.rules.intervals import Domain

__all__ = ["review"]

_MOST_CONTRADICTIONS: Final = 10


def review(rules: RuleSet, edition: Edition) -> Review:
    """Look at a set of rules without any report; exact for all that is a linear comparison.

    Args:
        rules: The rules.
        edition: The form.
    """
    whole = system(rules, edition)
    contradictions, unsure = _contradictions(whole)
    implied, open_ = _implied(whole, {name for some in contradictions for name in some})
    return Review(
        edition=edition,
        contradictions=contradictions,
        implied=implied,
        never=tuple(r.id for r in rules if edition in r.editions and _never(r, rules, edition)),
        unwatched=_unwatched(rules, edition),
        undecided=tuple(sorted({*whole.undecided, *unsure, *open_})),
        watch=watch(rules, edition),
    )


def _never(rule: Rule, rules: RuleSet, edition: Edition) -> bool:
    """Whether a relation has no check on a form that it names, or only ones whose condition cannot be."""
    if isinstance(rule.body, (Check, Observed)):
        return False
    try:
        if not instances(rule, edition):
            return True
    except (InvalidRule, UnknownAddress):
        return True
    if not isinstance(rule.body, When):
        return False
    return _impossible(attrs.evolve(rule, body=rule.body.condition), rules, edition)


def _impossible(condition: Rule, rules: RuleSet, edition: Edition) -> bool:
    """Whether no report that keeps the ``must`` rules can meet any check of a condition."""
    name = "\0" + condition.id
    asked = attrs.evolve(condition, id=name, level="must", catalogue=())
    binding = (r for r in rules.by_level("must") if set(asked.organs).issubset(r.organs))
    whole = system(RuleSet((*binding, asked)), edition)
    if any(each.startswith(name) for each in whole.undecided):
        return False
    own = {row.id for row in whole.rows if row.id.startswith(name)}
    others = [row for row in whole.rows if row.id not in own]
    try:
        return bool(own) and all(
            _clash([*(r for r in whole.rows if r.id == each), *others], whole.domains) is not None
            for each in own
        )
    except Exhausted:
        return False


def _unwatched(rules: RuleSet, edition: Edition) -> tuple[Ref, ...]:
    seen: set[Ref] = set()
    for rule in rules:
        if edition in rule.editions and not isinstance(rule.body, (Check, Observed)):
            try:
                for each in instances(rule, edition):
                    seen.update(refs_of(each.relation))
            except (InvalidRule, UnknownAddress):
                continue  # it cannot be judged either, and says so there
    return tuple(node.ref for node in form(edition).cells() if node.ref not in seen)


def _contradictions(whole: System) -> tuple[tuple[tuple[str, ...], ...], set[str]]:
    """Smallest groups of rows that cannot hold together for some kind of organ they all bind."""
    found: dict[tuple[str, ...], None] = {}
    unsure: set[str] = set()
    for block in whole.blocks:
        rows = [whole.rows[number] for number in block]
        for bound in _by_organ(rows):
            try:
                for group in _clashing(bound, whole.domains):
                    found[group] = None
            except Exhausted:
                unsure.update(row.id for row in bound)
    return tuple(found)[:_MOST_CONTRADICTIONS], unsure


def _by_organ(rows: Sequence[Row]) -> list[list[Row]]:
    """For each kind of organ the rows that bind it, every such list once."""
    numbers = {
        tuple(n for n, row in enumerate(rows) if organ in row.rule.organs) for organ in ORGANS
    }
    return [[rows[n] for n in bound] for bound in sorted(numbers, reverse=True)]


def _clashing(rows: list[Row], domains: Sequence[Domain]) -> Iterator[tuple[str, ...]]:
    """The ids of groups of rows that cannot hold together, each without the others' help."""
    for _ in range(_MOST_CONTRADICTIONS):
        clash = _clash(rows, domains)
        if clash is None:
            return
        core = _core(clash, domains)
        yield tuple(dict.fromkeys(row.id for row in core))
        rows = [row for row in rows if row is not core[-1]]


def _core(rows: Sequence[Row], domains: Sequence[Domain]) -> list[Row]:
    """Rows that clash, without those that the clash does not need."""
    core = list(rows)
    for row in list(core):
        rest = [other for other in core if other is not row]
        if _clash(rest, domains) is not None:
            core = rest
    return core


def _clash(rows: Sequence[Row], domains: Sequence[Domain]) -> list[Row] | None:
    """Some of the rows that cannot hold together; ``None`` if all can."""
    for row in rows:  # no whole numbers add up to what their common divisor does not divide
        whole = all(domains[cell] != "amount" for cell in row.factors)
        if row.sign == "==" and whole and row.constant % (gcd(*row.factors.values()) or 1):
            return [row]
    return _Rows(rows, domains).clash()


def _implied(whole: System, contradicted: set[str]) -> tuple[dict[str, tuple[str, ...]], set[str]]:
    """The checks that follow from others at least as strict, which bind every organ that they bind."""
    found = _combined(whole)
    unsure: set[str] = set()
    kept = [row for row in whole.rows if row.id not in contradicted]
    for row in sorted(kept, key=lambda r: (_level(r), len(r.factors), r.id), reverse=True):
        if row.sign == "==":
            continue
        others = [o for o in kept if o is not row and _binds(o, _level(row), row.rule.organs)]
        try:
            needed = _follows(row, others, whole.domains)
        except Exhausted:
            unsure.add(row.id)
            continue
        if needed is not None:
            found[row.id] = needed
            kept = [other for other in kept if other is not row]
    return dict(sorted(found.items())), unsure


def _combined(whole: System) -> dict[str, tuple[str, ...]]:
    """The equations that are combinations of others, each with these."""
    found: dict[str, tuple[str, ...]] = {}
    for level, organs in sorted({(_level(row), row.rule.organs) for row in whole.rows}):
        among = frozenset(row.id for row in whole.rows if _binds(row, level, organs))
        own = {row.id for row in whole.rows if (_level(row), row.rule.organs) == (level, organs)}
        for name, parts in combinations(whole, among).items():
            if name in own:
                found.setdefault(name, parts)
    return found


def _level(row: Row) -> int:
    """How strict a row is, from 0 for the strictest."""
    return LEVELS.index(row.level)


def _binds(row: Row, level: int, organs: Sequence[OrganKind]) -> bool:
    """Whether a row is at least as strict as a level and binds all of some kinds of organs."""
    return _level(row) <= level and set(organs).issubset(row.rule.organs)


def _follows(row: Row, others: Iterable[Row], domains: Sequence[Domain]) -> tuple[str, ...] | None:
    """The rows from which an inequality follows, none if the kinds of its cells are enough."""
    near = _near(row, others)
    rows = _Rows(near, domains, row.factors)
    if any(domains[cell] == "amount" for cell in row.factors):
        return None  # to be below 0 by any amount, however small, is no linear question
    clash = rows.clash(row)
    return None if clash is None else tuple(dict.fromkeys(each.id for each in clash))


def _near(row: Row, others: Iterable[Row]) -> list[Row]:
    """The rows that share cells with a row, directly or through others."""
    rows, cells = list(others), set(row.factors)
    near: list[Row] = []
    while True:
        more = [other for other in rows if not cells.isdisjoint(other.factors)]
        if not more:
            return near
        near += more
        rows = [other for other in rows if other not in more]
        cells.update(cell for other in more for cell in other.factors)


class _Rows:
    """Rows of a system in a simplex, all cells free."""

    def __init__(
        self, rows: Sequence[Row], domains: Sequence[Domain], more: Iterable[int] = ()
    ) -> None:
        self.rows = rows
        self.simplex: Simplex[int] = Simplex()
        self.variables: dict[int, int] = {}
        for cell in sorted({c for row in rows for c in row.factors} | set(more)):
            variable = self.simplex.variable(whole=domains[cell] != "amount")
            self.variables[cell] = variable
            if domains[cell] != "change":
                self.simplex.at_least(variable, 0, -1)
        self.failed: dict[int, Exact] | None = None
        for number, row in enumerate(rows):
            total = self._sum(row)
            self._ask(self.simplex.at_least(total, -row.constant, number))
            if row.sign == "==":
                self._ask(self.simplex.at_most(total, -row.constant, number))

    def _sum(self, row: Row) -> int:
        return self.simplex.row({self.variables[c]: f for c, f in row.factors.items()})

    def _ask(self, clash: dict[int, Exact] | None) -> None:
        self.failed = self.failed or clash

    def clash(self, broken: Row | None = None) -> list[Row] | None:
        """Rows that cannot hold together, or not while another row does not hold."""
        if broken is not None:
            self._ask(self.simplex.at_most(self._sum(broken), -broken.constant - 1, -1))
        clash = self.failed or self.simplex.check_whole()
        return None if clash is None else [self.rows[n] for n in sorted(clash) if n >= 0]
