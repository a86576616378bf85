"""Blank cells and blank tables that the laws found: those that came back as none, and those that were none."""

from __future__ import annotations

import random
import re

import attrs
import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, EDITIONS, ExtraRow, Missing, Ref, form
from giac_schema.model.requests import APPLICANT_COLUMNS
from giac_schema.render import LAYOUTS, TextLayout, render
from giac_schema.strategies import SOILINGS, misreadings, soil
from giac_schema.strategies.reports import filled

TEXTS = sorted(name for name, kind in LAYOUTS.items() if isinstance(kind, TextLayout))


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


def kinds(report, table):
    """Which kinds of leaves a table has."""
    leaves = [leaf for ref, leaf in report.cells() if ref.table == table]
    return {leaf.kind if isinstance(leaf, Missing) else "number" for leaf in leaves}


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


def test_a_figure_that_was_lost_from_a_whole_report_is_not_called_blank():
    """Six figures for seven columns; the sums want one in the seventh, and no other row has a blank."""
    row = Ref.parse("requests.outcome.not_disclosed.state_secret")
    parts = dict(zip(APPLICANT_COLUMNS, (1256, 813, 1522, 7, 1875, 1306, 6779), strict=True))
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


def test_a_label_that_no_marks_follow_among_pipes_has_no_blank_cell():
    report = filled("2021", 7)
    page = render(report, "opened")
    start = page.index("行政许可 |\n") + len("行政许可 |\n")
    lost = page[:start] + page[start:].partition("\n")[2]
    assert misreadings(report, read(lost).report) == ()


def test_rows_that_end_with_their_totals_have_no_blanks_behind_them():
    """Blank cells dropped from 表三 and its rows filled up, but kept in 表二: so they seemed to be kept in both."""
    whole = dict(zip(APPLICANT_COLUMNS, (1, 2, 3, 4, 5, 6, 21), strict=True))
    parts = {"natural_person": 31, "research_institution": 12, "other_organization": 5, "total": 48}
    figures = {
        row.ref / name: whole[name] if at in {0, 9, 15} else parts.get(name, BLANK)
        for at, row in enumerate(form("2021").rows("requests"))
        for name in APPLICANT_COLUMNS
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


def test_a_blank_cell_too_many_in_another_row_makes_no_filler_of_the_blank_of_a_row():
    """Cells closed by pipes at the ends of lines: 规章 has a blank cell before its 0, and one too many behind it."""
    report = filled("2021", 0).with_cells({Ref.parse("disclosure.regulations.issued"): BLANK})
    page = render(report, "opened").replace("行政许可 |\n0 |", "行政许可 |\n|\n0 |")
    page = page.replace("规章 |\n|\n0 |\n0 |", "规章 |\n|\n0 |\n|\n0 |")
    assert misreadings(report, read(page).report) == ()


def test_a_blank_cell_too_many_before_every_row_is_no_filler_where_cells_have_lines_of_their_own():
    report = filled("2021", 0).with_cells({Ref.parse("disclosure.regulations.issued"): BLANK})
    page = render(report, "paragraphs").replace("规章\n\n\n0\n\n0", "规章\n\n\n0\n\n\n0")
    for label in ("行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"):
        page = page.replace(f"{label}\n\n0", f"{label}\n\n\n0")
    assert misreadings(report, read(page).report) == ()


def test_a_blank_row_before_words_that_lead_to_a_table_is_blank():
    """Cells on lines of their own, the headers again behind a row, and above them what table follows."""
    row = Ref.parse("requests.outcome.not_disclosed.enforcement_case_file")
    report = filled("2021", 0).with_cells(
        dict.fromkeys((row / name for name in APPLICANT_COLUMNS), BLANK)
    )
    page = render(report, "paragraphs")
    start = page.index("（本列数据")
    head = page[start : page.index("一、本年新收")]
    at = page.index("8.属于行政查询事项")
    again = f"{page[:at]}该部分以表格形式报告。表格如下：\n\n{head}{page[at:]}"
    assert read(again).report == report


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


def test_pipes_on_the_line_of_a_cell_are_no_blank_ones_where_each_of_those_has_a_line():
    """Blank cells left out of one row, which was filled up: 5 and 8 were its first two cells, and not its last."""
    first, second = map(Ref.parse, ("disclosure.regulations", "disclosure.normative_documents"))
    figures = {first / "repealed": 5, first / "in_force": 8, second / "repealed": 4}
    blank = {first / "issued": BLANK, second / "issued": BLANK}
    report = filled("2021", 0).with_cells({**figures, **blank})
    page = render(report, "opened")
    dropped = page.replace("规章 |\n|\n5 |\n8 |\n", "规章 |\n5 |\n8 | |\n")
    assert (dropped != page, misreadings(report, read(dropped).report)) == (True, ())


def test_a_row_is_not_blank_whose_figure_stands_behind_a_note():
    """行政许可, a note, 9477: the note ended the row before its only figure."""
    ref = Ref.parse("disclosure.licensing.decisions")
    page = render(filled("2021", 0).with_cells({ref: 9477}), "paragraphs")
    assert read(page.replace("9477", "注：不含上年的24件\n\n9477")).report[ref] != BLANK


def test_the_total_of_a_row_is_not_blank_that_stands_below_a_note():
    """Six figures, a note, the seventh: where 一、本年新收 could not contradict, the sums of columns placed the six."""
    parent, row = Ref.parse("requests.outcome"), Ref.parse("requests.outcome.other.overdue_fee")
    rows = [node.ref for node in form("2021").rows("requests")]
    draw = random.Random(7)  # noqa: S311 - the same figures each time
    figures = {ref / name: draw.randrange(1, 30) for ref in rows for name in APPLICANT_COLUMNS[:-1]}
    inner = [r for r in rows if str(r).startswith(f"{parent}.") and r != parent / "total"]
    sums = {
        parent / "total" / name: sum(figures[ref / name] for ref in inner)
        for name in APPLICANT_COLUMNS[:-1]
    }
    figures |= sums
    totals = {ref / "total": sum(figures[ref / n] for n in APPLICANT_COLUMNS[:-1]) for ref in rows}
    report = filled("2021", 0).with_cells({**figures, **totals})
    last = f"{figures[row / 'other_organization']}\n\n{totals[row / 'total']}"
    received = "一、本年新收政府信息公开申请数量\n\n"
    page = render(report, "paragraphs").replace(received, f"{received}续表\n\n")
    noted = page.replace(last, last.replace("\n\n", "\n\n说明：另有3件未列入本表。\n"), 1)
    assert (noted != page, misreadings(report, read(noted).report)) == (True, ())


def test_pipes_without_blanks_between_behind_disputes_are_none_of_its_blank_cells():
    """Three blank cells left out, one kept, three pipes at the end: those were the last three cells."""
    cells = [cell.ref for cell in form("2021").cells("disputes")]
    figures = {ref: 21 + n for n, ref in enumerate(cells)}
    blank = dict.fromkeys((cells[3], cells[7], cells[8], cells[11]), BLANK)
    report = filled("2021", 0).with_cells({**figures, **blank})
    report = report.with_cells({Ref.parse("requests.received.natural_person"): BLANK})
    page = render(report, "leading")
    dropped = page.replace("23 | | 25", "23 | 25").replace(
        "27 | | | 30 | 31 | | ", "27 | 30 | 31 | | "
    )
    dropped = dropped.rstrip("\n ") + " |||\n"
    assert misreadings(report, read(dropped).report) == ()


def test_fillers_behind_a_row_of_which_a_blank_cell_was_left_out_are_not_that_cell():
    """``1533 | | |||`` where others end with ``| ||``: three pipes of which two were blank cells, too many by one."""
    row = Ref.parse("requests.outcome.not_disclosed.process_information")
    figures = {cell.ref: 11 + n for n, cell in enumerate(form("2021").cells("requests"))}
    names = APPLICANT_COLUMNS
    blank = {row / name: BLANK for name in (names[0], names[1], names[6])}
    received = {Ref.parse("requests.received.research_institution"): BLANK}
    report = filled("2021", 0).with_cells({**figures, **blank, **received})
    label = "6.属于四类过程性信息 |"
    page = render(report, "row-per-line")
    dropped = re.sub(f"({re.escape(label)}) \\| \\|(.*) \\|\\|", r"\1 |\2 |||", page)
    assert (dropped != page, misreadings(report, read(dropped).report)) == (True, ())


@pytest.mark.parametrize("layout", ["leading", "row-per-line"])
def test_a_figure_behind_a_blank_cell_is_not_the_only_one_of_its_row(layout):
    """行政许可, a blank cell, the 12 of something else."""
    ref = Ref.parse("disclosure.licensing.decisions")
    page = render(filled("2021", 0).with_cells({ref: BLANK}), layout)
    found = read(page.replace("行政许可 | | ||", "行政许可 | | 12 | |")).report
    assert found[ref] != 12
