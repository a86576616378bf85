"""Sheets of a workbook to a document, whichever library has opened the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.model.document import Document, Grid, GridCell
from giac_schema.model.source import Position
from giac_schema.readers.grids import MOST_COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    """What is to be seen of one sheet: hidden rows and columns are left out by whoever makes it."""

    texts: Mapping[tuple[int, int], str]
    """What stands in the cells that are not blank, by row and column from 0."""
    merged: tuple[Range, ...] = ()


def document(sheets: Iterable[Sheet], kind: str) -> Document:
    """The tables of all sheets, one below the other.

    A title, a heading or a paragraph in a cell stays a cell: nothing in a sheet tells it from a row of
    which every figure is blank, but what it says does.
    """
    grids = (
        Grid(tuple(_cells(rows, sheet, number)))
        for number, sheet in enumerate(sheets, start=1)
        for rows in _runs(sheet)
    )
    return Document(tuple(grids), kind)


def _runs(sheet: Sheet) -> Iterator[list[int]]:
    """The rows that are not empty, those without an empty one between them together."""
    filled = {row for row, _ in sheet.texts}
    for merged in sheet.merged:
        if (merged.row, merged.column) in sheet.texts:
            filled.update(range(merged.row, min(merged.last_row, MOST_ROWS) + 1))
    run: list[int] = []
    for row in sorted(filled):
        if run and row > run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _cells(rows: list[int], sheet: Sheet, number: int) -> Iterator[GridCell]:
    """Every cell of some rows where it begins, blank ones included, as far as the widest row goes."""
    first, last = rows[0], rows[-1]
    merged = [r for r in sheet.merged if first <= r.row <= last]
    spans = {(r.row, r.column): r for r in merged}
    covered = {at for r in merged for at in _inside(r)} - set(spans)
    for row in rows[:MOST_ROWS]:
        for column in range(_width(rows, sheet, merged)):
            if (row, column) not in covered:
                at = spans.get((row, column)) or Range(row, column, row, column)
                yield _cell(at, sheet.texts.get((row, column), ""), number)


def _width(rows: list[int], sheet: Sheet, merged: Iterable[Range]) -> int:
    among = set(rows)
    used = [column for row, column in sheet.texts if row in among]
    ends = [*used, *(r.last_column for r in merged)]
    return min(max(ends) + 1, MOST_COLUMNS)


def _inside(merged: Range) -> Iterator[tuple[int, int]]:
    for row in range(merged.row, min(merged.last_row, MOST_ROWS) + 1):
        for column in range(merged.column, min(merged.last_column, MOST_COLUMNS) + 1):
            yield row, column


def _cell(at: Range, text: str, number: int) -> GridCell:
    where = Position(table=number, row=at.row + 1, cell=at.column + 1)
    height, width = at.last_row - at.row + 1, at.last_column - at.column + 1
    return GridCell(text, at.row, at.column, height, width, where)
