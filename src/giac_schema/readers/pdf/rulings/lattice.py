"""Rulings to the cells they enclose: those that touch are one table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

from giac_schema.readers.pdf.rulings.seams import parted
from giac_schema.readers.pdf.rulings.spans import CLOSED, Owners, Span, cells
from giac_schema.readers.pdf.rulings.strokes import TOUCH, apart, strokes, touching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.readers.pdf.drawing.paths import Ruling
    from giac_schema.readers.pdf.rulings.strokes import Stroke

__all__ = ["MOST_RULINGS", "Lattice", "Sets", "lattices", "nearest"]

_T = TypeVar("_T")

_OPEN = 6.0
"""Points by which rulings stand out of a table that is open on that side."""
_LONG = 4.0
"""Points; what is shorter is no part of a table, though it may strike out a digit."""
MOST_RULINGS = 400
"""Rulings of a page, pieces of one counted once; a page with more is a drawing and has no table."""


@frozen
class Lattice:
    """A ruled table on one page."""

    xs: tuple[float, ...]
    """Where its columns begin and the last ends."""
    ys: tuple[float, ...]
    spans: tuple[Span, ...]
    owners: Owners
    open_above: bool = False
    """Whether no ruling closes it: it goes on from the page before."""
    open_below: bool = False
    reach: tuple[float, float] = (0.0, 0.0)
    """From where to where its rulings are drawn across the page."""

    def at(self, x: float, y: float) -> Span | None:
        """The cell in which a point lies."""
        return self.owners.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def bounds(self, span: Span) -> tuple[float, float, float, float]:
        """Where a cell begins and ends: left, top, right and bottom."""
        row, column, rows, columns = span
        xs, ys = self.xs, self.ys
        return xs[column], ys[row], xs[column + columns], ys[row + rows]

    def is_level(self, top: float, bottom: float) -> bool:
        """Whether what reaches from one height to another may stand on a line with something in it."""
        return self.ys[0] < bottom and top < self.ys[-1]


def lattices(rulings: Iterable[Ruling], width: float) -> list[Lattice]:
    """The ruled tables of a page of some width, from above."""
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for left, top, right, bottom in rulings:
        wide, high = right - left, bottom - top
        if high <= wide >= _LONG:
            across.append((top, left, right))
        elif wide < high >= _LONG:
            down.append((left, top, bottom))
    level, upright = strokes(across), strokes(down)
    if len(level) + len(upright) > MOST_RULINGS:
        return []
    whole = apart(touching(level, upright))
    tables = [_lattice(*table, width) for one in whole for table in parted(one)]
    return sorted((t for t in tables if t is not None), key=lambda t: t.ys[0])


class Sets(Generic[_T]):
    """Things that belong together, by joining two at a time."""

    def __init__(self) -> None:
        self._above: dict[_T, _T] = {}

    def root(self, thing: _T) -> _T:
        """The same thing for all that were joined."""
        above = self._above
        while (parent := above.get(thing)) is not None:
            above[thing] = above.get(parent, parent)  # halves the way for whoever asks next
            thing = parent
        return thing

    def join(self, a: _T, b: _T) -> None:
        """Let two things, and all that were joined with either, belong together."""
        a, b = self.root(a), self.root(b)
        if a != b:
            self._above[a] = b


def _lattice(level: Sequence[Stroke], upright: Sequence[Stroke], width: float) -> Lattice | None:
    ys, above, below = _edges([y.at for y in level], upright)
    xs, left, right = _edges([x.at for x in upright], level)
    if min(len(xs), len(ys)) < _FEWEST or len(xs) + len(ys) == 2 * _FEWEST:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    walls, floors = bytearray(rows * columns), bytearray(rows * columns)
    walls[::columns], floors[:columns] = CLOSED * rows, CLOSED * columns
    for passed, column in _crossed(upright, xs, ys):
        if column < columns:
            sides = slice(passed.start * columns + column, passed.stop * columns, columns)
            walls[sides] = CLOSED * len(passed)
    for passed, row in _crossed(level, ys, xs):
        if row < rows:
            first = row * columns
            floors[first + passed.start : first + passed.stop] = CLOSED * len(passed)
    reach = xs[0], xs[-1]
    left, right = left or xs[0] < TOUCH, right or xs[-1] > width - TOUCH
    # a table without a ruling on one side, or that runs off the page there, has all that stands there
    xs = (-_FAR if left else xs[0], *xs[1:-1], _FAR if right else xs[-1])
    return Lattice(xs, ys, *cells(columns, bytes(walls), bytes(floors)), above, below, reach)


_FAR = 100_000.0
"""Points; farther out than anything on a page."""
_FEWEST = 2
"""Edges of a column or a row; a table of one field is a frame around something."""


def _edges(
    places: Iterable[float], across: Sequence[Stroke]
) -> tuple[tuple[float, ...], bool, bool]:
    """Where fields begin and end, and whether the table is open before the first and behind the last."""
    edges: list[float] = []
    for at in sorted(places):
        if not edges or at - edges[-1] > TOUCH:
            edges.append(at)
    start, end = min(x.start for x in across), max(x.end for x in across)
    before, behind = edges[0] - start > _OPEN, end - edges[-1] > _OPEN
    return (*([start] if before else []), *edges, *([end] if behind else [])), before, behind


def _crossed(
    lines: Iterable[Stroke], along: Sequence[float], across: Sequence[float]
) -> Iterator[tuple[range, int]]:
    """The fields that lines close: for each upright one the rows it passes, and the column to its right."""
    middles = [(start + end) / 2 for start, end in pairwise(across)]
    for line in lines:
        passed = range(bisect_left(middles, line.start), bisect_right(middles, line.end))
        yield passed, nearest(along, line.at)


def nearest(edges: Sequence[float], at: float) -> int:
    """Which of some places, in order, is nearest to another; of two as near, the first."""
    above = bisect_left(edges, at)
    if above == len(edges) or (above and at - edges[above - 1] <= edges[above] - at):
        return above - 1
    return above
