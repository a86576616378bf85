"""Sheets of a workbook to a document, whichever library has opened the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise, product
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.model.document import Document, Grid, GridCell, Text
from giac_schema.model.source import Position
from giac_schema.readers.data import holds_report
from giac_schema.readers.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from giac_schema.readers.refused import too_much

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["MOST_MERGED", "MOST_SHEETS", "Range", "Sheet", "document"]

MOST_SHEETS = 64
"""Visible sheets of a workbook; a report takes one, or one for each of its tables."""
_LINES = 8
"""Fewer lines in a cell are a title, a label or a remark."""
MOST_MERGED = 10_000
"""Merged ranges of a sheet; a sheet with the whole report has a few hundred."""


_At: TypeAlias = tuple[int, int]
"""Row and column of a cell, from 0."""


@frozen
class Range:
    """Cells merged into one; rows and columns from 0, the last ones included."""

    row: int
    column: int
    last_row: int
    last_column: int

    @property
    def rows(self) -> range:
        """Its rows, as far as sheets are read."""
        return range(self.row, min(self.last_row + 1, MOST_ROWS))

    @property
    def columns(self) -> range:
        """Its columns, as far as sheets are read."""
        return range(self.column, min(self.last_column + 1, MOST_COLUMNS))

    def cell(self, text: str, table: int) -> GridCell:
        """The one cell that they are, with what it says and the number of its table."""
        where = Position(table=table, row=self.row + 1, cell=self.column + 1)
        height, width = self.last_row - self.row + 1, self.last_column - self.column + 1
        return GridCell(text, self.row, self.column, height, width, where)


@frozen
class Sheet:
    """What is to be seen of one sheet: texts of hidden rows and columns are left out by whoever makes it."""

    texts: Mapping[_At, str]
    """What stands in the cells that are not blank, by row and column from 0."""
    merged: tuple[Range, ...] = ()
    ruled: frozenset[int] = frozenset()
    """Rows in which blank cells have a border."""
    hidden: frozenset[int] = frozenset()
    """Columns that are not shown: they have no cells, not even blank ones."""


def document(sheets: Iterable[Sheet], kind: str) -> Document:
    """The tables of all sheets, one below the other.

    A title, a heading or a paragraph in a cell stays a cell: nothing in a sheet tells it from a row of
    which every figure is blank, but what it says does.  The text of a whole report in a cell, as crawlers
    keep it beside its address, is no cell of a table.

    Raises:
        UnknownFormat: if there is more in them than is ever read.
    """
    grids: list[Grid] = []
    left = MOST_CELLS
    for number, sheet in enumerate(sheets, start=1):
        if number > MOST_SHEETS:
            raise too_much(kind.upper(), "工作表数", "sheets", MOST_SHEETS)
        for grid in _grids(_measured(sheet, kind), number):
            left -= len(grid.cells)
            if left < 0:
                raise too_much(kind.upper(), "单元格数", "cells", MOST_CELLS)
            grids.append(grid)
    cells = (cell.text for grid in grids for cell in grid.cells)
    kept = [Text(text) for text in cells if _is_a_report(text)]
    return Document(tuple(kept or grids), kind)


def _is_a_report(text: str) -> bool:
    """Whether a cell holds the text of a page that may be a report; not its source, which no sheet shows."""
    return text.count("\n") >= _LINES and "</" not in text and holds_report({"": text})


def _measured(sheet: Sheet, kind: str) -> Sheet:
    """The sheet, if its cells are as few as a report's are and merged ranges do not overlap without end."""
    if len(sheet.texts) > MOST_CELLS:
        raise too_much(kind.upper(), "单元格数", "cells", MOST_CELLS)
    area = sum(len(r.rows) * len(r.columns) for r in sheet.merged)
    if len(sheet.merged) > MOST_MERGED or area > MOST_ROWS * MOST_COLUMNS:
        raise too_much(kind.upper(), "合并单元格数", "merged cells", MOST_MERGED)
    return sheet


def _grids(sheet: Sheet, number: int) -> Iterator[Grid]:
    """The tables of a sheet; in one that merges nothing, merged cells may have been filled in."""
    from giac_schema.readers.filled import is_heading, unfilled

    for run in _runs(sheet):
        if sheet.merged:
            headings = [row for row in run[1:] if is_heading(_row(sheet, row))]
            for first, after in pairwise([run[0], *headings, run[-1] + 1]):
                rows = range(first, after)
                table, beside = _apart(rows, sheet)
                yield Grid(tuple(_cells(rows, table, sheet, number)))
                words = [c for c in _cells(rows, beside, sheet, number) if _are_words(c.text)]
                if words:
                    yield Grid(tuple(words))
        else:
            yield from unfilled([_row(sheet, row) for row in run], number, first=run[0])


def _row(sheet: Sheet, row: int) -> list[str]:
    seen = (column for column in range(MOST_COLUMNS) if column not in sheet.hidden)
    return [sheet.texts.get((row, column), "") for column in seen]


def _runs(sheet: Sheet) -> Iterator[list[int]]:
    """The rows that are not empty, those without an empty one between them together.

    The row below them belongs to them if it is blank and ruled: 表四 is one row, which may be blank.
    """
    filled = {row for row, _ in sheet.texts}
    for merged in sheet.merged:
        if (merged.row, merged.column) in sheet.texts:
            filled.update(merged.rows)
    run: list[int] = []
    for row in sorted(filled):
        if run and row > run[-1] + 1:
            yield _with_ruled(run, sheet)
            run = []
        run.append(row)
    if run:
        yield _with_ruled(run, sheet)


def _with_ruled(run: list[int], sheet: Sheet) -> list[int]:
    return [*run, run[-1] + 1] if run[-1] + 1 in sheet.ruled else run


def _are_words(text: str) -> bool:
    from giac_schema.grammar.words.values import parse_value

    return bool(text) and parse_value(text) is None


def _apart(rows: range, sheet: Sheet) -> tuple[range, range]:
    """The columns of some rows, as far as the widest goes, and those of what stands beside a table.

    That stands behind a column with nothing in it, to the right of all words of the form, headers among them; a figure
    there is none of it, unless a row of the form has no other.

    Columns at the left in which the sheet has nothing are its margin.
    """
    merged = [r for r in sheet.merged if r.row in rows]
    columns = range(min(column for _, column in sheet.texts), _width(rows, sheet, merged))
    texts = {at: text for at, text in sheet.texts.items() if at[0] in rows}
    taken = {column for _, column in texts}.union(sheet.hidden, *(r.columns for r in merged))
    free = [column for column in columns if column not in taken]
    gap = _gap(texts, {(r.row, r.column): r.last_column for r in merged}, free) if free else None
    if gap is None:
        return columns, range(0)
    return range(columns.start, gap), range(gap + 1, columns.stop)


def _gap(texts: Mapping[_At, str], ends: Mapping[_At, int], free: Sequence[int]) -> int | None:
    """The free column that divides a table from what stands beside it; ``None`` if nothing does.

    Args:
        texts: the texts of some rows.
        ends: the last columns of merged cells.
        free: the columns with nothing in them.
    """
    from giac_schema.grammar.words.matching import match
    from giac_schema.grammar.words.vocabulary import ROWS

    kinds = {at: {m.terminal for m in found} for at, t in texts.items() if (found := match(t))}
    if not any(kind & _HEADERS for kind in kinds.values()):
        return None
    last = max(ends.get(at, at[1]) for at in kinds)
    gap = next((column for column in free if column > last), None)
    if gap is None:
        return None
    figures = [at for at, text in texts.items() if text and not _are_words(text)]
    inside = {row for row, column in figures if column < gap}
    labelled = {row for (row, _), kind in kinds.items() if kind & ROWS}
    beyond = {row for row, column in figures if column > gap}
    return None if beyond & (labelled - inside) else gap


_HEADERS = frozenset({"COLUMN2", "COLUMN3", "FIRST3", "RESULT"})
"""Terminals of the headers that stand above one column."""


def _cells(rows: range, columns: range, sheet: Sheet, number: int) -> Iterator[GridCell]:
    """Every cell of some rows and columns where it begins, blank ones included."""
    merged = [r for r in sheet.merged if r.row in rows]
    spans = {(r.row, r.column): r for r in merged}
    covered = {at for r in merged for at in product(r.rows, r.columns)} - set(spans)
    for row in rows:
        for column in columns:
            if (row, column) not in covered and column not in sheet.hidden:
                at = spans.get((row, column)) or Range(row, column, row, column)
                yield at.cell(sheet.texts.get((row, column), ""), number)


def _width(rows: range, sheet: Sheet, merged: Iterable[Range]) -> int:
    ends = [column for row, column in sheet.texts if row in rows]
    ends += [r.last_column for r in merged]
    return min(max(ends, default=0) + 1, MOST_COLUMNS)
