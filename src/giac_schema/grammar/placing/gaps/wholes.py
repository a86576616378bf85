"""Tables of which every row has a figure for every column, while none comes to its total.

    一、本年新收政府信息公开申请数量 111 112 113 114 115 116 117
    二、上年结转政府信息公开申请数量 118 119 120 121 122 123 124

A figure torn in two and a blank cell that was lost may make up for each other in a row, and sums show where they do.
In a report that does not add up at all they show nothing; but where every row has as many figures as columns, they
would have to do so in a row alone, with a figure that may be two.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from giac_schema.grammar.placing.sums import summands_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from giac_schema.grammar.placing.rows.text_row import TextRow

__all__ = ["longest_of_whole", "may_be_torn"]

_MANY = 8
"""So many rows are not torn alike."""


def longest_of_whole(rows: Sequence[TextRow]) -> int:
    """How many digits the longest figure has, if all of many rows are complete and no sum speaks for or against any.

    0 if some row lacks a figure, or has more; if there are few; or if some figure is what others come to, or rows are
    numbered: then figures stand in other columns than thought.  A row without any may have them elsewhere, and words
    among those of another may be the rest of its label.
    """
    if any(row.figures not in {0, row.columns} for row in rows):
        return 0
    told = [row for row in rows if row.complete and row.adds_up is False]
    if len(told) < _MANY or any(row.adds_up and not row.is_nought for row in rows):
        return 0
    numbers = [summands_in(row.cells) or [] for row in told]
    if any(map(_holds_its_total, numbers)) or _are_counted(numbers):
        return 0
    return max(len(cell.text) for row in told for cell in row.cells)


def may_be_torn(row: TextRow, longest: int) -> bool:
    """Whether two neighbours in a row are together no longer than a figure of its table: they may be one, in two."""
    figures = [cell.text.strip() for cell in row.cells]
    return any(
        a != "0" and a.isdecimal() and b.isdecimal() and len(a) + len(b) <= longest
        for a, b in pairwise(figures)
    )


def _holds_its_total(numbers: Sequence[Decimal]) -> bool:
    """Whether one of the numbers is what the others come to: then it stands in another column than thought."""
    return any(2 * number == sum(numbers) for number in numbers)


def _are_counted(rows: Sequence[Sequence[Decimal]]) -> bool:
    """Whether the first number of a row is mostly one more than that of the row above: rows are numbered then."""
    steps = [below[0] - above[0] for above, below in pairwise(rows) if above and below]
    return 2 * sum(step == 1 for step in steps) >= len(steps)
