"""A record of JSON that keeps one page in several forms is one report."""

from __future__ import annotations

import json

import pytest

from giac_schema import read, render
from giac_schema.errors import NoReportFound
from giac_schema.readers import renditions
from giac_schema.readers.renditions import of_one_page
from giac_schema.strategies.reports import filled

REPORT = filled("2021", 3)
PAGE = render(REPORT, "html")
OF_THE_PAGE = [
    render(REPORT, layout) for layout in ("markdown", "row-per-line", "cell-per-line", "aligned")
]


@pytest.mark.parametrize("text", OF_THE_PAGE)
@pytest.mark.parametrize("turned", [False, True])
def test_a_page_and_the_text_that_was_made_of_it_are_read_as_the_page_is(text, turned):
    forms = [("html", PAGE), ("text", text)]
    record = json.dumps(dict(reversed(forms) if turned else forms))
    assert read(record).report == read(PAGE).report


def test_a_page_before_and_behind_its_cleaning_is_one_page():
    menu = "<ul><li>首页</li><li>第3期公报</li></ul>"
    raw = PAGE.replace("<body>", f"<body>{menu}")
    assert of_one_page([PAGE, raw]) == raw


@pytest.mark.parametrize(
    "other",
    [
        filled("2021", 4),
        REPORT.with_cells({next(ref for ref, leaf in REPORT.cells() if leaf): 7_654_321}),
    ],
)
def test_two_reports_in_one_record_are_refused_even_if_one_figure_tells_them_apart(other):
    record = json.dumps({"html": PAGE, "text": render(other, "markdown")})
    with pytest.raises(NoReportFound, match="2 texts in it may be an annual report"):
        read(record)


def test_reports_of_two_organs_with_the_same_figures_are_two():
    written = "云溪县水务局2023年年度报告\n| 规章 | 0 | 0 | 0 |\n| 行政许可 | 12 |"
    assert of_one_page([written, written.replace("水务", "财政")]) is None


def test_the_same_digits_in_other_cells_are_another_text():
    assert of_one_page(["| 规章 | 12 | 3 |\n| 许可 |", "| 规章 | 1 | 23 |\n| 许可 |"]) is None


def test_a_text_too_long_to_be_compared_is_not(monkeypatch):
    monkeypatch.setattr(renditions, "LONGEST", 5)
    assert of_one_page([PAGE, PAGE]) is None
