"""Rulings to the tables they make: pieces of one line put together, and lines that touch."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["TOUCH", "Rulings", "Stroke", "apart", "strokes", "touching"]

TOUCH = 4.5
"""Points by which rulings that should meet may miss each other, and double ones may be apart."""
_FEWEST = 2
"""Rulings on two sides of a cell; a frame around something has no more than these on each."""

Rulings: TypeAlias = "tuple[list[Stroke], list[Stroke]]"
"""The rulings of a table: level ones, and upright ones."""
_Extent: TypeAlias = tuple[tuple[float, float], tuple[float, float]]


@frozen
class Stroke:
    """Rulings that lie in one line and touch."""

    at: float
    start: float
    end: float


def strokes(rulings: Sequence[tuple[float, float, float]]) -> list[Stroke]:
    """Rulings of one direction, those put together that lie in one line and touch.

    Args:
        rulings: where each lies across its direction, begins and ends, in points.
    """
    return [line for group in _side_by_side(sorted(rulings)) for line in _end_to_end(group)]


def _side_by_side(
    rulings: Sequence[tuple[float, float, float]],
) -> Iterator[list[tuple[float, float, float]]]:
    """Rulings in groups so close to each other that they are drawn as one."""
    group: list[tuple[float, float, float]] = []
    for ruling in rulings:
        if group and ruling[0] - group[0][0] > TOUCH:
            yield group
            group = []
        group.append(ruling)
    if group:
        yield group


def _end_to_end(group: Sequence[tuple[float, float, float]]) -> Iterator[Stroke]:
    """The lines that rulings side by side make, each where its own are: those of another table may be beside them."""
    first, *others = sorted(group, key=_START)
    _, start, end = first
    places = [first[0]]
    for at, left, right in others:
        if left > end + TOUCH:
            yield Stroke(sum(places) / len(places), start, end)
            start, end, places = left, right, []
        elif right > end:
            end = right
        places.append(at)
    yield Stroke(sum(places) / len(places), start, end)


_START = itemgetter(1, 2)


def touching(
    level: Sequence[Stroke], upright: Sequence[Stroke]
) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """The rulings of each table: those that cross or meet, and those that cross or meet them."""
    rest = [list(level), list(upright)]
    while rest[0]:
        first = rest[0].pop()
        table: tuple[list[Stroke], list[Stroke]] = [first], []
        fresh = [(0, first)]
        while fresh:
            side, line = fresh.pop()
            met, rest[1 - side] = _met(line, rest[1 - side])
            table[1 - side].extend(met)
            fresh.extend((1 - side, other) for other in met)
        if table[1]:
            yield table


def _met(line: Stroke, others: Sequence[Stroke]) -> tuple[list[Stroke], list[Stroke]]:
    """Which of some rulings across a ruling meet it, and which do not."""
    at, start, end = line.at, line.start - TOUCH, line.end + TOUCH
    met: list[Stroke] = []
    apart: list[Stroke] = []
    for other in others:
        meets = start <= other.at <= end and other.start - TOUCH <= at <= other.end + TOUCH
        (met if meets else apart).append(other)
    return met, apart


def apart(tables: Iterable[Rulings]) -> Iterator[Rulings]:
    """The rulings of tables that do not reach into each other: of two that do, some that joined them were lost.

    A table inside a frame, or inside a cell of another, is a table of its own.
    """
    found = [(lines, _extent(lines)) for lines in tables if _has_cells(lines)]
    while found:
        (level, upright), here = found.pop()
        others = [at for at, (_, there) in enumerate(found) if _reach_into_each_other(here, there)]
        if not others:
            yield level, upright
            continue
        (more_level, more_upright), _ = found.pop(others[0])
        joined = [*level, *more_level], [*upright, *more_upright]
        found.append((joined, _extent(joined)))


def _has_cells(lines: Rulings) -> bool:
    level, upright = lines
    return len(level) + len(upright) > 2 * _FEWEST


def _extent(lines: Rulings) -> _Extent:
    """From where to where rulings reach across the page, and down."""
    level, upright = lines
    xs = [x for line in level for x in (line.start, line.end)] + [line.at for line in upright]
    ys = [y for line in upright for y in (line.start, line.end)] + [line.at for line in level]
    return (min(xs), max(xs)), (min(ys), max(ys))


def _reach_into_each_other(one: _Extent, other: _Extent) -> bool:
    """Whether two tables have a part of the page in common, and each a part of its own."""
    shared = all(min(a[1], b[1]) - max(a[0], b[0]) > TOUCH for a, b in zip(one, other, strict=True))
    return shared and not (_is_inside(one, other) or _is_inside(other, one))


def _is_inside(one: _Extent, other: _Extent) -> bool:
    return all(
        b[0] - TOUCH <= a[0] and a[1] <= b[1] + TOUCH for a, b in zip(one, other, strict=True)
    )
