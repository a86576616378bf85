"""What a drawn table is: rows of cells, merged ones once, with what they span.

The modules ``table2``, ``table3`` and ``table4`` draw the three tables as the form does; every layout of
text and the HTML page are written from what they give.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import evolve, field, frozen

from giac_schema.model.address import Ref
from giac_schema.model.report import TableName
from giac_schema.model.values import Leaf, Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.model.report import Report

__all__ = [
    "Cell",
    "Place",
    "Row",
    "Scope",
    "Table",
    "extras",
    "figures",
    "is_absent",
    "placed",
    "placed_rows",
    "printed",
]

Scope: TypeAlias = Literal["col", "colgroup", "row", "rowgroup"]


@frozen
class Cell:
    """A cell where it begins; what it spans is not repeated."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    scope: Scope | None = None
    """What a header is the header of; ``None`` for a cell that holds a figure."""
    local: bool = False
    """Whether it is the label of a row that the form does not have."""
    ref: Ref | None = field(default=None, eq=False)
    """The place of the form that is drawn here, where it is one; two drawings are equal without it."""


Row: TypeAlias = tuple[Cell, ...]
"""The cells that begin in one row, from left to right."""


@frozen
class Table:
    """One drawn table."""

    name: TableName
    width: int
    """Its columns, merged cells counted by what they span."""
    rows: tuple[Row, ...] = field(converter=tuple[Row, ...])
    headers: int = 0
    """How many rows at the top are headers; 0 where headers stand between the rows."""


@frozen
class Place:
    """A cell and what it covers; rows and columns from 0, the last ones included."""

    cell: Cell
    row: int
    column: int

    @property
    def last_row(self) -> int:
        """The last row it covers."""
        return self.row + self.cell.rowspan - 1

    @property
    def last_column(self) -> int:
        """The last column it covers."""
        return self.column + self.cell.colspan - 1


def placed(table: Table) -> Iterator[Place]:
    """Every cell of a table with its place, laid out as a browser lays them."""
    free_from: dict[int, int] = {}  # column -> first row in which it is free again
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while free_from.get(column, 0) > row:
                column += 1
            for covered in range(column, column + cell.colspan):
                free_from[covered] = row + cell.rowspan
            yield Place(cell, row, column)
            column += cell.colspan


def placed_rows(table: Table) -> list[list[Place]]:
    """The cells of a table where they begin, row by row."""
    return [list(row) for _, row in groupby(placed(table), lambda place: place.row)]


def printed(leaf: Leaf) -> str:
    """What a cell shows.

    The figures of an unplaced cell belong to a column that nobody knows, so it is drawn empty, as is
    an absent cell beside others that are there.
    """
    match leaf:
        case Missing("placeholder" | "text"):
            return leaf.raw
        case Missing():
            return ""
        case Decimal():
            return format(leaf, "f")
        case _:
            return str(leaf)


def is_absent(leaves: Iterable[Leaf]) -> bool:
    """Whether nothing of a row was found, so that it is not to be drawn."""
    return all(isinstance(leaf, Missing) and leaf.kind == "absent" for leaf in leaves)


def figures(
    leaves: Iterable[Leaf],
    spans: Iterable[int] | None = None,
    refs: Iterable[Ref | None] | None = None,
) -> Row:
    """The cells of a row that hold figures, one column wide each unless ``spans`` says otherwise."""
    texts = [printed(leaf) for leaf in leaves]
    wide, places = spans or [1] * len(texts), refs or [None] * len(texts)
    return tuple(
        Cell(text, span, ref=ref) for text, span, ref in zip(texts, wide, places, strict=True)
    )


def extras(report: Report, table: TableName, width: int, label_span: int = 1) -> Iterator[Row]:
    """The rows of one table that the form does not have; the last cell of each reaches to the edge."""
    for extra in report.extras:
        if extra.table == table:
            row = (Cell(extra.label, label_span, scope="row", local=True), *figures(extra.cells))
            left = width - sum(cell.colspan for cell in row)
            yield (*row[:-1], evolve(row[-1], colspan=row[-1].colspan + max(left, 0)))
