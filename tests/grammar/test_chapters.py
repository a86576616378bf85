"""Chapters of the overview that bear the names of the sections: ``三、主动公开政府信息情况。全年……``."""

from __future__ import annotations

import pytest
from attrs import evolve

from giac_schema import read
from giac_schema.render import render
from giac_schema.strategies.reports import filled

TEXT = render(
    evolve(
        filled("2021", 0), overview="全年工作平稳。", problems="力量不足。", other_matters="无。"
    ),
    "row-per-line",
)
FIRST, SECOND = "全年工作平稳。", "二、主动公开政府信息情况"
RUN_ON = """一、加强领导。专人负责。
二、主动公开政府信息情况。全年公开三条。
三、依申请公开政府信息情况。没有收到申请。
四、收费情况。没有收费。"""
APART = "一、总的看\n较好。\n二、主动公开政府信息情况\n全年公开三条。\n三、收到和处理政府信息公开申请情况\n没有。"


def with_chapters(chapters):
    assert TEXT.count(FIRST) == 1
    return read(TEXT.replace(FIRST, f"{FIRST}\n{chapters}"))


def codes(reading):
    return {finding.code for finding in reading.findings}


@pytest.mark.parametrize("chapters", [RUN_ON, APART], ids=["run on", "apart"])
def test_chapters_named_as_sections_are_prose_of_the_overview(chapters):
    reading = with_chapters(chapters)
    assert reading.report.overview == f"{FIRST}\n{chapters}"
    assert not codes(reading) & {"section_repeated", "heading_misnumbered", "section_out_of_order"}


def test_a_list_of_the_sections_before_the_first_is_no_prose_of_the_overview():
    names = [
        line for line in TEXT.splitlines() if "、" in line[:2] and line.endswith(("情况", "事项"))
    ]
    reading = read("\n".join([*names[:6], TEXT]))
    assert reading.report.overview == FIRST


@pytest.mark.parametrize("said", ["没有。", "没有", "重复。", "尚未"])
def test_a_word_that_begins_labels_is_all_that_a_section_says(said):
    reading = read(TEXT.replace("力量不足。", said).replace("\n无。", f"\n{said}"))
    assert (reading.report.problems, reading.report.other_matters) == (said, said)
    assert codes(reading) == set()
