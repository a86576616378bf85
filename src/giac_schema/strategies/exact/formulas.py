"""Rules as formulas over whole numbers.

A count or a change is a whole number as it stands.  Money is counted in millionths of its unit, the
smallest step a report can print (1 分 is 0.000001 万元), or in smaller ones where a rule states a
smaller one.  Then every comparison is a sum of whole factors that lies between two whole bounds, and
strict comparisons need no special care.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from attrs import field, frozen

from giac_schema.errors import InvalidRule
from giac_schema.model.address import Ref
from giac_schema.model.terms import AllOf, AnyOf, Cell, Compare, IsMissing, Not
from giac_schema.model.values import MissingKind
from giac_schema.rules.intervals import Domain, contrary, domain_of
from giac_schema.rules.judge import Comparing

if TYPE_CHECKING:
    from giac_schema.model.terms import Comparison, Relation

__all__ = [
    "Constraint",
    "Either",
    "Every",
    "Formula",
    "Lacks",
    "Var",
    "Within",
    "both",
    "formula_of",
    "variables_of",
]

PLACES: Final = 6
"""Money is counted in millionths."""


@frozen(cache_hash=True)
class Var:
    """One cell of one of several reports."""

    ref: Ref
    where: str = ""
    """Which report, where there are several: a year, a child, or the same report as changed."""

    @property
    def domain(self) -> Domain:
        """What may stand in it."""
        return domain_of(self.ref)


@frozen
class Within:
    """Cells, each so many times, add up to no less than ``low`` and no more than ``high``."""

    factors: Mapping[Var, int] = field(hash=False)
    low: int | None
    high: int | None

    @property
    def exact(self) -> bool:
        """Whether it is an equation."""
        return self.low is not None and self.low == self.high

    def total(self, point: Mapping[Var, int]) -> int:
        """What the cells add up to; a cell that a point does not name is 0."""
        return sum(factor * point.get(var, 0) for var, factor in self.factors.items())

    def holds(self, point: Mapping[Var, int]) -> bool:
        """Whether the sum lies within the bounds."""
        return self.admits(self.total(point))

    def admits(self, total: int) -> bool:
        """Whether a sum lies within the bounds."""
        return (self.low is None or self.low <= total) and (self.high is None or total <= self.high)


@frozen
class Lacks:
    """A cell holds no number, for one of these reasons; with none of them, it holds a number."""

    var: Var
    kinds: tuple[MissingKind, ...]

    def holds(self, lacking: Mapping[Var, tuple[MissingKind, ...]]) -> bool:
        """Whether the cell lacks its number like this, where these cells lack theirs."""
        found = lacking.get(self.var, ())
        return bool(found) == bool(self.kinds) and set(found) <= set(self.kinds)


@frozen
class Every:
    """Every part holds; of none at all it is true."""

    parts: tuple[Formula, ...] = ()


@frozen
class Either:
    """At least one part holds; of none at all it is false."""

    parts: tuple[Formula, ...] = ()


Formula: TypeAlias = Within | Lacks | Every | Either


@frozen
class Constraint:
    """A formula that must hold, and the check it states."""

    name: str
    """The id of the check; empty for what every report keeps."""
    formula: Formula = field(hash=False)


Naming: TypeAlias = Callable[[Ref], Var]


def formula_of(
    relation: Relation, *, holds: bool = True, naming: Naming = Var, sure: bool = False
) -> Formula:
    """What a relation between cells asks of whole numbers, or what its contrary asks.

    Args:
        relation: One check, as :func:`giac_schema.rules.expand.instances` gives it.
        holds: Whether it shall hold, or break.
        naming: Which variable stands for a cell.
        sure: Whether every cell that a comparison looks at must hold a number, so that the verdict
            cannot be "unknown".
    """
    match relation:
        case Compare(_, op, _):
            comparing = Comparing.of(relation)
            return _compared(comparing, op if holds else contrary(op), naming, sure=sure)
        case IsMissing(Cell(ref), kinds):
            return Lacks(naming(ref), kinds if holds else ())
        case IsMissing():
            raise InvalidRule(f"{relation.term!r} is several cells at once.")
        case Not(inner):
            return formula_of(inner, holds=not holds, naming=naming, sure=sure)
        case AllOf(relations) | AnyOf(relations):
            parts = tuple(
                formula_of(inner, holds=holds, naming=naming, sure=sure) for inner in relations
            )
            return Every(parts) if isinstance(relation, AllOf) == holds else Either(parts)
        case _:
            assert_never(relation)


def _compared(comparing: Comparing, op: Comparison, naming: Naming, *, sure: bool) -> Formula:
    factors: dict[Var, Fraction] = {}
    for ref, factor in comparing.net.factors.items():
        var = naming(ref)
        step = Fraction(1, 10**PLACES) if var.domain == "amount" else 1
        factors[var] = Fraction(factor) * step
    whole = {var: factor for var, factor in factors.items() if factor}
    compared = _whole(whole, Fraction(comparing.net.constant), op)
    if not sure:
        return compared
    return Every((compared, *(Lacks(var, ()) for var in whole)))


def _whole(factors: Mapping[Var, Fraction], constant: Fraction, op: Comparison) -> Formula:
    """``factors + constant op 0`` over whole numbers."""
    scale = lcm(*(factor.denominator for factor in factors.values()))
    whole = {var: int(factor * scale) for var, factor in factors.items()}
    divisor = gcd(*whole.values()) or 1
    whole = {var: factor // divisor for var, factor in whole.items()}
    bound = -constant * scale / divisor
    down, up = bound.numerator // bound.denominator, -(-bound.numerator // bound.denominator)
    match op:
        case "<=":
            return Within(whole, None, down)
        case ">=":
            return Within(whole, up, None)
        case "<":
            return Within(whole, None, up - 1)
        case ">":
            return Within(whole, down + 1, None)
        case "==":
            return Within(whole, up, down)
        case "!=":
            return Either((Within(whole, None, up - 1), Within(whole, down + 1, None)))
        case _:
            assert_never(op)


def both(*formulas: Formula) -> Formula:
    """Every one of some formulas, without boxes inside boxes."""
    parts = [part for each in formulas for part in _conjuncts(each)]
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def _conjuncts(formula: Formula) -> tuple[Formula, ...]:
    if isinstance(formula, Every):
        return tuple(part for inner in formula.parts for part in _conjuncts(inner))
    return (formula,)


def conjuncts(formula: Formula) -> tuple[Formula, ...]:
    """The parts that must all hold."""
    return _conjuncts(formula)


def variables_of(formula: Formula) -> dict[Var, None]:
    """The cells of a formula, each once, in order."""
    match formula:
        case Within(factors, _, _):
            return dict.fromkeys(factors)
        case Lacks(var, _):
            return {var: None}
        case Every(parts) | Either(parts):
            return {var: None for part in parts for var in variables_of(part)}
        case _:
            assert_never(formula)
