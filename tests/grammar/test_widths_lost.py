"""Pages whose merged cells have lost their widths, have fillers in their stead, or say they are wider than they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from giac_schema.api import read
from giac_schema.model import Missing

KINDS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
RECEIVED, CARRIED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
CARRIED_OUT = "四、结转下年度继续办理"
CASES = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def figures(text):
    return text.split()


def page(*rows):
    """A page with one table; a cell is its text, or its text and its attributes."""
    cells = ("".join(map(cell, row)) for row in rows)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return read(f"<html><body><table>{body}</table></body></html>".encode()).report


def cell(printed):
    text, more = printed if isinstance(printed, tuple) else (printed, "")
    return f"<td{more and ' '}{more}>{text}</td>"


def row(report, prefix):
    """The leaves of a row: figures, and the kind of what is missing."""
    leaves = [x for ref, x in report.cells() if str(ref).startswith(f"{prefix}.")]
    return [x.kind if isinstance(x, Missing) else Decimal(x) for x in leaves]


def disputes(*printed):
    report = page(
        ("行政复议", "行政诉讼"),
        (*RESULTS, "未经复议直接起诉", "复议后起诉"),
        (*RESULTS, *RESULTS),
        printed,
    )
    return [row(report, f"disputes.{case}") for case in CASES]


def test_fifteen_cells_of_disputes_are_in_order_below_headers_without_widths():
    first, second, third = disputes(*figures("0 0 8 8 16 1 0 3 0 4 5 2 9 4 20"))
    assert (first, second, third) == ([0, 0, 8, 8, 16], [1, 0, 3, 0, 4], [5, 2, 9, 4, 20])


def test_a_blank_cell_of_disputes_stays_in_its_place_below_headers_without_widths():
    first, *_ = disputes("1", "9", "", "/", "10", *figures("0 0 0 0 0 0 0 0 0 0"))
    assert first == [1, 9, "blank", "placeholder", 10]


FILLED_UP = (
    (("", 'rowspan="3"'), "", "", "申请人情况", "", "", "", "", "", ""),
    (("自然人", 'rowspan="2"'), "法人或其他组织", "", "", "", "", ("总计", 'rowspan="2"')),
    KINDS,
)
"""The header of 表三 with fillers for the widths of its cells, and their heights as they were."""


def test_a_row_like_one_that_reaches_beyond_the_headers_does_not_stand_below_them():
    report = page(
        *FILLED_UP,
        (RECEIVED, "", "", "120", "", "125", "126", "127", "128", ""),
        (CARRIED, "", "", "131", "133", "", "135", "136", "", ""),
    )
    assert set(row(report, "requests.carried_in")) == {"unplaced"}


def test_a_row_like_one_with_a_figure_between_the_headers_does_not_stand_below_them():
    report = page(
        (*FILLED_UP[0][:-1], ("总计", 'rowspan="3"')),
        FILLED_UP[1][:-1],
        KINDS,
        (RECEIVED, "", "", "1", "2", "9", "", "4", "", "16"),
        (CARRIED, "", "", "12", "1", "0", "0", "", "", "13"),
    )
    assert set(row(report, "requests.carried_in")) == {"unplaced"}


LABELS = (("", 'colspan="3"'), "自然人", *KINDS, "总计")


def test_the_last_row_pushed_aside_by_a_label_that_reaches_too_far_is_not_believed():
    report = page(
        LABELS,
        ((RECEIVED, 'colspan="3"'), *figures("1 3 2 3 1 3 13")),
        ("三、本年度办理结果", ("（七）总计", 'colspan="2"'), *figures("9 9 9 9 9 9 54")),
        ("", CARRIED_OUT, "", "", *figures("2 0 2 0 3 3")),
    )
    assert set(row(report, "requests.carried_out")) == {"unplaced"}


def drawn(*rows):
    """Rows drawn with blanks, each cell where its column begins."""
    at = (0, 40, 60, 76, 92, 108, 124, 140, 156)
    lines = []
    for row in rows:
        line = ""
        for start, cell in zip(at, row, strict=True):
            line = line.ljust(start) + cell
        lines.append(line)
    return "\n".join(lines)


def test_a_label_pushed_aside_in_text_takes_its_figures_with_it():
    text = drawn(
        ("", "", "自然人", *KINDS, "总计"),
        (RECEIVED, "", *figures("1 3 2 3 1 3 13")),
        (CARRIED, "", *figures("2 1 1 0 1 1 6")),
        ("三、本年度办理结果", "（七）总计", *figures("9 9 9 9 9 9 54")),
        ("", CARRIED_OUT, "", *figures("2 0 2 0 3 3")),
    )
    report = read(f"三、收到和处理政府信息公开申请情况\n{text}\n").report
    assert set(row(report, "requests.carried_out")) == {"unplaced"}


LICENSING, DECISIONS = "disclosure.licensing", "本年处理决定数量"


@pytest.mark.parametrize("printed", ["310 - -", "- 310 -", "- - 310"])
@pytest.mark.parametrize("header", [f"{DECISIONS} - -", f"- {DECISIONS} -"])
def test_the_only_figure_below_the_only_header_is_its_own_whichever_field_either_stands_in(
    header, printed
):
    """A program that takes tables from print writes a merged cell in one of the fields that it covers."""
    found = page(
        ("", "第二十条第（五）项", "", ""),
        ("信息内容", *fields(header)),
        ("行政许可", *fields(printed)),
    )
    assert row(found, LICENSING) == [310]


@pytest.mark.parametrize(
    ("header", "printed"),
    [
        (f"{DECISIONS} - -", "31 0 -"),
        (f"{DECISIONS} 上年同期 -", "- 310 -"),
        (f"{DECISIONS} 办结率 -", "- 310 -"),
    ],
)
def test_a_figure_below_none_or_another_header_is_not_the_only_ones(header, printed):
    found = page(("信息内容", *fields(header)), ("行政许可", *fields(printed)))
    assert [leaf for leaf in row(found, LICENSING) if isinstance(leaf, Decimal)] == []


def fields(line):
    return [text.strip("-") for text in line.split()]
