"""Columns of figures in text, by the marks that stand between them.

The table is the unit of decision: its complete rows show what one step from cell to cell looks
like; a gap of several steps holds blank cells.  A row that is not complete is placed only if
its label on the left and its figures account for every column.  Where an extractor drops blanks
and fills the row up afterwards, nothing accounts for them, and the row stays unplaced: that its last figure is
总计, or that a lost cell is 0, would be an assumption.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.grammar.cells import Cell
from giac_schema.grammar.slots import UNSEEN, Placed, Unplaced
from giac_schema.grammar.values import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.slots import Slot

__all__ = ["Measure", "TextRow", "measure", "place"]


@frozen
class TextRow:
    """A row of text: its label, its figures, and how many columns the form has there."""

    cells: tuple[Cell, ...]
    """Figures, placeholders and words behind the label, in reading order."""
    columns: int
    label: Cell | None = None
    """``None`` for the row of 表四, which has none."""
    last: bool = False
    """Whether the source ends with this row."""

    @property
    def gaps(self) -> tuple[str, ...]:
        """The marks between its cells."""
        return tuple(cell.gap for cell in self.cells[1:])

    @property
    def complete(self) -> bool:
        """Whether it holds a value for every column and nothing else."""
        return len(self.cells) == self.columns and all(c.value is not None for c in self.cells)


_SHOWS_BLANKS = ("|", "\t", "\n")


@frozen
class Measure:
    """What one step from cell to cell looks like in one table."""

    mark: str
    """The mark that steps are counted in: a pipe, a tab, a line break, or nothing but blanks."""
    step: int
    """How many of them make one step."""
    lead: int
    """How many stand between a label and the first cell of its row."""
    keeps: bool = False
    """Whether some row proves that blank cells were kept in their places."""
    steady: bool = True
    """Whether every complete row has the same step throughout."""
    tail: int | None = None
    """How many stand behind the last cell of complete rows, where that is always the same."""

    def blanks(self, gap: str, base: int) -> int | None:
        """How many blank cells a gap holds; ``None`` if it is no whole number of steps."""
        extra = _count(gap, self.mark) - base
        step = 1 if self.mark == "\n" else self.step
        return None if extra < 0 or extra % step else extra // step


def _count(gap: str, mark: str) -> int:
    return sum(gap.count(m) for m in "|│┃") if mark == "|" else gap.count(mark) if mark else 0


def measure(rows: Iterable[TextRow], fallback: Measure | None = None) -> Measure | None:
    """The step of a table, from its complete rows; the fallback (another table's) if it has none."""
    rows = [row for row in rows if row.cells]
    complete = [row for row in rows if row.complete]
    gaps = [gap for row in complete for gap in row.gaps]
    if gaps:
        mark = _mark(gaps)
        step = _usual(_count(gap, mark) for gap in gaps)
    elif fallback is not None:
        mark, step = fallback.mark, fallback.step
    else:
        return None
    leads = [_count(row.cells[0].gap, mark) for row in complete if row.label is not None]
    lead = _usual(leads) if leads else fallback.lead if fallback else step
    tails = {
        _count(row.cells[-1].after, mark) for row in complete if row.cells[-1].after is not None
    }
    found = Measure(
        mark,
        step,
        lead,
        steady=all(_count(gap, mark) == step for gap in gaps),
        tail=tails.pop() if len(tails) == 1 else None,
    )
    return _with_proof(found, rows)


def _with_proof(found: Measure, rows: Sequence[TextRow]) -> Measure:
    """The measure, knowing whether blanks between figures were kept in some row."""
    keeps = any(
        row.label is not None
        and len(row.cells) < row.columns
        and _slots(row, found) is not None
        and found.mark in {"|", "\t"}
        for row in rows
    )
    return Measure(
        found.mark, found.step, found.lead, keeps=keeps, steady=found.steady, tail=found.tail
    )


def _mark(gaps: Sequence[str]) -> str:
    """The strongest mark that stands in most of the gaps."""
    return next(
        (m for m in _SHOWS_BLANKS if 2 * sum(_count(g, m) > 0 for g in gaps) > len(gaps)), ""
    )


def _usual(counts: Iterable[int]) -> int:
    return Counter(counts).most_common(1)[0][0]


def place(row: TextRow, how: Measure | None, *, sums: bool = False) -> Placed | Unplaced | None:
    """Where the figures of a row stand; ``None`` if the source ends before it shows any.

    Args:
        row: the row.
        how: the measure of its table, if there is one.
        sums: whether the figures, taken as complete, satisfy the row's identity.
    """
    cells = _without_prose(row)
    row = TextRow(cells, row.columns, row.label, row.last)
    if not cells:
        return None if row.last else Placed((None,) * row.columns)
    glued = _glued(row)
    if glued is not None:
        return glued
    if len(cells) == row.columns == 1:
        return Placed(cells)
    if how is None:
        return Unplaced(cells)
    if len(cells) == row.columns:
        return Placed(cells) if sums or _even(row, how) else Unplaced(cells)
    slots = _slots(row, how) or _cut(row, how) or _trailing(row, how)
    return Placed(tuple(slots)) if slots is not None else Unplaced(cells)


def _without_prose(row: TextRow) -> tuple[Cell, ...]:
    """The cells of a row without words that stand behind its last column."""
    cells = row.cells
    while len(cells) > row.columns and cells[-1].value is None:
        cells = cells[:-1]
    if len(cells) > 1 and all(c.value is None for c in cells[1:]):
        return cells[: row.columns] if row.columns == 1 else cells
    return cells


def _glued(row: TextRow) -> Placed | Unplaced | None:
    """``规章000``: digits run together with their label, readable only if all are noughts or one column."""
    first = row.cells[0]
    if row.label is None or first.gap or not first.text.isdigit():
        return None
    if row.columns == 1 and first.value is not None and len(row.cells) == 1:
        return Placed(row.cells)
    if first.text == "0" * row.columns and len(row.cells) == 1:
        return Placed((_nought(first),) * row.columns)
    return Unplaced(row.cells)


def _nought(cell: Cell) -> Cell:
    return Cell("0", "", cell.position, value=Figure(Decimal(0)))


def _even(row: TextRow, how: Measure) -> bool:
    """Whether a complete row has the steps of its table, so that no cell was lost and none added."""
    if not all(_count(gap, how.mark) == how.step for gap in row.gaps):
        return False
    return how.mark != "" or row.columns <= _FEW


_FEW = 3
"""Rows with so few columns are not split or joined by blanks in any report seen."""


def _slots(row: TextRow, how: Measure) -> list[Slot] | None:
    """The cells in their columns, if label, figures and blanks between them account for every one."""
    if how.mark not in _SHOWS_BLANKS or len(row.cells) > row.columns:
        return None
    bases = [how.lead if row.label is not None else None, *[how.step] * (len(row.cells) - 1)]
    slots: list[Slot] = []
    for cell, base in zip(row.cells, bases, strict=True):
        blanks = 0 if base is None else how.blanks(cell.gap, base)
        if blanks is None or len(slots) + blanks >= row.columns:
            return None
        slots += [*[None] * blanks, cell]
    return slots if len(slots) == row.columns else None


def _cut(row: TextRow, how: Measure) -> list[Slot] | None:
    """The cells that stand complete in a row where the source ends.

    Read from the left, because all rows before it are complete; the last figure may go on
    beyond the end, unless it is a 0 or a mark stands behind it.
    """
    if not row.last or not how.steady or row.label is None:
        return None
    if _count(row.cells[0].gap, how.mark) != how.lead or not all(
        _count(gap, how.mark) == how.step for gap in row.gaps
    ):
        return None
    whole = list(row.cells)
    if whole[-1].text != "0" and not _closed(whole[-1]):
        whole.pop()
    return [*whole, *[UNSEEN] * (row.columns - len(whole))]


def _closed(cell: Cell) -> bool:
    """Whether a mark stands behind a cell on its line, so that the cell cannot go on."""
    return (cell.after or "\n")[0] not in "\r\n"


def _trailing(row: TextRow, how: Measure) -> list[Slot] | None:
    """The cells with blanks behind them, where the table is known to keep blanks in their places."""
    after = row.cells[-1].after
    if how.mark not in {"|", "\t"} or how.tail is None or after is None or row.label is None:
        return None
    if _count(row.cells[0].gap, how.mark) != how.lead:
        return None
    slots: list[Slot] = [row.cells[0]]
    for cell in row.cells[1:]:
        blanks = how.blanks(cell.gap, how.step)
        if blanks is None:
            return None
        slots += [*[None] * blanks, cell]
    missing = row.columns - len(slots)
    if missing <= 0 or how.blanks(after, how.tail) != missing:
        return None
    if not how.keeps and not _on_own_lines(after, missing):
        return None
    return [*slots, *[None] * missing]


def _on_own_lines(after: str, blanks: int) -> bool:
    """Whether each blank is a pipe on a line of its own, where fillers stand behind other cells."""
    lines = [line.strip() for line in after.split("\n")[1:-1]]
    return len(lines) > blanks and all(line == "|" for line in lines)
