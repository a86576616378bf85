"""A table without rulings to its bands: each a header and the rows below it."""

from __future__ import annotations

from itertools import pairwise, starmap
from math import inf
from typing import TYPE_CHECKING

import attrs

from giac_schema.grammar.words.vocabulary import ROWS
from giac_schema.readers.pdf.lines import Piece
from giac_schema.readers.pdf.unruled.bands import Band
from giac_schema.readers.pdf.unruled.beside import is_level, levels
from giac_schema.readers.pdf.unruled.blocks import LEADING, Block, share_a_column
from giac_schema.readers.pdf.unruled.wrapped import one_text, put_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["bands"]

_HEAD = frozenset(
    {"ARTICLE", "CONTENT", "CORNER", "PEOPLE", "CASES", "COLUMN2", "COLUMN3", "FIRST3", "RESULT"}
)


def bands(blocks: Sequence[Block]) -> list[Band]:
    """The bands of a table, from above: a header that comes below a row opens another."""
    parts = list(_parts(blocks))
    found = [
        attrs.evolve(band, doubted=band.doubted or _is_stacked(band, body))
        for band, (_, body) in zip(_beside_words(list(starmap(_band, parts))), parts, strict=True)
    ]
    found = _without_others(found)
    if _stand_side_by_side(blocks):  # as on a page with two columns of print
        return [attrs.evolve(band, doubted=True) for band in found]
    return found


def _is_stacked(band: Band, body: Sequence[Block]) -> bool:
    """Whether all figures stand in one of several columns, and more than there are rows.

    So a browser sets the cells of a row one below the other where it is told that they are no table.
    """
    figures = [block for block in body if block.is_figure]
    rows = sum(bool(block.kinds & ROWS) for block in body)
    return (
        len(band.leaves) > 1
        and len(figures) > max(rows, 1)
        and any(all(share_a_column(leaf, figure) for figure in figures) for leaf in band.leaves)
    )


def _beside_words(found: Sequence[Band]) -> list[Band]:
    """The bands, those in doubt beside whose headers words of the band above stand: another header may be in them."""
    beside = (
        any(is_level(word, leaf) for word in above.words for leaf in band.leaves)
        for above, band in pairwise(found)
    )
    doubted = [False, *beside]
    return [attrs.evolve(b, doubted=True) if d else b for b, d in zip(found, doubted, strict=False)]


def _without_others(found: Sequence[Band]) -> list[Band]:
    """The bands, each told where figures of others stand: no label beside those has a blank row."""
    middles = [[(line[0].y, line[0].y) for line in band.lines] for band in found]
    others = (
        [m for n, those in enumerate(middles) if n != at for m in those] for at in range(len(found))
    )
    return [attrs.evolve(b, torn=(*b.torn, *more)) for b, more in zip(found, others, strict=True)]


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    """Headers, and what stands below them."""
    head: list[Block] = []
    body: list[Block] = []
    for block in blocks:
        if block.kinds & _HEAD and not block.is_figure:
            if body:
                yield head, body
                head, body = [], []
            head.append(block)
        elif block.is_figure or block.kinds or body:
            body.append(block)
        else:
            head.append(block)
    if head or body:
        yield head, body


def _stand_side_by_side(blocks: Sequence[Block]) -> bool:
    """Whether the label of a row, or what begins a table, stands to the right of a figure."""
    figures = [b for b in blocks if b.is_figure]
    words = [Block((piece,)) for b in blocks if not b.is_figure for piece in b.pieces]
    least = min((figure.left for figure in figures), default=inf)
    begins = [b for b in words if least < b.left and b.kinds & _LEFTMOST]
    return any(f.left < word.left and is_level(word, f) for word in begins for f in figures)


_LEFTMOST = ROWS | {"ARTICLE", "CONTENT"}
"""What has no figure to its left."""


def _band(head: Sequence[Block], body: Sequence[Block]) -> Band:
    words = [block for block in body if not block.is_figure]
    lines = levels([_with_words(block, words) for block in body if block.is_figure])
    level = [b for b in head if not b.kinds and _is_of_row(b, lines, words)]
    drawn = Band(tuple(b for b in head if b not in level), (*level, *words), lines)
    whole, torn = put_together(lines, drawn.leaves, drawn.labels, drawn.shared)
    return attrs.evolve(drawn, lines=whole, torn=tuple(torn))


def _is_of_row(block: Block, lines: Sequence[Sequence[Block]], words: Sequence[Block]) -> bool:
    """Whether words below headers stand beside a figure, or are a figure that nobody can read beside a label."""
    beside = [*(line[0] for line in lines), *(words if block.is_unread else ())]
    return any(is_level(block, other) for other in beside)


def _with_words(figure: Block, words: Sequence[Block]) -> Block:
    """A figure as one text with words right above or below it that are none of the form: lines of one cell may be.

    ``其中备案110件`` in a narrow cell is 其中备案, 110 and 件 on lines of their own.
    """
    height = figure.bottom - figure.top
    around = [
        word
        for word in words
        if not word.kinds
        and share_a_column(figure, word)
        and max(word.top - figure.bottom, figure.top - word.bottom) < LEADING * height
    ]
    if not around:
        return figure
    text = one_text(p for b in (figure, *around) for p in b.pieces)
    return Block((Piece(text, figure.left, figure.top, figure.right, figure.bottom),))
