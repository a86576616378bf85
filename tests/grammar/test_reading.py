"""Reading a text: editions, sections, rows the form does not have, sources, coverage, what was odd."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from attrs import evolve

from giac_schema.api import read
from giac_schema.errors import SeveralReports
from giac_schema.findings import Coverage, Reading
from giac_schema.model import (
    ABSENT,
    BLANK,
    DisclosureHybrid,
    DocumentsMade,
    ExtraRow,
    Missing,
    Period,
    Position,
    Ref,
    Report,
    Report2019,
    Report2021,
    Source,
    form,
)
from giac_schema.render import render
from giac_schema.strategies.reports import filled

PROSE = {
    "overview": "全年工作平稳。",
    "problems": "力量不足，将加强培训。",
    "other_matters": "无。",
}
ZEROS = evolve(filled("2021", 0), **PROSE)
ZEROS_2019 = evolve(filled("2019", 0), **PROSE)
TEXT = render(ZEROS, "row-per-line")
TEXT_2019 = render(ZEROS_2019, "row-per-line")


def swapped(old: str, new: str, text: str = TEXT) -> Reading:
    assert old in text
    return read(text.replace(old, new, 1))


def odd(reading: Reading) -> list[tuple[str, str]]:
    return [(finding.rule, finding.code) for finding in reading.findings]


def only(reading: Reading, code: str):
    (finding,) = [f for f in reading.findings if f.code == code]
    return finding


def test_there_is_nothing_odd_about_the_form_filled_in_with_noughts():
    assert odd(read(TEXT)) == []
    assert odd(read(TEXT_2019)) == []


def test_the_tables_tell_the_edition():
    assert isinstance(read(TEXT).report, Report2021)
    assert isinstance(read(TEXT_2019).report, Report2019)


def test_the_year_in_the_title_does_not_tell_the_edition():
    report = read(f"青岚县水务局2023年政府信息公开工作年度报告\n{TEXT_2019}").report
    assert (report.year, report.edition) == (2023, "2019")


def test_one_row_of_other_handling_in_a_table_of_2021_makes_it_a_mixture():
    divided = TEXT[TEXT.index("（六）其他处理") : TEXT.index("（七）")]
    reading = swapped(divided, "（六）其他处理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | |\n")
    assert reading.report.edition == "2019"
    assert reading.report["requests.outcome.other.natural_person"] == 1
    assert reading.report["disclosure.regulations.issued"] == 0
    assert ("S-14", "edition_mixed") in odd(reading)


def test_a_block_of_the_other_form_keeps_its_own_figures():
    start, end = TEXT.index("信息内容"), TEXT.index("第二十条第（五）项")
    block = (
        "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n"
        "规章 | 1 | 2 | 3 |\n规范性文件 | 4 | 5 | 6 |\n"
    )
    reading = read(TEXT[:start] + block + TEXT[end:])
    disclosure = reading.report.disclosure
    assert isinstance(disclosure, DisclosureHybrid)
    assert disclosure.regulations == DocumentsMade(1, 2, 3)
    assert disclosure.normative_documents == DocumentsMade(4, 5, 6)
    assert disclosure.licensing.decisions == 0
    assert {str(f.place) for f in reading.findings if f.code == "edition_mixed"} == {
        "disclosure.regulations",
        "disclosure.normative_documents",
    }


def test_a_label_of_one_form_in_the_columns_of_the_other_is_that_row():
    reading = swapped("行政规范性文件", "规范性文件")
    assert reading.report == ZEROS


def test_a_row_that_the_form_does_not_have_is_kept_with_its_figures():
    row = "其他主动公开文件（含以本单位名义正式签发的公文） | 7 | 8 | 9 |\n"
    reading = swapped("第二十条第（五）项", f"{row}第二十条第（五）项")
    assert reading.report.extras == (
        ExtraRow("disclosure", "其他主动公开文件（含以本单位名义正式签发的公文）", (7, 8, 9)),
    )
    assert reading.report.disclosure == ZEROS.disclosure
    assert odd(reading) == [("S-08", "extra_row")]


def test_a_row_of_a_grid_that_the_form_does_not_have_keeps_its_columns():
    page = render(ZEROS, "html")
    row = "<tr><th>其他目录</th><td>未统计</td><td></td><td>3</td></tr>"
    start = page.rindex("<tr", 0, page.index("行政规范性文件"))
    extras = read(f"{page[:start]}{row}{page[start:]}").report.extras
    assert extras == (ExtraRow("disclosure", "其他目录", (Missing("text", "未统计"), BLANK, 3)),)


def test_a_blank_cell_is_found_in_its_row_and_not_in_the_cell_of_its_label():
    at = "requests.outcome.disclosed.natural_person"
    reading = read(render(ZEROS.with_cells({at: BLANK}), "html"))
    blank, zero = (
        reading.source(at.replace("natural_person", n)) for n in ("natural_person", "total")
    )
    assert (blank.position.table, blank.position.row) == (zero.position.table, zero.position.row)
    assert (blank.position.cell, blank.position.column) == (None, None)


def test_a_row_of_a_grid_that_the_form_does_not_have_is_kept_however_long_its_label_is():
    label = "其他主动公开的政府信息（含通知公告、政策解读、建议提案办理结果以及依照规定应当公开的其他信息）"
    row = f"<tr><th>{label}</th><td>5</td><td>6</td><td>7</td></tr>"
    page = render(ZEROS, "html")
    start = page.rindex("<tr", 0, page.index("行政规范性文件"))
    reading = read(f"{page[:start]}{row}{page[start:]}")
    assert reading.report.extras == (ExtraRow("disclosure", label, (5, 6, 7)),)
    assert odd(reading) == [("S-08", "extra_row")]
    assert reading.report.disclosure == ZEROS.disclosure


@pytest.mark.parametrize("layout", ["html", "markdown", "row-per-line", "cell-per-line", "tabs"])
@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("1.信访举报投诉类申请", "requests.outcome.not_processed.complaint"),
        ("（一）予以公开", "requests.outcome.disclosed"),
        ("一、本年新收政府信息公开申请数量", "requests.received"),
        ("规章", "disclosure.regulations"),
    ],
)
def test_the_figures_of_the_first_row_of_a_group_are_kept_if_nobody_knows_its_label(
    layout, label, cells
):
    refs = [c.ref for c in form("2021").cells() if c.ref.path[:-1] == Ref.parse(cells).path]
    report = ZEROS.with_cells({ref: number for number, ref in enumerate(refs, 31)})
    page = render(report, layout)
    start = page.index("第二十条" if label == "规章" else "申请人情况")
    reading = read(page[:start] + page[start:].replace(label, "此行无人知晓", 1))
    (extra,) = reading.report.extras
    assert (extra.label, extra.cells) == ("此行无人知晓", tuple(range(31, 31 + len(refs))))


def test_subtotals_beside_the_label_of_a_group_are_kept_under_its_name():
    reading = swapped("（三）不予公开 | ", "（三）不予公开 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n | ")
    assert reading.report.extras == (
        ExtraRow("requests", "（三）不予公开", (1, 2, 3, 4, 5, 6, 21)),
    )


def test_a_missing_section_is_named():
    finding = only(swapped("一、总体情况\n", ""), "section_missing")
    assert (finding.rule, finding.args["section"], finding.args["heading"]) == (
        "S-01",
        "一",
        "总体情况",
    )


def test_a_heading_twice_is_told_with_its_second_place():
    finding = only(swapped("一、总体情况\n", "一、总体情况\n一、总体情况\n"), "section_repeated")
    assert (finding.rule, finding.args["times"], finding.position) == (
        "S-03",
        2,
        Position(line=2, column=1),
    )


def test_sections_out_of_order_are_told():
    moved = TEXT.replace("六、其他需要报告的事项\n无。\n", "")
    reading = read(f"六、其他需要报告的事项\n无。\n{moved}")
    assert ("S-02", "section_out_of_order") in odd(reading)


def test_the_numbers_of_rows_are_no_headings():
    assert read(TEXT).report.other_matters == "无。"


def test_a_missing_table_is_named():
    start, end = TEXT.index("行政复议 |"), TEXT.index("五、存在的")
    reading = read(TEXT[:start] + TEXT[end:])
    assert [(f.code, str(f.place)) for f in reading.findings] == [("table_missing", "disputes")]
    assert reading.report["disputes.reconsideration.total"] == ABSENT


def test_a_missing_row_is_absent_and_named():
    row = next(line for line in TEXT.splitlines(keepends=True) if "2.重复申请" in line)
    reading = swapped(row, "")
    place = "requests.outcome.not_processed.repeat_application"
    assert reading.report[f"{place}.total"] == ABSENT
    assert [(f.rule, f.code, str(f.place)) for f in reading.findings] == [
        ("S-06", "row_missing", place)
    ]


def test_a_row_twice_with_the_same_figures_is_read_and_named():
    row = next(line for line in TEXT.splitlines(keepends=True) if "2.重复申请" in line)
    reading = swapped(row, row + row)
    assert reading.report == ZEROS
    assert odd(reading) == [("S-06", "row_repeated")]


def test_a_row_twice_with_other_figures_proves_neither():
    row = next(line for line in TEXT.splitlines(keepends=True) if "2.重复申请" in line)
    reading = swapped(row, row + row.replace(" 0 |", " 1 |"))
    leaf = reading.report["requests.outcome.not_processed.repeat_application.total"]
    assert isinstance(leaf, Missing)
    assert leaf.kind == "unplaced"
    assert ("READ.unplaced", "row_unplaced") in odd(reading)


def test_two_reports_in_one_file_are_refused():
    other = ZEROS.with_cells({node.ref: 5 for node in form("2021").cells("requests")})
    with pytest.raises(SeveralReports, match="25"):
        read(TEXT + render(other, "row-per-line"))


def test_a_row_that_stands_there_twice_with_other_figures_has_none():
    received = [node.ref for node in form("2021").cells("requests")][:7]
    other = ZEROS.with_cells(dict.fromkeys(received, 5))
    report = read(TEXT + render(other, "row-per-line")).report
    assert {report[ref].kind for ref in received} == {"unplaced"}
    assert report["requests.carried_in.total"] == 0


def test_the_same_report_twice_is_one_report():
    assert dict(read(TEXT + TEXT).report.cells()) == dict(read(TEXT).report.cells())


@pytest.mark.parametrize(
    ("printed", "written", "code"),
    [
        ("5.属于三类内部事务信息", "5.属于三类内容事务信息", "label_misspelt"),
        ("（区分处理的，只计这一情形，不计其他情形）", "", "label_note_missing"),
        ("现行有效件数", "现行有效件", "label_misspelt"),
        ("法律服务机构", "法律服务", "label_cut"),
    ],
)
def test_a_label_that_is_spelt_otherwise_is_read_and_named(printed, written, code):
    reading = swapped(printed, written)
    assert reading.report == ZEROS
    assert [(f.rule, f.level, f.code) for f in reading.findings] == [("S-09", "hint", code)]


def test_what_a_template_left_behind_is_named_with_its_place():
    finding = only(swapped("全年工作平稳。", "全年工作平稳。[bookmark: _GoBack]"), "residue")
    assert (finding.rule, finding.args["text"]) == ("S-17", "[bookmark: _GoBack]")


def test_a_text_that_ends_inside_its_tables_is_said_to_be_cut():
    reading = read(TEXT[: TEXT.index("2.重复申请")])
    assert ("READ.cut", "source_cut") in odd(reading)
    assert "row_missing" not in {f.code for f in reading.findings}


def test_a_text_without_its_last_table_is_not_cut_if_a_later_section_says_none():
    text = TEXT[: TEXT.index("四、政府信息公开行政复议")] + "六、其他需要报告的事项\n无\n"
    assert "READ.cut" not in {finding.rule for finding in read(text).findings}


def test_a_blank_behind_the_last_figure_alone_is_no_proof_of_kept_blanks():
    reading = swapped("规章 | 0 | 0 | 0 |", "规章 | 1 | 2 | |")
    assert isinstance(reading.report["disclosure.regulations.issued"], Missing)


def test_words_in_a_cell_stay_words():
    reading = swapped("行政许可 | 0 |", "行政许可 | 受理5件；办结4件 |")
    assert reading.report["disclosure.licensing.decisions"] == Missing("text", "受理5件；办结4件")


def test_money_among_counts_and_a_change_among_stocks_are_words():
    reading = swapped("规章 | 0 | 0 |", "规章 | 5万元 | 增2 |")
    assert reading.report["disclosure.regulations.issued"] == Missing("text", "5万元")
    assert reading.report["disclosure.regulations.repealed"] == Missing("text", "增2")


def test_yuan_in_a_cell_become_ten_thousands_and_the_source_keeps_what_is_printed():
    reading = swapped("行政事业性收费 | 0 |", "行政事业性收费 | 251000元 |")
    ref = Ref.parse("disclosure.administrative_fees.amount")
    assert reading.report[ref] == Decimal("25.1")
    assert (reading.sources[ref].raw, reading.sources[ref].unit) == ("251000元", "元")


def test_a_remark_beside_a_figure_is_kept():
    reading = swapped("规章 | 0 |", "规章 | 22（其中修订16件） |")
    ref = Ref.parse("disclosure.regulations.issued")
    assert reading.report[ref] == 22
    assert reading.sources[ref].remark == "其中修订16件"


def test_every_source_points_at_the_exact_characters():
    lines = TEXT.split("\n")
    for source in read(TEXT).sources.values():
        where = source.position
        assert lines[where.line - 1][where.column - 1 :].startswith(source.raw)


def test_a_figure_knows_its_line_and_its_character():
    reading = swapped("规章 | 0 | 0 | 0 |", "规章 | 1 | 2 | 345 |")
    line = TEXT[: TEXT.index("规章 |")].count("\n") + 1
    assert reading.sources[Ref.parse("disclosure.regulations.in_force")] == Source(
        "345", Position(line=line, column=14)
    )


def test_coverage_counts_numbers_and_cells_that_were_seen():
    reading = swapped("规章 | 0 | 0 | 0 |", "规章 | / | | 0 |")
    assert reading.report["disclosure.regulations.repealed"] == BLANK
    assert reading.coverage["disclosure"] == Coverage(numbers=8, seen=10, expected=10)
    assert reading.coverage["requests"] == Coverage(175, 175, 175)


def test_title_dates_and_prose_come_from_the_lines_around_the_tables():
    head = (
        "青岚县水务局2023年政府信息公开工作年度报告\n发布日期：2024-01-09\n"
        "统计期限自2023年1月1日起至2023年12月31日止。\n"
    )
    report = read(head + TEXT).report
    assert (report.organ, report.year) == ("青岚县水务局", 2023)
    assert report.published_on == dt.date(2024, 1, 9)
    assert report.period == Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    assert (report.overview, report.problems) == ("全年工作平稳。", "力量不足，将加强培训。")


@pytest.mark.parametrize(
    ("header", "printed", "amount", "unit"),
    [
        ("本年收费金额（单位：元）", "125000", Decimal("12.5"), "元"),
        ("本年收费金额（元）", "12.5万元", Decimal("12.5"), "万元"),
        ("本年收费金额（单位：万元）", "125000（元）", Decimal("12.5"), "元"),
        ("本年收费金额（单位：万元）", "125000（单位：元）", Decimal("12.5"), "元"),
        ("本年收费金额（单位：千元）", "125", Missing("text", "125"), "千元"),
    ],
)
def test_money_is_in_the_unit_that_cell_or_header_says(header, printed, amount, unit):
    report = filled("2021", 0)
    text = render(report, "row-per-line").replace("本年收费金额（单位：万元）", header)
    text = text.replace("行政事业性收费 | 0 |", f"行政事业性收费 | {printed} |")
    reading = read(text)
    fees = Ref.parse("disclosure.administrative_fees.amount")
    assert (reading.report[fees], reading.sources[fees].unit) == (amount, unit)


OWN = "青岚县水务局2023年政府信息公开工作年度报告"


def head(*lines: str) -> Report:
    """The report of a page with these lines above its first section."""
    front = "\n\n".join(lines)
    return read(f"{front}\n\n{render(filled('2021', 0), 'paragraphs')}").report


@pytest.mark.parametrize(
    "lines",
    [
        [OWN],
        ["首页", "青岚县水务局2022年政府信息公开工作年度报告", "政务公开", OWN],
        ["青岚县农业农村局2023年政府信息公开工作年度报告", OWN, "发布日期：2024-01-15"],
        [OWN, "2023年政府信息公开工作年度报告"],
        [f"第{n}个栏目" for n in range(60)] + [OWN],
    ],
)
def test_the_title_is_the_one_above_the_report_and_not_of_one_the_page_leads_to(lines):
    report = head(*lines)
    assert (report.year, report.organ, report.title) == (2023, "青岚县水务局", OWN)


def test_the_day_of_publication_is_not_that_of_writing():
    report = head(OWN, "成文日期：2024-01-10", "浏览次数：3  发布日期：2024-02-15")
    assert report.published_on == dt.date(2024, 2, 15)


def test_the_first_of_two_years_is_no_part_of_the_organ():
    report = head("青岚县水务局2022-2023年政府信息公开工作年度报告")
    assert (report.year, report.organ) == (2023, "青岚县水务局")


@pytest.mark.parametrize("end", ["（", "（本列数据的勾稽关", "申请人", "第一项加"])
def test_a_source_that_ends_in_the_first_label_of_a_table_is_cut(end):
    heading = "三、收到和处理政府信息公开申请情况"
    reading = read(f"{TEXT[: TEXT.index(heading)]}{heading}\n{end}\n")
    cut = end != "第一项加"
    assert ("READ.cut" in dict(odd(reading))) == cut
    assert (("S-05", "table_missing") in odd(reading)) != cut


def test_a_table_below_a_heading_may_have_its_words_for_a_title():
    heading = "二、主动公开政府信息情况"
    assert odd(swapped(heading, f"{heading}\n主动公开政府信息情况 | |||")) == []
    assert only(swapped(heading, f"{heading}\n{heading}"), "section_repeated")


@pytest.mark.parametrize("end", ["（二）部分公", "（二）部分公开（区分"])
def test_a_label_at_the_end_of_a_cut_source_is_not_told_to_be_cut_itself(end):
    whole = TEXT.index("（二）部分公开")
    assert [code for _, code in odd(read(TEXT[:whole] + end))] == ["source_cut"]
