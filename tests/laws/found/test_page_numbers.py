"""Numbers of pages that the laws found among the figures of a row."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, Ref, form
from giac_schema.model.requests import APPLICANT_COLUMNS
from giac_schema.render import render
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled


def test_a_number_of_a_page_behind_a_blank_cell_is_no_figure_of_it():
    """A cell a line behind a tab: the number, alone between blank lines, was taken for the one cell of its row."""
    decided = Ref.parse("disclosure.coercive_measures.decisions")
    report = filled("2021", 0).with_cells({decided: BLANK})
    page = render(report, "tabs").replace("\t行政强制\n\t\n", "\t行政强制\n\t\n\n\n5\n")
    assert misreadings(report, read(page).report) == ()


def test_a_number_of_a_page_behind_a_row_of_blanks_is_no_figure_of_it():
    row = Ref.parse("requests.outcome.disclosed")
    blanks = {c.ref: BLANK for c in form("2021").cells("requests") if c.ref.parent == row}
    page = render(filled("2021", 0).with_cells(blanks), "tabs")
    report = read(
        page.replace("（一）予以公开\n" + "\t\n" * 7, "（一）予以公开\n" + "\t\n" * 7 + "\n\n7\n")
    ).report
    assert misreadings(filled("2021", 0).with_cells(blanks), report) == ()


def test_a_number_that_is_set_in_as_prose_is_no_figure_of_a_row_of_one_cell():
    """A cell a line, blank ones dropped: the number of a page stood where the one figure of a row would."""
    report = filled("2021", 0).with_cells(
        {Ref.parse("disclosure.coercive_measures.decisions"): BLANK}
    )
    page = render(report, "paragraphs-without-blanks")
    old = "行政强制\n\n"
    assert page.count(old) == 1
    assert misreadings(report, read(page.replace(old, f"{old}  6\n\n")).report) == ()


def test_a_number_of_a_page_that_is_set_in_completes_no_row():
    row = Ref.parse("requests.received")
    figures = dict(zip(APPLICANT_COLUMNS, (None, 118, 207, 334, 462, 596, 2047), strict=True))
    report = filled("2021", 0).with_cells(
        {row / name: BLANK if figure is None else figure for name, figure in figures.items()}
    )
    page = render(report, "paragraphs-without-blanks").replace("2047\n", "2047\n\n  5\n")
    assert misreadings(report, read(page).report) == ()


def test_a_nought_that_is_set_in_unlike_others_is_a_figure():
    """No page has the number 0; one figure alone was set in by blanks, as a site left it."""
    decided = Ref.parse("disclosure.coercive_measures.decisions")
    report = filled("2021", 0).with_cells({decided: 0})
    page = render(report, "paragraphs").replace("行政强制\n\n0", "行政强制\n\n        0")
    assert read(page).report == report


def test_the_number_of_a_page_below_a_blank_cell_that_is_closed_is_no_figure():
    """Every cell closed by a pipe, 行政许可 blank, and a page that ends behind it; another page has the same number."""
    row = Ref.parse("disclosure.licensing")
    report = filled("2021", 0).with_cells({row / "decisions": BLANK})
    page = render(report, "opened").split("\n")
    at = page.index("行政许可 |") + 2
    numbered = "\n".join([*page[:at], "3", *page[at:]])
    assert misreadings(report, read(numbered).report) == ()


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000"])
def test_a_number_of_a_page_between_dashes_and_wide_blanks_is_no_row_of_three(blank):
    """A cell a line behind a tab: - 4 - behind a row of blanks was its three cells, of which the second was 4."""
    report = filled("2019", 0).with_cells({c.ref: BLANK for c in form("2019").cells("disclosure")})
    label = "\t规范性文件\n" + "\t\n" * 3
    page = render(report, "tabs").replace(label, f"{label}\n\n\n-{blank}4{blank}-\n")
    assert f"-{blank}4{blank}-" in page
    assert misreadings(report, read(page).report) == ()
