"""Missing cells that identities and non-negativity leave only one value, each with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.findings import Deduction, Step
from giac_schema.infer.linear.bounds import Bounds, Limit
from giac_schema.infer.linear.budget import STATES_OF_READING, Exhausted
from giac_schema.infer.linear.jointly import Jointly
from giac_schema.infer.linear.proofs import holding, said_by_one, said_together
from giac_schema.infer.linear.subject import Seen
from giac_schema.infer.repair.search import minimal_sets
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.infer.linear.problem import Problem
    from giac_schema.infer.linear.system import Exact, Row
    from giac_schema.model.address import Ref
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.model.values import Leaf
    from giac_schema.rules import Subject

__all__ = ["deduce"]


def deduce(subject: Subject, rules: RuleSet) -> tuple[Deduction, ...]:
    """What the missing cells of a report must be, where the ``must`` identities leave no choice.

    Figures that some smallest repair would change prove nothing: identities they stand in are not used.

    Args:
        subject: A report or a reading.
        rules: The rules.

    Returns:
        The deductions in the order of the form, each with all it takes to follow it.
    """
    seen = Seen.of(subject, rules, "must")
    if not any(isinstance(leaf, Missing) for leaf in seen.leaves.values()):
        return ()
    found = [each for problem in seen.problems() for each in _of_block(seen, problem)]
    order = {ref: number for number, ref in enumerate(seen.printed)}
    return tuple(sorted(found, key=lambda each: order[each.ref]))


def _of_block(seen: Seen, problem: Problem) -> list[Deduction]:
    if all(problem.missing.isdisjoint(row.factors) for row in problem.rows):
        return []
    rows = _believed(problem)
    used = {cell for row in rows for cell in row.factors}
    missing = problem.missing & used
    known = {cell: problem.values[cell] for cell in used - missing}
    if not missing or not known:
        return []
    bounds = Bounds.of(rows, known, missing, problem.domains)
    if bounds.clash:
        return []
    found = dict(_found(seen, rows, bounds, known, missing))
    values = {**seen.printed}
    for cell, (value, _) in found.items():
        number = seen.value(cell, value)
        if number is not None:
            values[seen.system.cells[cell]] = number
    deductions = (_deduction(seen, rows, values, c, steps) for c, (_, steps) in found.items())
    return [deduction for deduction in deductions if deduction is not None]


def _found(
    seen: Seen,
    rows: Sequence[Row],
    bounds: Bounds,
    known: Mapping[int, Exact],
    missing: frozenset[int],
) -> Iterator[tuple[int, tuple[Exact, list[Step]]]]:
    """The forced cells, first those that single rows force, with value and proof."""
    alone = {c: v for c in sorted(missing) if (v := bounds.forced(c)) is not None}
    together: dict[int, tuple[Exact, list[Step]]] = {}
    left = sorted(missing - alone.keys())
    try:
        jointly = Jointly.of(rows, known, missing, bounds.domains)
        if left and not jointly.possible():
            return  # the report contradicts itself: nothing follows
        for cell, value, proofs in jointly.forced(left):
            steps = [said_together(seen, cell, each, seen.printed) for each in proofs]
            together[cell] = value, [each for each in steps if each.rules]
    except Exhausted:
        pass  # what was not decided is not claimed
    for cell, value in alone.items():
        yield cell, (value, _proof(seen, bounds, cell))
    yield from together.items()


def _believed(problem: Problem) -> list[Row]:
    """The rows whose printed figures nothing speaks against."""
    if not problem.violated:
        return list(problem.rows)
    found = minimal_sets(problem, STATES_OF_READING)
    if found.outcome != "complete" or not found.sets:
        return []
    doubted = {cell for each in found.sets for cell in each}
    return [row for row in problem.rows if doubted.isdisjoint(row.factors)]


def _proof(seen: Seen, bounds: Bounds, cell: int) -> list[Step]:
    """The steps that lead to a cell's only value, each resting on those before it."""
    needed: dict[int, Limit] = {}
    ends = [bounds.low[cell], bounds.high[cell]]
    while ends:
        limit = ends.pop()
        if limit.row is not None and limit.number not in needed:
            needed[limit.number] = limit
            ends += limit.uses
    values = dict(seen.printed)
    ends_of: dict[int, dict[str, Exact]] = {}
    steps: list[Step] = []
    for _, limit in sorted(needed.items()):
        ref = seen.system.cells[limit.cell]
        if not isinstance(values[ref], Missing):
            continue  # the same row gave its other end
        made = said_by_one(seen, limit, values)
        steps.append(made)
        sides = ends_of.setdefault(limit.cell, _kind(bounds, limit.cell))
        sides[limit.side] = limit.value
        if made.relation == "==" or sides.get("low") == sides.get("high"):
            number = seen.value(limit.cell, limit.value)
            if number is not None:
                values[ref] = number
    return steps


def _kind(bounds: Bounds, cell: int) -> dict[str, Exact]:
    return {} if bounds.domains[cell] == "change" else {"low": 0}


def _deduction(
    seen: Seen, rows: Sequence[Row], values: Mapping[Ref, Leaf], cell: int, steps: list[Step]
) -> Deduction | None:
    ref = seen.system.cells[cell]
    printed, value = seen.printed[ref], values[ref]
    if not isinstance(printed, Missing) or isinstance(value, Missing):
        return None
    used = {rule for each in steps for rule in each.rules}
    confirmed = [
        holding(row, values, seen.positions)
        for row in rows
        if cell in row.factors
        and row.sign == "=="
        and row.id not in used
        and not any(isinstance(values[seen.system.cells[c]], Missing) for c in row.factors)
    ]
    return Deduction(ref, value, printed, tuple(steps), tuple(confirmed))
