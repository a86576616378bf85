"""Lines and tables on a sheet of a workbook, as they print on A4."""

from __future__ import annotations

import re
from collections import defaultdict
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from openpyxl.styles import Alignment, Border, Font, Side

from giac_schema.render.grid import placed
from giac_schema.render.signs import for_xml
from giac_schema.render.widths import width_of, widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.render.grid import Place, Table
    from giac_schema.render.page import Line, Role

__all__ = ["put_lines", "put_table"]

_SIZES: Final[dict[Role, int]] = {"title": 18, "date": 11, "heading": 14, "paragraph": 12}
_CENTRED: Final[set[Role]] = {"title", "date"}
_WIDE: Final = 88
"""The width of a table in characters: what a page in portrait holds, or a little more, which is scaled."""
_PROSE: Final = 66
"""The width of prose in characters: a page holds it in any typeface.  One column is never scaled to a page."""
_PROSE_POINTS: Final = 5.25 * _PROSE
"""The same in points, in the typeface that a workbook has by default."""
_LEADING: Final = 1.4
"""From line to line of prose, in sizes of its type."""
_BELOW: Final = 6
"""Below a paragraph, in points."""
_TALLEST: Final = 409
"""What a spreadsheet lets a row have, in points."""
_LINE: Final = 14
"""The height of a line of a table in points."""
_LONGEST: Final = 32_000
"""What a cell can hold is a little more; a longer paragraph goes on in the next row."""
_THIN: Final = Side("thin")
_RULED: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FIGURE: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_EXACT: Final = 15
"""A spreadsheet keeps so many digits of a number; one with more is kept as text."""
_ACTIVE: Final = ("=", "+", "-", "@")


def put_lines(sheet: Any, lines: Iterable[Line]) -> None:
    """Each line in a row of the first column."""
    row = 0
    for line in lines:
        for text in _pieces(line.text):
            row += 1
            _put_line(sheet, row, text, line.role)
            sheet.row_dimensions[row].height = _height(text, _SIZES[line.role])
    sheet.column_dimensions["A"].width = _PROSE
    _fit_to_page(sheet)


def _pieces(text: str) -> Iterator[str]:
    yield text[:_LONGEST]
    for start in range(_LONGEST, len(text), _LONGEST):
        yield text[start : start + _LONGEST]


def _put_line(sheet: Any, row: int, text: str, role: Role) -> None:
    cell = _put(sheet, row, 1, text)
    cell.font = Font(size=_SIZES[role], bold=role != "paragraph")
    centred = "center" if role in _CENTRED else None
    cell.alignment = Alignment(horizontal=centred, vertical="top", wrap_text=True)


def _height(text: str, size: int) -> float:
    """The height of prose in points.  Not every program finds it out, and lines would lie upon each other."""
    lines = sum(
        ceil(max(1, width_of(part) * size / 2) / _PROSE_POINTS) for part in text.split("\n")
    )
    return min(_LEADING * size * lines + _BELOW, _TALLEST)


def put_table(sheet: Any, heading: Sequence[Line], table: Table) -> None:
    """A table below its heading, a blank row between them, cells merged as the form has them."""
    for row, line in enumerate(heading, start=1):
        _put_line(sheet, row, line.text, line.role)
        sheet.cell(row, 1).alignment = Alignment(wrap_text=False)
    above = len(heading) + 1
    columns = [max(width, _NARROWEST) for width in widths(table, _WIDE)]
    for number, width in enumerate(columns, start=1):
        sheet.column_dimensions[_letters(number)].width = width
    for place in placed(table):
        _put_cell(sheet, place, above)
    for row, lines in _lines(table, columns).items():
        sheet.row_dimensions[row + above + 1].height = _LINE * lines + 6
    if table.headers:
        sheet.print_title_rows = f"{above + 1}:{above + table.headers}"
    _fit_to_page(sheet)


_NARROWEST: Final = 7


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))


def _put_cell(sheet: Any, place: Place, above: int) -> None:
    top, left = place.row + above + 1, place.column + 1
    bottom, right = place.last_row + above + 1, place.last_column + 1
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            sheet.cell(row, column).border = _RULED
    cell = _put(sheet, top, left, place.cell.text, figure=place.cell.scope is None)
    figure = (
        cell.data_type == "n"
    )  # one too long for its column is drawn smaller, or it would show as ###
    cell.alignment = Alignment(
        horizontal="center", vertical="center", wrap_text=not figure, shrink_to_fit=figure
    )
    if (top, left) != (bottom, right):
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def _put(sheet: Any, row: int, column: int, text: str, *, figure: bool = False) -> Any:
    """A number if it is one that a spreadsheet can keep, and text in every other case."""
    cell = sheet.cell(row, column)
    number = _FIGURE.fullmatch(text) if figure else None
    if number is not None and sum(map(str.isdigit, text)) <= _EXACT:
        cell.value = float(text) if number[2] else int(text)
        cell.number_format = f"0.{'0' * (len(number[2]) - 1)}" if number[2] else "0"
    elif text:
        cell.value = for_xml(text)
        cell.data_type = "s"  # whatever openpyxl took it for: a formula, an error
        cell.quotePrefix = text.startswith(_ACTIVE)
    return cell


def _lines(table: Table, columns: Sequence[int]) -> dict[int, int]:
    """How many lines of text the rows of a table need, as far as cells of one row tell."""
    found: dict[int, int] = defaultdict(lambda: 1)
    for place in placed(table):
        if place.row == place.last_row:
            width = sum(columns[place.column : place.last_column + 1]) - 1
            found[place.row] = max(found[place.row], ceil(width_of(place.cell.text) / width))
    return found


def _fit_to_page(sheet: Any) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
