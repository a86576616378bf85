"""A rule set: an ordered value with an algebra, never a registry.

Laws, each a property in the tests:

- ``+`` is associative, and ``RuleSet()`` changes nothing on either side of it;
- ``a + a == a``: the same rule twice is one rule, two rules of one id are an error;
- ``a - a == RuleSet()``, and ``(a - b) + a.only(...)`` of what was taken away has the rules of ``a``;
- ``only`` and all ``by_...`` keep the order, and asking twice is asking once.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

import attrs
from attrs import field, frozen

from giac_schema.errors import InvalidRule, UnknownRule
from giac_schema.model.rule import Check, Level, Observed, Rule, Title
from giac_schema.model.terms import Cell, Column, Leaves, Parts, Relation, Row, Term, inner_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.organ import OrganKind
    from giac_schema.model.report import Edition, TableName

_ONE_DIGIT: Final = re.compile(r"-(?=\d$)")
"""Where T3-1 lacks the nought of T3-01."""
_SHOWN: Final = 8
"""Rules whose ids are shown of a set."""
_ENDS: Final = ("", ".", "-", "[")
"""What follows where a part of an id ends: nothing more, or its next part."""

__all__ = ["RuleSet", "as_set", "is_called"]


def _merged(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules in order, each once.

    Raises:
        InvalidRule: if two different rules go by one id.
        TypeError: if there is anything else among them.
    """
    kept: dict[Rule, None] = {}
    owner: dict[str, Rule] = {}
    for rule in rules:
        if not isinstance(rule, Rule):
            raise _no_rule(rule)
        for name in rule.ids:
            if owner.setdefault(name, rule) != rule:
                raise InvalidRule(
                    f"Two different rules go by the id {name!r} ({owner[name].id} and {rule.id}): "
                    f"rename one, or put the new one in place of the old with replace()."
                )
        kept[rule] = None
    return tuple(kept)


def _no_rule(given: object) -> TypeError:
    return TypeError(
        f"A rule set is made of rules, not of {given!r}: to choose rules by their ids, say "
        f"giac_schema.standard(edition).only('T3-01'); to give a relation an id, rule('my.id', relation); to read "
        f"a file of rules, giac_schema.parse_rules(Path('my.giac'))."
    )


@frozen(repr=False)
class RuleSet:
    """Some rules, in order.

    Raises:
        InvalidRule: if two different rules go by one id.
        TypeError: if there is anything but rules among them.
    """

    rules: tuple[Rule, ...] = field(default=(), converter=_merged)

    def __repr__(self) -> str:
        """How many rules, and the ids of the first: all that they say would fill some screens."""
        ids = [rule.id for rule in self.rules[:_SHOWN]]
        more = ["..."] if len(self.rules) > _SHOWN else []
        return f"<RuleSet of {len(self.rules)}: {', '.join(ids + more) or 'none'}>"

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __contains__(self, rule: object) -> bool:
        """Whether a rule, or any rule that goes by an id, is in the set."""
        return any(rule in found.ids or rule == found for found in self.rules)

    def __getitem__(self, name: str) -> Rule:
        """The rule of an id; the id of one of its single checks will do.

        Raises:
            UnknownRule: if there is none; the error names the nearest.
        """
        for rule in self.rules:
            if name in rule.ids:
                return rule
        raise self._unknown(name)

    def __add__(self, other: RuleSet | Rule | Iterable[Rule]) -> RuleSet:
        """The rules of both, those of the first before; other rules may be a set, one rule, or any row of them.

        Raises:
            InvalidRule: if a rule of the one has an id of a different rule of the other.
        """
        return RuleSet((*self.rules, *as_set(other)))

    def __sub__(self, other: RuleSet | Rule | Iterable[Rule] | str) -> RuleSet:
        """Without these rules: a set, a rule, several, an id or a pattern such as ``"T3.*"``.

        Raises:
            UnknownRule: if an id or a pattern fits no rule, since then nothing would be left out.
        """
        if isinstance(other, str):
            other = self.only(other)
        ids = {rule.id for rule in as_set(other)}
        return RuleSet(rule for rule in self.rules if rule.id not in ids)

    def overlaid(self, others: RuleSet | Rule | Iterable[Rule]) -> RuleSet:
        """These rules with others on top of them: one that shares an id with another gives way to it.

        Raises:
            InvalidRule: if two different rules among the others go by one id.
        """
        above = as_set(others)
        ids = {name for rule in above for name in rule.ids}
        return RuleSet(rule for rule in self.rules if ids.isdisjoint(rule.ids)) + above

    def only(self, *patterns: str) -> RuleSet:
        """Those whose id, or one of whose checks' ids, fits a pattern such as ``"T3.*"`` or begins like ``"R-01"``.

        A rule is kept whole, even if the pattern fits only one of its checks.

        Raises:
            UnknownRule: if a pattern fits no rule, since a check by no rules would pass anything.
        """
        wanted = {rule.id for pattern in patterns for rule in self._fitting(pattern)}
        return RuleSet(rule for rule in self.rules if rule.id in wanted)

    def by_level(self, *levels: Level) -> RuleSet:
        """Those of these levels."""
        return RuleSet(rule for rule in self.rules if rule.level in levels)

    def by_table(self, *tables: TableName) -> RuleSet:
        """Those that speak of a cell, row or column of one of these tables.

        A check in Python speaks of no table; of a report as a whole it may say anything.
        """
        return RuleSet(rule for rule in self.rules if _tables_of(rule).intersection(tables))

    def by_edition(self, *editions: Edition) -> RuleSet:
        """Those that apply to one of these forms."""
        return RuleSet(rule for rule in self.rules if set(rule.editions).intersection(editions))

    def by_organ(self, *kinds: OrganKind) -> RuleSet:
        """Those that apply to one of these kinds of organs."""
        return RuleSet(rule for rule in self.rules if set(rule.organs).intersection(kinds))

    def binding(self, *kinds: OrganKind) -> RuleSet:
        """Those that apply whichever of these kinds an organ is of."""
        return RuleSet(rule for rule in self.rules if set(rule.organs).issuperset(kinds))

    def replace(self, rule: Rule) -> RuleSet:
        """The same set with this rule where the one of its id stood.

        Raises:
            UnknownRule: if no rule has its id.
        """
        if not any(rule.id == old.id for old in self.rules):
            raise self._unknown(rule.id)
        return RuleSet(rule if rule.id == old.id else old for old in self.rules)

    def relabel(
        self, pattern: str, *, level: Level | None = None, title: Title | None = None
    ) -> RuleSet:
        """The same set with another level or title on the rules that fit a pattern.

        Raises:
            UnknownRule: if the pattern fits no rule.
        """
        fitting = {rule.id for rule in self._fitting(pattern)}
        return RuleSet(
            attrs.evolve(rule, level=level or rule.level, title=title or rule.title)
            if rule.id in fitting
            else rule
            for rule in self.rules
        )

    def _fitting(self, pattern: str) -> tuple[Rule, ...]:
        found = tuple(r for r in self.rules if any(is_called(name, pattern) for name in r.ids))
        if not found:
            raise self._unknown(pattern)
        return found

    def _unknown(self, name: str) -> UnknownRule:
        known = [each for rule in self.rules for each in rule.ids]
        written_out = _ONE_DIGIT.sub("-0", name)
        near = [written_out] if written_out in known else difflib.get_close_matches(name, known)
        return UnknownRule(name, near)


def is_called(name: str, pattern: str) -> bool:
    """Whether an id is this one, belongs to it (as ``R-01.total`` does to ``R-01``), or fits a pattern."""
    rest = name.removeprefix(pattern)
    return rest[:1] in _ENDS if rest != name else fnmatchcase(name, pattern)


def _tables_of(rule: Rule) -> frozenset[str]:
    """The tables whose cells a rule speaks of; none for a check in Python."""
    body = rule.body
    return frozenset() if isinstance(body, (Check, Observed)) else frozenset(_tables(body))


def _tables(part: Term | Relation) -> Iterator[str]:
    match part:
        case Cell(ref) | Row(ref) | Column(ref, _) | Parts(ref) | Leaves(ref, _):
            yield ref.table
        case _:
            for inner in inner_parts(part):
                yield from _tables(inner)


def as_set(rules: RuleSet | Rule | Iterable[Rule]) -> RuleSet:
    """A rule as a set of one, and any others as a set.

    Raises:
        InvalidRule: if two different rules go by one id.
        TypeError: if there is anything but rules among them.
    """
    given: object = rules
    if isinstance(given, RuleSet):
        return given
    if isinstance(given, Rule):
        return RuleSet((given,))
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise _no_rule(given)
    return RuleSet(given)
