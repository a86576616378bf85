"""What stands on one page of a PDF: characters and rulings, each with its place.

Places are points from the upper left corner of the page as a person sees it: rotation of the page
is undone, and so is a page whose text lies on its side.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from unicodedata import category

from attrs import frozen

from giac_schema.readers.pdf_paths import Ruling, rulings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pypdfium2 import PdfPage, PdfTextPage

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
    unreadable: int = 0
    """Characters drawn with a font that does not say what they are."""


UNKNOWN = "\ufffd"
"""Stands for a character whose font does not say what it is; no figure can hold it."""
_HYPHEN = "\x02"
"""What pdfium writes for a hyphen at the end of a line."""


def sheet(page: PdfPage, most_glyphs: int) -> Sheet | None:
    """The characters and rulings of a page; ``None`` if it has more characters than it may."""
    with contextlib.closing(page.get_textpage()) as text:
        count = text.count_chars()
        if count > most_glyphs:
            return None
        found = list(_glyphs(text, count))
    turn, (width, height), box = page.get_rotation() // 90, page.get_size(), page.get_bbox()
    place = _upright(turn, box)
    seen = _as_shown(found, box, turn)
    drawn = tuple(ruling.moved(place) for ruling in rulings(page))
    unreadable = sum(g.text == UNKNOWN for g in seen)
    return _righted(Sheet(width, height, seen, drawn, unreadable))


def _glyphs(page: PdfTextPage, count: int) -> Iterator[Glyph]:
    """The characters of a page in its own coordinates, those that pdfium made up left out."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    at, raw = ctypes.byref(box), page.raw
    code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    angle_of, is_unknown = pdfium.FPDFText_GetCharAngle, pdfium.FPDFText_HasUnicodeMapError
    for index in range(count):
        code = code_of(raw, index)
        if code in _BLANK and pdfium.FPDFText_IsGenerated(raw, index):
            continue
        if not box_of(raw, index, at):
            continue
        angle = angle_of(raw, index)
        text = UNKNOWN if is_unknown(raw, index) == 1 else _text(code)
        turn = round(angle / (math.pi / 2)) % 4 if angle > 0 else 0
        yield Glyph(text, box.left, box.top, box.right, box.bottom, turn)


_BLANK = frozenset(map(ord, " \r\n"))


@lru_cache(maxsize=4096)
def _text(code: int) -> str:
    text = chr(code)
    if text == _HYPHEN:
        return "-"
    return UNKNOWN if category(text) in _NO_CHARACTERS else text


_NO_CHARACTERS = frozenset({"Cc", "Cn", "Co", "Cs"})
"""Kinds of code points that stand for nothing a page can show."""


def _upright(turn: int, box: tuple[float, float, float, float]) -> Place:
    """From the coordinates of a page that is shown turned clockwise to those a person sees."""
    left, bottom, right, top = box
    places: tuple[Place, ...] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )
    return places[turn % 4]


def _turned(glyph: Glyph, place: Place, turn: int) -> Glyph:
    """The character where a page that is shown turned has it."""
    (a, b), (c, d) = place(glyph.left, glyph.top), place(glyph.right, glyph.bottom)
    return Glyph(glyph.text, min(a, c), min(b, d), max(a, c), max(b, d), (glyph.turn + turn) % 4)


def _as_shown(
    found: Sequence[Glyph], box: tuple[float, float, float, float], turn: int
) -> tuple[Glyph, ...]:
    """The characters where a person sees them; nearly all pages are upright, and go the short way."""
    if turn % 4:
        place = _upright(turn, box)
        return tuple(_turned(glyph, place, turn) for glyph in found)
    left, _, _, top = box
    return tuple(Glyph(t, a - left, top - b, c - left, top - d, g) for t, a, b, c, d, g in found)


_MOSTLY = 0.8
"""The part of a page's characters that lie on one side if the page does."""


def _righted(page: Sheet) -> Sheet:
    """The page turned so that most of its text can be read."""
    for turn in {glyph.turn for glyph in page.glyphs} - {0}:
        if sum(g.turn == turn for g in page.glyphs) > _MOSTLY * len(page.glyphs):
            place = _unturned(turn, page.width, page.height)
            swapped = turn != _UPSIDE_DOWN
            return Sheet(
                page.height if swapped else page.width,
                page.width if swapped else page.height,
                tuple(_turned(glyph, place, 4 - turn) for glyph in page.glyphs),
                tuple(line.moved(place) for line in page.rulings),
                page.unreadable,
            )
    return page


_UPSIDE_DOWN = 2


def _unturned(turn: int, width: float, height: float) -> Place:
    """From a page whose text is turned clockwise to one where it is upright."""
    places: tuple[Place, ...] = (
        lambda x, y: (x, y),
        lambda x, y: (y, width - x),
        lambda x, y: (width - x, height - y),
        lambda x, y: (height - y, x),
    )
    return places[turn]
