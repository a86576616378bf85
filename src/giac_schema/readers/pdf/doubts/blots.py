"""Digits that are no figure to a reader of the page: struck out, or at the edge, where the rest may be cut off."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING

from giac_schema.readers.pdf.drawing.glyphs import BLOT, UNKNOWN, Glyph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.readers.pdf.drawing.paths import Ruling, Slant

__all__ = ["NEAR", "crossed_out", "with_blots"]

NEAR = 0.1
"""The part of its height by which the next digit of a figure begins behind one at most."""
_FROM, _TO = 0.35, 0.72
"""The parts of a character's height between which a line runs through it: one below its foot stands lower."""


def with_blots(
    glyphs: Sequence[Glyph], rulings: Sequence[Ruling], shown: Sequence[float]
) -> tuple[tuple[Glyph, ...], tuple[Ruling, ...]]:
    """The characters of a page, as blots the digits that nothing proves, and the rulings that strike nothing out.

    Programs leave out what lies beyond the edge, so that of a figure that ends there more may have been printed, and
    words go on with what is unknown.

    Args:
        glyphs: the characters.
        rulings: what is drawn straight on the page; a line through digits strikes them out.
        shown: left, top, right and bottom of what is shown.
    """
    first, _, last, _ = shown
    level = sorted([r for r in rulings if r.level], key=_TOP)
    heights = [*map(_TOP, level), inf]
    found = list(glyphs)
    struck: dict[Ruling, list[Glyph]] = defaultdict(list)
    for at, glyph in enumerate(glyphs):
        text, top = glyph.text, glyph.top
        high = glyph.bottom - top
        near = NEAR * high
        if glyph.left + near < first or glyph.right + near >= last:
            is_digit = text.isdigit() or text == BLOT
            found[at] = glyph.saying(BLOT if is_digit else text + UNKNOWN)
        elif text.isdigit() and not glyph.turn % 2:
            start = bisect_left(heights, top + _FROM * high)
            lowest = top + _TO * high
            if heights[start] > lowest:
                continue  # as of nearly all
            for line in level[start : bisect_right(heights, lowest)]:
                if line.left < glyph.x < line.right:
                    found[at] = glyph.saying(BLOT)
                    struck[line].append(glyph)
    found += _left_out(level, last)
    through_text = {line for line, digits in struck.items() if _is_of_text(line, digits)}
    kept = [r for r in rulings if r not in through_text] if through_text else rulings
    return tuple(found), tuple(kept)


_TOP = attrgetter("top")


def _left_out(level: Sequence[Ruling], edge: float) -> Iterator[Glyph]:
    """What is unknown between rulings that run over the edge of what is shown: the cells there go on beyond it."""
    cut = [line.top for line in level if line.left < edge and edge + _OVER < line.right]
    for above, below in pairwise(cut):
        high = min((below - above) / 2, _USUAL)
        if high > _LEAST:
            middle = (above + below) / 2
            yield Glyph(UNKNOWN, edge - high, middle - high / 2, edge, middle + high / 2)


_OVER = 1.5
"""Points by which a ruling may run over an edge without going on behind it."""
_LEAST = 2.0
_USUAL = 9.0
"""Points: how high characters are, at least and most often."""


def _is_of_text(line: Ruling, struck: Sequence[Glyph]) -> bool:
    """Whether a line ends where the digits do that it strikes out: it divides no cells."""
    left, right = min(g.left for g in struck), max(g.right for g in struck)
    slack = struck[0].bottom - struck[0].top
    return left - slack < line.left and line.right < right + slack


def crossed_out(glyphs: Sequence[Glyph], slants: Sequence[Slant]) -> tuple[Glyph, ...]:
    """The characters of a page, as blots the digits through whose middle something aslant is drawn.

    Args:
        glyphs: the characters.
        slants: strokes that run neither along the page nor down it, as of a cross or a wave.
    """
    found = list(glyphs)
    digits = [(at, glyph) for at, glyph in enumerate(glyphs) if glyph.text.isdigit()]
    tops = sorted((glyph.top, at) for at, glyph in digits)
    highest = max((glyph.bottom - glyph.top for _, glyph in digits), default=0.0)
    for slant in slants:
        first, last = sorted((slant.b, slant.d))
        start, end = bisect_left(tops, (first - highest, -1)), bisect_left(tops, (last, -1))
        for _, at in tops[start:end]:
            if _runs_through(slant, glyphs[at]):
                found[at] = glyphs[at].saying(BLOT)
    return tuple(found)


def _runs_through(slant: Slant, glyph: Glyph) -> bool:
    """Whether a stroke runs through the middle of a character."""
    a, b, c, d = slant
    wide, high = glyph.right - glyph.left, glyph.bottom - glyph.top
    left, right = glyph.left + _INNER * wide, glyph.right - _INNER * wide
    top, bottom = glyph.top + _FROM * high, glyph.top + _TO * high
    # the part of the stroke between its sides, and of that the part between top and bottom
    first, last = 0.0, 1.0
    for start, step, low, most in ((a, c - a, left, right), (b, d - b, top, bottom)):
        if not step:
            if not low < start < most:
                return False
            continue
        one, other = sorted(((low - start) / step, (most - start) / step))
        first, last = max(first, one), min(last, other)
    return first < last


_INNER = 0.25
"""The part of a character's width on either side in which a stroke only touches it."""
