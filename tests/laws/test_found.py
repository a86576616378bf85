"""What the laws have found, each kept as the smallest source that showed it."""

from __future__ import annotations

import re

import attrs
import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, EDITIONS, ExtraRow, Missing, Ref, form
from giac_schema.render import LAYOUTS, TextLayout, render
from giac_schema.strategies import SOILINGS, misreadings, soil
from giac_schema.strategies.reports import filled


@pytest.mark.parametrize("layout", ["html", "markdown", "docx", "xlsx", "leading"])
def test_a_row_of_headers_that_nobody_can_read_is_no_row_of_blanks(layout):
    """表四 with every label misspelt: its last row of headers was taken for the row of figures."""
    report = filled("2021", 3)
    found = read(soil(report, LAYOUTS[layout], [SOILINGS["misspelt-labels"]]).content).report
    assert misreadings(report, found) == ()


@pytest.mark.parametrize("layout", ["html", "markdown", "docx", "xlsx"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_blank_table_of_disputes_comes_back(edition, layout):
    """The one row of 表四, blank: in a workbook it was no row at all, in a page one of its headers was taken for it."""
    cells = {cell.ref: BLANK for cell in form(edition).cells("disputes")}
    report = filled(edition, 0).with_cells(cells)
    assert read(render(report, layout)).report == report


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_row_that_reaches_beyond_its_table_is_drawn(layout):
    """PDF had no place for the cells of a row that is longer than the form's."""
    extra = ExtraRow("disclosure", "其他主动公开文件", (1, 2, 3, 4, 5, 6))
    report = attrs.evolve(filled("2021", 0), extras=(extra,))
    assert misreadings(report, read(render(report, layout)).report) == ()


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


def test_a_drawn_row_of_figures_that_nobody_can_read_is_no_blank_row():
    """表四 drawn with blanks, letters for all its noughts: one long line of words, taken for prose."""
    page = render(filled("2021", 0), "drawn")
    start = page.index("复议后起诉")
    report = read(page[:start] + page[start:].replace(" 0", " O").replace("\n0", "\nO")).report
    assert [
        str(ref) for ref, leaf in report.cells() if ref.table == "disputes" and leaf == BLANK
    ] == []


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


def test_a_number_of_a_page_behind_a_blank_cell_is_no_figure_of_it():
    """A cell a line behind a tab: the number, alone between blank lines, was taken for the one cell of its row."""
    decided = Ref.parse("disclosure.coercive_measures.decisions")
    report = filled("2021", 0).with_cells({decided: BLANK})
    page = render(report, "tabs").replace("\t行政强制\n\t\n", "\t行政强制\n\t\n\n\n5\n")
    assert misreadings(report, read(page).report) == ()


def test_a_number_of_a_page_behind_a_row_of_blanks_is_no_figure_of_it():
    row = Ref.parse("requests.outcome.disclosed")
    blanks = {c.ref: BLANK for c in form("2021").cells("requests") if c.ref.parent == row}
    page = render(filled("2021", 0).with_cells(blanks), "tabs")
    report = read(
        page.replace("（一）予以公开\n" + "\t\n" * 7, "（一）予以公开\n" + "\t\n" * 7 + "\n\n7\n")
    ).report
    assert misreadings(filled("2021", 0).with_cells(blanks), report) == ()


def test_words_that_a_mark_closes_are_a_cell_of_their_row():
    """885444 in two cells before a cell of words: four cells for three columns, of which the last was passed over."""
    row = Ref.parse("disclosure.regulations")
    words = Missing("text", "其中备案6件")
    report = filled("2021", 0).with_cells({row / "repealed": 885444, row / "in_force": words})
    torn = render(report, "opened").replace("885444 |", "8854 |\n44 |")
    assert misreadings(report, read(torn).report) == ()


def test_a_figure_in_two_behind_a_blank_first_cell_moves_nothing():
    row = Ref.parse("requests.outcome.disclosed")
    report = filled("2021", 0).with_cells(
        {row / "natural_person": BLANK, row / "other_organization": 34552003}
    )
    torn = render(report, "html").replace("34552003</td>", "3455200</td><td>3</td>")
    assert misreadings(report, read(torn).report) == ()


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


def test_a_number_that_is_set_in_as_prose_is_no_figure_of_a_row_of_one_cell():
    """A cell a line, blank ones dropped: the number of a page stood where the one figure of a row would."""
    report = filled("2021", 0).with_cells(
        {Ref.parse("disclosure.coercive_measures.decisions"): BLANK}
    )
    page = render(report, "paragraphs-without-blanks")
    old = "行政强制\n\n"
    assert page.count(old) == 1
    assert misreadings(report, read(page.replace(old, f"{old}  6\n\n")).report) == ()


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


def kinds(report, table):
    """Which kinds of leaves a table has."""
    leaves = [leaf for ref, leaf in report.cells() if ref.table == table]
    return {leaf.kind if isinstance(leaf, Missing) else "number" for leaf in leaves}


TEXTS = sorted(name for name, kind in LAYOUTS.items() if isinstance(kind, TextLayout))


@pytest.mark.parametrize("layout", [name for name in TEXTS if name not in {"html", "aligned"}])
def test_a_text_that_ends_behind_headers_has_no_row_of_blanks(layout):
    """表四 cut off before its figures: that its cells are blank nobody can see."""
    page = render(filled("2021", 7), layout)
    end = page.rindex("总计", 0, page.rindex("7"))
    assert kinds(read(page[: end + 2]).report, "disputes") <= {"absent", "unplaced"}


@pytest.mark.parametrize("layout", ["row-per-line", "leading"])
def test_figures_on_the_line_below_their_row_leave_no_blanks_in_it(layout):
    report = filled("2021", 0).with_cells(
        {ref: 31 + n for n, ref in enumerate(c.ref for c in form("2021").cells("requests"))}
    )
    row = Ref.parse("requests.outcome.partially_disclosed")
    report = report.with_cells({row / "natural_person": BLANK})
    page = render(report, layout)
    second = str(report[row / "commercial_enterprise"])
    torn = page.replace(f" | {second} |", f" |\n {second} |", 1)
    assert torn != page
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


def test_a_number_of_a_page_that_is_set_in_completes_no_row():
    row = Ref.parse("requests.received")
    figures = dict(zip(COLUMNS, (None, 118, 207, 334, 462, 596, 2047), strict=True))
    report = filled("2021", 0).with_cells(
        {row / name: BLANK if figure is None else figure for name, figure in figures.items()}
    )
    page = render(report, "paragraphs-without-blanks").replace("2047\n", "2047\n\n  5\n")
    assert misreadings(report, read(page).report) == ()


COLUMNS = [cell.ref.name for cell in form("2021").rows("requests")[0].children]


def test_a_figure_that_was_lost_from_a_whole_report_is_not_called_blank():
    """Six figures for seven columns; the sums want one in the seventh, and no other row has a blank."""
    row = Ref.parse("requests.outcome.not_disclosed.state_secret")
    parts = dict(zip(COLUMNS, (1256, 813, 1522, 7, 1875, 1306, 6779), strict=True))
    total = Ref.parse("requests.outcome.total")
    received = Ref.parse("requests.received")
    report = filled("2021", 0).with_cells(
        {each / name: figure for each in (row, total, received) for name, figure in parts.items()}
    )
    start = (page := render(report, "cell-per-line")).index("1.属于国家秘密")
    lost = page[:start] + page[start:].replace("1306 |\n", "", 1)
    found = read(lost).report
    assert misreadings(report, found) == ()
    assert found[row / "total"] == 6779


def test_words_with_digits_at_the_end_of_drawn_figures_are_no_blanks():
    """表四 drawn with blanks, some figures with letters in them: the cells at the end were called blank."""
    ref = Ref.parse("disputes.reconsideration")
    report = filled("2021", 0).with_cells(
        {c.ref: BLANK for c in form("2021").cells("disputes")}
        | {ref / "upheld": 672, ref / "total": 672}
        | {Ref.parse(f"disputes.litigation.direct.{n}"): 61 for n in ("upheld", "total")}
    )
    page = render(report, "drawn").replace("61", "6l")
    assert misreadings(report, read(page).report) == ()


def test_a_label_that_no_marks_follow_among_pipes_has_no_blank_cell():
    report = filled("2021", 7)
    page = render(report, "opened")
    start = page.index("行政许可 |\n") + len("行政许可 |\n")
    lost = page[:start] + page[start:].partition("\n")[2]
    assert misreadings(report, read(lost).report) == ()


def test_a_torn_figure_below_the_header_of_the_next_column_does_not_stand_for_a_blank():
    """Drawn with blanks: 231 in two cells behind a blank one, so that the row had three figures for three columns."""
    row = Ref.parse("disclosure.penalties")
    report = filled("2019", 0).with_cells({row / "items_change": BLANK, row / "decisions": 231})
    page = render(report, "aligned")
    assert page.count("231") == 1
    assert misreadings(report, read(page.replace("231", "23              1")).report) == ()


def test_rows_that_end_with_their_totals_have_no_blanks_behind_them():
    """Blank cells dropped from 表三 and its rows filled up, but kept in 表二: so they seemed to be kept in both."""
    whole = dict(zip(COLUMNS, (1, 2, 3, 4, 5, 6, 21), strict=True))
    parts = {"natural_person": 31, "research_institution": 12, "other_organization": 5, "total": 48}
    figures = {
        row.ref / name: whole[name] if at in {0, 9, 15} else parts.get(name, BLANK)
        for at, row in enumerate(form("2021").rows("requests"))
        for name in COLUMNS
    }
    report = filled("2021", 7).with_cells(figures)
    page = str(soil(report, LAYOUTS["leading"], [SOILINGS["dropped-blanks"]]).content)
    blank = "| 规章 | | 7 | 7 | "
    page = page.replace("| 规章 | 7 | 7 | 7 | ", blank)
    assert blank in page
    report = report.with_cells({Ref.parse("disclosure.regulations.issued"): BLANK})
    assert misreadings(report, read(page).report) == ()


@pytest.mark.parametrize("layout", [name for name in TEXTS if LAYOUTS[name].lossless])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_blank_table_of_disclosure_comes_back(edition, layout):
    """The last row of 表二 is not filled up: fewer pipes stand behind its label than behind others."""
    cells = {cell.ref: BLANK for cell in form(edition).cells("disclosure")}
    report = filled(edition, 0).with_cells(cells)
    assert read(render(report, layout)).report == report


def test_the_only_figure_of_disputes_below_a_blank_cell_is_not_put_first():
    """A cell a line behind a tab: one figure alone was taken for a line without the tabs at its end."""
    report = filled("2021", BLANK).with_cells(
        {
            Ref.parse("requests.outcome.not_processed.excessive_applications.total"): 0,
            Ref.parse("disputes.reconsideration.corrected"): 0,
        }
    )
    page = render(attrs.evolve(report, other_matters="我们持续做好公开工作。"), "tabs")
    assert misreadings(report, read(page).report) == ()


def test_columns_of_another_block_are_no_blank_cells_that_show_that_blanks_were_kept():
    """Drawn with blanks, blank cells dropped: rows of 表二 do not use all columns, and seemed to have kept theirs."""
    row = Ref.parse("requests.outcome.other")
    report = filled("2019", 0).with_cells({row / "legal_service_institution": BLANK})
    source = soil(report, LAYOUTS["aligned"], [SOILINGS["dropped-blanks"]])
    assert misreadings(report, read(source.content).report) == ()


def test_the_rest_of_a_figure_in_bold_on_a_line_of_its_own_is_no_prose():
    report = filled("2021", 0).with_cells({Ref.parse("disclosure.penalties.decisions"): 1041})
    page = render(report, "paragraphs").replace("1041", "**1**\n\n**041**")
    assert misreadings(report, read(page).report) == ()


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
    assert BLANK not in {found[row / name] for name in COLUMNS}


def test_a_letter_at_the_end_of_a_source_is_no_blank_cell_of_drawn_figures():
    """表四 drawn with blanks, one cell blank and the last a letter: it might have begun a label."""
    last = Ref.parse("disputes.litigation.after_reconsideration.total")
    blank = Ref.parse("disputes.litigation.direct.pending")
    letters = {
        last: Missing("text", "O"),
        Ref.parse("disputes.reconsideration.pending"): Missing("text", "O"),
    }
    report = filled("2021", 0).with_cells({**letters, blank: BLANK})
    page = render(report, "drawn")
    found = read(page[: page.rindex("O") + 1]).report
    assert found[last] != BLANK


def test_a_figure_in_two_before_words_on_its_line_moves_nothing():
    row = Ref.parse("disclosure.licensing")
    words = Missing("text", "其中备案237件；转办1件")
    report = filled("2019", 0).with_cells({row / "items_change": 37330, row / "decisions": words})
    page = render(report, "drawn").replace("37330", "3733 0")
    assert misreadings(report, read(page).report) == ()


def test_a_blank_cell_too_many_in_another_row_makes_no_filler_of_the_blank_of_a_row():
    """Cells closed by pipes at the ends of lines: 规章 has a blank cell before its 0, and one too many behind it."""
    report = filled("2021", 0).with_cells({Ref.parse("disclosure.regulations.issued"): BLANK})
    page = render(report, "opened").replace("行政许可 |\n0 |", "行政许可 |\n|\n0 |")
    page = page.replace("规章 |\n|\n0 |\n0 |", "规章 |\n|\n0 |\n|\n0 |")
    assert misreadings(report, read(page).report) == ()


def test_digits_with_a_blank_between_before_the_figures_of_disputes_are_a_cell_of_theirs():
    """Cells on lines of their own, 1089 in two cells: 1 08 was no figure, and fifteen others were left."""
    first = Ref.parse("disputes.reconsideration.upheld")
    report = filled("2021", 0).with_cells({first: 1089})
    page = render(report, "tabs").replace("\t1089\n", "\t1 08\n\t9\n")
    assert misreadings(report, read(page).report) == ()


def test_a_blank_cell_too_many_before_every_row_is_no_filler_where_cells_have_lines_of_their_own():
    report = filled("2021", 0).with_cells({Ref.parse("disclosure.regulations.issued"): BLANK})
    page = render(report, "paragraphs").replace("规章\n\n\n0\n\n0", "规章\n\n\n0\n\n\n0")
    for label in ("行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"):
        page = page.replace(f"{label}\n\n0", f"{label}\n\n\n0")
    assert misreadings(report, read(page).report) == ()


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


def test_a_letter_for_a_digit_behind_a_full_row_is_a_cell_of_it():
    """Cells on lines of their own, 272376 in two cells and the last 0 a letter: three figures were left."""
    row = Ref.parse("disclosure.normative_documents")
    report = filled("2021", 0).with_cells({row / "issued": 272376, row / "repealed": 9})
    page = render(report, "paragraphs").replace("272376\n\n9\n\n0", "27237\n\n6\n\n9\n\nO")
    assert misreadings(report, read(page).report) == ()


@pytest.mark.parametrize(("layout", "column"), [("row-per-line", 0), ("opened", 14)])
def test_words_with_digits_at_either_end_of_disputes_are_cells_where_marks_close_them(
    layout, column
):
    cells = [cell.ref for cell in form("2021").cells("disputes")]
    report = filled("2021", 0).with_cells(
        {cells[column]: Missing("text", "办结9件；转办2件"), cells[7]: BLANK}
    )
    assert read(render(report, layout)).report == report


def test_a_blank_row_before_words_that_lead_to_a_table_is_blank():
    """Cells on lines of their own, the headers again behind a row, and above them what table follows."""
    row = Ref.parse("requests.outcome.not_disclosed.enforcement_case_file")
    report = filled("2021", 0).with_cells(dict.fromkeys((row / name for name in COLUMNS), BLANK))
    page = render(report, "paragraphs")
    start = page.index("（本列数据")
    head = page[start : page.index("一、本年新收")]
    at = page.index("8.属于行政查询事项")
    again = f"{page[:at]}该部分以表格形式报告。表格如下：\n\n{head}{page[at:]}"
    assert read(again).report == report


def test_a_letter_at_the_end_of_a_cut_source_begins_no_label():
    """表四 in letters, a blank cell too many before the last two, which are all that a mark is missing behind."""
    report = filled("2021", 0)
    start, heading, table = render(report, "tabs").rpartition("四、政府信息公开行政复议")
    row = "\tO\n" * 12 + "\t\n" + "\tO\n" * 3
    page = start + heading + table[: table.rindex("\t0\n" * 15)] + row
    assert misreadings(report, read(page).report) == ()


def test_two_halves_of_a_figure_beside_a_blank_cell_are_not_two_figures():
    """Drawn with blanks: 79 7520 and nothing, under three headers."""
    row = Ref.parse("disclosure.licensing")
    report = filled("2019", 0).with_cells(
        {row / "items_last_year": 797520, row / "items_change": BLANK}
    )
    page = render(report, "drawn").replace("797520 ", "79 7520")
    assert misreadings(report, read(page).report) == ()


def test_words_with_a_figure_behind_a_full_row_of_cells_on_lines_are_a_cell_of_it():
    row = Ref.parse("disclosure.regulations")
    words = Missing("text", "其中备案368件；转办167件")
    report = filled("2021", 0).with_cells({row / "repealed": 72805784, row / "in_force": words})
    page = render(report, "paragraphs").replace("72805784", "7\n\n2805784")
    assert misreadings(report, read(page).report) == ()


def test_letters_behind_the_rest_of_an_explanation_on_the_next_line_are_no_blanks():
    page = render(filled("2021", 0), "lined-up")
    line = next(line for line in page.split("\n") if line.startswith("（二）部分公开"))
    torn = line.replace("（区分处理的", "（区分\n处理的").replace("0", "O")
    report = read(page.replace(line, torn)).report
    row = Ref.parse("requests.outcome.partially_disclosed")
    assert BLANK not in {report[row / name] for name in COLUMNS}


def test_figures_with_remarks_behind_an_explanation_are_no_part_of_it():
    """One blank between cells: the last bracket of the line is that of a remark, and the row was called blank."""
    page = render(filled("2021", 0), "row-per-line").replace(" | ", " ")
    line = next(line for line in page.split("\n") if line.startswith("（二）部分公开"))
    label, *_ = line.split(" ")
    remarked = " ".join([label, *["0（其中修订16件）"] * 7])
    report = read(page.replace(line, remarked)).report
    row = Ref.parse("requests.outcome.partially_disclosed")
    assert BLANK not in {report[row / name] for name in COLUMNS}


def test_two_figures_under_one_header_beside_a_blank_cell_may_be_one():
    """Cells of a workbook that lost a merge: 本年废止件数 stands over 1 and 89, which were 189, and 制发 is blank."""
    row = Ref.parse("disclosure.regulations")
    report = filled("2021", 0).with_cells({row / "issued": BLANK, row / "repealed": 189})
    page = re.sub(r' (id|headers|scope)="[^"]*"', "", render(report, "html"))
    wide = page.replace("<th>本年废止件数", '<th colspan="2">本年废止件数')
    torn = wide.replace("<td>189</td>", "<td>1</td><td>89</td>")
    assert misreadings(report, read(torn).report) == ()


def test_a_figure_behind_a_label_cut_in_its_bracket_is_no_half_of_the_label():
    """（二）部分公开（ over one column of its two, and a blank cell to fill the row up: all stands a column before."""
    page = re.sub(r' (id|headers|scope)="[^"]*"', "", render(filled("2021", 0), "html"))
    cut = re.sub(
        r'<th colspan="2">（二）部分公开（[^<]*</th>(.*)</tr>',
        r"<th>（二）部分公开（</th>\1<td></td></tr>",
        page,
    )
    row = Ref.parse("requests.outcome.partially_disclosed")
    report = read(cut).report
    assert BLANK not in {report[row / name] for name in COLUMNS}


def test_words_between_figures_are_no_blank_cells_that_a_text_keeps():
    """Drawn with blanks: words in cells, with figures behind them, proved that no blank cell of any row was lost."""
    rows = [
        Ref.parse("requests.outcome.not_disclosed") / name
        for name in ("prohibited_by_law", "third_party_rights")
    ]
    lost, worded = (row / "commercial_enterprise" for row in rows)
    words = Missing("text", "受理251件；转办0件")
    report = filled("2021", 0).with_cells({lost: BLANK, worded: words})
    page = soil(report, LAYOUTS["aligned"], [SOILINGS["dropped-blanks"]]).content
    assert misreadings(report, read(page).report) == ()


def test_a_figure_in_two_behind_a_blank_cell_says_nothing_of_how_labels_lead_in():
    """A pipe between cells: 1 750787 for 1750787, and the first cell blank; the row had as many cells as columns."""
    row = Ref.parse("requests.outcome.unable_to_provide.requires_creation")
    cells = {row / "natural_person": BLANK, row / "social_welfare_organization": 1750787}
    report = filled("2019", 0).with_cells(cells)
    page = render(report, "row-per-line").replace("1750787", "1 | 750787")
    assert misreadings(report, read(page).report) == ()


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


def test_the_number_of_a_page_below_a_blank_cell_that_is_closed_is_no_figure():
    """Every cell closed by a pipe, 行政许可 blank, and a page that ends behind it; another page has the same number."""
    row = Ref.parse("disclosure.licensing")
    report = filled("2021", 0).with_cells({row / "decisions": BLANK})
    page = render(report, "opened").split("\n")
    at = page.index("行政许可 |") + 2
    numbered = "\n".join([*page[:at], "3", *page[at:]])
    assert misreadings(report, read(numbered).report) == ()


def test_one_row_that_leads_in_otherwise_than_all_others_has_a_figure_in_two():
    """A pipe between cells: 规章 with a blank cell and 896 in two, three figures under three headers."""
    row = Ref.parse("disclosure.regulations")
    report = filled("2019", 0).with_cells({row / "made": BLANK, row / "disclosed": 896})
    page = render(report, "row-per-line").replace("896", "8 | 96")
    assert misreadings(report, read(page).report) == ()


def test_figures_before_all_headers_with_a_blank_cell_among_them_may_be_one_in_two():
    """A label over one column of the three it had: its row stands left of its headers, 44055 in two, one cell blank."""
    row = Ref.parse("requests.received")
    cells = {row / "natural_person": 44055, row / "legal_service_institution": BLANK}
    report = filled("2021", 0).with_cells(cells)
    page = re.sub(r' (id|headers|scope)="[^"]*"', "", render(report, "html"))
    label = '<th colspan="3">一、本年新收政府信息公开申请数量</th>'
    cut = page.replace(label, label.replace(' colspan="3"', ""))
    torn = cut.replace("<td>44055</td>", "<td>440</td><td>55</td>")
    filler = re.sub(r"(<td>440</td>.*)</tr>", r"\1<td></td></tr>", torn)
    assert misreadings(report, read(filler).report) == ()


DIVIDED = """
| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 | |
| 行政许可 | | 0 | | 0 |
| 政府的中采购 | | 0 | 办结75件；转办3件 | |
"""


@pytest.mark.parametrize("below", ["", "| 其他对外管理服务事项 | 0 | | 0 | 0 |\n"])
@pytest.mark.parametrize("above", ["", "| 规章 | | 8 | 0 | 0 |\n| 规范性文件 | 0 | 0 | | 0 |\n"])
def test_a_row_is_only_divided_as_complete_ones_of_its_block_are(above, below):
    """Pipes, four fields for three columns: 0, blank, 0 behind a blank cell too many was read as blank, 0, 0."""
    licensing = Ref.parse("disclosure.licensing")
    header = "| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 | |\n"
    report = read(header + above + DIVIDED.lstrip() + below).report
    cells = [report[licensing / name] for name in ("items_last_year", "items_change", "decisions")]
    assert cells == [Missing("unplaced", "0 0")] * 3


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


LED_IN = """
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | |
规章 | | 0 | | 0 |
行政规范性文件 | 45105 | 0 | | 0 |
信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 | |
其他对外管理服务事项 | | 0 | -1 | 0 |
信息内容 | 本年收费金额（单位：万元） | |||
行政事业性收费 | | 983003.41 |
"""


def test_a_figure_before_where_rows_should_begin_shows_that_they_do_not_lead_in_alike():
    """Two rows with a blank cell too many behind their labels: blank, 0, 0 was read as 0, blank, 0."""
    report = read(LED_IN.lstrip()).report
    assert report["disclosure.regulations.issued"] != 0


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


CLOSE = """
      信息内容        上一年项目数量    本年增/减      处理决定数量
      行政许可                        0              0              0
其他对外管理服务事项  0                                              23 56663
"""


def test_two_figures_close_to_each_other_in_a_drawn_row_of_three_may_be_one():
    """2356663 in two, and a blank cell before it: three figures under three headers."""
    report = read(CLOSE.lstrip("\n")).report
    assert report["disclosure.other_services.decisions"] != 56663


def test_a_figure_in_two_that_reaches_beyond_its_headers_leaves_the_blank_cell_before_it_one():
    """A block of 表二 in a page: blank, 0, 1755 with 1755 in two cells was read as 0, 1, 755."""
    row = Ref.parse("disclosure.normative_documents")
    report = filled("2021", 0).with_cells({row / "issued": BLANK, row / "in_force": 1755})
    page = re.sub(r' (id|headers|scope)="[^"]*"', "", render(report, "html"))
    torn = page.replace("<td>1755</td>", "<td>1</td><td>755</td>")
    assert torn != page
    assert misreadings(report, read(torn).report) == ()
