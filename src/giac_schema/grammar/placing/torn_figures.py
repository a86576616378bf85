"""Figures of a drawn row that stand much closer to each other than all others: one figure may have been torn in two.

其他对外管理服务事项  0                                              23 56663
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.placing.text_row import TextRow

__all__ = ["has_close_pair"]

_WIDE = 3
"""So many blanks stand between columns that are drawn."""


def has_close_pair(row: TextRow) -> bool:
    """Whether one blank stands between two figures on a line, and several before another."""
    close = any(b.gap == " " and _is_plain(a) and _is_plain(b) for a, b in pairwise(row.cells))
    return close and any(len(gap) >= _WIDE for gap in row.gaps)


def _is_plain(cell: Cell) -> bool:
    return cell.text.strip().isdecimal()
