"""Word, workbooks and PDF: merged cells, numbers that are numbers, words that stay words."""

from __future__ import annotations

import builtins
import io
import zipfile

import docx
import openpyxl
import pytest
from defusedxml import ElementTree

from giac_schema.api import read
from giac_schema.errors import MissingExtra
from giac_schema.model import ExtraRow, Missing, Ref, Report2021
from giac_schema.render import LAYOUTS, FileLayout, render
from giac_schema.strategies.reports import filled

FILES = [name for name, layout in LAYOUTS.items() if isinstance(layout, FileLayout)]
ISSUED = Ref.parse("disclosure.regulations.issued")
FEES = Ref.parse("disclosure.administrative_fees.amount")
HOSTILE = [
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "#REF!",
    "_x0041_",
    "<script>alert(1)</script>",
    "]]>&amp;",
]


def workbook(report):
    return openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))


def with_words(words):
    """A report in which an organ wrote these words where a number belongs, and as a label."""
    extra = ExtraRow("disclosure", f"其他{words}", (1, 2, 3))
    report = filled("2021", 0).with_cells({ISSUED: Missing("text", words)})
    fields = {name: getattr(report, name) for name in ("disclosure", "requests", "disputes")}
    return Report2021(**fields, overview=words, extras=(extra,))


@pytest.mark.parametrize("layout", ["html", "docx", "xlsx"])
@pytest.mark.parametrize("words", HOSTILE)
def test_what_is_escaped_reads_back_equal(layout, words):
    report = with_words(words)
    assert read(render(report, layout)).report == report


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_a_workbook_is_a_formula(words):
    cells = [cell for sheet in workbook(with_words(words)) for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    active = [c for c in cells if c.data_type == "s" and c.value.startswith(("=", "+", "-", "@"))]
    assert all(cell.quotePrefix for cell in active)


@pytest.mark.parametrize("layout", FILES)
def test_characters_that_no_file_can_hold_are_marked(layout):
    report = with_words("见\x00附\ud800件")
    words = read(render(report, layout)).report[ISSUED]
    assert words.kind == "text"


def test_a_workbook_has_a_sheet_for_each_table_and_for_the_prose():
    report = Report2021(title="甲县2023年政府信息公开工作年度报告", problems="无。")
    tables = filled("2021", 0)
    whole = Report2021(
        title=report.title,
        problems=report.problems,
        disclosure=tables.disclosure,
        requests=tables.requests,
        disputes=tables.disputes,
    )
    assert workbook(whole).sheetnames == ["概况", "表二", "表三", "表四", "问题与其他"]


def test_figures_of_a_workbook_are_numbers_that_can_be_computed_with():
    sheet = workbook(filled("2021", 0).with_cells({ISSUED: 12}))["表二"]
    row = [[c.value for c in row] for row in sheet.iter_rows() if row[0].value == "规章"]
    assert row == [["规章", 12, 0, 0]]


def test_a_paragraph_in_a_workbook_has_room_for_all_its_lines():
    prose = "我们做好公开工作。" * 12
    sheet = workbook(Report2021(overview=prose, disclosure=filled("2021", 0).disclosure))["概况"]
    (row,) = [row[0].row for row in sheet.iter_rows() if row[0].value == prose]
    characters = sheet.column_dimensions["A"].width / 2.3  # of 12 points, in columns of 11 points
    assert sheet.row_dimensions[row].height >= 12 * len(prose) / characters


def test_a_column_of_prose_is_no_wider_than_a_page_in_any_typeface():
    sheet = workbook(Report2021(overview="无。", disclosure=filled("2021", 0).disclosure))["概况"]
    assert sheet.column_dimensions["A"].width * 9 <= 170 / 25.4 * 96


def test_a_figure_too_long_for_its_column_is_drawn_smaller_and_words_are_wrapped():
    report = filled("2021", 0).with_cells({ISSUED: 123_456_789, FEES: Missing("text", "未统计")})
    looks = {
        cell.value: (cell.alignment.shrink_to_fit, cell.alignment.wrap_text)
        for row in workbook(report)["表二"]
        for cell in row
    }
    assert (looks[123_456_789], looks["未统计"]) == ((True, None), (None, True))


def test_the_title_of_a_word_document_stands_in_the_middle():
    document = docx.Document(io.BytesIO(render(Report2021(title="甲县2023年报告"), "docx")))
    assert document.styles["Title"].paragraph_format.first_line_indent == 0


def test_a_group_of_rows_is_one_merged_cell_of_a_workbook():
    sheet = workbook(filled("2021", 0))["表三"]
    merged = {sheet.cell(r.min_row, r.min_col).value: r.size["rows"] for r in sheet.merged_cells}
    assert merged["三、本年度办理结果"] == 22


def test_a_group_of_rows_is_one_merged_cell_of_a_word_document():
    table = docx.Document(io.BytesIO(render(filled("2021", 0), "docx"))).tables[1]
    column = [row.cells[0].text for row in table.rows]
    assert column.count("三、本年度办理结果") == 22
    group = table.cell(5, 0)
    assert group._tc is table.cell(6, 0)._tc


def test_the_headers_of_a_word_table_are_repeated_on_every_page():
    document = docx.Document(io.BytesIO(render(filled("2021", 0), "docx")))
    repeated = [len(table._tbl.xpath("w:tr/w:trPr/w:tblHeader")) for table in document.tables]
    assert repeated == [0, 3, 3]


def test_a_word_document_is_for_a4_and_bears_the_title():
    report = Report2021(title="甲县2023年政府信息公开工作年度报告")
    document = docx.Document(io.BytesIO(render(report, "docx")))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert document.core_properties.title == report.title
    assert document.core_properties.author == ""


@pytest.mark.parametrize("layout", ["docx", "xlsx"])
def test_every_part_of_an_office_file_is_well_formed(layout):
    with zipfile.ZipFile(io.BytesIO(render(with_words("<&>"), layout))) as package:
        parts = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        assert [name for name in parts if ElementTree.fromstring(package.read(name)) is None] == []


def test_a_paragraph_too_long_for_a_cell_loses_nothing():
    prose = "我们做好公开工作。" * 5_000
    found = read(
        render(Report2021(overview=prose, disclosure=filled("2021", 0).disclosure), "xlsx")
    )
    assert found.report.overview.replace("\n", "") == prose


@pytest.mark.parametrize(
    ("layout", "library", "extra"),
    [("docx", "docx", "docx"), ("xlsx", "openpyxl", "xlsx"), ("pdf", "reportlab", "print")],
)
def test_a_library_that_is_missing_is_named(monkeypatch, layout, library, extra):
    real = builtins.__import__

    def without(name, *rest):
        if name.partition(".")[0] == library:
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=rf"giac-schema\[{extra}\]"):
        render(Report2021(), layout)
