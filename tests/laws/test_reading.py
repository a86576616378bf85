"""What is rendered is read back: the law that proves the grammar."""

from __future__ import annotations

from hypothesis import given

from giac_schema import strategies
from giac_schema.api import read
from giac_schema.model import Missing, Report
from giac_schema.render import Layout, render
from giac_schema.render.grid import printed


@given(strategies.printed_reports(), strategies.layouts(lossless=True))
def test_a_report_comes_back_from_every_lossless_layout(report: Report, layout: Layout):
    assert read(render(report, layout)).report == report


@given(strategies.hybrid_reports(), strategies.layouts(lossless=True))
def test_a_mixed_report_comes_back_from_every_lossless_layout(report: Report, layout: Layout):
    assert read(render(report, layout)).report == report


@given(strategies.valid_reports(), strategies.layouts())
def test_a_report_without_a_blank_comes_back_from_any_layout(report: Report, layout: Layout):
    assert read(render(report, layout)).report == report


@given(strategies.printed_reports(), strategies.layouts(lossless=False))
def test_no_number_is_wrong_in_a_lossy_layout(report: Report, layout: Layout):
    found = read(render(report, layout)).report
    wrong = {
        ref: leaf
        for ref, leaf in found.cells()
        if not isinstance(leaf, Missing) and leaf != report[ref]
    }
    assert wrong == {}


@given(strategies.valid_reports())
def test_every_figure_of_a_full_report_has_its_source(report: Report):
    reading = read(render(report, "row-per-line"))
    raw = {ref: source.raw for ref, source in reading.sources.items()}
    assert raw == {ref: printed(leaf) for ref, leaf in report.cells()}


@given(strategies.valid_reports())
def test_reading_says_nothing_of_a_table_that_is_as_the_form_has_it(report: Report):
    findings = read(render(report, "html")).findings
    assert [finding for finding in findings if finding.code != "section_missing"] == []
