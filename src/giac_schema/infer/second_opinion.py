"""A second opinion on the smallest repair, by a solver for mixed integer programs (``giac-schema[milp]``).

The solver works with floating-point numbers and may call an answer optimal that is not even right, so what it
says is rounded and put into the rows again in whole numbers; an answer that does not hold there is no
answer.  It is meant for large rule sets, or those with many inequalities, and for tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from giac_schema.errors import MissingExtra
from giac_schema.infer.problem import Equation, Problem
from giac_schema.infer.subject import Seen
from giac_schema.model.address import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from giac_schema.infer.system import Exact
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.rules import Subject

__all__ = ["Opinion", "second_opinion"]


@frozen
class Opinion:
    """One repair of a block of identities, with the figures it proposes."""

    cost: int
    """What it costs: its cells, or the sum of their weights."""
    changes: tuple[tuple[Ref, int], ...]


def second_opinion(
    subject: Subject,
    rules: RuleSet,
    *,
    trusted: Iterable[Ref] = (),
    weights: Mapping[Ref, int] | None = None,
) -> tuple[Opinion | None, ...]:
    """One cheapest repair for each block of identities that is broken, as the solver sees it.

    Args:
        subject: A report or a reading.
        rules: The rules; those at ``must`` that are sums of cells compared are used.
        trusted: Cells that may not be changed.
        weights: What it costs to change a cell, where that is not 1.

    Returns:
        For each broken block a repair that holds in whole numbers, or ``None`` if the solver has none.

    Raises:
        MissingExtra: if scipy is not installed.
    """
    try:
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import lil_matrix
    except ImportError as error:
        raise MissingExtra("a MIP solver", "milp") from error
    seen = Seen.of(subject, rules, "must")
    tools = _Tools(np, milp, LinearConstraint, Bounds, lil_matrix)
    return tuple(
        _solved(seen, problem, tools)
        for problem in seen.problems(weights, frozenset(trusted))
        if problem.violated
    )


def _solved(seen: Seen, problem: Problem, tools: _Tools) -> Opinion | None:
    program = _Program.of(problem)
    count = len(program.cells)
    answer = tools.milp(
        program.objective(tools.numpy),
        constraints=program.constraints(tools),
        integrality=tools.numpy.ones(3 * count),
        bounds=program.limits(tools),
    )
    if answer.x is None:
        return None
    added, taken = answer.x[:count], answer.x[count : 2 * count]
    deltas = {
        cell: round(more) - round(less)
        for cell, more, less in zip(program.cells, added, taken, strict=True)
    }
    return _verified(seen, problem, {cell: delta for cell, delta in deltas.items() if delta})


@frozen
class _Tools:
    """The parts of numpy and scipy that are needed; they are loaded late."""

    numpy: Any
    milp: Any
    constraint: Any
    bounds: Any
    matrix: Any


@frozen(eq=False)
class _Program:
    """A mixed integer program: for each cell what is added, what is taken away, and whether it is changed."""

    problem: Problem
    cells: tuple[int, ...]
    rows: tuple[Equation, ...]
    most: int
    """More than any cell can need to change by."""

    @classmethod
    def of(cls, problem: Problem) -> _Program:
        cells = sorted({c for row in problem.rows for c in row.factors} - problem.trusted)
        rows = (*problem.equalities, *problem.bounds)
        largest = max(map(abs, map(int, problem.values.values())), default=0)
        return cls(problem, tuple(cells), rows, int(sum(max(r, -r) for _, r in rows)) + largest)

    @property
    def down(self) -> list[int]:
        """By how much each cell may fall."""
        problem = self.problem
        return [
            max(int(problem.values[c]), 0) if problem.floor(c) else self.most for c in self.cells
        ]

    def objective(self, np: Any) -> Any:
        """What changes cost; of equally cheap ones the smaller."""
        problem, count = self.problem, len(self.cells)
        costs = [0 if c in problem.missing else problem.costs.get(c, 1) for c in self.cells]
        return np.concatenate([np.full(2 * count, 1e-7), np.array(costs, dtype=float)])

    def limits(self, tools: _Tools) -> Any:
        """How large each variable can be."""
        np, count = tools.numpy, len(self.cells)
        upper = np.concatenate([np.full(count, self.most), np.array(self.down), np.ones(count)])
        return tools.bounds(np.zeros(3 * count), upper)

    def constraints(self, tools: _Tools) -> Any:
        """The rows of the rules, then two for each cell: it moves only if it is changed."""
        np, count = tools.numpy, len(self.cells)
        height = len(self.rows) + 2 * count
        table = tools.matrix((height, 3 * count))
        low, high = np.zeros(height), np.full(height, np.inf)
        self._state_rows(table, low, high)
        for line, room, free in self._ties():
            n = line % count
            table[len(self.rows) + line, line] = -1
            table[len(self.rows) + line, 2 * count + n] = 0 if free else room
            low[len(self.rows) + line] = -np.inf if free else 0
        return tools.constraint(table.tocsr(), low, high)

    def _state_rows(self, table: Any, low: Any, high: Any) -> None:
        place, count = {cell: n for n, cell in enumerate(self.cells)}, len(self.cells)
        for number, (factors, r) in enumerate(self.rows):
            for cell, factor in factors.items():
                if cell in place:
                    table[number, place[cell]] = factor
                    table[number, count + place[cell]] = -factor
            low[number] = -r
            if number < len(self.problem.equalities):
                high[number] = -r

    def _ties(self) -> Iterator[tuple[int, int, bool]]:
        """For what is added to and taken from each cell: its number, its most, and whether it costs nothing."""
        rooms = [self.most] * len(self.cells) + self.down
        for line, (cell, room) in enumerate(zip(self.cells * 2, rooms, strict=True)):
            yield line, room, cell in self.problem.missing


def _verified(seen: Seen, problem: Problem, deltas: dict[int, int]) -> Opinion | None:
    """The answer, if it holds in whole numbers."""
    values = {cell: problem.values[cell] + delta for cell, delta in deltas.items()}
    filled: dict[int, Exact] = {cell: 0 for cell in problem.missing if cell not in values}
    if any(value < 0 and problem.floor(cell) for cell, value in values.items()):
        return None
    given = {**filled, **values}
    if any(problem.breaks(row, given) for row in problem.rows):
        return None
    printed = {c: v for c, v in values.items() if c not in problem.missing}
    return Opinion(
        sum(problem.costs.get(cell, 1) for cell in printed),
        tuple((seen.system.cells[cell], int(value)) for cell, value in sorted(printed.items())),
    )
