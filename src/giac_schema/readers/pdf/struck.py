"""Figures that a line is drawn through: struck out on paper, so that they are none."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from giac_schema.readers.pdf.glyphs import BLOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.readers.pdf.glyphs import Glyph
    from giac_schema.readers.pdf.paths import Ruling

__all__ = ["without_struck"]

_FROM, _TO = 0.35, 0.72
"""The parts of a character's height between which a line runs through it: one below its foot stands lower."""


def without_struck(glyphs: Sequence[Glyph], rulings: Iterable[Ruling]) -> tuple[Glyph, ...]:
    """The characters of a page, digits that are struck through as blots."""
    level = sorted((r.top, r.left, r.right) for r in rulings if r.level)
    heights = [line[0] for line in level]
    if not level:
        return tuple(glyphs)
    found = list(glyphs)
    for at, glyph in enumerate(glyphs):
        text, left, top, right, bottom, turn = glyph
        if not text.isdigit() or turn % 2:
            continue
        high, middle = bottom - top, (left + right) / 2
        for y, start, end in level[bisect_left(heights, top + _FROM * high) :]:
            if y > top + _TO * high:
                break
            if start < middle < end:
                found[at] = glyph._replace(text=BLOT)
                break
    return tuple(found)
