"""Figures that a narrow cell broke into two lines are never read as a part of themselves."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import Missing, Ref, Report2021
from giac_schema.readers.pdf.lines import Line, Piece
from giac_schema.readers.pdf.unruled.aligned import aligned
from giac_schema.readers.pdf.unruled.blocks import Block
from giac_schema.readers.pdf.unruled.wrapped import put_together, room

UPHELD = Ref.parse("disputes.reconsideration.upheld")
RECEIVED = Ref.parse("requests.received.natural_person")
NEXT = Ref.parse("requests.carried_in.natural_person")


def zeros() -> Report2021:
    """A report of zeros."""
    report = Report2021(title="云溪县水务局2023年政府信息公开工作年度报告")
    return report.with_cells({ref: 0 for ref, _ in report.cells()})


@pytest.mark.parametrize("at_top", [False, True])
@pytest.mark.parametrize("figure", [1000000, 10000000, 9999999, 1234567890])
def test_a_figure_on_two_lines_of_table_four_is_withheld(drawn, figure, at_top):
    report = zeros().with_cells({UPHELD: figure})
    found = read(drawn(report, ruled=False, at_top=at_top)).report
    assert found.with_cells({UPHELD: figure}).disputes == report.disputes
    assert isinstance(found[UPHELD], Missing)


@pytest.mark.parametrize("at_top", [False, True])
def test_a_figure_on_two_lines_beside_a_label_is_withheld_alone(drawn, at_top):
    report = zeros().with_cells({RECEIVED: 12345678901234, NEXT: 1234567})
    found = read(drawn(report, ruled=False, at_top=at_top)).report
    assert isinstance(found[RECEIVED], Missing)
    assert found[NEXT] == 1234567
    assert found.with_cells({RECEIVED: 12345678901234}).requests == report.requests


def test_long_figures_of_labelled_rows_close_below_each_other_are_two(drawn):
    report = zeros().with_cells({RECEIVED: 123456789, NEXT: 987654321})
    found = read(drawn(report, ruled=False, padding=0.5)).report
    assert (found[RECEIVED], found[NEXT]) == (123456789, 987654321)


@pytest.mark.parametrize("spacing", [1.0, 1.8, 2.4])
@pytest.mark.parametrize("at_top", [False, True])
def test_lines_set_close_or_wide_make_no_figure_of_the_digits_of_its_first_line(
    drawn, spacing, at_top
):
    report = zeros().with_cells({UPHELD: 12345678, RECEIVED: 12345678901234})
    found = read(drawn(report, ruled=False, at_top=at_top, spacing=spacing)).report
    assert [leaf for _, leaf in found.cells() if leaf not in (0, *_missing(found))] == []


def _missing(report):
    return [leaf for _, leaf in report.cells() if isinstance(leaf, Missing)]


def test_two_figures_that_touch_say_nothing_of_the_width_of_a_column(drawn):
    pending, total = map(
        Ref.parse, ("disputes.litigation.direct.pending", "disputes.litigation.direct.total")
    )
    report = zeros().with_cells({pending: 32913170, total: 12345})
    pdf = drawn(report, ruled=False, size=12.0, spacing=1.05, padding=0.5)
    assert isinstance(read(pdf).report[pending], Missing)


def test_a_column_that_holds_four_digits_set_close_may_have_no_room_for_four_wide_ones():
    """As in type that sets 1 and 7 close to each other: 5177 has room where 126 leaves none for its 2."""
    narrow, wide = (
        Block((Piece(text, 100, top, 100 + width, top + 10),))
        for text, top, width in (("126", 20, 20.8), ("5177", 40, 27.9))
    )
    assert not room([wide], [(0, narrow), (1, wide)])(narrow)


def test_figures_on_two_lines_of_table_four_leave_no_cell_blank_on_either():
    """Those that a narrow cell broke begin a line above the others where cells are filled from below."""
    texts = [["59", "", "", "13"], ["53", "701", "655", "7"]]
    heads = ("结果维持", "结果纠正", "其他结果", "尚未审结")
    lines = [
        Line(
            tuple(
                Piece(text, 100.0 * at, y, 100.0 * at + 5 * len(text), y + 10)
                for at, text in enumerate(row)
                if text
            )
        )
        for y, row in ((0, heads), (20, texts[0]), (40, texts[1]))
    ]
    (grid,) = (part for part in aligned(lines, 600) if not isinstance(part, list))
    assert "" not in [cell.text for row in grid.rows for cell in row]


@pytest.mark.parametrize("lines", [("2,", "380"), ("2", ",380")])
def test_a_line_that_begins_or_ends_with_a_comma_is_part_of_a_figure(lines):
    """Though there is a label beside each, and room for more digits."""
    first, rest = (figure(text, y) for text, y in zip(lines, (0, 12), strict=True))
    whole, _ = put_together([[first], [rest]], [], {0: True, 1: True})
    assert {block.text for line in whole for block in line} == {"\n".join(lines)}


def figure(text: str, y: float) -> Block:
    return Block((Piece(text, 0, y, 5 * len(text), y + 10, 5),))
