"""Marks of notes beside figures of a PDF: digits that are smaller and set high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.readers.marks import raised
from giac_schema.readers.pdf.drawing.glyphs import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.readers.pdf.drawing.glyphs import Glyph

__all__ = ["marked"]


def marked(row: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a row; small digits beside larger ones, marks of a footnote, as signs set high.

    One that is smaller and set on the line, or as large and set off it, is unknown: it may be of the figure or not.
    """
    found: list[Glyph] = []
    figure: Glyph | None = None  # the digit before that is no mark
    for glyph in row:
        if figure is not None and _adjoins(found[-1], glyph):
            found.append(_beside(glyph, figure))
            figure = glyph if found[-1] is glyph else figure
        else:
            figure = glyph if glyph.text.isdigit() else None
            found.append(glyph)
    for at in range(len(found) - 2, -1, -1):
        glyph, following = found[at], found[at + 1]
        small = glyph.text.isdigit() and _size(glyph) < _SMALL * _size(following)
        if small and _adjoins(glyph, following):
            found[at] = _beside(glyph, following)
    return found


def _adjoins(glyph: Glyph, following: Glyph) -> bool:
    """Whether a digit follows so closely that it may be the mark of a figure, or of it, set wide as it may be."""
    near = following.left - glyph.right < _APART * max(_size(glyph), _size(following))
    return near and following.text.isdigit()


def _beside(glyph: Glyph, figure: Glyph) -> Glyph:
    """A digit close to another one: as it is, as a mark set high, or unknown if it is set off its line."""
    height = _size(figure)
    if _size(glyph) < _SMALL * height:
        is_high = figure.bottom - glyph.bottom > _HIGH * height
        return glyph.saying(raised(glyph.text) if is_high else UNKNOWN)
    return glyph.saying(UNKNOWN) if abs(glyph.y - figure.y) > _OFF * height else glyph


def _size(glyph: Glyph) -> float:
    return glyph.bottom - glyph.top


_SMALL = 0.9
"""A digit lower than so many times the one beside it is not of the same figure."""
_APART = 0.3
"""The part of their height by which a digit and its mark are apart at most."""
_HIGH = 0.1
"""The part of a digit's height by which a mark beside it stands higher at its foot."""
_OFF = 0.2
"""The part of it by which digits of one figure are set higher or lower at most."""
