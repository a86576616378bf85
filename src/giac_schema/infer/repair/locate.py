"""Where the error is: the smallest sets of printed cells whose change lets every ``must`` rule hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.findings import Change, Suggestion
from giac_schema.infer.linear.budget import STATES
from giac_schema.infer.linear.proofs import holding
from giac_schema.infer.linear.subject import Seen
from giac_schema.infer.repair.factors import factors
from giac_schema.infer.repair.patterns import MANY, patterns
from giac_schema.infer.repair.search import Found, Outcome, minimal_sets
from giac_schema.infer.repair.slips import slip_of, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from giac_schema.findings import Slip
    from giac_schema.infer.linear.problem import Problem
    from giac_schema.infer.linear.system import Exact
    from giac_schema.infer.repair.slips import Changed
    from giac_schema.model.address import Ref
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.rules import Subject

__all__ = ["Fault", "locate"]


@frozen
class Fault:
    """One thing that is wrong with a report, and the smallest repairs of it.

    Faults of one report have nothing to do with each other: any repair of one goes with any of another.
    """

    broken: tuple[str, ...]
    """The checks that do not hold because of it."""
    outcome: Outcome
    """Whether all smallest repairs were found."""
    suggestions: tuple[Suggestion, ...] = ()
    """The repairs, the likeliest first; none if no change of cells that may be changed helps."""
    cost: int = 0
    """What each of the smallest repairs costs: its cells, or the sum of their weights."""


def locate(
    subject: Subject,
    rules: RuleSet,
    *,
    trusted: Iterable[Ref] = (),
    weights: Mapping[Ref, int] | None = None,
    budget: int = STATES,
) -> tuple[Fault, ...]:
    """Find what is wrong with a report.

    Args:
        subject: A report or a reading.
        rules: The rules; those at ``must`` that are sums of cells compared are used.
        trusted: Cells that are known to be right and may not be changed.
        weights: What it costs to change a cell, where that is not 1: more for what is less likely wrong.
        budget: How many states of the search to look at for each block of identities.

    Returns:
        One fault for each independent thing that is wrong, in the order of the form; nothing if all rows
        hold, or could hold for some value of what is missing.
    """
    seen = Seen.of(subject, rules, "must")
    faults: list[Fault] = []
    for problem in seen.problems(weights, frozenset(trusted)):
        faults += _faults(seen, problem, budget)
    return tuple(faults)


def _faults(seen: Seen, problem: Problem, budget: int) -> list[Fault]:
    if not problem.violated and not problem.missing:
        return []
    found = minimal_sets(problem, budget)
    if found.cost == 0 and found.outcome == "complete" and found.sets:
        return []  # nothing to pay: whatever is missing can be filled in so that all holds
    shapes = patterns(seen, problem) if found.cost > MANY or not found.sets else []
    if not found.sets:
        return [_fault(seen, problem, found, (), shapes)]
    if shapes:  # one cause for all of it: then it is one fault
        return [_fault(seen, problem, found, found.sets, shapes)]
    return [_fault(seen, problem, found, part, []) for part in factors(problem, found.sets)]


def _fault(
    seen: Seen,
    problem: Problem,
    found: Found,
    sets: tuple[Mapping[int, Exact | None], ...],
    shapes: list[tuple[Slip, Changed]],
) -> Fault:
    cells = seen.system.cells
    options: list[tuple[Slip, Changed]] = list(shapes)
    for each in sets:
        changed = {cells[c]: seen.value(c, v) for c, v in each.items()}
        if any(changed == of_shape for _, of_shape in shapes):
            continue
        options.append((slip_of(changed, seen.printed, seen.grid), changed))
    options.sort(key=lambda o: (-telling(*o), len(o[1]), sorted(o[1])))
    touched = {cell for each in sets for cell in each}
    costs = problem.costs
    cost = min((sum(costs.get(c, 1) for c in each) for each in sets), default=found.cost)
    return Fault(
        broken=_broken(problem, touched),
        outcome=found.outcome,
        suggestions=tuple(_suggestion(seen, problem, *option) for option in options),
        cost=cost,
    )


def _broken(problem: Problem, touched: set[int]) -> tuple[str, ...]:
    """The checks that do not hold as printed, of those that a repair would mend."""
    broken = (
        row.id
        for row in problem.rows
        if (not touched or not touched.isdisjoint(row.factors)) and problem.breaks(row)
    )
    return tuple(dict.fromkeys(broken))


def _suggestion(seen: Seen, problem: Problem, slip: Slip, changed: Changed) -> Suggestion:
    changes = tuple(
        Change(ref, seen.printed[ref], value, seen.positions.get(ref))
        for ref, value in sorted(changed.items())
    )
    values = {**seen.printed, **{c.ref: c.proposed for c in changes if c.proposed is not None}}
    numbers = {seen.system.numbers[ref] for ref in changed}
    sure = all(change.proposed is not None for change in changes)
    proof = [
        holding(row, values, seen.positions)
        for row in problem.rows
        if sure and not numbers.isdisjoint(row.factors)
    ]
    return Suggestion(changes, slip, tuple(proof))
