"""Pieces of the next label, torn over several cells, that stand behind the figures of a row.

其他对外管理服务事项|626|第二|十条第（六）项|信息|内容
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.words.meaning import is_known

if TYPE_CHECKING:
    from giac_schema.grammar.layouts.cells import Cell

__all__ = ["without_shards"]

_FEWEST = 2


def without_shards(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells up to the words at their end that are a label of the form together, and none alone."""
    words = next(
        (at for at, cell in enumerate(reversed(cells)) if cell.value is not None), len(cells)
    )
    if words < _FEWEST:  # nearly every row
        return cells
    for first in range(len(cells) - words, len(cells) - _FEWEST + 1):
        behind = [cell.text for cell in cells[first:]]
        if is_known("".join(behind)) and not any(map(is_known, behind)):
            return cells[:first]
    return cells
