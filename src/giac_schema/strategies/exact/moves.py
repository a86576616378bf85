"""The whole-number changes that no equation notices.

Starting with "any cell may change by one", each equation in turn is taken in: the changes that it
notices are paired so that what one adds the other takes away.  What is left at the end is a basis of
all whole-number changes that keep every equation (this is Hermite's elimination, by columns).  The
cell that stands alone on its side of an equation is paired first, so on the form of the report each
change comes out as a small story: one more request by a natural person, received and disclosed, with
every total it counts in.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from giac_schema.strategies.exact.formulas import Var, Within

__all__ = ["Equations", "Move"]

Move: TypeAlias = "dict[Var, int]"
"""Cells and by how much each of them changes."""

_PARTNERS: Final = 3
_MOST: Final = 700
"""Changes beyond the basis, kept for variety."""


class Equations:
    """Equations taken in one by one, and the changes that keep them."""

    def __init__(self, variables: Iterable[Var]) -> None:
        self.basis: list[Move] = [{var: 1} for var in variables]
        """Every change that keeps the equations is a whole-number sum of these."""
        self.extra: list[Move] = []
        """Further changes that keep them."""
        self.point: Move = {}
        """Whole numbers, negative ones among them, that solve the equations."""

    def take_in(self, equation: Within) -> bool:
        """Restrict the changes to those that keep one more equation.

        Returns:
            Whether whole numbers can solve it together with the equations before.
        """
        wanted = equation.low
        if wanted is None or wanted != equation.high:
            return False
        noticed = [(_noticed(equation, move), move) for move in self.basis]
        divisor = gcd(*(value for value, _ in noticed))
        missing = wanted - equation.total(self.point)
        if divisor == 0:
            return missing == 0
        if missing % divisor:
            return False
        noticed = _with_divisor(noticed, divisor)
        value, pivot = _alone(noticed, divisor)
        self.point = _plus(self.point, pivot, missing // value)
        self.extra = [
            *(_paired(each, _noticed(equation, each), pivot, value) for each in self.extra),
            *_partners(noticed, pivot)[: _MOST - len(self.extra)],
        ]
        self.basis = [
            _paired(move, seen, pivot, value) for seen, move in noticed if move is not pivot
        ]
        return True


def _noticed(equation: Within, move: Mapping[Var, int]) -> int:
    """By how much a change alters what an equation adds up."""
    factors = equation.factors
    if len(move) < len(factors):
        return sum(step * factors[var] for var, step in move.items() if var in factors)
    return sum(factor * move[var] for var, factor in factors.items() if var in move)


def _with_divisor(noticed: list[tuple[int, Move]], divisor: int) -> list[tuple[int, Move]]:
    """The same changes, combined until one of them alters the sum by the greatest common divisor."""
    while all(abs(value) != divisor for value, _ in noticed):
        smallest, least = min(
            ((value, move) for value, move in noticed if value), key=lambda pair: abs(pair[0])
        )
        noticed = [
            (value, move)
            if move is least
            else (value % smallest, _plus(move, least, -(value // smallest)))
            for value, move in noticed
        ]
    return noticed


def _alone(noticed: list[tuple[int, Move]], divisor: int) -> tuple[int, Move]:
    """The change to pair the others with: of those on the side that has fewer, the simplest."""
    up = sum(value > 0 for value, _ in noticed)
    down = sum(value < 0 for value, _ in noticed)
    sign = -1 if 0 < down <= up or not up else 1
    fitting = [(v, move) for v, move in noticed if abs(v) == divisor]
    return min(fitting, key=lambda pair: (pair[0] * sign < 0, len(pair[1])))


def _paired(move: Move, value: int, pivot: Move, by: int) -> Move:
    """A change with as much of the pivot as makes the equation overlook it."""
    return _plus(move, pivot, -(value // by)) if value else move


def _partners(noticed: list[tuple[int, Move]], pivot: Move) -> list[Move]:
    """Changes paired with some others of the opposite side than the pivot."""
    sides: dict[bool, list[tuple[int, Move]]] = {True: [], False: []}
    for value, move in noticed:
        if value:
            sides[value > 0].append((value, move))
    fewer, more = sorted(sides.values(), key=len)
    partners = [pair for pair in fewer if pair[1] is not pivot][:_PARTNERS]
    return [
        combined(move, abs(other), partner, abs(value))
        for other, partner in partners
        for value, move in more
        if move is not pivot
    ]


def combined(one: Move, times: int, other: Move, by: int) -> Move:
    """Two changes, each so many times, made as small as they can be."""
    divisor = gcd(times, by)
    return _plus(
        {var: step * (times // divisor) for var, step in one.items()}, other, by // divisor
    )


def _plus(one: Move, other: Move, times: int) -> Move:
    if not times:
        return one
    found = dict(one)
    for var, step in other.items():
        changed = found.get(var, 0) + step * times
        if changed:
            found[var] = changed
        else:
            found.pop(var, None)
    return found
