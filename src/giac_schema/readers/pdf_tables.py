"""Tables of pages: cells with their places, joined where a page ends inside a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from giac_schema.grammar.matching import exact
from giac_schema.model.document import Grid, GridCell
from giac_schema.model.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Box", "Table", "continued", "to_grid"]

_SAME_EDGE = 3.0
"""Points within which two edges of columns are the same."""


@frozen
class Box:
    """A cell, where it stands across the page, and in which rows of its table."""

    text: str
    left: float
    right: float
    row: int
    rows: int = 1


@frozen
class Table:
    """A table, or the part of one that stands on one page."""

    boxes: tuple[Box, ...]
    top: float
    bottom: float
    open_above: bool = False
    """Whether nothing closes it above: a row may have begun on the page before."""
    open_below: bool = False
    ruled: bool = True

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max((box.row + box.rows for box in self.boxes), default=0)

    def row(self, number: int) -> list[Box]:
        """The cells that begin in a row, from the left."""
        return sorted((b for b in self.boxes if b.row == number), key=_left)

    def edges(self) -> list[float]:
        """Where its columns begin and end."""
        return _edges(self.boxes)


def _left(box: Box) -> float:
    return box.left


def _edges(boxes: Iterable[Box]) -> list[float]:
    edges: list[float] = []
    for at in sorted(x for box in boxes for x in (box.left, box.right)):
        if not edges or at - edges[-1] > _SAME_EDGE:
            edges.append(at)
    return edges


def continued(above: Table, below: Table) -> Table | None:
    """Two parts of one table put together; ``None`` if they are two tables.

    They are one if both begin and end at the same places across the page and the columns of one are among
    those of the other.
    """
    if not _alike(above.edges(), below.edges()):
        return None
    below = _without_header(above, below)
    if _goes_on(above, below):
        above, below = _row_joined(above, below)
    shift = above.height
    moved = tuple(attrs.evolve(box, row=box.row + shift) for box in below.boxes)
    return attrs.evolve(
        above, boxes=above.boxes + moved, bottom=below.bottom, open_below=below.open_below
    )


def _alike(above: Sequence[float], below: Sequence[float]) -> bool:
    if not above or not below or not (_same(above[0], below[0]) and _same(above[-1], below[-1])):
        return False
    fewer, more = sorted((above, below), key=len)
    return len(fewer) > _FEWEST and all(any(_same(x, y) for y in more) for x in fewer)


_FEWEST = 2
"""Edges of a table with one column, which says nothing about the next."""


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= _SAME_EDGE


def _without_header(above: Table, below: Table) -> Table:
    """The lower part without the rows at its start that repeat the start of the upper one."""
    repeated = 0
    while repeated < min(above.height, below.height) and _texts(above, repeated) == _texts(
        below, repeated
    ):
        repeated += 1
    if not any(box.text for box in below.boxes if box.row < repeated):
        return below
    if any(box.row < repeated < box.row + box.rows for box in below.boxes):
        return below
    rest = tuple(
        attrs.evolve(box, row=box.row - repeated) for box in below.boxes if box.row >= repeated
    )
    return attrs.evolve(below, boxes=rest)


def _texts(table: Table, row: int) -> list[str]:
    return [box.text for box in table.row(row)]


def _goes_on(above: Table, below: Table) -> bool:
    """Whether the first row below is the rest of the last row above."""
    last, first = _last_row(above), below.row(0)
    if not first or not any(box.text for box in first):
        return False
    pairs = list(_pairs(last, first))
    if len(pairs) != sum(bool(box.text) for box in first):
        return False
    if any(_is_figure(a.text) and _is_figure(b.text) for a, b in pairs):
        return False
    torn = any(exact(a.text + b.text) and not exact(b.text) for a, b in pairs if a.text)
    return torn or (above.open_below and below.open_above and not any(exact(b.text) for _, b in pairs))


def _last_row(table: Table) -> list[Box]:
    """The cells that reach the end of a table."""
    end = table.height
    return sorted((b for b in table.boxes if b.row + b.rows == end), key=_left)


def _pairs(last: Sequence[Box], first: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """Cells above and below a page break that are one: those at the same place across the page."""
    for below in first:
        for above in last:
            if below.text and _same(above.left, below.left) and _same(above.right, below.right):
                yield above, below


def _is_figure(text: str) -> bool:
    return text[:1].isdigit()


def _row_joined(above: Table, below: Table) -> tuple[Table, Table]:
    """Both parts, the first row of the lower one put into the last row of the upper one."""
    rest = {id(a): b for a, b in _pairs(_last_row(above), below.row(0))}
    whole = tuple(
        attrs.evolve(box, text=box.text + rest[id(box)].text) if id(box) in rest else box
        for box in above.boxes
    )
    left = tuple(
        attrs.evolve(box, row=max(box.row - 1, 0), rows=box.rows - (box.row == 0))
        for box in below.boxes
        if box.row + box.rows > 1
    )
    left = tuple(attrs.evolve(b, text="") if b.row == 0 and _taken(b, rest) else b for b in left)
    return attrs.evolve(above, boxes=whole), attrs.evolve(below, boxes=left)


def _taken(box: Box, rest: dict[int, Box]) -> bool:
    return any(box.text == b.text and _same(box.left, b.left) for b in rest.values())


def to_grid(table: Table, number: int) -> Grid:
    """The table as a grid, its columns counted over all its parts."""
    edges = table.edges()
    cells = (_cell(box, edges, number) for box in table.boxes)
    return Grid(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _cell(box: Box, edges: Sequence[float], number: int) -> GridCell:
    first, end = (_nearest(edges, at) for at in (box.left, box.right))
    where = Position(table=number, row=box.row + 1, cell=first + 1)
    return GridCell(box.text, box.row, first, box.rows, max(end - first, 1), where)


def _nearest(edges: Sequence[float], at: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - at))
