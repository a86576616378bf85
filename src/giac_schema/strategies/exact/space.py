"""All points that keep some constraints, walked without ever leaving them.

A walk begins at a point that keeps everything and takes steps along changes that no equation notices
(see :mod:`moves`).  Of each step it takes as much as the inequalities allow, which is a division for
each inequality that the step touches, so any steps whatever lead to a point that keeps everything.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import define, frozen

from giac_schema.errors import ContradictoryRules
from giac_schema.strategies.exact.formulas import (
    Constraint,
    Divides,
    Either,
    Lacks,
    Var,
    Within,
    conjuncts,
    variables_of,
)
from giac_schema.strategies.exact.moves import Equations, Move, combined
from giac_schema.strategies.exact.points import Point, true
from giac_schema.strategies.exact.solve import Contradiction, Unsolved, solve
from giac_schema.strategies.exact.watch import Watched, largest_step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from giac_schema.model.values import MissingKind

__all__ = ["Space", "Step", "StepKind", "bounds_of"]

StepKind: TypeAlias = Literal["count", "signed", "amount"]
"""Whether a step is taken a number of times, forth or back, or counts money."""

Step: TypeAlias = tuple[int, int]
"""Which change, and how many times."""

_FAR: Final = 10**12
_STARTS: Final = 8
_PAIRS: Final = 60
_SEVERAL: Final = 3
_NEAR: Final = 12


def bounds_of(var: Var, largest: int | None = None) -> Within:
    """What every figure keeps: a count or an amount is 0 or more, and no larger than asked for."""
    return Within({var: 1}, None if var.domain == "change" else 0, largest)


@frozen(eq=False)
class Effect:
    """What one change does."""

    move: Move
    limits: tuple[tuple[int, int], ...]
    """The sums with bounds that it alters, and by how much."""
    watched: tuple[int, ...]
    """The either-ors that it may alter."""


@define(eq=False, repr=False)
class Space:
    """Points that keep some constraints."""

    limits: tuple[Within, ...]
    watched: tuple[Watched, ...]
    effects: tuple[Effect, ...]
    starts: tuple[Point, ...]

    @classmethod
    def of(
        cls,
        variables: Iterable[Var],
        constraints: Iterable[Constraint],
        simplest: Mapping[Var, int] | None = None,
    ) -> Space:
        """The points that keep all constraints.

        Args:
            variables: The cells that may hold something.
            constraints: What to keep.
            simplest: What to begin with where the constraints allow it, other cells being 0.

        Raises:
            ContradictoryRules: if there is none; the error names the rules that contradict.
        """
        stated = tuple(constraints)
        cells = dict.fromkeys(chain(variables, *(variables_of(each.formula) for each in stated)))
        parts = [part for each in stated for part in conjuncts(each.formula)]
        sums = [part for part in parts if isinstance(part, Within)]
        equations = [each for each in sums if each.exact]
        limits = [each for each in sums if each not in equations]
        choices = [part for part in parts if isinstance(part, Either)]
        starts = _starts(stated, choices, simplest or {})
        moves = _moves(cells, equations, limits)
        limits += [bounds_of(var) for var in cells if var.domain != "change"]
        watched = tuple(Watched.of(part) for part in parts if isinstance(part, Divides | Either))
        effects = tuple(_effects(moves, limits, watched))
        space = cls(tuple(limits), watched, effects, ())
        space.starts = tuple(space._settled(start) for start in starts)
        return space

    def walk(
        self, steps: Iterable[Step], start: Point, keeps: Callable[[Point], bool] | None = None
    ) -> Point:
        """The point that some steps lead to, each taken as far as it can be.

        Args:
            steps: The steps.
            start: Where to begin: one of :attr:`starts`, or another point that keeps everything.
            keeps: What the points have to keep besides; a step that does not is not taken.
        """
        found = Point(dict(start.values), start.lacking)
        totals = [limit.total(found.values) for limit in self.limits]
        for index, times in steps:
            effect = self.effects[index]
            taken = self._possible(effect, times, found, totals)
            _take(effect, taken, found, totals)
            if keeps is not None and taken and not keeps(found):
                _take(effect, -taken, found, totals)
        return found

    def a_step_away(self, cells: Move) -> Iterator[Point]:
        """The simplest point with a little in one of some cells: what a figure needs to become less."""
        near = (
            i for i, effect in enumerate(self.effects) if not cells.keys().isdisjoint(effect.move)
        )
        for index in islice(near, _NEAR):
            yield self.walk([(index, 1)], self.starts[0])

    def kind(self, index: int) -> StepKind:
        """How a change is taken."""
        move = self.effects[index].move
        domains = {var.domain for var in move}
        if domains == {"amount"}:
            return "amount"
        return "signed" if "change" in domains or min(move.values()) < 0 else "count"

    def _possible(self, effect: Effect, times: int, point: Point, totals: Sequence[int]) -> int:
        """As many times of a change as everything allows, in the direction asked for."""
        sign, left = (1, times) if times > 0 else (-1, -times)
        for index, by in effect.limits:
            limit, step = self.limits[index], by * sign
            if step > 0 and limit.high is not None:
                left = min(left, (limit.high - totals[index]) // step)
            elif step < 0 and limit.low is not None:
                left = min(left, (totals[index] - limit.low) // -step)
        if not effect.watched or not left:
            return sign * left
        watched = [self.watched[index] for index in effect.watched]
        return largest_step(watched, effect.move, sign * left, point)

    def _settled(self, start: Point) -> Point:
        """A start with smaller figures, as far as single steps can make them so."""
        if not any(start.values.values()):
            return start
        found = Point(dict(start.values), start.lacking)
        totals = [limit.total(found.values) for limit in self.limits]
        for effect in self.effects:
            sign = -1 if sum(effect.move.values()) > 0 else 1
            taken = self._possible(effect, sign * _FAR, found, totals)
            _take(effect, taken if abs(taken) < _FAR else 0, found, totals)
        return found


def _take(effect: Effect, times: int, point: Point, totals: list[int]) -> None:
    if times:
        for var, by in effect.move.items():
            point.values[var] = point.values.get(var, 0) + by * times
        for index, by in effect.limits:
            totals[index] += by * times


def _starts(
    stated: tuple[Constraint, ...], choices: Sequence[Either], simplest: Mapping[Var, int]
) -> list[Point]:
    """Points that keep everything: the simplest, and some that take other branches of either-ors."""
    zeros = Point(dict(simplest), _lacking(stated))
    if all(true(each.formula, zeros) for each in stated):
        first: Point = zeros
    else:
        first = _solved(stated)
    found = [first]
    for branch in (branch for choice in choices for branch in choice.parts):
        if len(found) == _STARTS:
            break
        if not any(true(branch, point) for point in found):
            found += _tried((*stated, Constraint("", branch)))
    return found


def _lacking(stated: Iterable[Constraint]) -> dict[Var, tuple[MissingKind, ...]]:
    """The cells that must hold no number, whatever else."""
    parts = (part for each in stated for part in conjuncts(each.formula))
    return {part.var: part.kinds for part in parts if isinstance(part, Lacks) and part.kinds}


def _tried(stated: tuple[Constraint, ...]) -> list[Point]:
    try:
        answer = solve(stated)
    except Unsolved:
        return []
    return [answer] if isinstance(answer, Point) else []


def _solved(stated: tuple[Constraint, ...]) -> Point:
    try:
        answer = solve(stated)
    except Unsolved:
        raise ContradictoryRules(
            tuple(sorted({each.name for each in stated} - {""})), proved=False
        ) from None
    if isinstance(answer, Contradiction):
        raise ContradictoryRules(tuple(sorted(fewest(stated, answer.names))))
    return answer


def fewest(stated: Sequence[Constraint], names: frozenset[str]) -> frozenset[str]:
    """Of constraints that contradict, as few as still do."""
    kept = names
    for name in sorted(names):
        fewer = kept - {name}
        try:
            answer = solve(each for each in stated if not each.name or each.name in fewer)
        except Unsolved:
            continue
        if isinstance(answer, Contradiction):
            kept = answer.names
    return kept


def _moves(
    cells: Iterable[Var], equations: Iterable[Within], limits: Sequence[Within]
) -> list[Move]:
    """Changes that keep the equations: a basis, some more, and pairs that a tight limit allows."""
    solved = Equations(cells)
    for equation in sorted(equations, key=lambda each: not _defines(each)):
        solved.take_in(equation)
    moves = [*solved.basis, *solved.extra]
    for limit in limits:
        if len(limit.factors) > 1:
            moves += _along(limit, moves[: len(solved.basis)])
    return [move for move in moves if move]


def _defines(equation: Within) -> bool:
    """Whether it says what a total is: one cell on one side, several on the other, each once."""
    factors = list(equation.factors.values())
    up = factors.count(1)
    once = up + factors.count(-1) == len(factors)
    return once and min(up, len(factors) - up) == 1 and len(factors) > _SEVERAL


def _along(limit: Within, moves: Sequence[Move]) -> list[Move]:
    """Pairs of changes that together leave a limited sum as it is."""
    noticed = [(sum(limit.factors.get(v, 0) * by for v, by in m.items()), m) for m in moves]
    up = [pair for pair in noticed if pair[0] > 0]
    down = [pair for pair in noticed if pair[0] < 0]
    fewer, more = sorted((up, down), key=len)
    pairs = [
        combined(move, abs(other), partner, abs(value))
        for other, partner in fewer[:3]
        for value, move in more
    ]
    return pairs[:_PAIRS]


def _effects(
    moves: Iterable[Move], limits: Sequence[Within], watched: Sequence[Watched]
) -> Iterable[Effect]:
    by_cell: dict[Var, list[tuple[int, int]]] = {}
    for index, limit in enumerate(limits):
        for var, factor in limit.factors.items():
            by_cell.setdefault(var, []).append((index, factor))
    for move in moves:
        altered: dict[int, int] = {}
        for var, step in move.items():
            for index, factor in by_cell.get(var, ()):
                altered[index] = altered.get(index, 0) + factor * step
        seen = [i for i, each in enumerate(watched) if not each.cells.isdisjoint(move)]
        yield Effect(move, tuple((i, by) for i, by in altered.items() if by), tuple(seen))
