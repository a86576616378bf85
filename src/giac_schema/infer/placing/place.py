"""Rows whose blank cells an extractor dropped: the columns that the identities leave their figures.

The figures of such a row stand in its columns in order, with blank cells anywhere between.  Of all the ways
to put them there, or of the few that the source leaves, those are kept that the ``must`` identities allow,
whatever the blank cells may stand for (any count from 0 up); what is the same in all of them is proved, and
the rest stays unplaced.  Each row that is settled can settle others.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from giac_schema.infer.linear.subject import Seen
from giac_schema.infer.placing.board import Board
from giac_schema.infer.placing.confirmed import Values
from giac_schema.infer.placing.line import Line, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.findings import Reading
    from giac_schema.infer.linear.problem import Problem
    from giac_schema.model.ruleset import RuleSet

__all__ = ["Place", "place"]


def place(reading: Reading, rules: RuleSet) -> tuple[Place, ...]:
    """What the identities prove of the rows that a reading could not place.

    Nothing is proved where an identity breaks whatever the places are, nor in a table with a row that
    fits in no way, nor in a row whose figures do not add up where they are left: an error elsewhere could make
    the wrong place look right.

    Args:
        reading: The reading.
        rules: The rules.
    """
    if not any(row.ordered for row in reading.unplaced):
        return ()
    seen = Seen.of(reading, rules, "must")
    problems = seen.problems()
    board = Board.of(seen, {r.id for p in problems if not p.violated for r in p.rows})
    every = [line for row in reading.unplaced if (line := Line.of(row, seen, board)) is not None]
    ordered = [line for line in every if line.row.ordered]
    _settle(ordered, board)
    torn = set(_torn(seen, problems)) | {line.table for line in every if not line.fits(board)}
    values = Values.printed(seen.leaves)
    for line in ordered:
        values.of.update(line.values())
    told = values.adds_up_in(row for problem in problems for row in problem.rows)
    alike = _alike(ordered) if told else frozenset()
    sound = [line for line in ordered if line.table not in torn]
    for line in sound:
        if line not in alike:
            line.doubt(values, board)
    return tuple(
        found
        for line in sound
        if line in alike or line.is_confirmed(values, board)
        for found in line.proved(seen, values, board, alone=len(every) == 1)
    )


def _settle(lines: Sequence[Line], board: Board) -> None:
    """Drop the ways that identities do not allow, until no row tells another anything new."""
    waiting = list(lines)
    while waiting:
        line = waiting.pop(0)
        if line.narrow(board):
            waiting += [other for other in lines if other is not line and other not in waiting]


_ALIKE = 4
"""So many rows left the same column to be blank do not err alike if any row adds up: 总计 was blank in all of them."""


def _alike(lines: Sequence[Line]) -> frozenset[Line]:
    """The rows of which so many were left the same column to be blank, and no other."""
    left = [(line, line.blank) for line in lines if line.blank is not None]
    rows = Counter(blank for _, blank in left)
    return frozenset(line for line, blank in left if rows[blank] >= _ALIKE)


def _torn(seen: Seen, problems: Sequence[Problem]) -> Iterator[str]:
    """The tables in which an identity breaks, whatever stands in the cells that are missing."""
    for problem in problems:
        for row in filter(problem.breaks, problem.rows):
            yield from (seen.system.cells[cell].table for cell in row.factors)
