"""The rulings of a page of a PDF: what is drawn straight, along the page or down it.

A ruling is a stroke, or a filled rectangle too thin to be anything else; Word, LibreOffice and browsers
each draw tables in their own way.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from giac_schema.readers.pdf.drawing.calls import argument, bare, floats, integers
from giac_schema.readers.pdf.drawing.objects import OF_LINE, OF_RECTANGLE, matrix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from giac_schema.readers.pdf.drawing.calls import Argument
    from giac_schema.readers.pdf.drawing.objects import Edges, Inside, Path, Point

__all__ = ["MOST_SEGMENTS", "Ruling", "Slant", "outlines", "rulings"]

MOST_SEGMENTS = 200
"""Strokes of one path that are looked at; a path with more is a picture."""

_THIN = 3.0
"""Points; a filled rectangle that is no thicker is a ruling."""
_SHORTEST = 1.5
"""Points; what is shorter is part of a drawing, and does not even strike out a digit."""
_SLANT = 0.5
"""Points by which a ruling may deviate from straight."""


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


class Slant(NamedTuple):
    """A stroke from one point to another that is no ruling: aslant, or a part of a curve."""

    a: float
    b: float
    c: float
    d: float

    def moved(self, place: Callable[[float, float], Point]) -> Slant:
        """The same stroke in other coordinates."""
        return Slant(*place(self.a, self.b), *place(self.c, self.d))


MOST_SLANTS = 2000
"""Strokes aslant that are looked at; of a drawing with more, none is meant to strike anything out."""


def rulings(
    paths: Iterable[Path], left: float, top: float
) -> tuple[tuple[Ruling, ...], tuple[Slant, ...]]:
    """The rulings that paths are, each once, however often it was drawn, and their other strokes.

    Args:
        paths: the paths of a page.
        left: where the page begins.
        top: where it ends above; rulings are measured downwards from there.
    """
    slants: list[Slant] = []
    found = dict.fromkeys(_straight(paths, slants))
    return (
        tuple([_ruling((a - left, top - d, c - left, top - b)) for a, b, c, d in found]),
        tuple(Slant(a - left, top - b, c - left, top - d) for a, b, c, d in slants[:MOST_SLANTS]),
    )


_ruling = partial(tuple.__new__, Ruling)
"""What ``Ruling`` does with its values in half of the time."""


def _straight(paths: Iterable[Path], slants: list[Slant]) -> Iterator[Edges]:
    """The rulings that paths are, in the coordinates of their page; other strokes are added to some."""
    bounds_of, mode_of = bare("FPDFPageObj_GetBounds"), bare("FPDFPath_GetDrawMode")
    edges, (to_left, to_bottom, to_right, to_top) = floats(4)
    modes, (to_fill, to_stroke) = integers(2)
    for raw, segments, inside, _ in paths:
        is_line = segments == OF_LINE and not inside
        if not is_line:
            mode_of(raw, to_fill, to_stroke)
            fill, stroke = modes
            if stroke or segments > OF_RECTANGLE or inside:
                yield from _looked_into(raw, segments, inside, slants, fill, stroke)
                continue
        bounds_of(raw, to_left, to_bottom, to_right, to_top)
        left, bottom, right, top = edges
        flat = _flat(left, bottom, right, top, _THIN)
        if flat is not None:
            yield flat
        elif is_line:  # aslant, or a stroke so thick that its bounds do not tell
            mode_of(raw, to_fill, to_stroke)
            yield from _looked_into(raw, segments, inside, slants, *modes)


def _flat(left: float, bottom: float, right: float, top: float, thickest: float) -> Edges | None:
    """The line through the middle of a rectangle, if it is long, and no thicker than some points."""
    wide, high = right - left, top - bottom
    if high <= wide:
        if high > thickest or wide < _SHORTEST:
            return None
        middle = (bottom + top) / 2
        return left, middle, right, middle
    if wide > thickest or high < _SHORTEST:
        return None
    middle = (left + right) / 2
    return middle, bottom, middle, top


def _looked_into(
    raw: Argument, segments: int, inside: Inside, slants: list[Slant], fill: int, stroke: int
) -> Iterator[Edges]:
    """The rulings of a path, segment by segment."""
    if not (fill or stroke) or segments > MOST_SEGMENTS:
        return
    for points, is_curved in outlines(raw, segments, inside):
        if not stroke:
            flat = None if is_curved else _around(points, _THIN)
            if flat is not None:
                yield flat
            continue
        for (a, b), (c, d) in pairwise(points):
            flat = None if is_curved else _around(((a, b), (c, d)), _SLANT)
            if flat is not None:
                yield flat
            elif not fill and abs(c - a) + abs(d - b) > _SLANT and len(slants) <= MOST_SLANTS:
                slants.append(Slant(a, b, c, d))


def _around(points: Iterable[Point], thickest: float) -> Edges | None:
    """The line through the middle of the smallest rectangle around some points."""
    xs, ys = zip(*points, strict=True)
    return _flat(min(xs), min(ys), max(xs), max(ys), thickest)


def outlines(raw: Argument, segments: int, inside: Inside) -> Iterator[tuple[list[Point], bool]]:
    """The parts of a path, each as the points it is drawn through, or towards if it is curved, as it is told."""
    import pypdfium2.raw as pdfium

    place = matrix((raw, *inside)).on_point
    segment_of, kind_of = bare("FPDFPath_GetPathSegment"), bare("FPDFPathSegment_GetType")
    point_of, is_closed = bare("FPDFPathSegment_GetPoint"), bare("FPDFPathSegment_GetClose")
    point, (to_x, to_y) = floats(2)
    points: list[Point] = []
    curved = False
    for index in range(segments):
        segment = argument(segment_of(raw, index))
        kind = kind_of(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        point_of(segment, to_x, to_y)
        points.append(place(*point))
        if is_closed(segment):
            points.append(points[0])
    if points:
        yield points, curved
