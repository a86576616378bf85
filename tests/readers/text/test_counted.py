"""Headers that only count columns say nothing of them, and stand in nobody's way."""

from __future__ import annotations

import pytest

from giac_schema import read
from giac_schema.model import Missing

ROWS = {
    "一、本年新收政府信息公开申请数量": (7, 1, 2, 0, 5, 4, 19),
    "二、上年结转政府信息公开申请数量": (0, 3, 0, 0, 0, 0, 3),
    "（一）予以公开": (5, 3, 2, 0, 6, 1, 17),
    "四、结转下年度继续办理": (2, 1, 0, 0, 0, 2, 5),
}


def table(*names):
    lines = [["项目", *names], ["---"] * 8, *([label, *figures] for label, figures in ROWS.items())]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


def counted(word, last):
    return [f"{word}{number}" for number in range(1, 7)] + [last]


@pytest.mark.parametrize("word", ["数据", "列", "字段"])
def test_headers_that_count_the_columns_of_the_form_are_none(word):
    for last in ("总计", f"{word}7"):
        found = read(table(*counted(word, last))).report.requests
        assert (found.received.natural_person, found.received.total) == (7, 19)
        assert (found.carried_out.other_organization, found.carried_out.total) == (2, 5)


@pytest.mark.parametrize(
    "names",
    [["总计", *counted("数据", "")[:-1]], [f"数据{number}" for number in (2, 1, 3, 4, 5, 6, 7)]],
)
def test_headers_that_count_otherwise_leave_every_figure_without_a_column(names):
    assert isinstance(read(table(*names)).report.requests.received.natural_person, Missing)


def test_headers_that_count_say_which_columns_they_are_only_where_rows_add_up():
    text = table(*counted("数据", "总计")).replace("| 17 |", "| 18 |")
    assert isinstance(read(text).report.requests.received.natural_person, Missing)


def test_headers_that_count_above_one_row_each_are_proved_by_the_rows_of_all_of_them():
    """Above each table its only row stands as a caption, too."""
    header = table(*counted("数据", "总计")).splitlines()[:2]
    rows = [(label, " | ".join(map(str, figures))) for label, figures in ROWS.items()]
    captioned = [[f"### {label}", *header, f"| {label} | {row} |", ""] for label, row in rows]
    found = read("\n".join(line for lines in captioned for line in lines)).report.requests
    assert (found.received.natural_person, found.received.total) == (7, 19)
    assert (found.outcome.disclosed.other_organization, found.outcome.disclosed.total) == (1, 17)
    assert (found.carried_out.other_organization, found.carried_out.total) == (2, 5)


@pytest.mark.parametrize("caption", ["### {}\n", "**{}**\n\n"])
def test_a_label_that_is_also_the_caption_of_its_table_is_no_second_row(caption):
    columns = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    header = "\n".join(table(*columns).splitlines()[:2])
    rows = [(label, " | ".join(map(str, figures))) for label, figures in ROWS.items()]
    each = [f"{caption.format(label)}{header}\n| {label} | {row} |\n" for label, row in rows]
    found = read("\n".join(each)).report.requests
    assert (found.received.natural_person, found.received.total) == (7, 19)
    assert (found.carried_in.commercial_enterprise, found.carried_in.total) == (3, 3)


def test_words_with_a_number_in_them_are_no_figures_of_a_second_report():
    """The header is not the form's, so nothing is proved of the rows; the other tables are read."""
    header = table(*(f"数据{number}" for number in (2, 1, 3, 4, 5, 6, 7))).splitlines()[:2]
    rows = [(label, " | ".join(map(str, figures))) for label, figures in ROWS.items()]
    each = [
        f"### {label}\n\n" + "\n".join([*header, f"| {label} | {row} |"]) for label, row in rows
    ]
    block = "| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 52 |"
    found = read("\n\n".join([block, *each])).report
    assert found["disclosure.licensing.decisions"] == 52
    assert isinstance(found.requests.received.natural_person, Missing)
