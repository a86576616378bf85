"""Readings as a long table: every cell a row, no figure that nobody printed."""

from __future__ import annotations

import csv
import io
from collections import Counter
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings

import giac_schema
from giac_schema import ExtraRow, Missing, Reading, Ref, strategies
from giac_schema.outputs.spreadsheet import cells, delimited, rows, workbook


def cell(reading, address):
    (found,) = [row for row in giac_schema.to_rows(reading) if row["address"] == address]
    return found


@pytest.fixture(scope="module")
def town(example_reports):
    return giac_schema.read(example_reports / "nantang-town-2024.txt")


def test_a_figure_is_a_row_with_address_unit_and_source(town):
    row = cell(town, "requests.received.total")
    assert row == {
        "file": "",
        "organ": "南棠镇人民政府",
        "year": 2024,
        "edition": "2021",
        "address": "requests.received.total",
        "name": "表三.本年新收.总计",
        "unit": "件",
        "value": 6,
        "missing": None,
        "printed": "6",
        "printed_unit": None,
        "remark": None,
        "found_at": f"line {town.source('requests.received.total').position.line} of the source",
    }


def test_a_blank_is_a_row_without_a_value(town):
    row = cell(town, "requests.outcome.disclosed.social_welfare_organization")
    assert (row["value"], row["missing"], row["printed"]) == (None, "blank", None)


def test_money_is_in_the_unit_of_the_form_and_beside_it_stands_what_was_printed():
    page = "二、主动公开政府信息情况（单位：元）\n| 信息内容 | 本年收费金额 |\n| 行政事业性收费 | 79000 |\n"
    row = cell(giac_schema.read(page), "disclosure.administrative_fees.amount")
    told = (row["value"], row["unit"], row["printed"], row["printed_unit"])
    assert told == (Decimal("7.9"), "万元", "79000", "元")


@settings(max_examples=25)
@given(strategies.reports())
def test_every_cell_of_a_report_is_one_row_that_says_what_the_report_does(report):
    made = giac_schema.to_rows(Reading(report))
    cells_of_form = [row for row in made if row["address"] is not None]
    back = {
        Ref.parse(row["address"]): Missing(row["missing"], leaf.raw)
        if isinstance(leaf := report[row["address"]], Missing)
        else row["value"]
        for row in cells_of_form
    }
    assert back == dict(report.leaves)
    assert all((row["value"] is None) == (row["missing"] is not None) for row in made)


def test_figures_of_a_row_that_the_form_does_not_have_are_rows_without_an_address(town):
    extra = ExtraRow("disclosure", "其他主动公开文件", (3, Missing("placeholder", "/")))
    made = giac_schema.to_rows(
        attrs.evolve(town, report=attrs.evolve(town.report, extras=(extra,)))
    )
    assert [
        (row["address"], row["name"], row["value"], row["missing"], row["printed"])
        for row in made[-2:]
    ] == [
        (None, "表二.其他主动公开文件", 3, None, "3"),
        (None, "表二.其他主动公开文件", None, "placeholder", "/"),
    ]


def test_a_source_that_could_not_be_read_is_a_row_that_says_why():
    row = dict(zip(cells.COLUMNS, cells.unreadable("a.txt", "nothing there", "en"), strict=True))
    assert {name: value for name, value in row.items() if value is not None} == {
        "file": "a.txt",
        "missing": "unreadable",
        "remark": "nothing there",
    }


def test_english_headings_are_the_keys_and_chinese_ones_are_chinese():
    assert rows.headings("en", cells.COLUMNS) == cells.COLUMNS
    assert all(not heading.isascii() for heading in rows.headings("zh", cells.COLUMNS))


def test_a_workbook_has_no_more_rows_than_a_workbook_can_have(monkeypatch):
    monkeypatch.setattr(workbook, "_MOST_ROWS", 3)
    sheet = workbook.Sheet("cells", cells.COLUMNS, [cells.unreadable("a", "b", "en")] * 3)
    with pytest.raises(OSError, match="holds 3 rows and there are more; write CSV"):
        workbook.write([sheet], "en", io.BytesIO())


def test_missing_kinds_are_chinese_in_a_chinese_sheet(town):
    kinds = Counter(row[cells.COLUMNS.index("missing")] for row in cells.read("t", town, "zh"))
    assert kinds == {None: 199, "空白": 1}


def test_a_reading_goes_into_csv_and_comes_out_of_it(town):
    text = delimited.lines([cells.COLUMNS, *cells.read("town.txt", town, "en")])
    found = [row["value"] for row in csv.DictReader(io.StringIO(text)) if row["value"]]
    assert sum(map(int, found)) == sum(v for v in town.report.leaves.values() if isinstance(v, int))


def test_a_chinese_sheet_of_findings_names_cells_in_chinese(example_reports):
    reading = giac_schema.read(example_reports / "nantang-town-2024.txt")
    made = [
        dict(zip(rows.COLUMNS, row, strict=True))
        for row in rows.checked("t", giac_schema.check(reading), reading, "zh")
    ]
    assert [row["cells"] for row in made if row["rule"] == "C-08"] == [
        "表三.予以公开.社会公益组织=空白"
    ]
