"""Laws 2 and 3: what happens to a report on its way never makes a figure wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import strategies
from giac_schema.api import read
from giac_schema.errors import UnreadableReport
from giac_schema.render import LAYOUTS, FileLayout
from giac_schema.strategies import SOILINGS, misreadings, sources

if TYPE_CHECKING:
    from giac_schema.model import Report

TEXTS = [layout for layout in LAYOUTS.values() if not isinstance(layout, FileLayout)]
FILES = [layout for layout in LAYOUTS.values() if isinstance(layout, FileLayout)]
LOSSLESS = [name for name, soiling in SOILINGS.items() if soiling.lossless]
LOSSY = [name for name, soiling in SOILINGS.items() if not soiling.lossless]


def misread(report: Report, source: strategies.Printout) -> object:
    """The cells that are misread; none in a source that is refused, which is an honest answer."""
    try:
        found = read(source.content).report
    except UnreadableReport:
        return ()
    return misreadings(report, found)


@settings(max_examples=40)
@given(st.data(), strategies.printed_reports() | strategies.hybrid_reports())
def test_no_cell_is_misread_whatever_happens_to_a_text(data: st.DataObject, report: Report):
    source = data.draw(sources(report, layouts=TEXTS))
    assert misread(report, source) == ()


@settings(max_examples=8)
@given(st.data(), strategies.printed_reports())
def test_no_cell_is_misread_whatever_happens_to_a_file(data: st.DataObject, report: Report):
    source = data.draw(sources(report, layouts=FILES))
    assert misread(report, source) == ()


@pytest.mark.parametrize("name", LOSSY)
@settings(max_examples=4)
@given(st.data(), strategies.printed_reports())
def test_no_cell_is_misread_under_a_soiling_that_loses_something(
    name: str, data: st.DataObject, report: Report
):
    source = data.draw(sources(report, layouts=TEXTS, soiled_by=[SOILINGS[name]]))
    assert misread(report, source) == ()


@pytest.mark.parametrize("name", LOSSLESS)
@settings(max_examples=4)
@given(st.data(), strategies.printed_reports())
def test_a_soiling_called_lossless_changes_nothing(name: str, data: st.DataObject, report: Report):
    of_text = [layout for layout in TEXTS if layout.name in SOILINGS[name].layouts]
    layouts = of_text or [LAYOUTS["docx"]]
    source = data.draw(sources(report, layouts=layouts, soiled_by=[SOILINGS[name]], lossless=True))
    assert read(source.content).report == report


@settings(max_examples=40)
@given(st.data(), strategies.printed_reports() | strategies.hybrid_reports())
def test_several_lossless_soilings_of_a_text_change_nothing_either(
    data: st.DataObject, report: Report
):
    source = data.draw(sources(report, layouts=TEXTS, lossless=True, most=6))
    assert read(source.content).report == report


@settings(max_examples=8)
@given(st.data(), strategies.printed_reports())
def test_several_lossless_soilings_of_a_file_change_nothing_either(
    data: st.DataObject, report: Report
):
    source = data.draw(sources(report, layouts=FILES, lossless=True, most=6))
    assert read(source.content).report == report
