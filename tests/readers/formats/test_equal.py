"""One report as a page, a Word document, a workbook and a PDF is one report, to the last date and paragraph."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given, settings

from giac_schema import strategies
from giac_schema.api import read, render
from giac_schema.model import Missing, Period, Ref

OFFICE = ("docx", "docx by python-docx", "odt", "xlsx", "xlsx with a sheet for each table", "ods")


def readings(report, builders, drawn):
    """The report as it is read from each format."""
    files = {name: builders[name](report) for name in OFFICE}
    files["pdf"] = drawn(report)
    files["pdf without rulings"] = drawn(report, ruled=False)
    return {name: read(data).report for name, data in files.items()}


@settings(max_examples=5)
@given(report=strategies.valid_reports())
def test_a_valid_report_is_the_same_in_every_format(builders, drawn, report):
    page = read(render(report, "html")).report
    found = readings(report, builders, drawn)
    assert found == dict.fromkeys(found, page)


PROSE = {
    "overview": "（一）主动公开。通过网站发布信息120条，比上年增加35条。\n（二）依申请公开。"
    + "受理申请均在法定期限内答复。" * 12,
    "problems": "一是公开的形式不够丰富。\n二是培训的次数偏少。",
    "other_matters": "本年度未收取信息处理费。",
}


@pytest.fixture
def detailed(distinct):
    """A report with everything that a report can say: dates, paragraphs, a signed change, words, an extra row."""
    year = distinct.year
    odd = {
        Ref.parse("disclosure.regulations"): None,
        Ref.parse("requests.received.research_institution"): Missing("placeholder", "/"),
        Ref.parse("requests.outcome.disclosed.legal_service_institution"): Missing("blank"),
        Ref.parse("disputes.litigation.direct.pending"): Missing("text", "正在审理"),
    }
    return attrs.evolve(
        distinct,
        period=Period(dt.date(year, 1, 1), dt.date(year, 12, 31)),
        published_on=dt.date(year + 1, 1, 23),
        **PROSE,
    ).with_cells({ref: leaf for ref, leaf in odd.items() if leaf is not None})


def test_dates_sections_and_what_is_missing_are_the_same_in_every_format(builders, drawn, detailed):
    found = readings(detailed, builders, drawn)
    assert found == dict.fromkeys(found, detailed)
