"""How a check can be broken: which cells to change, from which reports, and what breaks with it.

The cells that the equations of all other rules tie together have to change together: a figure in a
row with a total needs its total, or a neighbour, to change as well.  :func:`patterns` looks for the
fewest such cells.  Whether some correct report leaves room for such a change is then a matter of
whole-number solving, as is the question whether the check can break without another at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import TYPE_CHECKING, Final, assert_never

from attrs import frozen

from giac_schema.model.values import MissingKind
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
from giac_schema.strategies.exact.moves import Move
from giac_schema.strategies.exact.points import Point, true

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


__all__ = ["Break", "branches", "patterns"]

_BRANCHES: Final = 32


@frozen(eq=False, repr=False)
class Break:
    """One way to break a check: a change, and what has to be so after it."""

    check: str
    """The id of the check that breaks."""
    move: Move
    """The cells whose figures change, and in which proportion."""
    lacking: Mapping[Var, tuple[MissingKind, ...]]
    """The cells that hold no number afterwards; with no kinds, those that hold one again."""
    after: tuple[Formula, ...]
    """What holds after the change: the contrary of the check, and every other rule that it touches."""
    start: Point = Point()
    """A correct report that leaves room for it."""

    @property
    def size(self) -> int:
        """How many cells change."""
        return len(self.move.keys() | self.lacking.keys())

    @property
    def simplicity(self) -> tuple[int, int]:
        """How many cells change, and how much the report holds: the least is what to shrink to."""
        return self.size, sum(map(abs, self.start.values.values()))

    def times(self, point: Point, wanted: int) -> int | None:
        """How many times the change is to be made on a report, as near to a wish as can be.

        Returns:
            ``None`` if the report leaves no room for it.
        """
        if not self.move:
            return 1 if self._fits(point, 0) else None
        found = self._nearest(point, wanted)
        # With another wish the search looks elsewhere; what was found for 1 is always found again.
        return self._nearest(point, 1) if found is None else found

    def _nearest(self, point: Point, wanted: int) -> int | None:
        places = {wanted, -wanted, 1, -1}
        for each in (inner for formula in self.after for inner in comparisons_in(formula)):
            places.update(turns(each, each.total(point.values), slope_of(each, self.move), wanted))
        likely = sorted(places - {0}, key=lambda place: _unlike(place, wanted))
        return next((place for place in likely if self._fits(point, place)), None)

    def changed(self, point: Point, times: int) -> Point:
        """The report after the change."""
        values = dict(point.values)
        for var, by in self.move.items():
            values[var] = values.get(var, 0) + by * times
        kept = {**point.lacking, **self.lacking}
        return Point(values, {var: kinds for var, kinds in kept.items() if kinds})

    def _fits(self, point: Point, times: int) -> bool:
        changed = self.changed(point, times)
        return all(true(formula, changed) for formula in self.after)


def _unlike(times: int, wanted: int) -> tuple[int, int, bool]:
    """How far a number is from what was wanted, the direction counting less than the size."""
    return abs(abs(times) - abs(wanted)), abs(times - wanted), times < 0


def branches(formula: Formula) -> list[tuple[Within | Divides | Lacks, ...]]:
    """The ways for a formula to hold, each a number of parts that hold together."""
    match formula:
        case Within() | Divides() | Lacks():
            return [(formula,)]
        case Either(parts):
            return [way for part in parts for way in branches(part)][:_BRANCHES]
        case Every(parts):
            ways = product(*map(branches, parts))
            joined = (tuple(dict.fromkeys(sum(way, ()))) for way in ways)
            return [way for way, _ in zip(joined, range(_BRANCHES), strict=False)]
        case _:
            assert_never(formula)


def patterns(first: Iterable[Var], equations: Sequence[Within], cells: int) -> Iterator[Move]:
    """Changes of so many cells, one of the first among them, that no equation notices.

    Args:
        first: The cells of the check to be broken.
        equations: What the change must leave as it is.
        cells: How many cells change.
    """
    by_cell: dict[Var, list[int]] = {}
    for index, equation in enumerate(equations):
        for var in equation.factors:
            by_cell.setdefault(var, []).append(index)
    seen: set[frozenset[tuple[Var, int]]] = set()
    for var in first:
        for move in _completed({var: 1}, {}, var, equations, by_cell, cells):
            key = frozenset(move.items())
            if key not in seen and frozenset((v, -by) for v, by in move.items()) not in seen:
                seen.add(key)
                yield move


def _completed(
    move: Move,
    off: Mapping[int, int],
    latest: Var,
    equations: Sequence[Within],
    by_cell: Mapping[Var, Sequence[int]],
    cells: int,
) -> Iterator[Move]:
    """A change with as many further cells as make the equations overlook it."""
    found = dict(off)
    for index in by_cell.get(latest, ()):
        by = found.pop(index, 0) + equations[index].factors[latest] * move[latest]
        if by:
            found[index] = by
    left = cells - len(move)
    if not found:
        if not left:
            yield move
        return
    if not left:
        return
    index = min(found, key=lambda i: len(equations[i].factors))
    for var, factor in equations[index].factors.items():
        if var.ref.table != "report" and var not in move and found[index] % factor == 0:
            wider = {**move, var: -found[index] // factor}
            yield from _completed(wider, found, var, equations, by_cell, cells)


def moved(formula: Formula, move: Move, times: Var, lacking: Mapping[Var, object]) -> Formula:
    """What a formula says of a report after a change, said of the report before it."""
    match formula:
        case Within(factors, low, high):
            slope = slope_of(formula, move)
            return Within({**factors, times: slope}, low, high) if slope else formula
        case Divides(factors, constant, by, divisible):
            slope = slope_of(formula, move)
            return Divides({**factors, times: slope}, constant, by, divisible)
        case Lacks(var, kinds):
            if var not in lacking:
                return formula
            return Every() if bool(lacking[var]) == bool(kinds) else Either()
        case Every(parts):
            return Every(tuple(moved(part, move, times, lacking) for part in parts))
        case Either(parts):
            return Either(tuple(moved(part, move, times, lacking) for part in parts))
        case _:
            assert_never(formula)
