"""Figures beside the label of a group of 表三 that the rows of the group add up to: a subtotal, and no row's.

（四）无法提供 | 5 | 1 | 6
1.本机关不掌握 | 3 |   | 3      in every column these come to what stands beside （四）
2.没有现成信息 | 2 | 1 | 3
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from giac_schema.grammar.layouts.each_grid import with_grids
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import Figure, parse_value
from giac_schema.model.document import Grid, GridCell

if TYPE_CHECKING:
    from decimal import Decimal

    from giac_schema.grammar.words.matching import Match
    from giac_schema.model.document import Document

__all__ = ["without_subtotals"]

_GROUP, _ROW = "GROUP3", "ROW3"
_LABELS = 3
"""Columns of labels."""
_FEWEST = 2
"""Figures of a subtotal; one beside a label of a group may be anything."""


@frozen(slots=False)
class _Row:
    """A row of a grid by its last label."""

    terminal: str
    key: str
    cells: Sequence[GridCell]

    @cached_property
    def figures(self) -> dict[int, Decimal]:
        """Its figures by their columns."""
        values = ((cell.column, parse_value(cell.text)) for cell in self.cells)
        return {at: value.number for at, value in values if isinstance(value, Figure)}


def without_subtotals(document: Document) -> Document:
    """The document, the subtotals of its grids left blank."""
    return with_grids(document, _without)


def _without(grid: Grid) -> Grid:
    if not _has_figures_of_group(grid):
        return grid
    rows = [row for cells in grid.rows if (row := _labelled(cells))]
    sums = {row.cells[0].row for at, row in enumerate(rows) if _is_sum(row, rows[at + 1 :])}
    if not sums:
        return grid
    return Grid(tuple(_blank(cell) if cell.row in sums else cell for cell in grid.cells))


def _has_figures_of_group(grid: Grid) -> bool:
    """Whether figures stand beside the label of a group alone, which most grids have not."""
    opening = {cell.row for cell in grid.words if _may_open_group(cell.text)}
    rows = (_labelled(cells) for cells in grid.rows if cells[0].row in opening)
    return any(map(_is_of_group, filter(None, rows)))


@lru_cache(maxsize=4096)
def _may_open_group(text: str) -> bool:
    return any(found.terminal == _GROUP for found in exact(text))


def _is_of_group(row: _Row) -> bool:
    return row.terminal == _GROUP and len(row.figures) >= _FEWEST and any(row.figures.values())


def _labelled(cells: Sequence[GridCell]) -> _Row | None:
    """A row with a label of the form."""
    labels = [found for cell in cells[:_LABELS] for found in _labels(cell.text)]
    return _Row(labels[-1].terminal, labels[-1].key, cells) if labels else None


def _labels(text: str) -> tuple[Match, ...]:
    """What rows or groups of the form a text may be the label of."""
    if not text or text.isdecimal():
        return ()
    return tuple(found for found in exact(text) if found.terminal in {_GROUP, _ROW})


def _is_sum(row: _Row, below: Sequence[_Row]) -> bool:
    """Whether a row is the subtotal of those of its group, which follow."""
    if not _is_of_group(row):
        return False
    sums: Counter[int] = Counter()
    for other in takewhile(lambda other: other.key.startswith(f"{row.key}."), below):
        sums.update(other.figures)
    return all(sums[at] == row.figures.get(at, 0) for at in {*sums, *row.figures})


def _blank(cell: GridCell) -> GridCell:
    return evolve(cell, text="") if isinstance(parse_value(cell.text), Figure) else cell
