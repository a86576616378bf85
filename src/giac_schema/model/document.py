"""What a reader makes of bytes, before anybody asks what it means.

A document is an ordered list of blocks: a paragraph, a grid of cells, or text whose cell
structure is yet unknown.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, frozen

from giac_schema.model.source import Position, shared_position

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Block", "Document", "Grid", "GridCell", "Paragraph", "Text", "cell_of_table"]


@frozen
class Paragraph:
    """Prose, a heading, a title: text that stands in no table."""

    text: str
    position: Position = Position()


@define
class GridCell:
    """A cell of a grid where it begins; what it spans is not repeated."""

    text: str
    row: int
    """First row it covers, from 0."""
    column: int
    """First column it covers, from 0."""
    rowspan: int = 1
    colspan: int = 1
    position: Position = Position()


def cell_of_table(
    text: str, row: int, column: int, rowspan: int, colspan: int, table: int
) -> GridCell:
    """A cell of a table by its number, which others may hold, too, and nobody changes.

    Labels and noughts stand in the same places of report after report; to find one takes a fraction of making it.
    Figures of several digits are others in the next report.
    """
    if len(text) > 1 and text.isdecimal():
        return _cell(text, row, column, rowspan, colspan, table)
    return _shared_cell(text, row, column, rowspan, colspan, table)


def _cell(text: str, row: int, column: int, rowspan: int, colspan: int, table: int) -> GridCell:
    where = shared_position(None, None, table, row + 1, column + 1)
    return GridCell(text, row, column, rowspan, colspan, where)


_shared_cell = lru_cache(maxsize=8192)(_cell)


@frozen(slots=False)
class Grid:
    """A table whose cells are known: each once, in reading order, merged ones with their spans."""

    cells: tuple[GridCell, ...]

    @cached_property
    def rows(self) -> tuple[tuple[GridCell, ...], ...]:
        """The rows that have cells, from top to bottom, the cells of each from left to right."""
        rows = [tuple(row) for _, row in groupby(self.cells, attrgetter("row"))]
        if all(a[0].row < b[0].row for a, b in pairwise(rows)) and all(map(_in_order, rows)):
            return tuple(rows)  # as nearly every reader hands them over
        ordered = sorted(self.cells, key=attrgetter("row", "column"))
        return tuple(tuple(row) for _, row in groupby(ordered, attrgetter("row")))

    @cached_property
    def words(self) -> tuple[GridCell, ...]:
        """The cells that hold anything but digits, which are few beside figures and blank ones."""
        return tuple([cell for cell in self.cells if cell.text and not cell.text.isdecimal()])


def _in_order(row: Sequence[GridCell]) -> bool:
    """Whether cells of a row stand from left to right."""
    columns = [cell.column for cell in row]
    return columns == sorted(columns)


@frozen
class Text:
    """Text that may hold tables in any layout."""

    text: str
    line: int = 1
    """The line of the source it begins at."""


Block: TypeAlias = Paragraph | Grid | Text


@frozen
class Document:
    """Blocks in reading order."""

    blocks: tuple[Block, ...]
    format: str = ""
    """What it was read from: ``text``, ``html``, ``docx``, ``xlsx``, ``pdf`` and so on."""
    pictures: int = 0
    """Pictures in it so large that a table may stand in one, where the reader can tell."""
    recognised: int = 0
    """Pages that are pictures with the words recognised in them laid over, where the reader can tell."""
    told: tuple[str, ...] = ()
    """What it says of itself outside its text: titles, and when it was published."""
