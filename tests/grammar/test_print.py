"""Text that programs take from print with one blank between cells: what is of the page, and labels side by side."""

from __future__ import annotations

import pytest

from giac_schema import read
from giac_schema.model import Ref

FEES = """第二十条第（八）项
信息内容 本年收费金额（单位：万元）
行政事业性收费 2.44
{foot}
三、收到和处理政府信息公开申请情况
"""


@pytest.mark.parametrize(
    "foot",
    ["https://www.example.org/report.html 1/3", "  file:///C:/report.html      1/3  "],
)
def test_the_address_that_a_browser_prints_below_a_page_is_no_cell(foot):
    report = read(FEES.format(foot=foot)).report
    assert str(report["disclosure.administrative_fees.amount"]) == "2.44"


OTHERS = """三、收到和处理政府信息公开申请情况
自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
      1.申请人无正当理由逾期
      不补正、行政机关不再处 172 229 798 652 831 777 3459
      理其政府信息公开申请
（六）其他 2.申请人逾期未按收费通
处理  知要求缴纳费用、行政机 826 411 233 505 30 810 2815
      关不再处理其政府信息公
          开申请
          3.其他 266 620 458 741 978 83 3146
"""


def test_the_label_of_a_group_and_that_of_a_row_are_told_apart_by_their_numbers():
    report = read(OTHERS).report
    row = Ref.parse("requests.outcome.other.overdue_fee")
    assert [report[row / name] for name in ("natural_person", "total")] == [826, 2815]
