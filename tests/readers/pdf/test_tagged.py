"""What a PDF says beside what it draws: that a layer is off, or that a text reads otherwise."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.errors import NoReportFound
from giac_schema.model import BLANK, Missing, Report2021

REPORT = Report2021(
    title="云溪县水务局2023年政府信息公开工作年度报告",
    overview="本年度工作平稳有序。",
    problems="公开形式还不够丰富。",
    other_matters="没有其他需要报告的事项。",
).with_cells(
    {ref: BLANK if at % 3 else 1000 + at for at, (ref, _) in enumerate(Report2021().cells())}
)
RULED = pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "without rules"])


def figures(report) -> dict[str, object]:
    return {str(ref): x for ref, x in report.cells() if not isinstance(x, Missing)}


@RULED
def test_what_stands_on_a_layer_that_is_off_is_not_read(drawn, ruled):
    """Another figure stands in every place, and another ruling beside every one."""
    report = read(drawn(REPORT, ruled=ruled, layer="off")).report
    assert dict(report.cells()) == dict(REPORT.cells())


@RULED
def test_what_stands_on_a_layer_that_is_on_is_read(drawn, ruled):
    report = read(drawn(REPORT, ruled=ruled, layer="on")).report
    assert report.disclosure.regulations.issued != 1000
    assert figures(report).items() <= figures(REPORT).items()


@RULED
def test_figures_that_read_as_they_are_drawn_are_read(drawn, ruled):
    report = read(drawn(REPORT, ruled=ruled, spoken=lambda text: text)).report
    assert dict(report.cells()) == dict(REPORT.cells())


@RULED
@pytest.mark.parametrize(
    "spoken", [lambda t: f"{int(t) + 1}", lambda t: t[:1], lambda t: f"{t}0"], ids=range(3)
)
def test_figures_said_to_read_otherwise_than_they_are_drawn_are_withheld(drawn, spoken, ruled):
    def some(text: str) -> str:
        return text if int(text) % 2 else spoken(text)

    found = dict(read(drawn(REPORT, ruled=ruled, spoken=some)).report.cells())
    doubted = {ref for ref, x in REPORT.cells() if not isinstance(x, Missing) and x % 2 == 0}
    assert {found[ref] == BLANK or not isinstance(found[ref], Missing) for ref in doubted} == {
        False
    }
    whole = {ref: x for ref, x in REPORT.cells() if not isinstance(x, Missing) and x % 2}
    right = {ref for ref, x in whole.items() if found[ref] == x}
    assert right == set(whole) if ruled else right


@RULED
def test_a_report_of_which_no_figure_is_proved_is_no_blank_form(drawn, ruled):
    with pytest.raises(NoReportFound, match="没有一个数字可读"):
        read(drawn(REPORT, ruled=ruled, spoken=lambda text: f"{int(text) + 1}"))
