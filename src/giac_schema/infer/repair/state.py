"""A point of the search: which cells are free to change, and what that leaves of the rows.

Freeing a cell takes it out of every row exactly, with the help of one equality that has it: that equality then
says what the cell's change must be.  Rows are never altered in place, so that states share what they
have in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.infer.linear.problem import Equation

if TYPE_CHECKING:
    from giac_schema.infer.linear.problem import Problem
    from giac_schema.infer.linear.system import Exact

__all__ = ["Definition", "State", "freed", "root"]

Definition: TypeAlias = "tuple[int, int, dict[int, int], Exact]"
"""``(cell, times, row, r)``: ``times * change(cell) + row + r == 0``, with ``times`` above 0."""


@frozen(eq=False)
class State:
    """What is left of the rows once some cells are free to change."""

    equalities: tuple[Equation, ...]
    """None has a free cell in it."""
    bounds: tuple[Equation, ...]
    definitions: tuple[Definition, ...]
    """For each free cell that an equality binds, what it says of the cell."""
    loose: frozenset[int]
    """Free cells that no equality binds."""


def root(problem: Problem) -> State:
    """The state with nothing but the missing cells free."""
    state = State(problem.equalities, problem.bounds, (), frozenset())
    for cell in sorted(problem.missing):
        state = freed(state, cell)
    return state


def freed(state: State, cell: int, by: Equation | None = None) -> State:
    """The state with one more cell free to change.

    Args:
        state: The state before.
        cell: The cell.
        by: The equality that is to bind it; by default the shortest that has it.
    """
    if by is None:
        having = [row for row in state.equalities if cell in row[0]]
        if not having:
            return State(state.equalities, state.bounds, state.definitions, state.loose | {cell})
        by = min(having, key=lambda row: len(row[0]))
    factors, r = by
    times = factors[cell]
    rest = {c: f for c, f in factors.items() if c != cell}
    if times < 0:
        times, rest, r = -times, {c: -f for c, f in rest.items()}, -r
    return State(
        tuple(
            _without(row, cell, times, rest, r) if cell in row[0] else row
            for row in state.equalities
            if row is not by
        ),
        tuple(
            _without(row, cell, times, rest, r) if cell in row[0] else row for row in state.bounds
        ),
        (
            *(
                _redefined(each, cell, times, rest, r) if cell in each[2] else each
                for each in state.definitions
            ),
            (cell, times, rest, r),
        ),
        state.loose,
    )


def _without(row: Equation, cell: int, times: int, rest: dict[int, int], r: Exact) -> Equation:
    """A row with a cell replaced by what its definition says of it; ``times`` is above 0."""
    factors, constant = row
    factor = factors[cell]
    if times == 1:
        left = {c: f for c, f in factors.items() if c != cell}
        constant -= factor * r
    else:
        left = {c: f * times for c, f in factors.items() if c != cell}
        constant = constant * times - factor * r
    for c, f in rest.items():
        together = left.get(c, 0) - factor * f
        if together:
            left[c] = together
        else:
            del left[c]
    return left, constant


def _redefined(
    each: Definition, cell: int, times: int, rest: dict[int, int], r: Exact
) -> Definition:
    own, scale, factors, constant = each
    left, constant = _without((factors, constant), cell, times, rest, r)
    return own, scale * times, left, constant
