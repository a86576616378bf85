"""Digits that are no figure to a reader of the page: struck out, or at the edge, where the rest may be cut off."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import compress, count
from typing import TYPE_CHECKING

from giac_schema.readers.pdf.glyphs import BLOT, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.readers.pdf.glyphs import Glyph
    from giac_schema.readers.pdf.paths import Ruling

__all__ = ["NEAR", "with_blots"]

NEAR = 0.1
"""The part of its height by which the next digit of a figure begins behind one at most."""
_FROM, _TO = 0.35, 0.72
"""The parts of a character's height between which a line runs through it: one below its foot stands lower."""


def with_blots(
    glyphs: Sequence[Glyph], rulings: Iterable[Ruling], shown: Sequence[float]
) -> tuple[Glyph, ...]:
    """The characters of a page, as blots the digits that nothing proves.

    Programs leave out what lies beyond the edge, so that of a figure that ends there more may have been printed.

    Args:
        glyphs: the characters.
        rulings: what is drawn straight on the page; a line through digits strikes them out.
        shown: left, top, right and bottom of what is shown.
    """
    first, _, last, _ = shown
    level = sorted((r.top, r.left, r.right) for r in rulings if r.level)
    heights = [line[0] for line in level]
    found = list(glyphs)
    for at in compress(count(), map(str.isdigit, map(TEXT, glyphs))):
        glyph = glyphs[at]
        _, left, top, right, bottom, turn = glyph
        high = bottom - top
        if left < first or right + NEAR * high >= last:
            found[at] = glyph._replace(text=BLOT)
        elif not turn % 2:
            start = bisect_left(heights, top + _FROM * high)
            crossing = level[start : bisect_right(heights, top + _TO * high)]
            middle = (left + right) / 2
            if crossing and any(start < middle < end for _, start, end in crossing):
                found[at] = glyph._replace(text=BLOT)
    return tuple(found)
