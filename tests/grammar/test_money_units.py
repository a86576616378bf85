"""An amount is in the unit that its cell names, else its header, else the caption it is read with."""

from __future__ import annotations

from decimal import Decimal

import pytest

from giac_schema import Missing, Ref, read

FEES = Ref.parse("disclosure.administrative_fees.amount")
PROCUREMENT = Ref.parse("disclosure.procurement.amount")
RULES = [
    "第二十条第（一）项",
    "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数",
    "规章 | 1 | 2 | 3",
    "行政规范性文件 | 4 | 5 | 6",
]
MONEY = ["第二十条第（八）项", "信息内容 | 本年收费金额", "行政事业性收费 | 79000"]
BOUGHT = ["第二十条第（九）项", "信息内容 | 采购项目数量 | 采购总金额", "政府集中采购 | 3 | 79000"]


def page(rows, *, heading="", above="", below=""):
    drawn = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split(" | ")) + "</tr>" for row in rows
    )
    return (
        f"<h2>二、主动公开政府信息情况{heading}</h2>{above}<table>{drawn}</table>{below}"
        "<h2>三、收到和处理政府信息公开申请情况</h2>"
    )


def text(rows, *, above=""):
    return "\n".join(
        ["二、主动公开政府信息情况", above, *rows, "三、收到和处理政府信息公开申请情况", ""]
    )


def amount(source, ref=FEES):
    return read(source).report[ref]


@pytest.mark.parametrize(
    "unit", ["（单位：元）", "(单位: 元)", "（单位：件、元）", "（金额单位：元）"]
)
def test_the_unit_behind_a_heading_is_that_of_the_amounts_below(unit):
    reading = read(page([*RULES, *MONEY], heading=unit))
    assert (reading.report[FEES], reading.sources[FEES].unit) == (Decimal("7.9"), "元")


def test_a_heading_with_a_unit_behind_it_is_a_heading():
    found = read(page([*RULES, *MONEY], heading="（单位：元）")).findings
    assert [f for f in found if f.rule == "S-01" and f.args["section"] == "二"] == []


@pytest.mark.parametrize(
    "source",
    [
        page([*RULES, *MONEY], above="<p style='text-align:right'>单位：元</p>"),
        page([*RULES, *MONEY], above="<div>（单位：元）</div>"),
        page(["单位：元", *RULES, *MONEY]),
        page([*RULES, "（单位：元）", *MONEY]),
        page([*RULES, MONEY[0] + "（单位：元）", *MONEY[1:]]),
        page([*RULES, MONEY[0], "（金额单位：元）", *MONEY[1:]]),
        page([*RULES, *MONEY], below="<p>注：收费金额单位为元。</p>"),
        page([*RULES, *MONEY], below="<p>注：本表金额以元为单位</p>"),
        text([*RULES, *MONEY], above="单位：元"),
    ],
)
def test_the_unit_of_a_line_above_or_a_note_below_is_that_of_the_amount(source):
    assert amount(source) == Decimal("7.9")


@pytest.mark.parametrize(
    "source",
    [
        page([*RULES, *MONEY]),
        page([*RULES, *MONEY], heading="（单位：件）"),
        page([*RULES, *MONEY], heading="（单位：万元）"),
        page([*RULES, *MONEY], heading="（单位：元、万元）"),
        page([*RULES, MONEY[0], MONEY[1] + "（单位：万元）", MONEY[2]], heading="（单位：元）"),
        page([*RULES, *MONEY[:2], MONEY[2] + "万元"], heading="（单位：元）"),
    ],
)
def test_where_no_caption_names_yuan_or_something_nearer_does_not_an_amount_is_as_printed(source):
    assert amount(source) == 79000


def test_the_unit_of_another_section_is_not_that_of_the_amount():
    overview = "<h2>一、总体情况</h2><p>（单位：元）</p>"
    assert amount(overview + page([*RULES, *MONEY])) == 79000


def test_an_amount_in_a_unit_that_the_form_does_not_know_is_no_number():
    assert amount(page([*RULES, *MONEY], heading="（单位：千元）")) == Missing("text", "79000")


def test_counts_stay_as_they_are_under_a_unit_of_money():
    report = read(page([*RULES, *MONEY], heading="（单位：元）")).report
    assert [report[Ref.parse(f"disclosure.regulations.{c}")] for c in ("issued", "in_force")] == [
        1,
        3,
    ]


def test_what_was_spent_is_kept_as_printed_with_the_unit_of_the_caption():
    reading = read(page([*RULES, *BOUGHT], heading="（单位：万元）"))
    assert (reading.report[PROCUREMENT], reading.sources[PROCUREMENT].unit) == (79000, "万元")
