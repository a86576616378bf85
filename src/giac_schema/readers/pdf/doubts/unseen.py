"""Characters of a page that nobody sees where they stand: painted over, or cut off at the edge of what is shown."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.readers.pdf.doubts.blots import NEAR
from giac_schema.readers.pdf.doubts.opaque import PATCH, patches
from giac_schema.readers.pdf.drawing.calls import bare, floats, pointed
from giac_schema.readers.pdf.drawing.clips import (
    EVERYWHERE,
    clips,
    common,
    framed,
    holds,
    shown_of,
    touch,
)
from giac_schema.readers.pdf.drawing.objects import Edges, bounds, moved, on_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pypdfium2 import PdfTextPage

    from giac_schema.readers.pdf.drawing.objects import Drawings, Inside, Point

__all__ = ["limits", "shown_part", "unseen"]

_Limits: TypeAlias = "Mapping[int, tuple[Edges, Sequence[Edges]]]"
"""Texts by their addresses, with the part of the page on which each shows, and the patches painted over it."""
_Places: TypeAlias = "Mapping[int, Callable[[float, float], Point]]"


def unseen(
    page: PdfTextPage, said: Sequence[str], limits: _Limits, places: _Places
) -> frozenset[int]:
    """The numbers of the characters that are painted over or cut off.

    Programs leave out what lies beyond the edge, so that of a figure that ends there more may have been printed; and
    where digits are cut off above or below a cell, what is seen of digits in it may be the rest of a figure.

    Args:
        page: the text of the page.
        said: its characters.
        limits: what hides some of its texts.
        places: the numbers of those that stand in a wrong place, with the way to the right one.
    """
    if not limits:
        return frozenset()
    text_of, raw = bare("FPDFText_GetTextObject"), pointed(page.raw)
    hidden: set[int] = set()
    torn: set[Edges] = set()
    limited = {
        index: limit
        for index in range(len(said))
        if (limit := limits.get(text_of(raw, index))) is not None
    }
    for index, (west, south, east, north) in _boxes(page, limited, places):
        x, y = (west + east) / 2, (north + south) / 2
        clip, over = limited[index]
        left, bottom, right, top = clip
        near = NEAR * (north - south)
        if not (left - near < west and east < right - near and bottom < y < top) or any(
            holds(patch, x, y) for patch in over
        ):
            hidden.add(index)
            if said[index].isdigit() and not bottom < y < top and _is_cell(clip):
                torn.add(clip)
    digits = [index for index, text in enumerate(said) if text.isdigit()] if torn else []
    rests = (i for i, e in _boxes(page, digits, places) if any(_centred(e, clip) for clip in torn))
    return frozenset(hidden.union(rests))


def _boxes(
    page: PdfTextPage, indices: Iterable[int], places: _Places
) -> Iterator[tuple[int, Edges]]:
    """Where characters stand."""
    raw, box_of = pointed(page.raw), bare(_BOX)
    box, (to_box, *_) = floats(4)
    for index in indices:
        if box_of(raw, index, to_box):
            west, north, east, south = box
            edges = (west, south, east, north)
            yield index, moved(edges, places[index]) if index in places else edges


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
    return common((page, *(c for c in cut if c[2] - c[0] > wide and c[3] - c[1] > high)))


def _cutting(shown: Drawings, page: Edges) -> Iterator[Edges]:
    """What shows of paths that run over its edge."""
    paths = shown.paths[:_MOST_PATHS]
    cuts = clips([path for path, *_ in paths])
    segment_of = bare("FPDFClipPath_GetPathSegment")
    known: dict[tuple[Inside, tuple[int, ...]], Edges] = {}
    for (path, _, inside, _), (cut, count) in zip(paths, cuts, strict=True):
        if count <= 0:
            continue  # nothing is cut off, as of most
        # what is cut alike has the same shapes, told by where they are kept
        shapes = inside, tuple(segment_of(cut, at, 0) for at in range(count))
        if shapes not in known:
            known[shapes] = shown_of(cut, count, inside)
        clip = known[shapes]
        if clip is not EVERYWHERE and common((clip, page)) != page:
            left, _, right, _ = bounds(path, inside)
            if left < clip[0] - PATCH or clip[2] + PATCH < right:
                yield clip


_MOST_PATHS = 1000
"""Paths of a page of which it is asked what shows of them."""
_LARGE = 0.3
"""The part of a page's width and height that is more than a cell."""
_BOX = "FPDFText_GetLooseCharBox"


def limits(shown: Drawings) -> _Limits:
    """The texts of a page that something is painted over, or that reach to the edge of what is shown of them."""
    painted = list(patches(shown))
    last = max((before for before, _ in painted), default=0)
    frame = cache(framed)
    bounds_of, (box, places) = bare("FPDFPageObj_GetBounds"), floats(4)
    found: dict[int, tuple[Edges, Sequence[Edges]]] = {}
    cuts = clips([text for _, text, _ in shown.texts])
    for number, ((address, text, inside), clip) in enumerate(zip(shown.texts, cuts, strict=True)):
        if clip[1] <= 0 and not inside and number >= last:
            continue  # nothing is cut off, as of most
        whole = shown_of(*clip, inside)
        if inside:
            whole = common((whole, frame(inside)))
        if whole is EVERYWHERE and number >= last:
            continue
        bounds_of(text, *places)
        left, bottom, right, top = edges = on_page((box[0], box[1], box[2], box[3]), inside)
        over = [patch for before, patch in painted if number < before and touch(patch, edges)]
        west, south, east, north = whole
        near = top - bottom  # of the ink, which is less wide than the characters are set
        if over or left + near < west or bottom < south or east < right + near or north < top:
            found[address] = whole, over
    return found


def _is_cell(clip: Edges) -> bool:
    """Whether what shows is no more than a cell."""
    return clip[2] - clip[0] < _WIDEST and clip[3] - clip[1] < _HIGHEST


_WIDEST, _HIGHEST = 300.0, 150.0
"""Points: how wide and high a cell is at most."""


def _centred(edges: Edges, clip: Edges) -> bool:
    left, bottom, right, top = edges
    return holds(clip, (left + right) / 2, (bottom + top) / 2)
