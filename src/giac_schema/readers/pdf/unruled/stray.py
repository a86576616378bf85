"""Rows of a table that stand alone, with no header and no rulings: figures that may be parts of one are not read.

So a row stands behind a page break, or below a table the rulings of which do not reach as far.  A narrow cell may have
broken its figures into lines; in the flow of text these would be figures of their own.
"""

from __future__ import annotations

from itertools import chain, product
from typing import TYPE_CHECKING

import attrs

from giac_schema.grammar.words.matching import exact
from giac_schema.readers.marks import PICTURE
from giac_schema.readers.pdf.drawing.glyphs import UNKNOWN
from giac_schema.readers.pdf.lines import Line
from giac_schema.readers.pdf.unruled.blocks import Block, share_a_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.readers.pdf.lines import Piece

__all__ = ["is_set_wide", "with_parts_unread"]


def with_parts_unread(lines: Sequence[Line]) -> list[Line]:
    """Lines that are no table, with figures of rows as unknown that may be parts of one, overprinted or pictures."""
    blocks = [[Block((piece,)) for piece in line.pieces] for line in lines]
    doubtful = chain(_in_place_of_figures(blocks), _torn(blocks))
    unread = {id(block.pieces[0]) for block in doubtful}
    return [_without(line, unread) for line in lines]


def _in_place_of_figures(lines: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """The figures of rows that are printed over one another, and the pictures beside words of the form."""
    for line in lines:
        if _is_row(line):
            yield from (b for b in line if b.is_figure and b.pieces[0].overprinted)
        if any(block.kinds for block in line):
            yield from (block for block in line if PICTURE in block.text)


def _torn(lines: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """The figures above each other on neighbouring lines that may be one row: they may be parts of one figure."""
    rows = list(map(_is_row, lines))
    for at, above in enumerate(lines):
        for number, below in enumerate(lines[at + 1 : at + 1 + _BEYOND_LABEL], at + 1):
            if rows[at] and rows[number] and _are_of_one_row(above, below):
                pairs = product(_figures(above), _figures(below))
                yield from (block for pair in pairs if share_a_column(*pair) for block in pair)


def _is_row(line: Sequence[Block]) -> bool:
    """Whether a line holds nothing but figures and words of the form."""
    return all(block.is_figure or block.kinds for block in line) or is_set_wide(line)


def _figures(line: Sequence[Block]) -> list[Block]:
    return [block for block in line if block.is_figure]


def is_set_wide(line: Sequence[Block]) -> bool:
    """Whether the words of a line are a label of the form, but none of them alone: its characters stand apart."""
    words = [block for block in line if not block.is_figure]
    return not any(word.kinds for word in words) and bool(
        exact("".join(word.text for word in words))
    )


_BEYOND_LABEL = 2
"""So many lines below a figure its rest stands at most: a label may stand between the two."""
_NEXT = 1.0
"""So many times its height below a line the next one of the same cell begins at most."""


def _are_of_one_row(above: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether two lines are so close that they may be of one cell, and one of them has no label."""
    lowest, highest = max(b.bottom for b in above), min(b.top for b in below)
    close = highest - lowest < _NEXT * (lowest - min(b.top for b in above))
    return close and any(all(b.is_figure for b in line) for line in (above, below))


def _without(line: Line, unread: set[int]) -> Line:
    """The line with some of its pieces as what cannot be read."""
    if not any(id(piece) in unread for piece in line.pieces):
        return line
    return Line(tuple(_unknown(p) if id(p) in unread else p for p in line.pieces))


def _unknown(piece: Piece) -> Piece:
    return attrs.evolve(piece, text=UNKNOWN)
