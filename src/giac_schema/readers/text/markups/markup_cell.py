"""A cell of a table in a markup, with what it spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.model.document import GridCell
from giac_schema.model.source import shared_position
from giac_schema.readers.limits import MOST_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["MarkupCell", "placed"]


@frozen
class MarkupCell:
    """What a cell says, on which line of the text it begins, and how many columns and rows it covers."""

    text: str
    line: int
    width: int = 1
    height: int = 1


def placed(rows: Sequence[Sequence[MarkupCell]], number: int) -> Iterator[GridCell]:
    """The cells of the table of this number, each in the first column that none above it covers."""
    taken: dict[int, int] = {}  # grid column -> first row in which it is free again
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while taken.get(column, 0) > at:
                column += 1
            width = min(cell.width, MOST_COLUMNS - column)
            if width < 1:
                break
            for covered in range(column, column + width):
                taken[covered] = at + cell.height
            where = shared_position(cell.line, None, number, at + 1, column + 1)
            yield GridCell(cell.text, at, column, cell.height, width, where)
            column += width
