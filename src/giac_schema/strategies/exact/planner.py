"""How to break what is asked for: the search behind :mod:`plan`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from giac_schema.model.address import Ref
from giac_schema.model.rule import Rule
from giac_schema.strategies.exact.breaking import Break, branches, moved, patterns
from giac_schema.strategies.exact.formulas import (
    Constraint,
    Divides,
    Either,
    Formula,
    Lacks,
    Var,
    Within,
    conjuncts,
    variables_of,
)
from giac_schema.strategies.exact.given_up import cost, given_up
from giac_schema.strategies.exact.points import Point
from giac_schema.strategies.exact.solve import Contradiction, Unsolved, solve
from giac_schema.strategies.exact.space import Space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.strategies.exact.moves import Move

__all__ = ["Breaking", "Ground", "Option", "Planner"]

_CELLS: Final = 5
"""The most cells that are looked at together before a whole other report is taken."""
_EACH: Final = 24
"""Ways to break one check that are kept."""
_TRIED: Final = 48
"""Ways that are tried on the simple reports before all are."""
_SOLVED: Final = 8
"""Ways for which a report is computed if no simple one leaves room."""
_SEEN: Final = 400
_QUICK: Final = 2
"""So many cells are looked at before it is proved that the check can break alone."""
_TIMES: Final = Var(Ref(("disclosure", "licensing", "items_change")), "times")
"""How many times a change is made: any whole number."""


@frozen(eq=False, repr=False)
class Option:
    """One way to break something, and what else may break with it."""

    rule: Rule
    way: Break
    others: frozenset[str]
    """The checks that were not asked for and cannot all be kept."""


@frozen(eq=False, repr=False)
class Breaking:
    """The correct reports to begin with, and the ways to break them."""

    rules: tuple[Rule, ...]
    """Those that are relations: the others do not look at figures alone."""
    space: Space
    asked: frozenset[str]
    options: tuple[Option, ...]
    """Those that change the fewest cells first."""


@frozen(eq=False)
class Planner:
    """What is known when a check is to be broken."""

    rules: Mapping[str, Rule]
    """The rule of each check, by the name of the check."""
    contraries: Mapping[str, Formula]
    """What it means that one of the checks breaks which are asked for."""
    space: Space
    standing: tuple[Constraint, ...]
    """What the reports keep to begin with."""
    limits: tuple[Constraint, ...]
    """What every figure keeps."""
    starts: tuple[Point, ...]

    @classmethod
    def of(
        cls,
        rules: Mapping[str, Rule],
        contraries: Mapping[str, Formula],
        space: Space,
        standing: tuple[Constraint, ...],
        limits: tuple[Constraint, ...],
    ) -> Planner:
        """What is known, and a report with something in most cells to begin with besides."""
        busy = space.walk(
            [(index, 3) for index in range(len(space.effects)) if space.kind(index) != "signed"],
            space.starts[0],
        )
        return cls(rules, contraries, space, standing, limits, (*space.starts, busy))

    def breaking(self) -> Breaking | None:
        """The ways to break what is asked for that give up the fewest other checks, if there are any."""
        options = [option for name in self.contraries for option in self.ways(name)]
        fewest = min((cost(o.others, self.rules) for o in options), default=None)
        if fewest is None:
            return None
        kept = [o for o in options if cost(o.others, self.rules) == fewest]
        rules = tuple(dict.fromkeys(self.rules.values()))
        return Breaking(
            rules,
            self.space,
            frozenset(self.contraries),
            tuple(sorted(kept, key=lambda o: o.way.simplicity)),
        )

    def ways(self, name: str) -> list[Option]:
        """The ways to break one check that change the fewest cells."""
        quick = self._ways(name, self._kept(frozenset()), _QUICK)
        if quick:
            return [Option(self.rules[name], way, frozenset()) for way in quick]
        found: list[Option] = []
        for others in self.needed(name):
            found += [
                Option(self.rules[name], way, others)
                for way in self._ways(name, self._kept(others))
            ]
        fewest = min((option.way.size for option in found), default=0)
        return [option for option in found if option.way.size == fewest]

    def needed(self, name: str) -> list[frozenset[str]]:
        """The smallest sets of other checks that cannot all be kept when one breaks.

        One empty set if it can break alone.
        """
        return given_up(partial(self._core, name), self.rules)

    def _core(self, name: str, others: frozenset[str]) -> frozenset[str] | None:
        """Why one check cannot break while all but some others hold; ``None`` if it can."""
        kept = self._kept(others)
        try:
            answer = solve((*kept, Constraint("", self._contrary(name))))
        except Unsolved:
            return None
        return answer.names if isinstance(answer, Contradiction) else None

    def _kept(self, others: frozenset[str]) -> tuple[Constraint, ...]:
        """What is to hold after the change."""
        free = frozenset(self.contraries) | others
        kept = [each for each in self.standing if each.name not in free]
        return (*kept, *self.limits)

    def _contrary(self, name: str) -> Formula:
        return self.contraries[name]

    def _ways(self, name: str, kept: tuple[Constraint, ...], most: int = _CELLS) -> list[Break]:
        """The ways to break a check, of as few cells as possible."""
        ground = Ground.of(kept)
        for cells in range(most + 1):
            found = self._of_size(name, ground, cells)
            if found:
                return found
        return self._whole(name, ground) if most == _CELLS else []

    def _of_size(self, name: str, ground: Ground, cells: int) -> list[Break]:
        """The ways of so many figures: those that a simple report leaves room for, else any others."""
        candidates = [
            way
            for branch in branches(self._contrary(name))
            for way in self._candidates(name, ground, branch, cells)
        ]
        for some in (_spread(candidates, _TRIED), candidates):
            fitting = [way for each in some if (way := self._started(each)) is not None]
            if fitting:
                return _spread(fitting, _EACH)
        return [way for each in _spread(candidates, _SOLVED) if (way := self._solved(each))]

    def _candidates(
        self, name: str, ground: Ground, branch: tuple[Within | Divides | Lacks, ...], cells: int
    ) -> Iterator[Break]:
        before = self.space.starts[0].lacking
        lacking = {
            part.var: part.kinds
            for part in branch
            if isinstance(part, Lacks) and (part.kinds or part.var in before)
        }
        first = {v: None for p in branch for v in variables_of(p) if v.ref.table != "report"}
        if not cells and not lacking:
            return
        for move in _moves(list(first), ground, cells):
            after = (*branch, *ground.touched((*move, *lacking)))
            yield Break(name, move, lacking, after)

    def _started(self, way: Break) -> Break | None:
        """The same with a simple report that leaves room for it."""
        *simple, busy = self.starts
        for start in chain(simple, self.space.a_step_away(way.move), (busy,)):
            if way.times(start, 1) is not None:
                return evolve(way, start=start)
        return None

    def _solved(self, way: Break) -> Break | None:
        """The same with a report computed to leave room for it."""
        parts = [moved(formula, way.move, _TIMES, way.lacking) for formula in way.after]
        once = Either((Within({_TIMES: 1}, None, -1), Within({_TIMES: 1}, 1, None)))
        stated = [*self.standing, *self.limits, *(Constraint("", part) for part in parts)]
        answer = _answer([*stated, Constraint("", once)] if way.move else stated)
        if not isinstance(answer, Point):
            return None
        start = Point({v: n for v, n in answer.values.items() if v != _TIMES}, answer.lacking)
        return evolve(way, start=start) if way.times(start, 1) is not None else None

    def _whole(self, name: str, ground: Ground) -> list[Break]:
        """Another report altogether, where no few cells will do."""
        contrary = self._contrary(name)
        answer = _answer([*ground.kept, Constraint("", contrary)])
        if not isinstance(answer, Point):
            return []
        start = self.space.starts[0]
        cells = dict.fromkeys((*start.values, *answer.values))
        by = {var: answer.values.get(var, 0) - start.values.get(var, 0) for var in cells}
        move = {var: step for var, step in by.items() if step}
        lacking = {var: answer.lacking.get(var, ()) for var in {**start.lacking, **answer.lacking}}
        after = (contrary, *ground.touched((*move, *lacking)))
        return [Break(name, move, lacking, after, start)]


@frozen(eq=False)
class Ground:
    """What is to hold after a change, sorted for looking things up."""

    kept: tuple[Constraint, ...]
    equations: tuple[Within, ...]
    by_cell: Mapping[Var, tuple[Formula, ...]]

    @classmethod
    def of(cls, kept: tuple[Constraint, ...]) -> Ground:
        """Sort some constraints."""
        parts = [part for each in kept for part in conjuncts(each.formula)]
        by_cell: dict[Var, list[Formula]] = {}
        for part in parts:
            for var in variables_of(part):
                by_cell.setdefault(var, []).append(part)
        equations = [p for p in parts if isinstance(p, Within) and p.exact]
        return cls(kept, tuple(equations), {var: tuple(found) for var, found in by_cell.items()})

    def touched(self, cells: Iterable[Var]) -> list[Formula]:
        """What looks at any of these cells, each once."""
        found = {id(part): part for var in cells for part in self.by_cell.get(var, ())}
        return list(found.values())


def _moves(first: list[Var], ground: Ground, cells: int) -> Iterable[Move]:
    return islice(patterns(first, ground.equations, cells), _SEEN) if cells else [{}]


def _spread(ways: list[Break], most: int) -> list[Break]:
    """So many of them at most, the first and others at equal distances."""
    every = max(1, -(-len(ways) // most))
    return ways[::every]


def _answer(stated: Iterable[Constraint]) -> Point | Contradiction | None:
    try:
        return solve(stated)
    except Unsolved:
        return None
