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
