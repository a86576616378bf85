"""What stands on one page of a PDF: characters and rulings, each with its place.

Places are points from the upper left corner of the page as a person sees it: rotation of the page
is undone, and so is a page whose text lies on its side.
"""

from __future__ import annotations

import contextlib
import math
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from unicodedata import category

import attrs
from attrs import frozen

from giac_schema.readers.pdf.calls import address, bare, floats
from giac_schema.readers.pdf.objects import bounds, drawings, matrix
from giac_schema.readers.pdf.paths import Ruling, rulings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from pypdfium2 import PdfPage, PdfTextPage

    from giac_schema.readers.pdf.objects import Picture

__all__ = ["UNKNOWN", "Glyph", "Sheet", "sheet"]

Place: TypeAlias = "Callable[[float, float], tuple[float, float]]"


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
    visible: int = 0
    """Characters that are no blanks."""
    unreadable: int = 0
    """Characters drawn with a font that does not say what they are."""
    pictures: int = 0
    """Pictures so large that a table may stand in one."""


UNKNOWN = "\ufffd"
"""Stands for a character whose font does not say what it is; no figure can hold it."""
_BLOT = "\N{FULL BLOCK}"
"""Stands for a digit that is drawn in white, or not at all."""
_HYPHEN = "\x02"
"""What pdfium writes for a hyphen at the end of a line."""


def sheet(page: PdfPage, most_glyphs: int) -> Sheet | None:
    """The characters and rulings of a page; ``None`` if it has more characters than it may."""
    left, bottom, right, top = page.get_bbox()
    area = max((right - left) * (top - bottom), 1.0)
    with contextlib.closing(page.get_textpage()) as text:
        count = text.count_chars()
        if count > most_glyphs:
            return None
        shown = drawings(page)
        pictures = [_area(picture) / area for picture in shown.pictures]
        scanned = sum(pictures) > _MOSTLY_PICTURE
        hidden = shown.white if scanned else shown.white + shown.invisible
        seen = tuple(_glyphs(text, count, left, top, _numbers(text, count, hidden)))
    said = "".join([glyph.text for glyph in seen])
    unturned = Sheet(
        right - left,
        top - bottom,
        seen,
        rulings(shown.paths, left, top),
        len("".join(said.split())),
        said.count(UNKNOWN),
        sum(share > _TABLE for share in pictures),
    )
    return _righted(_rotated(unturned, page.get_rotation() // 90))


_TABLE = 0.04
"""The part of a page that the picture of a table takes at least; a seal or a code to scan takes less."""


_MOSTLY_PICTURE = 0.4
"""The part of a page that a scan takes; its words lie over it unseen."""


def _area(picture: Picture) -> float:
    raw, inside = picture
    left, bottom, right, top = bounds(raw)
    place = matrix(inside).on_point
    (a, b), (c, d) = place(left, bottom), place(right, top)
    return abs(float((c - a) * (d - b)))


def _numbers(page: PdfTextPage, count: int, texts: Sequence[int]) -> frozenset[int]:
    """The numbers of the characters of some texts."""
    if not texts:
        return frozenset()
    text_of, raw, wanted = bare("FPDFText_GetTextObject"), address(page.raw), set(texts)
    return frozenset(at for at in range(count) if text_of(raw, at) in wanted)


def _glyphs(
    page: PdfTextPage, count: int, left: float, top: float, hidden: Collection[int] = ()
) -> Iterator[Glyph]:
    """The characters of a page whose upper left corner is given.

    What pdfium made up is left out, and what is printed across the page aslant.  A hidden digit is
    a blot: what is printed on paper there is another one, or none.
    """
    box, (to_box, *_) = floats(4)
    raw = address(page.raw)
    box_of, angle_of = bare("FPDFText_GetLooseCharBox"), bare("FPDFText_GetCharAngle")
    is_unknown, is_made_up = bare("FPDFText_HasUnicodeMapError"), bare("FPDFText_IsGenerated")
    end = level = 0.0
    turn: int | None = 0
    for index, text in enumerate(_texts(page, count)):
        if text in _BLANK and is_made_up(raw, index):
            continue
        if not box_of(raw, index, to_box):
            continue
        west, north, east, south = box
        near = _NEAR * (north - south)
        # what goes on to the right at the same height is turned as the one before
        if not (-near < west - end < near and -near < north - level < near):
            turn = _turn(angle_of(raw, index))
        end, level = east, north
        if turn is None:
            continue
        shown = UNKNOWN if is_unknown(raw, index) == 1 else _shown(text)
        if index in hidden and shown.isdigit():
            shown = _BLOT
        place = (shown, west - left, top - north, east - left, top - south, turn)
        yield tuple.__new__(Glyph, place)  # what Glyph() does, in half of its time


_NEAR = 0.3
"""The part of a character's height within which the next one of the same words begins."""
_BLANK = frozenset(" \r\n")
_ASIDE = "\ufffe"
"""Stands in the text of a page for what pdfium has another sign for where single characters are asked for."""


def _texts(page: PdfTextPage, count: int) -> str:
    """The characters of a page, as many as it counts: all asked for at once if that gives every one."""
    import pypdfium2.raw as pdfium

    text: str = page.get_text_range()
    if len(text) == count and _ASIDE not in text:
        return text
    codes = (pdfium.FPDFText_GetUnicode(page.raw, index) for index in range(count))
    return "".join(chr(code) if code <= sys.maxunicode else UNKNOWN for code in codes)


_SLANTED = 0.2
"""The part of a quarter turn by which text lies aslant that is printed across a page, as a watermark is."""


def _turn(angle: float) -> int | None:
    """The quarter turns of a character; ``None`` if it lies aslant and belongs to no line or table."""
    quarters = angle / (math.pi / 2) if angle > 0 else 0.0
    turn = round(quarters)
    return turn % 4 if abs(quarters - turn) < _SLANTED else None


@lru_cache(maxsize=4096)
def _shown(text: str) -> str:
    if text == _HYPHEN:
        return "-"
    return UNKNOWN if category(text) in _NO_CHARACTERS else text


_NO_CHARACTERS = frozenset({"Cc", "Cn", "Co", "Cs"})
"""Kinds of code points that stand for nothing a page can show."""


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
    place = places[turns % 4]
    return attrs.evolve(
        page,
        width=height if turns % 2 else width,
        height=width if turns % 2 else height,
        glyphs=tuple(_moved(glyph, place, turns) for glyph in page.glyphs),
        rulings=tuple(line.moved(place) for line in page.rulings),
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
