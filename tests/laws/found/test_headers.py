"""Headers that the laws found misread: misspelt, cut short, torn, repeated, over cells that are not theirs."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, Missing, Ref, form
from giac_schema.render import LAYOUTS, render
from giac_schema.strategies import SOILINGS, misreadings, soil
from giac_schema.strategies.reports import filled


@pytest.mark.parametrize("layout", ["html", "markdown", "docx", "xlsx", "leading"])
def test_a_row_of_headers_that_nobody_can_read_is_no_row_of_blanks(layout):
    """表四 with every label misspelt: its last row of headers was taken for the row of figures."""
    report = filled("2021", 3)
    found = read(soil(report, LAYOUTS[layout], [SOILINGS["misspelt-labels"]]).content).report
    assert misreadings(report, found) == ()


@pytest.mark.parametrize("layout", ["cell-per-line", "paragraphs"])
def test_figures_that_nobody_can_read_under_a_header_cut_short_are_no_blanks(layout):
    """表四 with letters for noughts: sixteen words, one of them a header, were taken for nothing at all."""
    page = render(filled("2021", 0), layout)
    start = page.index("复议后起诉")
    spoilt = page[start:].replace("其他结果", "其他", 1).replace("\n0", "\nO")
    report = read(page[:start] + spoilt).report
    assert [
        str(ref) for ref, leaf in report.cells() if ref.table == "disputes" and leaf == BLANK
    ] == []


MISSPELT = """
| 行行政复议 |  |  |  |  | 行政政诉讼 |  |  |  |  |  |  |  |  |  |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 结维持 | 结?纠正 | 其他?果 | 尚未审? | 总总计 | 未的复议直接起诉 |  |  |  |  | 复议后外诉 |  |  |  |  |
|  |  |  |  |  | 结外维持 | 外果纠正 | 其他果 | 尚的审结 | 计 | 的果维持 | 结果?正 | 其他结? | ?未审结 | 总? |
| 0 | 0 | 0 | 0 | O | O | O | O | 0 | O | 0 | 0 | 5 | 0 | 0 |
"""


def test_two_rows_of_headers_that_nobody_can_read_are_no_blanks_either():
    """表四 with every label misspelt: the row below the headers that were known was one of headers."""
    page = render(filled("2021", 0), "markdown")
    report = read(page[: page.index("| 行政复议")] + MISSPELT.lstrip()).report
    cells = [leaf for ref, leaf in report.cells() if ref.table == "disputes"]
    assert (cells.count(BLANK), cells[12]) == (0, 5)


def test_headers_torn_over_lines_are_no_page_break_between_rows_of_one_table():
    """Markdown, 2019 above and 2021 below: the lines of the header were left out, and the one before counted."""
    report = filled("2019", 0)
    page = render(report, "markdown")
    header = "| 第二十条第（六）项 |  |  |  |\n| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
    torn = "| 第二十条第（六）\n项 |  |  |  |\n| 信息\n内容 | 本年处理决定数量 |  |  |\n"
    assert header in page
    found = read(
        page.replace(header, torn).replace("| 行政处罚 | 0 | 0 | 0 |", "| 行政处罚 | 0 |  |  |")
    )
    noughts = {str(ref) for ref, leaf in found.report.cells() if leaf == 0}
    assert "disclosure.penalties.items_last_year" not in noughts


def test_a_corner_with_a_blank_in_it_is_no_cell_of_the_row_above():
    """A cell a line, the headers of 表三 once more below a row of blanks: 本列数据的 勾稽关系 was its first cell."""
    row = Ref.parse("requests.outcome.other.overdue_fee")
    report = filled("2021", 0).with_cells(
        {cell.ref: BLANK for cell in form("2021").cells("requests") if cell.ref.parent == row}
    )
    page = render(report, "paragraphs")
    start, end = page.index("（本列数据"), page.index("一、本年新收")
    headers = page[start:end].replace("本列数据的勾稽", "本列数据的 勾稽")
    again = page.replace("\n3.其他\n", f"\n{headers}3.其他\n")
    assert (again != page, read(again).report) == (True, report)


@pytest.mark.parametrize(("label", "words"), [("（七）总计", "总计"), ("3.其他", "其他")])
def test_a_row_called_as_a_column_is_below_headers_that_a_new_page_repeats(label, words):
    """A cell a line, without numbers: 总计 behind the headers was one of them, and its figures nobody's."""
    report = filled("2021", 0)
    page = render(report, "paragraphs")
    headers = page[page.index("（本列数据") : page.index("一、本年新收")]
    again = page.replace(f"\n{label}\n", f"\n{headers}{words}\n")
    assert (again != page, read(again).report) == (True, report)


def test_the_last_header_of_disputes_is_no_row_of_requests():
    """表三 that ends with （六）其他处理: the last 总计 of 表四, a figure behind it, was taken for its row."""
    page = render(filled("2019", 0), "markdown")
    start, end = page.index("|  | （七）总计"), page.index("## 四、")
    report = read(f"{page[:start]}\n{page[end:]}").report
    assert {leaf for ref, leaf in report.cells() if ref.table == "disputes"} == {0}


NOT_KNOWN = """
信息内容            本年制发件数      本年废止件数             现行有效效件数
规章                0                 0
行政规范性文件      307               0                        /
信息内容            上一年项目数量    本年增/减                处理决定数量
行政处罚            0                               0          0
行政强的            0                               0          0
?息内容             上一年项目数量                  本年增/减
行政事业性收费      0                               0
三、收到和处理政府信息公开申请情况
"""


def test_the_last_header_of_a_block_is_its_end_whether_it_is_known_or_not():
    """Columns drawn with blanks, 现行有效件数 misspelt: 0, blank, 0 without its blank was 0, 0 and a blank."""
    report = read(NOT_KNOWN.lstrip()).report
    assert report["disclosure.regulations.in_force"] != BLANK


CUT_CASES = """
四、政府信息公开行政复议、行政诉讼情况
| 行政 | 行政 | |||||||||||||
| 结果 | 结果 | 其他结 | 尚未审 | 总计 | 未经复议直接起 | 复议 | ||||||||
| 结果 | 结果纠 | 其他结 | 尚未审 | 总计 | 结果维 | 结果纠 | 其他 | 尚未审 | 总计 | |||||
| 1 | 2 | 3 | 4 | 10 | 5 | 6 | 7 | 8 | 26 | | 0 | 0 | 0 | 0 |
"""


def test_a_case_cut_short_is_not_another_that_is_called_so():
    """复议, cut off from 复议后起诉 behind 未经复议直接起诉, was taken for 行政复议, and the columns for moved ones."""
    page = render(filled("2021", 0), "leading")
    report = read(page[: page.index("四、政府信息公开行政复议")] + CUT_CASES.lstrip()).report
    assert report["disputes.reconsideration.upheld"] in {1, Missing("unplaced", "")}


def test_a_cell_below_two_whole_headers_is_of_neither():
    """A row of another block, of which neither title nor header is known: its one merged cell lay below two columns."""
    rows = [
        "<th>信息内容</th><th>上一年项目数量</th><th colspan=2>本年增/减</th><th>处的的定数量</th>",
        "<th>行政处罚</th><td>1</td><td colspan=2>2</td><td>3</td>",
        "<th>的息的容</th><td colspan=4>的年的费的额</td>",
        "<th>行政事业性收费</th><td colspan=4>4</td>",
    ]
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    report = read(f"<h2>二、主动公开政府信息情况</h2><table>{body}</table>").report
    fees = [leaf for ref, leaf in report.cells() if "administrative_fees" in ref.path]
    assert 4 not in fees


def test_rows_below_a_header_of_which_the_beginning_is_not_known_are_not_of_the_block_above():
    """外息内容 | 本年处理决定数量 opened no block: its 0 was one of 上一年项目数量, with two blank cells behind it."""
    rows = [
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("其他对外管理服务事项", "1", "2", "3"),
        ("第二十条?（六）项", "", "", ""),
        ("外息内容", "本年处理决定数量", "", ""),
        ("行政处罚", "4", "", ""),
    ]
    text = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    report = read(f"## 二、主动公开政府信息情况\n\n{text}\n").report
    cells = {leaf for ref, leaf in report.cells() if "penalties" in ref.path}
    assert not cells & {4, BLANK}


def test_rows_below_an_article_misspelt_are_not_of_the_block_above_whatever_their_headers_say():
    """第二十条第的六）项 and 本年处理决定?量, both unknown, above 行政强: its 0 was one of 上一年项目数量."""
    rows = [
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("其他对外管理服务事项", "1", "2", "3"),
        ("第二十条第的六）项", "", "", ""),
        ("信息内的", "本年处理决定?量", "", ""),
        ("行政?罚", "4", "", ""),
        ("行政强", "5", "", ""),
    ]
    text = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    blank = render(filled("2021", BLANK), "markdown")
    rest = blank[blank.index("## 三、") :]  # where blanks are kept
    report = read(f"## 二、主动公开政府信息情况\n\n{text}\n\n{rest}").report
    cells = {leaf for ref, leaf in report.cells() if "coercive_measures" in ref.path}
    assert not cells & {5, BLANK}


@pytest.mark.parametrize("layout", ["paragraphs-without-blanks", "cell-per-line"])
@pytest.mark.parametrize("misspelt", [("总总计",), ("未审?", "总总计")])
def test_the_last_headers_of_disputes_misspelt_are_no_cells_of_its_row(layout, misspelt):
    """表四, blank cells left out: headers that were not known made up for as many, and the figures moved."""
    blank = [cell.ref for cell in form("2021").cells("disputes")][2 : 2 + len(misspelt)]
    report = filled("2021", 0).with_cells(dict.fromkeys(blank, BLANK))
    printed = soil(report, LAYOUTS[layout], [SOILINGS["dropped-blanks"]]).content
    headers = ("尚未审结", "总计")[-len(misspelt) :]
    at = printed.rindex(headers[0])
    rest = printed[at:].replace(" |||||", " |")
    for header, spelt in zip(headers, misspelt, strict=True):
        rest = rest.replace(header, spelt)
    found = read(printed[:at] + rest).report
    assert not [ref for ref, leaf in found.cells() if ref.table == "disputes" and leaf == 0]
