"""What can become of a sum while some of its cells are missing: intervals, parity, exact solutions.

:func:`can_be` answers exactly: it is true if and only if some values that the missing cells may stand
for make the comparison true.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from heapq import heappop, heappush
from math import gcd, lcm
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, assert_never

from giac_schema.model.values import Number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.model.address import Ref
    from giac_schema.model.terms import Comparison

__all__ = [
    "Domain",
    "Unknown",
    "can_be",
    "can_be_divisible",
    "can_leave_a_rest",
    "contrary",
    "domain_of",
]

Domain: TypeAlias = Literal["count", "change", "amount"]
"""What a missing cell may stand for: 0, 1, 2, ...; any whole number; any amount from 0 up."""

Unknown: TypeAlias = tuple[Number, Domain]
"""A missing cell in a sum: how often it counts (not 0 times), and what it may stand for."""


_CONTRARY: Final[dict[Comparison, Comparison]] = {
    "==": "!=",
    "!=": "==",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "<": ">=",
}


@cache
def domain_of(ref: Ref) -> Domain:
    """What a missing cell at this address may stand for."""
    entry = ref.entry
    if entry.signed:
        return "change"
    return "amount" if entry.is_money else "count"


def contrary(op: Comparison) -> Comparison:
    """The comparison that is true exactly when this one is false."""
    return _CONTRARY[op]


def can_be(op: Comparison, known: Number, unknowns: Iterable[Unknown]) -> bool:
    """Whether ``known + sum(factor * x) op 0`` is true for some values of the missing cells."""
    free = list(unknowns)
    match op:
        case "==":
            return _can_vanish(known, free)
        case "!=":
            return bool(free) or known != 0
        case "<=":
            return known <= 0 or _can_sink(free)
        case "<":
            return known < 0 or _can_sink(free)
        case ">=":
            return known >= 0 or _can_rise(free)
        case ">":
            return known > 0 or _can_rise(free)
        case _:
            assert_never(op)


def can_be_divisible(by: int, known: Number, unknowns: Iterable[Unknown]) -> bool:
    """Whether ``known + sum(factor * x)`` is a multiple of ``by`` for some values."""
    free = list(unknowns)
    if any(domain == "amount" for _, domain in free):
        return True
    # Whatever a count is, it can grow until its remainder is any that its factor can give.
    whole = [Fraction(number) for number in (known, by, *(factor for factor, _ in free))]
    scale = lcm(*(number.denominator for number in whole))
    rest, *steps = (int(number * scale) for number in whole)
    return rest % gcd(*steps) == 0


def can_leave_a_rest(by: int, known: Number, unknowns: Iterable[Unknown]) -> bool:
    """Whether ``known + sum(factor * x)`` is no multiple of ``by`` for some values."""
    free = list(unknowns)
    if any(domain == "amount" for _, domain in free):
        return True
    numbers = (known, *(factor for factor, _ in free))
    return any(Fraction(number) % by != 0 for number in numbers)


def _can_rise(free: list[Unknown]) -> bool:
    """Whether the missing cells can add any amount."""
    return any(factor > 0 or domain == "change" for factor, domain in free)


def _can_sink(free: list[Unknown]) -> bool:
    """Whether the missing cells can take away any amount."""
    return any(factor < 0 or domain == "change" for factor, domain in free)


def _can_vanish(known: Number, free: list[Unknown]) -> bool:
    if (known > 0 and not _can_sink(free)) or (known < 0 and not _can_rise(free)):
        return False
    if known == 0 or any(domain == "amount" for _, domain in free):
        return True
    return _whole_solution(*_whole(known, [factor for factor, _ in free]), both=_both_ways(free))


def _both_ways(free: list[Unknown]) -> bool:
    return _can_rise(free) and _can_sink(free)


def _whole(known: Number, factors: list[Number]) -> tuple[Fraction, list[int]]:
    """The same equation with whole factors that have no divisor in common."""
    exact = [Fraction(factor) for factor in factors]
    scale = lcm(*(factor.denominator for factor in exact))
    whole = [int(factor * scale) for factor in exact]
    divisor = gcd(*whole)
    return Fraction(known) * scale / divisor, [factor // divisor for factor in whole]


def _whole_solution(known: Fraction, factors: list[int], *, both: bool) -> bool:
    """Whether whole numbers solve it: any integers if it can go both ways, else from 0 up."""
    if known.denominator != 1:
        return False
    return both or _payable(abs(int(known)), [abs(factor) for factor in factors])


def _payable(amount: int, coins: list[int]) -> bool:
    """Whether coins of these values make up an amount exactly, each used any number of times.

    The smallest coin can always be added, so of all sums with one remainder by it only the
    smallest matters: those are found like shortest paths.
    """
    smallest = min(coins)
    cheapest = {0: 0}
    queue = [0]
    while queue:
        paid = heappop(queue)
        for total in (paid + coin for coin in coins if paid + coin <= amount):
            if total < cheapest.get(total % smallest, amount + 1):
                cheapest[total % smallest] = total
                heappush(queue, total)
    return amount % smallest in cheapest
