"""From the rules of a set to constraints, and from a point to a report."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from giac_schema.model.forms import form
from giac_schema.model.values import Missing
from giac_schema.rules.expand import instances
from giac_schema.strategies.exact.formulas import PLACES, Constraint, Var, Within
from giac_schema.strategies.exact.space import bounds_of
from giac_schema.strategies.exact.stating import YEAR, Elsewhere, passes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.model.address import Ref
    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Level, Rule
    from giac_schema.model.terms import Relation
    from giac_schema.model.values import Leaf, MissingKind
    from giac_schema.rules.expand import Instance
    from giac_schema.strategies.exact.points import Point

__all__ = [
    "ANY_YEAR",
    "cells_of",
    "checks_of",
    "constraints_of",
    "in_years",
    "leaves_at",
    "of_one_report",
    "sizes",
    "years_of",
]


_HARMLESS: Final[tuple[MissingKind, ...]] = ("blank", "placeholder", "absent", "unplaced", "text")


def cells_of(edition: Edition) -> list[Var]:
    """Every cell of a form, and the year."""
    return [*(Var(node.ref) for node in form(edition).cells()), YEAR]


def years_of(edition: Edition) -> tuple[int, int]:
    """The years whose reports use a form; the last one is only as far as we look."""
    return (2019, 2020) if edition == "2019" else (2021, 2035)


ANY_YEAR: Final = (2019, 2035)
"""The years for which a report may be of either form, wrongly so."""


def in_years(years: tuple[int, int]) -> Constraint:
    """That the year of a report is one of these."""
    return Constraint("", Within({YEAR: 1}, *years))


def sizes(cells: Iterable[Var], size: int | None) -> list[Constraint]:
    """That no cell holds more than a size, if there is one."""
    if size is None:
        return []
    return [
        Constraint("size", bounds_of(var, _units(var.domain, size))) for var in cells if var != YEAR
    ]


def _units(domain: str, size: int) -> int:
    return size * 10**PLACES if domain == "amount" else size


def checks_of(
    rules: Iterable[Rule], edition: Edition, *levels: Level
) -> Iterator[tuple[Rule, Instance]]:
    """The single checks that a report of a form, and of no other report, can be judged by.

    Of those rules that are relations, apply to the form, and have one of these levels.
    """
    for rule in rules:
        if edition in rule.editions and (not levels or rule.level in levels):
            for instance in instances(rule, edition):
                if of_one_report(instance.relation):
                    yield rule, instance


def of_one_report(relation: Relation) -> bool:
    """Whether a relation looks at nothing but one report."""
    try:
        passes(relation)
    except Elsewhere:
        return False
    return True


def constraints_of(rules: Iterable[Rule], edition: Edition, *levels: Level) -> list[Constraint]:
    """What these rules ask of a report."""
    found = checks_of(rules, edition, *levels)
    return [Constraint(check.id, passes(check.relation)) for _, check in found]


def leaves_at(point: Point, where: str = "") -> dict[Ref, Leaf]:
    """What the cells of one report hold at a point, those that hold 0 left out."""
    found: dict[Ref, Leaf] = {
        var.ref: _number(var, value)
        for var, value in point.values.items()
        if value and var.where == where and var.ref.table != YEAR.ref.table
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
