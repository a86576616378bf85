"""A report as a workbook: a sheet for each table, with merged cells, and the prose before and behind.

Figures are numbers, so that a person can go on computing with them.  Everything else is text and stays
text: a cell that begins with an equals sign is no formula, neither now nor when somebody edits it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from giac_schema.errors import MissingExtra
from giac_schema.model.address import Ref
from giac_schema.render.grid import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.workbook.workbook import Workbook

    from giac_schema.render.page import Line, Part

__all__ = ["xlsx"]

_BEFORE: Final = "概况"
_BEHIND: Final = "问题与其他"


def xlsx(parts: Iterable[Part]) -> bytes:
    """The workbook of a report's parts.

    Raises:
        MissingExtra: if openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise MissingExtra("XLSX", "xlsx") from error
    book = Workbook()
    book.remove(book.worksheets[0])
    for lines, table in _sheets(parts):
        _add(book, lines, table)
    book.properties.creator = None
    book.save(data := BytesIO())
    return data.getvalue()


def _sheets(parts: Iterable[Part]) -> Iterator[tuple[list[Line], Table | None]]:
    """What stands on each sheet: a table under its heading, or lines alone."""
    lines: list[Line] = []
    for part in parts:
        if not isinstance(part, Table):
            lines.append(part)
            continue
        headed = bool(lines) and lines[-1].role == "heading"
        heading = [lines.pop()] if headed else []
        if lines:
            yield lines, None
        yield heading, part
        lines = []
    if lines:
        yield lines, None


def _add(book: Workbook, lines: list[Line], table: Table | None) -> None:
    from giac_schema.render.xlsx_sheet import put_lines, put_table

    if table is None:
        put_lines(book.create_sheet(_BEHIND if book.worksheets else _BEFORE), lines)
    else:
        put_table(book.create_sheet(Ref((table.name,)).entry.name), lines, table)
