"""Characters of a page to lines, and lines to pieces with gaps between them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.readers.marks import raised
from giac_schema.readers.pdf_page import Glyph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Line", "Piece", "abutting", "cell_text", "rows", "text_lines"]

_SAME_LINE = 0.45
"""The part of a character's height by which two on one line may be shifted."""
_SAME_LEVEL = 0.06
"""The part of it by which boxes of one font differ that were set on one line."""
_NUMERAL = frozenset("0123456789.,")


_GAP = 0.28
"""The part of a character's height that parts two pieces; between Chinese and digits Word leaves a quarter."""
_GAP_OF_FIGURES = 0.12
"""The same beside a digit: figures of two columns may nearly touch, and a label its figure."""


@frozen
class Piece:
    """Characters of one line without a gap between them."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    widest: float = 0.0
    """How wide its widest character is: a Chinese one is as wide as it is high."""
    overprinted: bool = False
    """Whether characters of it stand over each other: what it says is not what a reader sees."""

    @property
    def y(self) -> float:
        """Its middle."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def lowered(self, by: float) -> Piece:
        """The same piece farther down."""
        text, left, right = self.text, self.left, self.right
        top, bottom = self.top + by, self.bottom + by
        return Piece(text, left, top, right, bottom, self.widest, self.overprinted)


@frozen
class Line:
    """A line of text: its pieces from the left."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All it says, with a blank where a sentence has one."""
        text = self.pieces[0].text
        for before, piece in pairwise(self.pieces):
            apart = piece.left - before.right > _GAP * max(piece.height, before.height)
            text += (" " if apart else "") + piece.text
        return " ".join(text.split())

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(piece.bottom for piece in self.pieces)

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def lowered(self, by: float) -> Line:
        """The same line farther down."""
        return Line(tuple(piece.lowered(by) for piece in self.pieces))


def text_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of text that characters make, from above."""
    found = (tuple(_pieces(_marked(row))) for row in rows(glyphs))
    return [Line(pieces) for pieces in found if pieces]


def rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters that stand beside each other, from above, each row from the left."""
    found: list[list[Glyph]] = []
    middle = height = 0.0
    for level in _levels(sorted(glyphs, key=_downwards)):
        y, high = level[0].y, max(glyph.bottom - glyph.top for glyph in level)
        if found and y - middle <= _SAME_LINE * max(height, high):
            found[-1] += level
        else:
            found.append(level)
            middle, height = y, high
    return [sorted(row, key=_rightwards) for row in found]


def _levels(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Characters set on one line: they stay together, however near another cell's line may be."""
    level: list[Glyph] = []
    for glyph in glyphs:
        if level and glyph.y - level[-1].y > _SAME_LEVEL * (glyph.bottom - glyph.top):
            yield level
            level = []
        level.append(glyph)
    if level:
        yield level


def _marked(row: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a row; small digits beside larger ones, marks of a footnote, as signs set high."""
    found: list[Glyph] = []
    height = 0.0
    for glyph in row:
        small = glyph.bottom - glyph.top < _SMALL * height
        if small and glyph.text.isdigit() and not _parted(found[-1], glyph):
            found.append(glyph._replace(text=raised(glyph.text)))
        else:
            height = glyph.bottom - glyph.top if glyph.text.isdigit() else 0.0
            found.append(glyph)
    return found


_SMALL = 0.9
"""A digit lower than so many times the one before it is not of the same figure."""


def _downwards(glyph: Glyph) -> float:
    return glyph.top + glyph.bottom


def _rightwards(glyph: Glyph) -> float:
    return glyph.left


def _pieces(row: Sequence[Glyph]) -> Iterator[Piece]:
    """The pieces of a row: parted by gaps, and figures by blanks too."""
    start = 0
    for at, (glyph, following) in enumerate(pairwise(row), 1):
        if _parted(glyph, following) or _between_figures(row, at):
            yield from _piece(row[start:at])
            start = at
    yield from _piece(row[start:])


def _parted(glyph: Glyph, following: Glyph) -> bool:
    figures = glyph.text in _NUMERAL or following.text in _NUMERAL
    height = max(glyph.bottom - glyph.top, following.bottom - following.top)
    return following.left - glyph.right > (_GAP_OF_FIGURES if figures else _GAP) * height


def _between_figures(row: Sequence[Glyph], at: int) -> bool:
    """Whether a blank ends here that stands between two digits."""
    blank, following = row[at - 1], row[at]
    before = row[at - 2] if at > 1 else blank
    return blank.text.isspace() and before.text in _NUMERAL and following.text in _NUMERAL


def abutting(glyph: Glyph, following: Glyph) -> bool:
    """Whether two characters are neighbouring digits of one figure."""
    digits = glyph.text in _NUMERAL and following.text in _NUMERAL
    return digits and not _parted(glyph, following)


def _piece(glyphs: Sequence[Glyph]) -> Iterator[Piece]:
    seen = [g for g in glyphs if g.text.strip()]
    if seen:
        text = "".join(g.text for g in glyphs)
        right, bottom = max(g.right for g in seen), max(g.bottom for g in seen)
        widest = max(g.right - g.left for g in seen)
        over = any(_over(a, b) for a, b in pairwise(seen))
        yield Piece(text, seen[0].left, min(g.top for g in seen), right, bottom, widest, over)


_OVER = 0.4
"""The part of a character's width that another covers if it is printed over it."""


def _over(glyph: Glyph, following: Glyph) -> bool:
    """Whether a character stands over the one before it; punctuation is set closer than its boxes are."""
    width = min(glyph.right - glyph.left, following.right - following.left)
    covered = glyph.right - following.left > _OVER * width
    return covered and glyph.text.isalnum() and following.text.isalnum()


def cell_text(glyphs: Sequence[Glyph], width: float) -> str:
    """The text of a cell of some width; wrapped lines are joined, and turned ones read as they run."""
    at_once = _at_once(glyphs)
    if at_once is not None:
        return at_once
    turn = _common_turn(glyphs)
    if turn:
        glyphs, width = [_laid_down(g, turn) for g in glyphs], float("inf")
    seen = rows(g for g in glyphs if g.text.strip())
    return _joined([_line(_marked(row)) for row in seen], width)


def _at_once(glyphs: Sequence[Glyph]) -> str | None:
    """What most cells hold: characters of one line, drawn from left to right close to each other."""
    said = ""
    level = foot = close = slack = 0.0
    end: float | None = None
    for text, left, top, right, bottom, turn in glyphs:
        if text.isspace():
            continue
        if end is None:
            level, foot = top, bottom
            close, slack = _CLOSE * (foot - level), _SAME_HEIGHT * (foot - level)
        elif not (
            -close < left - end < close
            and -slack < top - level < slack
            and -slack < bottom - foot < slack
        ):
            return None
        if turn:
            return None
        said += text
        end = right
    return said


_CLOSE = 0.1
"""The part of their height by which characters drawn at once are apart at most: less than any blank."""
_SAME_HEIGHT = 0.05
"""The part of it by which they stand higher or lower: less than any mark that is set high."""


def _common_turn(glyphs: Sequence[Glyph]) -> int:
    turns = {g.turn for g in glyphs if g.text.strip()}
    return turns.pop() if len(turns) == 1 else 0


def _laid_down(glyph: Glyph, turn: int) -> Glyph:
    """A turned character where it would stand if its line ran along the page."""
    text, left, top, right, bottom, _ = glyph
    if turn == 1:
        return Glyph(text, top, -right, bottom, -left)
    if turn == _UPSIDE_DOWN:
        return Glyph(text, -right, -bottom, -left, -top)
    return Glyph(text, -bottom, left, -top, right)


_UPSIDE_DOWN = 2


def _line(glyphs: Sequence[Glyph]) -> Piece:
    """A line of a cell, with a blank where characters that are no Chinese ones stand apart."""
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        apart = glyph.left - before.right > _BLANK * (glyph.bottom - glyph.top)
        text += " " if apart and before.text.isascii() and glyph.text.isascii() else ""
        text += glyph.text
    top, bottom = min(g.top for g in glyphs), max(g.bottom for g in glyphs)
    return Piece(text, glyphs[0].left, top, glyphs[-1].right, bottom)


_BLANK = 0.2
"""The part of a character's height that is a blank between two letters or digits."""

_FIGURE = re.compile(r"[0-9.,+%/—–-]+")


def _joined(found: Sequence[Piece], width: float) -> str:
    """Lines that were wrapped put together again.

    Two figures one above the other stay apart, on lines of their own: they are one figure only if the
    first filled its line, and otherwise they belong to two rows that no ruling divides.
    """
    text = found[0].text if found else ""
    for above, below in pairwise(found):
        text += _between(above, below, width) + below.text
    return text


def _between(above: Piece, below: Piece, width: float) -> str:
    if _FIGURE.fullmatch(above.text) and _FIGURE.fullmatch(below.text):
        return "" if _filled(above, width) else "\n"
    latin = above.text[-1:].isalpha() and below.text[:1].isalpha()
    return " " if latin and (above.text[-1:] + below.text[:1]).isascii() else ""


_PADDING = 12.0
"""Points beside the text of a cell that no text is set in."""
_MOSTLY = 0.6


def _filled(line: Piece, width: float) -> bool:
    """Whether there is no room for one more digit behind a figure."""
    long = line.right - line.left
    digit = long / max(len(line.text), 1)
    return long > _MOSTLY * width and width - long < digit + _PADDING
