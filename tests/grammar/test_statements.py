"""Lines behind a row that name what they count themselves: ``全年发布总数量：0``."""

from __future__ import annotations

import pytest

from giac_schema import read
from giac_schema.model import Missing

HEAD = "第二十条第（八）项,信息内容,上一年项目数量,本年增/减,行政事业性收费,3,4"
LAST = "第二十条第（九）项,信息内容,采购项目数量,采购总金额,政府集中采购,1,2"


def of_lines(*cells):
    text = "\n\n".join([*HEAD.split(","), *LAST.split(","), *cells])
    return read(f"二、主动公开政府信息情况\n\n{text}\n\n三、收到和处理政府信息公开申请情况").report


def procurement(report):
    return [report[f"disclosure.procurement.{name}"] for name in ("projects", "amount")]


@pytest.mark.parametrize(
    "said",
    [
        "2020年本部门政府信息公开发布总数量（非新闻类）：0",
        "全年政府信息公开发布总数量:15条",
        "政府信息公开发布总数量（条）： 1,024。",
    ],
)
def test_a_line_that_names_what_it_counts_is_no_cell_of_the_row_above(said):
    assert procurement(of_lines(said)) == [1, 2]


@pytest.mark.parametrize("said", ["其中备案6件", "其中：6件"])
def test_a_note_with_a_figure_may_be_a_cell_of_its_row(said):
    assert all(isinstance(leaf, Missing) for leaf in procurement(of_lines(said)))
