"""Rows of text with two figures for every column of 表三: another year's stand beside the year's own.

    自然人 | 商业企业 | …
    2023年 | 2022年 | 2023年 | 2022年 | …
    112 | 33 | 39 | 85 | …

Where one year's are blank, seven of the other's are left, and nothing but their sum shows whose they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from giac_schema.grammar.placing.text_row import TextRow

__all__ = ["is_doubled", "is_proved"]

_WIDTH = 2 * len(APPLICANT_COLUMNS)


def is_doubled(row: TextRow) -> bool:
    """Whether a row has so many figures on its line."""
    return len(row.cells) >= _WIDTH and row.on_one_line


def is_proved(row: TextRow) -> bool:
    """Whether it has a figure for every column of the form, and they add up to something."""
    return bool(row.adds_up) and not row.is_nought
