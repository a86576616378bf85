"""Every way to break what is asked for, and nothing else wherever the rules allow that."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from giac_schema.errors import ContradictoryRules, InvalidRule
from giac_schema.model.rule import LEVELS, Rule
from giac_schema.strategies.exact.formulas import (
    Constraint,
    Var,
)
from giac_schema.strategies.exact.planner import Breaking, Option, Planner
from giac_schema.strategies.exact.reports import (
    ANY_YEAR,
    cells_of,
    checks_of,
    in_years,
    sizes,
    years_of,
)
from giac_schema.strategies.exact.space import Space, bounds_of
from giac_schema.strategies.exact.stating import YEAR, breaks, passes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Level
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.rules.expand import Instance

__all__ = ["Breaking", "Option", "Planner", "breaking"]

_KEPT: Final = 64


@lru_cache(_KEPT)
def breaking(rules: RuleSet, asked: frozenset[str], edition: Edition, size: int | None) -> Breaking:
    """Every way to break at least one of the checks asked for.

    Args:
        rules: All rules.
        asked: The ids of checks of theirs that are relations.
        edition: The form.
        size: The largest figure in a cell, if there is to be one.

    Raises:
        ContradictoryRules: if no report keeps the rules to begin with.
        InvalidRule: if no way was found.
    """
    for years in (years_of(edition), ANY_YEAR):
        options = _planner(rules, asked, edition, size, years).breaking()
        if options is not None:
            return options
    listed = ", ".join(sorted(asked))
    raise InvalidRule(
        f"No way was found to break {listed}: as far as was searched, it holds whatever stands in the cells."
    )


def _planner(
    rules: RuleSet,
    asked: frozenset[str],
    edition: Edition,
    size: int | None,
    years: tuple[int, int],
) -> Planner:
    checks = {check.id: (rule, check) for rule, check in checks_of(rules, edition)}
    cells = cells_of(edition)
    limits = (
        in_years(years),
        *(Constraint("", bounds_of(var)) for var in cells if var != YEAR),
        *sizes(cells, size),
    )
    space, standing = _standing(cells, checks, limits, {YEAR: years_of(edition)[0]})
    return Planner.of(
        {name: rule for name, (rule, _) in checks.items()},
        {name: breaks(checks[name][1].relation) for name in checks if name in asked},
        space,
        standing,
        limits,
    )


def _standing(
    cells: list[Var],
    checks: Mapping[str, tuple[Rule, Instance]],
    limits: tuple[Constraint, ...],
    simplest: Mapping[Var, int],
) -> tuple[Space, tuple[Constraint, ...]]:
    """Reports that keep the relations of all levels; if there are none, those of the stricter ones."""
    for levels in (LEVELS, LEVELS[:2]):
        try:
            return _keeping(cells, checks, limits, levels, simplest)
        except ContradictoryRules:
            continue
    return _keeping(cells, checks, limits, LEVELS[:1], simplest)


def _keeping(
    cells: list[Var],
    checks: Mapping[str, tuple[Rule, Instance]],
    limits: tuple[Constraint, ...],
    levels: Sequence[Level],
    simplest: Mapping[Var, int],
) -> tuple[Space, tuple[Constraint, ...]]:
    strict = {
        name: check.relation for name, (rule, check) in checks.items() if rule.level in levels
    }
    stated = tuple(Constraint(name, passes(relation)) for name, relation in strict.items())
    return Space.of(cells, (*stated, *limits), simplest), stated
