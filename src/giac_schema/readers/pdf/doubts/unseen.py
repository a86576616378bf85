"""Characters of a page that nobody sees where they stand: painted over, or cut off at the edge of what is shown.

A page is painted in the order in which things stand in its file, so that what is opaque hides what was drawn before it:
the figure below a white patch is still there to be copied, and on paper there is none, or another.
"""

from __future__ import annotations

from functools import cache
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.readers.pdf.doubts.blots import NEAR
from giac_schema.readers.pdf.doubts.patches import OF_RECTANGLE, PATCH, Edges, shapes, touch
from giac_schema.readers.pdf.drawing.calls import argument, bare, floats, integers, pointed
from giac_schema.readers.pdf.drawing.objects import bounds, matrix, moved
from giac_schema.readers.pdf.drawing.paths import MOST_SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pypdfium2 import PdfTextPage

    from giac_schema.readers.pdf.drawing.calls import Argument
    from giac_schema.readers.pdf.drawing.objects import Drawings, Inside, Point

__all__ = ["limits", "on_dark", "shown_part", "unseen"]

_Patch: TypeAlias = tuple[int, Edges]
"""How many texts were drawn before something opaque, and where that is."""
_Limits: TypeAlias = "Mapping[int, tuple[Edges, Sequence[Edges]]]"
"""Texts by their addresses, with the part of the page on which each shows, and the patches painted over it."""
_Places: TypeAlias = "Mapping[int, Callable[[float, float], Point]]"

_EVERYWHERE: Edges = (-inf, -inf, inf, inf)
_OF_LINE = 2
"""Segments of a line."""
_OF_LINES, _OF_FIGURES = 40.0, 300.0
"""Points: how high and wide pictures are at most that are meant to hide figures."""


def unseen(page: PdfTextPage, count: int, limits: _Limits, places: _Places) -> frozenset[int]:
    """The numbers of the characters that are painted over or cut off.

    Programs leave out what lies beyond the edge, so that of a figure that ends there more may have been printed.

    Args:
        page: the text of the page.
        count: how many characters there are.
        limits: what hides some of its texts.
        places: the numbers of those that stand in a wrong place, with the way to the right one.
    """
    return frozenset(_beyond(page, count, limits, places)) if limits else frozenset()


def _beyond(page: PdfTextPage, count: int, limits: _Limits, places: _Places) -> Iterator[int]:
    text_of, raw, box_of = bare("FPDFText_GetTextObject"), pointed(page.raw), bare(_BOX)
    box, (to_box, *_) = floats(4)
    for index in range(count):
        limit = limits.get(text_of(raw, index))
        if limit is None or not box_of(raw, index, to_box):
            continue
        west, north, east, south = box
        if index in places:
            west, south, east, north = moved((west, south, east, north), places[index])
        x, y = (west + east) / 2, (north + south) / 2
        (left, bottom, right, top), patches = limit
        near = NEAR * (north - south)
        if not (left - near < west and east < right - near and bottom < y < top) or any(
            _holds(patch, x, y) for patch in patches
        ):
            yield index


def shown_part(shown: Drawings, limits: _Limits, page: Edges) -> Edges:
    """The part of a page on which something is shown: all of it, unless texts or rulings run over the edge of a part.

    Args:
        shown: what the page shows.
        limits: what hides some of its texts.
        page: the edges of the page.
    """
    left, bottom, right, top = page
    wide, high = _LARGE * (right - left), _LARGE * (top - bottom)
    cut = [*(clip for clip, _ in limits.values()), *_cutting(shown, page)]
    return _common((page, *(c for c in cut if c[2] - c[0] > wide and c[3] - c[1] > high)))


def _cutting(shown: Drawings, page: Edges) -> Iterator[Edges]:
    """What shows of paths that run over its edge."""
    paths = shown.paths[:_MOST_PATHS]
    clips = _clips([path for path, *_ in paths])
    segment_of = bare("FPDFClipPath_GetPathSegment")
    known: dict[tuple[Inside, tuple[int, ...]], Edges] = {}
    for (path, _, inside, _), (cut, count) in zip(paths, clips, strict=True):
        if count <= 0:
            continue  # nothing is cut off, as of most
        # what is cut alike has the same shapes, told by where they are kept
        shapes = inside, tuple(segment_of(cut, at, 0) for at in range(count))
        if shapes not in known:
            known[shapes] = _shown_of(cut, count, inside)
        clip = known[shapes]
        if clip is not _EVERYWHERE and _common((clip, page)) != page:
            left, _, right, _ = _on_page(bounds(path), inside)
            if left < clip[0] - PATCH or clip[2] + PATCH < right:
                yield clip


_MOST_PATHS = 1000
"""Paths of a page of which it is asked what shows of them."""
_LARGE = 0.3
"""The part of a page's width and height that is more than a cell."""
_BOX = "FPDFText_GetLooseCharBox"


def limits(shown: Drawings) -> _Limits:
    """The texts of a page that something is painted over, or that reach to the edge of what is shown of them."""
    patches = list(_patches(shown))
    last = max((before for before, _ in patches), default=0)
    framed = cache(_framed)
    bounds_of, (box, places) = bare("FPDFPageObj_GetBounds"), floats(4)
    found: dict[int, tuple[Edges, Sequence[Edges]]] = {}
    clips = _clips([text for _, text, _ in shown.texts])
    for number, ((address, text, inside), clip) in enumerate(zip(shown.texts, clips, strict=True)):
        if clip[1] <= 0 and not inside and number >= last:
            continue  # nothing is cut off, as of most
        whole = _shown_of(*clip, inside)
        if inside:
            whole = _common((whole, framed(inside)))
        if whole is _EVERYWHERE and number >= last:
            continue
        bounds_of(text, *places)
        left, bottom, right, top = edges = _on_page((box[0], box[1], box[2], box[3]), inside)
        over = [patch for before, patch in patches if number < before and touch(patch, edges)]
        west, south, east, north = whole
        near = top - bottom  # of the ink, which is less wide than the characters are set
        if over or left + near < west or bottom < south or east < right + near or north < top:
            found[address] = whole, over
    return found


def on_dark(shown: Drawings) -> frozenset[int]:
    """The addresses of texts drawn in white, or nearly so, on something dark, where everybody sees them."""
    white = {*shown.white, *shown.pale}
    if not white:
        return frozenset()
    grounds = list(_grounds(shown))
    return frozenset(
        address
        for number, (address, text, inside) in enumerate(shown.texts)
        if address in white and _is_dark(_on_page(bounds(text), inside), number, grounds)
    )


def _is_dark(edges: Edges, number: int, grounds: Sequence[tuple[int, Edges, bool]]) -> bool:
    """Whether the last that was drawn below all of a text is dark."""
    left, bottom, right, top = edges
    under = [
        is_dark
        for before, ground, is_dark in grounds
        if before <= number and _holds(ground, left, bottom) and _holds(ground, right, top)
    ]
    return bool(under) and under[-1]


def _grounds(shown: Drawings) -> Iterator[tuple[int, Edges, bool]]:
    """The opaque rectangles of a page, each with how many texts were drawn before it, and whether it is dark."""
    colour_of, (colour, places) = bare("FPDFPageObj_GetFillColor"), integers(4)
    for path, before, edges in _rectangles(shown):
        yield before, edges, bool(colour_of(path, *places)) and max(colour[:3]) < _DARK


_DARK = 128
"""Of 255: on what is darker, white is seen."""


def _patches(shown: Drawings) -> Iterator[_Patch]:
    """What is opaque and was drawn behind texts: rectangles, and as high as a line other shapes, and pictures."""
    yield from ((before, edges) for _, before, edges in _rectangles(shown) if before)
    for picture, inside, before in shown.pictures:
        edges = _on_page(bounds(picture), inside) if before else _EVERYWHERE
        # a seal is higher, and is seen through; strips of a scan are wider
        if edges[3] - edges[1] < _OF_LINES and edges[2] - edges[0] < _OF_FIGURES:
            yield before, edges


def _rectangles(shown: Drawings) -> Iterator[tuple[Argument, int, Edges]]:
    """The opaque rectangles of a page, each with how many texts were drawn before it, and where it shows."""
    mode_of, is_clear = bare("FPDFPath_GetDrawMode"), bare("FPDFPageObj_HasTransparency")
    bounds_of, (box, to_box) = bare("FPDFPageObj_GetBounds"), floats(4)
    modes, (to_fill, to_stroke) = integers(2)
    for path, segments, inside, before in shown.paths:
        if not _OF_LINE < segments <= MOST_SEGMENTS or not (before or shown.white or shown.pale):
            continue
        bounds_of(path, *to_box)
        left, bottom, right, top = edges = _on_page((box[0], box[1], box[2], box[3]), inside)
        if right - left < PATCH or top - bottom < PATCH:
            continue
        mode_of(path, to_fill, to_stroke)
        fill, _ = modes
        if not fill or is_clear(path):
            continue
        frame = _common((_clip(path, inside), _framed(inside)))
        for shape in shapes(path, segments, inside, edges):
            yield path, before, _common((shape, frame))


def _framed(inside: Inside) -> Edges:
    """What shows of drawings that are part of each other."""
    return _common(_clip(inside[at], inside[at + 1 :]) for at in range(len(inside)))


def _clips(things: Sequence[Argument]) -> Iterator[tuple[Argument, int]]:
    """What cuts off some things, and of how many shapes it is: all are asked at once, since of most nothing is."""
    clips = [*map(argument, map(bare("FPDFPageObj_GetClipPath"), things))]
    return zip(clips, map(bare("FPDFClipPath_CountPaths"), clips), strict=True)


def _clip(thing: Argument, inside: Inside) -> Edges:
    """The part of the page on which something shows, if it is cut by rectangles alone."""
    ((clip, count),) = _clips([thing])
    return _shown_of(clip, count, inside)


def _shown_of(clip: Argument, count: int, inside: Inside) -> Edges:
    """The part of the page that so many shapes leave."""
    if count <= 0:
        return _EVERYWHERE
    found = _common(_corners(clip, at) for at in range(count))
    return _on_page(found, inside) if found != _EVERYWHERE else _EVERYWHERE


def _corners(clip: Argument, at: int) -> Edges:
    segments = bare("FPDFClipPath_CountPathSegments")(clip, at)
    if not _OF_LINE < segments <= OF_RECTANGLE:
        return _EVERYWHERE
    segment_of, point_of = bare("FPDFClipPath_GetPathSegment"), bare("FPDFPathSegment_GetPoint")
    point, (to_x, to_y) = floats(2)
    places: list[tuple[float, float]] = []
    for number in (0, _OPPOSITE):
        point_of(argument(segment_of(clip, at, number)), to_x, to_y)
        x, y = point
        places.append((x, y))
    (a, b), (c, d) = places
    return min(a, c), min(b, d), max(a, c), max(b, d)


_OPPOSITE = 2
"""The corner of a rectangle that lies across from its first."""


def _on_page(edges: Edges, inside: Inside) -> Edges:
    """A rectangle in a drawing where it stands on the page."""
    return moved(edges, matrix(inside).on_point) if inside else edges


def _common(rectangles: Iterable[Edges]) -> Edges:
    """What several rectangles have in common."""
    left, bottom, right, top = _EVERYWHERE
    for a, b, c, d in rectangles:
        left, bottom, right, top = max(left, a), max(bottom, b), min(right, c), min(top, d)
    return left, bottom, right, top


def _holds(edges: Edges, x: float, y: float) -> bool:
    left, bottom, right, top = edges
    return left < x < right and bottom < y < top
