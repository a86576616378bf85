"""Numbers for the cells of a report, and which formulas hold with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, assert_never

from attrs import field, frozen

from giac_schema.model.values import MissingKind
from giac_schema.strategies.exact.formulas import (
    Divides,
    Either,
    Every,
    Formula,
    Lacks,
    Var,
    Within,
)

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["Point", "holds", "true"]


@frozen
class Point:
    """Whole numbers for the cells, and the cells that must hold none."""

    values: dict[Var, int] = field(factory=dict, hash=False)
    """What is not named is 0."""
    lacking: Mapping[Var, tuple[MissingKind, ...]] = field(factory=dict, hash=False)


def true(formula: Formula, point: Point) -> bool:
    """Whether a formula holds at a point."""
    return holds(formula, point.values, point.lacking)


def holds(
    formula: Formula,
    values: Mapping[Var, int | Fraction],
    lacking: Mapping[Var, tuple[MissingKind, ...]],
) -> bool:
    """Whether a formula holds with some values, fractions among them, and some cells without one."""
    match formula:
        case Within() | Divides():
            return formula.holds(values)
        case Lacks():
            return formula.holds(lacking)
        case Every(parts):
            return all(holds(part, values, lacking) for part in parts)
        case Either(parts):
            return any(holds(part, values, lacking) for part in parts)
        case _:
            assert_never(formula)
