"""A second opinion on the smallest repair, by a solver of integer programs (``giac-schema[solver]``).

The solver shares no line with the search of this library.  It works in whole numbers too, and what it says is put into
the rows again all the same: an answer that does not hold there is no answer.  It is meant for large rule sets, or
those with many inequalities, and for tests.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.errors import MissingExtra
from giac_schema.infer.linear.subject import Seen
from giac_schema.infer.linear.system import Exact
from giac_schema.model.address import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ortools.sat.python.cp_model import CpModel, CpSolver, IntVar, LinearExprT

    from giac_schema.infer.linear.problem import Equation, Problem
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.rules import Subject

__all__ = ["Opinion", "second_opinion"]

MOST_WORK = 60.0
"""How much the solver may work on one block, in its own count, which is the same on every machine."""


@frozen
class Opinion:
    """One repair of a block of identities, with the figures it proposes."""

    cost: int
    """What it costs: its cells, or the sum of their weights."""
    changes: tuple[tuple[Ref, Exact], ...]


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
        For each broken block a repair that holds, or ``None`` if the solver has none: there is none, or to find it
        takes more work than it is given.

    Raises:
        MissingExtra: if OR-Tools is not installed.
    """
    try:
        from ortools.sat.python import cp_model
    except ImportError as error:
        raise MissingExtra("a solver of integer programs", "solver") from error
    seen = Seen.of(subject, rules, "must")
    return tuple(
        _solved(seen, problem, cp_model.CpModel(), cp_model.CpSolver())
        for problem in seen.problems(weights, frozenset(trusted))
        if problem.violated
    )


def _solved(seen: Seen, problem: Problem, model: CpModel, solver: CpSolver) -> Opinion | None:
    program = _Program(problem, model)
    # One thread, and a limit that is no clock: the same question has the same answer.
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = MOST_WORK
    if solver.status_name(solver.solve(model)) != "OPTIMAL":
        return None
    moves = {cell: solver.value(change) for cell, change in program.changes.items()}
    return _verified(
        seen,
        problem,
        {
            c: problem.values[c] + Fraction(move, program.units(c))
            for c, move in moves.items()
            if move
        },
    )


class _Program:
    """The rows of a problem over whole changes of its cells, stated in a model."""

    def __init__(self, problem: Problem, model: CpModel) -> None:
        """State the rows and what changes cost in an empty model."""
        cells = sorted({c for row in problem.rows for c in row.factors} - problem.trusted)
        rows = (*problem.equalities, *problem.bounds)
        figures = [Fraction(problem.values[cell]) for cell in cells]
        lefts = [Fraction(left) for _, left in rows]
        self.problem = problem
        self.model = model
        # Money has so many parts wherever it is printed.
        self.parts = lcm(*(figure.denominator for figure in (*figures, *lefts)))
        # No cell can need to change by more.
        self.most = int(sum(map(abs, lefts)) + max(map(abs, figures), default=Fraction(0))) + 1
        self.changes: dict[int, IntVar] = {}
        costs = [self.add(cell) for cell in cells]
        for row in problem.equalities:
            model.add(self.left(row) == 0)
        for row in problem.bounds:
            model.add(self.left(row) >= 0)
        model.minimize(sum(costs))

    def units(self, cell: int) -> int:
        """How many units of change make 1 in a cell."""
        return 1 if self.problem.whole(cell) else self.parts

    def add(self, cell: int) -> LinearExprT:
        """State a cell, and give what it costs to change it."""
        problem, units = self.problem, self.units(cell)
        most = self.most * units
        least = -max(int(problem.values[cell] * units), 0) if problem.floor(cell) else -most
        change = self.model.new_int_var(least, most, f"change {cell}")
        self.changes[cell] = change
        if cell in problem.missing:
            return 0
        changed = self.model.new_bool_var(f"changed {cell}")
        self.model.add(change == 0).only_enforce_if(~changed)
        return problem.costs.get(cell, 1) * changed

    def left(self, row: Equation) -> LinearExprT:
        """What a row comes to once the cells are changed, times whatever makes all of it whole."""
        factors, constant = row
        parts = {c: Fraction(f) / self.units(c) for c, f in factors.items() if c in self.changes}
        scale = lcm(*(part.denominator for part in (*parts.values(), Fraction(constant))))
        moved = sum(int(part * scale) * self.changes[cell] for cell, part in parts.items())
        return moved + int(constant * scale)


def _verified(seen: Seen, problem: Problem, values: dict[int, Fraction]) -> Opinion | None:
    """The answer, if it holds."""
    plain = {c: value.numerator if value.denominator == 1 else value for c, value in values.items()}
    filled: dict[int, Exact] = {cell: 0 for cell in problem.missing if cell not in plain}
    if any(value < 0 and problem.floor(cell) for cell, value in plain.items()):
        return None
    if any(problem.breaks(row, {**filled, **plain}) for row in problem.rows):
        return None
    printed = {c: v for c, v in plain.items() if c not in problem.missing}
    return Opinion(
        sum(problem.costs.get(cell, 1) for cell in printed),
        tuple((seen.system.cells[cell], value) for cell, value in sorted(printed.items())),
    )
