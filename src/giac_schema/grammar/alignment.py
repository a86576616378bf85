"""Columns of figures in text that is drawn with blanks: by where on their lines figures stand.

Complete rows show where each column lies; a figure belongs to the one column it stands in.  Some programs
count a Chinese character as one place and some as two, so both are tried: if both show columns,
they have to agree.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.cells import Cell
    from giac_schema.grammar.slots import Slot
    from giac_schema.grammar.spacing import TextRow

__all__ = ["Alignment", "Edges", "align", "edges", "place_by_alignment"]

Interval: TypeAlias = tuple[int, int]


@frozen
class Edges:
    """Where on its line a cell begins and ends, by characters and by places on a screen."""

    characters: Interval
    places: Interval

    def by(self, metric: int) -> Interval:
        """The interval by one of the two ways of counting."""
        return self.places if metric else self.characters


def edges(before: str, text: str) -> Edges:
    """The edges of a text behind some others on its line."""
    start, wide = len(before), _width(before)
    return Edges((start, start + len(text)), (wide, wide + _width(text)))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@frozen
class Alignment:
    """The columns of one table, by one way of counting."""

    metric: int
    columns: tuple[Interval, ...]

    def place(self, row: TextRow) -> list[Slot] | None:
        """The cells of a row in the columns they stand in, if each stands in one."""
        slots: list[Slot] = [None] * len(self.columns)
        last = -1
        for cell in row.cells:
            at = self._column(cell)
            if at is None or at <= last:
                return None
            slots[at], last = cell, at
        return slots

    def _column(self, cell: Cell) -> int | None:
        if cell.edges is None:
            return None
        start, end = cell.edges.by(self.metric)
        under = [i for i, (left, right) in enumerate(self.columns) if start < right and left < end]
        return under[0] if len(under) == 1 else None


def align(rows: Sequence[TextRow], columns: int) -> tuple[Alignment, ...]:
    """The alignments that the rows of a table with so many columns show, by either way of counting.

    Complete rows tell; where none is complete, the figures of all rows together may still stand in
    as many columns.
    """
    here = [row for row in rows if row.columns == columns and row.drawn_with_blanks]
    gaps = [cell.gap for row in here for cell in row.cells if "\n" not in cell.gap]
    if 2 * sum(len(gap) > 1 for gap in gaps) <= len(gaps):
        return ()  # one blank between cells says nothing of where they stand
    complete = [row for row in here if row.complete and row.adds_up is not False]
    found = []
    for metric in (0, 1):
        intervals = _of_complete(complete, metric) or _of_all(here, metric)
        if len(intervals) == columns and all(a[1] <= b[0] for a, b in pairwise(intervals)):
            found.append(Alignment(metric, tuple(intervals)))
    return tuple(found)


def _of_complete(rows: Sequence[TextRow], metric: int) -> list[Interval]:
    """Where each column begins and ends in rows that have a cell in every one."""
    by_column = zip(*(_intervals(row.cells, metric) for row in rows), strict=True)
    return [(min(a for a, _ in found), max(b for _, b in found)) for found in by_column]


def _of_all(rows: Sequence[TextRow], metric: int) -> list[Interval]:
    """The runs in which cells of any row stand, one above the other."""
    runs: list[Interval] = []
    for start, end in sorted(i for row in rows for i in _intervals(row.cells, metric)):
        if runs and start < runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def _intervals(cells: Iterable[Cell], metric: int) -> list[Interval]:
    return [cell.edges.by(metric) for cell in cells if cell.edges is not None]


def place_by_alignment(row: TextRow, alignments: Sequence[Alignment]) -> list[Slot] | None:
    """The cells of a row in their columns, if every way of counting that shows columns agrees."""
    answers = [alignment.place(row) for alignment in alignments]
    if not answers or any(answer != answers[0] for answer in answers):
        return None
    return answers[0]
