"""Tables of pages: cells with their places, and the grids they are."""

from __future__ import annotations

from functools import cached_property
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING

import attrs
from attrs import define, frozen

from giac_schema.model.document import Grid, GridCell
from giac_schema.model.source import shared_position
from giac_schema.readers.pdf.rulings.lattice import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Box", "Table", "same", "same_columns", "same_edges", "to_grid"]

_LEFT, _RIGHT = attrgetter("left"), attrgetter("right")
_SAME_EDGE = 3.0
"""Points within which two edges of columns are the same."""


@define  # a page has hundreds, and to freeze one takes longer than to make it
class Box:
    """A cell, where it stands across the page, and in which rows of its table."""

    text: str
    left: float
    right: float
    row: int
    rows: int = 1
    room: float = inf
    """Points that a figure on its last line leaves behind one more digit, beside all padding it may have; below 0 there
    is no room for one, so that the figure may go on below."""

    def saying(self, text: str) -> Box:
        """The same cell with another text."""
        return Box(text, self.left, self.right, self.row, self.rows, self.room)

    def lowered(self, rows: int) -> Box:
        """The same cell so many rows farther down."""
        return Box(self.text, self.left, self.right, self.row + rows, self.rows, self.room)


@frozen
class Table:
    """A table, or the part of one that stands on one page."""

    boxes: tuple[Box, ...]
    top: float
    bottom: float
    open_above: bool = False
    """Whether nothing closes it above: a row may have begun on the page before."""
    open_below: bool = False

    @cached_property
    def height(self) -> int:
        """How many rows it has."""
        return max([box.row + box.rows for box in self.boxes], default=0)

    def lowered(self, by: float) -> Table:
        """The same table farther down."""
        return attrs.evolve(self, top=self.top + by, bottom=self.bottom + by)

    def row(self, number: int) -> list[Box]:
        """The cells that begin in a row, from the left."""
        return sorted((b for b in self.boxes if b.row == number), key=_LEFT)

    def last_row(self) -> list[Box]:
        """The cells that reach its end, from the left."""
        end = self.height
        return sorted((b for b in self.boxes if b.row + b.rows == end), key=_LEFT)

    @cached_property
    def edges(self) -> Sequence[float]:
        """Where its columns begin and end, edges that are nearly the same counted once."""
        edges: list[float] = []
        for at in sorted(self.ends):
            if not edges or at - edges[-1] > _SAME_EDGE:
                edges.append(at)
        return edges

    @cached_property
    def ends(self) -> set[float]:
        """Where its cells begin and end."""
        return {*map(_LEFT, self.boxes), *map(_RIGHT, self.boxes)}


def same(a: float, b: float) -> bool:
    """Whether two edges of columns are the same."""
    return abs(a - b) <= _SAME_EDGE


def same_columns(box: Box, other: Box) -> bool:
    """Whether two cells stand at the same place across the page."""
    return same(box.left, other.left) and same(box.right, other.right)


def same_edges(edges: Sequence[float], other: Sequence[float]) -> bool:
    """Whether the columns of two tables begin and end at the same places."""
    return len(edges) == len(other) and all(map(same, edges, other))


def to_grid(table: Table, number: int, first: int = 0) -> Grid:
    """The table as a grid, its columns counted over all its parts.

    Args:
        table: the table with all its parts.
        number: which of the document it is, from 1.
        first: the number of its first column in the grid.
    """
    columns = {at: nearest(table.edges, at) for at in table.ends}
    cells: list[GridCell] = []
    for box in table.boxes:
        start, end = columns[box.left], columns[box.right]
        width = end - start if end > start else 1
        place = shared_position(None, None, number, box.row + 1, start + 1)
        cells.append(GridCell(box.text, box.row, first + start, box.rows, width, place))
    return Grid(tuple(sorted(cells, key=attrgetter("row", "column"))))
