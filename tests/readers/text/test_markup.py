"""Tables in the markup of MediaWiki and AsciiDoc."""

from __future__ import annotations

import pytest

from giac_schema import read

BESIDE = """
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 1 | 0 | 3 |
行政规范性文件 | 2 | 0 | 5 |
"""


@pytest.mark.parametrize("table", ["{|\n|}", "|===\n|==="])
def test_a_table_without_rows_leaves_what_stands_beside_it(table: str):
    assert read(table + BESIDE).report == read(BESIDE).report
    assert read(BESIDE).report["disclosure.regulations.in_force"] == 3
