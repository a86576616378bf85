"""Rows as a workbook: each sheet with its heading kept in sight, ready to be filtered."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any, Final

from attrs import frozen

from giac_schema.outputs.spreadsheet.rows import Row, headings
from giac_schema.outputs.words.catalogue import say

if TYPE_CHECKING:
    from giac_schema.outputs.spreadsheet.rows import Value
    from giac_schema.outputs.words.languages import Language

__all__ = ["Sheet", "write"]

_WIDTHS: Final = {
    "file": 32,
    "organ": 22,
    "place": 36,
    "cells": 30,
    "suggestion": 30,
    "sentence": 80,
    "first": 80,
    "address": 44,
    "name": 36,
}
_LONGEST: Final = 32_000
"""A cell of a workbook holds no more than 32,767 characters."""
_MOST_ROWS: Final = 1_048_576
"""A sheet of a workbook holds no more, its heading included."""


@frozen
class Sheet:
    """One sheet: its title and columns by their names in the catalogue, and the rows below."""

    title: str
    columns: tuple[str, ...]
    rows: Iterable[Row]


def write(sheets: Iterable[Sheet], language: Language, out: IO[bytes]) -> None:
    """Write a workbook with these sheets, one after the other as their rows come.

    Text is stored as text and marked so (as if an apostrophe had been typed before it): no program
    takes it for a formula, not even when the cell is edited or the sheet saved as CSV.
    It needs the extra ``xlsx``.

    Raises:
        OSError: if there are more rows than a sheet of a workbook can hold.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for each in sheets:
        _add(book, each, language)
    book.save(out)


def _add(book: Any, given: Sheet, language: Language) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(say(language, "sheet", given.title))
    sheet.freeze_panes = "A2"
    for number, name in enumerate(given.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 12)
    try:
        count = _fill(sheet, given, language)
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(given.columns))}{count}"
    finally:
        sheet.close()  # it writes to a file of its own as it goes


def _fill(sheet: Any, given: Sheet, language: Language) -> int:
    """Write the heading and the rows; give the number of the last."""
    sheet.append([_cell(sheet, value) for value in headings(language, given.columns)])
    count = 1
    for row in given.rows:
        if count == _MOST_ROWS:
            raise OSError(errno.EFBIG, say(language, "errors", "too_many_rows", most=_MOST_ROWS))
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    return count


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
