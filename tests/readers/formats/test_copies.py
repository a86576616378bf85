"""The form itself beside a report is no second report, nor is the report printed once more."""

from __future__ import annotations

import io
from copy import deepcopy
from dataclasses import dataclass

import attrs
import pytest

from giac_schema import SeveralReports, read, render
from giac_schema.render.blank import blank_form


@dataclass
class Together:
    """Two reports in one source."""

    one: object
    other: object

    def text(self, layout):
        return "\n\n".join(render(report, layout) for report in (self.one, self.other)).encode()

    def docx(self):
        import docx

        one, other = (docx.Document(io.BytesIO(render(r, "docx"))) for r in (self.one, self.other))
        end = one.element.body.sectPr
        for element in other.element.body.iterchildren():
            if not element.tag.endswith("sectPr"):
                end.addprevious(deepcopy(element))
        saved = io.BytesIO()
        one.save(saved)
        return saved.getvalue()

    def xlsx(self):
        import openpyxl

        whole = openpyxl.Workbook()
        whole.remove(whole.active)
        for number, report in enumerate((self.one, self.other)):
            book = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))
            for sheet in book.worksheets:
                copy = whole.create_sheet(f"{number} {sheet.title}")
                for cell in (cell for row in sheet.iter_rows() for cell in row):
                    if cell.value is not None:
                        copy[cell.coordinate] = cell.value
                for merged in sheet.merged_cells.ranges:
                    copy.merge_cells(merged.coord)
        saved = io.BytesIO()
        whole.save(saved)
        return saved.getvalue()

    def source(self, kind):
        return getattr(self, kind)() if kind in {"docx", "xlsx"} else self.text(kind)


KINDS = ["html", "markdown", "cell-per-line", "docx", "xlsx"]


def beside_its_form(report, kind, *, before):
    pair = [report, blank_form(report.edition)]
    return read(Together(*(reversed(pair) if before else pair)).source(kind)).report


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("before", [False, True], ids=["behind", "before"])
def test_a_blank_form_beside_a_report_is_no_report(distinct, kind, before):
    assert beside_its_form(distinct, kind, before=before) == read(render(distinct, kind)).report


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("before", [False, True], ids=["behind", "before"])
def test_a_blank_form_beside_a_sparse_report_is_no_report(sparse, kind, before):
    assert beside_its_form(sparse, kind, before=before) == read(render(sparse, kind)).report


def test_that_a_blank_form_was_left_in_the_source_is_said(small):
    both = read(Together(small, blank_form("2021")).source("html"))
    assert [f.args["text"] for f in both.findings if f.rule == "S-17"] == [
        "（机关名称）____年政府信息公开工作年度报告"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_that_is_printed_twice_is_read_once(distinct, kind):
    assert (
        read(Together(distinct, distinct).source(kind)).report
        == read(render(distinct, kind)).report
    )


def test_that_a_report_stands_there_once_more_is_said_in_one_finding(small):
    once, twice = (
        read(source) for source in (render(small, "html"), Together(small, small).source("html"))
    )
    assert [f.code for f in twice.findings if f not in once.findings] == ["report_repeated"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_figures_under_the_titles_of_two_organs_are_two_reports(small, kind):
    other = attrs.evolve(small, title=small.title.replace(small.organ, "别处县水务局"))
    with pytest.raises(SeveralReports):
        read(Together(small, other).source(kind))


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_two_reports_in_one_source_are_refused_still(small, kind):
    other = small.with_cells({ref: 7 for ref, _ in small.cells()})
    with pytest.raises(SeveralReports):
        read(Together(small, other).source(kind))
