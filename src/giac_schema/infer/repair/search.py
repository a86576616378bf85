"""All smallest sets of printed cells whose change lets every row hold, by an exact search.

Of every row that is violated at least one cell must change.  The search takes the violated row with the
fewest candidates, frees each in turn (the later ones with the earlier ones forbidden, so that no set is
met twice), and goes on with what that leaves of the rows.  A limit on the cost is raised until sets are
found, and rows that have no cell in common say how far it must rise at least.  Everything is whole numbers
or fractions; the order of cells and rows is fixed by the form, so the answer never depends on anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, field, frozen

from giac_schema.infer.linear.budget import STATES_A_PIVOT, Exhausted, hopeless
from giac_schema.infer.linear.problem import Problem
from giac_schema.infer.linear.system import Exact
from giac_schema.infer.repair.fitting import Fit, fit
from giac_schema.infer.repair.state import freed, root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.infer.linear.problem import Equation
    from giac_schema.infer.repair.state import State

__all__ = ["Found", "Outcome", "minimal_sets"]

Outcome: TypeAlias = Literal["complete", "budget_exhausted"]


@frozen
class Found:
    """What a search found: every smallest set, or those seen before the budget was spent."""

    outcome: Outcome
    sets: tuple[Mapping[int, Exact | None], ...] = ()
    """For each set its cells with their new values; ``None`` where the rows leave several."""
    cost: int = 0
    """What each of the sets costs; no set costs less."""
    nodes: int = 0
    """How many states were looked at."""


def minimal_sets(problem: Problem, budget: int) -> Found:
    """The smallest sets of printed cells whose change lets all rows of a problem hold.

    Args:
        problem: The rows with their figures.
        budget: How many states to look at before giving up.  No state is looked at where so many rows break
            apart from each other that the budget would be spent in any case.

    Returns:
        All sets of the lowest cost; none at all, and *complete*, if no change helps.
    """
    search = _Search(problem, budget)
    start = root(problem)
    apart = search.apart(start, frozenset())
    limit = search.least(start, frozenset())
    if apart and hopeless(len(apart), budget):
        return Found("budget_exhausted", (), limit or 0)
    try:
        while limit is not None:
            search.next_limit = None
            search.look(start, (), frozenset(), 0, limit)
            if search.found:
                break
            limit = search.next_limit
    except Exhausted:
        return Found("budget_exhausted", _sorted(search.found), limit or 0, search.nodes)
    return Found("complete", _sorted(search.found), limit or 0, search.nodes)


def _sorted(sets: list[dict[int, Exact | None]]) -> tuple[Mapping[int, Exact | None], ...]:
    return tuple(sorted((dict(sorted(each.items())) for each in sets), key=list))


@define
class _Search:
    problem: Problem
    budget: int
    nodes: int = 0
    found: list[dict[int, Exact | None]] = field(factory=list)
    next_limit: int | None = None
    """The lowest cost that a branch was cut off at: where to go on if nothing is found."""

    def cost(self, cell: int) -> int:
        return self.problem.costs.get(cell, 1)

    def look(
        self,
        state: State,
        chosen: tuple[int, ...],
        barred: frozenset[int],
        cost: int,
        limit: int,
    ) -> None:
        """Find every set that goes on from a state and costs at most the limit."""
        self.nodes += 1
        if self.nodes > self.budget:
            raise Exhausted
        least = self.least(state, barred)
        if least is None:
            return
        if cost + least > limit:
            self._cut(cost + least)
            return
        if least == 0:
            left = (self.budget - self.nodes) // STATES_A_PIVOT
            answer = fit(state, self.problem, chosen, left)
            if state.loose:
                self.nodes += STATES_A_PIVOT * (1 + answer.pivots)
            if answer.values is not None:
                self.found.append(answer.values)
                return
            self._branch(state, answer, chosen, barred, cost, limit)
        else:
            self._branch(state, self._narrowest(state, barred), chosen, barred, cost, limit)

    def _cut(self, cost: int) -> None:
        if self.next_limit is None or cost < self.next_limit:
            self.next_limit = cost

    def _branch(
        self,
        state: State,
        at: Fit,
        chosen: tuple[int, ...],
        barred: frozenset[int],
        cost: int,
        limit: int,
    ) -> None:
        forbidden = set(barred)
        for cell in self.candidates(at.cells, barred):
            paid = cost + self.cost(cell)
            if paid > limit:
                self._cut(paid)
            else:
                self.look(
                    freed(state, cell, at.by),
                    (*chosen, cell),
                    frozenset(forbidden),
                    paid,
                    limit,
                )
            forbidden.add(cell)

    def candidates(self, cells: Iterable[int], barred: frozenset[int]) -> list[int]:
        """The cells that may still be chosen, in order."""
        trusted = self.problem.trusted
        return sorted(c for c in cells if c not in barred and c not in trusted)

    def violated(self, state: State) -> Iterator[tuple[dict[int, int], Equation | None]]:
        """The rows that do not hold with no further change, loose cells apart."""
        loose = state.loose
        for row in state.equalities:
            if row[1] != 0:
                yield row[0], row
        for factors, r in state.bounds:
            if r < 0 and (not loose or loose.isdisjoint(factors)):
                yield factors, None
        problem = self.problem
        for cell, times, factors, r in state.definitions:
            if loose and not loose.isdisjoint(factors):
                continue
            if (problem.floor(cell) and problem.values[cell] * times < r) or (
                problem.whole(cell) and r % times
            ):
                yield factors, None

    def least(self, state: State, barred: frozenset[int]) -> int | None:
        """The least that must still be paid: violated rows without a common cell need one each.

        ``None`` if a row cannot be helped any more.
        """
        apart = self.apart(state, barred)
        if apart is None or not self.problem.costs:
            return None if apart is None else len(apart)
        return sum(min(map(self.cost, cells)) for cells in apart)

    def apart(self, state: State, barred: frozenset[int]) -> list[list[int]] | None:
        """Violated rows that share no cell, each as its cells that may change.

        ``None`` if a row has no such cell.
        """
        trusted = self.problem.trusted
        rows = []
        for factors, _ in self.violated(state):
            cells = [c for c in factors if c not in barred and c not in trusted]
            if not cells:
                return None
            rows.append(cells)
        if len(rows) > 1:
            rows.sort(key=len)
        taken: set[int] = set()
        found = []
        for cells in rows:
            if taken.isdisjoint(cells):
                taken.update(cells)
                found.append(cells)
        return found

    def _narrowest(self, state: State, barred: frozenset[int]) -> Fit:
        trusted = self.problem.trusted
        best: Fit | None = None
        size = 0
        for factors, row in self.violated(state):
            number = sum(c not in barred and c not in trusted for c in factors)
            if best is None or number < size:
                best, size = Fit(None, tuple(factors), row), number
        if best is None:
            raise AssertionError("a state with something to pay has a violated row")
        return best
