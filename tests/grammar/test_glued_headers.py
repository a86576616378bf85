"""Headers of 表三 that a program has printed with nothing between them, each cell on a line of its own."""

from __future__ import annotations

import pytest

from giac_schema import read
from giac_schema.model import Missing, form
from giac_schema.render import render
from giac_schema.strategies.reports import filled

ROWS = form("2021").rows("requests")
PARTS = (31, 47, 59, 67, 73, 83)
REPORT = filled("2021", 0).with_cells(
    {
        cell.ref: figure
        for row in ROWS
        for cell, figure in zip(row.children, (*PARTS, sum(PARTS)), strict=True)
    }
)


def found(*headers):
    """The cells of 表三 of a text with these headers, a line each."""
    page = render(REPORT, "paragraphs")
    start = page.index("申请人情况")
    end = page.index("一、本年新收")
    text = page[:start] + "\n\n".join(headers) + "\n\n" + page[end:]
    return {ref: leaf for ref, leaf in read(text).report.cells() if ref.table == "requests"}


def test_headers_in_the_order_of_the_form_are_those_of_the_form():
    """A narrow page: three headers ran into one another, and the last of them goes on below."""
    glued = ("商业企业科研机构社会公益组", "织", "法律服务机", "构", "其他")
    cells = found("申请人情况", "自然人", "法人或其他组织", "总计", *glued)
    assert cells == {ref: leaf for ref, leaf in REPORT.cells() if ref.table == "requests"}


def test_total_before_the_headers_below_it_is_in_the_order_of_the_form_too():
    """The upper row of headers ends with 总计, and the lower one was glued to it."""
    glued = "总计商业企业科研机构社会公益组 织 法律服务机 构 其他"
    cells = found("申请人情况", "自然人", "法人或其他组织", glued)
    assert cells == {ref: leaf for ref, leaf in REPORT.cells() if ref.table == "requests"}


@pytest.mark.parametrize("glued", ["科研机构商业企业社会公益组", "商业企业社会公益组织科研机"])
def test_headers_in_another_order_tell_no_columns(glued):
    cells = found(
        "申请人情况", "自然人", "法人或其他组织", "总计", glued, "织", "法律服务机构", "其他"
    )
    assert [ref for ref, leaf in cells.items() if not isinstance(leaf, Missing)] == []


NARROW = """三、收到和处理政府信息公开申请情况

                                申请人情况
（本列数据的勾稽关系为：第一项加第              法人或其他组织
二项之和，等于第三项加第四项之和） 自然人 商业企业科研机构社会公益组 法律服务机  其他   总计
                                 织     构
 一、本年新收政府信息公开申请数量   7615   8249  13739   11191    8881    9165   58840
 二、上年结转政府信息公开申请数量    2      2      4       3        6       7      24
三、    （一）予以公开        155     50     549     597      520     89     1960
本年 （二）部分公开（区分处理的，
度办 只计这一情形，不计其他情形）   72     565    847     971      643     64     3162
理结
          1.属于国家秘密     407    227    880     430      121     574    2639
果
         7.属于行政执法案卷   698    292    909     24      364     120    2407
         8.属于行政查询事项   224    133    408     893      171     563    2392
"""


def test_headers_of_a_drawn_line_that_ran_into_one_another_are_told_apart():
    """Print too narrow for the blanks between headers, one of which goes on below that of another column."""
    report = read(NARROW).report
    secret = next(row for row in ROWS if row.ref.name == "state_secret")
    assert [report[cell.ref] for cell in secret.children] == [407, 227, 880, 430, 121, 574, 2639]
