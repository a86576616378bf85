"""Rulings to the cells they enclose.

Rulings that touch are one table.  Where no ruling divides two fields of it, they are one cell: that is
how merged cells look on paper.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property, partial
from itertools import pairwise, product
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

from attrs import frozen

from giac_schema.readers.pdf.seams import parted
from giac_schema.readers.pdf.strokes import TOUCH, apart, strokes, touching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from giac_schema.readers.pdf.paths import Ruling
    from giac_schema.readers.pdf.strokes import Stroke

__all__ = ["MOST_RULINGS", "Field", "Lattice", "Sets", "Span", "lattices", "nearest"]

_T = TypeVar("_T")

_OPEN = 6.0
"""Points by which rulings stand out of a table that is open on that side."""
MOST_RULINGS = 400
"""Rulings of a page, pieces of one counted once; a page with more is a drawing and has no table."""

Field: TypeAlias = int
"""The number of one of the smallest parts of a lattice, counted row by row."""


class Span(NamedTuple):
    """A cell of a lattice: its first row and column, and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


@frozen(slots=False)
class Lattice:
    """A ruled table on one page."""

    xs: tuple[float, ...]
    """Where its columns begin and the last ends."""
    ys: tuple[float, ...]
    spans: tuple[Span, ...]
    open_above: bool = False
    """Whether no ruling closes it: it goes on from the page before."""
    open_below: bool = False
    reach: tuple[float, float] = (0.0, 0.0)
    """From where to where its rulings are drawn across the page."""

    def at(self, x: float, y: float) -> Span | None:
        """The cell in which a point lies."""
        return self._owners.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    @cached_property
    def _owners(self) -> dict[tuple[int, ...], Span]:
        """The cell of every field, by its row and column."""
        owners: dict[tuple[int, ...], Span] = {span[:2]: span for span in self.spans}
        for span in self.spans:
            row, column, rows, columns = span
            if rows > 1 or columns > 1:  # few do
                fields = product(range(row, row + rows), range(column, column + columns))
                owners.update(dict.fromkeys(fields, span))
        return owners

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
    found = list(rulings)
    level = strokes([(r.top, r.left, r.right) for r in found if r.level])
    upright = strokes([(r.left, r.top, r.bottom) for r in found if not r.level])
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
    walls = set(range(0, rows * columns, columns))
    for passed, column in _crossed(upright, xs, ys):
        if column < columns:
            walls.update(range(passed.start * columns + column, passed.stop * columns, columns))
    floors = set(range(columns))
    for passed, row in _crossed(level, ys, xs):
        floors.update(range(row * columns + passed.start, row * columns + passed.stop))
    reach = xs[0], xs[-1]
    left, right = left or xs[0] < TOUCH, right or xs[-1] > width - TOUCH
    # a table without a ruling on one side, or that runs off the page there, has all that stands there
    xs = (-_FAR if left else xs[0], *xs[1:-1], _FAR if right else xs[-1])
    return Lattice(xs, ys, tuple(_spans(rows, columns, walls, floors)), above, below, reach)


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


def _spans(rows: int, columns: int, walls: set[Field], floors: set[Field]) -> Iterator[Span]:
    """The cells: fields with no ruling between them, if they make a rectangle; else row by row.

    Args:
        rows: how many rows of fields there are.
        columns: how many columns.
        walls: the fields with a ruling on their left, or nothing.
        floors: those with a ruling above, or nothing.
    """
    fields = range(rows * columns)
    beside: dict[Field, list[Field]] = defaultdict(list)
    for closed, step in ((walls, 1), (floors, columns)):
        for field in set(fields) - closed:
            beside[field].append(field - step)
            beside[field - step].append(field)
    seen: set[Field] = set()
    for field in fields:
        if field not in beside:
            row, column = divmod(field, columns)
            yield _span((row, column, 1, 1))
        elif field not in seen:
            whole = _reached(field, beside)
            seen |= whole
            yield from _rectangles([divmod(inner, columns) for inner in sorted(whole)])


_span = partial(tuple.__new__, Span)
"""What ``Span`` does with its values in half of the time."""


def _reached(first: Field, beside: Mapping[Field, Sequence[Field]]) -> set[Field]:
    """A field with all that can be reached from it, from one to the next."""
    found = {first}
    waiting = [first]
    while waiting:
        fresh = [field for field in beside[waiting.pop()] if field not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _rectangles(fields: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Fields, each its row and column, as one cell, or as one for each stretch of a row."""
    rows, columns = sorted({r for r, _ in fields}), sorted({c for _, c in fields})
    if len(rows) * len(columns) == len(fields):
        yield Span(rows[0], columns[0], len(rows), len(columns))
        return
    for row in rows:
        start = last = None
        for column in (c for r, c in fields if r == row):
            if start is None or last is None:
                start = column
            elif column != last + 1:
                yield Span(row, start, 1, last - start + 1)
                start = column
            last = column
        if start is not None and last is not None:
            yield Span(row, start, 1, last - start + 1)
