"""Layouts that stand close to those of real reports: what is proved in them is read, and nothing else."""

from __future__ import annotations

import re

import pytest

from giac_schema.api import read
from giac_schema.errors import RepeatedLinesLost
from giac_schema.grammar.layouts.cell import Cell
from giac_schema.grammar.layouts.run_on import cells_of_line
from giac_schema.grammar.layouts.side_by_side import divided
from giac_schema.model import BLANK, Missing, Ref, form
from giac_schema.render import render
from giac_schema.render.grid import Table
from giac_schema.render.page import page
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled

COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def whole():
    """A report whose rows of 表三 and blocks of 表四 add up, all figures of a row different."""
    report = filled("2021", 0)
    told = {c.ref: 3 + n for n, c in enumerate(form("2021").cells("disclosure"))}
    for number, row in enumerate(form("2021").rows("requests")):
        parts = [number + 2 * at for at in range(6)]
        told |= dict(zip([c.ref for c in row.children], [*parts, sum(parts)], strict=True))
    for number, row in enumerate(form("2021").rows("disputes")):
        parts = [number + 3 * at for at in range(4)]
        told |= dict(zip([c.ref for c in row.children], [*parts, sum(parts)], strict=True))
    return report.with_cells(told)


REPORT = whole()


def rows_of(report, number):
    """The rows of one of its tables, cells as text."""
    tables = [part for part in page(report) if isinstance(part, Table)]
    return [[cell.text for cell in row] for row in tables[number].rows]


def lines(rows, between=" | "):
    return "".join(between.join(row) + "\n" for row in rows)


def figures(table):
    return [REPORT[str(c.ref)] for c in form("2021").cells(table)]


def read_figures(text, table):
    report = read(text).report
    return [report[str(c.ref)] for c in form("2021").cells(table)]


def row(address, report):
    return [report[f"requests.{address}.{c.ref.name}"] for c in report_row(address).children]


def report_row(address):
    return next(r for r in form("2021").rows("requests") if str(r.ref) == f"requests.{address}")


# A report on one line ---------------------------------------------------------------------------


@pytest.mark.parametrize("between", [" ", "  ", "\u3000"])
def test_a_report_whose_every_cell_is_on_one_line_is_read(between):
    text = between.join(render(REPORT, "cell-per-line").split())
    assert read(text.encode()).report == read(render(REPORT, "cell-per-line")).report


def test_words_on_a_line_of_several_rows_are_no_cell_of_the_row_before_them():
    text = " ".join(lines(rows_of(REPORT, 0), " ").split())
    short = text.replace("行政规范性文件 6 7 8", "行政规范性文件 6 7 备案审查结论")
    found = read(short.encode()).report
    assert isinstance(found["disclosure.normative_documents.issued"], Missing)
    assert found["disclosure.regulations.issued"] == 3


def test_a_row_on_a_line_of_its_own_is_not_divided_word_by_word():
    assert cells_of_line("三、本年度办理结果 （一）予以公开 3 0 0 0 0 0 3") == ()
    assert cells_of_line("结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正") == ()


def test_labels_of_groups_before_a_label_keep_the_blanks_they_are_written_with():
    text = "三、本年度办理结果\u00a0（三）不予公开\u00a01.属于国家秘密\u00a02\u00a0\u00a00"
    found = [piece.text for piece in divided(Cell(text, "\n"), "\n")]
    assert found == ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "2", "0"]


# 表四 in other shapes ------------------------------------------------------------------------------

RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
CASES = ["行政复议", "未经复议直接起诉", "复议后起诉"]


def fives():
    printed = [str(x) for x in figures("disputes")]
    return [printed[:5], printed[5:10], printed[10:]]


def a_row_for_each_case():
    rows = [[case, *five] for case, five in zip(CASES, fives(), strict=True)]
    return [["类别", *RESULTS], rows[0], ["行政诉讼", *rows[1]], rows[2]]


def a_row_for_each_result():
    rows = [[result, *row] for result, row in zip(RESULTS, zip(*fives(), strict=True), strict=True)]
    return [["结果", CASES[0], "行政诉讼"], CASES[1:], *rows]


def a_row_for_each_figure():
    blocks = zip(CASES, fives(), strict=True)
    return [
        row
        for case, five in blocks
        for row in ([case], *map(list, zip(RESULTS, five, strict=True)))
    ]


def a_table_for_each_case():
    first, second, third = fives()
    return [
        [CASES[0]],
        RESULTS,
        first,
        ["行政诉讼"],
        CASES[1:],
        [*RESULTS, *RESULTS],
        [*second, *third],
    ]


SHAPES = [a_row_for_each_case, a_row_for_each_result, a_row_for_each_figure, a_table_for_each_case]


@pytest.mark.parametrize(
    "between", [" | ", "\n", " ", "\t"], ids=["bars", "lines", "blanks", "tabs"]
)
@pytest.mark.parametrize("shape", SHAPES)
def test_table_four_is_read_in_any_shape_in_which_labels_tell_of_each_figure(shape, between):
    text = f"四、政府信息公开行政复议、行政诉讼情况\n{lines(shape(), between)}五、存在的主要问题及改进情况\n"
    assert read_figures(lines(rows_of(REPORT, 0)) + text, "disputes") == figures("disputes")


@pytest.mark.parametrize("shape", SHAPES)
def test_a_figure_that_is_missing_there_leaves_all_without_a_place(shape):
    rows = shape()
    rows[-1] = rows[-1][:-1]
    text = f"四、政府信息公开行政复议、行政诉讼情况\n{lines(rows)}五、存在的主要问题及改进情况\n"
    found = read_figures(lines(rows_of(REPORT, 0)) + text, "disputes")
    assert [x for x in found if not isinstance(x, Missing)] == []


def test_results_behind_figures_say_that_these_are_no_row_of_fifteen():
    rows = a_row_for_each_result()
    rows[0] = ["结果", "行政诉讼", CASES[0]]  # the order of the columns is not certain now
    rows[1] = [CASES[2], CASES[1]]
    text = f"四、政府信息公开行政复议、行政诉讼情况\n{lines(rows)}五、存在的主要问题及改进情况\n"
    found = read_figures(lines(rows_of(REPORT, 0)) + text, "disputes")
    assert [x for x in found if not isinstance(x, Missing)] == []


# 表三 turned, and with columns of its own -----------------------------------------------------------


def turned():
    labels = [r.entry.label for r in form("2021").rows("requests")]
    printed = [str(x) for x in figures("requests")]
    columns = [[name, *printed[at::7]] for at, name in enumerate(COLUMNS)]
    return [["申请人情况", *labels], *columns]


@pytest.mark.parametrize("between", [" | ", "\n", "\t"], ids=["bars", "lines", "tabs"])
def test_table_three_turned_by_a_quarter_in_text_is_read_if_it_is_whole(between):
    text = lines(rows_of(REPORT, 0)) + lines(turned(), between)
    assert read_figures(text, "requests") == figures("requests")


def test_a_figure_that_is_missing_in_a_turned_table_leaves_all_without_a_place():
    rows = turned()
    del rows[3][5]
    found = read_figures(lines(rows_of(REPORT, 0)) + lines(rows), "requests")
    assert [x for x in found if not isinstance(x, Missing)] == []


def with_column(header, cell):
    """表三 with a column behind 总计: its header, and what stands in it."""
    rows = rows_of(REPORT, 1)
    return [
        [*row, header]
        if "总计" in row and "自然人" in row
        else [*row, cell]
        if row[-1:] != [""] and row[-1].isdecimal()
        else row
        for row in rows
    ]


@pytest.mark.parametrize(
    ("header", "cell"), [("备注", ""), ("备注", "见附件"), ("上年总计", "17"), ("占比", "35%")]
)
def test_a_column_behind_the_total_takes_no_figure_from_it(header, cell):
    text = lines(rows_of(REPORT, 0)) + lines(with_column(header, cell))
    assert read_figures(text, "requests") == figures("requests")


def test_a_row_without_a_cell_in_a_column_of_its_own_may_have_lost_any():
    rows = [[x for x in row if x != "0"] for row in with_column("上年总计", "17")]
    found = read(lines(rows_of(REPORT, 0)) + lines(rows)).report
    assert misreadings(REPORT, found) == ()


# Rows that do not add up ----------------------------------------------------------------------------


def test_a_row_between_blanks_that_does_not_add_up_is_complete_among_many_that_do():
    odd = REPORT.with_cells({Ref.parse("requests.received.total"): 31})
    found = read(lines(rows_of(odd, 0), " ") + lines(rows_of(odd, 1), " ")).report
    assert found["requests.received.total"] == 31


def test_where_no_row_adds_up_none_between_blanks_is_believed():
    odd = REPORT.with_cells({r.children[0].ref: 999 for r in form("2021").rows("requests")})
    found = read(lines(rows_of(odd, 0), " ") + lines(rows_of(odd, 1), " ")).report
    assert isinstance(found["requests.received.total"], Missing)


def test_one_row_that_adds_up_does_not_say_where_the_total_stands():
    rows = rows_of(REPORT, 1)
    rows[1:3] = [["总计", "自然人", "法人或其他组织"], COLUMNS[1:6]]
    rows = [
        [x if n == 4 or not x.isdecimal() else str(int(x) + 7 * n) for x in row]
        for n, row in enumerate(rows)
    ]
    found = read_figures(lines(rows_of(REPORT, 0)) + lines(rows), "requests")
    assert [x for x in found if not isinstance(x, Missing)] == []


# What proves nothing of blank cells -------------------------------------------------------------------


OPENED = """\
|
第二十条第（一）项 |
|
信息内容 |
本年制发件数 |
本年废止件数 |
现行有效件数 |
|
规章 |
4 |
1 |
|
行政规范性文件 |
2 |
0 |
12 |
|
三、本年度办理结果 |
（一）予以公开 |
3 |
3 |
|
2.其他法律行政法规禁止公开 |
1 |
1 |
|
3.危及安全与稳定等情形的 |
1 |
2 |
3 |
|
4.保护第三方合法权益 |
5 |
1 |
0 |
0 |
0 |
0 |
6 |
|
"""


def test_words_that_may_be_a_label_do_not_prove_that_blank_cells_were_kept():
    found = read(OPENED).report
    assert isinstance(found["requests.outcome.not_disclosed.prohibited_by_law.total"], Missing)
    assert found["requests.outcome.not_disclosed.third_party_rights.total"] == 6


FILLED = """\
第二十条第（一）项
|
|||
信息内容 |
本年制发件数 |
本年废止件数 |
现行有效件数 |
规章 |
97 |
6
|
|
行政规范性文件 |
79 |
155 |
8 |
第二十条第（五）项
|
|||
信息内容 |
本年处理决定数量
|
||
行政许可 |
11
|
||
"""


def test_one_filler_on_a_line_of_its_own_is_no_blank_cell():
    found = read(FILLED).report
    assert found["disclosure.regulations.issued"].kind == "unplaced"
    assert found["disclosure.normative_documents.in_force"] == 8


def test_a_row_that_ends_with_its_source_is_not_counted_from_its_end():
    text = lines([[*row, ""] for row in rows_of(REPORT, 0)])
    text += "| （七）总计 |  |  |  |  |  |  | 0 |  "
    assert isinstance(read(text).report["requests.outcome.total.total"], Missing)


def test_a_figure_in_two_cells_at_the_end_of_a_source_is_not_read_in_part():
    rows = [["第二十条第（八）项"], ["信息内容", "本年收费金额（单位：万元）"]]
    text = lines([*rows_of(REPORT, 0)[:4], *rows, ["行政事业性收费", "1", "035.27"]], "\t")
    assert isinstance(read(text).report["disclosure.administrative_fees.amount"], Missing)


def test_empty_lines_around_the_number_of_a_page_are_no_blank_cells():
    text = "".join(lines(rows, "\n") for rows in (rows_of(REPORT, 0), rows_of(REPORT, 1)))
    label = "四、结转下年度继续办理\n"
    printed = "\n".join(str(x) for x in row("carried_out", REPORT))
    assert label + printed in text
    torn = text.replace(label + printed, f"{label}3\n- 7 -\n\n\n5\n\n\n8")
    assert isinstance(read(torn).report["requests.carried_out.total"], Missing)
    through = text.replace(printed, printed.replace("\n", "\n- 7 -\n\n", 1))
    assert row("carried_out", read(through).report) == row("carried_out", REPORT)


# Marks ------------------------------------------------------------------------------------------------


def test_a_sign_behind_a_bar_is_no_mark_of_mediawiki():
    rows = [["第二十条第（五）项"], ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]]
    text = lines(
        [*rows, ["行政许可", "22", "+1", "23"], ["其他对外管理服务事项", "4", "0", "-"]], "|"
    )
    found = read(text * 2).report
    assert found["disclosure.licensing.items_change"] == 1
    assert found["disclosure.other_services.decisions"].kind == "placeholder"


def test_line_breaks_behind_figures_end_rows():
    text = lines(rows_of(REPORT, 0)) + lines(rows_of(REPORT, 1))
    title, _, rest = text.partition("\n")
    broken = f"{title}\n{rest.replace(chr(10), '<br>')}\n"
    assert read_figures(broken, "requests") == figures("requests")


def test_one_backslash_before_the_mark_of_a_number_is_enough():
    text = lines(rows_of(REPORT, 0)) + lines(rows_of(REPORT, 1)[:8])
    escaped = re.sub(r"(?<=1)\.(?=属于国家秘密)", r"\\.", text)
    assert read(escaped).report == read(text).report


def test_a_backslash_before_a_sign_takes_nothing_from_it():
    rows = [["第二十条第（五）项"], ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]]
    text = lines([*rows, ["行政许可", "22", "\\-8", "23"]])
    assert read(text).report["disclosure.licensing.items_change"] == -8


def test_one_entity_of_a_quotation_mark_is_enough():
    text = lines(rows_of(REPORT, 0)) + lines(rows_of(REPORT, 1))
    assert read(text.replace("“", "&ldquo;").replace("”", "&rdquo;")).report == read(text).report


def test_tabs_may_close_the_cells_that_have_lines_of_their_own():
    text = "".join(f"{cell}\t\n" for n in (0, 1) for row in rows_of(REPORT, n) for cell in row)
    assert read_figures(text, "requests") == figures("requests")


# Headers that say too little ------------------------------------------------------------------------------


@pytest.mark.parametrize("between", ["\n\n", " |\n", " "], ids=["empty lines", "bars", "blanks"])
@pytest.mark.parametrize("header", ["本年发件", "本年制发件", "发件数"])
def test_a_header_is_told_by_its_neighbours_on_a_line_or_on_lines_of_their_own(header, between):
    rows = rows_of(REPORT, 0)[:4]
    rows[1] = ["信息内容", header, "本年废止件数", "现行有效件数"]
    if between == " ":
        text = "".join(" ".join(row) + "\n" for row in rows)
    else:
        text = "".join(cell + between for row in rows for cell in row)
    found = read(text).report
    assert [found[f"disclosure.regulations.{c}"] for c in ("issued", "repealed", "in_force")] == [
        3,
        4,
        5,
    ]


def test_figures_that_happen_to_count_are_no_numbers_of_lines():
    rows = ["4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息"]
    printed = [["1", "0", "0", "5", "0", "0", "6"], ["0", "0", "0", "0", "1", "2", "3"]]
    cells = [cell for label, row in zip(rows, printed, strict=True) for cell in (label, *row, "||")]
    found = read("".join(f"{cell} |\n" for cell in cells).replace("|| |", "||")).report
    assert row("outcome.not_processed.confirm_or_reissue", found) == [0, 0, 0, 0, 1, 2, 3]


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("一、本年新收政府信息公开申请数量", "一、本年新收申请数量"),
        ("7.属于行政执法案卷", "7.行政执法案卷"),
        ("4.无正当理由大量反复申请", "大量反复申请"),
        ("（七）总计", "（七）合计"),
        ("3.其他", "3.其它"),
        ("（六）其他处理", "（六）其它处理"),
    ],
)
def test_a_label_of_which_words_are_left_out_is_still_that_of_its_row(label, printed):
    text = lines(rows_of(REPORT, 0)) + lines(rows_of(REPORT, 1)).replace(label, printed)
    assert read_figures(text, "requests") == figures("requests")


def test_repeated_labels_alone_do_not_prove_that_blank_cells_were_kept():
    report = REPORT.with_cells(
        {r.children[at].ref: BLANK for r in form("2021").rows("requests") for at in (1, 2, 4)}
    )
    rows = [[cell for cell in row if cell] for row in rows_of(report, 1)]
    filled_up = [row + [""] * (10 - len(row)) for row in rows]
    found = read("".join("| " + " | ".join(row) + " |\n" for row in filled_up)).report
    placed = {ref: leaf for ref, leaf in found.cells() if not isinstance(leaf, Missing)}
    assert {ref: leaf for ref, leaf in placed.items() if report[str(ref)] != leaf} == {}


# Lines that were lost -----------------------------------------------------------------------------------


def test_distinct_rows_between_blanks_did_not_lose_their_lines():
    text = lines(rows_of(REPORT, 1), " ")
    assert read_figures(text, "requests") == figures("requests")


ONCE = """\
第二十条第（一）项
信息内容
本年新制作数量
规章
0
规范性文件
第二十条第（五）项
本年增/减
行政许可
27
"""


@pytest.mark.parametrize(
    "text", [ONCE + "（单位：件）\n（单位：件）\n", "".join(f"> {x}\n>\n" for x in ONCE.split())]
)
def test_lines_of_no_cell_that_occur_twice_do_not_hide_that_others_were_lost(text):
    with pytest.raises(RepeatedLinesLost):
        read(text)
