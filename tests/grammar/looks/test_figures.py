"""Figures in words, with blanks in them, or cut off: none is taken for another, or for a blank cell."""

from __future__ import annotations

import pytest
from changed_pages import in_lines, report, written

from giac_schema import UnreadableReport, read
from giac_schema.model import Missing, form
from giac_schema.render.grid import Cell, Table
from giac_schema.render.page import page
from giac_schema.strategies.reports import filled


@pytest.mark.parametrize("word", ["零", "三", "未统计"])
@pytest.mark.parametrize("blank", [" ", "  ", "\u3000"])
def test_a_word_in_the_place_of_a_figure_is_no_blank_cell(word, blank):
    text = in_lines(page(filled("2021", 0)), blank)
    text = text.replace(f"行政强制{blank}0", f"行政强制{blank}{word}")
    leaf = read(text).report.disclosure.coercive_measures.decisions
    assert isinstance(leaf, Missing)
    assert leaf.kind != "blank"


@pytest.mark.parametrize("narrow", ["\u2009", "\u202f"])
def test_narrow_blanks_in_figures_divide_nothing_where_wide_ones_stand_between_cells(narrow):
    """12 185, 无 and a blank cell at the end were three figures, as many as there are columns."""
    ref = form("2021").rows("disclosure")[1].children[0].ref
    printed = filled("2021", 0).with_cells({ref: 12185})
    text = written(page(printed), "tabs").replace("\t", "  ")
    found = read(text.replace("12185  0  0", f"12{narrow}185  无")).report
    assert found[ref] != 12


IN_WORDS = """\
商业企业,科研机构,社会公益组织,法律服务机构,其他
一、本年新收政府信息公开申请数量,21,4,8,三,16,七,59,,
二、上年结转政府信息公开申请数量,零,1,0,零,0,0,一,,
三、本年度办理结果,（一）予以公开,6,0,零,,0,六,12,
（二）部分公开（区分处理的，只计这一情形，不计其他情形）,0,4,0,,,0,4,
（三）不予公开,1.属于国家秘密,0,0,0,0,4,零,4
2.其他法律行政法规禁止公开,0,0,零,,0,0,0
3.危及“三安全一稳定”,零,0,0,零,,0,零
4.保护第三方合法权益,2,0,0,零,,,2
5.属于三类内部事务信息,四,零,0,0,2,0,六
6.属于四类过程性信息,0,0,零,零,,0,
7.属于行政执法案卷,0,零,零,0,0,0,0
8.属于行政查询事项,,0,0,,0,0,
2.没有现成信息需要另行制作,零,0,,0,零,零,零
3.补正后申请内容仍不明确,0,0,0,零,,0,零
2.重复申请,零,零,零,0,零,,
3.要求提供公开出版物,零,零,0,0,0,零,零
4.无正当理由大量反复申请,0,0,4,0,零,零,4
5.要求行政机关确认或重新出具已获取信息,零,0,0,0,八,0,八
2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请,0,,0,零,0,,0
3.其他,六,0,0,0,,零,六
"""
"""Some figures are in Chinese."""


def test_a_chinese_figure_among_others_is_a_cell_and_no_part_of_a_label():
    """三 and 七 stand in labels, too: without them the figures behind moved to the left."""
    found = read(IN_WORDS).report.requests.received
    assert found.social_welfare_organization != 16
    assert found.legal_service_institution != 59


@pytest.mark.parametrize("cut", ["15 9", "15 92"])
def test_two_numbers_on_the_last_line_may_be_the_beginning_of_one(cut):
    """15 of 15 927 was a figure, where every cell has its own line."""
    lines = [
        f"{cell.text} |".replace("15927", "15 927")
        for part in page(filled("2019", 15927))
        for row in (part.rows if isinstance(part, Table) else [[Cell(part.text)]])
        for cell in row
    ]
    text = "\n".join(lines).partition("行政事业性收费 |\n")[0] + "行政事业性收费 |\n" + cut
    assert read(text).report.disclosure.administrative_fees.items_last_year != 15


@pytest.mark.parametrize("sign", ["00", "O", "三", "12①"])
def test_tables_whose_figures_cannot_be_read_are_not_blank_beside_other_tables(sign):
    """They were taken for the empty form, and last year's tables below them for the report's."""
    other = [part for part in page(report((3, 7, 1, 5, 2, 11, 29))) if isinstance(part, Table)]
    unread = written(page(filled("2021", 0)), "pipes around cells").replace("| 0 ", f"| {sign} ")
    below = [
        "五、存在的主要问题及改进情况",
        "没有。",
        "附：上年情况",
        written(other, "pipes around cells"),
    ]
    text = "\n".join([unread.replace("| 0 ", f"| {sign} "), *below])
    try:
        found = dict(read(text).report.cells())
    except UnreadableReport:
        return
    assert [leaf for leaf in found.values() if not isinstance(leaf, Missing)] == []
