"""Marks of footnotes and what is struck out: no part of a figure, in any office format."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
import xlwt
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


def test_a_figure_of_an_old_workbook_that_is_struck_out_is_words(small):
    book = xlwt.Workbook()
    sheet = book.add_sheet("表二")
    out = xlwt.easyxf("font: struck_out on")
    heads = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    for row, texts in enumerate([("第二十条第（一）项",), heads, ("规章", 12, 3, 4)]):
        for column, text in enumerate(texts):
            sheet.write(row, column, text, *([out] if text == 12 else []))
    book.save(file := io.BytesIO())
    row = read(file.getvalue()).report.disclosure.regulations
    assert (row.issued, row.repealed) == (Missing("text", "1\u03362\u0336"), 3)


STYLES = (
    '<office:automatic-styles xmlns:style="s" xmlns:fo="f"><style:style style:name="{}" style:family="{}">'
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
    found = read(styled(data, repack, "T1", "text", "text-properties", properties)).report
    expected = {ref: leaf if printed == 4 else printed for ref, printed in small.cells()}
    assert dict(found.cells()) == expected


def test_a_hidden_sheet_of_an_opendocument_is_not_read(builders, small, repack):
    def add(xml):
        start, end = xml.index("<table:table>"), xml.rindex("</office:spreadsheet>")
        draft = xml[start:end].replace("<table:table>", '<table:table table:style-name="ta2">')
        return xml[:end] + draft.replace(">4<", ">9999<") + xml[end:]

    data = repack(builders["ods"](small), "content.xml", add)
    data = styled(data, repack, "ta2", "table", "table-properties", 'table:display="false"')
    assert read(data).report == small


FIRST = "<text:p>4</text:p>"
SPAN = '<text:p>4<text:span text:style-name="T1">1</text:span></text:p>'


@pytest.mark.parametrize(
    ("cell", "family", "properties", "leaf"),
    [
        (SPAN, "text", 'style:text-line-through-type="double"', Missing("text", "41\u0336")),
        (SPAN, "text", 'text:display="none"', 4),
        (
            '<text:p text:style-name="T1">4</text:p>',
            "paragraph",
            'style:text-line-through-style="solid"',
            Missing("text", "4\u0336"),
        ),
        ('<text:p text:style-name="T1">1</text:p>' + FIRST, "paragraph", 'text:display="none"', 4),
        (SPAN, "paragraph", 'text:display="none"', 41),
    ],
)
@pytest.mark.parametrize("kind", ["odt", "ods"])
def test_a_style_of_an_opendocument_counts_for_what_it_is_of(
    builders, small, repack, kind, cell, family, properties, leaf
):
    data = repack(builders[kind](small), "content.xml", lambda xml: xml.replace(FIRST, cell))
    found = read(styled(data, repack, "T1", family, "text-properties", properties)).report
    expected = {ref: leaf if printed == 4 else printed for ref, printed in small.cells()}
    assert dict(found.cells()) == expected


def test_a_style_inherits_from_one_that_has_a_name(builders, small, repack):
    names = 'xmlns:style="s"'
    named = (
        f'<office:document-styles xmlns:office="o" {names}><style:style style:family="text"'
        ' style:name="Out"><style:text-properties style:text-line-through-type="single"/>'
        "</style:style></office:document-styles>"
    )
    data = repack(builders["odt"](small), "content.xml", lambda xml: xml.replace(FIRST, SPAN))
    parent = 'T1" style:parent-style-name="Out'
    data = styled(data, repack, parent, "text", "text-properties", "")
    with zipfile.ZipFile(file := io.BytesIO(data), "a") as opened:
        opened.writestr("styles.xml", named)
    found = read(file.getvalue()).report
    assert {leaf for ref, leaf in found.cells() if small[ref] == 4} == {Missing("text", "41\u0336")}


BOX = (
    "<text:p><drawing:frame><drawing:text-box><text:p>4</text:p></drawing:text-box></drawing:frame>"
    "</text:p>"
)


@pytest.mark.parametrize(
    "cell",
    [
        "<text:p><drawing:frame><drawing:object/></drawing:frame></text:p>",
        "<drawing:frame><drawing:image/></drawing:frame>",
        BOX,
        "<text:p><drawing:custom-shape><text:p>4</text:p></drawing:custom-shape></text:p>",
        "<text:p><drawing:control/></text:p>",
    ],
)
@pytest.mark.parametrize("kind", ["odt", "ods"])
def test_a_cell_of_an_opendocument_in_which_something_is_drawn_is_not_blank(
    builders, small, repack, kind, cell
):
    data = repack(builders[kind](small), "content.xml", lambda xml: xml.replace(FIRST, cell))
    found = read(data).report
    picture = Missing("text", "\N{OBJECT REPLACEMENT CHARACTER}")
    assert {leaf for ref, leaf in found.cells() if small[ref] == 4} == {picture}


@pytest.mark.parametrize(
    ("attributes", "text", "leaf"),
    [
        ('office:value-type="date" office:date-value="1900-01-04"', "4", Missing("text", "1900-01-04")),
        ('office:value-type="boolean" office:boolean-value="true"', "1", Missing("text", "true")),
        ('office:value-type="string" office:string-value="4"', "", 4),
        ('table:formula="of:=2+2"', "", Missing("text", "of:=2+2")),
    ],
)  # fmt: skip
def test_a_cell_of_a_sheet_is_of_the_kind_it_says(builders, small, repack, attributes, text, leaf):
    def change(xml):
        for old in re.findall(rf"<table:table-cell[^>]*>{FIRST}", xml):
            new = f"{old.partition('>')[0]} {attributes}><text:p>{text}</text:p>"
            xml = xml.replace(old, new)
        return xml

    found = read(repack(builders["ods"](small), "content.xml", change)).report
    assert {leaf for ref, leaf in found.cells() if small[ref] == 4} == {leaf}
