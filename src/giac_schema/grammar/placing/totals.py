"""Rows of 表三 that end with their total: in the last column nothing was moved, in another blanks were lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.placing.sums import comes_to_its_total, number_in, numbers_in
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.placing.rows.text_row import TextRow
    from giac_schema.grammar.placing.slots import Slot

__all__ = ["PROOF", "WIDTH", "are_filled_up", "ends_with_its_sum", "weight_of"]

WIDTH = len(APPLICANT_COLUMNS)
"""Columns of 表三, the last of which is the sum of the others."""
PROOF = 4
"""What rows weigh that do not add up by accident at a place where they should not."""
_OF_MANY, _SUM, _TWICE = 4, 2, 1
"""What one of them weighs: the sum of many figures, that of two, or a figure printed twice, which may be no sum."""

_PAIR = 2


def weight_of(slots: Sequence[Slot]) -> int:
    """How much a row that ends with its total shows of what was lost behind it; 0 for nothing."""
    numbers = numbers_in(slots)
    if numbers is None or not numbers[-1] or sum(numbers[:-1]) != numbers[-1]:
        return 0
    summands = sum(map(bool, numbers[:-1]))
    return _TWICE if summands == 1 else _SUM if summands == _PAIR else _OF_MANY


def are_filled_up(rows: Iterable[Sequence[Slot]]) -> bool:
    """Whether rows have their total before their last column, which is blank: others were dropped."""
    return sum(map(_weight_before_blanks, rows)) >= PROOF


def _weight_before_blanks(slots: Sequence[Slot]) -> int:
    if len(slots) != WIDTH or slots[-1] is not None:
        return 0
    filled = [at for at, slot in enumerate(slots) if slot is not None]
    return weight_of(slots[: filled[-1] + 1]) if len(filled) > 1 else 0


def ends_with_its_sum(row: TextRow) -> bool:
    """Whether the last figure of a row of 表三 is the sum of all others, and not 0."""
    if row.columns != WIDTH or len(row.cells) <= 1:
        return False
    return comes_to_its_total(row.cells, -1) and number_in(row.cells[-1]) != 0
