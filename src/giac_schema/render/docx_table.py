"""A drawn table as the element that Word keeps for one.

It is written as XML: python-docx merges cells by making all of them first and looking each up anew, which
takes a hundred times as long.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from giac_schema.model.address import Ref
from giac_schema.render.grid import placed
from giac_schema.render.signs import for_xml
from giac_schema.render.widths import widths

if TYPE_CHECKING:
    from giac_schema.render.grid import Place, Table

__all__ = ["table_xml"]

_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_INSIDE: Final = 9411
"""The width of the text in twentieths of a point: 166 mm."""
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PARAGRAPH: Final = (
    '<w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
)
_RUN: Final = '<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
_MANY: Final = 10
"""Columns from which a table is set in smaller type."""


def table_xml(table: Table) -> Any:
    """The ``w:tbl`` of a table, for python-docx to put into a document."""
    from docx.oxml import parse_xml

    return parse_xml(_table(table))


def _table(table: Table) -> str:
    columns = widths(table, _INSIDE)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    rows: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for place in placed(table):
        for row in range(place.row, place.last_row + 1):
            width = sum(columns[place.column : place.last_column + 1])
            rows[row].append((place.column, _cell(place, row, width, table)))
    drawn = "".join(_row(number, sorted(rows[number]), table) for number in sorted(rows))
    return f'<w:tbl xmlns:w="{_NAMESPACE}">{_properties(table)}<w:tblGrid>{grid}</w:tblGrid>{drawn}</w:tbl>'


def _properties(table: Table) -> str:
    """Borders, width, and the name that is read aloud."""
    entry = Ref((table.name,)).entry
    named = quoteattr(f"{entry.name} {entry.label.partition('、')[2]}")
    return (
        f'<w:tblPr><w:tblW w:w="{_INSIDE}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
        f"<w:tblCaption w:val={named}/></w:tblPr>"
    )


def _row(number: int, cells: list[tuple[int, str]], table: Table) -> str:
    head = "<w:tblHeader/>" if number < table.headers else ""
    inside = "".join(xml for _, xml in cells)
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inside}</w:tr>"


def _cell(place: Place, row: int, width: int, table: Table) -> str:
    """A cell, or the empty one by which a row shows that a cell from above reaches into it."""
    span = f'<w:gridSpan w:val="{place.cell.colspan}"/>' if place.cell.colspan > 1 else ""
    begins = row == place.row
    merge = f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>'
    merged = merge if place.cell.rowspan > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}<w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p>{_PARAGRAPH}{_words(place.cell.text, table) if begins else ''}</w:p></w:tc>"
    )


def _words(text: str, table: Table) -> str:
    size = 15 if table.width > _MANY else 18
    broken = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(for_xml(text)).split("\n"))
    run = _RUN.format(size=size)
    return f'<w:r>{run}<w:t xml:space="preserve">{broken}</w:t></w:r>' if text else ""
