"""Which blocks of a table without rulings stand beside each other."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.readers.pdf.unruled.blocks import Block

__all__ = ["holds_figure", "is_level", "levels", "may_be_set_wide", "stands_beside"]


def levels(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks that stand beside each other, from above, each level from the left."""
    found: list[list[Block]] = []
    for block in sorted(blocks, key=lambda b: b.y):
        if found and block.y - found[-1][0].y < (block.bottom - block.top) / 2:
            found[-1].append(block)
        else:
            found.append([block])
    return [sorted(level, key=attrgetter("left")) for level in found]


def stands_beside(words: Block, figure: Block) -> bool:
    """Whether words stand to the left of a figure, as the label of its row does."""
    return words.left < figure.left and is_level(words, figure)


def holds_figure(words: Block, figure: Block) -> bool:
    """Whether a figure of the row of another may have run into words to its left."""
    return words.may_hold_a_figure and stands_beside(words, figure)


def is_level(words: Block, figure: Block) -> bool:
    """Whether words stand beside a figure."""
    shared = min(words.bottom, figure.bottom) - max(words.top, figure.top)
    return shared > _BESIDE * (figure.bottom - figure.top)


_BESIDE = 0.3
"""The part of a figure's height along which words stand beside it; lines close to each other share less."""


def may_be_set_wide(near: str) -> bool:
    """Whether figures near each other may be one that is set wide: some of its digits stand alone then."""
    parts = near.split(" ")
    return len(parts) > 1 and any(len(digits) == 1 for part in parts for digits in part.split())
