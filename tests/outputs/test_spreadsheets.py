"""Findings as rows: the same in CSV and XLSX, numbers as numbers, nothing a formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import giac_schema
from giac_schema import Finding, Findings, Reading
from giac_schema.outputs.spreadsheet import delimited, rows, workbook

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "＝1+1", "=cmd|' /C calc'!A0", "%0A"]


def read_csv(text):
    return list(csv.reader(io.StringIO(text)))


def read_xlsx(made, language="en"):
    out = io.BytesIO()
    workbook.write([workbook.Sheet("title", rows.COLUMNS, made)], language, out)
    return openpyxl.load_workbook(out).active


@pytest.fixture(scope="module")
def broken(example_reports):
    reading = giac_schema.read(example_reports / "qingyu-education-2024.txt")
    return list(rows.checked("q.txt", giac_schema.check(reading), reading, "en"))


def test_a_finding_is_a_row_under_headings(broken):
    (row,) = [dict(zip(rows.COLUMNS, row, strict=True)) for row in broken if row[3] == "T3-01"]
    assert {name: row[name] for name in ("file", "organ", "year", "level", "verdict")} == {
        "file": "q.txt",
        "organ": "青屿区教育局",
        "year": 2024,
        "level": "must",
        "verdict": "breaks",
    }
    assert (row["left"], row["right"], row["difference"]) == (18, 20, -2)
    assert row["position"] == "lines 24 to 48 of the source"
    assert "requests.received.natural_person=17" in row["cells"]
    assert row["suggestion"].startswith("table 3 (requests), row")
    assert len(rows.headings("zh")) == len(rows.COLUMNS) == len(broken[0])


def test_a_chinese_suggestion_is_written_with_chinese_marks(example_reports):
    reading = giac_schema.read(example_reports / "yunting-market-2023.html")
    made = rows.checked("m.html", giac_schema.check(reading), reading, "zh")
    at = rows.COLUMNS.index("suggestion")
    assert [row[at] for row in made if row[3] == "T3-09"] == [
        "表三“（一）予以公开”行“商业企业”列：3 → 2；表三“（一）予以公开”行“总计”列：18 → 17"
    ]


def test_csv_and_workbook_hold_the_same(broken):
    sheet = read_xlsx(broken)
    in_workbook = [["" if v is None else str(v) for v in row] for row in sheet.values]
    assert in_workbook == read_csv(delimited.lines([rows.headings("en"), *broken]))


def test_a_workbook_keeps_numbers_and_can_be_filtered(broken):
    sheet = read_xlsx(broken)
    rule, column = rows.COLUMNS.index("rule"), rows.COLUMNS.index("difference")
    assert [row[column].value for row in sheet.rows if row[rule].value == "T3-01"] == [-2]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:O{len(broken) + 1}"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(text):
    row = rows.unreadable(text, text, "en")
    (cells,) = read_csv(delimited.lines([row]))
    assert [cell for cell in cells if cell and cell[0] in "=+-@%＝ "] == []
    sheet = read_xlsx([row])
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}
    assert all(cell.quotePrefix for cell in sheet[2] if cell.data_type == "s")


def test_a_negative_number_stays_a_number():
    assert delimited.lines([(-2, Decimal("-0.37"))]) == "-2,-0.37\n"


@given(st.text())
@example("\ufffe\uffff")
def test_any_text_can_be_written(text):
    made = Finding("R", "must", "breaks", "residue", args={"text": text})
    reading = Reading(giac_schema.Report2021(organ=text))
    found = list(rows.checked(text, Findings([made]), reading, "en"))
    assert len(read_csv(delimited.lines(found))) == 1
    assert read_xlsx(found).max_row == 2
