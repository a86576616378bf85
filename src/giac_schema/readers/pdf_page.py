"""What stands on one page of a PDF: characters and rulings, each with its place.

Places are points from the upper left corner of the page as a person sees it: rotation of the page
is undone, and so is a page whose text lies on its side.
"""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from giac_schema.readers.pdf_paths import rulings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pypdfium2 import PdfPage, PdfTextPage

    from giac_schema.readers.pdf_paths import Ruling

__all__ = ["Glyph", "Sheet", "sheet"]


class Glyph(NamedTuple):
    """A character and the box it stands in."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    turn: int = 0
    """Quarter turns clockwise in which it is written."""

    @property
    def x(self) -> float:
        """The middle of the box."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle of the box."""
        return (self.top + self.bottom) / 2


@frozen
class Sheet:
    """One page."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    unreadable: int = 0
    """Characters drawn with a font that does not say what they are."""


_UNKNOWN = "\ufffd"
_HYPHEN = "\x02"
"""What pdfium writes for a hyphen at the end of a line."""


def sheet(page: PdfPage, most_glyphs: int) -> Sheet:
    """The characters and rulings of a page, up to a number of characters."""
    text = page.get_textpage()
    try:
        found = list(_glyphs(text, min(text.count_chars(), most_glyphs)))
    finally:
        text.close()
    turn, (width, height) = page.get_rotation() // 90, page.get_size()
    lines = list(rulings(page))
    box = page.get_bbox()
    left, bottom, right, top = box
    place = _upright(turn, left, bottom, right, top)
    glyphs = [_turned(glyph, place, turn) for glyph in found]
    seen = [g for g in glyphs if 0 <= g.x <= width and 0 <= g.y <= height]
    whole = Sheet(
        width,
        height,
        tuple(seen),
        tuple(line.moved(place) for line in lines),
        sum(g.text == _UNKNOWN for g in seen),
    )
    return _righted(whole)


def _glyphs(page: PdfTextPage, count: int) -> Iterator[Glyph]:
    """The characters of a page in its own coordinates, those that pdfium made up left out."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    at = ctypes.byref(box)
    raw = page.raw
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in _BLANK and pdfium.FPDFText_IsGenerated(raw, index):
            continue
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, at):
            continue
        angle = pdfium.FPDFText_GetCharAngle(raw, index)
        text = _UNKNOWN if pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1 else _text(code)
        turn = round(angle / (math.pi / 2)) % 4 if angle > 0 else 0
        yield Glyph(text, box.left, box.top, box.right, box.bottom, turn)


_BLANK = frozenset(map(ord, " \r\n"))


def _text(code: int) -> str:
    if code == 0 or 0xD800 <= code <= 0xDFFF:
        return _UNKNOWN
    text = chr(code)
    return "-" if text == _HYPHEN else text


def _upright(
    turn: int, left: float, bottom: float, right: float, top: float
) -> Callable[[float, float], tuple[float, float]]:
    """From the coordinates of a page that is shown turned clockwise to those a person sees."""
    places: tuple[Callable[[float, float], tuple[float, float]], ...] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )
    return places[turn % 4]


def _turned(
    glyph: Glyph, place: Callable[[float, float], tuple[float, float]], turn: int
) -> Glyph:
    (a, b), (c, d) = place(glyph.left, glyph.top), place(glyph.right, glyph.bottom)
    return Glyph(
        glyph.text, min(a, c), min(b, d), max(a, c), max(b, d), (glyph.turn + turn) % 4
    )


_MOSTLY = 0.8


def _righted(page: Sheet) -> Sheet:
    """The page turned so that most of its text can be read."""
    for turn in (1, 2, 3):
        if sum(g.turn == turn for g in page.glyphs) > _MOSTLY * len(page.glyphs):
            # text turned clockwise is righted by turning the page the rest of the way round
            place = _upright(4 - turn, 0, -page.height, page.width, 0)
            flipped = lambda x, y: place(x, -y)  # noqa: E731 - pages count downwards
            width, height = page.width, page.height
            return Sheet(
                height if turn % 2 else width,
                width if turn % 2 else height,
                tuple(_turned(g, flipped, 4 - turn) for g in page.glyphs),
                tuple(line.moved(flipped) for line in page.rulings),
                page.unreadable,
            )
    return page


def joined_text(glyphs: Sequence[Glyph]) -> str:
    """The characters one after the other."""
    return "".join(g.text for g in glyphs)
