"""Cells of grids are shared by all documents that have them: what stands around one changes nothing in another."""

from __future__ import annotations

from giac_schema.grammar.layouts.cells import cells
from giac_schema.model.document import Document, Grid, Paragraph, cell_of_table

GRID = Grid((cell_of_table("规章", 0, 0, 1, 1, 1), cell_of_table("0", 0, 1, 1, 1, 1)))


def test_what_stands_behind_a_cell_is_of_its_own_document() -> None:
    within = cells(Document((GRID, Paragraph("五、存在的主要问题")), "html"))
    at_the_end = cells(Document((GRID,), "html"))

    assert [cell.after for cell in within] == ["|", "\n\n", None]
    assert [cell.after for cell in at_the_end] == ["|", None]


def test_a_cell_that_stands_alike_in_two_documents_is_one() -> None:
    first, *_ = cells(Document((GRID,), "html"))
    again, *_ = cells(Document((GRID, Paragraph("五、存在的主要问题")), "html"))

    assert first is again


def test_a_figure_of_several_digits_is_kept_for_no_other_document() -> None:
    assert cell_of_table("1234", 0, 0, 1, 1, 1) == cell_of_table("1234", 0, 0, 1, 1, 1)
    assert cell_of_table("1234", 0, 0, 1, 1, 1) is not cell_of_table("1234", 0, 0, 1, 1, 1)
    assert cell_of_table("1", 0, 0, 1, 1, 1) is cell_of_table("1", 0, 0, 1, 1, 1)
