"""Pipes and headings of other programs than those that draw whole tables."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, Missing, form

CELLS = {node.ref: 1200 + n for n, node in enumerate(form("2021").cells())}
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
KINDS = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")


def figures(report):
    return {ref: value for ref, value in report.cells() if not isinstance(value, Missing)}


def rows(table):
    """The labels of each row of a table in the form, with its figures."""
    for node in form("2021").rows(table):
        yield node.entry.label, [str(CELLS[cell.ref]) for cell in node.children]


@pytest.mark.parametrize("bar", ["｜", "│", "┃", "║"])
def test_bars_of_any_kind_stand_between_cells_whether_or_not_rules_are_drawn(bar):
    lines = [bar.join(["", label, *found, ""]) for label, found in rows("requests")]
    report = read("三、收到和处理政府信息公开申请情况\n" + "\n".join(lines) + "\n").report
    assert figures(report) == {ref: n for ref, n in CELLS.items() if ref.path[0] == "requests"}


def behind_groups(table):
    """The same rows in three columns of labels, where those of groups were merged."""
    for node, (label, found) in zip(form("2021").rows(table), rows(table), strict=True):
        depth = len(node.entries) - 2
        yield [*[""] * depth, label, *[""] * (2 - depth), *found]


def in_markdown(table):
    first, *others = table
    rule = "|".join(["", *("---" for _ in first), ""])
    return "\n".join(["|".join(["", *first, ""]), rule, *("|".join(["", *r, ""]) for r in others)])


def test_a_table_for_each_kind_of_case_is_not_one_that_goes_on_over_pages():
    requests = in_markdown(list(behind_groups("requests")))
    cases = "\n\n".join(
        f"### {kind}\n{in_markdown([RESULTS, found])}"
        for kind, (_, found) in zip(KINDS, rows("disputes"), strict=True)
    )
    text = f"三、收到和处理政府信息公开申请情况\n{requests}\n\n四、政府信息公开行政复议、行政诉讼情况\n\n{cases}\n"
    found = figures(read(text).report)
    wanted = {ref: n for ref, n in CELLS.items() if ref.path[0] == "disputes"}
    assert {ref: n for ref, n in found.items() if ref.path[0] == "disputes"} == wanted


def test_a_row_of_blank_cells_between_pipes_has_one_pipe_less_than_one_that_closes_them():
    lines = [[label, *found] for label, found in rows("requests")]
    lines[4][1:] = [""] * 7
    lines[5][2] = lines[6][1] = ""
    text = "\n".join(map(" | ".join, lines))
    report = read(f"三、收到和处理政府信息公开申请情况\n{text}\n").report
    blank = [cell.ref for cell in form("2021").rows("requests")[4].children]
    assert [report[ref] for ref in blank] == [BLANK] * 7


def test_a_report_on_one_line_has_its_headings_between_the_cells_of_two_tables():
    disclosure = " | ".join(x for label, found in rows("disclosure") for x in (label, *found))
    requests = " | ".join(x for label, found in rows("requests") for x in (label, *found))
    text = (
        f"一、总体情况 工作平稳。 二、主动公开政府信息情况 {disclosure} 三、收到和处理政府信息公开申请情况 "
        f"{requests} 五、存在的主要问题及改进情况 人员不足。\n"
    )
    found = figures(read(text).report)
    assert (
        found.items() >= {ref: n for ref, n in CELLS.items() if ref.path[0] == "requests"}.items()
    )
