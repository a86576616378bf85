"""Headings of the six sections, and what a report says of itself."""

from __future__ import annotations

import datetime as dt

import pytest

from giac_schema.grammar.words.headings import (
    SECTIONS,
    Heading,
    Title,
    parse_heading,
    parse_title,
    period,
    published_on,
    residues,
    with_text,
)
from giac_schema.model import Period


@pytest.mark.parametrize(("topic", "printed"), SECTIONS.items())
def test_the_headings_of_the_form_are_known(topic, printed):
    assert parse_heading(printed) == Heading(topic, printed[0])


@pytest.mark.parametrize(
    ("printed", "topic"),
    [
        ("二、主动公开政府信息的情况", "DISCLOSURE"),
        ("二、行政机关主动公开政府信息情况", "DISCLOSURE"),
        ("二、主动公开政府政府情况", "DISCLOSURE"),
        ("二、主动公开情况", "DISCLOSURE"),
        ("二、主动公开信息情况", "DISCLOSURE"),
        ("  二、 主动公开政府信息情况 ", "DISCLOSURE"),
        ("、主动公开政府信息情况", "DISCLOSURE"),
        ("主动公开政府信息情况", "DISCLOSURE"),
        ("## 二、主动公开政府信息情况", "DISCLOSURE"),
        ("三是收到和处理政府信息公开申请情况", "REQUESTS"),
        ("三、依申请公开政府信息办理情况", "REQUESTS"),
        ("三、政府信息依申请公开办理情况", "REQUESTS"),
        ("四、因政府信息公开工作被申请行政复议提起行政诉讼情况", "DISPUTES"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "DISPUTES"),
        ("四、政府資訊公開行政複議、行政訴訟情況", "DISPUTES"),
        ("五、存在问题及改进情况", "PROBLEMS"),
        ("五、政府信息公开工作存在的主要问题及改进情况", "PROBLEMS"),
        ("一、工作基本情况", "OVERVIEW"),
        ("一、总体概述", "OVERVIEW"),
        ("一、总体情况、", "OVERVIEW"),
        ("1、 总体情况", "OVERVIEW"),
        ("(一)总体情况", "OVERVIEW"),
        ("总体情况", "OVERVIEW"),
        ("六、其他需要说明的情况", "OTHERS"),
    ],
)
def test_a_heading_as_it_stands_in_the_wild_is_known(printed, topic):
    heading = parse_heading(printed)
    assert heading is not None
    assert heading.topic == topic


@pytest.mark.parametrize(
    "printed",
    [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "(二)依申请公开",
        "(二)依申请公开情况",
        "1、主动公开。",
        "本报告由总体情况,主动公开政府信息情况,收到和处理政府信息公开申请情况等六部分组成",
        "",
        "二、",
    ],
)
def test_what_only_looks_like_a_heading_is_none(printed):
    assert parse_heading(printed) is None


@pytest.mark.parametrize(
    ("line", "organ", "year"),
    [
        ("青岚县水务局2023年政府信息公开工作年度报告", "青岚县水务局", 2023),
        ("2021年青岚县水务局政府信息公开工作年度报告", "青岚县水务局", 2021),
        ("青岚县水务局 2020 年度政府信息公开年度报告", "青岚县水务局", 2020),
        ("标题：青岚县水务局关于2022年政府信息公开工作情况的报告", "青岚县水务局", 2022),
        ("青岚县水务局二〇二三年政府信息公开工作年度报告", "青岚县水务局", 2023),
        ("青岚县水务局二○二三年度政府信息公开工作年度报告", "青岚县水务局", 2023),
        ("青岚县水务局政府信息公开工作年度报告（二零二〇年度）", "青岚县水务局", 2020),
        ("【年报】青岚县水务局2023年政府信息公开工作年度报告", "青岚县水务局", 2023),
        ("青岚县水务局2023年信息公开工作年度报告", "青岚县水务局", 2023),
        ("青岚县人民政府2023年政府信息公开工作年度报告", "青岚县人民政府", 2023),
        ("青岚县第3中学2023年政府信息公开工作年度报告", "青岚县第3中学", 2023),
        ("青岚县水务局2023年政府信息公开工作年度报告-青岚县人民政府", "青岚县水务局", 2023),
        ("青岚县水务局2023年政府信息公开工作年度报告.docx", "青岚县水务局", 2023),
    ],
)
def test_a_title_tells_organ_and_year(line, organ, year):
    title = parse_title(line)
    assert title is not None
    assert (title.organ, title.year) == (organ, year)


@pytest.mark.parametrize(
    "line",
    [
        "2023年工作总结",
        "青岚县二三年政府信息公开工作年度报告",
        "政府信息公开工作年度报告",
        "报告" * 50,
        "",
    ],
)
def test_a_line_without_year_or_words_of_a_title_is_none(line):
    assert parse_title(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "统计期限自2023年1月1日起至2023年12月31日止。",
        "所列数据期限为2023年1月1日至12月31日。",
        "自 2023 年 1 月 1 日起，至 2023 年 12 月 31 日止".replace("，", ""),
        "自二〇二三年一月一日起至二〇二三年十二月三十一日止",
        "2023年01月01日0时至12月31日24时",
        "2023.1.1-2023.12.31",
        "2023年1月至12月",
    ],
)
def test_the_period_is_read_from_prose(line):
    assert period(line) == Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))


def test_a_period_with_a_lost_digit_is_none():
    assert period("自20231月1日起至202312月31日止") is None


@pytest.mark.parametrize(
    "line",
    [
        "发布日期:2024-01-09",
        "发布时间：2024年1月9日",
        "成文日期： 2024/1/9",
        "【发布时间】2024-01-09 10:22",
        "公开日期：20240109",
        "生成日期：二〇二四年一月九日",
        "发布于 2024.01.09",
        "来源：青岚县水务局 2024-01-09 15:30",
    ],
)
def test_the_day_of_publication_is_read_from_metadata(line):
    assert published_on(line) == dt.date(2024, 1, 9)


def test_a_day_that_is_in_no_calendar_is_none():
    assert published_on("发布日期:2024-02-30") is None


def test_what_a_template_left_behind_is_found():
    assert residues("共××件[bookmark: _GoBack]") == ["××件", "[bookmark: _GoBack]"]


@pytest.mark.parametrize(
    ("line", "organ"),
    [
        ("某县水务局政府信息公开工作2023年度报告", "某县水务局"),
        ("某县水务局政府信息公开工作年度报告（2023年度）", "某县水务局"),
        ("某县水务局2023年度政府信息公开年报", "某县水务局"),
        ("2023年某县水务局政府信息公开工作年度报告", "某县水务局"),
    ],
)
def test_a_title_tells_organ_and_year_in_any_order(line, organ):
    assert parse_title(line) == Title(line, organ, 2023)


def test_a_heading_and_the_text_behind_it_on_one_line_are_two():
    line = "一、总体情况。全年工作平稳。"
    assert with_text(line) == ("一、总体情况。", "全年工作平稳。")
    assert with_text("（一）主动公开。发布信息12条。") is None
