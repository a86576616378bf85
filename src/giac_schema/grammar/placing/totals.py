"""Rows of 表三 that end with their total: in the last column nothing was moved, in another blanks were lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.placing.sums import comes_to_its_total, number_in, numbers_in
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from giac_schema.grammar.placing.slots import Slot
    from giac_schema.grammar.placing.spacing import Spacing
    from giac_schema.grammar.placing.text_row import TextRow

__all__ = ["are_filled_up", "end_with_totals", "ends_with_its_sum"]

_WIDTH = len(APPLICANT_COLUMNS)
"""Columns of 表三, the last of which is the sum of the others."""
_PROOF = 4
"""What rows weigh that do not add up by accident at a place where they should not."""
_OF_MANY, _SUM, _TWICE = 4, 2, 1
"""What one of them weighs: the sum of many figures, that of two, or a figure printed twice, which may be no sum."""

_PAIR = 2


def end_with_totals(how: Spacing | None, rows: Iterable[TextRow]) -> bool:
    """Whether rows whose last figure is the sum of those before it are filled up behind it, as dropped blanks are."""
    return how is not None and sum(_weight(how, row) for row in rows) >= _PROOF


def _weight(how: Spacing, row: TextRow) -> int:
    """How much a row shows of a total before its end; 0 for nothing."""
    if row.columns != _WIDTH or not 1 < len(row.cells) < row.columns:
        return 0
    weight = _weight_of(row.cells)
    if not weight:
        return 0
    # what complete rows show; without them nothing tells fillers from the ends of rows
    behind, tails = how.behind(row), _tails(how, row)
    return weight if behind is not None and tails and behind > max(tails) else 0


def _tails(how: Spacing, row: TextRow) -> Collection[int]:
    """How many marks stand behind complete rows of its kind; else behind others, of which each group is one more."""
    own = how.tails.get((row.columns, row.groups))
    return own or {
        tail - (row.groups - groups) * how.step
        for (columns, groups), tails in how.tails.items()
        if columns == row.columns
        for tail in tails
    }


def _weight_of(slots: Sequence[Slot]) -> int:
    numbers = numbers_in(slots)
    if numbers is None or not numbers[-1] or sum(numbers[:-1]) != numbers[-1]:
        return 0
    summands = sum(map(bool, numbers[:-1]))
    return _TWICE if summands == 1 else _SUM if summands == _PAIR else _OF_MANY


def are_filled_up(rows: Iterable[Sequence[Slot]]) -> bool:
    """Whether rows of a grid have their total before their last column, which is blank: others were dropped."""
    return sum(map(_weight_before_blanks, rows)) >= _PROOF


def _weight_before_blanks(slots: Sequence[Slot]) -> int:
    if len(slots) != _WIDTH or slots[-1] is not None:
        return 0
    filled = [at for at, slot in enumerate(slots) if slot is not None]
    return _weight_of(slots[: filled[-1] + 1]) if len(filled) > 1 else 0


def ends_with_its_sum(row: TextRow) -> bool:
    """Whether the last figure of a row of 表三 is the sum of all others, and not 0."""
    if row.columns != _WIDTH or len(row.cells) <= 1:
        return False
    return comes_to_its_total(row.cells, -1) and number_in(row.cells[-1]) != 0
