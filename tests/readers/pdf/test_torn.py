"""Rows that a page break tore, as Word and LibreOffice do: their figures are read whole, or withheld."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giac_schema.api import read
from giac_schema.errors import NoReportFound
from giac_schema.model import BLANK, Report, Report2019, Report2021
from giac_schema.readers.pdf.leaves.torn import doubted, rejoined
from giac_schema.readers.pdf.rulings.tables import Box, Table
from giac_schema.strategies import misreadings

few = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)

NARROW = {
    "requests": (0.7, 1.2, 3.6, *(0.75,) * 7),
    "disclosure": (1.2, 1, 1, 1, 1, 1),
}
"""Columns in which labels take several lines, and a figure of four digits two."""


def full(cls: type[Report2019 | Report2021], least: int = 1000) -> Report:
    """A report in which every figure is another one."""
    report = cls(title="云溪县水务局2023年政府信息公开工作年度报告")
    return report.with_cells(
        {ref: least + 37 * number for number, (ref, _) in enumerate(report.cells())}
    )


def cells(report: Report) -> dict[str, object]:
    return {str(ref): leaf for ref, leaf in report.cells()}


@pytest.mark.parametrize("at_top", [False, True])
@pytest.mark.parametrize("height", [842, 820, 800, 780, 760])
@pytest.mark.parametrize("cls", [Report2019, Report2021])
def test_figures_of_rows_that_page_breaks_divide_are_whole(drawn, cls, height, at_top):
    report = full(cls)
    style = {"size": 12.0, "height": float(height), "at_top": at_top, "repeats_header": False}
    pdf = drawn(report, divides_rows=True, widths=NARROW, width=480.0, **style)
    assert cells(read(pdf).report) == cells(report)


looks = st.fixed_dictionaries(
    {
        "size": st.sampled_from([7.5, 9.0, 10.5, 12.0, 14.0]),
        "padding": st.sampled_from([1.0, 2.0, 4.0, 5.4, 9.0]),
        "width": st.floats(420, 842),
        "height": st.floats(500, 842),
        "at_top": st.booleans(),
        "repeats_header": st.booleans(),
        "widths": st.floats(0.4, 1.5).map(lambda w: {"requests": (0.7, 1.2, 3.6, *(w,) * 7)}),
    }
)


@few
@given(
    cls=st.sampled_from([Report2019, Report2021]),
    digits=st.integers(1, 7),
    blank=st.integers(0, 2**15),
    look=looks,
)
def test_no_figure_of_a_row_that_a_page_break_divides_is_wrong(drawn, cls, digits, blank, look):
    report = full(cls, 10 ** (digits - 1))
    gaps = [ref for at, (ref, _) in enumerate(report.cells()) if blank >> at % 16 & 1]
    report = report.with_cells(dict.fromkeys(gaps, BLANK))
    try:
        found = read(drawn(report, divides_rows=True, **look)).report
    except NoReportFound:
        return  # every figure is withheld
    assert misreadings(report, found) == ()


def row(*texts: str, number: int = 0, room: float = -1.0) -> list[Box]:
    """The cells of a row, each figure in it without room for one more digit."""
    return [
        Box(text, 100.0 * at, 100.0 * (at + 1), number, 1, room) for at, text in enumerate(texts)
    ]


def texts(*boxes: Box) -> list[str]:
    return [box.text for box in boxes]


def joined(above: list[Box], below: list[Box]) -> tuple[list[str], list[str]]:
    """What stands in the cells of both parts of a table behind a page break was undone."""
    whole, rest = rejoined(Table(tuple(above), 0, 100), Table(tuple(below), 0, 100))
    return texts(*whole.boxes), texts(*rest.boxes)


LABEL = "（二）部分公开（区分处理的，", "只计这一情形，不计其他情形）"


def test_a_figure_without_room_for_its_last_digit_goes_on_below_a_page_break():
    found = joined(row(LABEL[0], "316"), row(LABEL[1], "2"))
    assert found == (["".join(LABEL), "3162"], [])


def test_a_figure_with_room_for_one_more_digit_is_withheld():
    found = joined(row(LABEL[0], "316", room=20.0), row(LABEL[1], "2"))
    assert found == (["".join(LABEL), "316\n2"], [])


def test_a_figure_goes_on_where_its_label_ended_above():
    found = joined(row("1.属于国家秘密", "316", ""), row("", "2", ""))
    assert found == (["1.属于国家秘密", "3162", ""], [])


def test_a_label_both_parts_of_which_are_labels_is_one_if_only_the_second_is_whole():
    assert joined(row("（七）", "316"), row("总计", "2")) == (["（七）总计", "3162"], [])


def test_figures_below_words_that_are_no_label_are_withheld():
    above, below = joined(row("1.属于国家秘密", "316"), row("其中另行答复", "2"))
    assert (above, below) == (["1.属于国家秘密", "316\n2"], ["其中另行答复", "316\n2"])


def test_figures_beside_two_labels_are_two():
    rows = row("1.属于国家秘密", "316"), row("2.其他法律行政法规禁止公开", "2")
    assert joined(*rows) == tuple(texts(*cells) for cells in rows)


def test_a_cell_of_the_next_row_that_says_the_same_as_what_was_torn_keeps_it():
    below = [*row("", "0"), *row("2.其他法律行政法规禁止公开", "0", number=1)]
    found = joined(row("1.属于国家秘密", "316"), below)
    assert found == (["1.属于国家秘密", "3160"], ["2.其他法律行政法规禁止公开", "0"])


def test_digits_over_two_columns_leave_no_cell_above_them_blank():
    wide = Box("626 663", 100.0, 300.0, 0)
    above, below = joined(row(LABEL[0], "1003", ""), [*row(LABEL[1]), wide])
    assert (above[1:], below[1:]) == (["\ufffd1003", "\ufffd"], ["\ufffd626 663"])


def test_digits_beside_two_rows_may_be_of_the_second():
    tall = Box("2098", 100.0, 200.0, 0, 2)
    above, below = joined(row(LABEL[0], ""), [*row(LABEL[1]), tall])
    assert (above[1], below[1]) == ("\ufffd\n2098",) * 2


def test_digits_between_two_tables_that_nothing_parts_are_withheld():
    above, below = doubted(
        Table(tuple(row("行政处罚", "9849")), 0, 100, open_below=True),
        Table(tuple(row("39")), 100, 200, open_above=True),
    )
    assert texts(*above.boxes, *below.boxes) == ["行政处罚", "\ufffd9849", "\ufffd39"]


def test_a_table_without_a_ruling_below_ends_where_headers_begin_the_next():
    tables = (
        Table(tuple(row("行政处罚", "9849")), 0, 100, open_below=True),
        Table(tuple(row("自然人", "总计")), 100, 200, open_above=True),
    )
    assert doubted(*tables) == tables


def test_a_row_of_digits_that_begins_another_table_may_be_the_rest_of_one_above():
    above, below = doubted(
        Table(tuple(row("1.属于国家秘密", "316")), 0, 100), Table(tuple(row("", "2")), 0, 100)
    )
    assert texts(*above.boxes, *below.boxes) == ["1.属于国家秘密", "316\n2", "", "316\n2"]


def test_the_rest_of_a_figure_with_the_mark_of_a_note_is_one():
    label = "5.属于三类内部事务信息"
    above = Table((Box(label, 0, 60, 0), Box("628", 60, 70, 0, room=-1)), 0, 100)
    below = Table((Box("", 0, 60, 0), Box("5[1]", 60, 70, 0)), 0, 100)
    whole, _ = rejoined(above, below)
    assert [box.text for box in whole.boxes] == [label, "6285[1]"]


def test_a_label_without_figures_below_figures_without_a_label_may_be_theirs():
    above = Table(
        (Box("2.重复申请", 0, 60, 0), Box("7", 60, 90, 0), Box("", 0, 60, 1), Box("8", 60, 90, 1)),
        0,
        100,
    )
    below = Table((Box("3.要求提供公开出版物", 0, 60, 0), Box("", 60, 90, 0)), 0, 100)
    _, rest = rejoined(above, below)
    assert rest.boxes[-1].text != ""
