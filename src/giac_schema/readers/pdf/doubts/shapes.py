"""Fonts that draw other digits than they say: what a digit is shows in how many outlines it is drawn with.

Pages that are to be seen and not copied are set so, and so are those of programs that mix up the characters of a
font.  An 8 has three outlines, its own and those of its two holes, a 0 has two, or three with a dot or a stroke in it,
and 1, 2, 3, 5 and 7 have one.  4, 6 and 9 may be drawn open or in one stroke, and are not asked.  Of all orders of the
ten digits one in a thousand passes.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from itertools import repeat
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.readers.pdf.drawing.calls import argument, bare, pointed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pypdfium2 import PdfTextPage

    from giac_schema.readers.pdf.drawing.calls import Argument
    from giac_schema.readers.pdf.drawing.objects import Text

__all__ = ["Faces", "disguised"]

Faces: TypeAlias = "dict[bytes, Mapping[str, int]]"
"""Fonts by name, with the outlines of their digits if one of these may be drawn as another."""

_OUTLINES: Mapping[str, frozenset[int]] = MappingProxyType(
    dict.fromkeys("12357", frozenset({1})) | {"0": frozenset({2, 3}), "8": frozenset({3})}
)
_MOST_OUTLINES = 3
"""Outlines of a digit; with more, a font is ornate, and they say nothing."""
_BEGINS = 2
"""The kind of a segment that begins an outline."""
_MOST_SEGMENTS = 1000
"""Segments of a digit that are looked at."""
_SIZE = 1000.0
_NAME = 128
"""Bytes of the name of a font."""


def disguised(
    page: PdfTextPage, said: Sequence[str], texts: Sequence[Text], faces: Faces
) -> frozenset[int]:
    """The numbers of the digits of a page that are drawn as others.

    Args:
        page: the text of the page.
        said: its characters.
        texts: its texts.
        faces: what is known of fonts; it is added to.
    """
    font_of = bare("FPDFTextObj_GetFont")
    used = [font_of(text) for _, text, _ in texts]
    name = ctypes.create_string_buffer(_NAME)
    others = {font: found for font in {*used} if font and (found := _others(font, name, faces))}
    if not others:
        return frozenset()
    fonts = {address: font for (address, _, _), font in zip(texts, used, strict=True)}
    text_of, raw = bare("FPDFText_GetTextObject"), pointed(page.raw)
    digits = ((at, text) for at, text in enumerate(said) if text.isdigit())
    drawn = [(at, text, fonts.get(text_of(raw, at))) for at, text in digits]
    lying = {
        font
        for font, outlines in others.items()
        # a font need not have all ten, and what it has not is drawn as a box
        if _contradict({d: outlines[d] for _, d, of in drawn if of == font and d in outlines})
    }
    return frozenset(at for at, _, font in drawn if font in lying)


def _others(address: int, name: ctypes.Array[ctypes.c_char], faces: Faces) -> Mapping[str, int]:
    """The outlines of the digits of a font, if one of them may be drawn as another; there is room for its name."""
    font = argument(address)
    size = bare("FPDFFont_GetBaseFontName")(font, argument(ctypes.addressof(name)), _NAME)
    known = name.value if 0 < size <= _NAME else b""
    if known not in faces:
        # one without a name is drawn by orders and has no outlines, and one that is not in the file is another
        embedded = known and bare("FPDFFont_GetIsEmbedded")(font) == 1
        outlines = dict(_outlines(font)) if embedded else {}
        faces[known] = outlines if _differ(outlines) else {}
    return faces[known]


def _contradict(outlines: Mapping[str, int]) -> bool:
    """Whether what is drawn for some digits are others, as far as it tells."""
    return max(outlines.values(), default=0) <= _MOST_OUTLINES and _differ(outlines)


def _differ(outlines: Mapping[str, int]) -> bool:
    return any(count not in _OUTLINES[digit] for digit, count in outlines.items())


def _outlines(font: Argument) -> Iterator[tuple[str, int]]:
    """The digits that a font has, each with how many outlines it is drawn with."""
    path_of, count_of = bare("FPDFFont_GetGlyphPath"), bare("FPDFGlyphPath_CountGlyphSegments")
    paths = {digit: path_of(font, ord(digit), _SIZE) for digit in _OUTLINES}
    glyphs = {digit: argument(path) for digit, path in paths.items() if path}
    segments = {digit: count_of(glyph) for digit, glyph in glyphs.items()}
    often = Counter(segments.values())
    for digit, count in segments.items():
        if (
            often[count] == 1
        ):  # the box for what a font has not is as often drawn as it lacks a digit
            yield digit, _begun(glyphs[digit], min(count, _MOST_SEGMENTS))


def _begun(glyph: Argument, count: int) -> int:
    """How many of so many segments begin an outline."""
    segment_of, kind_of = bare("FPDFGlyphPath_GetGlyphPathSegment"), bare("FPDFPathSegment_GetType")
    segments = map(argument, map(segment_of, repeat(glyph), range(count)))
    return list(map(kind_of, segments)).count(_BEGINS)
