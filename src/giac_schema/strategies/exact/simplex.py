"""Linear constraints over rational numbers, solved exactly, with the reason where they contradict.

The general simplex of Dutertre and de Moura ("A fast linear-arithmetic solver for DPLL(T)", 2006):
every sum of variables is a variable of its own, all have bounds, and bounds can be put on and taken
off again without starting over.  Bland's rule keeps it from going in circles.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Bound", "Reason", "Simplex"]

Reason: TypeAlias = frozenset[str]
"""Names of the checks that a conclusion rests on."""

Bound: TypeAlias = tuple[int, Reason]


@define(eq=False)
class Simplex:
    """Variables by number, their values and bounds, and the sums that tie them."""

    values: list[Fraction] = field(factory=list)
    low: list[Bound | None] = field(factory=list)
    high: list[Bound | None] = field(factory=list)
    rows: dict[int, dict[int, Fraction]] = field(factory=dict)
    """For each variable that is a sum: of what, how often."""
    _trail: list[tuple[list[Bound | None], int, Bound | None]] = field(factory=list)

    def variable(self) -> int:
        """A new variable, with no bounds, at 0."""
        self.values.append(Fraction(0))
        self.low.append(None)
        self.high.append(None)
        return len(self.values) - 1

    def sum_of(self, factors: Mapping[int, int]) -> int:
        """A new variable that is a sum of others."""
        row: dict[int, Fraction] = {}
        for var, factor in factors.items():
            _add(row, self.rows.get(var, {var: Fraction(1)}), Fraction(factor))
        new = self.variable()
        self.rows[new] = row
        self.values[new] = sum((f * self.values[v] for v, f in row.items()), Fraction(0))
        return new

    def mark(self) -> int:
        """A place to come back to."""
        return len(self._trail)

    def back(self, mark: int) -> None:
        """Take off every bound that was put on since."""
        while len(self._trail) > mark:
            bounds, var, old = self._trail.pop()
            bounds[var] = old

    def at_least(self, var: int, bound: int, why: Reason) -> Reason | None:
        """Put a lower bound on; returns the reason why that cannot be, if it cannot."""
        old, other = self.low[var], self.high[var]
        if old is not None and old[0] >= bound:
            return None
        if other is not None and other[0] < bound:
            return other[1] | why
        self._put(self.low, var, (bound, why))
        if var not in self.rows and self.values[var] < bound:
            self._shift(var, Fraction(bound))
        return None

    def at_most(self, var: int, bound: int, why: Reason) -> Reason | None:
        """Put an upper bound on; returns the reason why that cannot be, if it cannot."""
        old, other = self.high[var], self.low[var]
        if old is not None and old[0] <= bound:
            return None
        if other is not None and other[0] > bound:
            return other[1] | why
        self._put(self.high, var, (bound, why))
        if var not in self.rows and self.values[var] > bound:
            self._shift(var, Fraction(bound))
        return None

    def settle(self) -> Reason | None:
        """Move the values inside all bounds; returns the reason why that cannot be, if it cannot."""
        while (basic := self._outside()) is not None:
            low = self.low[basic]
            rise = low is not None and self.values[basic] < low[0]
            free = self._free(basic, rise=rise)
            if free is None:
                return self._conflict(basic, rise=rise)
            bound = self.low[basic] if rise else self.high[basic]
            self._pivot(basic, free, Fraction(bound[0] if bound else 0))
        return None

    def _put(self, bounds: list[Bound | None], var: int, bound: Bound) -> None:
        self._trail.append((bounds, var, bounds[var]))
        bounds[var] = bound

    def _shift(self, var: int, value: Fraction) -> None:
        by = value - self.values[var]
        self.values[var] = value
        for basic, row in self.rows.items():
            if var in row:
                self.values[basic] += row[var] * by

    def _outside(self) -> int | None:
        """The first sum that lies outside its bounds."""
        return min((var for var in self.rows if self._lies_outside(var)), default=None)

    def _lies_outside(self, var: int) -> bool:
        low, high, value = self.low[var], self.high[var], self.values[var]
        return (low is not None and value < low[0]) or (high is not None and value > high[0])

    def _free(self, basic: int, *, rise: bool) -> int | None:
        """The first variable that can still move a sum into the wanted direction."""
        fitting = (
            var
            for var, factor in self.rows[basic].items()
            if self._limit(var, up=(factor > 0) == rise) is None
        )
        return min(fitting, default=None)

    def _limit(self, var: int, *, up: bool) -> Bound | None:
        """The bound that a variable has reached."""
        bound = (self.high if up else self.low)[var]
        return bound if bound is not None and self.values[var] == bound[0] else None

    def _conflict(self, basic: int, *, rise: bool) -> Reason:
        """Why a sum cannot move: its own bound, and that of each of its parts."""
        own = (self.low if rise else self.high)[basic]
        parts = (
            self._limit(var, up=(factor > 0) == rise) for var, factor in self.rows[basic].items()
        )
        return frozenset[str]().union(*(bound[1] for bound in (own, *parts) if bound))

    def _pivot(self, basic: int, other: int, value: Fraction) -> None:
        """Put a sum on a bound by moving one of its parts, and let the two change places."""
        row = self.rows.pop(basic)
        factor = row.pop(other)
        by = (value - self.values[basic]) / factor
        self.values[basic] = value
        self.values[other] += by
        solved = {var: -f / factor for var, f in row.items()}
        solved[basic] = 1 / factor
        for each, line in self.rows.items():
            if other in line:
                times = line.pop(other)
                self.values[each] += times * by
                _add(line, solved, times)
        self.rows[other] = solved


def _add(row: dict[int, Fraction], other: Mapping[int, Fraction], times: Fraction) -> None:
    for var, factor in other.items():
        found = row.get(var, Fraction(0)) + factor * times
        if found:
            row[var] = found
        else:
            row.pop(var, None)
