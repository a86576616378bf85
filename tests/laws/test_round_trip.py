"""Law 1: what is rendered is read back, whatever the report, the layout, the kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import assume, given, settings

from giac_schema import strategies
from giac_schema.api import read
from giac_schema.errors import RepeatedLinesLost
from giac_schema.model import Missing, Report2019, Report2021
from giac_schema.render import drawn, render
from giac_schema.render.grid import printed
from giac_schema.strategies import misreadings

if TYPE_CHECKING:
    from giac_schema.model import Report
    from giac_schema.render import FileLayout, Layout, TextLayout

FEW = settings(max_examples=8)
"""For kinds of files, which take ten times as long to write and to read."""
MANY = settings(max_examples=40)
"""`benchmarks/laws.py` looks at 100,000."""


@MANY
@given(strategies.printed_reports(), strategies.text_layouts(lossless=True))
def test_a_report_comes_back_from_every_lossless_layout_of_text(report: Report, layout: TextLayout):
    assert read(render(report, layout)).report == report


@FEW
@given(strategies.printed_reports(), strategies.file_layouts(lossless=True))
def test_a_report_comes_back_from_every_kind_of_file(report: Report, layout: FileLayout):
    assert read(render(report, layout)).report == report


@settings(max_examples=12)
@given(strategies.hybrid_reports(), strategies.text_layouts(lossless=True))
def test_a_mixed_report_comes_back_from_every_lossless_layout_of_text(
    report: Report, layout: TextLayout
):
    assert read(render(report, layout)).report == report


@FEW
@given(strategies.hybrid_reports(), strategies.file_layouts(lossless=True))
def test_a_mixed_report_comes_back_from_every_kind_of_file(report: Report, layout: FileLayout):
    assert read(render(report, layout)).report == report


@MANY
@given(strategies.valid_reports(), strategies.text_layouts())
def test_a_report_without_a_blank_comes_back_from_any_layout_of_text(
    report: Report, layout: TextLayout
):
    assert read(render(report, layout)).report == report


_ONLY_2019 = {ref for ref, _ in Report2019().cells()} - {ref for ref, _ in Report2021().cells()}


def _readable(report: Report) -> Report:
    """A report with a number, so that it is no blank form, of a form that its cells tell; no rows of its own."""
    shown = {
        r for r, leaf in report.cells() if not (isinstance(leaf, Missing) and leaf.kind == "absent")
    }
    assume(any(not isinstance(leaf, Missing) for _, leaf in report.cells()))
    assume(report.edition == "2021" or shown & _ONLY_2019)
    return attrs.evolve(report, extras=())


@MANY
@given(strategies.reports())
def test_any_report_comes_back_from_a_page_as_the_page_shows_it(report: Report):
    report = _readable(report)
    assert read(render(report, "html")).report == drawn(report)


@FEW
@given(strategies.reports())
def test_any_report_comes_back_from_a_word_document_as_it_is_shown(report: Report):
    report = _readable(report)
    assert read(render(report, "docx")).report == drawn(report)


@MANY
@given(strategies.reports(), strategies.text_layouts())
def test_no_cell_of_any_report_is_misread_in_any_layout_of_text(report: Report, layout: Layout):
    report = _readable(report)
    try:
        found = read(render(report, layout)).report
    except (
        RepeatedLinesLost
    ):  # of a report with a few figures, all different, this may as well be true
        return
    assert misreadings(report, found) == ()


@MANY
@given(strategies.valid_reports())
def test_every_figure_of_a_full_report_has_its_source(report: Report):
    reading = read(render(report, "row-per-line"))
    raw = {ref: source.raw for ref, source in reading.sources.items()}
    assert raw == {ref: printed(leaf) for ref, leaf in report.cells()}


@MANY
@given(strategies.valid_reports())
def test_reading_says_nothing_of_a_table_that_is_as_the_form_has_it(report: Report):
    findings = read(render(report, "html")).findings
    assert [finding for finding in findings if finding.code != "section_missing"] == []
