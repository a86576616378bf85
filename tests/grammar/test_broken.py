"""Tables with a row for every printed line: figures and labels that a narrow cell has broken stand in several."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from giac_schema import read
from giac_schema.errors import GiacError
from giac_schema.model import APPLICANTS, BLANK, EDITIONS, Missing, form
from giac_schema.render import render
from giac_schema.strategies.reports import filled

WRITTEN = ("markdown", "pipes", "tabs", "commas", "html")
ROW = "requests.outcome.not_disclosed.state_secret"
STATE = "1.属于国家秘密"
HEAD = """三、收到和处理政府信息公开申请情况
|申请人情况|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|
|---|---|---|---|---|---|---|---|
|一、本年新收政府信息公开申请数量|5|1|0|0|0|0|6|
|二、上年结转政府信息公开申请数量|2|0|0|0|0|0|2|
"""


def cells_of(text, row=ROW):
    found = read(text).report
    return [found[f"{row}.{name}"] for name in (*APPLICANTS, "total")]


def kinds(leaves):
    return [leaf.kind if isinstance(leaf, Missing) else leaf for leaf in leaves]


def test_digits_below_figures_are_theirs_if_the_row_then_comes_to_its_total():
    text = f"{HEAD}|{STATE}|761|824|0|0|0|0|158|\n||5|4|||||59|\n"
    assert cells_of(text) == [7615, 8244, 0, 0, 0, 0, 15859]


def test_digits_below_figures_are_not_theirs_if_the_row_comes_to_its_total_both_ways():
    text = f"{HEAD}|{STATE}|12|0|0|0|0|0|12|\n||3||||||3|\n"
    assert kinds(cells_of(text)) == ["unplaced"] * 7


def test_digits_below_figures_of_which_nothing_is_proved_leave_their_row_unplaced():
    text = f"{HEAD}|{STATE}|761|824|0|0|0|0|158|\n||5||||||59|\n"
    assert kinds(cells_of(text)) == ["unplaced"] * 7


def test_digits_below_figures_over_the_end_of_a_page_are_joined_beside_the_rest_of_the_label():
    label = "5.要求行政机关确认或重新"
    text = f"{HEAD}|{label}|761|824|0|0|0|0|158|\n\n|出具已获取信息|5|4|||||59|\n|---|---|---|---|---|---|---|---|\n"
    row = "requests.outcome.not_processed.confirm_or_reissue"
    assert cells_of(text, row) == [7615, 8244, 0, 0, 0, 0, 15859]


def test_digits_behind_a_line_break_in_their_cell_are_one_figure_if_the_row_comes_to_its_total():
    text = f"{HEAD}|{STATE}|155|50|549|597|520|89|196<br>0|\n"
    assert cells_of(text) == [155, 50, 549, 597, 520, 89, 1960]


def test_digits_behind_a_line_break_in_their_cell_that_prove_nothing_are_words():
    text = f"{HEAD}|{STATE}|155|50|549|597|520|89|196<br>1|\n"
    assert kinds(cells_of(text))[-1] == "text"


def test_a_label_without_figures_right_above_figures_without_a_label_is_no_row_of_blanks():
    text = f"{HEAD}|{STATE}||||||||\n||4|0|0|0|0|0|4|\n|2.其他法律行政法规禁止公开|0|0|0|0|0|0|0|\n"
    assert kinds(cells_of(text)) == ["unplaced"] * 7


def test_a_figure_of_table_two_with_digits_below_it_is_not_read():
    text = (
        "|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|---|---|---|---|\n"
        "|规章|0|0|12|\n|||||4|\n|行政规范性文件|3|0|9|\n" + HEAD
    ).replace("|||||4|", "||||4|")
    assert kinds([read(text).report["disclosure.regulations.in_force"]]) == ["unplaced"]


def test_the_numbers_of_columns_above_a_row_are_no_rest_of_its_figures():
    numbered = HEAD.replace("|一、本年", "||1|2|3|4|5|6|7|\n|一、本年")
    text = f"{numbered}|{STATE}|4|0|0|0|0|0|4|\n"
    assert cells_of(text, "requests.received") == [5, 1, 0, 0, 0, 0, 6]


@given(st.integers(0, 2**32))
@example(98)
@example(229)
@example(283)
@example(320)
@settings(max_examples=60)
def test_a_table_with_a_row_for_every_printed_line_never_gives_a_wrong_figure(seed):
    draw = random.Random(seed)  # noqa: S311
    report = drawn(draw.choice(EDITIONS), draw)
    assert wrong_in(broken(report, draw), report) == {}


def wrong_in(text, report):
    """Figures that were not printed so, and printed ones that are called blank."""
    try:
        found = read(text).report
    except GiacError:
        return {}
    truth = dict(report.cells())
    said = {ref: leaf for ref, leaf in found.cells() if leaf != truth.get(ref)}
    return {
        str(ref): (leaf, truth.get(ref))
        for ref, leaf in said.items()
        if not isinstance(leaf, Missing) or (leaf == BLANK and ref in truth)
    }


def drawn(edition, draw):
    """A report with figures of up to five digits in a share of its cells; the rows of 表三 add up."""
    share, most = draw.choice([0.25, 1]), draw.choice([99, 9999, 99999])
    empty = draw.choice([[0], [BLANK], [0, BLANK]])
    cells = {
        node.ref: draw.randint(1, most) if draw.random() < share else draw.choice(empty)
        for node in form(edition).cells()
    }
    for node in form(edition).rows("requests"):
        parts = [cells[node.ref / name] for name in APPLICANTS]
        cells[node.ref / "total"] = sum(part for part in parts if part != BLANK)
    return filled(edition, 0).with_cells(cells)


def broken(report, draw):
    """The report with a row for every line of its cells, some of them on a new page."""
    tall = draw.choice(["top", "middle", "bottom"]), draw.choice(["top", "middle", "bottom"])
    wide = draw.choice([3, 6, 9, 14, 60]), draw.choice([1, 2, 3, 4])
    pages, written = draw.choice([0, 0, 0.05]), draw.choice(WRITTEN)
    blocks = []
    for block in render(report, "markdown").split("\n\n"):
        if not block.startswith("|"):
            blocks.append(f"<p>{block}</p>" if written == "html" else block)
            continue
        lines = [line for line in block.split("\n") if not line.startswith("| ---")]
        rows = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in lines]
        part = []
        for row in (line for fields in rows for line in lines_of(fields, wide, tall)):
            if part and draw.random() < pages:
                blocks.append(table(part, written))
                part = []
            part.append(row)
        blocks.append(table(part, written))
    return "\n\n".join(blocks)


def lines_of(fields, wide, tall):
    """The lines of a row whose cells hold so many characters, labels and figures at the top or elsewhere."""
    figures = [bool(re.fullmatch(r"[\d.]+", text)) for text in fields]
    cells = [
        [text[at : at + wide[figure]] for at in range(0, len(text), wide[figure])]
        for text, figure in zip(fields, figures, strict=True)
    ]
    height = max(1, *map(len, cells))
    lines = [[""] * len(fields) for _ in range(height)]
    for column, (parts, figure) in enumerate(zip(cells, figures, strict=True)):
        room = height - len(parts)
        down = {"top": 0, "middle": room // 2, "bottom": room}[tall[figure]]
        for number, part in enumerate(parts):
            lines[down + number][column] = part
    return lines


def table(rows, written):
    """Some rows as a program writes them."""
    marked = {
        "pipes": ("", "|", ""),
        "tabs": ("", "\t", ""),
        "commas": ("", ",", ""),
        "markdown": ("|", "|", "|"),
        "html": ("<tr><td>", "</td><td>", "</td></tr>"),
    }
    before, between, behind = marked[written]
    if written == "commas":
        rows = [[f'"{text}"' if "," in text else text for text in row] for row in rows]
    lines = [before + between.join(row) + behind for row in rows]
    if written == "markdown":
        lines.insert(1, "|" + "---|" * len(rows[0]))
    return f"<table>{''.join(lines)}</table>" if written == "html" else "\n".join(lines)


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_table_whose_cells_are_all_wide_enough_is_read_as_ever(edition, written):
    report = drawn(edition, random.Random(7))  # noqa: S311
    rows = render(report, "markdown").split("\n\n")
    blocks = []
    for block in rows:
        lines = [line for line in block.split("\n") if not line.startswith("| ---")]
        fields = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in lines]
        plain = f"<p>{block}</p>" if written == "html" else block
        blocks.append(table(fields, written) if block.startswith("|") else plain)
    assert read("\n\n".join(blocks)).report.requests == report.requests


def test_a_label_on_a_line_without_marks_shows_no_blank_cells_where_rows_stand_between_marks():
    table = (
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| --- | --- | --- | --- |\n"
        "|  | 3520 | 9096 |  |\n规章\n| 行政规范性文件 | 7081 | 3 | 9072 |\n| --- | --- | --- | --- |\n"
    )
    found = read(f"二、主动公开政府信息情况\n{table}\n{HEAD}").report
    assert kinds([found["disclosure.regulations.issued"]]) == ["unplaced"]


def test_a_label_that_a_line_of_no_column_cuts_in_two_is_whole():
    above = "|一、本年新收政府|信息公开申请数量|5|1|0|0|0|0|6|\n|（一）予|以公开|4|0||||0|4|\n"
    header = (
        "|申请人情况||自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n"
        + "|---" * 9
        + "|\n"
    )
    rows = "".join(
        f"||{n}|0|0|0|0|0|0|0|\n"
        for n in ("1.属于国家秘密", "3.危及“三安全一稳定”", "8.属于行政查询事项")
    )
    text = f"三、收到和处理政府信息公开申请情况\n{header}{above}{rows}"
    assert cells_of(text, "requests.received") == [5, 1, 0, 0, 0, 0, 6]
    assert kinds(cells_of(text, "requests.outcome.disclosed")) == [4, 0, *["blank"] * 3, 0, 4]


def test_names_of_columns_that_only_count_them_are_no_cells_of_a_row():
    named = (
        HEAD + f"|{STATE}|4|0|0|0|0|0|4|\n\n|8.属于行政查询|Col2|Col3|Col4|Col5|Col6|Col7|Col8|\n"
    )
    rest = "|---|---|---|---|---|---|---|---|\n|事项|1|0|0|0|0|0|1|\n"
    found = kinds(cells_of(named + rest, "requests.outcome.not_disclosed.administrative_query"))
    assert "text" not in found


GROUPED = """三、收到和处理政府信息公开申请情况

|项目|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|
|---|---|---|---|---|---|---|---|
|（二）部分公开（区分处理的，只计这一情<br>形，不计其他情形）|3|0|1|0|0|0|4|
|三、<br>{}1.属于国家秘密|5|2|0|0|0|1|8|
|理<br>结<br>予公开<br>8.属于行政查询事项|6|0|0|0|2|0|8|
|（四）无<br>2.没有现成信息需要另<br>行制作|0|7|0|0|0|0|7|
"""
"""The labels of groups stand in the cells of the rows beside them, as in what programs find without a line between."""


def test_lines_of_the_labels_of_groups_before_that_of_a_row_are_none_of_it():
    found = "requests.outcome.not_disclosed"
    assert cells_of(GROUPED.format(""), f"{found}.state_secret") == [5, 2, 0, 0, 0, 1, 8]
    assert cells_of(GROUPED.format(""), f"{found}.administrative_query") == [6, 0, 0, 0, 2, 0, 8]
    unable = "requests.outcome.unable_to_provide.requires_creation"
    assert cells_of(GROUPED.format(""), unable) == [0, 7, 0, 0, 0, 0, 7]


def test_words_that_are_of_no_group_before_the_label_of_a_row_are_its_own():
    found = cells_of(GROUPED.format("其中<br>"), "requests.outcome.not_disclosed.state_secret")
    assert all(isinstance(cell, Missing) for cell in found)


def in_html(*rows):
    made = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<p>三、收到和处理政府信息公开申请情况</p><table>{made}</table>"


HEADERS = ["项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
FEE = ["2.重复申请", "4", "0", "0", "2", "0", "0", "6"]
FIGURES, NONE = ["7", "0", "3", "0", "0", "0", "10"], [""] * 7


@pytest.mark.parametrize(
    "rows",
    [
        (
            ["1、申请人无正当理由逾期不补", *NONE],
            ["正、行政机关不再处理其政府信息公开申请", *FIGURES],
        ),
        (
            ["1.申请人无正当理由逾", *NONE],
            ["期不补正、行政机关不再处理", *FIGURES],
            ["其政府信息公开申请", *NONE],
        ),
    ],
)
def test_rows_of_a_grid_that_are_one_label_together_are_one_row(rows):
    found = cells_of(in_html(HEADERS, FEE, *rows), "requests.outcome.other.overdue_correction")
    assert found == [7, 0, 3, 0, 0, 0, 10]


def test_rows_of_a_grid_that_are_one_label_together_and_have_figures_each_are_none():
    above = ["1、申请人无正当理由逾期不补", "2", *NONE[1:]]
    below = ["正、行政机关不再处理其政府信息公开申请", *FIGURES]
    text = in_html(HEADERS, FEE, above, below)
    assert 7 not in cells_of(text, "requests.outcome.other.overdue_correction")
