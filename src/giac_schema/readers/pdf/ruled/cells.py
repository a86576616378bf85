"""Characters of a cell to its text: lines put together, turned ones laid down."""

from __future__ import annotations

import re
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from attrs import define

from giac_schema.readers.pdf.doubts.noted import marked
from giac_schema.readers.pdf.drawing.glyphs import UNKNOWN, Glyph
from giac_schema.readers.pdf.lines import overprinted, rows, without_turned

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PADDING", "Written", "written"]

PADDING = 12.0
"""Points beside the text of a cell that no text is set in, at most; Word leaves 10.8."""

_Line: TypeAlias = tuple[str, float]
"""What a line of a cell says, and how long it is."""


@define  # a page has hundreds, and to freeze one takes longer than to make it
class Written:
    """What stands in a cell, line by line."""

    lines: tuple[_Line, ...] = ()
    is_turned: bool = False
    """Whether the lines run up or down the page."""
    longest: float = -inf
    """How long the longest is: no padding of its cell is wider than what that leaves free.

    A line of one character says nothing, for one is set however narrow the cell; nor does one that ends in punctuation,
    which may be set into the padding, or runs up or down the page.
    """

    def text(self, width: float, padding: float) -> str:
        """Its text in a cell of some width: wrapped lines put together again.

        Two figures one above the other stay apart, on lines of their own: they are one figure only if the first
        filled its line, and otherwise they belong to two rows that no ruling divides.
        """
        if len(self.lines) < _SEVERAL:
            return self.lines[0][0] if self.lines else ""
        text = self.lines[0][0]
        for above, below in pairwise(self.lines):
            text += _between(above, below, inf if self.is_turned else _room(above, width, padding))
            text += below[0]
        return text

    def room(self, width: float, padding: float) -> float:
        """The points that a figure on its last line leaves behind one more digit; infinite if none stands there."""
        if self.is_turned or not self.lines or not _FIGURE.fullmatch(self.lines[-1][0]):
            return inf
        return _room(self.lines[-1], width, padding)

    def is_full(self, width: float, padding: float) -> bool:
        """Whether its last line leaves no room for one more character."""
        return bool(self.lines) and not self.is_turned and _room(self.lines[-1], width, padding) < 0


_SEVERAL = 2


def written(glyphs: Sequence[Glyph]) -> Written:
    """The lines of a cell; turned ones are read as they run."""
    if not glyphs:
        return _NOTHING
    if len(glyphs) == 1:
        (glyph,) = glyphs
        if not glyph.turn:
            line = glyph.text, glyph.right - glyph.left
            return _NOTHING if glyph.text.isspace() else Written((line,))
    lines = _at_once(glyphs)
    if lines is not None:
        return Written(tuple(lines), longest=_longest(lines))
    turn = _common_turn(glyphs)
    glyphs = [_laid_down(g, turn) if turn else without_turned(g) for g in glyphs]
    lines = [_line(marked(row)) for row in rows(_without_small(glyphs))]
    return Written(tuple(lines), bool(turn), -inf if turn else _longest(lines))


def _without_small(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a cell, as unknown the small digits on a line below larger ones: it may be a note's mark."""
    seen = [glyph for glyph in glyphs if glyph.text.strip()]
    digits = [glyph for glyph in seen if glyph.text.isdigit()]
    least = _AS_HIGH * max((g.bottom - g.top for g in digits), default=0.0)
    large = [g for g in digits if g.bottom - g.top >= least]
    if len(large) == len(digits):
        return seen
    foot = max(g.bottom for g in large)
    return [
        g.saying(UNKNOWN) if g.text.isdigit() and g.y > foot and g.bottom - g.top < least else g
        for g in seen
    ]


_NOTHING = Written()


def _longest(lines: Sequence[_Line]) -> float:
    """How long the longest line is of more than one character that does not end in punctuation."""
    longest = -inf
    for said, long in lines:
        if long > longest and len(said) > 1 and said[-1].isalnum():
            longest = long
    return longest


def _at_once(glyphs: Sequence[Glyph]) -> list[_Line] | None:
    """What most cells hold: lines from above, of characters drawn from left to right close to each other."""
    lines: list[_Line] = []
    said = ""
    start = level = foot = end = of_digit = 0.0
    before = close = above = slack = below = 0.0
    for glyph in glyphs:
        text, left = glyph.text, glyph.left
        top, bottom = glyph.top, glyph.bottom
        if glyph.turn:
            return None
        high = bottom - top if text.isdigit() else 0.0
        if not high and text.isspace():
            continue
        if not said:
            start = end = left
            level, foot = top, bottom
            close, slack = _CLOSE * (foot - level), _SAME_HEIGHT * (foot - level)
            before, above, below = -close, -slack, _NEXT_LINE * (foot - level)
        elif top - level > below:
            lines.append((said, end - start))
            said, start, end = "", left, left
            level, foot = top, top + foot - level
            below = _NEXT_LINE * (foot - level)
        if (
            not before < left - end < close
            or not above < top - level < slack
            or not above < bottom - foot < slack
            or (of_digit and high and not of_digit * _AS_HIGH <= high <= of_digit / _AS_HIGH)
        ):
            return None
        said += text
        end, of_digit = glyph.right, high
    if said:
        lines.append((said, end - start))
    return lines


_NEXT_LINE = 0.6
"""The part of their height by which characters stand lower at least that are on the next line."""
_CLOSE = 0.1
"""The part of their height by which characters drawn at once are apart at most: less than any blank."""
_SAME_HEIGHT = 0.2
"""The part of it by which they stand higher or lower: boxes may be those of the ink."""
_AS_HIGH = 0.95
"""So many times as high as the one before it a digit is at least, and the other way about, if neither is a mark."""


def _common_turn(glyphs: Sequence[Glyph]) -> int:
    turns = {g.turn for g in glyphs if g.text.strip()}
    return turns.pop() if len(turns) == 1 else 0


def _laid_down(glyph: Glyph, turn: int) -> Glyph:
    """A turned character where it would stand if its line ran along the page."""
    text, left, top = glyph.text, glyph.left, glyph.top
    right, bottom = glyph.right, glyph.bottom
    if turn == 1:
        return Glyph(text, top, -right, bottom, -left)
    if turn == _UPSIDE_DOWN:
        return Glyph(text, -right, -bottom, -left, -top)
    return Glyph(text, -bottom, left, -top, right)


_UPSIDE_DOWN = 2


def _line(glyphs: Sequence[Glyph]) -> _Line:
    """A line of a cell, with a blank where characters that are no Chinese ones stand apart."""
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        apart = glyph.left - before.right > _BLANK * (glyph.bottom - glyph.top)
        text += " " if apart and before.text.isascii() and glyph.text.isascii() else ""
        text += UNKNOWN + glyph.text if overprinted(before, glyph) else glyph.text
    return text, glyphs[-1].right - glyphs[0].left


_BLANK = 0.2
"""The part of a character's height that is a blank between two letters or digits."""

_FIGURE = re.compile(r"[\d.,+%/—–．，-]+")


def _between(above: _Line, below: _Line, room: float) -> str:
    """What stands between two lines of one text: a break between two figures."""
    first, second = above[0], below[0]
    if _FIGURE.fullmatch(first) and _FIGURE.fullmatch(second):
        return "" if room < 0 or _grouped(first, second) else "\n"
    latin = first[-1:].isalpha() and second[:1].isalpha()
    return " " if latin and (first[-1:] + second[:1]).isascii() else ""


def _grouped(first: str, second: str) -> bool:
    """Whether a comma between groups of three digits says that two lines are one figure."""
    if first.endswith(","):
        return first[:-1].isdecimal() and _GROUP.fullmatch(second) is not None
    return first.isdecimal() and second.startswith(",") and _GROUP.fullmatch(second[1:]) is not None


_GROUP = re.compile(r"\d{3}(?:\.\d+|,)?")
_SURELY = 0.1
"""Points by which a digit must be too wide for the room behind a figure."""


def _room(line: _Line, width: float, padding: float) -> float:
    """The points that a figure leaves behind one more digit in a cell; below 0 there was no room for one."""
    text, long = line
    return width - padding - long - long / max(len(text), 1) + _SURELY
