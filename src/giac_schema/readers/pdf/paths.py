"""The rulings of a page of a PDF: what is drawn straight, along the page or down it.

A ruling is a stroke, or a filled rectangle too thin to be anything else; Word, LibreOffice and browsers
each draw tables in their own way.
"""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from giac_schema.readers.pdf.calls import bare
from giac_schema.readers.pdf.objects import bounds, matrix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from giac_schema.readers.pdf.objects import Drawn, Point

__all__ = ["Ruling", "rulings"]

MOST_SEGMENTS = 200
"""Strokes of one path that are looked at; a path with more is a picture."""

_THIN = 3.0
"""Points; a filled rectangle that is no thicker is a ruling."""
_SHORTEST = 4.0
"""Points; what is shorter is part of a drawing."""
_SLANT = 0.5
"""Points by which a ruling may deviate from straight."""


_OF_LINE = 2
_OF_RECTANGLE = 5
"""Segments of a line and of a rectangle: by far the most that are drawn, and told by their bounds alone."""


class Ruling(NamedTuple):
    """A straight line along the page (``top == bottom``) or down it (``left == right``)."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs along the page."""
        return self.right - self.left >= self.bottom - self.top

    def moved(self, place: Callable[[float, float], Point]) -> Ruling:
        """The same ruling in other coordinates."""
        (a, b), (c, d) = place(self.left, self.top), place(self.right, self.bottom)
        return Ruling(min(a, c), min(b, d), max(a, c), max(b, d))


def rulings(path: Drawn) -> Iterator[Ruling]:
    """The rulings that a path is, in the coordinates of its page."""
    count = bare("FPDFPath_CountSegments")(path.raw)
    if not 1 < count <= MOST_SEGMENTS:
        return
    modes = (ctypes.c_int * 2)()
    at = ctypes.addressof(modes)
    bare("FPDFPath_GetDrawMode")(path.raw, at, at + 4)
    fill, stroke = modes
    plain = count == _OF_LINE if stroke else fill and count <= _OF_RECTANGLE
    if plain and not path.inside:
        left, bottom, right, top = bounds(path.raw)
        thin = list(_thin([(left, bottom), (right, top)]))
        if thin or not stroke:
            yield from thin
            return
    for points in _outlines(path, count):
        if stroke:
            yield from _strokes(points)
        elif fill:
            yield from _thin(points)


def _outlines(path: Drawn, count: int) -> Iterator[list[Point]]:
    """The parts of a path, each as the points it is drawn through; curved ones left out."""
    import pypdfium2.raw as pdfium

    place = matrix((path.raw, *path.inside)).on_point
    segment_of, kind_of = bare("FPDFPath_GetPathSegment"), bare("FPDFPathSegment_GetType")
    point_of, is_closed = bare("FPDFPathSegment_GetPoint"), bare("FPDFPathSegment_GetClose")
    point = (ctypes.c_float * 2)()
    at = ctypes.addressof(point)
    points: list[Point] = []
    curved = False
    for index in range(count):
        segment = segment_of(path.raw, index)
        kind = kind_of(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        point_of(segment, at, at + 4)
        points.append(place(*point))
        if is_closed(segment):
            points.append(points[0])
    if points and not curved:
        yield points


def _strokes(points: Sequence[Point]) -> Iterator[Ruling]:
    for (a, b), (c, d) in pairwise(points):
        ruling = Ruling(min(a, c), min(b, d), max(a, c), max(b, d))
        wide, high = ruling.right - ruling.left, ruling.bottom - ruling.top
        if min(wide, high) <= _SLANT and max(wide, high) >= _SHORTEST:
            yield _flat(ruling)


def _thin(points: Sequence[Point]) -> Iterator[Ruling]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    ruling = Ruling(min(xs), min(ys), max(xs), max(ys))
    wide, high = ruling.right - ruling.left, ruling.bottom - ruling.top
    if min(wide, high) <= _THIN and max(wide, high) >= _SHORTEST:
        yield _flat(ruling)


def _flat(ruling: Ruling) -> Ruling:
    """The line through the middle of a thin rectangle."""
    left, top, right, bottom = ruling
    if ruling.level:
        middle = (top + bottom) / 2
        return Ruling(left, middle, right, middle)
    middle = (left + right) / 2
    return Ruling(middle, top, middle, bottom)
