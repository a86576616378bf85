"""Figures that narrow cells have broken over lines of drawn text."""

from __future__ import annotations

import pytest

from giac_schema import read
from giac_schema.model import APPLICANTS, Missing, Ref

HEAD = """三、收到和处理政府信息公开申请情况
                                                申请人情况
（本列数据的勾稽关系为：第
                                              法人或其他组织
一项加第二项之和，等于第三
                     自然人                                                    总计
  项加第四项之和）
                             商业企业  科研机构  社会公益组织  法律服务机构  其他
"""
BELOW = """
  四、结转下年度继续办理       31     95     26     46     4      61    263
"""
TOTAL = Ref.parse("requests.outcome.total")
FIGURES = [7587, 8207, 13663, 11115, 8825, 9127, 58524]


def found(row):
    report = read(HEAD + row + BELOW).report
    return [report[TOTAL / name] for name in (*APPLICANTS, "total")]


def kinds(row):
    return {leaf.kind if isinstance(leaf, Missing) else leaf for leaf in found(row)}


def test_digits_above_and_below_a_line_are_one_figure_where_the_row_then_adds_up():
    row = """
                                   1366  1111
      （七）总计       7587   8207              8825   9127   58524
                                     3     5
"""
    assert found(row) == FIGURES


def test_parts_one_behind_the_other_are_put_together_in_the_only_way_that_adds_up():
    assert found("\n（七）总计 7587 8207 1366 3 1111 5 8825 9127 58524\n") == FIGURES


def test_parts_on_lines_of_their_own_are_put_together_too():
    assert found("\n（七）总计 7587 8207 1366\n3\n1111\n5\n8825 9127 58524\n") == FIGURES


@pytest.mark.parametrize(
    "row",
    [
        # the total is another
        "\n（七）总计 7587 8207 1366 3 1111 5 8825 9127 58624\n",
        # two ways lead to the total
        "\n（七）总计 1234 5 1234 5 10 20 30 13644\n",
        # no place tells which figure stands where
        "\n1366 1111\n（七）总计 7587 8207 8825 9127 58524\n3 5\n",
        # the parts stand below other figures
        """
                     1366  1111
      （七）总计      7587   8207              8825   9127   58524
                       3     5
""",
    ],
)
def test_parts_that_may_be_others_leave_a_row_without_places(row):
    assert kinds(row) == {"unplaced"}
