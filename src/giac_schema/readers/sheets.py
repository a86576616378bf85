"""Sheets of a workbook to a document, whichever library has opened the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.model.document import Document, Grid, GridCell, Paragraph
from giac_schema.model.source import Position
from giac_schema.readers.grids import MOST_COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from giac_schema.model.document import Block

__all__ = ["Range", "Sheet", "document"]


@frozen
class Range:
    """Cells merged into one; rows and columns from 0, the last ones included."""

    row: int
    column: int
    last_row: int
    last_column: int


@frozen
class Sheet:
    """What is to be seen of one sheet."""

    texts: Mapping[tuple[int, int], str]
    """What stands in the cells that are not blank, by row and column from 0."""
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def document(sheets: Iterable[Sheet], format: str) -> Document:  # noqa: A002 - as the model calls it
    """The blocks of all sheets, one below the other."""
    return Document(
        tuple(
            block
            for number, sheet in enumerate(sheets, start=1)
            for block in _Drawn(sheet, number).blocks()
        ),
        format,
    )


class _Drawn:
    """One sheet: its tables as grids, the lines between them as paragraphs."""

    def __init__(self, sheet: Sheet, number: int) -> None:
        self._number = number
        self._texts = _visible(sheet)
        self._spans = {(r.row, r.column): r for r in sheet.merged}
        self._covered = _covered(sheet.merged)

    def blocks(self) -> Iterator[Block]:
        """Lines and tables in their order; a table ends where a row is empty or holds prose."""
        table: list[int] = []
        for row in self._rows():
            if self._is_line(row):
                yield from self._table(table)
                table = []
                yield from self._lines(row)
            else:
                table.append(row)
        yield from self._table(table)
