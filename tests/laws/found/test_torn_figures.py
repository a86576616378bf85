"""Figures in two cells that the laws found: with a blank cell beside them, a row has as many cells as columns again."""

from __future__ import annotations

import re

import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, Missing, Ref, form
from giac_schema.render import render
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled


def test_a_row_with_a_figure_in_two_and_a_blank_lost_is_not_taken_for_a_whole_one():
    """Fifteen figures under fifteen headers, where other rows show that blank cells were dropped."""
    report = filled("2021", 0).with_cells(
        {c.ref: BLANK for c in form("2021").cells("requests")}
        | {Ref.parse("disputes.reconsideration.upheld"): 17461}
        | {Ref.parse("disputes.litigation.direct.total"): BLANK}
    )
    torn = render(report, "paragraphs-without-blanks").replace("17461", "1746\n\n1")
    assert misreadings(report, read(torn).report) == ()


@pytest.mark.parametrize("layout", ["html", "markdown"])
def test_a_figure_in_two_cells_does_not_push_a_blank_one_out(layout):
    """467 in two cells and one of its neighbours blank: seven figures for seven columns."""
    row = Ref.parse("requests.outcome.disclosed")
    report = filled("2021", 0).with_cells(
        {row / "natural_person": 467, row / "legal_service_institution": BLANK}
    )
    old, new = ("467</td>", "4</td><td>67</td>") if layout == "html" else ("467 |", "4 | 67 |")
    page = render(report, layout)
    assert page.count(old) == 1
    assert misreadings(report, read(page.replace(old, new)).report) == ()


def test_a_figure_in_two_behind_a_blank_first_cell_moves_nothing():
    row = Ref.parse("requests.outcome.disclosed")
    report = filled("2021", 0).with_cells(
        {row / "natural_person": BLANK, row / "other_organization": 34552003}
    )
    torn = render(report, "html").replace("34552003</td>", "3455200</td><td>3</td>")
    assert misreadings(report, read(torn).report) == ()


def test_a_torn_figure_does_not_stand_for_a_lost_blank_where_nothing_adds_up():
    """A cell a line, blanks dropped, 5000 torn in two: so may be a figure of a row of three that has no sum."""
    row = Ref.parse("disclosure.normative_documents")
    decided = Ref.parse("disclosure.coercive_measures.decisions")
    received = Ref.parse("requests.received.total")
    report = filled("2021", 0).with_cells(
        {row / "repealed": BLANK, row / "in_force": 99999999, decided: 5000, received: BLANK}
    )
    page = render(report, "paragraphs-without-blanks")
    torn = page.replace("99999999", "99999\n\n999").replace("5000", "500\n\n0")
    assert misreadings(report, read(torn).report) == ()


@pytest.mark.parametrize("layout", ["paragraphs", "paragraphs-without-blanks", "cell-per-line"])
def test_the_rest_of_a_figure_on_a_line_of_its_own_is_no_prose(layout):
    """409 in two cells at the end of its row: seven figures, and 09, which was passed over."""
    row = Ref.parse("requests.outcome.disclosed")
    report = filled("2021", 5).with_cells({row / "total": 409})
    page = render(report, layout)
    between = " |\n" if layout == "cell-per-line" else "\n\n"
    torn = page.replace("409", f"4{between}09")
    assert misreadings(report, read(torn).report) == ()


def test_a_torn_figure_below_the_header_of_the_next_column_does_not_stand_for_a_blank():
    """Drawn with blanks: 231 in two cells behind a blank one, so that the row had three figures for three columns."""
    row = Ref.parse("disclosure.penalties")
    report = filled("2019", 0).with_cells({row / "items_change": BLANK, row / "decisions": 231})
    page = render(report, "aligned")
    assert page.count("231") == 1
    assert misreadings(report, read(page.replace("231", "23              1")).report) == ()


def test_the_rest_of_a_figure_in_bold_on_a_line_of_its_own_is_no_prose():
    report = filled("2021", 0).with_cells({Ref.parse("disclosure.penalties.decisions"): 1041})
    page = render(report, "paragraphs").replace("1041", "**1**\n\n**041**")
    assert misreadings(report, read(page).report) == ()


def test_a_figure_in_two_before_words_on_its_line_moves_nothing():
    row = Ref.parse("disclosure.licensing")
    words = Missing("text", "其中备案237件；转办1件")
    report = filled("2019", 0).with_cells({row / "items_change": 37330, row / "decisions": words})
    page = render(report, "drawn").replace("37330", "3733 0")
    assert misreadings(report, read(page).report) == ()


def test_digits_with_a_blank_between_before_the_figures_of_disputes_are_a_cell_of_theirs():
    """Cells on lines of their own, 1089 in two cells: 1 08 was no figure, and fifteen others were left."""
    first = Ref.parse("disputes.reconsideration.upheld")
    report = filled("2021", 0).with_cells({first: 1089})
    page = render(report, "tabs").replace("\t1089\n", "\t1 08\n\t9\n")
    assert misreadings(report, read(page).report) == ()


def test_two_halves_of_a_figure_beside_a_blank_cell_are_not_two_figures():
    """Drawn with blanks: 79 7520 and nothing, under three headers."""
    row = Ref.parse("disclosure.licensing")
    report = filled("2019", 0).with_cells(
        {row / "items_last_year": 797520, row / "items_change": BLANK}
    )
    page = render(report, "drawn").replace("797520 ", "79 7520")
    assert misreadings(report, read(page).report) == ()


def test_two_figures_under_one_header_beside_a_blank_cell_may_be_one(plain_page):
    """Cells of a workbook that lost a merge: 本年废止件数 stands over 1 and 89, which were 189, and 制发 is blank."""
    row = Ref.parse("disclosure.regulations")
    report = filled("2021", 0).with_cells({row / "issued": BLANK, row / "repealed": 189})
    page = plain_page(report)
    wide = page.replace("<th>本年废止件数", '<th colspan="2">本年废止件数')
    torn = wide.replace("<td>189</td>", "<td>1</td><td>89</td>")
    assert misreadings(report, read(torn).report) == ()


def test_a_figure_in_two_behind_a_blank_cell_says_nothing_of_how_labels_lead_in():
    """A pipe between cells: 1 750787 for 1750787, and the first cell blank; the row had as many cells as columns."""
    row = Ref.parse("requests.outcome.unable_to_provide.requires_creation")
    cells = {row / "natural_person": BLANK, row / "social_welfare_organization": 1750787}
    report = filled("2019", 0).with_cells(cells)
    page = render(report, "row-per-line").replace("1750787", "1 | 750787")
    assert misreadings(report, read(page).report) == ()


def test_one_row_that_leads_in_otherwise_than_all_others_has_a_figure_in_two():
    """A pipe between cells: 规章 with a blank cell and 896 in two, three figures under three headers."""
    row = Ref.parse("disclosure.regulations")
    report = filled("2019", 0).with_cells({row / "made": BLANK, row / "disclosed": 896})
    page = render(report, "row-per-line").replace("896", "8 | 96")
    assert misreadings(report, read(page).report) == ()


def test_figures_before_all_headers_with_a_blank_cell_among_them_may_be_one_in_two(plain_page):
    """A label over one column of the three it had: its row stands left of its headers, 44055 in two, one cell blank."""
    row = Ref.parse("requests.received")
    cells = {row / "natural_person": 44055, row / "legal_service_institution": BLANK}
    report = filled("2021", 0).with_cells(cells)
    page = plain_page(report)
    label = '<th colspan="3">一、本年新收政府信息公开申请数量</th>'
    cut = page.replace(label, label.replace(' colspan="3"', ""))
    torn = cut.replace("<td>44055</td>", "<td>440</td><td>55</td>")
    filler = re.sub(r"(<td>440</td>.*)</tr>", r"\1<td></td></tr>", torn)
    assert misreadings(report, read(filler).report) == ()


CLOSE = """
      信息内容        上一年项目数量    本年增/减      处理决定数量
      行政许可                        0              0              0
其他对外管理服务事项  0                                              23 56663
"""


def test_two_figures_close_to_each_other_in_a_drawn_row_of_three_may_be_one():
    """2356663 in two, and a blank cell before it: three figures under three headers."""
    report = read(CLOSE.lstrip("\n")).report
    assert report["disclosure.other_services.decisions"] != 56663


def test_a_figure_in_two_that_reaches_beyond_its_headers_leaves_the_blank_cell_before_it_one(
    plain_page,
):
    """A block of 表二 in a page: blank, 0, 1755 with 1755 in two cells was read as 0, 1, 755."""
    row = Ref.parse("disclosure.normative_documents")
    report = filled("2021", 0).with_cells({row / "issued": BLANK, row / "in_force": 1755})
    page = plain_page(report)
    torn = page.replace("<td>1755</td>", "<td>1</td><td>755</td>")
    assert torn != page
    assert misreadings(report, read(torn).report) == ()


def test_a_figure_in_two_below_headers_of_which_one_is_lost_leaves_no_blank_cell_beside_it():
    """31367 | 3 in the row of 表四 with 总计 blank: as many figures as columns, and all behind the blank were moved."""
    cut = ["结果", "结果纠", "其他", "尚未审", "总计"]
    rows = [
        "<td colspan=5>行政复</td><td colspan=10>行政</td><td></td>",
        "".join(f"<td rowspan=2>{label}</td>" for label in cut)
        + "<td colspan=5>未经复议直接起</td><td colspan=5>复议</td><td></td>",
        "".join(f"<td>{label}</td>" for label in ["结果维", *cut[1:]] * 2) + "<td></td>",
        "".join(f"<td>{n}</td>" for n in [*"0000", "", *"0000", 31367, 3, *"00000"]),
    ]
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    page = render(filled("2021", 0), "html")
    found = read(
        page[: page.index("四、政府信息公开行政复议")]
        + f"四、政府信息公开行政复议、行政诉讼情况</h2><table>{body}</table>"
    ).report
    assert found["disputes.reconsideration.total"] != 0


def test_a_figure_in_two_on_lines_does_not_stand_for_one_of_two_blank_cells():
    """（五）不予处理 and a row without fillers: 2, 9, four noughts and two blanks for seven cells."""
    row = Ref.parse("requests.outcome.not_processed.complaint")
    blank = {row / "other_organization": BLANK, row / "total": BLANK}
    report = filled("2021", 0).with_cells({row / "natural_person": 29, **blank})
    page = render(report, "cell-per-line")
    label = "1.信访举报投诉类申请 |\n"
    start = page.index(label) + len(label)
    end = page.index("2.重复申请")
    torn = f"{page[:start]}2 |\n9 |\n0 |\n0 |\n0 |\n0 |\n|\n|\n{page[end:]}"
    assert misreadings(report, read(torn).report) == ()


def test_one_row_behind_a_blank_cell_does_not_show_that_labels_lead_in_so_far():
    """政府集中采购, blank and 7866 in two, the only row of its depth with a figure in every column."""
    blank = filled("2019", BLANK)
    amount = Ref.parse("disclosure.procurement.amount")
    received = {cell.ref: 1 for cell in form("2019").cells("requests")}
    report = blank.with_cells({**received, amount: 7866})
    page = render(report, "paragraphs").replace("7866", "78\n\n66")
    assert misreadings(report, read(page).report) == ()


def test_a_figure_in_two_before_a_blank_cell_makes_a_row_wider_than_its_headers():
    """规章, blank, 19 in two, blank: the row of five fields below a header of four ended with its second half."""
    row = Ref.parse("disclosure.regulations")
    received = {Ref.parse("requests.received.total"): 7}
    report = filled("2021", BLANK).with_cells({row / "repealed": 19, **received})
    page = render(report, "row-per-line").replace("| 19 |", "| 1 | 9 |")
    assert misreadings(report, read(page).report) == ()
