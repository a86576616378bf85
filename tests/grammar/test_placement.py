"""Which column a figure belongs to: the laws of placing, and the four ways in which blanks are treated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.api import read
from giac_schema.model import BLANK, Missing, Report, form
from giac_schema.render import LAYOUTS, FileLayout, render
from giac_schema.strategies.reports import filled

ROWS = form("2021").rows("requests")
COLUMNS = [cell.ref.name for cell in ROWS[0].children]
PAGED = sorted(name for name, kind in LAYOUTS.items() if not isinstance(kind, FileLayout))
TEXTS = [name for name in PAGED if name != "html"]
LOSSLESS = [name for name in PAGED if LAYOUTS[name].lossless]
HOLES = st.dictionaries(
    st.sampled_from([node.ref for node in form("2021").cells("requests")]), st.none(), max_size=40
)


def distinct() -> Report:
    """Every figure of 表三 is another one, and none adds up."""
    cells = {node.ref: 201 + 3 * n for n, node in enumerate(form("2021").cells("requests"))}
    return filled("2021", 0).with_cells(cells)


REPORT = distinct()


def placed(report: Report, layout: str) -> dict[str, object]:
    found = read(render(report, layout)).report
    return {str(ref): x for ref, x in found.cells() if not isinstance(x, Missing)}


def printed(report: Report) -> dict[str, object]:
    return {str(ref): x for ref, x in report.cells() if not isinstance(x, Missing)}


@given(HOLES, st.sampled_from(TEXTS))
def test_whatever_cells_are_blank_a_figure_that_is_placed_is_placed_right(holes, layout):
    report = REPORT.with_cells(dict.fromkeys(holes, BLANK))
    assert placed(report, layout).items() <= printed(report).items()


@given(HOLES)
def test_whatever_cells_are_blank_a_page_is_read_whole(holes):
    report = REPORT.with_cells(dict.fromkeys(holes, BLANK))
    assert placed(report, "html") == printed(report)


@given(HOLES, st.sampled_from(TEXTS))
def test_a_blank_cell_is_never_read_as_nought(holes, layout):
    report = REPORT.with_cells(dict.fromkeys(holes, BLANK))
    found = read(render(report, layout)).report
    assert [str(ref) for ref in holes if found[ref] == 0] == []


@given(HOLES, st.sampled_from(TEXTS))
def test_what_is_unplaced_is_kept_as_it_was_printed(holes, layout):
    report = REPORT.with_cells(dict.fromkeys(holes, BLANK))
    found = read(render(report, layout)).report
    for row in ROWS:
        leaves = [found[cell.ref] for cell in row.children]
        raw = {x.raw for x in leaves if isinstance(x, Missing) and x.kind == "unplaced"}
        figures = [str(report[c.ref]) for c in row.children if report[c.ref] != BLANK]
        assert raw <= {" ".join(figures)}


@pytest.mark.parametrize("layout", LOSSLESS)
@pytest.mark.parametrize("column", COLUMNS)
def test_a_blank_cell_is_blank_in_whichever_column_it_stands(column, layout):
    # The blank in another row shows that this text keeps blank cells in their places.
    row, other = ROWS[3].ref, ROWS[4].ref
    holes = {row / column: BLANK, other / "research_institution": BLANK}
    report = REPORT.with_cells(holes)
    found = read(render(report, layout)).report
    assert [found[cell.ref] for cell in ROWS[3].children] == [
        report[cell.ref] for cell in ROWS[3].children
    ]


@pytest.mark.parametrize("column", COLUMNS)
def test_where_blanks_are_dropped_a_short_row_is_unplaced(column):
    report = REPORT.with_cells({ROWS[3].ref / column: BLANK})
    found = read(render(report, "paragraphs-without-blanks")).report
    kinds = {getattr(found[cell.ref], "kind", "number") for cell in ROWS[3].children}
    assert kinds == {"unplaced"}


@pytest.mark.parametrize("layout", TEXTS)
def test_figures_that_add_up_to_nothing_are_placed_by_their_marks_alone(layout):
    assert placed(REPORT, layout) == printed(REPORT)


ALIGNED = """
二、上年结转政府信息公开申请数量        11      12      13      14      15      16      81
（一）予以公开                          21              23      24      25      26      119
（二）部分公开                          31      32                                      63
（七）总计                              41      42      43      44      45      46      261
"""


def test_figures_drawn_in_columns_are_placed_by_where_they_stand():
    found = read(ALIGNED).report.requests
    assert found.carried_in.total == 81
    assert (found.outcome.disclosed.natural_person, found.outcome.disclosed.total) == (21, 119)
    assert found.outcome.disclosed.commercial_enterprise == BLANK
    assert found.outcome.partially_disclosed.total == 63
    assert found.outcome.partially_disclosed.research_institution == BLANK


def test_figures_with_one_blank_between_are_not_placed_by_where_they_stand():
    text = "\n".join(" ".join(line.split()) for line in ALIGNED.splitlines())
    found = read(text).report.requests
    assert isinstance(found.outcome.disclosed.natural_person, Missing)
    assert isinstance(found.outcome.partially_disclosed.natural_person, Missing)


def test_ten_thousands_are_no_count():
    page = render(filled("2021", 7), "html").replace(">7</td>", ">5万</td>", 1)
    assert read(page).report["disclosure.regulations.issued"] == Missing("text", "5万")
