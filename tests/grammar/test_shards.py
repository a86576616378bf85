"""Pieces of labels that a tool has torn apart are no cells, and no row of theirs is called blank."""

from __future__ import annotations

from giac_schema import read
from giac_schema.model import BLANK, Missing, Ref

BLOCK = "二、主动公开政府信息情况|第二十条第（五）项|信息内容|上一年项目数量|本年增/减|处理决定数量|行政许可|12|1|9"
OPEN = [
    "三、收到和处理政府信息公开申请情况",
    "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计",
    "一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21",
    "二、上年结转政府信息公开申请数量\t\t\t3\t\t5\t\t8",
    "（一）予以公开\t1\t\t3\t\t5\t\t9",
    "（二）部分公开\t6\t\t\t1\t\t\t",
    "7",
    "四、结转下年度继续办理\t1\t2\t3\t4\t5\t6\t21",
    "",
]
SERVICES = Ref.parse("disclosure.other_services")


def test_a_figure_before_the_shards_of_the_next_label_is_in_no_column():
    leaves = dict(
        read(f"{BLOCK}|其他对外管理服务事项|626|第二|十条第（六）项|信息|内容").report.cells()
    )
    names = ("items_last_year", "items_change", "decisions")
    assert [isinstance(leaves[SERVICES / name], Missing) for name in names] == [True] * 3


def test_a_row_that_ends_in_an_open_cell_has_no_blank_one_there():
    text = "\n".join(OPEN)
    row = Ref.parse("requests.outcome.partially_disclosed")
    assert dict(read(text).report.cells())[row / "total"] != BLANK
