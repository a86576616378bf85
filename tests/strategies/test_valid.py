"""Valid reports: every sum is right, by plain arithmetic and not by our own rules."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import Phase, find, given, settings

from giac_schema import strategies
from giac_schema.model import APPLICANTS, Ref, Report, form
from giac_schema.model.report import EDITIONS

SHRINKING = settings(database=None, deadline=None, phases=[Phase.generate, Phase.shrink])


def cell(report: Report, *path: str) -> int:
    figure = report[Ref(path)]
    assert isinstance(figure, int)
    return figure


@given(strategies.valid_reports())
def test_each_row_of_the_requests_adds_up(report: Report):
    for row in form(report.edition).rows("requests"):
        parts = [cell(report, *row.ref.path, applicant) for applicant in APPLICANTS]
        assert cell(report, *row.ref.path, "total") == sum(parts)


@given(strategies.valid_reports())
def test_the_outcomes_add_up_in_each_column(report: Report):
    rows = [row.ref.path for row in form(report.edition).rows("requests")]
    outcomes = [path for path in rows if path[1] == "outcome" and path[2] != "total"]
    for column in (*APPLICANTS, "total"):
        parts = [cell(report, *path, column) for path in outcomes]
        assert cell(report, "requests", "outcome", "total", column) == sum(parts)


@given(strategies.valid_reports())
def test_what_came_in_went_out_or_is_carried_over(report: Report):
    for column in (*APPLICANTS, "total"):
        came = [cell(report, "requests", row, column) for row in ("received", "carried_in")]
        went = [
            cell(report, "requests", "outcome", "total", column),
            cell(report, "requests", "carried_out", column),
        ]
        assert sum(came) == sum(went)


@given(strategies.valid_reports())
def test_the_results_of_disputes_add_up(report: Report):
    for block in form(report.edition).rows("disputes"):
        *results, total = [cell(report, *c.ref.path) for c in block.children]
        assert total == sum(results)


@given(strategies.valid_reports())
def test_only_a_change_is_ever_below_zero(report: Report):
    below = {
        ref.name for ref, leaf in report.cells() if isinstance(leaf, (int, Decimal)) and leaf < 0
    }
    assert below <= {"items_change"}


@given(strategies.valid_reports(largest=3))
def test_no_figure_that_is_no_total_is_larger_than_asked_for(report: Report):
    free = [
        cell(report, *row.ref.path, applicant)
        for row in form(report.edition).rows("requests")
        if row.ref.path[1] == "outcome" and row.ref.name != "total"
        for applicant in APPLICANTS
    ]
    assert max(free) <= 3


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_valid_report_shrinks_to_zeros(edition: str):
    report = find(strategies.valid_reports(edition), lambda _: True, settings=SHRINKING)
    assert {leaf for _, leaf in report.cells()} == {0}


def test_a_failure_shrinks_to_the_few_cells_that_cause_it():
    report = find(
        strategies.valid_reports("2021"),
        lambda report: cell(report, "requests", "received", "total") >= 100,
        settings=SHRINKING,
    )
    figures = sorted(leaf for _, leaf in report.cells() if leaf != 0)
    assert figures == [100] * len(figures)
    assert len(figures) in {4, 6}, "one decision with its totals, or one case carried out"
