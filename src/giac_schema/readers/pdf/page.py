"""What stands on one page of a PDF: characters and rulings, each with its place.

Places are points from the upper left corner of the page as a person sees it: rotation of the page
is undone, and so is a page whose text lies on its side.
"""

from __future__ import annotations

import contextlib
from math import inf
from typing import TYPE_CHECKING, TypeAlias

import attrs
from attrs import field, frozen

from giac_schema.readers.pdf.doubts.blots import crossed_out, with_blots
from giac_schema.readers.pdf.doubts.layers import without_hidden
from giac_schema.readers.pdf.doubts.misplaced import misplaced
from giac_schema.readers.pdf.doubts.opaque import on_dark
from giac_schema.readers.pdf.doubts.shapes import Faces, disguised
from giac_schema.readers.pdf.doubts.spoken import as_drawn
from giac_schema.readers.pdf.doubts.unseen import limits, shown_part, unseen
from giac_schema.readers.pdf.drawing.annotations import annotated
from giac_schema.readers.pdf.drawing.calls import bare, pointed
from giac_schema.readers.pdf.drawing.glyphs import UNKNOWN, Glyph, characters, glyphs
from giac_schema.readers.pdf.drawing.objects import bounds, drawings
from giac_schema.readers.pdf.drawing.paths import Ruling, Slant, rulings
from giac_schema.readers.pdf.drawing.suspects import Suspect
from giac_schema.readers.pdf.rulings.pictured import small_drawings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from pypdfium2 import PdfTextPage

    from giac_schema.readers.pdf.drawing.objects import Picture
    from giac_schema.readers.pdf.drawing.portions import Opened

__all__ = ["Known", "Sheet", "sheet"]

Place: TypeAlias = "Callable[[float, float], tuple[float, float]]"


@frozen
class Sheet:
    """One page."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    visible: int = 0
    """Characters that are no blanks."""
    unreadable: int = 0
    """Characters drawn with a font that does not say what they are."""
    pictures: int = 0
    """Pictures so large that a table may stand in one."""
    recognised: bool = False
    """Whether it is a scan, and its text what was recognised in it."""
    shown: tuple[float, float, float, float] = (-inf, -inf, inf, inf)
    """Left, top, right and bottom of what is shown: what is drawn beyond may not even be in the file."""
    drawings: tuple[Ruling, ...] = ()
    """The edges of what is drawn on it and may show a figure."""
    slants: tuple[Slant, ...] = ()
    """Its strokes that are no rulings."""


@frozen
class Known:
    """What is known of a document before its next page is read."""

    suspects: frozenset[Suspect] = frozenset()
    """What of it must be looked at more closely."""
    faces: Faces = field(factory=dict)
    """Its fonts; what is found out about them is added."""


def sheet(opened: Opened, most_glyphs: int, known: Known) -> Sheet | None:
    """The characters and rulings of a page; ``None`` if it has more characters than it may.

    Args:
        opened: the page.
        most_glyphs: how many characters it may have.
        known: what is known of the document.
    """
    page, text = opened.page, opened.text
    left, bottom, right, top = page.get_bbox()
    area = max((right - left) * (top - bottom), 1.0)
    shown, off, misread = drawings(page), frozenset[int](), frozenset[int]()
    if "layers" in known.suspects:
        shown, off = without_hidden(page, shown)
    if "spoken" in known.suspects and text.count_chars() <= most_glyphs:
        text, misread = as_drawn(page, text, shown.texts)
    with contextlib.closing(text):
        count = text.count_chars()
        if count > most_glyphs:
            return None
        pictures = [_area(picture) / area for picture in shown.pictures]
        scanned = sum(pictures) > _MOSTLY_PICTURE
        # where most is pale, so is the page
        pale = shown.pale if 2 * len(shown.pale) < len(shown.texts) else []
        hidden = {*shown.white, *pale} - on_dark(shown) | misread
        hidden.update(() if scanned else shown.invisible)
        edges = limits(shown)
        places = misplaced(text, count, shown.texts)
        said: Sequence[str] = characters(text, count)
        if off:
            absent = _numbers(text, count, off)
            said = ["" if at in absent else character for at, character in enumerate(said)]
        numbers = _numbers(text, count, hidden) | unseen(text, said, edges, places)
        numbers |= disguised(text, said, shown.texts, known.faces)
        seen = annotated(
            glyphs(text, said, (left, top), numbers, places), opened.annotations, left, top
        )
    signs = "".join([glyph.text for glyph in seen])
    west, south, east, north = shown_part(shown, edges, (left, bottom, right, top))
    straight, slants = rulings(shown.paths, left, top)
    unturned = Sheet(
        right - left,
        top - bottom,
        seen,
        straight,
        len("".join(signs.split())),
        signs.count(UNKNOWN),
        sum(share > _TABLE for share in pictures),
        scanned and bool(shown.invisible),
        (west - left, top - north, east - left, top - south),
        tuple(Ruling(a - left, top - d, c - left, top - b) for a, b, c, d in small_drawings(shown)),
        slants,
    )
    righted = _legible(_righted(_rotated(unturned, page.get_rotation() // 90)))
    legible, lines = with_blots(righted.glyphs, righted.rulings, righted.shown)
    if righted.slants:
        legible = crossed_out(legible, righted.slants)
    return attrs.evolve(righted, glyphs=legible, rulings=lines)


def _legible(page: Sheet) -> Sheet:
    """The page as large as others, if a whole sheet was made to fit on it: rows are as far apart as they mostly are."""
    heights = sorted([glyph.bottom - glyph.top for glyph in page.glyphs if not glyph.turn % 2])
    usual = heights[len(heights) // 2] if heights else 0.0
    if usual >= _SMALL:
        return page
    times = 2 if usual >= _SMALL / 2 else 4
    return _placed(page, lambda x, y: (times * x, times * y), (page.width, page.height))


_SMALL = 6.0
"""Points: what is less high, nobody would choose to print."""


_TABLE = 0.04
"""The part of a page that the picture of a table takes at least; a seal or a code to scan takes less."""


_MOSTLY_PICTURE = 0.4
"""The part of a page that a scan takes; its words lie over it unseen."""


def _area(picture: Picture) -> float:
    raw, inside, _ = picture
    left, bottom, right, top = bounds(raw, inside)
    return (right - left) * (top - bottom)


def _numbers(page: PdfTextPage, count: int, texts: Collection[int]) -> frozenset[int]:
    """The numbers of the characters of some texts."""
    if not texts:
        return frozenset()
    text_of, raw, wanted = bare("FPDFText_GetTextObject"), pointed(page.raw), set(texts)
    return frozenset(at for at in range(count) if text_of(raw, at) in wanted)


def _rotated(page: Sheet, turns: int) -> Sheet:
    """The page turned clockwise by a number of quarters."""
    if turns % 4 == 0:
        return page
    width, height = page.width, page.height
    places: tuple[Place, ...] = (
        lambda x, y: (x, y),
        lambda x, y: (height - y, x),
        lambda x, y: (width - x, height - y),
        lambda x, y: (y, width - x),
    )
    return _placed(page, places[turns % 4], (width, height), turns)


def _placed(page: Sheet, place: Place, corner: tuple[float, float], turns: int = 0) -> Sheet:
    """The page in other coordinates.

    Args:
        page: the page.
        place: from a point of it to where that is.
        corner: the point across from its upper left corner.
        turns: quarters by which it is turned clockwise.
    """
    shown = Ruling(0, 0, *corner).moved(place)
    return attrs.evolve(
        page,
        width=shown.right - shown.left,
        height=shown.bottom - shown.top,
        glyphs=tuple(_moved(glyph, place, turns) for glyph in page.glyphs),
        rulings=tuple(line.moved(place) for line in page.rulings),
        shown=Ruling(*page.shown).moved(place),
        drawings=tuple(drawing.moved(place) for drawing in page.drawings),
        slants=tuple(slant.moved(place) for slant in page.slants),
    )


def _moved(glyph: Glyph, place: Place, turns: int) -> Glyph:
    (a, b), (c, d) = place(glyph.left, glyph.top), place(glyph.right, glyph.bottom)
    return Glyph(glyph.text, min(a, c), min(b, d), max(a, c), max(b, d), (glyph.turn + turns) % 4)


_MOSTLY = 0.8
"""The part of a page's characters that lie on one side if the page does."""


def _righted(page: Sheet) -> Sheet:
    """The page turned so that most of its text can be read."""
    for turn in {glyph.turn for glyph in page.glyphs} - {0}:
        if sum(g.turn == turn for g in page.glyphs) > _MOSTLY * len(page.glyphs):
            return _rotated(page, 4 - turn)
    return page
