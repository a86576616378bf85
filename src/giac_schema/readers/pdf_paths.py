"""The rulings of a page of a PDF: what is drawn straight, along the page or down it.

A ruling is a stroke, or a filled rectangle too thin to be anything else; Word, LibreOffice and browsers
each draw tables in their own way.
"""

from __future__ import annotations

import ctypes
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pypdfium2 import PdfMatrix, PdfObject, PdfPage

__all__ = ["Ruling", "rulings"]

Point: TypeAlias = tuple[float, float]

_DEPTH = 6
"""How deep drawings inside drawings are looked into; a table is drawn in the first or second."""
MOST_PATHS = 50_000
"""Paths of one page that are looked at; a page of a report has some hundreds."""
MOST_SEGMENTS = 200
"""Strokes of one path that are looked at; a path with more is a picture."""

_THIN = 3.0
"""Points; a filled rectangle that is no thicker is a ruling."""
_SHORTEST = 4.0
"""Points; what is shorter is part of a drawing."""
_SLANT = 0.5
"""Points by which a ruling may deviate from straight."""


_OF_RECTANGLE = 5
"""Segments of a rectangle, by far the most that are drawn, and told by its bounds alone."""


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


def rulings(page: PdfPage) -> Iterator[Ruling]:
    """Every ruling of a page, in the page's own coordinates."""
    import pypdfium2.raw as pdfium

    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEPTH)
    for path in islice(paths, MOST_PATHS):
        yield from _of_path(path)


def _of_path(path: PdfObject) -> Iterator[Ruling]:
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPath_CountSegments(path.raw)
    if not 1 < count <= MOST_SEGMENTS:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    if fill.value and not stroke.value and count <= _OF_RECTANGLE and path.container is None:
        left, bottom, right, top = path.get_bounds()
        yield from _thin([(left, bottom), (right, top)])
        return
    for points in _outlines(path, count):
        if stroke.value:
            yield from _strokes(points)
        elif fill.value:
            yield from _thin(points)


def _outlines(path: PdfObject, count: int) -> Iterator[list[Point]]:
    """The parts of a path, each as the points it is drawn through; curved ones left out."""
    import pypdfium2.raw as pdfium

    matrix = _matrix(path)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = False
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.on_point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points and not curved:
        yield points


def _matrix(path: PdfObject) -> PdfMatrix:
    """From a path's coordinates to those of its page, through every drawing it is part of."""
    matrix, inside = path.get_matrix(), path.container
    while inside is not None:
        matrix = matrix.multiply(inside.get_matrix())
        inside = inside.container
    return matrix


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
