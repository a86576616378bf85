"""Tables of pages: cells with their places, joined where a page ends inside a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from giac_schema.grammar.words.headings import parse_heading
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import parse_value
from giac_schema.model.document import Grid, GridCell
from giac_schema.model.source import Position
from giac_schema.readers.pdf.lattice import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.readers.pdf.lines import Line

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

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max((box.row + box.rows for box in self.boxes), default=0)

    def lowered(self, by: float) -> Table:
        """The same table farther down."""
        return attrs.evolve(self, top=self.top + by, bottom=self.bottom + by)

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
    for at in sorted({x for box in boxes for x in (box.left, box.right)}):
        if not edges or at - edges[-1] > _SAME_EDGE:
            edges.append(at)
    return edges


def continued(above: Table, between: Sequence[Line], below: Table) -> Table | None:
    """Two parts of one table put together; ``None`` if they are two tables.

    They are one if both begin and end at the same places across the page and the columns of one are among
    those of the other.  What stands between them can only be text that ran over the end of a cell.
    """
    if not _alike(above.edges(), below.edges()):
        return None
    for line in between:
        fuller = _with_overrun(above, line)
        if fuller is None:
            return None
        above = fuller
    above, below = _rejoined(above, _without_header(above, below))
    shift = above.height
    moved = tuple(attrs.evolve(box, row=box.row + shift) for box in below.boxes)
    return attrs.evolve(
        above, boxes=above.boxes + moved, bottom=below.bottom, open_below=below.open_below
    )


def _with_overrun(table: Table, line: Line) -> Table | None:
    """The table with a line that ran over the lower edge of one of its last cells.

    A figure cannot have: which row it belongs to is not proved.
    """
    if parse_heading(line.text) or any(_figure(piece.text.strip()) for piece in line.pieces):
        return None
    for box in _last_row(table):
        if box.left < line.left and line.right < box.right:
            fuller = attrs.evolve(box, text=box.text + line.text.strip())
            return attrs.evolve(table, boxes=tuple(fuller if b is box else b for b in table.boxes))
    return None


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


def _rejoined(above: Table, below: Table) -> tuple[Table, Table]:
    """Both parts, with what the page break tore from a cell put back into it.

    A label that is whole only with its rest tears its row with it; other cells, such as the label of a
    group of rows that goes on, are torn alone.
    """
    pairs = list(_pairs(_last_row(above), below.row(0)))
    if pairs and all(_of_digits(box.text) for box in below.row(0)):
        return _withheld(above, below, [(a, b) for a, b in pairs if _figure(a.text)])
    torn = [(a, b) for a, b in pairs if _torn(a, b)]
    if _row_torn(above, below, pairs, torn):
        return _moved(above, _shortened(below), pairs)
    return _moved(above, below, torn)


def _pairs(last: Sequence[Box], first: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """Cells on both sides of a page break that stand at the same place across the page."""
    for below in first:
        for above in last:
            if below.text and _same(above.left, below.left) and _same(above.right, below.right):
                yield above, below


def _last_row(table: Table) -> list[Box]:
    """The cells that reach the end of a table."""
    end = table.height
    return sorted((b for b in table.boxes if b.row + b.rows == end), key=_left)


def _torn(above: Box, below: Box) -> bool:
    """Whether two texts are a label of the form together and the second alone is none, nor a figure."""
    if not above.text or _of_digits(below.text):
        return False
    return bool(exact(above.text + below.text) and not exact(below.text))


def _row_torn(
    above: Table, below: Table, pairs: Sequence[tuple[Box, Box]], torn: Sequence[tuple[Box, Box]]
) -> bool:
    """Whether the first row below is only the rest of the last one above."""
    if len(pairs) != sum(bool(box.text) for box in below.row(0)):
        return False
    if any(a.text and _figure(b.text) for a, b in pairs):
        return False
    in_last = any(a.row == above.height - 1 and b.rows == 1 for a, b in torn)
    return in_last or (
        bool(pairs)
        and above.open_below
        and below.open_above
        and not any(exact(b.text) for _, b in pairs)
    )


def _figure(text: str) -> bool:
    return parse_value(text) is not None


def _of_digits(text: str) -> bool:
    """Whether a text is a figure, the end of one such as ``00``, or nothing."""
    return not text or _figure(text) or text.isdigit()


def _shortened(table: Table) -> Table:
    """The table without its first row."""
    return attrs.evolve(
        table,
        boxes=tuple(
            attrs.evolve(box, row=max(box.row - 1, 0), rows=box.rows - (box.row == 0))
            for box in table.boxes
            if box.row + box.rows > 1
        ),
    )


def _withheld(above: Table, below: Table, pairs: Sequence[tuple[Box, Box]]) -> tuple[Table, Table]:
    """Both parts, with figures put together that a page break may have torn: a row of figures has no label."""
    joined = {id(box): f"{a.text}\n{b.text}" for a, b in pairs for box in (a, b)}

    def part(table: Table) -> Table:
        boxes = (attrs.evolve(b, text=joined.get(id(b), b.text)) for b in table.boxes)
        return attrs.evolve(table, boxes=tuple(boxes))

    return part(above), part(below)


def _moved(above: Table, below: Table, pairs: Sequence[tuple[Box, Box]]) -> tuple[Table, Table]:
    """Both parts, with the texts of some cells below put behind those above."""
    rest = {id(a): b.text for a, b in pairs}
    gone = {(b.text, b.left) for _, b in pairs}
    return (
        attrs.evolve(
            above,
            boxes=tuple(attrs.evolve(b, text=b.text + rest.get(id(b), "")) for b in above.boxes),
        ),
        attrs.evolve(
            below,
            boxes=tuple(
                attrs.evolve(b, text="") if b.row == 0 and (b.text, b.left) in gone else b
                for b in below.boxes
            ),
        ),
    )


def to_grid(table: Table, number: int) -> Grid:
    """The table as a grid, its columns counted over all its parts.

    Args:
        table: the table with all its parts.
        number: which of the document it is, from 1.
    """
    edges = table.edges()
    ends = {at for box in table.boxes for at in (box.left, box.right)}
    columns = {at: nearest(edges, at) for at in ends}
    cells = (_cell(box, columns[box.left], columns[box.right], number) for box in table.boxes)
    return Grid(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _cell(box: Box, first: int, end: int, table: int) -> GridCell:
    place = Position(table=table, row=box.row + 1, cell=first + 1)
    return GridCell(box.text, box.row, first, box.rows, max(end - first, 1), place)
