"""A second opinion on the smallest repair, by a solver for mixed integer programs (``giac-schema[milp]``).

The solver works with floating-point numbers and may call an answer optimal that is not even right, so what it
says is rounded and put into the rows again in whole numbers; an answer that does not hold there is no
answer.  It is meant for large rule sets, or those with many inequalities, and for tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from giac_schema.errors import MissingExtra
from giac_schema.infer.subject import Seen
from giac_schema.model.address import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from giac_schema.infer.problem import Equation, Problem
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
    tools = (np, milp, LinearConstraint, Bounds, lil_matrix)
    return tuple(
        _solved(seen, problem, tools)
        for problem in seen.problems(weights, frozenset(trusted))
        if problem.violated
    )


def _solved(seen: Seen, problem: Problem, tools: tuple[Any, ...]) -> Opinion | None:
    np, milp, constraint, bounds, matrix = tools
    cells = sorted({c for row in problem.rows for c in row.factors} - problem.trusted)
    count, place = len(cells), {cell: n for n, cell in enumerate(cells)}
    rows: list[Equation] = [*problem.equalities, *problem.bounds]
    most = int(sum(max(r, -r) for _, r in rows)) + max(
        map(abs, map(int, problem.values.values())), default=0
    )
    # Columns: what is added to each cell, what is taken away, and whether it is changed at all.
    table = matrix((len(rows) + 2 * count, 3 * count))
    low, high = np.zeros(len(rows) + 2 * count), np.full(len(rows) + 2 * count, np.inf)
    for number, (factors, r) in enumerate(rows):
        for cell, factor in factors.items():
            if cell in place:
                table[number, place[cell]] = factor
                table[number, count + place[cell]] = -factor
        low[number] = -r
        if number < len(problem.equalities):
            high[number] = -r
    down = [int(problem.values[c]) if problem.floor(c) else most for c in cells]
    for n, (cell, least) in enumerate(zip(cells, down, strict=True)):
        free = cell in problem.missing
        for offset, room in ((0, most), (count, max(least, 0))):
            line = len(rows) + n + offset
            table[line, offset + n] = -1
            table[line, 2 * count + n] = 0 if free else room
            low[line] = -np.inf if free else 0
    costs = [0 if c in problem.missing else problem.costs.get(c, 1) for c in cells]
    objective = np.concatenate([np.full(2 * count, 1e-7), np.array(costs, dtype=float)])
    upper = np.concatenate([np.full(count, most), np.maximum(down, 0), np.ones(count)])
    answer = milp(
        objective,
        constraints=constraint(table.tocsr(), low, high),
        integrality=np.ones(3 * count),
        bounds=bounds(np.zeros(3 * count), upper),
    )
    if answer.x is None:
        return None
    deltas = {c: round(answer.x[n]) - round(answer.x[count + n]) for n, c in enumerate(cells)}
    return _verified(seen, problem, {c: d for c, d in deltas.items() if d})


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
