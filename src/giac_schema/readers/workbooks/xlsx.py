"""XLSX to a document: what its cells show, formulas by the values last computed for them.

openpyxl computes nothing, so a formula can do no harm, a circle of them included.  It reads the values
row by row; merged cells, and what else it leaves out that way, are read in ``worksheets``.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

from giac_schema.errors import MissingExtra, UnknownFormat
from giac_schema.readers.limits import MOST_COLUMNS, MOST_ROWS
from giac_schema.readers.marks import RAISED, raised, struck, unseen
from giac_schema.readers.refused import damaged
from giac_schema.readers.workbooks.numbers import shown
from giac_schema.readers.workbooks.sheets import Sheet, document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook.workbook import Workbook

    from giac_schema.model.document import Document
    from giac_schema.readers.package import Package

__all__ = ["read_xlsx"]


def read_xlsx(package: Package) -> Document:
    """The visible sheets of a workbook.

    A formula for which no value is kept is shown as the formula: its cell holds words, not a blank.

    Raises:
        MissingExtra: if openpyxl is not installed.
        UnknownFormat: if the workbook is broken, or merges more cells than any report has.
    """
    try:
        import defusedxml  # noqa: F401 - both are asked for before anything is read
        import openpyxl  # noqa: F401
    except ImportError as error:
        raise MissingExtra("XLSX", "xlsx") from error
    try:
        return document(_sheets(package), "xlsx")
    except UnknownFormat:
        raise
    except Exception as error:
        # A broken workbook ends in whatever exception its first missing piece leads to.
        raise damaged("XLSX", error) from error


def _sheets(package: Package) -> Iterator[Sheet]:
    from giac_schema.readers.workbooks.worksheets import look_over, parts

    workbook = _load(package.data)
    for title, part in parts(package).items():
        if title in workbook.sheetnames:
            worksheet = look_over(package.read(part))
            texts = dict(_texts(workbook[title])) | worksheet.printed
            seen = {
                (row, column): text
                for (row, column), text in texts.items()
                if row not in worksheet.hidden_rows and column not in worksheet.hidden_columns
            }
            ruled = frozenset(row for (row, _), text in seen.items() if not text)
            printed = {at: text for at, text in seen.items() if text}
            hidden = frozenset(worksheet.hidden_columns)
            yield Sheet(printed, tuple(worksheet.merged), ruled, hidden)


def _load(data: bytes) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it leaves out is decoration
        return load_workbook(
            BytesIO(data), read_only=True, data_only=True, keep_links=False, rich_text=True
        )


def _texts(sheet: Any) -> Iterator[tuple[tuple[int, int], str]]:
    """The cells that are not blank, by row and column from 0, and the blank ones with a border."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for row, cells in enumerate(sheet.iter_rows(1, MOST_ROWS, 1, MOST_COLUMNS)):
            for column, cell in enumerate(cells):
                if cell.value is not None and (text := _text(cell)):
                    yield (row, column), text
                elif cell.border is not None and cell.border.bottom and cell.border.bottom.style:
                    yield (row, column), ""


def _text(cell: Any) -> str:
    """What a cell shows; characters set high or struck out are marked, as no part of a figure."""
    if isinstance(cell.value, list):  # pieces of text in several fonts
        return "".join(_piece(piece, cell) for piece in cell.value).strip()
    text, font = shown(cell.value, cell.number_format), cell.font
    if _is_white(font, cell):
        text = unseen(text)
    return struck(text) if font.strike else text


def _is_white(font: Any, cell: Any) -> bool:
    """Whether a font has the colour of the paper, in a cell that is not filled."""
    colour = font.color
    if colour is None or cell.fill.fill_type is not None:
        return False
    return (
        colour.rgb in _WHITE
        if colour.type == "rgb"
        else colour.type == "theme" and not colour.theme
    )


_WHITE = frozenset({"FFFFFFFF", "00FFFFFF"})


def _piece(piece: Any, cell: Any) -> str:
    font = getattr(piece, "font", None)
    text = str(piece) if font is None else piece.text
    if font is not None and font.vertAlign in RAISED:
        text = raised(text)
    if font is not None and _is_white(font, cell):
        text = unseen(text)
    return struck(text) if font is not None and font.strike else text
