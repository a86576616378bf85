"""What stands between the parts of a report on paper: page numbers, running headers, line breaks."""

from __future__ import annotations

import pytest

from giac_schema.model.document import Grid, Paragraph
from giac_schema.readers.pdf.leaves.flow import blocks
from giac_schema.readers.pdf.leaves.running import Page
from giac_schema.readers.pdf.lines import Line, Piece
from giac_schema.readers.pdf.rulings.tables import Box, Table


def line(text: str, top: float, *, left: float = 50, right: float | None = None) -> Line:
    return Line(
        (Piece(text, left, top, left + 10 * len(text) if right is None else right, top + 10),)
    )


def page(*items: Line | Table) -> Page:
    return Page(items, 500, 800)


def texts(*pages: Page) -> list[str]:
    return [block.text for block in blocks(pages) if isinstance(block, Paragraph)]


def table(*rows: tuple[str, ...], top: float = 100, **kind: bool) -> Table:
    boxes = tuple(
        Box(text, 50 + 100 * column, 150 + 100 * column, number)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Table(boxes, top, top + 20 * len(rows), **kind)


def grid_rows(*pages: Page) -> list[list[list[str]]]:
    grids = [block for block in blocks(pages) if isinstance(block, Grid)]
    return [
        [[c.text for c in grid.cells if c.row == row] for row in range(grid.cells[-1].row + 1)]
        for grid in grids
    ]


@pytest.mark.parametrize(
    "number", ["- 3 -", "— 3 —", "3", "第3页", "第 3 页 共 9 页", "3/9", "P. 9", "Page 9 of 12"]
)
def test_a_page_number_is_no_text(number: str):
    assert texts(page(line("总体情况", 300), line(number, 780))) == ["总体情况"]


def test_a_figure_in_the_middle_of_a_page_is_no_page_number():
    assert texts(page(line("12", 300), line("总体情况", 400))) == ["12", "总体情况"]


def test_what_every_page_has_at_its_edge_is_left_out():
    pages = [page(line("2023年报_水务局", 20), line(words, 300)) for words in ("甲", "乙")]
    assert texts(*pages) == ["甲", "乙"]


def test_a_header_of_a_table_on_every_page_is_no_running_header():
    pages = [page(line("申请人情况", 20), line(words, 300)) for words in ("甲", "乙")]
    assert texts(*pages) == ["申请人情况", "甲", "申请人情况", "乙"]


def test_full_lines_go_on_in_the_next_one():
    first = line("一" * 38, 300, left=70, right=450)
    assert texts(page(first, line("乙" * 40, 318), line("丙" * 4, 336))) == [
        "一" * 38 + "乙" * 40 + "丙" * 4
    ]


def test_an_indented_line_begins_a_paragraph():
    first = line("一" * 40, 300)
    assert texts(page(first, line("乙" * 38, 318, left=70, right=450))) == ["一" * 40, "乙" * 38]


def test_a_paragraph_goes_on_over_a_page_break():
    pages = page(line("一" * 40, 700), line("- 1 -", 780)), page(line("乙" * 4, 50))
    assert texts(*pages) == ["一" * 40 + "乙" * 4]


def test_a_table_goes_on_over_a_page_break():
    above = page(table(("行", "甲"), ("一", "1")), line("- 1 -", 780))
    below = page(table(("二", "2"), top=50), line("- 2 -", 780))
    assert grid_rows(above, below) == [[["行", "甲"], ["一", "1"], ["二", "2"]]]


def test_a_header_repeated_behind_a_page_break_is_dropped():
    above, below = page(table(("行", "甲"), ("一", "1"))), page(table(("行", "甲"), ("二", "2")))
    assert grid_rows(above, below) == [[["行", "甲"], ["一", "1"], ["二", "2"]]]


def test_a_row_torn_by_a_page_break_is_put_together():
    above = page(table(("2.没有现成信息", "12")))
    below = page(table(("需要另行制作", ""), ("3.补正后申请内容仍不明确", "7")))
    assert grid_rows(above, below) == [
        [["2.没有现成信息需要另行制作", "12"], ["3.补正后申请内容仍不明确", "7"]]
    ]


def test_a_figure_below_a_page_break_is_no_rest_of_the_header_above_it():
    rows = ("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费", "1009")
    assert grid_rows(page(table(rows[0])), page(table(rows[1]))) == [[list(row) for row in rows]]


def test_two_rows_on_both_sides_of_a_page_break_stay_two():
    above = page(table(("（一）予以公开", "12")))
    below = page(table(("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "7")))
    assert [len(rows) for rows in grid_rows(above, below)] == [2]


def test_tables_of_other_columns_are_other_tables():
    above, below = page(table(("行", "甲"))), page(table(("行", "甲", "乙")))
    assert len(grid_rows(above, below)) == 2


def test_words_that_ran_over_the_end_of_a_page_return_to_their_cell():
    rows = ("三、本年度办理", "（一）予以公开", "1"), ("", "（七）总计", "2")
    above = page(table(rows[0], top=700), line("结果", 725, left=60))
    assert grid_rows(above, page(table(rows[1], top=50))) == [
        [["三、本年度办理结果", "（一）予以公开", "1"], ["", "（七）总计", "2"]]
    ]


def test_a_figure_torn_by_a_page_break_is_none_of_its_parts():
    above = page(table(("一、本年新收政府信息公开申请数量", "1000000", "5")))
    below = page(table(("", "00", ""), ("（七）总计", "2", "3")))
    assert grid_rows(above, below) == [
        [
            ["一、本年新收政府信息公开申请数量", "1000000\n00", "5"],
            ["", "1000000\n00", ""],
            ["（七）总计", "2", "3"],
        ]
    ]


def test_figures_at_the_edge_of_several_pages_are_no_running_header():
    pages = [page(line("总体情况", 300), line(figure, 780)) for figure in ("3259", "3801")]
    assert texts(*pages) == ["总体情况", "3259", "总体情况", "3801"]


def test_bare_numbers_that_count_pages_are_page_numbers():
    pages = [page(line("总体情况", 300), line(number, 780)) for number in ("8", "9")]
    assert texts(*pages) == ["总体情况", "总体情况"]


def test_a_bare_number_that_counts_no_pages_may_be_a_figure():
    pages = [page(line("总体情况", 300), line(number, 780)) for number in ("369", "9")]
    assert texts(*pages) == ["总体情况", "369", "总体情况", "9"]
