"""What is drawn as a PDF is read back, however it is drawn."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings

from giac_schema import strategies
from giac_schema.api import read, render
from giac_schema.model import Missing, Period, Ref, Report, Report2019, Report2021
from giac_schema.strategies.reports import filled

few = settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow], deadline=None)

PROSE = (
    "本年度政务公开工作按照年初确定的要点有序推进，各项任务均已按时完成，未发生需要说明的情况。" * 4
)


def full(cls: type[Report2019 | Report2021]) -> Report:
    """A report in which every figure is another one, so that none can stand for its neighbour."""
    report = cls(
        title="云溪县水务局2023年政府信息公开工作年度报告",
        published_on=dt.date(2024, 1, 15),
        period=Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        overview=PROSE + "\n" + PROSE,
        problems="公开的形式还不够丰富。",
        other_matters="没有其他需要报告的事项。",
    )
    return report.with_cells({ref: 1000 + number for number, (ref, _) in enumerate(report.cells())})


def sparse(report: Report) -> Report:
    """The report with three figures of four left blank."""
    blank = Missing("blank")
    cells = [ref for ref, _ in report.cells()]
    return report.with_cells({ref: blank for at, ref in enumerate(cells) if at % 4})


def cells(report: Report) -> dict[str, object]:
    return {str(ref): leaf for ref, leaf in report.cells()}


def wrong(found: Report, report: Report) -> dict[str, object]:
    return {
        str(ref): leaf
        for ref, leaf in found.cells()
        if not isinstance(leaf, Missing) and leaf != report[ref]
    }


STYLES = {
    "plain": {},
    "header on the first page only": {"repeats_header": False},
    "no room in cells": {"padding": 1.0},
    "group labels on their side": {"turns_groups": True},
    "group labels from top to bottom": {"stacks_groups": 1.0},
    "group labels from top to bottom, drawn large and made small": {"stacks_groups": 0.05},
    "group labels from top to bottom, drawn small and made large": {"stacks_groups": 9.0},
    "wide page": {"width": 842.0, "height": 595.0},
    "page turned right": {"rotation": 90},
    "page upside down": {"rotation": 180},
    "page turned left": {"rotation": 270},
    "narrow labels": {
        "widths": {"requests": (0.6, 1, 1.6, *(1.2,) * 7), "disclosure": (2, 1, 1, 1, 1)}
    },
    "large type": {"size": 12.0},
}


@pytest.mark.parametrize("cls", [Report2019, Report2021])
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_ruled_tables_come_back_whole(drawn, cls, style):
    report = full(cls)
    assert cells(read(drawn(report, **style)).report) == cells(report)


@pytest.mark.parametrize("cls", [Report2019, Report2021])
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_blanks_of_ruled_tables_come_back_blank(drawn, cls, style):
    report = sparse(full(cls))
    assert cells(read(drawn(report, **style)).report) == cells(report)


@pytest.mark.parametrize("cls", [Report2019, Report2021])
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_no_figure_of_a_table_without_rulings_is_wrong(drawn, cls, style):
    report = sparse(full(cls))
    assert wrong(read(drawn(report, ruled=False, **style)).report, report) == {}


@pytest.mark.parametrize("cls", [Report2019, Report2021])
@pytest.mark.parametrize("style", ["plain", "header on the first page only", "narrow labels"])
def test_full_tables_without_rulings_come_back_whole(drawn, cls, style):
    report = full(cls)
    assert cells(read(drawn(report, ruled=False, **STYLES[style])).report) == cells(report)


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("cls", [Report2019, Report2021])
def test_a_pdf_and_a_page_of_one_report_are_read_as_the_same(drawn, cls, ruled):
    report = full(cls)
    assert read(drawn(report, ruled=ruled)).report == read(render(report, "html")).report


@few
@given(strategies.valid_reports())
def test_a_report_comes_back_from_ruled_tables(drawn, report: Report):
    assert cells(read(drawn(report)).report) == cells(report)


@few
@given(strategies.printed_reports())
def test_no_number_is_wrong_in_ruled_tables(drawn, report: Report):
    assert wrong(read(drawn(report)).report, report) == {}


@few
@given(strategies.valid_reports())
def test_a_report_comes_back_from_tables_without_rulings(drawn, report: Report):
    assert cells(read(drawn(report, ruled=False)).report) == cells(report)


@few
@given(strategies.printed_reports())
def test_no_number_is_wrong_in_tables_without_rulings(drawn, report: Report):
    assert wrong(read(drawn(report, ruled=False)).report, report) == {}


def test_a_figure_knows_where_it_stood(drawn):
    source = read(drawn(full(Report2021))).sources
    place = next(found for ref, found in source.items() if str(ref) == "requests.received.total")
    assert (place.position.table, place.position.row, place.position.cell) == (2, 4, 10)


@pytest.mark.parametrize("words", ["受理110件；告知0件", "其中备案110件"])
def test_a_line_of_words_in_a_narrow_cell_is_no_figure(drawn, words):
    """Without rulings: 受理1, 10 and the rest stood on lines of their own, and 10 was read."""
    cell = Ref.parse("disputes.reconsideration.upheld")
    report = filled("2019", 0).with_cells({cell: Missing("text", words)})
    assert wrong(read(drawn(report, ruled=False)).report, report) == {}
