"""What a page is painted over with, and what its texts are painted on.

A page is painted in the order in which things stand in its file, so that what is opaque hides what was drawn before it:
the figure below a white patch is still there to be copied, and on paper there is none, or another.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.readers.pdf.drawing.calls import bare, floats, integers
from giac_schema.readers.pdf.drawing.clips import (
    EVERYWHERE,
    clip,
    common,
    framed,
    holds,
    touch,
)
from giac_schema.readers.pdf.drawing.objects import OF_LINE, OF_RECTANGLE, Edges, bounds, on_page
from giac_schema.readers.pdf.drawing.paths import MOST_SEGMENTS, outlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.readers.pdf.drawing.calls import Argument
    from giac_schema.readers.pdf.drawing.objects import Drawings, Inside, Point

__all__ = ["PATCH", "on_dark", "patches"]

_Patch: TypeAlias = tuple[int, Edges]
"""How many texts were drawn before something opaque, and where that is."""

PATCH = 3.0
"""Points; what is less high or wide is a ruling and hides no digit."""
_OF_SHAPE = 40
"""Segments of a plain shape that is no rectangle, at most."""
_OF_LINES, _OF_FIGURES = 40.0, 300.0
"""Points: how high shapes and pictures are, and how wide these are, at most, that are meant to hide figures."""
_STRAIGHT = 0.5
"""Points by which a side of a rectangle may deviate from straight."""
_DARK = 128
"""Of 255: on what is darker, white is seen."""


def patches(shown: Drawings) -> Iterator[_Patch]:
    """What is opaque and was drawn behind texts: rectangles, and as high as a line other shapes, and pictures."""
    yield from ((before, edges) for _, before, edges in _rectangles(shown) if before)
    for picture, inside, before in shown.pictures:
        edges = bounds(picture, inside) if before else EVERYWHERE
        # a seal is higher, and is seen through; strips of a scan are wider
        if edges[3] - edges[1] < _OF_LINES and edges[2] - edges[0] < _OF_FIGURES:
            yield before, edges


def on_dark(shown: Drawings) -> frozenset[int]:
    """The addresses of texts drawn in white, or nearly so, on something dark, where everybody sees them."""
    white = {*shown.white, *shown.pale}
    if not white:
        return frozenset()
    grounds = list(_grounds(shown))
    return frozenset(
        address
        for number, (address, text, inside) in enumerate(shown.texts)
        if address in white and _is_dark(bounds(text, inside), number, grounds)
    )


def _is_dark(edges: Edges, number: int, grounds: Sequence[tuple[int, Edges, bool]]) -> bool:
    """Whether the last that was drawn below all of a text is dark."""
    left, bottom, right, top = edges
    under = [
        is_dark
        for before, ground, is_dark in grounds
        if before <= number and holds(ground, left, bottom) and holds(ground, right, top)
    ]
    return bool(under) and under[-1]


def _grounds(shown: Drawings) -> Iterator[tuple[int, Edges, bool]]:
    """The opaque rectangles of a page, each with how many texts were drawn before it, and whether it is dark."""
    colour_of, (colour, places) = bare("FPDFPageObj_GetFillColor"), integers(4)
    for path, before, edges in _rectangles(shown):
        yield before, edges, bool(colour_of(path, *places)) and max(colour[:3]) < _DARK


def _rectangles(shown: Drawings) -> Iterator[tuple[Argument, int, Edges]]:
    """The opaque rectangles of a page, each with how many texts were drawn before it, and where it shows."""
    mode_of, is_clear = bare("FPDFPath_GetDrawMode"), bare("FPDFPageObj_HasTransparency")
    bounds_of, (box, to_box) = bare("FPDFPageObj_GetBounds"), floats(4)
    modes, (to_fill, to_stroke) = integers(2)
    for path, segments, inside, before in shown.paths:
        if not OF_LINE < segments <= MOST_SEGMENTS or not (before or shown.white or shown.pale):
            continue
        bounds_of(path, *to_box)
        left, bottom, right, top = edges = on_page((box[0], box[1], box[2], box[3]), inside)
        if right - left < PATCH or top - bottom < PATCH:
            continue
        mode_of(path, to_fill, to_stroke)
        fill, _ = modes
        if not fill or is_clear(path):
            continue
        frame = common((clip(path, inside), framed(inside)))
        for shape in _shapes(path, segments, inside, edges):
            yield path, before, common((shape, frame))


def _shapes(path: Argument, segments: int, inside: Inside, edges: Edges) -> list[Edges]:
    """What a path hides; where one of its parts lies in another there may be a hole, and nothing is hidden.

    Args:
        path: a filled path.
        segments: of how many it is.
        inside: what it is part of.
        edges: where it stands on the page.
    """
    if segments <= OF_RECTANGLE:
        return [edges]
    parts = list(outlines(path, segments, inside))
    if len(parts) == 1:
        return [edges] if segments <= _OF_SHAPE and edges[3] - edges[1] <= _OF_LINES else []
    boxes = [_around(points) for points, is_curved in parts if not is_curved and _is_box(points)]
    return [
        box
        for at, box in enumerate(boxes)
        if min(box[2] - box[0], box[3] - box[1]) >= PATCH
        and not any(touch(box, other) for other in boxes[:at] + boxes[at + 1 :])
    ]


def _is_box(points: Sequence[Point]) -> bool:
    """Whether the lines through some points run along the page and down it alone, and come back."""
    (a, b), (c, d) = points[0], points[-1]
    return abs(a - c) + abs(b - d) < _STRAIGHT and all(
        abs(a - c) < _STRAIGHT or abs(b - d) < _STRAIGHT for (a, b), (c, d) in pairwise(points)
    )


def _around(points: Iterable[Point]) -> Edges:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
