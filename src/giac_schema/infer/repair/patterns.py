"""Errors of many cells with one cause, which no smallest set of cells shows for what they are.

A row whose figures all slid one column over, a total row that was lost: to mend them cell by cell takes seven
changes, and another seven might do as well.  Here each such cause is tried as a whole, and kept if it
mends every row of its block.
"""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING, Literal

from giac_schema.infer.linear.grid import TOTAL
from giac_schema.infer.linear.system import exact
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.findings import Slip
    from giac_schema.infer.linear.problem import Problem
    from giac_schema.infer.linear.subject import Seen
    from giac_schema.infer.linear.system import Row
    from giac_schema.infer.repair.slips import Changed
    from giac_schema.model.address import Ref

__all__ = ["MANY", "patterns"]

MANY = 2
"""A cause of one or two cells is found by the search."""


def patterns(seen: Seen, problem: Problem) -> list[tuple[Slip, Changed]]:
    """Every single cause of this kind that mends all that is broken in a block."""
    broken = [row for row in problem.rows if problem.breaks(row)]
    if len(broken) < MANY:
        return []
    found: list[tuple[Slip, Changed]] = []
    for slip, changed in _causes(seen, problem, broken):
        if len(changed) > MANY and _mends(seen, problem, changed):
            found.append((slip, changed))
    return found


def _causes(seen: Seen, problem: Problem, broken: Sequence[Row]) -> Iterator[tuple[Slip, Changed]]:
    yield from _shifted_rows(seen, broken)
    yield from _shifted_columns(seen, broken)
    yield from _lost_totals(seen, problem)


def _shifted_rows(seen: Seen, broken: Sequence[Row]) -> Iterator[tuple[Slip, Changed]]:
    """Rows that would be right with all their figures one column further on or back."""
    touched = {seen.system.cells[c] for row in broken for c in row.factors}
    for row in seen.grid.rows:
        if not touched.isdisjoint(row):
            for line in _slid(seen, row):
                yield "row_shifted", line


def _shifted_columns(seen: Seen, broken: Sequence[Row]) -> Iterator[tuple[Slip, Changed]]:
    """Columns that would be right with the figures of some rows one row further down or up."""
    touched = {seen.system.cells[c] for row in broken for c in row.factors}
    below = set(seen.grid.below.values())
    for top in sorted(ref for ref in touched if ref not in below):
        column = [top]
        while column[-1] in seen.grid.below:
            column.append(seen.grid.below[column[-1]])
        for start in range(len(column) - MANY):
            for line in _slid(seen, column[start:]):
                yield "column_shifted", line


def _slid(seen: Seen, line: Sequence[Ref]) -> Iterator[Changed]:
    """A line of cells with every figure one place on, and one place back.

    What the slide pushed out is taken for 0 or, where a total stands at the end, for what is left of it.
    """
    figures = [seen.printed.get(ref) for ref in line]
    numbers = [f if isinstance(f, int) else 0 for f in figures]
    if not all(isinstance(f, (int, Missing)) for f in figures):
        return
    back, on = numbers[1:], numbers[:-1]
    slides = [[*back, 0], [0, *on]]
    if line[-1].name == TOTAL:
        slides += [[*back, sum(back)], [on[-1] - sum(on[:-1]), *on]]
    for slid in slides:
        pairs = zip(line, figures, slid, strict=True)
        yield {ref: new for ref, old, new in pairs if new != old}


def _lost_totals(seen: Seen, problem: Problem) -> Iterator[tuple[Slip, Changed]]:
    """The total row of a table made of the sums of its columns, the total column of those of its rows."""
    down, across = _sums(seen, problem, "column"), _sums(seen, problem, "row")
    for row in sorted({ref.parent for ref in down if ref.parent.name == TOTAL}):
        yield from _lost(seen, "total_row_lost", {r: v for r, v in down.items() if r.parent == row})
    for table in sorted({ref.table for ref in across}):
        cells = {r: v for r, v in across.items() if (r.table, r.name) == (table, TOTAL)}
        yield from _lost(seen, "total_column_lost", cells)


def _lost(seen: Seen, slip: Slip, cells: Mapping[Ref, int]) -> Iterator[tuple[Slip, Changed]]:
    """The sums of some totals, if none of these was filled in."""
    printed = [seen.printed[ref] for ref in cells]
    if all(leaf == 0 or isinstance(leaf, Missing) for leaf in printed):
        yield slip, {ref: value for ref, value in cells.items() if seen.printed[ref] != value}


def _sums(seen: Seen, problem: Problem, along: Literal["row", "column"]) -> dict[Ref, int]:
    """For every cell that is the sum of printed others of its row (or column): that sum."""
    found: dict[Ref, int] = {}
    for row in problem.rows:
        lines = {ref.parent if along == "row" else ref.name for ref in _refs(seen, row)}
        for cell, others in _totals(row):
            figures = [seen.leaves[c] for c in others]
            numbers = [figure for figure in figures if isinstance(figure, int)]
            if row.sign == "==" and len(lines) == 1 and len(numbers) == len(others):
                total = -sum(map(mul, others.values(), numbers)) - row.constant
                found.setdefault(seen.system.cells[cell], total * row.factors[cell])
    return found


def _refs(seen: Seen, row: Row) -> Iterator[Ref]:
    return (seen.system.cells[cell] for cell in row.factors)


def _totals(row: Row) -> Iterator[tuple[int, dict[int, int]]]:
    """The one cell of a row on its side, if several others are summed up on the other."""
    for sign in (1, -1):
        alone = [c for c, f in row.factors.items() if f == sign]
        others = {c: f for c, f in row.factors.items() if f != sign}
        if len(alone) == 1 < len(others) and all(f == -sign for f in others.values()):
            yield alone[0], others


def _mends(seen: Seen, problem: Problem, changed: Changed) -> bool:
    """Whether with these changes no row of the block breaks any more."""
    numbers = seen.system.numbers
    if any(ref not in numbers or numbers[ref] in problem.trusted for ref in changed):
        return False
    values = {numbers[ref]: exact(v) for ref, v in changed.items() if v is not None}
    return not any(problem.breaks(row, values) for row in problem.rows)
