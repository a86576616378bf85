"""Comparisons along a line: the places where they change their mind.

Moving from a report by so many times a change, every sum grows or shrinks evenly.  So a comparison
changes its mind at one place, or two, and being divisible comes round at equal distances.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, assert_never

from giac_schema.strategies.exact.formulas import Divides, Either, Every, Formula, Lacks, Within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from giac_schema.strategies.exact.formulas import Var

__all__ = ["comparisons_in", "slope_of", "turns"]


def comparisons_in(formula: Formula) -> Iterator[Within | Divides]:
    """What a formula compares."""
    match formula:
        case Within() | Divides():
            yield formula
        case Every(parts) | Either(parts):
            for part in parts:
                yield from comparisons_in(part)
        case Lacks():
            return
        case _:
            assert_never(formula)


def slope_of(comparison: Within | Divides, move: Mapping[Var, int]) -> int:
    """By how much a change alters the sum that is compared."""
    factors = comparison.factors
    return sum(by * factors[var] for var, by in move.items() if var in factors)


def turns(comparison: Within | Divides, total: int, slope: int, near: int) -> Iterator[int]:
    """The numbers of times at and beside which a comparison changes its mind.

    Args:
        comparison: What is compared.
        total: What its sum is before the change.
        slope: By how much one change alters it.
        near: Where to look if there is no end of such numbers.
    """
    if not slope:
        return
    match comparison:
        case Within(_, low, high):
            for bound in (low, high):
                if bound is not None:
                    place = (bound - total) // slope
                    yield from range(place - 1, place + 3)
        case Divides(_, _, by, _):
            divisor = gcd(slope, by)
            if total % divisor == 0:
                period = by // divisor
                first = -total // divisor * pow(slope // divisor, -1, period) % period
                place = first + (near - first) // period * period
                yield from (place - 1, place, place + 1, place + period)
        case _:
            assert_never(comparison)
