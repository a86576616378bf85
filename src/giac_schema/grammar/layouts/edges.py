"""Where on its line a cell begins and ends, by two ways to count."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from attrs import define

from giac_schema.grammar.words.widths import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.layouts.cell import Cell

__all__ = ["Edges", "Interval", "around", "edges", "edges_behind", "from_left"]

Interval: TypeAlias = tuple[int, int]


@define
class Edges:
    """Where on its line a cell begins and ends, by characters and by places on a screen."""

    characters: Interval
    places: Interval

    def by(self, metric: int) -> Interval:
        """The interval by one of the two ways of counting."""
        return self.places if metric else self.characters

    def around(self, other: Edges) -> Edges:
        """The edges of both together."""
        return Edges(*(around([self.by(metric), other.by(metric)]) for metric in (0, 1)))


_LINE = Edges((0, 0), (0, 0))
"""Of the nothing that a line begins with."""


@lru_cache(maxsize=8192)
def edges(before: str, text: str) -> Edges:
    """The edges of a text behind some others on its line; most figures stand where others stood."""
    return edges_behind(_LINE, before, text)


def edges_behind(last: Edges, between: str, text: str) -> Edges:
    """The edges of a text behind another on its line, and what stands between them."""
    start, length = last.characters[1] + len(between), len(text)
    if between.isascii() and text.isascii():  # most figures
        wide = last.places[1] + len(between)
        return Edges((start, start + length), (wide, wide + length))
    wide = last.places[1] + width(between)
    return Edges((start, start + length), (wide, wide + width(text)))


def from_left(cells: Sequence[Cell], apart: int = 1) -> list[Cell] | None:
    """Cells of text drawn with blanks from left to right; ``None`` if they do not stand beside one another.

    Args:
        cells: the cells, in any order.
        apart: how many places part them at least; those of different lines may touch.
    """
    found: list[list[Cell]] = []
    for metric in (0, 1):
        ends = [
            (*cell.edges.by(metric), at) for at, cell in enumerate(cells) if cell.edges is not None
        ]
        ends.sort()
        if len(ends) == len(cells) and all(b[0] - a[1] >= apart for a, b in pairwise(ends)):
            found.append([cells[at] for _, _, at in ends])
    return found[0] if found and all(each == found[0] for each in found) else None


def around(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds some others."""
    starts, ends = zip(*intervals, strict=True)
    return min(starts), max(ends)
