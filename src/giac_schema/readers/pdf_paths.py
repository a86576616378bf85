"""The rulings of a page of a PDF: what is drawn straight, along the page or down it.

A ruling is a stroke, or a filled rectangle too thin to be anything else; Word, LibreOffice and browsers
each draw tables in their own way.
"""

from __future__ import annotations

import ctypes
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pypdfium2 import PdfMatrix, PdfPage

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


_Path: TypeAlias = "tuple[Any, tuple[Any, ...]]"
"""A path, and the drawings it is part of from the innermost to the outermost, as pdfium hands them out."""


def rulings(page: PdfPage) -> Iterator[Ruling]:
    """Every ruling of a page, in the page's own coordinates."""
    import pypdfium2.raw as pdfium

    found = _paths(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, ())
    for path, inside in islice(found, MOST_PATHS):
        yield from _of_path(path, inside)


def _paths(
    parent: Any, count: Callable[..., int], at: Callable[..., Any], inside: tuple[Any, ...]
) -> Iterator[_Path]:
    """The paths of a page or drawing; asked for without the wrapper, which a full page would notice."""
    import pypdfium2.raw as pdfium

    kind_of, path, form = (
        pdfium.FPDFPageObj_GetType,
        pdfium.FPDF_PAGEOBJ_PATH,
        pdfium.FPDF_PAGEOBJ_FORM,
    )
    for index in range(count(parent)):
        found = at(parent, index)
        kind = kind_of(found)
        if kind == path:
            yield found, inside
        elif kind == form and len(inside) < _DEPTH - 1:
            yield from _paths(
                found,
                pdfium.FPDFFormObj_CountObjects,
                pdfium.FPDFFormObj_GetObject,
                (found, *inside),
            )


def _of_path(path: Any, inside: tuple[Any, ...]) -> Iterator[Ruling]:
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPath_CountSegments(path)
    if not 1 < count <= MOST_SEGMENTS:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    plain = count == _OF_LINE if stroke.value else fill.value and count <= _OF_RECTANGLE
    if plain and not inside:
        left, bottom, right, top = _bounds(path)
        thin = list(_thin([(left, bottom), (right, top)]))
        if thin or not stroke.value:
            yield from thin
            return
    for points in _outlines(path, inside, count):
        if stroke.value:
            yield from _strokes(points)
        elif fill.value:
            yield from _thin(points)


def _bounds(path: Any) -> tuple[float, float, float, float]:
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _outlines(path: Any, inside: tuple[Any, ...], count: int) -> Iterator[list[Point]]:
    """The parts of a path, each as the points it is drawn through; curved ones left out."""
    import pypdfium2.raw as pdfium

    matrix = _matrix(path, inside)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = False
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
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


def _matrix(path: Any, inside: tuple[Any, ...]) -> PdfMatrix:
    """From a path's coordinates to those of its page, through every drawing it is part of."""
    import pypdfium2

    matrix = pypdfium2.PdfMatrix()
    for drawing in (path, *inside):
        matrix = matrix.multiply(pypdfium2.PdfObject(drawing).get_matrix())
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
