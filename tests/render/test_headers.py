"""What is read aloud with a figure: the headers above it and beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from giac_schema import strategies
from giac_schema.render import table2, table3, table4
from giac_schema.render.grid import placed
from giac_schema.render.headers import headers
from giac_schema.strategies.reports import filled

if TYPE_CHECKING:
    from giac_schema.model import Report

DRAW = {"disclosure": table2.draw, "requests": table3.draw, "disputes": table4.draw}


def read_aloud(edition: str, table: str, row: str, number: int) -> list[str]:
    """The headers of the figure of that number in the row with that label; 表四 has one row."""
    drawn = DRAW[table](filled(edition, 0))
    told = headers(drawn)
    figures = [
        [head.cell.text for head in told[place.row, place.column]]
        for place in placed(drawn)
        if place.cell.scope is None
    ]
    return [texts for texts in figures if row in (texts[-1], "")][number]


@pytest.mark.parametrize(
    ("edition", "table", "row", "number", "heard"),
    [
        ("2021", "disclosure", "规章", 1, ["第二十条第（一）项", "本年废止件数", "规章"]),
        (
            "2021",
            "disclosure",
            "行政强制",
            0,
            ["第二十条第（六）项", "本年处理决定数量", "行政强制"],
        ),
        ("2019", "disclosure", "行政许可", 0, ["第二十条第（五）项", "上一年项目数量", "行政许可"]),
        ("2019", "disclosure", "行政许可", 2, ["第二十条第（五）项", "处理决定数量", "行政许可"]),
        (
            "2021",
            "requests",
            "2.重复申请",
            1,
            [
                "申请人情况",
                "法人或其他组织",
                "商业企业",
                "三、本年度办理结果",
                "（五）不予处理",
                "2.重复申请",
            ],
        ),
        ("2021", "disputes", "", 7, ["行政诉讼", "未经复议直接起诉", "其他结果"]),
    ],
)
def test_a_figure_is_heard_with_its_headers(edition, table, row, number, heard):
    assert read_aloud(edition, table, row, number) == heard


@given(strategies.printed_reports() | strategies.hybrid_reports())
def test_every_figure_has_a_header_above_it(report: Report):
    for draw in DRAW.values():
        drawn = draw(report)
        if drawn is not None:
            above = [
                [head for head in heads if head.cell.scope in {"col", "colgroup"}]
                for heads in headers(drawn).values()
            ]
            assert all(above)
