"""Labels that name their group, too, are the row or the column that they end with."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.grammar.words.paths import case_and_result, word_along_path
from giac_schema.model import Ref, form
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled

TITLE = "石桥镇2024年政府信息公开工作年度报告"
FORM = form("2021")
REPORT = filled("2021", 0).with_cells({cell.ref: at for at, cell in enumerate(FORM.cells(), 1)})
LABELS = {node.ref: node.entry.label for node in FORM.nodes}
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
SEPARATORS = ["-", " - ", "/", "_", "：", "→", "·", "—"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("不予公开-属于国家秘密", "requests.outcome.not_disclosed.state_secret"),
        ("不予公开/国家秘密", "requests.outcome.not_disclosed.state_secret"),
        ("（三）不予公开1.属于国家秘密", "requests.outcome.not_disclosed.state_secret"),
        ("三、本年度办理结果（一）予以公开", "requests.outcome.disclosed"),
        ("本年度办理结果-总计", "requests.outcome.total"),
        ("其他处理-其他", "requests.outcome.other.other"),
        ("其他处理：申请人逾期未按收费通知", "requests.outcome.other.overdue_fee"),
        ("申请人情况_法人或其他组织_其他", "other_organization"),
        ("行政诉讼（未经复议直接起诉）", "disputes.litigation.direct"),
        ("（二）行政诉讼：复议后起诉", "disputes.litigation.after_reconsideration"),
    ],
)
def test_a_label_behind_its_group_is_known(text, key):
    word = word_along_path(text)
    assert word is not None
    assert word.key == key


@pytest.mark.parametrize(
    "text",
    [
        "不予公开",
        "不予公开属于国家秘密",
        "不予公开-9.其他",
        "不予公开-重复申请",
        "予以公开-属于国家秘密",
        "行政诉讼（件）",
        "四、政府信息公开行政复议、行政诉讼情况",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ],
)
def test_what_is_no_row_of_the_group_named_is_no_path(text):
    assert word_along_path(text) is None


@pytest.mark.parametrize("separator", SEPARATORS)
def test_case_and_result_in_one_label_are_two(separator):
    text = f"行政诉讼{separator}复议后起诉{separator}尚未审结"
    assert case_and_result(text) == (f"行政诉讼{separator}复议后起诉", "尚未审结")


def path(ref: Ref, separator: str) -> str:
    """The labels of all groups of a row and its own, ``requests`` left out."""
    return separator.join(LABELS[Ref(ref.path[:end])] for end in range(2, len(ref.path) + 1))


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_table_of_requests_whose_rows_name_their_groups_is_read(separator):
    rows = ["| 项目 | " + " | ".join(COLUMNS) + " |", "|---" * 8 + "|"]
    for row in FORM.rows("requests"):
        figures = [str(REPORT[cell.ref]) for cell in row.children]
        rows.append("| " + " | ".join([path(row.ref, separator), *figures]) + " |")
    found = read("\n".join([TITLE, "", "三、收到和处理政府信息公开申请情况", "", *rows])).report
    assert found.requests == REPORT.requests


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_table_of_disputes_whose_headers_name_both_is_read_in_any_order(separator):
    """Results first, and within each the three cases: so some programs turn the header."""
    cells = [
        (path(row.ref, separator) + separator + label, str(REPORT[cell.ref]))
        for at, label in enumerate(RESULTS)
        for row in FORM.rows("disputes")
        for cell in [row.children[at]]
    ]
    sums = [cell.ref for row in FORM.rows("disputes") for cell in row.children[-1:]]
    report = REPORT.with_cells(
        {ref: sum(REPORT[Ref(ref.path[:-1]) / name] for name in NAMES) for ref in sums}
    )
    cells = [
        (label, str(report[row.ref / name]))
        for (label, _), (name, row) in zip(
            cells, ((n, r) for n in (*NAMES, "total") for r in FORM.rows("disputes")), strict=True
        )
    ]
    rows = ["| " + " | ".join(column) + " |" for column in zip(*cells, strict=True)]
    page = [
        TITLE,
        "",
        "四、政府信息公开行政复议、行政诉讼情况",
        "",
        rows[0],
        "|---" * 15 + "|",
        rows[1],
    ]
    assert read("\n".join(page)).report.disputes == report.disputes


NAMES = ("upheld", "corrected", "other", "pending")


def test_a_table_for_each_kind_of_case_may_stand_below_headings_of_markdown():
    lines = [f"# {TITLE}", "## 四、政府信息公开行政复议、行政诉讼情况"]
    for row, heading in zip(
        FORM.rows("disputes"),
        ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"),
        strict=True,
    ):
        figures = " | ".join(str(REPORT[cell.ref]) for cell in row.children)
        lines += [
            f"### {heading}",
            f"| {' | '.join(RESULTS)} |",
            "|---" * 5 + "|",
            f"| {figures} |",
            "",
        ]
    found = read("\n".join(lines)).report
    assert found.disputes == REPORT.disputes
    assert misreadings(REPORT, found) == ()
