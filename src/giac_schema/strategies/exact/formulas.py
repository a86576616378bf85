"""Rules as formulas over whole numbers.

A count or a change is a whole number as it stands.  Money is counted in millionths of its unit, the
smallest step a report can print (1 分 is 0.000001 万元), or in smaller ones where a rule states a
smaller one.  Then every comparison is a sum of whole factors that lies between two whole bounds, and
strict comparisons need no special care.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import gcd, lcm
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from attrs import field, frozen

from giac_schema.model.address import Ref
from giac_schema.model.values import MissingKind
from giac_schema.rules.intervals import Domain, domain_of

if TYPE_CHECKING:
    from fractions import Fraction

    from giac_schema.model.terms import Comparison

__all__ = [
    "PLACES",
    "Constraint",
    "Divides",
    "Either",
    "Every",
    "Formula",
    "Lacks",
    "Var",
    "Within",
    "both",
    "conjuncts",
    "divided",
    "either",
    "variables_of",
    "whole",
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
        """What may stand in it; a number in no table, such as a year, is counted."""
        return "count" if self.ref.table == "report" else domain_of(self.ref)


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

    def holds(self, point: Mapping[Var, int | Fraction]) -> bool:
        """Whether the sum lies within the bounds; fractions may stand in the cells for a while."""
        return self.admits(sum(by * point.get(var, 0) for var, by in self.factors.items()))

    def admits(self, total: int | Fraction) -> bool:
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
class Divides:
    """Cells, each so many times, and a constant: their sum is divisible, or is not."""

    factors: Mapping[Var, int] = field(hash=False)
    constant: int
    by: int
    divisible: bool

    def total(self, point: Mapping[Var, int]) -> int:
        """What the cells and the constant add up to."""
        return self.constant + sum(
            factor * point.get(var, 0) for var, factor in self.factors.items()
        )

    def admits(self, total: int | Fraction) -> bool:
        """Whether a sum is divisible, or is not, as wanted."""
        return (total % self.by == 0) == self.divisible

    def holds(self, point: Mapping[Var, int | Fraction]) -> bool:
        """Whether it is divisible, or is not, as wanted."""
        parts = (by * point.get(var, 0) for var, by in self.factors.items())
        return self.admits(sum(parts, self.constant))


@frozen
class Every:
    """Every part holds; of none at all it is true."""

    parts: tuple[Formula, ...] = ()


@frozen
class Either:
    """At least one part holds; of none at all it is false."""

    parts: tuple[Formula, ...] = ()


Formula: TypeAlias = Within | Divides | Lacks | Every | Either


@frozen
class Constraint:
    """A formula that must hold, and the check it states."""

    name: str
    """The id of the check; empty for what every report keeps."""
    formula: Formula = field(hash=False)


def both(*formulas: Formula) -> Formula:
    """Every one of some formulas."""
    return formulas[0] if len(formulas) == 1 else Every(formulas)


def either(*formulas: Formula) -> Formula:
    """At least one of some formulas."""
    return formulas[0] if len(formulas) == 1 else Either(formulas)


def whole(factors: Mapping[Var, Fraction], constant: Fraction, op: Comparison) -> Formula:
    """``factors + constant op 0`` over whole numbers."""
    counted, scaled = _scaled(factors, constant)
    divisor = gcd(*counted.values()) or 1
    counted = {var: factor // divisor for var, factor in counted.items()}
    bound = -scaled / divisor
    down, up = bound.numerator // bound.denominator, -(-bound.numerator // bound.denominator)
    match op:
        case "<=":
            return Within(counted, None, down)
        case ">=":
            return Within(counted, up, None)
        case "<":
            return Within(counted, None, up - 1)
        case ">":
            return Within(counted, down + 1, None)
        case "==":
            return Within(counted, up, down)
        case "!=":
            return Either((Within(counted, None, up - 1), Within(counted, down + 1, None)))
        case _:
            assert_never(op)


def divided(
    factors: Mapping[Var, Fraction], constant: Fraction, by: int, *, holds: bool
) -> Formula:
    """``factors + constant`` leaves nothing over when divided, or something."""
    scale = lcm(*(factor.denominator for factor in (*factors.values(), constant)))
    counted = {var: int(factor * scale) for var, factor in factors.items()}
    return Divides(counted, int(constant * scale), by * scale, holds)


def _scaled(factors: Mapping[Var, Fraction], constant: Fraction) -> tuple[dict[Var, int], Fraction]:
    scale = lcm(*(factor.denominator for factor in factors.values()))
    return {var: int(factor * scale) for var, factor in factors.items()}, constant * scale


def conjuncts(formula: Formula) -> tuple[Formula, ...]:
    """The parts that must all hold."""
    if isinstance(formula, Every):
        return tuple(part for inner in formula.parts for part in conjuncts(inner))
    return (formula,)


def variables_of(formula: Formula) -> dict[Var, None]:
    """The cells of a formula, each once, in order."""
    match formula:
        case Within(factors, _, _) | Divides(factors, _, _, _):
            return dict.fromkeys(factors)
        case Lacks(var, _):
            return {var: None}
        case Every(parts) | Either(parts):
            return {var: None for part in parts for var in variables_of(part)}
        case _:
            assert_never(formula)
