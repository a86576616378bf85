"""Cells that hold words or letters, which the laws found passed over or called blank."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, Missing, Ref, form
from giac_schema.render import render
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled


def test_a_drawn_row_of_figures_that_nobody_can_read_is_no_blank_row():
    """表四 drawn with blanks, letters for all its noughts: one long line of words, taken for prose."""
    page = render(filled("2021", 0), "drawn")
    start = page.index("复议后起诉")
    report = read(page[:start] + page[start:].replace(" 0", " O").replace("\n0", "\nO")).report
    assert [
        str(ref) for ref, leaf in report.cells() if ref.table == "disputes" and leaf == BLANK
    ] == []


def test_words_that_a_mark_closes_are_a_cell_of_their_row():
    """885444 in two cells before a cell of words: four cells for three columns, of which the last was passed over."""
    row = Ref.parse("disclosure.regulations")
    words = Missing("text", "其中备案6件")
    report = filled("2021", 0).with_cells({row / "repealed": 885444, row / "in_force": words})
    torn = render(report, "opened").replace("885444 |", "8854 |\n44 |")
    assert misreadings(report, read(torn).report) == ()


def test_words_with_digits_at_the_end_of_drawn_figures_are_no_blanks():
    """表四 drawn with blanks, some figures with letters in them: the cells at the end were called blank."""
    ref = Ref.parse("disputes.reconsideration")
    report = filled("2021", 0).with_cells(
        {c.ref: BLANK for c in form("2021").cells("disputes")}
        | {ref / "upheld": 672, ref / "total": 672}
        | {Ref.parse(f"disputes.litigation.direct.{n}"): 61 for n in ("upheld", "total")}
    )
    page = render(report, "drawn").replace("61", "6l")
    assert misreadings(report, read(page).report) == ()


def test_a_letter_at_the_end_of_a_source_is_no_blank_cell_of_drawn_figures():
    """表四 drawn with blanks, one cell blank and the last a letter: it might have begun a label."""
    last = Ref.parse("disputes.litigation.after_reconsideration.total")
    blank = Ref.parse("disputes.litigation.direct.pending")
    letters = {
        last: Missing("text", "O"),
        Ref.parse("disputes.reconsideration.pending"): Missing("text", "O"),
    }
    report = filled("2021", 0).with_cells({**letters, blank: BLANK})
    page = render(report, "drawn")
    found = read(page[: page.rindex("O") + 1]).report
    assert found[last] != BLANK


def test_a_letter_for_a_digit_behind_a_full_row_is_a_cell_of_it():
    """Cells on lines of their own, 272376 in two cells and the last 0 a letter: three figures were left."""
    row = Ref.parse("disclosure.normative_documents")
    report = filled("2021", 0).with_cells({row / "issued": 272376, row / "repealed": 9})
    page = render(report, "paragraphs").replace("272376\n\n9\n\n0", "27237\n\n6\n\n9\n\nO")
    assert misreadings(report, read(page).report) == ()


@pytest.mark.parametrize(("layout", "column"), [("row-per-line", 0), ("opened", 14)])
def test_words_with_digits_at_either_end_of_disputes_are_cells_where_marks_close_them(
    layout, column
):
    cells = [cell.ref for cell in form("2021").cells("disputes")]
    report = filled("2021", 0).with_cells(
        {cells[column]: Missing("text", "办结9件；转办2件"), cells[7]: BLANK}
    )
    assert read(render(report, layout)).report == report


def test_a_letter_at_the_end_of_a_cut_source_begins_no_label():
    """表四 in letters, a blank cell too many before the last two, which are all that a mark is missing behind."""
    report = filled("2021", 0)
    start, heading, table = render(report, "tabs").rpartition("四、政府信息公开行政复议")
    row = "\tO\n" * 12 + "\t\n" + "\tO\n" * 3
    page = start + heading + table[: table.rindex("\t0\n" * 15)] + row
    assert misreadings(report, read(page).report) == ()


def test_words_with_a_figure_behind_a_full_row_of_cells_on_lines_are_a_cell_of_it():
    row = Ref.parse("disclosure.regulations")
    words = Missing("text", "其中备案368件；转办167件")
    report = filled("2021", 0).with_cells({row / "repealed": 72805784, row / "in_force": words})
    page = render(report, "paragraphs").replace("72805784", "7\n\n2805784")
    assert misreadings(report, read(page).report) == ()


def test_words_behind_a_row_of_disputes_do_not_make_up_for_its_blank_first_cell():
    """A pipe alone opens each row, and another is a blank cell: with （19） at its end it had sixteen."""
    cells = [cell.ref for cell in form("2021").cells("disputes")]
    report = filled("2021", 0).with_cells({ref: 21 + n for n, ref in enumerate(cells)})
    report = report.with_cells({cells[0]: BLANK})
    page = render(report, "opened")
    longer = page.replace("35 |\n", "35 |\n（19） |\n")
    assert (longer != page, misreadings(report, read(longer).report)) == (True, ())
