"""The characters of a page of a PDF, each with the box it stands in."""

from __future__ import annotations

import sys
from array import array
from itertools import repeat
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import category

from attrs import define

from giac_schema.readers.pdf.drawing.calls import argument, bare, floats, pointed
from giac_schema.readers.pdf.drawing.leaning import drawn, laid, upright
from giac_schema.readers.pdf.drawing.objects import moved

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from pypdfium2 import PdfTextPage

    from giac_schema.readers.pdf.drawing.calls import Argument

__all__ = ["BLOT", "UNKNOWN", "Glyph", "characters", "glyphs"]


@define  # a page has thousands, and to freeze one takes longer than to make it
class Glyph:
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

    def saying(self, text: str) -> Glyph:
        """Another character, or what stands for one, in the same box."""
        return Glyph(text, self.left, self.top, self.right, self.bottom, self.turn)


UNKNOWN = "\ufffd"
"""Stands for a character whose font does not say what it is; no figure can hold it."""
BLOT = "\N{FULL BLOCK}"
"""Stands for a digit that is drawn in white, not at all, or with a line through it."""
_HYPHEN = "\x02"
"""What pdfium writes for a hyphen at the end of a line."""


def glyphs(
    page: PdfTextPage,
    said: Sequence[str],
    corner: tuple[float, float],
    hidden: Collection[int] = (),
    places: Mapping[int, Callable[[float, float], tuple[float, float]]] = MappingProxyType({}),
) -> tuple[Glyph, ...]:
    """The characters of a page.

    What pdfium made up is left out, and what is printed across the page aslant.  A hidden digit is
    a blot: what is printed on paper there is another one, or none.

    Args:
        page: the page.
        said: its characters; nothing for one that is to be left out.
        corner: its upper left corner, from which places are counted.
        hidden: the numbers of those that nobody sees.
        places: the numbers of those that stand in a wrong place, with the way to the right one.
    """
    left, top = corner
    raw = pointed(page.raw)
    is_made_up, angle_of = bare("FPDFText_IsGenerated"), bare("FPDFText_GetCharAngle")
    kept = [
        index
        for index, text in enumerate(said)
        if text not in _BLANK or (text and not is_made_up(raw, index))
    ]
    box, (to_box, *_) = floats(4)
    boxes = map(bare("FPDFText_GetLooseCharBox"), repeat(raw), kept, repeat(to_box))
    box_now = box.tolist
    found: list[Glyph] = []
    begun = end = level = lean = 0.0
    turn: int | None = 0
    for index, sign, has_box in zip(kept, _signs(raw, said, kept, hidden), boxes, strict=True):
        if not has_box:
            continue
        west, north, east, south = box_now()
        if places and index in places:
            west, south, east, north = moved((west, south, east, north), places[index])
        near = _NEAR * (north - south)
        # what goes on to the right at the same height is turned as the one before
        if not (-near < west - end < near and -near < north - level < near):
            turn, lean = 0, 0.0
            west, north, east, south = drawn(raw, index, (west, north, east, south))
            near = _NEAR * (north - south)
            # what goes on to the left may stand on its head, and is not said to
            if angle_of(raw, index) or -near < east - begun < near:
                turn, lean = laid(raw, index)
        if lean:
            west, east = upright(west, east, north - south, lean)
        begun, end, level = west, east, north
        if turn is not None:
            found.append(Glyph(sign, west - left, top - north, east - left, top - south, turn))
    return tuple(found)


_NEAR = 0.3
"""The part of a character's height within which the next one of the same words begins."""
_BLANK = frozenset((*" \r\n", ""))


def _signs(
    page: Argument, said: Sequence[str], kept: Sequence[int], hidden: Collection[int]
) -> list[str]:
    """What is read of some characters, by their numbers: unknown ones, and digits that nobody sees as blots."""
    signs = [said[index] for index in kept]
    if not "".join(signs).isprintable():
        signs = [sign if sign.isprintable() else _shown(sign) for sign in signs]
    unknown = list(map(bare("FPDFText_HasUnicodeMapError"), repeat(page), kept))
    if 1 in unknown:  # rarely
        signs = [UNKNOWN if at == 1 else sign for sign, at in zip(signs, unknown, strict=True)]
    if hidden:
        numbered = zip(signs, kept, strict=True)
        signs = [BLOT if at in hidden and sign.isdigit() else sign for sign, at in numbered]
    return signs


_ASIDE = "\ufffe"
"""Stands in the text of a page for what pdfium has another sign for where single characters are asked for."""


def characters(page: PdfTextPage, count: int) -> str:
    """The characters of a page, as many as it counts: all asked for at once if that gives every one."""
    import pypdfium2.raw as pdfium

    units = array("H", bytes(2 * (count + 1)))  # with the zero that ends a text
    start, _ = units.buffer_info()
    written = bare("FPDFText_GetText")(pointed(page.raw), 0, count, argument(start))
    text = units[: max(written - 1, 0)].tobytes().decode("utf-16-le", "ignore")
    if len(text) == count and _ASIDE not in text:
        return text
    codes = (pdfium.FPDFText_GetUnicode(page.raw, index) for index in range(count))
    return "".join(chr(code) if code <= sys.maxunicode else UNKNOWN for code in codes)


def _shown(text: str) -> str:
    """What stands for a character that cannot be printed, which includes blanks other than the usual one."""
    if text == _HYPHEN:
        return "-"
    return UNKNOWN if category(text) in _NO_CHARACTERS else text


_NO_CHARACTERS = frozenset({"Cc", "Cn", "Co", "Cs"})
"""Kinds of code points that stand for nothing a page can show."""
