"""Rectangles of a page, and the part of it on which something shows that is cut off."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from giac_schema.readers.pdf.drawing.calls import argument, bare, floats
from giac_schema.readers.pdf.drawing.objects import OF_LINE, OF_RECTANGLE, Edges, on_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.readers.pdf.drawing.calls import Argument
    from giac_schema.readers.pdf.drawing.objects import Inside

__all__ = [
    "EVERYWHERE",
    "clip",
    "clips",
    "common",
    "framed",
    "holds",
    "shown_of",
    "touch",
]

EVERYWHERE: Edges = (-inf, -inf, inf, inf)
_OPPOSITE = 2
"""The corner of a rectangle that lies across from its first."""


def framed(inside: Inside) -> Edges:
    """What shows of drawings that are part of each other."""
    return common(clip(inside[at], inside[at + 1 :]) for at in range(len(inside)))


def clips(things: Sequence[Argument]) -> Iterator[tuple[Argument, int]]:
    """What cuts off some things, and of how many shapes it is: all are asked at once, since of most nothing is."""
    found = [*map(argument, map(bare("FPDFPageObj_GetClipPath"), things))]
    return zip(found, map(bare("FPDFClipPath_CountPaths"), found), strict=True)


def clip(thing: Argument, inside: Inside) -> Edges:
    """The part of the page on which something shows, if it is cut by rectangles alone."""
    ((cut, count),) = clips([thing])
    return shown_of(cut, count, inside)


def shown_of(cut: Argument, count: int, inside: Inside) -> Edges:
    """The part of the page that so many shapes leave."""
    if count <= 0:
        return EVERYWHERE
    found = common(_corners(cut, at) for at in range(count))
    return on_page(found, inside) if found != EVERYWHERE else EVERYWHERE


def _corners(cut: Argument, at: int) -> Edges:
    segments = bare("FPDFClipPath_CountPathSegments")(cut, at)
    if not OF_LINE < segments <= OF_RECTANGLE:
        return EVERYWHERE
    segment_of, point_of = bare("FPDFClipPath_GetPathSegment"), bare("FPDFPathSegment_GetPoint")
    point, (to_x, to_y) = floats(2)
    places: list[tuple[float, float]] = []
    for number in (0, _OPPOSITE):
        point_of(argument(segment_of(cut, at, number)), to_x, to_y)
        x, y = point
        places.append((x, y))
    (a, b), (c, d) = places
    return min(a, c), min(b, d), max(a, c), max(b, d)


def common(rectangles: Iterable[Edges]) -> Edges:
    """What several rectangles have in common."""
    left, bottom, right, top = EVERYWHERE
    for a, b, c, d in rectangles:
        left, bottom, right, top = max(left, a), max(bottom, b), min(right, c), min(top, d)
    return left, bottom, right, top


def touch(one: Edges, other: Edges) -> bool:
    """Whether two rectangles have something in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def holds(edges: Edges, x: float, y: float) -> bool:
    """Whether a point lies in a rectangle."""
    left, bottom, right, top = edges
    return left < x < right and bottom < y < top
