"""Which headers a cell stands under and beside, for those who hear a table instead of seeing it."""

from __future__ import annotations

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.render.grid import Place, placed_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.render.grid import Table

__all__ = ["Told", "headers"]

Told: TypeAlias = dict[tuple[int, int], tuple[Place, ...]]
"""The headers of cells, by the row and column where each cell begins."""


def headers(table: Table) -> Told:
    """The headers of every cell that holds a figure, by the row and column where it begins.

    First those above it, from the outermost to its column, then those to its left.  A row that has as
    many cells as the row of headers above it goes by their order: in the 2019 form figures do not all
    stand straight under their headers.
    """
    rows = placed_rows(table)
    labels = [p for row in rows for p in row if p.cell.scope in {"row", "rowgroup"}]
    return {
        (place.row, place.column): (*_above(place, row, rows), *_beside(place, labels))
        for row in rows
        for place in row
        if place.cell.scope is None
    }


def _above(place: Place, row: Sequence[Place], rows: Sequence[Sequence[Place]]) -> Iterator[Place]:
    """The headers in the rows of headers that are next above."""
    upwards = (cells for cells in reversed(rows) if cells[0].row < place.row)
    block = list(takewhile(_heads, dropwhile(lambda cells: not _heads(cells), upwards)))
    for heads in reversed(block):
        if len(heads) == len(row):
            yield heads[row.index(place)]
        else:
            yield from (head for head in heads if _shares_a_column(head, place))


def _heads(row: Sequence[Place]) -> bool:
    return all(place.cell.scope in {"col", "colgroup"} for place in row)


def _shares_a_column(head: Place, place: Place) -> bool:
    return head.column <= place.last_column and place.column <= head.last_column


def _beside(place: Place, labels: Sequence[Place]) -> Iterator[Place]:
    """The labels of its row, from left to right."""
    covering = (p for p in labels if p.row <= place.row <= p.last_row and p.column < place.column)
    yield from sorted(covering, key=lambda p: p.column)
