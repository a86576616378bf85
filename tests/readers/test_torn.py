"""Where a source ends within a row, what it has of that row says nothing of the cells that are not there."""

from __future__ import annotations

from giac_schema.model.document import Grid, GridCell, Paragraph
from giac_schema.readers import open_document
from giac_schema.readers.torn import without_torn_row


def row(number, *texts):
    return tuple(GridCell(text, number, column) for column, text in enumerate(texts))


def test_of_a_torn_row_its_labels_are_kept_and_neither_figures_nor_blank_cells_behind_them():
    above = row(0, "规章", "1", "2", "3")
    grid = Grid((*above, *row(1, "一、本年新收", "", "7615", "8249", "58")))
    (block,) = without_torn_row([grid])
    assert block == Grid((*above, *row(1, "一、本年新收")))


def test_only_the_last_grid_of_a_source_is_torn():
    first, last = Grid(row(0, "规章", "1")), Grid(row(0, "行政许可", "2"))
    blocks = [first, Paragraph("三、收到"), last, Paragraph("四、")]
    assert without_torn_row(blocks) == [first, blocks[1], Grid(row(0, "行政许可")), blocks[3]]


def test_a_page_that_ends_within_a_table_has_no_figure_in_the_row_it_ends_with():
    page = "<table><tr><td>规章</td><td>1</td></tr><tr><td>行政许可</td><td>12</td><td>3"
    (grid,) = open_document(page).blocks
    assert [cell.text for cell in grid.cells] == ["规章", "1", "行政许可"]
