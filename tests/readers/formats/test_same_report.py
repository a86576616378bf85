"""The same report in another format is the same report."""

from __future__ import annotations

import attrs
from hypothesis import given, settings

from giac_schema import strategies
from giac_schema.api import read
from giac_schema.model import Missing
from giac_schema.render import render


def test_a_report_with_distinct_figures_comes_back_whole(build, distinct):
    assert read(build(distinct)).report == distinct


def wrong(found, printed):
    numbers = ((ref, leaf) for ref, leaf in found.cells() if not isinstance(leaf, Missing))
    return {ref: leaf for ref, leaf in numbers if leaf != printed[ref]}


def test_no_figure_of_a_sparse_report_is_wrong(build, sparse):
    assert wrong(read(build(sparse)).report, sparse) == {}


def test_a_sparse_report_reads_as_its_page_does_where_merged_cells_are_kept(builders, sparse):
    page = read(render(sparse, "html")).report
    kept = [build for name, build in builders.items() if "csv" not in name]
    assert [read(build(sparse)).report for build in kept] == [page] * len(kept)


def test_nothing_is_odd_about_a_document_that_is_as_the_form_has_it(builders, distinct):
    found = {name: read(build(distinct)).findings.items for name, build in builders.items()}
    assert found == dict.fromkeys(builders, ())


def test_every_figure_of_a_document_has_its_place(builders, distinct):
    sources = read(builders["docx"](distinct)).sources
    places = {
        ref: (s.position.table, s.position.row, s.position.cell) for ref, s in sources.items()
    }
    assert len(set(places.values())) == len(list(distinct.cells()))
    assert all(None not in place for place in places.values())


@settings(max_examples=20)
@given(strategies.printed_reports())
def test_any_printed_report_reads_from_word_as_from_its_page(word, report):
    page = read(render(report, "html")).report
    assert read(word.file(word.body(report))).report == page


@settings(max_examples=10)
@given(strategies.valid_reports())
def test_any_valid_report_comes_back_from_a_workbook(builders, report):
    assert read(builders["xlsx"](report)).report == attrs.evolve(report)
