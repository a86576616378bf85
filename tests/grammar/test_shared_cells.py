"""Cells of grids are shared by all documents that have them: what stands around one changes nothing in another."""

from __future__ import annotations

from giac_schema.grammar.layouts.cells import cells
from giac_schema.model.document import Document, Grid, Paragraph, shared_cell

GRID = Grid((shared_cell("规章", 0, 0, 1, 1, 1), shared_cell("0", 0, 1, 1, 1, 1)))


def test_what_stands_behind_a_cell_is_of_its_own_document() -> None:
    within = cells(Document((GRID, Paragraph("五、存在的主要问题")), "html"))
    at_the_end = cells(Document((GRID,), "html"))

    assert [cell.after for cell in within] == ["|", "\n\n", None]
    assert [cell.after for cell in at_the_end] == ["|", None]


def test_a_cell_that_stands_alike_in_two_documents_is_one() -> None:
    first, *_ = cells(Document((GRID,), "html"))
    again, *_ = cells(Document((GRID, Paragraph("五、存在的主要问题")), "html"))

    assert first is again
