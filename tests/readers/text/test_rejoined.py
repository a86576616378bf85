"""A row that goes on below a blank cell is on one line again; other lines are left as they are."""

from __future__ import annotations

from giac_schema.api import read
from giac_schema.model import Missing
from giac_schema.readers.text.repaired.rows import rejoined

BROKEN = """三、收到和处理政府信息公开申请情况

自然人| 商业企业| 科研机构| 社会公益组织| 法律服务机构| 其他| 总计
一、本年新收政府信息公开申请数量| 8| 7| 3| 4| 3| 3| 28
二、上年结转政府信息公开申请数量| 0| 2| 3| 0|{0}
| 3| 8
三、本年度办理结果| （一）予以公开| 5| 8| 4| 0|{0}
|{0}
| 17
（七）总计| 1|{0}
| 3| 0| 6| 7| 17
""".format("   ")


def test_a_row_goes_on_below_each_blank_cell():
    cells = {str(ref): x for ref, x in read(BROKEN).report.cells()}
    carried = [x for ref, x in cells.items() if ref.startswith("requests.carried_in.")]
    assert [None if isinstance(x, Missing) else x for x in carried] == [0, 2, 3, 0, None, 3, 8]


def test_every_line_stays_a_line():
    whole = rejoined(BROKEN).split("\n")
    assert [len(whole), whole[5], whole[7:9]] == [BROKEN.count("\n") + 1, "+---+", ["+---+"] * 2]


def test_rows_that_bars_open_are_left_as_they_are():
    table = "\n".join(["| 规章 | 1 | 2 |  ", "|  | 3 | 4 |  "] * 4)
    assert rejoined(table) == table


def test_a_line_with_words_begins_a_row():
    table = "\n".join(["规章| 1|  ", "| 行政规范性文件| 2|  "] * 4)
    assert rejoined(table) == table
