"""Either-ors along a line: how far a step can go while each of them keeps holding.

Along a line every comparison changes its mind at one place, or two.  So the points where a formula of
comparisons holds are stretches between such places, and it is enough to look there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from attrs import frozen

from giac_schema.strategies.exact.formulas import (
    Divides,
    Either,
    Every,
    Formula,
    Lacks,
    Var,
    Within,
)
from giac_schema.strategies.exact.lines import comparisons_in, slope_of, turns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.strategies.exact.moves import Move
    from giac_schema.strategies.exact.points import Point

__all__ = ["Watched", "largest_step"]


@frozen(eq=False)
class Watched:
    """A formula that is looked at again at every step, and the cells that it looks at."""

    formula: Formula
    comparisons: tuple[Within | Divides, ...]
    cells: frozenset[Var]

    @classmethod
    def of(cls, formula: Formula) -> Watched:
        """A formula, ready to be watched."""
        comparisons = tuple(comparisons_in(formula))
        cells = frozenset(var for each in comparisons for var in each.factors)
        return cls(formula, comparisons, cells)


def largest_step(watched: Sequence[Watched], move: Move, times: int, point: Point) -> int:
    """The largest part of a step that leaves every formula true; 0 leaves them as they are."""
    lines = {
        id(each): (each.total(point.values), slope_of(each, move))
        for watch in watched
        for each in watch.comparisons
    }
    places = {
        place
        for watch in watched
        for each in watch.comparisons
        for place in turns(each, *lines[id(each)], times)
    }
    between = [place for place in places | {times} if 0 < place * times <= times * times]
    for place in sorted(between, key=abs, reverse=True):
        if all(_true(watch.formula, lines, place, point) for watch in watched):
            return place
    return 0


def _true(formula: Formula, lines: Mapping[int, tuple[int, int]], times: int, point: Point) -> bool:
    match formula:
        case Within() | Divides():
            total, slope = lines[id(formula)]
            return formula.admits(total + slope * times)
        case Every(parts):
            return all(_true(part, lines, times, point) for part in parts)
        case Either(parts):
            return any(_true(part, lines, times, point) for part in parts)
        case Lacks():
            return formula.holds(point.lacking)
        case _:
            assert_never(formula)
