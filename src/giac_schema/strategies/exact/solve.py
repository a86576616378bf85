"""A point that keeps every constraint, or the constraints that cannot be kept together.

Rational solutions come from the simplex of :mod:`giac_schema.infer`; an "either or" that does not hold
is tried branch by branch, and then a cell that is left as a fraction is cut in two (below it, above it):
figures have no upper end, so a contradiction that fractions show already must not be chased from cut to
cut.  A branch that had no part in a contradiction has no alternatives worth trying (backjumping).  Both
answers are exact.  The search has a budget, and says so when it is used up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from attrs import define, field, frozen

from giac_schema.infer.linear.budget import Exhausted
from giac_schema.infer.linear.simplex import Clash, Simplex
from giac_schema.model.address import Ref
from giac_schema.model.values import MissingKind
from giac_schema.strategies.exact.formulas import (
    Constraint,
    Divides,
    Either,
    Every,
    Formula,
    Lacks,
    Var,
    Within,
    conjuncts,
    variables_of,
)
from giac_schema.strategies.exact.moves import Equations
from giac_schema.strategies.exact.points import Point, holds

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Contradiction", "Unsolved", "solve"]

Reason: TypeAlias = frozenset[str]
"""Names of the constraints that a conclusion rests on."""

_BUDGET: Final = 3_000
_PIVOTS: Final = 100 * _BUDGET
"""Steps of the simplex, in the whole of a search."""
_DEEPEST: Final = 150
"""Choices one below the other; a search that goes deeper runs after ever larger numbers."""
_ANY: Final = Ref(("disclosure", "licensing", "items_change"))
"""A place that may hold any whole number, for numbers that stand in no report."""
_CERTAIN: Final[Reason] = frozenset()


@frozen
class Contradiction:
    """Constraints that cannot all be kept, by name."""

    names: Reason


class Unsolved(Exception):
    """The budget was used up before there was an answer."""


Answer: TypeAlias = Point | Contradiction


def solve(constraints: Iterable[Constraint]) -> Answer:
    """Whole numbers that keep all constraints, counts and money at 0 or above, or why there are none.

    Raises:
        Unsolved: if the budget was used up.
    """
    return _Search.of(tuple(constraints)).run()


def _odd(constraints: tuple[Constraint, ...]) -> Reason | None:
    """The equations that no whole numbers solve, negative ones included."""
    variables = {v: None for each in constraints for v in variables_of(each.formula)}
    equations = Equations(variables)
    names: set[str] = set()
    for each in constraints:
        for part in conjuncts(each.formula):
            if isinstance(part, Within) and part.exact:
                names.add(each.name)
                if not equations.take_in(part):
                    return frozenset(names - {""})
    return None


def _simplex() -> Simplex[Reason]:
    return Simplex(most=_PIVOTS)


def _reason(clash: Clash[Reason] | None) -> Reason | None:
    """The constraints behind bounds that cannot hold together."""
    return None if clash is None else frozenset[str]().union(*clash)


@define(eq=False)
class _Search:
    """One search, with its simplex, and the either-ors that are to be watched."""

    stated: tuple[Constraint, ...]
    simplex: Simplex[Reason] = field(factory=_simplex)
    numbers: dict[Var, int] = field(factory=dict)
    sums: dict[tuple[tuple[Var, int], ...], int] = field(factory=dict)
    choices: list[tuple[Either, Reason]] = field(factory=list)
    lacking: dict[Var, tuple[tuple[MissingKind, ...], Reason]] = field(factory=dict)
    budget: int = _BUDGET
    depth: int = 0
    doomed: Reason | None = None
    whole: bool = False
    """Whether the equations are known to have whole solutions."""

    @classmethod
    def of(cls, constraints: tuple[Constraint, ...]) -> _Search:
        search = cls(constraints)
        for each in constraints:
            for var in variables_of(each.formula):
                search._number(var)  # before any choice: what a count cannot be is never taken back
        for each in constraints:
            why = frozenset({each.name} - {""})
            search.doomed = search.doomed or search.claim(each.formula, why)
        return search

    def run(self) -> Answer:
        core = self.doomed if self.doomed is not None else self._explore()
        return self._point() if core is None else Contradiction(core)

    def claim(self, formula: Formula, why: Reason) -> Reason | None:
        """State a formula; returns the reason why it cannot be, if that is seen at once."""
        match formula:
            case Within():
                return self._bound(formula, why)
            case Divides():
                return self._divide(formula, why)
            case Lacks(var, kinds):
                return self._lack(var, kinds, why)
            case Every(parts):
                for part in parts:
                    core = self.claim(part, why)
                    if core is not None:
                        return core
                return None
            case Either(parts):
                if not parts:
                    return why
                self.choices.append((formula, why))
                return None
            case _:
                assert_never(formula)

    def _bound(self, within: Within, why: Reason) -> Reason | None:
        if not within.factors:
            return None if within.admits(0) else why
        var = self._sum(within)
        core = None if within.low is None else _reason(self.simplex.at_least(var, within.low, why))
        if core is None and within.high is not None:
            core = _reason(self.simplex.at_most(var, within.high, why))
        return core

    def _divide(self, divides: Divides, why: Reason) -> Reason | None:
        """``sum = by * quotient + rest``, with no rest, or with one."""
        name = f"part {len(self.numbers)}"
        quotient, rest = (Var(_ANY, f"{kind} {name}") for kind in ("quotient", "rest"))
        factors = {**divides.factors, quotient: -divides.by, rest: -1}
        left = (0, 0) if divides.divisible else (1, divides.by - 1)
        stated = (
            Within(factors, -divides.constant, -divides.constant),
            Within({rest: 1}, *left),
        )
        return self.claim(Every(stated), why)

    def _sum(self, within: Within) -> int:
        factors = {self._number(var): factor for var, factor in within.factors.items()}
        if list(factors.values()) == [1]:
            return next(iter(factors))
        key = tuple(within.factors.items())
        if key not in self.sums:
            self.sums[key] = self.simplex.row(factors)
        return self.sums[key]

    def _number(self, var: Var) -> int:
        if var not in self.numbers:
            self.numbers[var] = number = self.simplex.variable(whole=False)
            if var.domain != "change":
                self.simplex.at_least(number, 0, _CERTAIN)
        return self.numbers[var]

    def _lack(self, var: Var, kinds: tuple[MissingKind, ...], why: Reason) -> Reason | None:
        old, reason = self.lacking.get(var, (None, _CERTAIN))
        kept = kinds if old is None else tuple(kind for kind in old if kind in kinds)
        if old is not None and not kept and (old or kinds):
            return why | reason
        self.lacking[var] = (kept, why | reason)
        return None

    def _explore(self) -> Reason | None:
        """Search below the bounds and choices made so far; ``None`` when the values are a solution."""
        self.budget -= 1
        if self.budget < 0 or self.depth > _DEEPEST:
            raise Unsolved
        core = self._settled()
        if core is not None:
            return core
        values = {var: self.simplex.values[number] for var, number in self.numbers.items()}
        kinds = {var: found for var, (found, _) in self.lacking.items()}
        for choice, why in self.choices:
            if not holds(choice, values, kinds):
                return self._either(choice, why)
        cut = self._cut()
        if cut is None:
            return None
        core = self._uneven()
        return self._either(*cut) if core is None else core

    def _uneven(self) -> Reason | None:
        """Why there are no whole numbers at all, looked at before the first cut: cuts would not end."""
        core = None if self.whole else _odd(self.stated)
        self.whole = core is None
        return core

    def _settled(self) -> Reason | None:
        """Let the simplex move its values inside all bounds; the reason why that cannot be, if it cannot."""
        try:
            return _reason(self.simplex.check())
        except Exhausted as spent:
            raise Unsolved from spent

    def _cut(self) -> tuple[Either, Reason] | None:
        """The two sides of the first cell that is a fraction."""
        for var, number in self.numbers.items():
            value = self.simplex.values[number]
            if value.denominator != 1:
                floor = value.numerator // value.denominator
                # Upwards first: figures have no upper end, so that there is an answer more often.
                sides = (Within({var: 1}, floor + 1, None), Within({var: 1}, None, floor))
                return Either(sides), _CERTAIN
        return None

    def _either(self, choice: Either, why: Reason) -> Reason | None:
        """Try the branches of a choice in turn; the reason for none is the reasons for each."""
        reasons = why
        mine = f"choice {self.depth}"
        for branch in choice.parts:
            bounds, choices = self.simplex.bounds(), len(self.choices)
            lacking = dict(self.lacking)
            self.depth += 1
            core = self.claim(branch, why | {mine})
            if core is None:
                core = self._explore()
            self.depth -= 1
            if core is None:
                return None
            self.simplex.restore(bounds)
            del self.choices[choices:]
            self.lacking = lacking
            if mine not in core:
                return core
            reasons |= core - {mine}
        return reasons

    def _point(self) -> Point:
        values = {var: self.simplex.values[number] for var, number in self.numbers.items()}
        return Point(
            {var: int(value) for var, value in values.items() if value},
            {var: kinds for var, (kinds, _) in self.lacking.items() if kinds},
        )
