"""Figures on lines of their own, as programs draw the pages of narrow forms: whose they are, and that none is blank."""

from __future__ import annotations

import pytest

from giac_schema import read
from giac_schema.model import BLANK, Missing, Ref, form

COLUMNS = [cell.ref.name for cell in form("2021").rows("requests")[0].children]
HEAD = """三、收到和处理政府信息公开申请情况
                                        申请人情况
                              自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计
一、本年新收政府信息公开申请数量     5       1         0          0            0         0      6
"""


def row(text, name):
    report = read(HEAD + text).report
    return [report[Ref.parse(f"requests.{name}") / column] for column in COLUMNS]


def kinds(leaves):
    return {leaf.kind for leaf in leaves if isinstance(leaf, Missing)}


def test_figures_above_each_of_some_labels_are_those_of_the_label_below_them():
    text = """
                                    4       0         0          0            0         0      4
      1.属于国家秘密
                                    3       2         0          0            0         0      5
      2.其他法律行政法规
      禁止公开
（七）总计                            9       2         0          0            0         0     11
"""
    assert row(text, "outcome.not_disclosed.state_secret") == [4, 0, 0, 0, 0, 0, 4]
    assert row(text, "outcome.not_disclosed.prohibited_by_law") == [3, 2, 0, 0, 0, 0, 5]


@pytest.mark.parametrize("name", ["state_secret", "prohibited_by_law"])
def test_a_line_of_figures_between_two_labels_without_any_is_of_neither(name):
    text = """
      1.属于国家秘密
                                    3       2         0          0            0         0      5
      2.其他法律行政法规禁止公开
（七）总计                            9       2         0          0            0         0     11
"""
    assert kinds(row(text, f"outcome.not_disclosed.{name}")) == {"unplaced"}


def test_figures_on_two_lines_beside_one_label_are_one_row_if_none_stands_below_another():
    text = """
      2.申请人逾期未按收费通知要求缴纳费                                                               8
      用、行政机关不再处理其政府信息公开    5       1         0          0            2         0
      申请
"""
    assert row(text, "outcome.other.overdue_fee") == [5, 1, 0, 0, 2, 0, 8]


def test_a_total_that_goes_on_below_is_not_read_in_part():
    text = """
（七）总计                           980     220         0          0            4         0    120
                                                                                          4
"""
    assert kinds(row(text, "outcome.total")) == {"unplaced"}


def test_a_piece_of_the_label_of_a_group_before_a_label_is_no_part_of_it():
    text = "（三）不 4.保护第三方合法权益 6 1 0 0 0 0 7\n"
    assert row(text, "outcome.not_disclosed.third_party_rights") == [6, 1, 0, 0, 0, 0, 7]


def test_a_row_is_not_blank_where_figures_of_others_have_lost_their_labels():
    """Cells one by one in the order in which they were drawn: the figures of 予以公开 stand before its label."""
    figures = "34\n0\n0\n0\n0\n0\n34"
    text = (
        f"二、上年结转政府信息公开申请数量\n{figures}\n{figures}\n（一）予以公开\n（二）部分公开\n"
    )
    found = row(text, "outcome.disclosed")
    assert BLANK not in found
    assert kinds(found) == {"unplaced"}


def test_the_number_of_a_page_behind_a_form_feed_is_no_rest_of_a_figure():
    text = """二、主动公开政府信息情况
第二十条第（五）项
信息内容        本年处理决定数量
行政许可        447
\f- 4 -
第二十条第（六）项
信息内容        本年处理决定数量
行政处罚        39
行政强制        8
"""
    report = read(text + HEAD).report
    assert report[Ref.parse("disclosure.licensing.decisions")] == 447


GROUP = """
      1.属于国家秘密
（四）无法提供
                                    3       2         0          0            0         0      5
      1.本机关不掌握相关政府信息
（七）总计                            9       2         0          0            0         0     11
"""


PAIR = f"{HEAD}{GROUP.replace('（四）无法提供', '2.其他法律行政法规禁止公开')}"
"""Two labels in a row, one line of figures, and a label again: whose it is nothing says."""


def test_figures_below_the_label_of_a_group_are_no_row_of_its_own():
    assert read(HEAD + GROUP).report.extras == ()


def test_a_row_of_which_no_figure_is_certain_is_told_to_stand_apart_from_its_figures():
    row = Ref.parse("requests.outcome.unable_to_provide.not_held")
    told = {finding.place: finding.code for finding in read(PAIR).findings}
    assert told[row] == "row_apart"
