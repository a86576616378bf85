"""Rows of which the lines do not tell what is theirs: two rows, or one that goes on over the end of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.page_numbers import PASSED

if TYPE_CHECKING:
    from giac_schema.grammar.placing.rows.text_row import TextRow

__all__ = ["goes_over_a_page", "may_be_two"]

_NUMBER = re.compile(r"^\W*\d{1,2}\s*[、.．,，:：)）](?!\d)")
"""The number of a label, ``2.`` or ``（2）``."""


def may_be_two(row: TextRow) -> bool:
    """Whether words among the cells may be the label of a row that the form does not have.

    With a line for every cell, or one for all rows, nothing tells them from a cell, and blanks may have been
    dropped from both rows.  Words with a figure in them, 其中备案5件, are no label, unless it is the label's number.
    """
    words = [cell for cell in row.cells if cell.value is None]
    if not words or row.label is None or (row.on_one_line and not _shares_its_line(row)):
        return False
    texts = (_NUMBER.sub("", cell.text) for cell in words)
    return any(not any(map(str.isdecimal, text)) for text in texts)


def _shares_its_line(row: TextRow) -> bool:
    """Whether its label stands behind something else on the line, and blanks are all that divides it."""
    gaps = [cell.gap for cell in (row.label, *row.cells) if cell is not None]
    return not any(gap.strip(" \u3000\u00a0") for gap in gaps)


def goes_over_a_page(row: TextRow) -> bool:
    """Whether the number of a page stood among its cells or behind them, with empty lines that may be blank cells."""
    if row.on_one_line:
        return False
    gaps = [cell.gap for cell in row.cells]
    return any(PASSED in gap for gap in (*gaps, row.cells[-1].after or ""))
