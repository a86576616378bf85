"""Where on its line a cell begins and ends, by two ways to count."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.layouts.cells import Cell

__all__ = ["Edges", "Interval", "around", "edges", "from_left"]

Interval: TypeAlias = tuple[int, int]


@frozen
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


def edges(before: str, text: str) -> Edges:
    """The edges of a text behind some others on its line."""
    start, wide = len(before), _width(before)
    return Edges((start, start + len(text)), (wide, wide + _width(text)))


def from_left(cells: Sequence[Cell]) -> list[Cell] | None:
    """Cells of text drawn with blanks from left to right; ``None`` if they do not stand beside one another."""
    found: list[list[Cell]] = []
    for metric in (0, 1):
        ends = [
            (*cell.edges.by(metric), at) for at, cell in enumerate(cells) if cell.edges is not None
        ]
        ends.sort()
        if len(ends) == len(cells) and all(a[1] < b[0] for a, b in pairwise(ends)):
            found.append([cells[at] for _, _, at in ends])
    return found[0] if found and all(each == found[0] for each in found) else None


@lru_cache(maxsize=8192)
def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def around(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds some others."""
    found = list(intervals)
    return min(a for a, _ in found), max(b for _, b in found)
