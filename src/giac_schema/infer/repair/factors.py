"""Sets of repairs taken apart into faults that have nothing to do with each other."""

from __future__ import annotations

from itertools import combinations
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.infer.linear.problem import Problem
    from giac_schema.infer.linear.system import Exact

    Repair = Mapping[int, Exact | None]

__all__ = ["factors"]


def factors(problem: Problem, sets: Sequence[Repair]) -> list[tuple[Repair, ...]]:
    """Groups of smaller sets, so that every way to take one of each group is one of the sets, and no other.

    Two errors far apart with three repairs each have nine joint repairs: those are two faults, each with
    three.
    """
    groups = _joined(problem, {cell for each in sets for cell in each})
    while True:
        together = next((pair for pair in combinations(groups, 2) if _bound(sets, *pair)), None)
        if together is None:
            break
        groups = [group for group in groups if group not in together]
        groups.append(together[0] | together[1])
    parts = [_restricted(sets, group) for group in sorted(groups, key=min)]
    return parts if prod(map(len, parts)) == len(sets) else [tuple(sets)]


def _bound(sets: Sequence[Repair], one: set[int], other: set[int]) -> bool:
    """Whether what happens in one group of cells says something about the other."""
    free = len(_restricted(sets, one)) * len(_restricted(sets, other))
    return len(_restricted(sets, one | other)) != free


def _joined(problem: Problem, cells: set[int]) -> list[set[int]]:
    """Cells that occur in one violated row belong together."""
    groups: list[set[int]] = [{cell} for cell in sorted(cells)]
    for row in problem.rows:
        here = cells.intersection(row.factors)
        if len(here) > 1 and problem.breaks(row):
            together = [group for group in groups if not group.isdisjoint(here)]
            groups = [group for group in groups if group.isdisjoint(here)]
            groups.append(set().union(*together))
    return sorted(groups, key=min)


def _restricted(sets: Sequence[Repair], group: set[int]) -> tuple[Repair, ...]:
    """What each of the sets has in a group of cells, every such part once."""
    parts = {tuple((c, v) for c, v in each.items() if c in group): None for each in sets}
    return tuple(dict(part) for part in parts)
