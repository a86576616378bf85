"""What is drawn as a PDF is read back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from giac_schema import strategies
from giac_schema.api import read
from giac_schema.model import Missing, Report

few = settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def cells(report: Report) -> dict[str, object]:
    return {str(ref): leaf for ref, leaf in report.cells()}


def wrong(found: Report, report: Report) -> dict[str, object]:
    return {
        str(ref): leaf
        for ref, leaf in found.cells()
        if not isinstance(leaf, Missing) and leaf != report[ref]
    }


@few
@given(strategies.valid_reports())
def test_a_report_comes_back_from_ruled_tables(drawn: Callable[..., bytes], report: Report):
    assert cells(read(drawn(report)).report) == cells(report)


@few
@given(strategies.printed_reports())
def test_blanks_and_placeholders_come_back_from_ruled_tables(
    drawn: Callable[..., bytes], report: Report
):
    assert wrong(read(drawn(report)).report, report) == {}


@few
@given(strategies.valid_reports())
def test_a_report_comes_back_from_tables_without_rulings(
    drawn: Callable[..., bytes], report: Report
):
    assert cells(read(drawn(report, ruled=False)).report) == cells(report)


@few
@given(strategies.printed_reports())
def test_no_number_is_wrong_in_tables_without_rulings(drawn: Callable[..., bytes], report: Report):
    assert wrong(read(drawn(report, ruled=False)).report, report) == {}
