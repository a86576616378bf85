"""Figures of a drawn row that stand much closer to each other than all others: one figure may have been torn in two.

其他对外管理服务事项  0                                              23 56663
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from giac_schema.grammar.placing.drawn.below import MOST_DIGITS

if TYPE_CHECKING:
    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.placing.rows.text_row import TextRow

__all__ = ["adds_up_joined", "has_close_pair"]

_WIDE = 3
"""So many blanks stand between columns that are drawn."""


def has_close_pair(row: TextRow) -> bool:
    """Whether one blank stands between two figures on a line that may be one, and several before another."""
    close = any(b.gap == " " and _may_be_one(a, b) for a, b in pairwise(row.cells))
    return close and any(len(gap) >= _WIDE for gap in row.gaps)


def adds_up_joined(row: TextRow) -> bool:
    """Whether a row comes to its total if two neighbours are one figure: then they are, and a blank cell was lost."""
    texts = [cell.text.strip() for cell in row.cells]
    if not all(map(str.isdecimal, texts)):
        return False
    return any(
        2 * max(numbers) == sum(numbers) > 0
        for at in range(1, len(texts))
        for numbers in [
            [*map(int, texts[: at - 1]), int(texts[at - 1] + texts[at]), *map(int, texts[at + 1 :])]
        ]
        if texts[at - 1] != "0"
    )


def _may_be_one(one: Cell, other: Cell) -> bool:
    """Whether two cells have as few digits together as a figure may have, and nothing else."""
    digits = one.text.strip() + other.text.strip()
    return digits.isdecimal() and len(digits) <= MOST_DIGITS
