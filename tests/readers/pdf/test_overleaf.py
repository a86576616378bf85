"""Rows without rulings that go on behind a page break: neither part of their figures is read."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import Report2019, Report2021
from giac_schema.readers.pdf.leaves.overleaf import with_torn_rows
from giac_schema.readers.pdf.lines import Line, Piece
from giac_schema.strategies import misreadings


def line(y: float, *texts: str) -> Line:
    """A line ten points high, its pieces in columns of a hundred points; an empty text is none."""
    return Line(
        tuple(
            Piece(text, 100 * at, y, 100 * at + 10 * len(text), y + 10)
            for at, text in enumerate(texts)
            if text
        )
    )


def unread(*pages: list[Line]) -> list[str]:
    """What is marked as unreadable on pages that follow each other."""
    lines = [item for page in with_torn_rows(pages) for item in page if isinstance(item, Line)]
    return [piece.text for one in lines for piece in one.pieces if piece.overprinted]


ABOVE = line(600, "（一）予以公开", "7", "8"), line(620, "2.重复申请", "316", "54")


def test_digits_before_the_first_label_of_a_page_may_be_the_rest_of_those_above():
    below = [line(50, "", "2"), line(70, "3.要求提供公开出版物", "12", "13")]
    assert unread([*ABOVE], below) == ["2.重复申请", "316", "54", "2"]


def test_a_label_without_figures_may_be_that_of_figures_that_end_the_page_before():
    above = [*ABOVE, line(640, "", "12", "13")]
    below = [
        line(30, "自然人", "总计"),
        line(50, "3.要求提供公开出版物"),
        line(70, "（七）总计", "7"),
    ]
    assert unread(above, below) == ["3.要求提供公开出版物"]


def test_digits_beside_a_label_begin_a_row():
    assert unread([*ABOVE], [line(50, "3.要求提供公开出版物", "12", "13")]) == []


def test_the_headers_that_a_page_repeats_are_no_labels():
    header = line(30, "自然人", "其他", "总计")
    below = [header, line(50, "", "2"), line(70, "3.要求提供公开出版物", "12", "13")]
    assert unread([*ABOVE], below) == ["2.重复申请", "316", "54", "2"]


def test_figures_all_of_which_stand_behind_a_page_break_leave_no_blank_before_it():
    above = [ABOVE[0], line(620, "2.重复申请")]
    below = [line(50, "", "2", "3"), line(70, "3.要求提供公开出版物", "12", "13")]
    assert unread(above, below) == ["2.重复申请", "2", "3"]


def test_figures_of_table_four_may_stand_behind_a_page_break_from_its_headers():
    above = [line(600, "四、政府信息公开行政复议、行政诉讼情况"), line(620, "结果维持", "总计")]
    assert unread(above, [line(50, "3", "4")]) == []


def test_a_part_of_table_four_below_headers_of_its_own_has_no_blanks():
    above = [line(600, "四、政府信息公开行政复议、行政诉讼情况"), line(620, "316", "54")]
    below = [line(30, "行政复议", "行政诉讼"), line(50, "2")]
    assert unread(above, below) == ["316", "54", "行政复议", "行政诉讼", "2"]


LOOKS = {
    "header on each page": {
        "size": 12.0,
        "padding": 5.4,
        "spacing": 1.6,
        "width": 424.0,
        "height": 592.0,
    },
    "narrow": {"size": 12.0, "spacing": 1.3, "width": 531.0, "height": 539.0},
    "large": {"size": 14.0, "padding": 2.0, "spacing": 1.6, "width": 695.0, "height": 700.0},
}
WIDTHS = {"header on each page": 1.22, "narrow": 0.56, "large": 0.42}


@pytest.mark.parametrize("least", [1000, 10_000, 100_000])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("cls", [Report2019, Report2021])
def test_no_figure_of_a_row_between_level_rulings_that_is_divided_is_wrong(drawn, cls, look, least):
    report = cls(title="云溪县水务局2023年政府信息公开工作年度报告")
    report = report.with_cells({ref: least + 37 * at for at, (ref, _) in enumerate(report.cells())})
    widths = {"requests": (0.7, 1.2, 3.6, *(WIDTHS[look],) * 7)}
    style = {"divides_rows": True, "rulings": "levels", "at_top": True, "widths": widths}
    assert misreadings(report, read(drawn(report, **style, **LOOKS[look])).report) == ()
