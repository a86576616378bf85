"""Tables that are pictures are said to be."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.errors import NoReportFound
from giac_schema.model import Report2021

REPORT = Report2021(
    title="云溪县水务局2023年政府信息公开工作年度报告",
    overview="本年度工作平稳有序。",
    problems="公开形式还不够丰富。",
    other_matters="没有其他需要报告的事项。",
).with_cells({ref: 1000 + number for number, (ref, _) in enumerate(Report2021().cells())})

TABLES = frozenset({"disclosure", "requests", "disputes"})


def test_a_report_whose_tables_are_all_pictures_is_refused_and_says_so(drawn):
    with pytest.raises(NoReportFound, match="图片里") as caught:
        read(drawn(REPORT, pictured=TABLES))
    assert "OCR" in caught.value.advice


def test_a_table_that_may_be_a_picture_is_said_to_be_missing_as_text(drawn):
    reading = read(drawn(REPORT, pictured=frozenset({"requests"})))
    noted = [f for f in reading.findings if f.rule == "S-05"]
    assert [(f.code, str(f.place), f.args["pictures"]) for f in noted] == [
        ("table_pictured", "requests", 1)
    ]


def test_the_other_tables_are_read(drawn):
    report = read(drawn(REPORT, pictured=frozenset({"requests"}))).report
    assert (report.disclosure, report.disputes) == (REPORT.disclosure, REPORT.disputes)


@pytest.mark.parametrize("ruled", [True, False])
def test_a_scan_with_recognised_text_is_read_and_said_to_be_one(drawn, ruled):
    reading = read(drawn(REPORT, scanned=True, ruled=ruled))
    assert dict(reading.report.cells()) == dict(REPORT.cells())
    noted = [f for f in reading.findings if f.rule == "READ.recognised"]
    assert [(f.code, f.level, f.args["pages"] > 1) for f in noted] == [
        ("text_recognised", "hint", True)
    ]


def test_a_small_picture_is_no_table(drawn):
    rules = {"S-05", "READ.recognised"}
    assert [f.code for f in read(drawn(REPORT)).findings if f.rule in rules] == []
