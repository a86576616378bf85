"""What a page cannot show, and the report as the page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from giac_schema import strategies
from giac_schema.model import ABSENT, BLANK, Missing, Ref
from giac_schema.render import drawn, hidden, render
from giac_schema.strategies.reports import filled

if TYPE_CHECKING:
    from giac_schema.model import Report

ROW = "requests.received"


def test_a_figure_without_a_column_and_a_cell_that_was_not_found_are_hidden():
    cells = {f"{ROW}.natural_person": Missing("unplaced", "3 0"), f"{ROW}.total": ABSENT}
    report = filled("2021", 0).with_cells({Ref.parse(a): leaf for a, leaf in cells.items()})
    assert {str(ref): leaf for ref, leaf in hidden(report)} == cells
    assert {drawn(report)[address] for address in cells} == {BLANK}


def test_a_row_that_was_not_found_hides_nothing():
    report = filled("2021", 0)
    row = {ref: ABSENT for ref, _ in report.cells() if str(ref.parent) == ROW}
    assert list(hidden(report.with_cells(row))) == []


@given(strategies.printed_reports() | strategies.hybrid_reports())
def test_a_report_that_can_be_printed_hides_nothing(report: Report):
    assert drawn(report) == report


@given(strategies.reports())
def test_a_report_as_drawn_hides_nothing_and_looks_the_same(report: Report):
    shown = drawn(report)
    assert list(hidden(shown)) == []
    assert render(shown, "html") == render(report, "html")
