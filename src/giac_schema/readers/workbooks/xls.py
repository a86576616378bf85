"""XLS, the binary workbook of Excel 97 to 2003 (and of WPS: ET), to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giac_schema.errors import MissingExtra, UnknownFormat
from giac_schema.readers.limits import MOST_COLUMNS, MOST_ROWS
from giac_schema.readers.marks import struck, unseen
from giac_schema.readers.refused import damaged
from giac_schema.readers.workbooks.numbers import shown
from giac_schema.readers.workbooks.sheets import Range, Sheet, document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.document import Document

__all__ = ["read_xls"]


def read_xls(data: bytes) -> Document:
    """The visible sheets of a workbook; formulas by the values last computed for them.

    Raises:
        MissingExtra: if xlrd is not installed.
        UnknownFormat: if the workbook is broken or protected.
    """
    try:
        import xlrd
    except ImportError as error:
        raise MissingExtra("XLS", "xlsx") from error
    try:
        # Merged cells are read only together with formats; ragged rows keep far corners small.
        with xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=_Silence()
        ) as book:
            return document((_sheet(book, s) for s in book.sheets() if not s.visibility), "xls")
    except UnknownFormat:
        raise
    except Exception as error:
        # A broken workbook ends in whatever exception its first missing piece leads to.
        raise damaged("XLS", error) from error


class _Silence:
    """Where the library's remarks on odd files go."""

    def write(self, text: str) -> None:
        """Take a remark and forget it."""


def _sheet(book: Any, sheet: Any) -> Sheet:
    rows = {row for row, kept in sheet.rowinfo_map.items() if kept.hidden}
    columns = {column for column, kept in sheet.colinfo_map.items() if kept.hidden}
    texts = {
        (row, column): text
        for row in range(min(sheet.nrows, MOST_ROWS))
        for column in range(min(sheet.row_len(row), MOST_COLUMNS))
        if row not in rows
        and column not in columns
        and (text := _text(book, sheet.cell(row, column)))
    }
    return Sheet(texts, tuple(_merged(sheet)), hidden=frozenset(columns))


def _text(book: Any, cell: Any) -> str:
    """What a cell shows; struck out, or white on no ground, as no figure."""
    text, look = _shown(book, cell), book.xf_list[cell.xf_index]
    font = book.font_list[look.font_index]
    if book.colour_map.get(font.colour_index) == _WHITE and not look.background.fill_pattern:
        text = unseen(text)
    return struck(text) if font.struck_out else text


_WHITE = (255, 255, 255)
"""The colour of the paper."""


def _shown(book: Any, cell: Any) -> str:
    import xlrd

    match cell.ctype:
        case xlrd.XL_CELL_NUMBER:
            return shown(
                cell.value, book.format_map[book.xf_list[cell.xf_index].format_key].format_str
            )
        case xlrd.XL_CELL_DATE:
            return shown(xlrd.xldate_as_datetime(cell.value, book.datemode))
        case xlrd.XL_CELL_BOOLEAN:
            return shown(bool(cell.value))
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#ERROR!"))
        case _:
            return shown(cell.value)


def _merged(sheet: Any) -> Iterator[Range]:
    """The library gives ranges without their last row and column."""
    for first_row, after_row, first_column, after_column in sheet.merged_cells:
        if first_row < MOST_ROWS and first_column < MOST_COLUMNS:
            yield Range(first_row, first_column, after_row - 1, after_column - 1)
