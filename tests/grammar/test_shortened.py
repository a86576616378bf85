"""A header that says too little is told by its neighbours, or by nothing."""

from __future__ import annotations

import pytest

from giac_schema.api import read

BLOCK = """第二十条第(一)项 | ||||
信息内容 | 本年新制作数量 | {header} | 对外公开总数量 | |
规章 | 1 | 2 | 3 | |
行政规范性文件 | 4 | 5 | 6 | |
"""
ROWS = ("regulations", "normative_documents")


@pytest.mark.parametrize("header", ["公开数量", "新公开数", "公开", "本年新公开数量"])
def test_a_shortened_header_between_its_neighbours_is_the_column_left(header):
    report = read(BLOCK.format(header=header)).report
    assert report.edition == "2019"
    assert [report[f"disclosure.{row}.disclosed"] for row in ROWS] == [2, 5]


@pytest.mark.parametrize("header", ["备注", "公开备注", "量"])
def test_a_header_that_says_another_thing_is_no_column_of_the_form(header):
    found = read(BLOCK.format(header=header))
    assert [row.row.name for row in found.unplaced] == [*ROWS]


def test_a_shortened_header_is_named():
    found = [f for f in read(BLOCK.format(header="公开数量")).findings.items if f.rule == "S-09"]
    assert [f.args for f in found] == [{"printed": "公开数量", "expected": "本年新公开数量"}]
