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
