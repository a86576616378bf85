"""Figures of a table without rulings that a narrow cell may have broken into two lines.

``100000`` with ``0`` below it is one figure, or two of two rows.  They are two where each line has a label of
its own, and where the upper one left room for a digit: no program breaks a figure that still has room.
Where neither is proved, both are put together as one text, which is no figure.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from giac_schema.readers.pdf_blocks import Block
from giac_schema.readers.pdf_lattice import Sets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

__all__ = ["put_together"]


def put_together(
    lines: Sequence[Sequence[Block]], heads: Sequence[Block], labelled: Collection[int]
) -> list[Block]:
    """The figures of a table, those that may be one put together.

    Args:
        lines: the figures that stand beside each other, from above.
        heads: the headers of single columns.
        labelled: the numbers of the lines with a label of the form that is theirs alone.
    """
    figures = [(number, figure) for number, line in enumerate(lines) for figure in line]
    sets: Sets[int] = Sets()
    for at, (number, figure) in enumerate(figures):
        below = _next_below(at, figures)
        if below is None or {number, figures[below][0]} <= set(labelled):
            continue
        if not _has_room(figure, [*heads, *(other for _, other in figures)]):
            sets.join(at, below)
    members: dict[int, list[Block]] = defaultdict(list)
    for at, (_, figure) in enumerate(figures):
        members[sets.root(at)].append(figure)
    return [_one(found) for found in members.values()]


def _next_below(at: int, figures: Sequence[tuple[int, Block]]) -> int | None:
    """The first figure on a line below one that stands under it."""
    number, figure = figures[at]
    for index in range(at + 1, len(figures)):
        below, other = figures[index]
        if below > number and _share_a_column(figure, other):
            return index
    return None


def _share_a_column(block: Block, other: Block) -> bool:
    return block.left < other.right and other.left < block.right


def _has_room(figure: Block, others: Sequence[Block]) -> bool:
    """Whether something else in its column is wider than the figure with one more digit."""
    width = figure.right - figure.left
    wanted = width + width / len(figure.text)
    return any(wide >= wanted for wide in _widths(figure, others))


def _widths(figure: Block, others: Sequence[Block]) -> Iterator[float]:
    for other in others:
        if _share_a_column(figure, other):
            yield from (piece.right - piece.left for piece in other.pieces)


def _one(figures: Sequence[Block]) -> Block:
    return figures[0] if len(figures) == 1 else Block(tuple(p for f in figures for p in f.pieces))
