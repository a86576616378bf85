"""Labels of rows that the laws found misread: on two lines, cut short, with figures or letters behind a bracket."""

from __future__ import annotations

import re

import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, Missing, Ref, form
from giac_schema.model.requests import APPLICANT_COLUMNS
from giac_schema.render import render
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled


def test_a_label_whose_rest_nobody_knows_on_the_next_line_has_no_row_of_blanks():
    """Labels on two lines, the second cut short: the row of the first was called blank."""
    report = filled("2021", 0)
    torn = render(report, "row-per-line").replace(
        "二、上年结转政府信息公开申请数量", "二、上年结转政府\n信息"
    )
    assert misreadings(report, read(torn).report) == ()


def test_a_label_on_two_lines_before_letters_has_no_row_of_blanks():
    """Text drawn with blanks, letters for all noughts: the second line was prose, and the row called blank."""
    refs = [each.ref for each in form("2021").cells("requests")]
    other = Ref.parse("requests.outcome.partially_disclosed.other_organization")
    report = filled("2021", 0).with_cells({other: Missing("placeholder", "N/A")})
    page = render(report, "aligned")
    label = "2.其他法律行政法规禁止公开"
    table = page[page.index("（二）部分公开") : page.index("3.危及")]
    torn = table.replace("0", "O").replace(label, f"{label[:8]}\n{label[8:]}")
    found = read(torn).report
    assert {found[ref].kind for ref in refs if "prohibited_by_law" in str(ref)} == {"absent"}


def test_an_explanation_cut_short_does_not_take_in_the_figures_of_its_row():
    """One blank before each: the figures belonged to the label, and the row was called blank."""
    report, words = filled("2021", 0), "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    page = render(report, "lined-up").split("\n")
    torn = [f"{words[:18]} 0 0 0 0 0 0 0" if words in line else line for line in page]
    assert misreadings(report, read("\n".join(torn)).report) == ()


def test_letters_behind_an_explanation_cut_short_are_no_part_of_it():
    """Drawn with blanks, letters for noughts: they belonged to the label, and the row was called blank."""
    report, words = filled("2021", 0), "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    page = render(report, "lined-up").split("\n")
    torn = [f"{words[:12]}{'     O' * 7}" if words in line else line for line in page]
    assert misreadings(report, read("\n".join(torn)).report) == ()


def test_two_labels_on_a_line_with_a_blank_behind_their_numbers_are_not_torn():
    """1. of one row and 信访举报投诉类申请 of the next became one label, and the next row was called blank."""
    gap = " " * 14
    figures = gap.join("0" * 7)
    text = (
        f"{' ' * 70}(四) 无法提供    1. 本机关不掌握相关政府信息{gap}{figures}\n"
        f"{' ' * 70}（五） 不予处理  1. 信访举报投诉类申请{gap}      {figures}\n"
    )
    row = Ref.parse("requests.outcome.not_processed.complaint")
    found = read(text).report
    assert BLANK not in {found[row / name] for name in APPLICANT_COLUMNS}


def test_letters_behind_the_rest_of_an_explanation_on_the_next_line_are_no_blanks():
    page = render(filled("2021", 0), "lined-up")
    line = next(line for line in page.split("\n") if line.startswith("（二）部分公开"))
    torn = line.replace("（区分处理的", "（区分\n处理的").replace("0", "O")
    report = read(page.replace(line, torn)).report
    row = Ref.parse("requests.outcome.partially_disclosed")
    assert BLANK not in {report[row / name] for name in APPLICANT_COLUMNS}


def test_figures_with_remarks_behind_an_explanation_are_no_part_of_it():
    """One blank between cells: the last bracket of the line is that of a remark, and the row was called blank."""
    page = render(filled("2021", 0), "row-per-line").replace(" | ", " ")
    line = next(line for line in page.split("\n") if line.startswith("（二）部分公开"))
    label, *_ = line.split(" ")
    remarked = " ".join([label, *["0（其中修订16件）"] * 7])
    report = read(page.replace(line, remarked)).report
    row = Ref.parse("requests.outcome.partially_disclosed")
    assert BLANK not in {report[row / name] for name in APPLICANT_COLUMNS}


def test_a_figure_behind_a_label_cut_in_its_bracket_is_no_half_of_the_label(plain_page):
    """（二）部分公开（ over one column of its two, and a blank cell to fill the row up: all stands a column before."""
    page = plain_page(filled("2021", 0))
    cut = re.sub(
        r'<th colspan="2">（二）部分公开（[^<]*</th>(.*)</tr>',
        r"<th>（二）部分公开（</th>\1<td></td></tr>",
        page,
    )
    row = Ref.parse("requests.outcome.partially_disclosed")
    report = read(cut).report
    assert BLANK not in {report[row / name] for name in APPLICANT_COLUMNS}


CUT_SHORT = """
信息内          本年处理决定数
行政            0
行政强
信息            上一            本年
"""


def test_figures_behind_the_beginning_of_a_label_are_not_those_of_the_label_below():
    """行政 may be 行政处罚 or 行政强制; the line below has a label of its own, and a blank cell."""
    report = read(CUT_SHORT).report
    assert report["disclosure.coercive_measures.decisions"] != 0


@pytest.mark.parametrize(("label", "lost"), [("", 4), ("7?口于的执曰口卷\n\n", 5)])
def test_figures_without_their_label_do_not_make_up_for_blank_cells_of_the_row_above(label, lost):
    """Cells on lines, blank ones left out of several rows: what was left of two was as long as one."""
    parent = Ref.parse("requests.outcome.not_disclosed")
    blank = {
        parent / row / name: BLANK
        for row, count in [
            ("process_information", 3),
            ("enforcement_case_file", lost),
            ("state_secret", 2),
            ("third_party_rights", 2),
            ("internal_affairs", 2),
        ]
        for name in APPLICANT_COLUMNS[:count]
    }
    figures = {cell.ref: 11 + n for n, cell in enumerate(form("2021").cells("requests"))}
    report = filled("2021", 0).with_cells({**figures, **blank})
    page = render(report, "paragraphs-without-blanks")
    found = read(page.replace("7.属于行政执法案卷\n\n", label)).report
    assert misreadings(report, found) == ()
