"""The layouts of text, line by line, as extractors leave them."""

from __future__ import annotations

import pytest

from giac_schema.errors import UnknownLayout
from giac_schema.model import BLANK, Missing, Ref, Report, Report2021
from giac_schema.render import LAYOUTS, TextLayout, render
from giac_schema.strategies.reports import filled

TEXTS = [name for name, layout in LAYOUTS.items() if isinstance(layout, TextLayout)]
ROW = "requests.carried_in"


def report(**cells: object) -> Report:
    """A form of zeros with other figures in 二、上年结转, its second cell blank."""
    leaves = {"natural_person": 12, "commercial_enterprise": BLANK, "total": 12, **cells}
    return filled("2021", 0).with_cells({Ref.parse(f"{ROW}.{n}"): x for n, x in leaves.items()})


def lines(layout: str, first: str, count: int, of: Report | None = None) -> list[str]:
    """Some lines of a layout, from the one that holds a text."""
    text = render(report() if of is None else of, layout).split("\n")
    start = next(number for number, line in enumerate(text) if first in line)
    return text[start : start + count]


def test_a_row_a_line_is_filled_up_with_bare_pipes():
    assert lines("row-per-line", "信息内容", 2) == [
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |",
        "规章 | 0 | 0 | 0 |",
    ]
    assert lines("row-per-line", "二、上年结转", 2) == [
        "二、上年结转政府信息公开申请数量 | 12 | | 0 | 0 | 0 | 0 | 12 | ||",
        "三、本年度办理结果 | （一）予以公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | |",
    ]


def test_the_last_row_of_a_table_is_not_filled_up():
    assert lines("row-per-line", "行政事业性收费", 2) == [
        "行政事业性收费 | 0 |",
        "三、收到和处理政府信息公开申请情况",
    ]


def test_a_cell_a_line_has_a_pipe_alone_for_a_blank():
    assert lines("cell-per-line", "二、上年结转", 9) == [
        "二、上年结转政府信息公开申请数量 |",
        "12 |",
        "|",
        "0 |",
        "0 |",
        "0 |",
        "0 |",
        "12 | ||",
        "三、本年度办理结果 |",
    ]


def test_a_pipe_alone_opens_each_row_of_the_opened_layout():
    assert lines("opened", "第二十条第（五）项", 8) == [
        "第二十条第（五）项 | |||",
        "|",
        "信息内容 |",
        "本年处理决定数量 | ||",
        "|",
        "行政许可 |",
        "0 | ||",
        "|",
    ]


def test_a_row_between_pipes_ends_in_a_blank_unless_it_is_filled_up():
    assert lines("leading", "行政规范性文件", 2) == [
        "| 行政规范性文件 | 0 | 0 | 0 | ",
        "| 第二十条第（五）项 | |||",
    ]


def test_a_blank_cell_is_one_more_blank_line_among_paragraphs():
    assert lines("paragraphs", "二、上年结转", 8) == [
        "二、上年结转政府信息公开申请数量",
        "",
        "12",
        "",
        "",
        "0",
        "",
        "0",
    ]


def test_a_blank_cell_is_gone_where_blanks_are_dropped():
    assert lines("paragraphs-without-blanks", "二、上年结转", 6) == [
        "二、上年结转政府信息公开申请数量",
        "",
        "12",
        "",
        "0",
        "",
    ]


def test_a_tab_holds_the_place_of_a_cell_that_reaches_down():
    assert lines("tabs", "（七）总计", 1 + 7 + 2) == [
        "\t（七）总计",
        *["\t0"] * 7,
        "",
        "\t四、结转下年度继续办理",
    ]
    text = render(report(), "tabs")
    assert "\n\n\t\n\t（七）总计\n" in text
    assert "\n\n\t\n\t\n\t2.重复申请\n" in text
    assert "\n\n\t\n\t自然人\n\t法人或其他组织\n\t总计\n\n\t\n\t\n\t商业企业\n" in text


@pytest.mark.parametrize("layout", [name for name in TEXTS if name != "html"])
def test_what_stands_in_a_cell_never_makes_a_second_one(layout: str):
    words = report(total=Missing("text", "约12 | 13\n14\t15"))
    text = render(words, layout)
    assert "约12 ¦ 13 14 15" in text
    assert text.count("\n") == render(report(total=0), layout).count("\n")


@pytest.mark.parametrize("layout", TEXTS)
def test_sections_stand_in_the_order_of_the_form(layout: str):
    whole = Report2021(
        title="石桥镇2023年政府信息公开工作年度报告",
        overview="甲。",
        problems="乙。",
        other_matters="丙。",
    )
    text = render(whole, layout)
    order = [
        "石桥镇",
        "一、总体",
        "甲。",
        "二、主动",
        "三、收到",
        "四、政府",
        "五、存在",
        "乙。",
        "六、其他",
        "丙。",
    ]
    places = [text.rindex(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize("layout", TEXTS)
def test_a_section_of_prose_that_is_not_there_has_no_heading(layout: str):
    text = render(Report2021(), layout)
    assert [number for number in "一二三四五六" if f"{number}、" in text] == ["二", "三", "四"]


def test_a_layout_that_does_not_exist_is_answered_with_the_nearest():
    with pytest.raises(UnknownLayout, match="Did you mean row-per-line"):
        render(Report2021(), "row_per_line")


def test_a_layout_can_be_given_itself():
    assert render(report(), LAYOUTS["tabs"]) == render(report(), "tabs")
