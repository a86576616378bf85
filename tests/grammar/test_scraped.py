"""Texts as scrapers deliver them, one habit upon another: what a careful person can tell is read, the rest withheld."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

import pytest

from giac_schema.api import read
from giac_schema.model import Missing
from giac_schema.model.requests import APPLICANT_COLUMNS

CORNER = "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)"
KINDS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
FORM = ((CORNER, "申请人情况"), ("自然人", "法人或其他组织", "总计"), KINDS)
TOTAL_ABOVE = ((CORNER, "申请人情况", "总计"), ("自然人", "法人或其他组织"), KINDS)
RECEIVED, CARRIED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
DISCLOSED = ("三、本年度办理结果", "(一)予以公开")
PARTLY = "(二)部分公开(区分处理的,只计这一情形,不计其他情形)"


def in_rows(*rows):
    """A row a line, each cell closed by a pipe."""
    return "\n".join(" | ".join(row) + " |" for row in rows)


def in_paragraphs(*rows):
    """A cell a line, with empty lines between."""
    return "\n\n".join(cell for row in rows for cell in row)


def between_blanks(*rows):
    """A row a line, with one blank between its cells."""
    return "\n".join(" ".join(row) for row in rows)


def requests(text, heading="三、收到和处理政府信息公开申请情况"):
    """The report that a text of 表三 is read as."""
    return read(f"{heading}\n{text}\n").report.requests


def seen(row):
    """A row as it is read: its figures, and the kind of what is missing."""
    values = [getattr(row, name) for name in APPLICANT_COLUMNS]
    return [v.kind if isinstance(v, Missing) else Decimal(v) for v in values]


def cells(line):
    return line.split()


def test_a_total_on_the_line_of_the_applicants_header_is_the_last_column():
    rows = ((RECEIVED, "8", "", "1", "0", "0", "0", "9"), (CARRIED, "", "3", *cells("4 0 0 0 7")))
    found = requests(in_rows(*TOTAL_ABOVE, *rows))
    assert seen(found.received) == [8, "blank", 1, 0, 0, 0, 9]
    assert seen(found.carried_in) == ["blank", 3, 4, 0, 0, 0, 7]


def test_a_total_above_the_others_on_a_line_of_its_own_may_stand_on_either_side():
    above = ((CORNER, "申请人情况"), ("总计",), ("自然人", "法人或其他组织"), KINDS)
    rows = ((RECEIVED, "8", "", *cells("1 0 0 0 9")), (CARRIED, "", *cells("3 4 0 0 0 7")))
    found = requests(in_rows(*above, *rows))
    assert {*seen(found.received), *seen(found.carried_in)} == {"unplaced"}


def test_rows_that_add_up_to_their_last_figure_show_on_which_side_a_total_stands():
    rows = ((RECEIVED, *cells("8 / 1 0 0 0 9")), (CARRIED, *cells("/ 3 4 0 0 0 7")))
    found = requests(in_paragraphs(*TOTAL_ABOVE, *rows))
    assert seen(found.received) == [8, "placeholder", 1, 0, 0, 0, 9]


def test_noughts_are_the_same_on_whichever_side_a_total_stands():
    rows = ((RECEIVED, *cells("0 0 0 0 0 0 0")), (CARRIED, *cells("0 0 0 0 0 0 0")))
    found = requests(in_paragraphs(*TOTAL_ABOVE, *rows))
    assert seen(found.carried_in) == [0] * 7


def test_a_row_between_single_blanks_adds_up_with_signs_for_nothing():
    rows = (
        (RECEIVED, *cells("56 219 25 23 108 81 512")),
        (CARRIED, *cells("1 — 2 — 2 1 6")),
        (*DISCLOSED, *cells("— 24 0 — 0 — 24")),
        (PARTLY, *cells("0 — 0 0 — 0 —")),
    )
    found = requests(between_blanks(*FORM, *rows))
    nothing = "placeholder"
    assert seen(found.carried_in) == [1, nothing, 2, nothing, 2, 1, 6]
    assert seen(found.outcome.disclosed) == [nothing, 24, 0, nothing, 0, nothing, 24]
    assert seen(found.outcome.partially_disclosed) == [0, nothing, 0, 0, nothing, 0, nothing]


def test_a_row_cut_by_the_end_does_not_show_how_wide_a_blank_cell_is():
    whole = (RECEIVED, *cells("7 4 3 1 3 1 19")), (CARRIED, *cells("1 3 0 1 3 1 9"))
    cut = (*DISCLOSED, "4", "5", "0", "", "6", "0")
    text = in_paragraphs(*FORM, *whole, cut)
    assert seen(requests(text).outcome.disclosed) == ["unplaced"] * 7


def test_a_row_at_the_end_that_is_filled_up_is_not_cut():
    text = in_rows(*FORM, (RECEIVED, *cells("0 17 4 8 13 2 44"), "|"))
    assert (
        seen(requests(f"{text}\n{CARRIED} | 1 | 1 | 3 | 2 | 1 | 8 | |||").carried_in)
        == ["unplaced"] * 7
    )


def test_a_row_that_is_cut_keeps_the_cells_that_stand_complete_in_it():
    text = in_rows(*FORM, (RECEIVED, *cells("0 17 4 8 13 2 44"), "|"))
    found = requests(f"{text}\n{CARRIED} | 1 | 1 | 3 | 2")
    assert seen(found.carried_in) == [1, 1, 3, *["absent"] * 4]


def test_row_numbers_go_on_below_the_headers_of_the_next_block():
    text = in_rows(
        ("序号", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("1", "规章", "11", "12", "13"),
        ("2", "行政规范性文件", "14", "15", "16"),
        ("序号", "信息内容", "本年处理决定数量"),
        ("3", "行政处罚", "18"),
        ("4", "行政强制", "19"),
    )
    found = read(f"二、主动公开政府信息情况\n{text}\n").report.disclosure
    assert (found.penalties.decisions, found.coercive_measures.decisions) == (18, 19)


def test_a_figure_before_the_label_of_a_row_without_a_number_is_no_number():
    lines = [
        *("序号", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        *("1", "规章", "2", "0", "5"),
        *("行政规范性文件", "3", "1", "9"),
    ]
    found = read("\n".join(("二、主动公开政府信息情况", *lines, ""))).report.disclosure.regulations
    assert (found.issued, found.repealed, found.in_force) == (2, 0, 5)


def test_a_row_whose_figures_run_into_the_next_heading_is_not_blank():
    header = ("自然人", *KINDS, "总计")
    whole = (RECEIVED, *cells("1 2 3 2 1 0 9"))
    into = "四、结转下年度继续办理  1 2 3 2 1 9四、政府信息公开行政复议、行政诉讼情况 行政复议 行政诉讼"
    assert set(seen(requests(between_blanks(header, whole, (into,))).carried_out)) == {"absent"}


def test_a_row_goes_on_below_where_a_program_keeps_lines_short():
    rows = ((CARRIED, *cells("**1** **0** **2** **2** **2** **0** **7**")),)
    short = f"{RECEIVED}| **565**| **492**| **355**| **147**| **331**| **336**|\n**2226**  "
    whole = "\n".join("| ".join(row) + "  " for row in rows)
    found = requests(f"{in_rows(*FORM)}\n{short}\n{whole}")
    assert seen(found.received) == [565, 492, 355, 147, 331, 336, 2226]


def test_a_figure_below_a_row_that_ends_with_a_mark_may_be_its_last():
    whole = f"{RECEIVED}| 565| 492| 355| 147| 331| 336| 2226  "
    kept = f"{CARRIED}| 1| | 2| 2| 2| 0| 7  "
    short = f"{PARTLY}| 65| 92| 55| 47| 31| 36|\n999  "
    found = requests("\n".join([in_rows(*FORM), whole, kept, short, f"(七)总计{'| 1' * 7}  "]))
    assert set(seen(found.outcome.partially_disclosed)) == {"unplaced"}


def test_a_sign_for_nothing_may_be_set_in_bold():
    rows = ((RECEIVED, *cells("**5** **-** **0** **-** **0** **0** **5**")),)
    assert seen(requests(in_rows(*FORM, *rows)).received)[1] == "placeholder"


def test_rows_of_which_none_adds_up_do_not_show_that_their_totals_are_blank():
    figures = iter(range(100, 999, 7))
    labels = (RECEIVED, CARRIED, PARTLY, "(七)总计", "四、结转下年度继续办理")
    rows = [(label, *(str(next(figures)) for _ in range(6)), "||||") for label in labels]
    found = requests(in_rows(*FORM, *rows))
    assert {*seen(found.received), *seen(found.carried_out)} == {"unplaced"}


def test_a_row_with_more_fields_than_its_like_was_filled_up_somewhere_in_it():
    head = (
        (CORNER, "", "", "申请人情况", *[""] * 6),
        ("", "", "", "自然人", "法人或其他组织", *[""] * 4, "总计"),
        ("", "", "", "", *KINDS, ""),
    )
    wide = (RECEIVED, "", "", "", "-", "0", "", "", "", "", "6", "", "")
    carried = (CARRIED, "", "", *cells("3 4"), "", *cells("0 0 0 7"))
    refused = [
        ("", group, label, *cells("2 0 1"), "", *cells("0 0 3"))
        for group, label in (
            ("(三)不予公开", "1.属于国家秘密"),
            ("", "2.其他法律行政法规禁止公开"),
            ("", "3.危及“三安全一稳定”"),
            ("", "4.保护第三方合法权益"),
            ("", "5.属于三类内部事务信息"),
        )
    ]
    lines = ("| " + " | ".join(row) + " |" for row in (*head, wide, carried, *refused))
    found = requests("\n".join(lines))
    assert set(seen(found.received)) == {"unplaced"}
    assert seen(found.carried_in) == [3, 4, "blank", 0, 0, 0, 7]


CASES = ("行政复议", "未经复议直接起诉", "复议后起诉")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def on_lines(cells):
    """A cell a line as lynx writes them, each run of blank cells one empty line more than there are."""
    lines = []
    for blank, run in groupby(cells, lambda cell: not cell):
        found = list(run)
        lines += [*found, ""] if blank else found
    return lines


def test_lines_counted_as_blank_cells_move_no_figure_of_cases_from_its_total():
    received = ((RECEIVED, *cells("1 0 0 0 0 0 1")), (CARRIED, "3", "", "", "4", "0", "0", "7"))
    refused = ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”")
    rows = [*received, *((label, *cells("5 0 1"), "", *cells("2 0 8")) for label in refused)]
    header = (CASES[0], "行政诉讼", *RESULTS, *CASES[1:], *RESULTS, *RESULTS)
    of_cases = ("", *cells("0 7 2 9 4 4 5 3 16 6"), "", "", "", "6")
    lines = [line for row in (*FORM, *rows) for line in on_lines(row)]
    lines += ["四、政府信息公开行政复议、行政诉讼情况", *header, "", *on_lines(of_cases), ""]
    text = "\n".join(
        ["三、收到和处理政府信息公开申请情况", *lines, "五、存在的主要问题及改进情况", ""]
    )
    found = read(text).report.disputes.reconsideration
    read_ = [getattr(found, name) for name in ("upheld", "corrected", "other", "pending", "total")]
    assert [leaf for leaf in read_ if not isinstance(leaf, Missing)] == []


@pytest.mark.parametrize("made", ["18 |\n||", "18 |\n4 |\n7 |"])
def test_a_row_in_which_the_text_ends_is_read_from_the_left_if_no_table_lacks_cells(made):
    disclosure = f"信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n规章 |\n{made}\n"
    rows = (
        (*FORM[0], *FORM[1], *KINDS),
        (RECEIVED, *cells("8 0 1 0 0 0 9")),
        (CARRIED, *cells("3 2 2")),
    )
    text = "\n".join(f"{cell} |" for row in rows for cell in row)
    heading = "三、收到和处理政府信息公开申请情况"
    found = read(
        f"二、主动公开政府信息情况\n{disclosure}{heading}\n{text} ".encode()
    ).report.requests
    lacks = "||" in made
    assert seen(found.received) == [8, 0, 1, 0, 0, 0, 9]
    assert [isinstance(value, Decimal) for value in seen(found.carried_in)] == [not lacks] * 3 + [
        False
    ] * 4


TORN = ("申请人情况", "法人或其他组织", CORNER, "自然人 社会 法律 总计", "商业 科研")
BELOW = ("公益 服务 其他", "企业 机构", "组织 机构")
ROWS = (f"{RECEIVED} 8 0 1 0 0 3 12", f"{CARRIED} 0 5 0 2 0 0 7")


def test_headers_torn_over_lines_that_are_each_in_the_forms_order_have_it():
    """Print that a program wrote line by line: 社会公益组织 stands on three, 商业企业 on two beside them."""
    found = requests("\n".join((*TORN, *BELOW, *ROWS)))
    assert [seen(found.received), seen(found.carried_in)] == [
        [8, 0, 1, 0, 0, 3, 12],
        [0, 5, 0, 2, 0, 0, 7],
    ]


def test_headers_torn_over_lines_may_begin_on_the_line_of_the_corner():
    """社会公益组 and 法律服务机 end in the line below, and the corner of the table runs into their own."""
    corner = "（本列数据的勾稽关系为：第一项加第 法人或其他组织"
    line = "二项之和，等于第三项加第四项之和） 自然人 社会公益组 法律服务机 总计"
    head = ("申请人情况", corner, line, "商业企业 科研机构 其他", "织 构")
    found = requests("\n".join((*head, *ROWS)))
    assert seen(found.received) == [8, 0, 1, 0, 0, 3, 12]
    swapped = "\n".join((*head, *ROWS)).replace("商业企业 科研机构", "科研机构 商业企业")
    assert set(seen(requests(swapped).received)) == {"unplaced"}


@pytest.mark.parametrize(
    ("old", "new"),
    [("商业 科研", "科研 商业"), ("社会 法律", "法律 社会"), ("科研", "事业"), ("社会 法律 ", "")],
)
def test_headers_torn_over_lines_tell_of_no_column_if_one_is_lost_or_a_line_in_another_order(
    old, new
):
    header = "\n".join((*TORN, *BELOW)).replace(old, new)
    assert set(seen(requests("\n".join((header, *ROWS))).received)) == {"unplaced"}


ABOVE = ("8 0 1 0 0 3 12", "0 5 0 2 0 0 7", "2 0 0 0 0 1 3")
LABELS = (RECEIVED, CARRIED, DISCLOSED[1])


def above_labels(mark, figures=ABOVE):
    """Print written line by line, in which figures stand a little higher than the labels of their rows."""
    rows = (
        f"{f' {mark} '.join(cells(line))}\n{label}"
        for line, label in zip(figures, LABELS, strict=True)
    )
    return "\n".join([in_rows(*FORM), *rows, "四、政府信息公开行政复议、行政诉讼情况"])


@pytest.mark.parametrize("mark", ["|", "\t"])
def test_figures_above_their_labels_are_not_those_of_the_labels_above_them(mark):
    found = requests(above_labels(mark))
    told = [*seen(found.received), *seen(found.carried_in), *seen(found.outcome.disclosed)]
    assert [value for value in told if isinstance(value, Decimal)] == []


def test_a_line_of_figures_between_two_labels_without_any_is_either_ones():
    lines = (RECEIVED, "8 | 0 | 1 | 0 | 0 | 3 | 12", CARRIED)
    end = (
        f"{DISCLOSED[1]} | 2 | 0 | 0 | 0 | 0 | 1 | 3 |",
        "四、政府信息公开行政复议、行政诉讼情况",
    )
    assert set(seen(requests("\n".join([in_rows(*FORM), *lines, *end])).received)) == {"unplaced"}


def test_lines_of_figures_below_their_labels_are_read():
    rows = (
        f"{label}\n{' | '.join(cells(line))}" for label, line in zip(LABELS, ABOVE, strict=True)
    )
    found = requests("\n".join([in_rows(*FORM), *rows, "四、政府信息公开行政复议、行政诉讼情况"]))
    assert seen(found.carried_in) == [0, 5, 0, 2, 0, 0, 7]


def test_figures_above_their_labels_are_not_those_of_the_labels_above_them_in_table_2_either():
    columns = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
    lines = (
        *("第二十条第(一)项", " | ".join(columns), "7 | 8 | 9", "规章"),
        *("4 | 5 | 6", "行政规范性文件", "第二十条第(六)项", "信息内容 | 本年处理决定数量"),
        *("13", "行政处罚", "14", "行政强制", "三、收到和处理政府信息公开申请情况", ""),
    )
    found = read("\n".join(lines)).report
    leaves = [leaf for ref, leaf in found.cells() if ref.table == "disclosure"]
    assert [leaf for leaf in leaves if not isinstance(leaf, Missing) or leaf.kind == "blank"] == []


NOTHING_CUT = (RECEIVED, *cells("5 17 4 8 13 2 49"))


@pytest.mark.parametrize("written", [in_rows, in_paragraphs])
@pytest.mark.parametrize("behind", ["(二)", "(二)部分", "（", "三"])
def test_a_row_behind_which_a_label_begins_is_not_cut(written, behind):
    text = written(*FORM, NOTHING_CUT, (*DISCLOSED, *cells("1 4 3 2 6 16")))
    found = requests(f"{text}\n{'' if written is in_rows else chr(10)}{behind}")
    assert seen(found.outcome.disclosed) == ["unplaced"] * 7


def test_a_row_at_the_end_whose_last_figure_is_what_the_others_come_to_may_lack_a_blank_cell():
    text = in_paragraphs(*FORM, NOTHING_CUT, (*DISCLOSED, *cells("1 4 3 2 6 16")))
    assert seen(requests(text).outcome.disclosed) == ["unplaced"] * 7


def test_a_row_cut_before_its_change_keeps_the_cells_before_it():
    rows = (("规章", *cells("1 2 3")), ("规范性文件", *cells("4 5 6")))
    headers = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
    licensing = in_rows(headers, ("行政许可", *cells("7 8 9")))
    made = in_rows(("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"), *rows)
    text = f"二、主动公开政府信息情况\n{made}\n{licensing}\n其他对外管理服务事项 | 10 | 增"
    other = read(text).report.disclosure.other_services
    assert (other.items_last_year, other.items_change.kind) == (10, "absent")


def test_the_number_of_the_next_label_at_the_end_is_no_figure_of_the_row_before_it():
    secret = ("(三)不予公开", "1.属于国家秘密", *cells("1 0 0 2 0 0 3"))
    text = in_paragraphs(*FORM, NOTHING_CUT, secret, ("2",))
    assert seen(requests(text).outcome.not_disclosed.state_secret) == [1, 0, 0, 2, 0, 0, 3]
    other = in_paragraphs(*FORM, NOTHING_CUT, secret, ("4",))
    assert seen(requests(other).outcome.not_disclosed.state_secret) == ["unplaced"] * 7


OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def opened_rows(*rows):
    """A row a line, a pipe before each cell and behind the last."""
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


@pytest.mark.parametrize("written", [in_rows, opened_rows])
def test_a_pipe_that_opens_the_lines_of_one_table_is_no_blank_cell_whatever_opens_those_of_others(
    written,
):
    other = {in_rows: opened_rows, opened_rows: in_rows}[written]
    applications = other(*FORM, NOTHING_CUT, (CARRIED, "1", "", *cells("4 0 0 0 5")))
    headers = (("行政复议", "行政诉讼"), (*RESULTS, "未经复议直接起诉", "复议后起诉"), 2 * RESULTS)
    row = ("3", "", "1", "", "4", *cells("2 1 0 0 3"), "1", "", "0", "1", "")
    text = f"三、收到和处理政府信息公开申请情况\n{applications}\n四、政府信息公开行政复议、行政诉讼情况\n"
    found = read(f"{text}{written(*headers, row)}\n五、存在的主要问题及改进情况\n").report.disputes
    blocks = (
        found.reconsideration,
        found.litigation.direct,
        found.litigation.after_reconsideration,
    )
    read_as = [getattr(block, name) for block in blocks for name in OUTCOMES]
    printed = [int(cell) if cell else "blank" for cell in row]
    assert [v.kind if isinstance(v, Missing) else v for v in read_as] == printed


def test_a_text_that_begins_at_the_header_of_a_block_has_the_rows_below_it():
    """A page of a PDF often does: the title of the block stands at the end of the one before."""
    lines = ["- 4 -", "信息内容 本年处理决定数量", "行政处罚 4718", "行政强制 36"]
    behind = [
        "第二十条 第（八）项",
        "信息内容 本年收费金额（单位：万元）",
        "行政事业性收费 20.5",
        "",
    ]
    found = read("\n".join([*lines, *behind])).report
    assert found["disclosure.penalties.decisions"] == 4718
    assert found["disclosure.coercive_measures.decisions"] == 36
    assert found["disclosure.administrative_fees.amount"] == Decimal("20.5")


@pytest.mark.parametrize("site", ["分享到：\n3/8", "打印本页\n关闭窗口", "上一篇：某镇\n12"])
def test_a_row_whose_figures_stand_behind_what_a_site_sets_between_is_not_blank(site):
    head = "第二十条第(一)项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数"
    found = read(f"{head}\n规章\n{site}\n4\n2\n15\n行政规范性文件\n7\n3\n28\n").report.disclosure
    assert found.regulations.issued.kind == "unplaced"
    assert found.normative_documents.issued == 7


def test_a_figure_in_front_of_the_prose_below_may_be_that_of_the_label_above():
    text = "信息内容 本年处理决定数量\n行政许可 52\n信息内容 本年收费金额\n行政事业性收费"
    below = "{} 三、收到和处理政府信息公开申请情况（本列数据的勾稽关系为：第一项加第二项之和）"
    found = [read(f"{text}\n{below.format(told)}\n").report for told in ("878", "2024 年")]
    kinds = [report["disclosure.administrative_fees.amount"].kind for report in found]
    assert kinds == ["absent", "blank"]
