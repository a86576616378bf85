"""Columns of 表三 on a page that is drawn by columns of its own: by which header each figure stands below.

``pdftotext -layout`` sets what stands to the right of something behind it on every line of a page, and nothing
else is kept: figures of a column overlap one another and their header, off it by something else in every row.  Two
words that are close in print become one run with a single blank, whose later words are pushed to the left:

    自然人   商业企业   科研机构 社会公益组织        a header in such a run is nowhere, so the page tells nothing
       6          385 994                     994 stands here or further right

So a page is believed whose headers begin runs of their own, and whose figures that do all stand below one
header each.  That nothing was dropped or moved is what the sums show: rows end with theirs below 总计.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import frozen

from giac_schema.grammar.layouts.edges import Interval, around
from giac_schema.grammar.placing.totals import ends_with_its_sum
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.placing.rows.text_row import TextRow
    from giac_schema.grammar.placing.slots import Slot

__all__ = ["UnderHeaders", "place_under_headers", "under_headers"]

_COLUMNS: Final = len(APPLICANT_COLUMNS)
_LAST: Final = _COLUMNS - 1
_FIGURES = 8
"""So many figures do not stand below headers by accident,"""
_ROWS = 4
"""in so many rows that end with their sums, for each that does not."""
_PUSHED = 3
"""Places by which a word may have been pushed to the left: print is close where less than two characters part it."""


@frozen
class UnderHeaders:
    """Where the columns of 表三 lie on each page, by one way of counting places."""

    metric: int
    pages: Mapping[int, tuple[Interval, ...]]
    """Of each column what its header and the figures below it cover."""

    def place(self, row: TextRow) -> list[Slot] | None:
        """The cells of a row in their columns, if it ends with its sum below 总计 and each can stand in one only."""
        at = self._columns_of(row)
        if not ends_with_its_sum(row) or not at or at[-1] != _LAST:
            return None
        slots: list[Slot] = [None] * _COLUMNS
        for column, cell in zip(at, row.cells, strict=True):
            if column is None:
                return None
            slots[column] = cell
        return slots

    def denies(self, row: TextRow) -> bool:
        """Whether a row does not end with its sum, or not below 总计: it may have been moved, and others with it."""
        at = self._columns_of(row)
        return at is not None and not (ends_with_its_sum(row) and at[-1] in {None, _LAST})

    def _columns_of(self, row: TextRow) -> list[int | None] | None:
        columns = self.pages.get(row.page)
        if columns is None:
            return None
        return _in_order([_column(cell, columns, self.metric) for cell in row.cells])


def under_headers(rows: Sequence[TextRow], headers: Iterable[TextRow]) -> tuple[UnderHeaders, ...]:
    """What the pages of 表三 show of its columns, by each way of counting that is shown; none if none is.

    Args:
        rows: the rows of the table.
        headers: its header rows, each with the page that it stands on.
    """
    heads = {h.page: h.cells for h in headers if h.marks_columns and len(h.cells) == _COLUMNS}
    filled = [row for row in rows if row.cells and row.page in heads]
    if not filled or not all(row.drawn_with_blanks for row in filled):
        return ()
    found = (_by(metric, filled, heads) for metric in (0, 1))
    return tuple(each for each in found if each is not None)


def _by(
    metric: int, rows: Sequence[TextRow], heads: Mapping[int, Sequence[Cell]]
) -> UnderHeaders | None:
    by_page: dict[int, list[TextRow]] = defaultdict(list)
    for row in rows:
        by_page[row.page].append(row)
    pages = {
        page: columns
        for page, below in by_page.items()
        if (columns := _columns(below, heads[page], metric)) is not None
    }
    found = UnderHeaders(metric, pages)
    placed = [row for row in rows if found.place(row) is not None]
    figures = sum(len(row.cells) for row in placed)
    needed = _ROWS * max(1, sum(map(found.denies, rows)))
    return found if figures >= _FIGURES and len(placed) >= needed else None


def _columns(
    rows: Sequence[TextRow], head: Sequence[Cell], metric: int
) -> tuple[Interval, ...] | None:
    """What each column of a page covers, if all that is sure of its rows fits its header."""
    headers = [cell.edges.by(metric) for cell in head if cell.edges is not None]
    sure = [
        [cell.edges.by(metric) for cell in row.cells if cell.edges and _is_sure(cell)]
        for row in rows
    ]
    runs = _runs(interval for row in sure for interval in row)
    above = [_headers_above(run, headers) for run in runs]
    pushed = any(behind[0] - before[1] < _APART for before, behind in pairwise(headers))
    shared = any(len({_run_of(i, runs) for i in row}) < len(row) for row in sure)
    if pushed or shared or any(len(found) > 1 for found in above):
        return None
    columns = _in_order([found[0] if found else None for found in above])
    if columns is None:
        return None
    below = dict(zip(columns, runs, strict=True))
    return tuple(around([header, below.get(n, header)]) for n, header in enumerate(headers))


def _headers_above(run: Interval, headers: Sequence[Interval]) -> list[int]:
    """The headers that figures stand below with more than an edge: moved a little, they touch the next one."""
    met = [at for at, header in enumerate(headers) if _meet(run, header)]
    return met if all(_is_middle(run, headers[at]) for at in met) else []


_APART = 2
"""Blanks between two headers that are none of a run."""


def _is_sure(cell: Cell) -> bool:
    """Whether a cell begins a line or a run."""
    _, line, blanks = cell.gap.rpartition("\n")
    return bool(line) or len(blanks) >= _APART


def _runs(intervals: Iterable[Interval]) -> list[Interval]:
    """What figures that overlap one another cover together, from left to right."""
    runs: list[Interval] = []
    for interval in sorted(intervals):
        if runs and interval[0] < runs[-1][1]:
            runs[-1] = around([runs[-1], interval])
        else:
            runs.append(interval)
    return runs


def _run_of(interval: Interval, runs: Sequence[Interval]) -> Interval:
    return next(run for run in runs if _meet(interval, run))


def _meet(one: Interval, other: Interval) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_middle(run: Interval, header: Interval) -> bool:
    """Whether the middle of one stands above or below the other."""
    (a, b), (c, d) = run, header
    return 2 * c < a + b < 2 * d or 2 * a < c + d < 2 * b


def _column(cell: Cell, columns: Sequence[Interval], metric: int) -> int | None:
    """The only column that a cell may stand in, by its place; ``None`` if it stands below none."""
    if cell.edges is None:
        return None
    start, end = cell.edges.by(metric)
    reach = (start, end if _is_sure(cell) else end + _PUSHED)
    found = [at for at, column in enumerate(columns) if _meet(reach, column)]
    return found[0] if len(found) == 1 else None


def _in_order(at: Sequence[int | None]) -> list[int | None] | None:
    """Numbers of columns from left to right, and those that were not known where the others leave no choice.

    ``None`` if they are not in order, or leave no room.
    """
    found = list(at)
    known = [(number, column) for number, column in enumerate(at) if column is not None]
    for (a, left), (b, right) in pairwise([(-1, -1), *known, (len(at), _COLUMNS)]):
        between, room = b - a - 1, right - left - 1
        if room < between:
            return None
        if room == between:
            found[a + 1 : b] = range(left + 1, right)
    return found


def place_under_headers(row: TextRow, shown: Sequence[UnderHeaders]) -> list[Slot] | None:
    """The cells of a row in their columns, if every way of counting that shows columns agrees."""
    answers = [each.place(row) for each in shown]
    return answers[0] if answers and all(each == answers[0] for each in answers) else None
