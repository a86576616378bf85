"""What single rows show of how their table is spaced: leads, tails, widths, by the kind of the row."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import inf
from typing import TYPE_CHECKING, TypeVar

from giac_schema.grammar.layouts.page_numbers import PASSED
from giac_schema.grammar.placing.rows.two_rows import may_be_two

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.rows.text_row import TextRow

_K = TypeVar("_K")
_T = TypeVar("_T")

__all__ = [
    "alike",
    "beyond",
    "closed",
    "drawings",
    "fills_lines",
    "indent",
    "indents",
    "is_framed",
    "is_joined",
    "is_sound",
    "is_stripped",
    "is_unfilled",
    "leads",
    "lines_of_pipes",
    "lines_with_a_pipe",
    "opened",
    "opening",
    "tails",
    "uneven",
    "widths",
    "with_bounds",
]


def leads(rows: Iterable[TextRow], spacing: Spacing) -> dict[int, frozenset[int]]:
    """How many marks stand between label and first cell, by the depth of the label.

    A row that is not known to add up may have a figure in two behind a blank cell: alone, it shows nothing.
    """
    shown: dict[int, Counter[int]] = defaultdict(Counter)
    for row in rows:
        if row.label is not None and PASSED not in row.cells[0].gap and _is_marked(row, spacing):
            shown[row.depth][spacing.count(row.cells[0].gap)] += _SURE if row.adds_up else 1
    return {depth: frozenset(_certain(counts, spacing)) for depth, counts in shown.items()}


def _is_marked(row: TextRow, spacing: Spacing) -> bool:
    """Whether a row is drawn as its table is: where marks part cells on lines, no blank parts one from its label."""
    return not (spacing.mark and row.on_one_line) or spacing.count(row.cells[0].gap) > 0


_SURE = 2
"""A row that adds up counts for as many as are no accident."""


def _certain(counts: Mapping[int, int], spacing: Spacing) -> Iterable[int]:
    """The leads that more than one row shows; all of them, if none does, or one step where labels have lines."""
    sure = [lead for lead, count in counts.items() if count >= _SURE]
    return sure or ([spacing.step] if spacing.mark == "\n" else counts)


def with_bounds(
    leads: Mapping[int, frozenset[int]],
    others: Mapping[int, frozenset[int]],
    rows: Sequence[TextRow],
    spacing: Spacing,
) -> dict[int, frozenset[int]]:
    """The leads, with those of depths that no complete row shows.

    Fillers for the label columns that a label spans stand between it and its cells, the more the
    less deep it is, and none where cells have lines of their own.  So where some row has no
    more than one step there, no deeper row has.  A figure that stands before where its row should begin
    shows another lead: no cell can be there.
    """
    if spacing.mark == "\n":  # one row out of line must not speak for all of its depth
        every = frozenset().union(*(leads or others).values())
        return dict.fromkeys((row.depth for row in rows), every)
    rows = [
        row
        for row in rows
        if row.cells
        and row.cells[0].value is not None
        and not may_be_two(row)
        and _is_marked(row, spacing)
    ]
    found = dict(leads)
    known = frozenset().union(*leads.values(), *others.values())
    least: dict[int, int] = {}
    for row in rows:
        gap = spacing.count(row.cells[0].gap)
        least[row.depth] = min(gap, least.get(row.depth, gap))
    for depth, leads_there in leads.items():
        if least.get(depth, inf) < min(leads_there):
            found[depth] = leads_there | {least[depth]}
    for row in rows:
        if row.depth in found or row.label is None:
            continue
        if not row.on_one_line:
            found[row.depth] = known
        elif min(c for depth, c in least.items() if depth <= row.depth) == spacing.step:
            found[row.depth] = frozenset({spacing.step})
    return found


def tails(rows: Iterable[TextRow], spacing: Spacing) -> dict[tuple[int, int], frozenset[int]]:
    """How many marks stand behind the last cell, by the number of columns and of labels of groups."""
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for row in rows:
        behind = spacing.behind(row)
        if behind is not None and not row.last and PASSED not in (row.cells[-1].after or ""):
            found[row.columns, row.groups].add(behind)
    return {kind: frozenset(tails) for kind, tails in found.items()}


def drawings(rows: Iterable[TextRow], spacing: Spacing) -> frozenset[tuple[int, ...]]:
    """The steps between the cells of a row that several rows have."""
    counted = Counter([spacing.steps(row) for row in rows if not row.marks_columns])
    return frozenset(steps for steps, rows in counted.items() if rows > 1 and all(steps))


def uneven(rows: Iterable[TextRow], spacing: Spacing) -> frozenset[int]:
    """The numbers of columns with which rows are complete, none of them with the same step between all its cells."""
    return frozenset(
        columns
        for columns, manners in _manners(rows, spacing).items()
        if not any(set(steps) <= {spacing.step} for steps in manners)
    )


def alike(rows: Iterable[TextRow], spacing: Spacing) -> frozenset[int]:
    """The numbers of columns with which rows are complete, all of them with the same steps.

    The sections of 表二 have headers of their own, and may each have others.
    """
    return frozenset(
        columns
        for columns, manners in _manners(rows, spacing).items()
        if len(manners) == 1 or columns <= _OF_SECTIONS
    )


def _manners(rows: Iterable[TextRow], spacing: Spacing) -> dict[int, frozenset[tuple[int, ...]]]:
    return _sets((row.columns, spacing.steps(row)) for row in rows)


_OF_SECTIONS = 3
"""Columns of the widest section of 表二."""


def widths(rows: Iterable[tuple[TextRow, int]]) -> dict[int, frozenset[int]]:
    """How many fields stand on the lines of rows that marks close, by the number of their columns."""
    return _sets((row.columns, width) for row, width in rows)


def opened(
    rows: Iterable[tuple[TextRow, int]], spacing: Spacing
) -> dict[tuple[int, int], frozenset[frozenset[int]]]:
    """In which fields the cells of such rows stand, by the number of their columns and their header."""
    return _sets(((row.columns, row.page), frozenset(spacing.fields(row))) for row, _ in rows)


def closed(rows: Iterable[TextRow], spacing: Spacing) -> Iterator[tuple[TextRow, int]]:
    """The rows with labels whose fields are closed by marks, and how many fields they have."""
    for row in rows if spacing.mark == "|" else ():
        width = None if row.marks_columns or row.label is None else spacing.width(row)
        if width is not None:
            yield row, width


def _sets(pairs: Iterable[tuple[_K, _T]]) -> dict[_K, frozenset[_T]]:
    found: dict[_K, set[_T]] = defaultdict(set)
    for key, each in pairs:
        found[key].add(each)
    return {key: frozenset(each) for key, each in found.items()}


def opening(rows: Sequence[TextRow], headers: Sequence[TextRow], spacing: Spacing) -> int | None:
    """How many marks stand between the last header and the label of the first row, if nothing else does."""
    first = rows[0].label if rows else None
    above = next((row.cells[-1] for row in headers if not row.marks_columns), None)
    if first is None or above is None or above.after != first.gap or PASSED in first.gap:
        return None
    return spacing.count(first.gap)


def is_stripped(row: TextRow) -> bool:
    """Whether all cells of a row are blank, and nothing on its line shows them."""
    if row.cells or row.label is None or row.last:
        return False
    return not (row.label.after or "\n").partition("\n")[0].strip(" ")


def indent(gap: str) -> str | None:
    """The blanks before a cell that begins a line; ``None`` if it does not."""
    _, line, blanks = gap.rpartition("\n")
    return blanks if line and not blanks.strip() else None


def indents(rows: Iterable[TextRow]) -> frozenset[str]:
    """How far figures that begin lines are set in."""
    return frozenset(i for row in rows for gap in row.gaps if (i := indent(gap)) is not None)


def is_framed(rows: Sequence[TextRow]) -> bool:
    """Whether pipes stand on both sides of all rows: where they open cells only, one is missing somewhere."""
    labels = [row.label for row in rows if row.label is not None]
    highest = min((row.depth for row in rows), default=0)
    outer = [row.label for row in rows if row.label is not None and row.depth == highest]
    ends = [row.cells[-1] if row.cells else row.label for row in rows]
    return (
        len(labels) == len(rows) > 0
        and all("|" in label.gap.rpartition("\n")[2] for label in outer)
        and all("|" in (end.after or "|").partition("\n")[0] for end in ends if end is not None)
    )


_SOUND = 6
"""So many rows add up for each complete one that does not."""


def is_sound(rows: Sequence[TextRow]) -> bool:
    """Whether every row is complete, and of those that are not all 0 nearly all add up."""
    told = [row.adds_up for row in rows if row.adds_up is not None and not row.is_nought]
    whole = all(row.complete for row in rows if not row.last)
    return whole and told.count(True) >= _SOUND * max(1, told.count(False))


def is_unfilled(headers: Iterable[TextRow], spacing: Spacing) -> bool:
    """Whether rows of one cell above headers, 第二十条第（一）项, have no more marks behind them than any cell.

    They are the shortest of their table, so no row of it is filled up.
    """
    gaps = [row.label.gap for row in headers if row.label is not None]
    alone = [gap for gap in gaps if spacing.count(gap) == spacing.step and gap.endswith("\n")]
    return spacing.mark == "|" and len(gaps) == len(alone) >= _BLOCKS


_BLOCKS = 2
"""So many blocks of 表二 are no accident."""


def fills_lines(rows: Iterable[TextRow]) -> bool:
    """Whether fillers of merged columns have a line of their own behind some row: ``||``."""
    cells = [cell for row in rows for cell in (row.label, *row.cells) if cell is not None]
    around = {cell.gap for cell in cells} | {cell.after or "" for cell in cells}
    gaps = [gap for gap in around if _FILLER in gap]
    return any(_FILLERS.fullmatch(line) for gap in gaps for line in gap.split("\n")[1:])


def lines_with_a_pipe(after: str) -> int:
    """How many lines behind a cell hold a pipe and nothing else; 0 if another line stands among them."""
    lines = [line.strip() for line in after.split("\n")[1:-1]]
    return len(lines) if all(line == "|" for line in lines) else 0


def beyond(rows: Iterable[TextRow]) -> frozenset[int]:
    """How many lines that a pipe begins stand behind complete rows."""
    return frozenset(lines_of_pipes(row.cells[-1].after or "") for row in rows)


def lines_of_pipes(after: str) -> int:
    """How many lines behind a cell begin with a pipe."""
    return sum(line.strip()[:1] == "|" for line in after.split("\n")[1:])


_FILLER = "||"
_FILLERS = re.compile(r"\s*\|{2,}\s*")


def is_joined(rows: Iterable[TextRow]) -> bool:
    """Whether as many blanks stand behind labels of many lengths, and as many or more before each figure of their rows.

    Nothing is drawn in columns then: cells are joined by these blanks, and a blank cell adds some.
    """
    drawn = [row for row in rows if row.label is not None and row.drawn_with_blanks and row.cells]
    least = min((cell.gap for row in drawn for cell in row.cells), key=len, default="")
    close = [row.label for row in drawn if row.cells[0].gap == least]
    return len({len(label.text) for label in close if label}) >= _UNLIKE


_UNLIKE = 4
"""Labels of so many lengths have no column beside them by accident."""
