"""Rows of 表三 that end with their total: in the last column nothing was moved, in another blanks were lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.placing.sums import comes_to_its_total, number_in, numbers_in
from giac_schema.model.applicants import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.grammar.placing.spacing import Spacing
    from giac_schema.grammar.placing.text_row import TextRow

__all__ = ["end_with_totals", "ends_with_its_sum"]

_WIDTH = len(APPLICANT_COLUMNS)
"""Columns of 表三, the last of which is the sum of the others."""
_PROOF = 2
"""So many rows do not add up by accident at a place where they should not."""
_PARTS = 2
"""A figure printed twice is no sum."""


def end_with_totals(how: Spacing | None, rows: Iterable[TextRow]) -> bool:
    """Whether rows whose last figure is the sum of those before it are filled up behind it, as dropped blanks are."""
    return how is not None and sum(_ends_with_total(how, row) for row in rows) >= _PROOF


def _ends_with_total(how: Spacing, row: TextRow) -> bool:
    if row.columns != _WIDTH or not _PARTS < len(row.cells) < row.columns:
        return False
    numbers = numbers_in(row.cells)
    if numbers is None or sum(map(bool, numbers[:-1])) < _PARTS:
        return False
    # what complete rows of the same kind show; without them nothing tells fillers from the ends of rows
    behind, tails = how.behind(row), how.tails.get((row.columns, row.groups), ())
    filled_up = behind is not None and bool(tails) and behind > max(tails)
    return filled_up and sum(numbers[:-1]) == numbers[-1]


def ends_with_its_sum(row: TextRow) -> bool:
    """Whether the last figure of a row of 表三 is the sum of all others, and not 0."""
    if row.columns != _WIDTH or len(row.cells) <= 1:
        return False
    return comes_to_its_total(row.cells, -1) and number_in(row.cells[-1]) != 0
