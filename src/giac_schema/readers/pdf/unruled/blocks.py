"""Pieces of a table without rulings to blocks: the words of one cell, however many lines they take."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from giac_schema.grammar.words.folding import fold
from giac_schema.grammar.words.matching import Match, exact, match
from giac_schema.grammar.words.values import parse_value
from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER, ROWS
from giac_schema.readers.marks import PICTURE
from giac_schema.readers.pdf.drawing.glyphs import BLOT, UNKNOWN
from giac_schema.readers.pdf.lines import Piece
from giac_schema.readers.pdf.rulings.lattice import Sets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from giac_schema.readers.pdf.lines import Line

__all__ = ["LEADING", "Block", "cell_blocks", "share_a_column"]

LEADING = 0.4
"""Lines of one cell are parted by less than so many times their height."""


_COLUMNS = frozenset({"COLUMN2", "COLUMN3", "FIRST3", "RESULT"})
_NUMBER = re.compile(r"^\s*\d\s*[.、．]")
_DIGIT = re.compile(r"\d")
_FRAGMENT = re.compile(r"[.,]?[0-9]+(?:[.,][0-9]+)*")
"""What a narrow cell may leave of a figure for its next line, such as ``00``; no words hold it."""


@frozen(slots=False)
class Block:
    """The pieces of one cell."""

    pieces: tuple[Piece, ...]
    rest: str = ""
    """What a page break tore from it."""
    left: float = field(init=False)
    """Its left edge."""
    top: float = field(init=False)
    right: float = field(init=False)
    bottom: float = field(init=False)

    @left.default
    def _left(self) -> float:
        return min([piece.left for piece in self.pieces])

    @top.default
    def _top(self) -> float:
        return min([piece.top for piece in self.pieces])

    @right.default
    def _right(self) -> float:
        return max([piece.right for piece in self.pieces])

    @bottom.default
    def _bottom(self) -> float:
        return max([piece.bottom for piece in self.pieces])

    @property
    def y(self) -> float:
        """Its middle."""
        return (self.top + self.bottom) / 2

    @cached_property
    def text(self) -> str:
        """What it says, its lines put together; what is printed over something else cannot be told."""
        if any(piece.overprinted for piece in self.pieces):
            return UNKNOWN
        return "".join([piece.text.strip() for piece in self.pieces]) + self.rest

    @cached_property
    def is_figure(self) -> bool:
        """Whether it is a figure, a part of one, or a sign that stands for none."""
        return len(self.pieces) == 1 and _is_figure(self.pieces[0].text.strip())

    @property
    def is_unread(self) -> bool:
        """Whether a digit of it, or any character, cannot be read, or it is a picture."""
        return UNKNOWN in self.text or BLOT in self.text or PICTURE in self.text

    @cached_property
    def _matches(self) -> tuple[Match, ...]:
        return () if self.is_figure else match(self.text)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What of the tables of the form it may be."""
        return frozenset([m.terminal for m in self._matches])

    @cached_property
    def keys(self) -> frozenset[str]:
        """The rows and columns of the form that it may name."""
        return frozenset([m.key for m in self._matches])

    @cached_property
    def names_row(self) -> bool:
        """Whether it is the label of a row from its beginning on: the ends of two may be alike."""
        return bool(self.kinds & ROWS) and (
            bool(exact(self.text)) or _NUMBERED.match(self.text) is not None
        )

    @property
    def may_hold_a_figure(self) -> bool:
        """Whether digits stand in words of the form that have none but their number: a figure ran into them."""
        return bool(self.kinds) and _DIGIT.search(_NUMBER.sub("", self.text)) is not None

    @cached_property
    def heads_column(self) -> bool:
        """Whether it may be the header of one column."""
        return any(m.terminal in _COLUMNS and m.key != LEGAL_PERSONS_HEADER for m in self._matches)


def cell_blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks that the pieces of some lines make, from above."""
    pieces = [Block((piece,)) for line in lines for piece in line.pieces if piece.text.strip()]
    figures = [block for block in pieces if block.is_figure]
    words = _overprinted([block.pieces[0] for block in pieces if not block.is_figure])
    found = [block for group in _clusters(words) for block in _labels(group)]
    return sorted([*figures, *_rejoined(found)], key=lambda block: (block.y, block.left))


@lru_cache(maxsize=4096)
def _is_figure(text: str) -> bool:
    return parse_value(text) is not None or _FRAGMENT.fullmatch(fold(text)) is not None


def _rejoined(found: Sequence[Block]) -> list[Block]:
    """The blocks, with what was torn from a label put back to it: by wide leading, or by the end of a page."""
    whole = sorted(found, key=lambda block: block.top)
    at = 0
    while at < len(whole):
        for fragment in _fragments(whole[at], whole[at + 1 : at + _REACH]):
            whole[at] = _with_rest(whole[at], fragment)
            whole.remove(fragment)
        at += 1
    return whole


def _fragments(block: Block, below: Sequence[Block]) -> list[Block]:
    """What makes a block the whole label that it begins."""
    text, best = block.text, 0
    found: list[Block] = []
    for fragment in below:
        if fragment.top < block.bottom or not share_a_column(block, fragment):
            continue
        if _is_of_another(fragment, block) or len(text) > _LONGEST_LABEL or not _begins(text):
            break
        if fragment.kinds and not exact(text + fragment.text):
            continue  # the header that the next page repeats
        text += fragment.text
        found.append(fragment)
        best = len(found) if exact(text) else best
    return found[:best]


def _is_of_another(fragment: Block, block: Block) -> bool:
    """Whether words are the label of a row, or its beginning; their end may be that of two, which end alike."""
    if not fragment.kinds & ROWS:
        return False
    others = fragment.keys != block.keys
    return bool(exact(fragment.text)) or (others and _NUMBERED.match(fragment.text) is not None)


_NUMBERED = re.compile(r"[（(]?[一二三四五六七\d][）).．、]")


def _begins(text: str) -> bool:
    """Whether a text is a label up to a place in it: not one that is whole, its brackets closed."""
    return not exact(text) or text.count("（") + text.count("(") > text.count("）") + text.count(
        ")"
    )


def share_a_column(block: Block, other: Block) -> bool:
    """Whether one of two blocks stands under a part of the other."""
    return block.left < other.right and other.left < block.right


def _with_rest(block: Block, fragment: Block) -> Block:
    """A label with its rest: one block, unless the rest stands on the next page."""
    height = block.pieces[-1].height
    if not block.rest and fragment.top - block.bottom < _FAR * height:
        return Block(block.pieces + fragment.pieces)
    return Block(block.pieces, block.rest + fragment.text)


_FAR = 4.0
"""So many times its height below a line, the next one stands on another page."""
_LONGEST_LABEL = 60
_REACH = 40
"""So many pieces further down the next line of a cell is looked for."""


def _overprinted(words: Sequence[Piece]) -> list[Piece]:
    """The words, those marked that run into the words of another line."""
    over = {at for pair in _near(words, _run_into_each_other) for at in pair}
    return [attrs.evolve(p, overprinted=True) if at in over else p for at, p in enumerate(words)]


def _near(
    words: Sequence[Piece], belong: Callable[[Piece, Piece], bool]
) -> Iterator[tuple[int, int]]:
    """The numbers of two pieces each that share a part of the page's width and belong to each other somehow."""
    for index, above in enumerate(words):
        left, right = above.left, above.right
        for other, below in enumerate(words[index + 1 : index + _REACH], index + 1):
            if below.left < right and left < below.right and belong(above, below):
                yield index, other


_CLOSER = 0.8
"""No two lines are set closer than so many times the width of a Chinese character."""


def _run_into_each_other(above: Piece, below: Piece) -> bool:
    beside = min(above.right, below.right) - max(above.left, below.left)
    em = min(above.widest, below.widest)
    return beside > em / 2 and abs(below.y - above.y) < _CLOSER * em


def _clusters(words: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Words that stand close below each other."""
    sets: Sets[int] = Sets()
    for index, other in _near(words, _below):
        sets.join(index, other)
    members: dict[int, list[Piece]] = defaultdict(list)
    for index, piece in enumerate(words):
        members[sets.root(index)].append(piece)
    yield from members.values()


def _below(above: Piece, below: Piece) -> bool:
    height = min(above.height, below.height)
    return -height / 2 < below.top - above.bottom < LEADING * height


def _labels(group: Sequence[Piece]) -> Iterator[Block]:
    """The labels of the form that words close below each other are, if they are several."""
    lines = [tuple(line) for _, line in groupby(sorted(group, key=_place), key=lambda p: p.top)]
    whole = _block(lines)
    if len(lines) == 1 or exact(whole.text):
        yield whole
        return
    ways = _divisions(lines)
    first, *others = (piece for line in lines for piece in line)
    if len(ways) == 1:
        yield from ways[0]
    elif exact(first.text.strip()):
        yield Block((first,))  # a header with those of single columns close below it
        yield from (block for rest in _clusters(others) for block in _labels(rest))
    else:
        yield whole


def _place(piece: Piece) -> tuple[float, float]:
    return piece.top, piece.left


_MOST_LINES = 80


def _divisions(lines: Sequence[tuple[Piece, ...]]) -> list[list[Block]]:
    """The ways to divide lines into as many labels of the form as they can be, or the first two ways."""
    if len(lines) > _MOST_LINES:
        return []
    ways: dict[int, list[list[Block]]] = {len(lines): [[]]}
    for at in reversed(range(len(lines))):
        found = [
            [block, *rest]
            for end in range(at + 1, min(at + _LONGEST, len(lines)) + 1)
            if ways[end] and exact((block := _block(lines[at:end])).text)
            for rest in ways[end]
        ]
        most = max(map(len, found), default=0)
        ways[at] = [way for way in found if len(way) == most][:2]
    return ways[0]


def _block(lines: Sequence[tuple[Piece, ...]]) -> Block:
    return Block(tuple(piece for line in lines for piece in line))


_LONGEST = 12
"""Lines of the longest label in the narrowest column."""
