"""Tables as the form has them: 表三 turned by a quarter, and tables whose every cell is a row of its own.

申请人情况 | 一、本年新收… | 二、上年结转… | …      the applicants stand below each other, and the
自然人     | 12           | 0            | …      rows of the form beside each other
商业企业   | 3            | 1            | …
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.layouts.each_grid import with_grids
from giac_schema.grammar.words.matching import exact
from giac_schema.model.document import Grid, GridCell, Text

if TYPE_CHECKING:
    from giac_schema.model.document import Block, Document

__all__ = ["upright"]

_FEWEST = 5
"""So many applicants below each other, or rows beside each other, turn a table."""
_LONGEST = 30
"""Characters of the name of an applicant, blanks included."""


def upright(document: Document) -> Document:
    """The document with its tables as the form has them."""
    return with_grids(document, _upright)


def _upright(grid: Grid) -> Block:
    if len(grid.cells) > 1 and all(cell.column == 0 for cell in grid.cells):
        return _as_lines(grid)
    return _turned(grid) if _is_turned(grid) else grid


def _is_turned(grid: Grid) -> bool:
    """Whether the applicants of 表三 stand below each other, in one of its first columns."""
    names = [cell for cell in grid.words if _is_applicant(cell.text)]
    columns = {cell.column for cell in names}
    below = max((sum(c.column == column for c in names) for column in columns), default=0)
    if below < _FEWEST:
        return False
    first = min(cell.row for cell in names)
    rows = [cell for cell in grid.words if cell.row <= first and _is_row(cell.text)]
    return len({cell.column for cell in rows}) >= _FEWEST


@lru_cache(maxsize=8192)
def _is_applicant(text: str) -> bool:
    return len(text) < _LONGEST and any(found.terminal == "COLUMN3" for found in exact(text))


def _is_row(text: str) -> bool:
    return any(found.terminal == "ROW3" for found in exact(text))


def _turned(grid: Grid) -> Grid:
    cells = (
        evolve(c, row=c.column, column=c.row, rowspan=c.colspan, colspan=c.rowspan)
        for c in grid.cells
    )
    return Grid(tuple(sorted(cells, key=_reading_order)))


def _reading_order(cell: GridCell) -> tuple[int, int]:
    return cell.row, cell.column


def _as_lines(grid: Grid) -> Text:
    """A table of one column as text with a cell a line, for the layouts: a blank cell is one empty line more."""
    lines = (
        f"{' '.join(cell.text.split())}\n\n" if cell.text.strip() else "\n" for cell in grid.cells
    )
    return Text("".join(lines), grid.cells[0].position.line or 1)
