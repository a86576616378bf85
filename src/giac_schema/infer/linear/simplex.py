"""Whether linear bounds can hold together, decided exactly; and if they cannot, which of them clash.

The general simplex of Dutertre and de Moura (2006): every row has a variable of its own that is kept between
bounds, and Bland's order of pivots makes it end.  Numbers are integers and fractions.  A clash is a proof: the
bounds it names, each taken so many times, add up to a contradiction.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar

from attrs import define, field

from giac_schema.infer.linear.budget import PIVOTS, Exhausted
from giac_schema.infer.linear.system import Exact

if TYPE_CHECKING:
    from collections.abc import Mapping


__all__ = ["Bounds", "Clash", "Simplex"]

Tag = TypeVar("Tag")
"""What a caller calls a bound."""

Clash: TypeAlias = "dict[Tag, Exact]"
"""The bounds that cannot hold together, each with how often it counts in the contradiction."""

_MOST_BRANCHES: Final = 200


@define
class _Bound(Generic[Tag]):
    value: Exact
    tag: Tag


Bounds: TypeAlias = "tuple[list[_Bound[Tag] | None], list[_Bound[Tag] | None]]"


@define(eq=False)
class Simplex(Generic[Tag]):
    """Variables between bounds, and sums of them between bounds.

    Variables are numbered from 0 in the order they are made; the sum that :meth:`row` adds up is one, too.
    """

    values: list[Exact] = field(factory=list)
    """A value for every variable; they suit all rows, and after :meth:`check` all bounds."""
    low: list[_Bound[Tag] | None] = field(factory=list)
    high: list[_Bound[Tag] | None] = field(factory=list)
    rows: dict[int, dict[int, Exact]] = field(factory=dict)
    """Each basic variable as a sum of the others."""
    whole: set[int] = field(factory=set)
    """Variables that can only be whole numbers."""
    most: int = PIVOTS
    """Steps to take before giving up."""
    pivots: int = 0
    """Steps taken."""

    def variable(self, *, whole: bool = True) -> int:
        """A new variable without bounds."""
        number = len(self.values)
        self.values.append(0)
        self.low.append(None)
        self.high.append(None)
        if whole:
            self.whole.add(number)
        return number

    def row(self, factors: Mapping[int, Exact]) -> int:
        """A new variable that is a sum of others."""
        number = self.variable(whole=False)
        total: dict[int, Exact] = {}
        for variable, factor in factors.items():
            parts = self.rows.get(variable, {variable: 1})
            for each, times in parts.items():
                total[each] = total.get(each, 0) + factor * times
        self.rows[number] = {each: f for each, f in total.items() if f}
        self.values[number] = sum(f * self.values[each] for each, f in total.items())
        return number

    def at_least(self, variable: int, bound: Exact, tag: Tag) -> Clash[Tag] | None:
        """Ask that a variable be at least so much; what clashes with that at once."""
        old, other = self.low[variable], self.high[variable]
        if old is not None and old.value >= bound:
            return None
        if other is not None and other.value < bound:
            return {other.tag: 1, tag: 1} if other.tag != tag else {tag: 1}
        self.low[variable] = _Bound(bound, tag)
        if variable not in self.rows and self.values[variable] < bound:
            self._move(variable, bound)
        return None

    def at_most(self, variable: int, bound: Exact, tag: Tag) -> Clash[Tag] | None:
        """Ask that a variable be at most so much; what clashes with that at once."""
        old, other = self.high[variable], self.low[variable]
        if old is not None and old.value <= bound:
            return None
        if other is not None and other.value > bound:
            return {other.tag: 1, tag: 1} if other.tag != tag else {tag: 1}
        self.high[variable] = _Bound(bound, tag)
        if variable not in self.rows and self.values[variable] > bound:
            self._move(variable, bound)
        return None

    def bounds(self) -> Bounds[Tag]:
        """All bounds as they are, to come back to."""
        return self.low[:], self.high[:]

    def restore(self, bounds: Bounds[Tag]) -> None:
        """Take off what was asked since; values stay where they are."""
        low, high = bounds
        more = [None] * (len(self.values) - len(low))
        self.low, self.high = [*low, *more], [*high, *more]

    def check(self) -> Clash[Tag] | None:
        """Find values between all bounds; ``None`` if there are such, else what clashes.

        Raises:
            Exhausted: if that takes too many steps.
        """
        while True:
            basic = self._outside()
            if basic is None:
                return None
            self.pivots += 1
            if self.pivots > self.most:
                raise Exhausted
            low = self.low[basic]
            rising = low is not None and self.values[basic] < low.value
            bound = low if rising else self.high[basic]
            assert bound is not None  # noqa: S101 - a variable outside has the bound it is outside of
            other = self._entering(basic, rising=rising)
            if other is None:
                return self._clash(basic, bound, rising=rising)
            self._pivot(basic, other, bound.value)

    def check_whole(self) -> Clash[Tag] | None:
        """As :meth:`check`, with whole numbers for the variables that hold nothing else.

        A clash then names every bound that played a part; it counts each once.

        Raises:
            Exhausted: if that takes too many steps.
        """
        return self._whole([_MOST_BRANCHES])

    def _whole(self, left: list[int]) -> Clash[Tag] | None:
        clash = self.check()
        if clash is not None:
            return clash
        split = next((v for v in sorted(self.whole) if self.values[v] % 1), None)
        if split is None:
            return None
        left[0] -= 1
        if left[0] < 0:
            raise Exhausted
        below = floor(self.values[split])
        blamed: dict[Tag, Exact] = {}
        for up in (False, True):
            kept = self.bounds()
            mark: Tag = _BRANCH  # type: ignore[assignment]
            now = self.at_least(split, below + 1, mark) if up else self.at_most(split, below, mark)
            clash = now if now is not None else self._whole(left)
            if clash is None:
                return None
            self.restore(kept)
            blamed |= clash
        return {tag: 1 for tag in blamed if tag != _BRANCH}

    def _outside(self) -> int | None:
        """The first basic variable that is outside its bounds."""
        found = None
        for basic in self.rows:
            value, low, high = self.values[basic], self.low[basic], self.high[basic]
            if (low is not None and value < low.value) or (high is not None and value > high.value):
                found = basic if found is None else min(found, basic)
        return found

    def _entering(self, basic: int, *, rising: bool) -> int | None:
        """The first variable that can move the basic one towards its bounds."""
        for other, factor in sorted(self.rows[basic].items()):
            up = (factor > 0) == rising
            bound = self.high[other] if up else self.low[other]
            if bound is None or bound.value != self.values[other]:
                return other
        return None

    def _clash(self, basic: int, bound: _Bound[Tag], *, rising: bool) -> Clash[Tag]:
        clash: dict[Tag, Exact] = {bound.tag: 1}
        for other, factor in self.rows[basic].items():
            held = self.high[other] if (factor > 0) == rising else self.low[other]
            assert held is not None  # noqa: S101 - it could not move, so a bound holds it
            share: Exact = factor if factor > 0 else -factor
            clash[held.tag] = clash[held.tag] + share if held.tag in clash else share
        return clash

    def _move(self, variable: int, value: Exact) -> None:
        """Give a variable that is no sum another value, and the sums with it."""
        change = value - self.values[variable]
        self.values[variable] = value
        for basic, row in self.rows.items():
            if variable in row:
                self.values[basic] += row[variable] * change

    def _pivot(self, basic: int, other: int, value: Exact) -> None:
        """Let a sum and one of its parts change places, the former sum at a new value."""
        row: dict[int, Exact] = self.rows.pop(basic)
        factor = row.pop(other)
        change = _divided(value - self.values[basic], factor)
        turned = {each: _divided(-f, factor) for each, f in row.items()}
        turned[basic] = _divided(1, factor)
        self.values[basic] = value
        self.values[other] += change
        for each, parts in self.rows.items():
            times = parts.pop(other, 0)
            if times:
                self.values[each] += times * change
                for part, f in turned.items():
                    together = parts.get(part, 0) + times * f
                    if together:
                        parts[part] = together
                    else:
                        del parts[part]
        self.rows[other] = turned


_BRANCH: Final = "\0 a whole number"
"""Tags the bounds that cut off fractions."""


def _divided(number: Exact, by: Exact) -> Exact:
    quotient = Fraction(number) / by
    return quotient.numerator if quotient.denominator == 1 else quotient
