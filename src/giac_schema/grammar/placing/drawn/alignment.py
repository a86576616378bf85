"""Columns of figures in text that is drawn with blanks: by where on their lines figures stand.

Complete rows show where each column lies, or the headers do; a figure belongs to the one column it stands
in.  Some programs count a Chinese character as one place and some as two, so both are tried: if both show
columns, they have to agree.

That rows are drawn in columns does not say that blank cells were kept: a program may have dropped them before
it drew.  Then every row is full from the left; a blank before a figure, in any row, shows that
they were kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve, frozen

from giac_schema.grammar.layouts.edges import Interval, around
from giac_schema.grammar.placing.drawn.in_line import SLACKS, goes_with, in_line, intervals, ranges
from giac_schema.grammar.placing.drawn.sides import common_sides, exact_sides
from giac_schema.grammar.placing.totals import ends_with_its_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.placing.rows.text_row import TextRow
    from giac_schema.grammar.placing.slots import Slot

__all__ = ["BOTH", "OF_STOCKS", "Alignment", "align", "place_by_alignment"]

_Slots: TypeAlias = "list[Cell | None]"


@frozen(slots=False)
class Alignment:
    """The columns of one table, by one way of counting."""

    metric: int
    members: tuple[tuple[Interval, ...], ...]
    """The cells that show where each column lies."""
    keeps: bool = False
    """Whether it is proved that blank cells were kept in their places."""
    sides: frozenset[int] | None = None
    """On which sides figures stand in line with headers, if headers alone show the columns."""
    figures: int = 0
    """How many of them do."""
    anchored: bool = False
    """Whether only such rows stand in them as end in the last column with the sum of their figures."""

    @cached_property
    def columns(self) -> tuple[Interval, ...]:
        """Where each column begins and ends."""
        return tuple(map(around, self.members))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.columns]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.columns]

    @cached_property
    def _ranges(self) -> tuple[tuple[Interval, ...], ...]:
        """For each column how far the left sides of its members lie apart, their right sides, their middles."""
        return tuple(map(ranges, self.members))

    def keeping(self, *, proved: bool) -> Alignment:
        """The same, knowing whether it is proved that blank cells were kept."""
        return evolve(self, keeps=True) if proved and not self.keeps else self

    def place(self, row: TextRow) -> _Slots | None:
        """The cells of a row in the columns they stand in, if each stands in one.

        Where no header says so, the label of a group on the same line may have moved all that follows; one figure
        alone on the line below a label may be the number of a page; ”358 does not stand where its digits do.
        """
        moved = row.mixes_words or (row.groups and self.sides is None) or _is_alone_below(row)
        if moved and not row.complete:
            return None
        slots: _Slots = [None] * len(self.columns)
        last = -1
        for cell in row.cells:
            at = self._column(cell)
            if at is None or at <= last:
                return None
            slots[at], last = cell, at
        return None if self.anchored and row.cells and not _is_anchored(row, slots) else slots

    def _column(self, cell: Cell) -> int | None:
        if cell.edges is None:
            return None
        start, end = interval = cell.edges.by(self.metric)
        first, behind = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if behind - first != 1 or not goes_with(interval, self._ranges[first]):
            return None
        return first

    def behind_blanks(self, row: TextRow) -> int:
        """How many cells of a row stand behind a blank one.

        Where the label of a group stands on the line, it may have moved all that follows.
        """
        if row.groups or len(row.cells) >= len(self.columns):
            return 0
        slots = self.place(row)
        if slots is None or None not in slots:
            return 0
        return sum(slot is not None for slot in slots[slots.index(None) :])

    def moves_its_sum(self, row: TextRow) -> bool:
        """Whether the last figure of a row of 表三 is the sum of all others, and stands in another column than 总计."""
        slots = self.place(row)
        return slots is not None and slots[-1] is None and ends_with_its_sum(row)

    def is_below(self, rows: Sequence[TextRow], headers: Sequence[TextRow]) -> bool:
        """Whether the figures of every row stand in line, all on one side, with the headers of its own page."""
        above = {row.page: row.cells for row in headers}
        off = []
        for row in (row for row in rows if row.cells and not row.complete):
            slots, heads = self.place(row), above.get(row.page)
            if slots is None or heads is None:
                return False
            off += [
                ranges([head.edges.by(self.metric), cell.edges.by(self.metric)])
                for head, cell in zip(heads, slots, strict=True)
                if cell is not None and cell.edges is not None and head.edges is not None
            ]
        return any(
            all(apart[side][1] - apart[side][0] <= slack for apart in off)
            for side, slack in enumerate(SLACKS)
        )

    def holds(self, placed: Sequence[_Slots | None]) -> bool:
        """Whether all rows stand in these columns, all their figures in line.

        One that does not may be moved, and others with it whose figures happen to stand in line.

        Args:
            placed: the cells of each row in their columns.
        """
        whole = [slots for slots in placed if slots is not None]
        if len(whole) < len(placed):
            return False
        below = zip(*whole, strict=True) if whole else ((),) * len(self.members)
        return all(
            in_line([*members, *intervals(filter(None, cells), self.metric)])
            for members, cells in zip(self.members, below, strict=True)
        )


def _is_anchored(row: TextRow, slots: _Slots | None) -> bool:
    """Whether the sum of a row stands in the last column: then the row was not moved."""
    return slots is not None and slots[-1] is not None and ends_with_its_sum(row)


OF_STOCKS: Final = 3
"""Columns of most blocks of 表二 of 2019, which have figures in wider cells than the headers above them."""


def _is_alone_below(row: TextRow) -> bool:
    return row.label is not None and len(row.cells) == 1 and "\n" in row.cells[0].gap


BOTH: Final = (0, 1)
"""The ways of counting: by characters and by places."""


def align(
    rows: Sequence[TextRow],
    headers: Sequence[Cell] = (),
    metrics: Iterable[int] = BOTH,
) -> tuple[Alignment, ...]:
    """The alignments that rows with equally many columns show, one at most by each way of counting.

    Args:
        rows: the rows of a table, or those on one page.
        headers: the headers of their columns, in the form's order; none if they are not all known.
        metrics: the ways of counting.
    """
    here = [row for row in rows if row.drawn_with_blanks]
    gaps = [cell.gap for row in here for cell in row.cells if "\n" not in cell.gap]
    if 2 * sum(len(gap) > 1 for gap in gaps) <= len(gaps):
        return ()  # one blank between cells says nothing of where they stand
    found = (_by(metric, here, rows[0].columns, headers) for metric in metrics)
    return tuple(alignment for alignment in found if alignment is not None)


def _by(
    metric: int, rows: Sequence[TextRow], columns: int, headers: Sequence[Cell]
) -> Alignment | None:
    """The columns by one way of counting: of complete rows, of headers, or of all figures together."""
    alignment = (
        _of_complete(rows, columns, metric)
        or _of_headers(headers, rows, columns, metric)
        # those that stand above one another tell of rows that were moved
        or (None if headers else _of_all(rows, columns, metric))
    )
    if alignment is None:
        return None
    return alignment.keeping(proved=sum(map(alignment.behind_blanks, rows)) >= _PROOF)


def _of_headers(
    headers: Sequence[Cell], rows: Sequence[TextRow], columns: int, metric: int
) -> Alignment | None:
    """Where headers show the columns, if the figures of every row stand in line with them on some side."""
    above = tuple((header,) for header in intervals(headers, metric))
    alignment = Alignment(metric, above, sides=frozenset())
    if not _apart(columns, alignment.columns):
        return None
    placed = [alignment.place(row) for row in rows]
    if alignment.holds(placed):
        return _with_sides(alignment, placed)
    # headers with one blank between may be a run of print, pushed to the left above figures that are others'
    if not _apart(columns, alignment.columns, 2):
        return None
    sure = [slots for row, slots in zip(rows, placed, strict=True) if _is_anchored(row, slots)]
    if len(sure) < _PROOF:  # as by the wrong way of counting
        return None
    others = sum(map(ends_with_its_sum, rows)) - len(sure)
    anchored = evolve(alignment, anchored=True)
    told = len(sure) >= _PROOF * max(1, others) and anchored.holds(sure)
    return _with_sides(anchored, sure) if told else None


def _with_sides(alignment: Alignment, placed: Sequence[_Slots | None]) -> Alignment | None:
    """The columns of some headers with the sides on which the figures of every row stand in line with them.

    In 表二 of 2019 figures of 上一年项目数量 have a wider cell than their header: its middle is below another.
    """
    beside = [
        [
            (column, member, cell.edges.by(alignment.metric))
            for column, ((member,), cell) in enumerate(zip(alignment.members, slots, strict=True))
            if cell is not None and cell.edges is not None
        ]
        for slots in placed
        if slots is not None
    ]
    shown = common_sides(beside)
    columns = {column for row in beside for column, _, _ in row}
    if len(columns) == 1 and len(alignment.members) == OF_STOCKS:
        shown &= exact_sides(beside)
    if not shown:
        return None
    return evolve(alignment, sides=shown, figures=sum(map(len, beside)))


_PROOF = 4
"""So many cells behind a blank one do not stand in their columns by accident."""


def _apart(columns: int, found: Sequence[Interval], blanks: int = 0) -> bool:
    """Whether intervals are as many as the columns, and each ends so many blanks before the next begins."""
    return len(found) == columns and all(b[0] - a[1] >= blanks for a, b in pairwise(found))


def _of_complete(rows: Sequence[TextRow], columns: int, metric: int) -> Alignment | None:
    """Where the columns lie in rows that have a cell in every one, if several stand in line."""
    complete = [row for row in rows if row.complete and row.adds_up is not False]
    if len(complete) <= 1:
        return None
    by_column: list[list[Interval]] = []
    for cells in zip(*(row.cells for row in complete), strict=True):
        members = intervals(cells, metric)
        if not in_line(members):  # by the wrong way of counting mostly those of the first column
            return None
        by_column.append(members)
    return _of_members(by_column, columns, metric)


def _of_all(rows: Sequence[TextRow], columns: int, metric: int) -> Alignment | None:
    """The runs in which figures of any row stand, one above the other; one may stand alone in a complete row."""
    runs: list[list[Interval]] = []
    cells = [cell for row in rows for cell in row.cells if cell.value is not None]
    behind = 0
    for interval in sorted(intervals(cells, metric)):
        if runs and interval[0] < behind:
            runs[-1].append(interval)
            behind = max(behind, interval[1])
        else:
            runs.append([interval])
            behind = interval[1]
    alone = sum(len(run) == 1 for run in runs)
    shown = not alone or (alone == 1 and any(row.complete for row in rows))
    found = _of_members(runs, columns, metric) if shown and all(map(in_line, runs)) else None
    return None if found is None or any(map(found.moves_its_sum, rows)) else found


def _of_members(
    members: Sequence[Sequence[Interval]], columns: int, metric: int
) -> Alignment | None:
    """The alignment of some cells, if these are columns that stand beside one another."""
    alignment = Alignment(metric, tuple(map(tuple, members)))
    return alignment if _apart(columns, alignment.columns) else None


def place_by_alignment(row: TextRow, alignments: Sequence[Alignment]) -> list[Slot] | None:
    """The cells of a row in their columns, if every way of counting that shows columns agrees."""
    if not row.complete and not all(alignment.keeps for alignment in alignments):
        return None
    answers = [alignment.place(row) for alignment in alignments]
    if not answers or any(answer != answers[0] for answer in answers):
        return None
    return None if answers[0] is None else [*answers[0]]
