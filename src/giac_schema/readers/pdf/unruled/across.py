"""Figures that may be one though headers stand between them, in a table without rulings.

A header parts what is above it from what is below only in its own columns.  One that stands elsewhere, as in the next
column of print of a page with two, says nothing of a figure that a narrow cell may have broken into two lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from giac_schema.readers.pdf.lines import Piece
from giac_schema.readers.pdf.unruled.blocks import Block, share_a_column
from giac_schema.readers.pdf.unruled.wrapped import below, one_text, room

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.readers.pdf.unruled.bands import Band

__all__ = ["without_torn"]


def without_torn(bands: Sequence[Band]) -> list[Band]:
    """The bands of a table, from above, with every two figures as one text that may be one figure."""
    pairs = _torn(bands) if len(bands) > 1 else ()
    texts = {id(f): one_text([*a.pieces, *b.pieces]) for a, b in pairs for f in (a, b)}
    if not texts:
        return list(bands)
    return [
        attrs.evolve(b, lines=[[_said(f, texts.get(id(f))) for f in line] for line in b.lines])
        for b in bands
    ]


def _torn(bands: Sequence[Band]) -> Iterator[tuple[Block, Block]]:
    """Figures of different bands, one below the other with no header between, that nothing shows to be two."""
    lines = [(at, n, line) for at, band in enumerate(bands) for n, line in enumerate(band.lines)]
    figures = [(number, f) for number, (_, _, line) in enumerate(lines) for f in line]
    for at, (number, figure) in enumerate(figures):
        under = below(at, figures)
        if under is None:
            continue
        (above, row, _), (beneath, other_row, _) = lines[number], lines[figures[under][0]]
        other = figures[under][1]
        labelled = bands[above].labels.get(row) and bands[beneath].labels.get(other_row)
        heads = (head for band in bands[above + 1 : beneath + 1] for head in band.head)
        if above == beneath or labelled or any(_parts(head, figure, other) for head in heads):
            continue
        own = [(n, f) for n, line in enumerate(bands[above].lines) for f in line]
        if not room([f for _, f in own], own)(figure):
            yield figure, other


def _parts(head: Block, figure: Block, other: Block) -> bool:
    """Whether a header stands between two figures, in the column of one of them."""
    between = figure.y < head.y < other.y
    return between and (share_a_column(head, figure) or share_a_column(head, other))


def _said(figure: Block, text: str | None) -> Block:
    if text is None:
        return figure
    return Block((Piece(text, figure.left, figure.top, figure.right, figure.bottom),))
