"""A grid of which a source ends within the last row: its figures may go on, and cells behind them are not there."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from giac_schema.model.document import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.model.document import Block

__all__ = ["without_torn_row"]


def without_torn_row(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, of the last row of their last grid only what stands as far as its last whole label.

    A row that lacks a cell may have as many as there are columns, one of them a filler.
    """
    last = max((at for at, block in enumerate(blocks) if isinstance(block, Grid)), default=-1)
    return [
        _without(block) if at == last and isinstance(block, Grid) else block
        for at, block in enumerate(blocks)
    ]


def _without(grid: Grid) -> Grid:
    if not grid.cells:
        return grid
    *above, row = grid.rows
    kept = row[:-1]
    while kept and not any(map(str.isalpha, kept[-1].text)):
        kept = kept[:-1]
    return Grid((*chain.from_iterable(above), *kept))
