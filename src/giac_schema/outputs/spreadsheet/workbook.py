"""Findings as a workbook: one sheet, its heading kept in sight, ready to be filtered."""

from __future__ import annotations

from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any, Final

from giac_schema.outputs.spreadsheet.rows import COLUMNS, headings
from giac_schema.outputs.words.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.outputs.spreadsheet.rows import Row, Value
    from giac_schema.outputs.words.languages import Language

__all__ = ["write"]

_WIDTHS: Final = {
    "file": 32,
    "organ": 22,
    "place": 36,
    "cells": 30,
    "suggestion": 30,
    "sentence": 80,
}
_LONGEST: Final = 32_000
"""A cell of a workbook holds no more than 32,767 characters."""


def write(rows: Iterable[Row], language: Language, out: IO[bytes]) -> None:
    """Write a workbook with these rows below their headings.

    Text is stored as text and marked so (as if an apostrophe had been typed before it): no program
    takes it for a formula, not even when the cell is edited or the sheet saved as CSV.
    It needs the extra ``xlsx``.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(say(language, "sheet", "title"))
    sheet.freeze_panes = "A2"
    for number, name in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 12)
    count = 1
    sheet.append([_cell(sheet, value) for value in headings(language)])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{count}"
    book.save(out)


def _cell(sheet: Any, value: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        # A workbook knows no other fractions.
        return float(value) if isinstance(value, Decimal) else value
    cell = WriteOnlyCell(sheet)
    cell.value = value[:_LONGEST]
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell
