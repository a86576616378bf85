"""How many blank cells stand between a row's label and its first figure, and between its figures."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.rows.text_row import TextRow
    from giac_schema.grammar.placing.slots import Slot

__all__ = ["blanks_before", "inner_slots"]


def inner_slots(row: TextRow, how: Spacing) -> list[Slot] | None:
    """The cells of a row with the blank ones between them."""
    slots: list[Slot] = [row.cells[0]]
    for cell in row.cells[1:]:
        blanks = how.blanks(cell.gap, how.step)
        if blanks is None:
            return None
        slots += [*[None] * blanks, cell]
    return slots if how.mark and len(slots) <= row.columns else None


def blanks_before(row: TextRow, how: Spacing) -> Iterator[int]:
    """How many blank cells may stand before the first one."""
    gap = row.cells[0].gap
    if row.label is None:
        yield from _without_label(row, gap, how)
        return
    for lead in how.lead(row):
        blanks = how.blanks(gap, lead)
        if blanks is not None:
            yield blanks
    if not how.lead(row) and how.keeps:
        yield from _by_end(row, gap, how)


_MOST_FILLERS = 3
"""Label columns of 表三; a label may span them all."""


def _by_end(row: TextRow, gap: str, how: Spacing) -> Iterator[int]:
    """Counted from the end of the row, where the lead of its label is not known.

    The last figure is that of the last column if a pipe closes it and nothing stands behind; unless pipes stand
    between cells only, and it closes nothing but opens a blank cell.
    """
    inner = inner_slots(row, how)
    if (
        row.last
        or inner is None
        or not _closes_rows(how)
        or not how.behind(row) == how.tail(row) == how.step
    ):
        return
    blanks = row.columns - len(inner)
    if how.count(gap) - blanks * how.blank in {how.step * n for n in range(1, _MOST_FILLERS + 1)}:
        yield blanks


def _closes_rows(how: Spacing) -> bool:
    """Whether pipes stand around all rows, or one closes the last cell of complete rows, and of none it does not.

    Behind rows of fewer columns, a filler looks like the pipe that closes a cell.
    """
    shown = any(columns in _WIDEST for columns, _ in how.tails)
    if how.mark == "|" and how.framed:
        return True
    return how.mark == "|" and shown and min(chain.from_iterable(how.tails.values())) > 0


_WIDEST = (3, 7)
"""Columns of the widest rows of 表二 and 表三; behind the five headers of 表三 one stands that is merged."""


def _without_label(row: TextRow, gap: str, how: Spacing) -> Iterator[int]:
    """表四: none if its cells come out even; else what stands before them on their own line."""
    inner = inner_slots(row, how)
    if inner is not None and len(inner) == row.columns:
        yield 0
    elif how.mark != "\n" and row.on_one_line and how.opener is not None and "\n" in gap:
        blanks = how.blanks(gap[gap.rindex("\n") :], how.opener)
        if blanks is not None:
            yield blanks
    elif inner is not None and how.keeps and how.mark == "\n" and _ends_its_table(row, how):
        blanks = how.blanks(gap, how.step)
        if blanks is not None:
            yield blanks


def _ends_its_table(row: TextRow, how: Spacing) -> bool:
    """Whether what follows stands one step behind the last figure, so that no blank cell is between.

    Behind the headers fillers of merged ones might stand, and look like blank cells that begin the row; but
    then as many cells would be missing at its end.
    """
    after = row.cells[-1].after
    return after is not None and not row.last and how.count(after) == how.step
