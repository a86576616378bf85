"""From the rules of a set to constraints, and from a point to a report."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from giac_schema.model.forms import form
from giac_schema.model.rule import Rule
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.values import Missing
from giac_schema.rules.expand import instances
from giac_schema.strategies.exact.formulas import PLACES, Constraint, Var, formula_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.model.address import Ref
    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Level
    from giac_schema.model.values import Leaf, MissingKind
    from giac_schema.rules.expand import Instance
    from giac_schema.strategies.exact.solve import Point

__all__ = ["as_set", "cells_of", "checks_of", "constraints_of", "leaves_at"]


_HARMLESS: Final[tuple[MissingKind, ...]] = ("blank", "placeholder", "absent", "unplaced", "text")


def as_set(rules: RuleSet | Rule) -> RuleSet:
    """A rule as a set of one."""
    return RuleSet((rules,)) if isinstance(rules, Rule) else rules


def cells_of(edition: Edition) -> list[Var]:
    """Every cell of a form."""
    return [Var(node.ref) for node in form(edition).cells()]


def checks_of(
    rules: Iterable[Rule], edition: Edition, *levels: Level
) -> Iterator[tuple[Rule, Instance]]:
    """The single checks of those rules that are relations, apply to a form and have these levels."""
    for rule in rules:
        if edition in rule.editions and (not levels or rule.level in levels):
            for instance in instances(rule, edition):
                yield rule, instance


def constraints_of(rules: Iterable[Rule], edition: Edition, *levels: Level) -> list[Constraint]:
    """What these rules ask of a report."""
    found = checks_of(rules, edition, *levels)
    return [Constraint(check.id, formula_of(check.relation)) for _, check in found]


def leaves_at(point: Point, where: str = "") -> dict[Ref, Leaf]:
    """What the cells of one report hold at a point, those that hold 0 left out."""
    found: dict[Ref, Leaf] = {
        var.ref: _number(var, value)
        for var, value in point.values.items()
        if value and var.where == where
    }
    lacking = {v.ref: _missing(k) for v, k in point.lacking.items() if k and v.where == where}
    return {**found, **lacking}


def _missing(kinds: Iterable[MissingKind]) -> Missing:
    """The most harmless of some reasons for having no number."""
    return Missing(min(kinds, key=_HARMLESS.index))


def _number(var: Var, value: int) -> int | Decimal:
    if var.domain != "amount":
        return value
    digits, places = value, PLACES
    while places and digits % 10 == 0:
        digits, places = digits // 10, places - 1
    return Decimal(digits).scaleb(-places)
