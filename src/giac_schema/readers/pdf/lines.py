"""Characters of a page to lines, and lines to pieces with gaps between them."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.readers.marks import PICTURE
from giac_schema.readers.pdf.doubts.noted import marked
from giac_schema.readers.pdf.drawing.glyphs import BLOT, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.readers.pdf.drawing.glyphs import Glyph

__all__ = [
    "Line",
    "Piece",
    "abutting",
    "marked",
    "overprinted",
    "rows",
    "text_lines",
    "without_turned",
]

_SAME_LINE = 0.45
"""The part of a character's height by which two on one line may be shifted."""
_SAME_LEVEL = 0.06
"""The part of it by which boxes of one font differ that were set on one line."""
_NARROW = "0123456789.,"
_NUMERAL = frozenset(_NARROW) | {chr(ord(sign) + 0xFEE0) for sign in _NARROW} | {BLOT}
"""What figures are written in, narrow or as wide as Chinese characters, and what stands for a digit."""


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

    @cached_property
    def text(self) -> str:
        """All it says, with a blank where a sentence has one, and without what stands for pictures."""
        text = self.pieces[0].text
        for before, piece in pairwise(self.pieces):
            apart = piece.left - before.right > _GAP * max(piece.height, before.height)
            text += (" " if apart else "") + piece.text
        return " ".join(text.replace(PICTURE, "").split())

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
        pieces = self.pieces
        return pieces[0].top if len(pieces) == 1 else min([p.top for p in pieces])

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        pieces = self.pieces
        return pieces[0].bottom if len(pieces) == 1 else max([p.bottom for p in pieces])

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def lowered(self, by: float) -> Line:
        """The same line farther down."""
        return Line(tuple(piece.lowered(by) for piece in self.pieces))


def text_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of text that characters make, from above."""
    upright = (without_turned(glyph) if glyph.turn else glyph for glyph in glyphs)
    found = (_at_once(row) or tuple(_pieces(marked(row))) for row in rows(upright))
    return [Line(pieces) for pieces in found if pieces]


def without_turned(glyph: Glyph) -> Glyph:
    """A character that does not run along its line; a digit is unknown: it may be read from the other side."""
    return glyph.saying(UNKNOWN) if glyph.turn and glyph.text.isdigit() else glyph


def _at_once(row: Sequence[Glyph]) -> tuple[Piece, ...]:
    """The one piece that characters set close to each other are; nothing for any others."""
    said = ""
    start, level, foot = row[0].left, row[0].top, row[0].bottom
    close, slack = _CLOSE * (foot - level), _SAME_HEIGHT * (foot - level)
    before, above = -close, -slack
    end, of_digit = start, 0.0
    for glyph in row:
        text, top, bottom = glyph.text, glyph.top, glyph.bottom
        high = bottom - top if text.isdigit() else 0.0
        if (
            not before < glyph.left - end < close
            or not above < top - level < slack
            or not above < bottom - foot < slack
            or (of_digit and high and not of_digit * _AS_HIGH <= high <= of_digit / _AS_HIGH)
            or text.isspace()
        ):
            return ()
        said += text
        end, of_digit = glyph.right, high
    highest, lowest = min([glyph.top for glyph in row]), max([glyph.bottom for glyph in row])
    widest = max([0.0, *[glyph.right - glyph.left for glyph in row]])
    return (Piece(said, start, highest, end, lowest, widest),)


_CLOSE = 0.05
"""The part of their height by which characters set at once are apart at most, or run into each other."""
_SAME_HEIGHT = 0.2
"""The part of it by which they stand higher or lower: boxes may be those of the ink."""
_AS_HIGH = 0.95
"""So many times as high as the one before it a digit is at least, and the other way about, if neither is a mark."""


def rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters that stand beside each other, from above, each row from the left."""
    found: list[list[Glyph]] = []
    middle = height = 0.0
    for level, y, high in _levels(sorted(glyphs, key=_downwards)):
        if found and y - middle <= _SAME_LINE * max(height, high):
            found[-1] += level
        else:
            found.append(level)
            middle, height = y, high
    return [sorted(row, key=_LEFT) for row in found]


_LEFT = attrgetter("left")


def _levels(glyphs: Iterable[Glyph]) -> Iterator[tuple[list[Glyph], float, float]]:
    """Characters set on one line: they stay together, however near another cell's line may be.

    With them come the middle of the first, and how high the highest is.
    """
    level: list[Glyph] = []
    first = last = highest = 0.0
    for glyph in glyphs:
        top, bottom = glyph.top, glyph.bottom
        y, high = (top + bottom) / 2, bottom - top
        if level and y - last > _SAME_LEVEL * high:
            yield level, first, highest
            level = []
        if not level:
            first, highest = y, high
        level.append(glyph)
        last, highest = y, max(highest, high)
    if level:
        yield level, first, highest


def _downwards(glyph: Glyph) -> float:
    return glyph.top + glyph.bottom


def _pieces(row: Sequence[Glyph]) -> Iterator[Piece]:
    """The pieces of a row: parted by gaps, and figures by blanks too."""
    start = 0
    for at, (glyph, following) in enumerate(pairwise(row), 1):
        if (following.left > glyph.right and _parted(glyph, following)) or (
            glyph.text.isspace() and _between_figures(row, at)
        ):
            yield from _at_once(row[start:at]) or _piece(row[start:at])
            start = at
    yield from _at_once(row[start:]) or _piece(row[start:])


def _parted(glyph: Glyph, following: Glyph) -> bool:
    figures = glyph.text in _NUMERAL or following.text in _NUMERAL
    height = max(glyph.bottom - glyph.top, following.bottom - following.top)
    return following.left - glyph.right > (_GAP_OF_FIGURES if figures else _GAP) * height


def _between_figures(row: Sequence[Glyph], at: int) -> bool:
    """Whether a blank ends here that stands between two digits."""
    blank, following = row[at - 1], row[at]
    before = row[at - 2] if at > 1 else blank
    return blank.text.isspace() and before.text in _NUMERAL and following.text in _NUMERAL


def is_digit(text: str) -> bool:
    """Whether a character is a digit, or stands for one that cannot be read."""
    return text.isdigit() or text == BLOT


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
        over = any(overprinted(a, b) for a, b in pairwise(seen))
        yield Piece(text, seen[0].left, min(g.top for g in seen), right, bottom, widest, over)


_OVER = 0.4
"""The part of a character's width that another covers if it is printed over it."""
_OVER_DIGIT = 0.25
"""The same of two digits, which are set as wide as they are."""


def overprinted(glyph: Glyph, following: Glyph) -> bool:
    """Whether a character stands over the one before it; punctuation is set closer than its boxes are."""
    width = min(glyph.right - glyph.left, following.right - following.left)
    digits = glyph.text.isdigit() and following.text.isdigit()
    covered = glyph.right - following.left > (_OVER_DIGIT if digits else _OVER) * width
    return covered and glyph.text.isalnum() and following.text.isalnum()
