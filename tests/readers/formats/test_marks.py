"""Marks of footnotes and what is struck out: no part of a figure, in any office format."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from giac_schema.api import read
from giac_schema.model import Missing

RAISED, STRUCK = InlineFont(vertAlign="superscript"), InlineFont(strike=True)


def workbook(builders, small, change):
    book = openpyxl.load_workbook(io.BytesIO(builders["xlsx"](small)))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    change(next(cell for cell in cells if cell.value == "规章").offset(column=1))
    book.save(data := io.BytesIO())
    return data.getvalue()


@pytest.mark.parametrize(("font", "issued"), [(RAISED, 12), (STRUCK, Missing("text", "121\u0336"))])
def test_a_marked_digit_of_a_workbook_is_no_digit_of_its_figure(builders, small, font, issued):
    def change(cell):
        cell.value = CellRichText("12", TextBlock(font, "1"))

    assert read(workbook(builders, small, change)).report.disclosure.regulations.issued == issued


def test_words_of_a_workbook_in_several_fonts_are_read(builders, small):
    def change(cell):
        cell.value = CellRichText("1", TextBlock(InlineFont(b=True), "2"))

    assert read(workbook(builders, small, change)).report.disclosure.regulations.issued == 12


def test_a_figure_of_a_workbook_that_is_struck_out_is_words(builders, small):
    def change(cell):
        cell.font = Font(strike=True)

    leaf = read(workbook(builders, small, change)).report.disclosure.regulations.issued
    assert isinstance(leaf, Missing)


STYLES = (
    '<office:automatic-styles xmlns:style="s" xmlns:fo="f"><style:style style:name="{}">'
    "<style:{} {}/></style:style></office:automatic-styles><office:body>"
)


def styled(data, repack, *style):
    """An OpenDocument with one style more."""
    return repack(
        data, "content.xml", lambda xml: xml.replace("<office:body>", STYLES.format(*style))
    )


@pytest.mark.parametrize(
    ("properties", "leaf"),
    [
        ('style:text-position="super 58%"', 4),
        ('style:text-line-through-style="solid"', Missing("text", "41\u0336")),
    ],
)
@pytest.mark.parametrize("kind", ["odt", "ods"])
def test_a_marked_digit_of_an_opendocument_is_no_digit_of_its_figure(
    builders, small, repack, kind, properties, leaf
):
    cell = "<text:p>4</text:p>"
    marked = cell.replace("</", '<text:span text:style-name="T1">1</text:span></', 1)
    data = repack(builders[kind](small), "content.xml", lambda xml: xml.replace(cell, marked))
    found = read(styled(data, repack, "T1", "text-properties", properties)).report
    expected = {ref: leaf if printed == 4 else printed for ref, printed in small.cells()}
    assert dict(found.cells()) == expected


def test_a_hidden_sheet_of_an_opendocument_is_not_read(builders, small, repack):
    def add(xml):
        start, end = xml.index("<table:table>"), xml.rindex("</office:spreadsheet>")
        draft = xml[start:end].replace("<table:table>", '<table:table table:style-name="ta2">')
        return xml[:end] + draft.replace(">4<", ">9999<") + xml[end:]

    data = repack(builders["ods"](small), "content.xml", add)
    data = styled(data, repack, "ta2", "table-properties", 'table:display="false"')
    assert read(data).report == small
