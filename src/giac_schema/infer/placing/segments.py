"""The ways to put figures into columns in order, with blank cells between: kept, narrowed, compared.

The columns fall into segments that identities look at one by one (表三: a row is one segment; 表四: three blocks).
For each segment the ways are kept apart by the figure it begins with, so that they can be put together to
ways of the whole without ever listing those.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

import attrs
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Content", "Segment", "Way", "Ways"]

Content: TypeAlias = "int | None"
"""What a column holds: the number of a figure, or ``None`` for a blank cell."""

Way: TypeAlias = "tuple[Content, ...]"
"""What each column of a segment holds."""


@frozen
class Segment:
    """Some columns side by side, with every way that is left to fill them."""

    start: int
    stop: int
    ways: Mapping[tuple[int, int], tuple[Way, ...]]
    """By the number of the first figure in it and of the first behind it."""

    def kept(self, allowed: Callable[[Way], bool]) -> Segment:
        """The segment with the ways that are allowed; the same object if all are."""
        ways = {at: tuple(way for way in some if allowed(way)) for at, some in self.ways.items()}
        if all(len(ways[at]) == len(some) for at, some in self.ways.items()):
            return self
        return attrs.evolve(self, ways={at: some for at, some in ways.items() if some})


@frozen
class Ways:
    """The ways to fill all columns with all figures, as those of the segments in a row."""

    figures: int
    segments: tuple[Segment, ...]

    @classmethod
    def all(cls, figures: int, sizes: Sequence[int]) -> Ways:
        """Every way to put so many figures into segments of these sizes."""
        segments, start = [], 0
        for size in sizes:
            ways = {
                (first, first + count): tuple(_fillings(first, count, size))
                for count in range(min(size, figures) + 1)
                for first in range(figures - count + 1)
            }
            segments.append(Segment(start, start + size, ways))
            start += size
        return cls(figures, tuple(segments)).connected()

    @classmethod
    def only(cls, ways: Sequence[Sequence[int]], size: int) -> Ways:
        """Some ways to put figures into a single segment, each by the columns that the figures get."""
        filled = tuple(
            tuple(way.index(column) if column in way else None for column in range(size))
            for way in ways
        )
        figures = len(ways[0])
        return cls(figures, (Segment(0, size, {(0, figures): filled}),))

    @property
    def possible(self) -> bool:
        """Whether there is any way left."""
        return all(segment.ways for segment in self.segments)

    def with_segment(self, segment: Segment) -> Ways:
        """The same with other ways for one segment."""
        segments = (segment if s.start == segment.start else s for s in self.segments)
        return attrs.evolve(self, segments=tuple(segments))

    def connected(self) -> Ways:
        """Without ways of a segment that no ways of the others go with."""
        reached = {0}
        forward = []
        for segment in self.segments:
            forward.append({at for at in segment.ways if at[0] in reached})
            reached = {stop for _, stop in forward[-1]}
        reached = {self.figures}
        kept: list[Segment] = []
        for segment, fitting in zip(reversed(self.segments), reversed(forward), strict=True):
            ways = {at: w for at, w in segment.ways.items() if at in fitting and at[1] in reached}
            reached = {start for start, _ in ways}
            kept.append(attrs.evolve(segment, ways=ways))
        return attrs.evolve(self, segments=tuple(reversed(kept)))

    def contents(self, column: int) -> set[Content]:
        """All that a column holds in one way or another."""
        segment = next(s for s in self.segments if s.start <= column < s.stop)
        offset = column - segment.start
        return {way[offset] for some in segment.ways.values() for way in some}


def _fillings(first: int, count: int, size: int) -> list[Way]:
    """The ways to put ``count`` figures into ``size`` columns in order."""
    ways = []
    for columns in combinations(range(size), count):
        way: list[Content] = [None] * size
        for number, column in enumerate(columns):
            way[column] = first + number
        ways.append(tuple(way))
    return ways
