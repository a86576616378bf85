"""Tables that programs draw with blanks, merged cells in the middle of what they cover: by headers and by figures."""

from __future__ import annotations

import re

import pytest

from giac_schema import read, render
from giac_schema.errors import GiacError
from giac_schema.grammar.placing.drawn.sides import common_sides
from giac_schema.model import BLANK, Missing, Ref, form
from giac_schema.strategies.reports import filled

LEFT, RIGHT, MIDDLE = 0, 1, 2


def report(edition="2021"):
    """Every third figure blank, no figure twice."""
    refs = [node.ref for node in form(edition).cells()]
    cells = {ref: BLANK if at % 3 == 1 else 1003 + 7 * at for at, ref in enumerate(refs)}
    return filled(edition, 0).with_cells(cells)


def found(text):
    try:
        return dict(read(text).report.cells())
    except GiacError:
        return {}


def wrong(text, of):
    printed = dict(of.cells())
    return {
        str(ref): leaf
        for ref, leaf in found(text).items()
        if not isinstance(leaf, Missing) and leaf != printed.get(ref)
    }


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_figures_below_headers_of_a_drawn_table_are_read(edition):
    of = report(edition)
    read_ = found(render(of, "drawn"))
    missed = {
        str(ref)
        for ref, leaf in of.cells()
        if not isinstance(leaf, Missing) and read_.get(ref) != leaf
    }
    assert missed == set()


def test_headers_that_are_torn_over_lines_are_read_where_figures_stand_below_them():
    of = report()
    text = render(of, "drawn")
    line = next(x for x in text.split("\n") if x.count("商业企业"))
    upper = re.sub("社会公益组织|法律服务机构", lambda m: m[0][:4] + "    ", line)
    lower = re.sub(r"\S", "  ", line)
    for word in ("社会公益组织", "法律服务机构"):
        at = sum(2 if c > "\u2000" else 1 for c in line[: line.index(word)])
        lower = lower[:at] + word[4:] + lower[at:]
    torn = text.replace(line, f"{upper.rstrip()}\n{lower.rstrip()}")
    assert wrong(torn, of) == {}
    assert found(torn)[Ref.parse("requests.received.total")] == of.requests.received.total


def test_headers_pushed_together_as_pdftotext_does_place_no_figure():
    of = report()
    text = render(of, "drawn")
    *_, header = (line for line in text.split("\n") if line.count("结果维持") > 1)
    squeezed = text.replace(header, re.sub(r"  (?=\S)", " ", header))
    assert wrong(squeezed, of) == {}


def test_figures_that_lie_off_their_headers_by_the_same_stand_in_line():
    row = [(0, (10, 14), (11, 13)), (1, (20, 24), (21, 25))]
    assert common_sides([row]) == {LEFT}


def test_figures_that_lie_off_by_something_else_each_do_not():
    row = [(0, (10, 14), (10, 11)), (1, (20, 24), (21, 24)), (2, (30, 34), (31, 35))]
    assert common_sides([row]) == frozenset()


def test_figures_of_a_column_may_lie_off_where_those_of_another_do_not():
    rows = [
        [(0, (10, 14), (10, 11)), (1, (20, 24), (19, 22))],
        [(0, (10, 14), (10, 13)), (1, (20, 24), (19, 20))],
    ]
    assert common_sides(rows) == {LEFT}


def test_a_page_number_between_rows_is_no_figure_of_the_row_above():
    of = filled("2021", 0).with_cells({Ref.parse("disclosure.penalties.decisions"): BLANK})
    for number in ("5", "- 5 -", "— 5 —"):
        text = re.sub(r"(行政处罚)\n", rf"\1\n{number}\n", render(of, "lined-up"))
        assert number in text
        assert wrong(text, of) == {}


def test_a_group_and_a_row_with_one_blank_between_them_are_two_labels():
    whole = render(filled("2021", 0), "lined-up")
    line = next(x for x in whole.split("\n") if "逾期未按" in x)
    row = (
        "（六）其他处理 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
        " 1 2 3 4 5 6 21"
    )
    read_ = found(whole.replace(line, row))
    assert read_[Ref.parse("requests.outcome.other.overdue_fee.total")] == 21


@pytest.mark.parametrize("moved", [0, 4, 8, 12])
def test_a_figure_that_the_rest_of_a_label_stands_before_is_not_blank_wherever_that_begins(moved):
    of = report()
    row = Ref(("requests", "outcome", "not_disclosed", "security_and_stability"))
    first = next(ref for ref, leaf in of.cells() if ref.parent == row and leaf != BLANK)
    was = f" {of[first]} "
    text = render(of, "drawn")
    spoilt = text.replace(" " * moved + was, f" ”{of[first]} " + " " * moved, 1)
    assert spoilt != text
    read_ = found(spoilt)
    assert [ref for ref, leaf in of.cells() if leaf != BLANK and read_.get(ref) == BLANK] == []


FILLED = """二、主动公开政府信息情况  第二十条第(一)项  信息内容  本年制发件数  本年废止件数  现行有效件数  规章
4  2  15  行政规范性文件  7  3  28  第二十条第(五)项  信息内容  本年处理决定数量  行政许可  36
三、收到和处理政府信息公开申请情况  申请人情况  自然人  法人或其他组织  总计  商业企业  科研机构  社会公益组织
法律服务机构  其他  一、本年新收政府信息公开申请数量  8  1  0  2  0  0  11
二、上年结转政府信息公开申请数量  3  0  0  0  1  0  4  三、本年度办理结果  (一)予以公开
5  3  2  0  6  1  17  (二)部分公开(区分处理的,只计这一情形,不计其他情形)"""
"""Cells one behind the other, on lines as long as they may be."""


def test_figures_before_a_label_on_its_line_are_those_of_the_label_above():
    found = read(f"{FILLED}  0  9  0  0  0  0  9\n").report
    regulations = found.disclosure.regulations
    assert (regulations.issued, regulations.repealed, regulations.in_force) == (4, 2, 15)
    assert found.requests.outcome.disclosed.total == 17
    assert found.requests.outcome.partially_disclosed.commercial_enterprise == 9


def test_figures_before_a_label_in_which_a_text_ends_are_not_its_own_and_that_above_is_not_blank():
    found = read(FILLED).report.requests.outcome
    assert found.disclosed.total.kind == found.partially_disclosed.total.kind == "unplaced"
