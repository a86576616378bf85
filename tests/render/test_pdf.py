"""PDF: what is taller than a page is divided, and what is too wide for its cell stays in it."""

from __future__ import annotations

import attrs
import pytest

from giac_schema.api import read
from giac_schema.model import ExtraRow, Missing, Ref
from giac_schema.render import render
from giac_schema.strategies.reports import filled


def with_remarks(edition, table):
    """A report of noughts with a remark behind each of one table."""
    report, words = filled(edition, 0), Missing("text", "0（其中修订16件）")
    return report.with_cells({ref: words for ref, _ in report.cells() if ref.table == table})


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_group_of_rows_taller_than_a_page_goes_on_over_the_page(edition):
    page = render(with_remarks(edition, "requests"), "pdf")
    assert read(page).report == filled(edition, 0)


def test_a_row_taller_than_a_page_is_divided():
    extra = ExtraRow("requests", "本机关认为" * 600, (7,) * 7)
    report = attrs.evolve(filled("2021", 0), extras=(extra,))
    assert dict(read(render(report, "pdf")).report.cells()) == dict(report.cells())


def test_a_closing_bracket_stays_in_its_narrow_cell():
    """表四 has fifteen columns."""
    page = render(with_remarks("2021", "disputes"), "pdf")
    assert read(page).report == filled("2021", 0)


@pytest.mark.parametrize("size", [300, 600, 1500])
def test_a_cell_of_words_taller_than_a_page_is_divided(size):
    """Rows below it were not measured, and reportlab failed where it looked for the tallest."""
    words = Missing("text", "办结转公" * size)
    ref = Ref.parse("requests.received.other_organization")
    page = render(filled("2021", 0).with_cells({ref: words}), "pdf")
    assert page.startswith(b"%PDF")
