"""Rows where a source ends: what stands behind their figures, which of these are whole, which columns they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from giac_schema.grammar.placing.rows.belonging import without_prose
from giac_schema.grammar.placing.slots import UNSEEN
from giac_schema.grammar.placing.sums import summands_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.rows.text_row import TextRow
    from giac_schema.grammar.placing.slots import Slot

__all__ = ["alone", "cut", "without_doubt"]


def alone(row: TextRow) -> TextRow:
    """The row without words that follow it, and without the number of the label that would."""
    cells = row.cells[:-1] if row.last and _is_numbered_on(row) else without_prose(row)
    return row if len(cells) == len(row.cells) else attrs.evolve(row, cells=cells, followed=True)


def _is_numbered_on(row: TextRow) -> bool:
    """Whether the source ends with the number of the next label, behind a row that comes to its total without it."""
    number = row.label.text[:1] if row.label is not None else ""
    if not number.isdecimal() or len(row.cells) != row.columns + 1 or row.adds_up is None:
        return False
    numbers = summands_in(row.cells[:-1])
    whole = numbers is not None and 2 * numbers[-1] == sum(numbers)
    return whole and row.cells[-1].text == str(int(number) + 1)


def cut(row: TextRow, how: Spacing) -> list[Slot] | None:
    """The cells that stand complete in a row where the source ends.

    Read from the left, because all rows before it are complete; the last figure may go on
    beyond the end, unless it is a 0 or a mark stands behind it.  A row behind which the next label begins is
    over, and so may be one that ends with its total: what they lack are blank cells, lost anywhere.
    """
    if not row.last or not (how.steady and how.full) or row.label is None or how.keeps:
        return None
    if len(row.cells) > row.columns or row.followed or _ends_with_its_total(row):
        return None
    if how.count(row.cells[0].gap) not in how.lead(row):
        return None
    if not all(how.count(gap) == how.step for gap in row.gaps) or not how.mark:
        return None
    if how.mark == "|" and how.count(row.cells[-1].after) > how.step:
        return (
            None  # what fills rows up stands behind it, or a blank cell: it may lack one anywhere
        )
    whole: list[Slot] = [*row.cells]
    if row.cells[-1].text != "0" and not _closed(row.cells[-1]):
        whole.pop()
    return [*whole, *[UNSEEN] * (row.columns - len(whole))]


def _ends_with_its_total(row: TextRow) -> bool:
    """Whether the last figure of a row that has a total is what the others come to."""
    numbers = summands_in(row.cells) if row.adds_up is not None else None
    return numbers is not None and 2 * numbers[-1] == sum(numbers) > 0


def _closed(cell: Cell) -> bool:
    """Whether a mark stands behind a cell on its line, so that the cell cannot go on."""
    return (cell.after or "\n")[0] not in "\r\n"


def without_doubt(slots: Sequence[Slot], row: TextRow) -> tuple[Slot, ...]:
    """The slots without the last figure of a source that ends in the middle of a line: it may go on.

    A 0 cannot go on, and figures that add up are whole.
    """
    last = row.cells[-1]
    whole = row.adds_up or row.followed or last.text == "0" or last.after != ""
    if whole or not row.last:
        return tuple(slots)
    doubted = {id(last)}
    if len(row.cells) > 1 and not last.gap.strip(" ") and row.cells[0].gap.strip(" "):
        doubted.add(id(row.cells[-2]))  # only blanks stand between them: 15 9 of 15 927
    return tuple(UNSEEN if id(slot) in doubted else slot for slot in slots)
