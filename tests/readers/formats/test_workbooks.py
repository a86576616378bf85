"""What a workbook shows, and what it hides."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import openpyxl
import pytest
from openpyxl.styles import Border, Font, PatternFill, Side

from giac_schema.api import read
from giac_schema.errors import SeveralReports
from giac_schema.grammar.words.values import parse_value
from giac_schema.model import BLANK, form
from giac_schema.readers.workbooks.numbers import shown
from giac_schema.readers.workbooks.worksheets import look_over
from giac_schema.render import render
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (3, "General", "3"),
        (3.0, "General", "3"),
        (-0.0, "General", "0"),
        (0.1 + 0.2, "General", "0.3"),
        (1276.5534, "0.00", "1276.5534"),
        (1e15, "General", "1000000000000000"),
        (1113, "#,##0", "1113"),
        (24.5, '0.00"万元"', "24.5万元"),
        (3, "0件", "3件"),
        (3, 'General"件"', "3件"),
        (164, "0元", "164元"),
        (164, "0[$元]", "164元"),
        (164, "[$¥-804]#,##0", "¥164"),
        (8, '"减"0', "减8"),
        (8, "减0", "减8"),
        (8, "-0", "-8"),
        (8, "+0;-0", "+8"),
        (-8, "0_);(0)", "-8"),
        (-8, "0;[Red]0", "-8"),
        (69, '"2"0', "269"),
        (269, "@", "269"),
        (0, '0;-0;"-"??', "0"),
        (0, "0;-0;;@", "0"),
        (-8, '0"件";-0"件"', "-8件"),
        (8, "_ * #,##0_ ;_ * -#,##0_ ", "8"),
        (0.5, "0%", "0.5 <0%>"),
        (251000, "0!.0,", "251000 <0!.0,>"),
        (251000, "0,", "251000 <0,>"),
        (0.25, "# ?/?", "0.25 <# ?/?>"),
        (True, "General", "TRUE"),
        (dt.datetime(2024, 1, 9, tzinfo=dt.UTC).replace(tzinfo=None), "yyyy", "2024-01-09"),
        (" 规章 ", "General", "规章"),
        ("#REF!", "General", "#REF!"),
    ],
)
def test_a_value_is_given_as_it_is_kept_and_its_unit_with_it(value, number_format, text):
    assert shown(value, number_format) == text


@pytest.mark.parametrize("number_format", ["0%", "0!.0,", "0,", "# ?/?", ";;;", '"无"', "000-000"])
def test_a_figure_that_is_shown_as_another_is_words(number_format):
    assert parse_value(shown(251000, number_format)) is None


@pytest.mark.parametrize(
    ("value", "number_format", "found"),
    [
        (150, '[<100]0;"多"', None),
        (15, '[<100]0;"多"', 15),
        (12, '[=0]"无";0', 12),
        (12, '[>=10000]0!.0,"万";0', 12),
        (12000, '[>=10000]0!.0,"万";0', None),
        (5, '[>100]"很多";[>10]"多";0', 5),
        (-5, '[>100]"很多";"少";0', None),
        (5, '[>100]"很多";"少";0', 5),
        (50, '0;[>10]"多"', None),
        (5, '[>100]"很多"', None),
    ],
)
def test_a_format_with_conditions_shows_a_figure_by_the_section_that_is_for_it(
    value, number_format, found
):
    figure = parse_value(shown(value, number_format))
    assert (figure and figure.number) == found


@pytest.mark.parametrize("fill", [None, "FF1F3864"], ids=["on paper", "on something dark"])
def test_a_white_figure_is_read_on_a_ground_alone(builders, small, fill):
    def change(book):
        sheet = book.active
        cell = sheet.cell(row_of(sheet, "规章"), 2)
        cell.value, cell.font = 9999, Font(color="FFFFFFFF")
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)

    leaf = read(changed(builders, small, change)).report["disclosure.regulations.issued"]
    assert (leaf == 9999) is bool(fill)


@pytest.mark.parametrize("size", ['<row ht="0"', '<col width="0"'])
def test_a_row_or_column_of_no_size_is_a_hidden_one(size):
    row = size if size.startswith("<row") else "<row"
    col = f'{size} min="1" max="1"/>' if size.startswith("<col") else ""
    sheet = look_over(f'<s><cols>{col}</cols>{row} r="1"></row></s>'.encode())
    assert bool(sheet.hidden_rows) is (row == size)
    assert sheet.hidden_rows or sheet.hidden_columns


def changed(builders, small, change):
    book = openpyxl.load_workbook(BytesIO(builders["xlsx"](small)))
    change(book)
    book.save(data := BytesIO())
    return data.getvalue()


def row_of(sheet, label):
    return next(c.row for row in sheet.iter_rows() for c in row if c.value == label)


def test_a_hidden_sheet_is_not_read(builders, small):
    def change(book):
        draft = book.copy_worksheet(book.active)
        draft.cell(row_of(draft, "规章"), 2).value = 9999
        draft.sheet_state = "hidden"

    assert read(changed(builders, small, change)).report == small


def test_a_hidden_row_is_not_read(builders, small):
    def change(book):
        sheet = book.active
        last = sheet.max_row + 1
        sheet.cell(last, 1).value = "规章"
        sheet.cell(last, 2).value = 9999
        sheet.row_dimensions[last].hidden = True

    assert read(changed(builders, small, change)).report == small


def test_a_hidden_column_is_not_read(builders, small):
    def change(book):
        sheet = book.active
        sheet.cell(row_of(sheet, "规章"), 40).value = 9999
        sheet.column_dimensions["AN"].hidden = True

    assert read(changed(builders, small, change)).report == small


def test_the_figures_of_a_hidden_column_are_not_blank(builders, small):
    def change(book):
        sheet = book.active
        for cell in next(sheet.iter_rows(row_of(sheet, "一、本年新收政府信息公开申请数量"))):
            if cell.value == small["requests.received.research_institution"]:
                sheet.column_dimensions[cell.column_letter].hidden = True

    found = read(changed(builders, small, change)).report
    column = [leaf for ref, leaf in found.cells() if ref.name == "research_institution"]
    assert {getattr(leaf, "kind", leaf) for leaf in column} == {"absent"}


def test_a_border_without_a_side_below_is_a_border(builders, small):
    """Sides that are not drawn are left out of the file by some programs."""

    def change(book):
        blank = book.active.cell(row_of(book.active, "规章"), 30)
        blank.border = Border(left=Side("thin"))

    assert read(changed(builders, small, change)).report == small


@pytest.mark.parametrize("beside", ["去年22", 7379, "已核"])
def test_what_stands_beside_a_table_behind_a_blank_column_is_no_part_of_it(builders, small, beside):
    def change(book):
        first = row_of(book.active, "一、本年新收政府信息公开申请数量")
        for row in range(first, first + 20, 3):
            book.active.cell(row, 12).value = beside

    assert read(changed(builders, small, change)).report.requests == small.requests


def test_the_only_figures_of_a_row_are_not_beside_its_table(builders, small):
    """Rows that are hidden part it from its headers, and a column of labels may be blank in the rest."""

    def change(book):
        sheet = book.active
        first, last = (
            row_of(sheet, f"{n}政府信息公开申请数量") for n in ("一、本年新收", "二、上年结转")
        )
        for merged in [r for r in sheet.merged_cells.ranges if last <= r.min_row <= last + 1]:
            sheet.unmerge_cells(merged.coord)
        for row in (first, *range(last + 2, sheet.max_row)):
            sheet.row_dimensions[row].hidden = True

    found = read(changed(builders, small, change)).report
    assert BLANK not in {leaf for ref, leaf in found.cells() if ref.path[1] == "carried_in"}


def figure(book, number):
    """The one cell of a workbook that holds a number."""
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows())
    return next(cell for row in rows for cell in row if cell.value == number)


def test_a_figure_over_two_rows_is_no_blank_in_the_second():
    report = distinct_figures()
    file = BytesIO(render(report, "xlsx"))
    book = openpyxl.load_workbook(file)
    cell = figure(book, report["requests.outcome.disclosed.natural_person"])
    below = {"end_row": cell.row + 1, "end_column": cell.column}
    cell.parent.merge_cells(start_row=cell.row, start_column=cell.column, **below)
    found = read(saved(book)).report
    assert found["requests.outcome.partially_disclosed.natural_person"].kind == "absent"


def test_a_sheet_that_lost_a_column_under_its_headers_gives_no_wrong_figure():
    report = distinct_figures()
    book = openpyxl.load_workbook(BytesIO(render(report, "xlsx")))
    cell = figure(book, report["requests.outcome.disclosed.natural_person"])
    cell.parent.delete_cols(cell.column)  # what is merged stays where it was
    assert misreadings(report, read(saved(book)).report) == ()


def distinct_figures():
    cells = {node.ref: 101 + 7 * n for n, node in enumerate(form("2021").cells())}
    return filled("2021", 0).with_cells(cells)


def saved(book):
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_formula_without_a_value_is_words_with_the_formula(builders, small):
    def change(book):
        row = row_of(book.active, "规章")
        book.active.cell(row, 4).value = f"=B{row}-C{row}"

    leaf = read(changed(builders, small, change)).report.disclosure.regulations.in_force
    assert leaf.kind == "text"
    assert leaf.raw.startswith("=B")


def test_a_figure_typed_as_text_is_a_figure(builders, small):
    def change(book):
        row = row_of(book.active, "规章")
        book.active.cell(row, 2).value = str(small.disclosure.regulations.issued)

    assert read(changed(builders, small, change)).report == small


def test_figures_of_a_sheet_that_merges_nothing_are_not_read_twice(builders, small):
    def fill(book):
        sheet = book.active
        for merged in list(sheet.merged_cells.ranges):
            first = sheet.cell(merged.min_row, merged.min_col).value
            sheet.unmerge_cells(merged.coord)
            for row in sheet[merged.coord]:
                for cell in row:
                    cell.value = first

    assert read(changed(builders, small, fill)).report == small


def test_a_ruled_row_below_its_headers_is_there_though_it_is_blank():
    report = filled("2021", 0)
    blank = report.with_cells({c.ref: BLANK for c in form("2021").cells("disputes")})
    assert read(render(blank, "xlsx")).report == blank


def crawled(*texts):
    """A workbook as crawlers keep pages: a row for each, with its address."""
    book = openpyxl.Workbook()
    book.active.append(["url", "content"])
    for text in texts:
        book.active.append(["https://example.org/", text])
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("layout", ["row-per-line", "cell-per-line", "paragraphs"])
def test_a_cell_with_the_text_of_a_report_is_read_as_that_text(layout):
    report = filled("2021", 3)
    reading = read(crawled(render(report, layout)))
    assert not misreadings(report, reading.report)
    assert reading.coverage["requests"].numbers == len(list(form("2021").cells("requests")))


def test_cells_with_the_texts_of_two_reports_are_not_read_as_one():
    with pytest.raises(SeveralReports):
        read(crawled(*(render(filled("2021", n), "row-per-line") for n in (3, 4))))
