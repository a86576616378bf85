"""Either-ors along a line: how far a step can go while each of them keeps holding.

Along a line every comparison changes its mind at one place, or two.  So the points where a formula of
comparisons holds are stretches between such places, and it is enough to look there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.strategies.exact.formulas import Either, Every, Formula, Lacks, Var, Within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from giac_schema.strategies.exact.moves import Move
    from giac_schema.strategies.exact.solve import Point

__all__ = ["Watched", "largest_step"]


@frozen(eq=False)
class Watched:
    """A formula that is looked at again at every step, and the cells that it looks at."""

    formula: Formula
    comparisons: tuple[Within, ...]
    cells: frozenset[Var]

    @classmethod
    def of(cls, formula: Formula) -> Watched:
        """A formula, ready to be watched."""
        comparisons = tuple(_comparisons(formula))
        cells = frozenset(var for each in comparisons for var in each.factors)
        return cls(formula, comparisons, cells)


def _comparisons(formula: Formula) -> Iterable[Within]:
    match formula:
        case Within():
            yield formula
        case Every(parts) | Either(parts):
            for part in parts:
                yield from _comparisons(part)
        case Lacks():
            return


def largest_step(watched: Sequence[Watched], move: Move, times: int, point: Point) -> int:
    """The largest part of a step that leaves every formula true; 0 leaves them as they are."""
    lines = {
        id(within): (within.total(point.values), _slope(within, move))
        for each in watched
        for within in each.comparisons
    }
    sign, most = (1, times) if times > 0 else (-1, -times)
    places = sorted(
        {most, *(k for each in watched for k in _turns(each, lines, sign) if 0 < k < most)},
        reverse=True,
    )
    for place in places:
        if all(_true(each.formula, lines, sign * place, point) for each in watched):
            return sign * place
    return 0


def _slope(within: Within, move: Move) -> int:
    return sum(within.factors.get(var, 0) * by for var, by in move.items())


def _turns(watched: Watched, lines: Mapping[int, tuple[int, int]], sign: int) -> Iterable[int]:
    """The places at and beside which a comparison changes its mind."""
    for within in watched.comparisons:
        total, slope = lines[id(within)]
        for bound in (within.low, within.high):
            if slope and bound is not None:
                place = (bound - total) // (slope * sign)
                yield from (place - 1, place, place + 1, place + 2)


def _true(formula: Formula, lines: Mapping[int, tuple[int, int]], times: int, point: Point) -> bool:
    match formula:
        case Within():
            total, slope = lines[id(formula)]
            return formula.admits(total + slope * times)
        case Every(parts):
            return all(_true(part, lines, times, point) for part in parts)
        case Either(parts):
            return any(_true(part, lines, times, point) for part in parts)
        case Lacks():
            return formula.holds(point.lacking)
