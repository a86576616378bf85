"""What a workbook shows, and what it hides."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from giac_schema.api import read
from giac_schema.grammar.words.values import parse_value
from giac_schema.model import BLANK, form
from giac_schema.readers.workbooks.numbers import shown
from giac_schema.render import render
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
        (3, "0件", "3"),
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


@pytest.mark.parametrize("number_format", ["0%", "0!.0,", "0,", "# ?/?"])
def test_a_figure_that_is_shown_as_another_is_words(number_format):
    assert parse_value(shown(251000, number_format)) is None


def changed(builders, small, change):
    book = openpyxl.load_workbook(io.BytesIO(builders["xlsx"](small)))
    change(book)
    book.save(data := io.BytesIO())
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
