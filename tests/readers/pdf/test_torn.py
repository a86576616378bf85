"""Rows that a page break tore, as Word and LibreOffice do: their figures are read whole, or withheld."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giac_schema.api import read
from giac_schema.model import BLANK, Ref, Report, Report2019, Report2021
from giac_schema.readers.pdf.tables import Box, Table
from giac_schema.readers.pdf.torn import rejoined
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


@few
@given(
    figures=st.integers(0, 2**32),
    size=st.sampled_from([7.5, 9.0, 10.5, 12.0, 14.0]),
    padding=st.sampled_from([1.0, 2.0, 4.0, 5.4, 9.0]),
    page=st.tuples(st.floats(420, 842), st.floats(500, 842)),
    narrow=st.floats(0.4, 1.5),
    at_top=st.booleans(),
    repeats=st.booleans(),
    cls=st.sampled_from([Report2019, Report2021]),
)
def test_no_figure_of_a_row_that_a_page_break_divides_is_wrong(
    drawn, figures, size, padding, page, narrow, at_top, repeats, cls
):
    report = full(cls, 10 ** (figures % 7))
    blank = [ref for at, (ref, _) in enumerate(report.cells()) if figures >> at % 32 & 1]
    report = report.with_cells(dict.fromkeys(blank, BLANK))
    pdf = drawn(
        report,
        divides_rows=True,
        size=size,
        padding=padding,
        width=page[0],
        height=page[1],
        at_top=at_top,
        repeats_header=repeats,
        widths={"requests": (0.7, 1.2, 3.6, *(narrow,) * 7)},
    )
    assert misreadings(report, read(pdf).report) == ()
