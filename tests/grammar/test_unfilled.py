"""A line for each cell and no row filled up: a pipe on a line of its own is a blank cell."""

from __future__ import annotations

from giac_schema import read
from giac_schema.model import BLANK, Missing

COLUMNS = ("made", "disclosed", "total_disclosed")
TEXT = """二、主动公开政府信息情况 |
第二十条第（一）项 |
信息内容 |
本年新制作数量 |
本年新公开数量 |
对外公开总数量 |
规章 |
1 |
2 |
|
规范性文件 |
3 |
|
|
第二十条第（五）项 |
信息内容 |
上一年项目数量 |
本年增/减 |
处理决定数量 |
行政许可 |
4 |
5 |
|
其他对外管理服务事项 |
6 |
7 |
8 |
第二十条第（六）项 |
"""


def row(text, name, columns=COLUMNS):
    found = read(text).report
    return [found[f"disclosure.{name}.{column}"] for column in columns]


def kinds(leaves):
    return [leaf.kind if isinstance(leaf, Missing) else leaf for leaf in leaves]


def test_pipes_on_lines_of_their_own_are_blank_cells_where_no_row_is_filled_up():
    assert row(TEXT, "regulations") == [1, 2, BLANK]
    assert row(TEXT, "normative_documents") == [3, BLANK, BLANK]
    assert row(TEXT, "licensing", ("items_last_year", "items_change", "decisions")) == [4, 5, BLANK]


def test_they_may_be_fillers_where_titles_of_blocks_are_filled_up():
    filled = TEXT.replace("）项 |", "）项 |\n|||")
    assert kinds(row(filled, "regulations")) == ["unplaced"] * 3


def test_fewer_or_more_of_them_than_columns_are_no_blank_cells():
    more = TEXT.replace("2 |\n|\n", "2 |\n|\n|\n")
    assert kinds(row(more, "regulations")) == ["unplaced"] * 3
    fewer = TEXT.replace("3 |\n|\n|\n", "3 |\n|\n")
    assert kinds(row(fewer, "normative_documents")) == ["unplaced"] * 3


def test_a_source_that_ends_in_a_header_does_not_hide_that_no_row_is_filled_up():
    cut = (
        TEXT[: TEXT.index("其他对外管理")]
        + "第二十条第（六）项 |\n信息内容 |\n上一年项目数量 |\n本年增/减 |\n处理"
    )
    assert row(cut, "regulations") == [1, 2, BLANK]
