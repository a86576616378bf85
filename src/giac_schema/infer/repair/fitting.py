"""Whether free cells can take values that suit every row, and if not, which cells are to blame."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.infer.linear.problem import Equation
from giac_schema.infer.linear.simplex import Simplex
from giac_schema.infer.linear.system import Exact, exact

if TYPE_CHECKING:
    from giac_schema.infer.linear.problem import Problem
    from giac_schema.infer.repair.state import State

__all__ = ["Fit", "fit"]


@frozen(eq=False)
class Fit:
    """Values for the chosen cells, or else the cells one of which must change besides."""

    values: dict[int, Exact | None] | None
    """``None`` for a cell that may take several values."""
    cells: tuple[int, ...] = ()
    by: Equation | None = None
    """The equality these cells are of, if they are of one."""
    pivots: int = 0
    """How many steps of a simplex it took to tell; each is much more work than a state of the search."""


def fit(state: State, problem: Problem, chosen: tuple[int, ...], most: int) -> Fit:
    """Values for the free cells of a state in which every row without loose cells holds.

    Args:
        state: The state.
        problem: The rows with their figures.
        chosen: The cells that are changed.
        most: How many steps of a simplex to take.

    Raises:
        Exhausted: if that cannot be decided within so many.
    """
    bound = {
        cell: exact(Fraction(problem.values[cell]) - Fraction(r) / times)
        for cell, times, factors, r in state.definitions
        if not state.loose or state.loose.isdisjoint(factors)
    }
    if not state.loose:
        return Fit({cell: bound[cell] for cell in chosen})
    loose = _Loose.of(state, problem, most)
    blamed = loose.clash()
    if blamed is not None:
        return Fit(None, tuple(blamed), pivots=loose.simplex.pivots)
    values = {cell: bound[cell] if cell in bound else loose.only(cell) for cell in chosen}
    return Fit(values, pivots=loose.simplex.pivots)


@frozen(eq=False)
class _Loose:
    """The loose cells of a state, and all that is said of them."""

    simplex: Simplex[int]
    variables: dict[int, int]
    """The variable of each cell."""
    rows: list[dict[int, int]]
    """The rows by their tags; a tag of -1 is a bound of a single cell."""

    @classmethod
    def of(cls, state: State, problem: Problem, most: int) -> _Loose:
        found = cls(Simplex(most=most), {}, [])
        for cell in sorted(state.loose):
            found._add(cell, problem)
        for cell, times, factors, r in state.definitions:
            if not state.loose.isdisjoint(factors):
                found._add(cell, problem)
                row = {c: f for c, f in factors.items() if c in state.loose}
                found._row({cell: times, **row}, factors, problem, r, equal=True)
        for factors, r in state.bounds:
            if not state.loose.isdisjoint(factors):
                row = {c: f for c, f in factors.items() if c in state.loose}
                found._row(row, factors, problem, r, equal=False)
        return found

    def _add(self, cell: int, problem: Problem) -> None:
        variable = self.variables[cell] = self.simplex.variable(whole=problem.whole(cell))
        if problem.floor(cell):
            self.simplex.at_least(variable, 0, -1)

    def _row(
        self,
        row: dict[int, int],
        factors: dict[int, int],
        problem: Problem,
        r: Exact,
        *,
        equal: bool,
    ) -> None:
        """``row`` over new values instead of changes: what its cells print goes to the other side."""
        target: Exact = sum((f * problem.values[c] for c, f in row.items()), start=-r)
        total = self.simplex.row({self.variables[c]: f for c, f in row.items()})
        tag = len(self.rows)
        self.rows.append(factors)
        self.simplex.at_least(total, target, tag)
        if equal:
            self.simplex.at_most(total, target, tag)

    def clash(self) -> list[int] | None:
        """The cells of the rows that cannot hold together; ``None`` if they can."""
        clash = self.simplex.check_whole()
        if clash is None:
            return None
        return sorted(
            {c for tag in clash if tag >= 0 for c in self.rows[tag]} - set(self.variables)
        )

    def only(self, cell: int) -> Exact | None:
        """The one value a cell can take, if it is only one; to be asked after :meth:`clash`."""
        variable = self.variables[cell]
        value = self.simplex.values[variable]
        if variable not in self.simplex.whole:
            return None
        bounds = self.simplex.bounds()
        for up in (False, True):
            asked = (
                self.simplex.at_least(variable, value + 1, -1)
                if up
                else self.simplex.at_most(variable, value - 1, -1)
            )
            other = asked is None and self.simplex.check_whole() is None
            self.simplex.restore(bounds)
            if other:
                return None
        return value
