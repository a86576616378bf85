"""What a page does not prove is withheld: drawings that once were misread, put down to what was odd in each."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from giac_schema.api import render
from giac_schema.grammar.reading import read_document
from giac_schema.grammar.words.values import parse_value
from giac_schema.model.document import Document, Grid, GridCell, Paragraph
from giac_schema.model.values import ABSENT
from giac_schema.readers.pdf.drawing.glyphs import UNKNOWN, Glyph
from giac_schema.readers.pdf.drawing.paths import Ruling
from giac_schema.readers.pdf.leaves.flow import blocks
from giac_schema.readers.pdf.leaves.running import Page, flow
from giac_schema.readers.pdf.lines import Line, Piece
from giac_schema.readers.pdf.page import Sheet
from giac_schema.readers.pdf.ruled.merged import with_doubts
from giac_schema.readers.pdf.ruled.ruled import ruled_tables
from giac_schema.readers.pdf.rulings.tables import Box, Table
from giac_schema.readers.pdf.unruled.aligned import aligned
from giac_schema.readers.sniff import open_document
from giac_schema.strategies.reports import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
LABELS = ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”")


def drawn(*texts: tuple[str, float, float]) -> list[Line]:
    """Lines of pieces ten points high, each with where it begins and its height on the page."""
    levels = sorted({y for _, _, y in texts})
    return [
        Line(
            tuple(
                _piece(text, x, y) for text, x, y in sorted(texts, key=lambda t: t[1]) if y == level
            )
        )
        for level in levels
    ]


def _piece(text: str, x: float, y: float) -> Piece:
    wide = sum(5 if sign.isascii() else 10 for sign in text)
    return Piece(text, x, y, x + wide, y + 10, 10)


def heads() -> list[tuple[str, float, float]]:
    return [(text, 200 + 80 * at, 0) for at, text in enumerate(HEADS)]


def rows(lines: list[Line]) -> dict[str, list[str]]:
    """What stands behind each label of the one table in some lines."""
    (grid,) = (part for part in aligned(lines, 800) if not isinstance(part, list))
    return {row[0].text: [cell.text for cell in row[1:]] for row in grid.rows}


def places(lines: list[Line]) -> dict[str, list[tuple[int, str]]]:
    """In which columns what stands behind each label of the one table in some lines is drawn."""
    (grid,) = (part for part in aligned(lines, 600) if not isinstance(part, list))
    return {row[0].text: [(cell.column, cell.text) for cell in row[1:]] for row in grid.rows}


def heads_of_2019() -> list[tuple[str, float, float]]:
    texts = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
    return [(text, 150 * at, 0) for at, text in enumerate(texts)]


def row_of(table: Table, number: int) -> list[str]:
    return [box.text for box in with_doubts(table).row(number)]


def test_a_label_level_with_figures_that_were_put_together_has_no_row_of_blanks():
    figures = [
        (sign, 210 + 80 * at, 20 + 15 * line) for at in range(7) for line, sign in enumerate("12")
    ]
    found = rows(drawn(*heads(), (LABELS[0], 0, 27), *figures, (LABELS[1], 0, 60), ("5", 210, 60)))
    assert "" not in found.get(LABELS[0], [])


def test_what_may_be_one_figure_is_said_in_every_row_it_may_belong_to():
    first = [("1234", 200 + 80 * at, 20) for at in range(3)]
    second = [("5678", 200 + 80 * at, 31) for at in range(4)]
    found = rows(drawn(*heads(), ("未知事项甲", 0, 20), *first, ("未知事项", 0, 31), *second))
    texts = [text for row in found.values() for text in row if text]
    assert [text for text in texts if parse_value(text) is not None and text != "5678"] == []


def test_a_label_that_a_figure_ran_into_has_a_row_without_blanks():
    label = "（二）部分公开（区分处理的，只计265这一情形，不计其他情形）"
    figures = [("5", 410 + 80 * at, 20) for at in range(6)]
    heads = [(text, 330 + 80 * at, 0) for at, text in enumerate(HEADS)]
    found = rows(drawn(*heads, (label, 0, 20), *figures, (LABELS[1], 0, 40), ("6", 340, 40)))
    assert found[label] == ["\ufffd", *6 * ["5"]]


def test_the_number_of_a_label_set_apart_from_it_is_no_figure_of_its_row():
    label = "本机关不掌握相关政府信息"
    lines = drawn(
        *(*heads(), ("1", 40, 20), (label, 30, 24), ("185", 210, 24)),
        *((LABELS[1], 0, 60), ("6", 210, 60), (LABELS[2], 0, 80)),
    )
    found = rows(lines)
    assert not {"1", "185"} & {text for row in found.values() for text in row}
    assert found[LABELS[2]] == []


def test_rows_side_by_side_as_in_two_columns_of_print_give_no_figures():
    lines = drawn(
        *heads(),
        *((LABELS[0], 0, 20), ("12", 210, 20), (LABELS[1], 280, 20), ("34", 700, 20)),
        *((LABELS[2], 0, 40), ("56", 210, 40)),
    )
    texts = [text for row in rows(lines).values() for text in row]
    assert [text for text in texts if parse_value(text) is not None] == []


def test_what_begins_a_table_to_the_right_of_a_figure_shows_two_columns_of_print():
    lines = drawn(
        *(("本年新制作数量", 100, 0), ("上一年项目数量", 500, 0), ("本年增/减", 600, 0)),
        *(("行政事业性收费", 400, 20), ("387", 510, 20)),
        *(("规章", 0, 31), ("9", 130, 31), ("312", 510, 31)),
        *(("2", 130, 42), ("第二十条第（九）项", 400, 42), ("信息内容", 400, 53)),
    )
    texts = [text for row in rows(lines).values() for text in row]
    assert [text for text in texts if parse_value(text) is not None] == []


def test_no_figure_is_placed_below_headers_some_of_which_are_among_other_words():
    lines = drawn(
        *(("第二十条第（五）项", 0, 0), ("信息内容", 0, 11), ("处理决定数量", 400, 11)),
        *(("行政许可", 0, 31), ("8", 410, 31)),
        *(("第二十条第（六）项", 180, 44), ("上一年项目数量", 150, 55), ("信息内容", 0, 55)),
        *(("本年增/减", 250, 55), ("处理决定数量", 400, 55)),
        *(("行政处罚", 0, 77), ("454", 170, 77)),
    )
    texts = [text for row in rows(lines).values() for text in row]
    assert "454" not in texts


def test_no_row_of_table_three_is_blank_below_few_headers():
    """As on a page with two columns of print, where the end of a label stood above this one."""
    lines = drawn(
        *((".其他", 200, 0), ("（七）总计", 0, 20)),
        *(("一、本年新收政府信息公开申请数量", 0, 40), ("340", 205, 40), ("1", 260, 40)),
    )
    assert rows(lines)["（七）总计"] == []


def test_no_row_below_a_header_that_is_cut_off_is_blank():
    lines = drawn(
        *(("信息内容", 0, 0), ("本年新制作数量", 150, 0), ("本年新公\ufffd", 300, 0)),
        *(("规章", 0, 20), ("规范性文件", 0, 40), ("1", 160, 40)),
    )
    assert rows(lines)["规章"] == []


def test_rows_of_2019_are_placed_where_they_are_full():
    lines = drawn(
        *heads_of_2019(),
        *(("行政许可", 0, 20), ("165", 310, 20), ("132", 460, 20)),
        *(("行政强制", 0, 40), ("1", 160, 40), ("2", 310, 40), ("3", 460, 40)),
    )
    placed = places(lines)
    assert placed["行政强制"] == [(8, "1"), (9, "2"), (10, "3")]
    assert all(column >= 1000 for column, _ in placed["行政许可"])


def test_in_a_row_of_2019_only_what_stands_below_the_second_header_may_be_of_another_cell():
    lines = drawn(
        *heads_of_2019(),
        *(("行政处罚", 0, 20), ("165", 160, 20), ("132", 460, 20)),
        *(("行政强制", 0, 40), ("231", 460, 40)),
    )
    placed = places(lines)
    assert placed["行政处罚"] == [(8, "165"), (9, ""), (10, "132")]
    assert placed["行政强制"] == [(8, ""), (9, ""), (10, "231")]


@pytest.mark.parametrize("first", ["4", "46"])
def test_digits_set_wide_below_two_headers_of_2019_do_not_make_a_full_row(first):
    lines = drawn(
        *(("信息内容", 0, 0), ("上一年项目数量", 150, 0)),
        *(("本年增/减", 224, 0), ("处理决定数量", 300, 0)),
        *(("行政许可", 0, 20), (first, 221 - 5 * len(first), 20), ("6", 225, 20), ("312", 310, 20)),
        *(("行政强制", 0, 40), ("4", 160, 40), ("6", 225, 40), ("312", 310, 40)),
    )
    placed = places(lines)
    assert all(column >= 1000 for column, _ in placed["行政许可"])
    assert placed["行政强制"] == [(8, "4"), (9, "6"), (10, "312")]


def test_what_may_be_figures_of_two_rows_leaves_neither_blank():
    table = Table(
        (
            *(Box(text, 100 + 50 * at, 150 + 50 * at, 0) for at, text in enumerate(HEADS)),
            *(Box(LABELS[0], 0, 100, 1), Box("2035\n4921", 100, 150, 1, 2), Box("7", 150, 200, 1)),
            *(Box(LABELS[1], 0, 100, 2), Box("461", 150, 200, 2)),
        ),
        0,
        100,
    )
    assert row_of(table, 2) == [LABELS[1], "2035\n4921", "461"]


def test_a_part_of_such_a_cell_covers_no_other_cell():
    table = Table(
        (
            *(Box(text, 100 + 50 * at, 150 + 50 * at, 0) for at, text in enumerate(HEADS)),
            *(Box(LABELS[0], 0, 100, 1), Box("98 74\n6428", 100, 250, 1, 2)),
            *(Box(LABELS[1], 0, 100, 2), Box("65", 100, 150, 2), Box("80", 150, 200, 2)),
        ),
        0,
        100,
    )
    assert row_of(table, 2) == [LABELS[1], "65", "80", "98 74\n6428"]


def test_a_figure_beside_another_below_one_header_is_withheld():
    table = Table(
        (
            *(Box(text, 100 + 50 * at, 150 + 50 * at, 0) for at, text in enumerate(HEADS[:5])),
            *(Box("法律服其务他机构", 350, 400, 0), Box("总计", 400, 450, 0)),
            *(Box(LABELS[0], 0, 100, 1), Box("3", 100, 150, 1), Box("", 150, 350, 1)),
            *(Box("", 350, 375, 1), Box("463", 375, 400, 1), Box("9", 400, 450, 1)),
        ),
        0,
        100,
    )
    assert "463" not in row_of(table, 1)


def test_figures_below_a_header_that_is_two_are_withheld_however_narrow_the_columns_are():
    heads = ("自然人", "商业企业", "科研机构", "社会公益组织")
    table = Table(
        (
            *(Box(text, 100 + 5 * at, 105 + 5 * at, 0) for at, text in enumerate(heads)),
            *(Box("法律服其务他机构", 120, 130, 0), Box("总计", 130, 135, 0)),
            *(Box(text, 95 + 5 * at, 100 + 5 * at, 1) for at, text in enumerate("12345678")),
            *(Box(LABELS[0], 0, 100, 2), Box("4", 100, 105, 2), Box("", 105, 120, 2)),
            *(Box("216", 120, 130, 2), Box("5", 130, 135, 2)),
        ),
        0,
        100,
    )
    assert "216" not in row_of(table, 2)


def test_figures_below_two_headers_that_stand_over_each_other_in_part_are_withheld():
    table = Table(
        (
            *(Box("自然人", 100, 150, 0), Box("总计", 400, 450, 0)),
            *(Box("商业企业", 100, 200, 1), Box("科研机构", 200, 250, 1)),
            *(Box(LABELS[0], 0, 100, 2), Box("147", 100, 200, 2), Box("9", 200, 250, 2)),
            Box("5", 400, 450, 2),
        ),
        0,
        100,
    )
    assert row_of(table, 2) == [LABELS[0], "\ufffd147", "9", "5"]


def test_figures_below_a_header_with_the_characters_of_another_are_withheld():
    heads = (*HEADS[:4], "法律服其务他机构", HEADS[-1])
    table = Table(
        (
            *(Box(text, 100 + 50 * at, 150 + 50 * at, 0) for at, text in enumerate(heads)),
            *(Box(LABELS[0], 0, 100, 1),),
            *(Box(str(11 + at), 100 + 50 * at, 150 + 50 * at, 1) for at in range(6)),
        ),
        0,
        100,
    )
    assert row_of(table, 1) == [LABELS[0], "11", "12", "13", "14", "\ufffd15", "16"]


def test_the_rest_of_a_label_below_headers_that_are_repeated_has_no_blanks():
    boxes = [
        Box(text, 100 + 50 * at, 150 + 50 * at, number)
        for number in (0, 2)
        for at, text in enumerate(HEADS)
    ]
    above, below = "3.危及“三安", "全一稳定”"
    boxes += [
        Box(above, 0, 100, 1),
        *(Box("5", 100 + 50 * at, 150 + 50 * at, 1) for at in range(7)),
    ]
    boxes += [Box(below, 0, 100, 3), *(Box("", 100 + 50 * at, 150 + 50 * at, 3) for at in range(7))]
    assert row_of(Table(tuple(boxes), 0, 100), 3) == [below, *7 * ["\ufffd"]]


def test_figures_beside_the_rest_of_a_label_below_headers_that_are_repeated_are_withheld():
    """A narrow cell broke 307 into lines, and the page these."""
    boxes = [
        Box(text, 100 + 50 * at, 150 + 50 * at, number)
        for number in (0, 2)
        for at, text in enumerate(HEADS)
    ]
    labels = {1: "4.保护", 3: "护第三方合法权益", 4: "5.属于三类内部事务信息"}
    for number, label in labels.items():
        boxes += [Box(label, 0, 100, number)]
        boxes += [Box("7", 100 + 50 * at, 150 + 50 * at, number) for at in range(7)]
    table = Table(tuple(boxes), 0, 100)
    assert row_of(table, 3)[1:] == 7 * ["\ufffd7"]
    assert row_of(table, 4)[1:] == 7 * ["7"]


def test_the_rest_of_a_label_that_begins_a_table_without_headers_has_no_blanks():
    row = (Box("", 0, 50, 0), Box("信息需要另行制作", 50, 100, 0), Box("", 100, 150, 0))
    blanks = [Box("", 100 + 50 * at, 150 + 50 * at, 1) for at in range(7)]
    below = (Box("3.补正后申请内容仍不明确", 50, 100, 1), *blanks)
    table = Table((*row, *below), 0, 100)
    assert row_of(table, 0) == ["", "信息需要另行制作", "\ufffd"]
    assert row_of(table, 1) == ["3.补正后申请内容仍不明确", *7 * [""]]


@pytest.mark.parametrize("cut", ["不掌握相关政府信息", "2.没有现成信息"])
def test_a_row_of_table_three_whose_label_is_cut_has_no_blanks(cut):
    heads = [Box(text, 100 + 50 * at, 150 + 50 * at, 0) for at, text in enumerate(HEADS)]
    whole = [Box(LABELS[0], 0, 100, 1), *(Box("", b.left, b.right, 1) for b in heads)]
    row = [Box(cut, 0, 100, 2), *(Box("", b.left, b.right, 2) for b in heads)]
    table = Table((*heads, *whole, *row), 0, 100)
    assert row_of(table, 1) == [LABELS[0], *7 * [""]]
    assert row_of(table, 2) == [cut, *7 * ["\ufffd"]]


def test_a_row_of_fewer_cells_than_table_three_has_columns_is_not_blank_below_no_header():
    """As of a sheet too wide for its paper: the other columns stand on another page."""
    narrow, whole = (
        Table(
            (
                *(Box(LABELS[0], 0, 100, 0), Box("12", 100, 150, 0)),
                *(Box(LABELS[1], 0, 100, 1),),
                *(Box("", 100 + 50 * at, 150 + 50 * at, 1) for at in range(columns)),
            ),
            0,
            100,
        )
        for columns in (1, 7)
    )
    assert row_of(narrow, 1) == [LABELS[1], "\ufffd"]
    assert row_of(whole, 1) == [LABELS[1], *7 * [""]]


def test_figures_in_a_cell_that_a_line_cuts_beside_whole_ones_are_withheld():
    """A line below the first digits of a narrow cell, where the other cells of the row go on."""
    heads = [Box(text, 100 + 50 * at, 150 + 50 * at, 0) for at, text in enumerate(RESULTS)]
    row = [Box("57\n4", b.left, b.right, 1, 2) for b in heads[:4]]
    table = Table((*heads, *row, Box("6", 300, 350, 1), Box("60", 300, 350, 2)), 0, 100)
    assert row_of(table, 1)[-1] == "\ufffd6"
    assert row_of(table, 2)[-1] == "\ufffd60"


def test_a_line_below_figures_of_a_row_with_its_label_cuts_no_cell():
    heads = [Box(text, 100 + 50 * at, 150 + 50 * at, 0) for at, text in enumerate(HEADS)]
    first = [Box(LABELS[0], 0, 100, 1), Box("57\n4", 100, 150, 1, 2)]
    first += [Box("6", b.left, b.right, 1) for b in heads[1:]]
    below = [Box(LABELS[1], 0, 100, 2), *(Box("60", b.left, b.right, 2) for b in heads[1:])]
    table = Table((*heads, *first, *below), 0, 100)
    assert row_of(table, 2)[-6:] == 6 * ["60"]


def test_figures_that_stand_below_each_other_in_one_of_several_columns_are_withheld():
    """As a browser prints cells that are told to be blocks: of which column each is, nothing says."""
    lines = drawn(
        *heads_of_2019(),
        *(("165", 160, 20), ("132", 160, 40), ("行政许可", 0, 60), ("7", 160, 60)),
        *(("3", 160, 80), ("行政强制", 0, 100), ("9", 160, 100)),
    )
    texts = [text for row in rows(lines).values() for text in row]
    assert [text for text in texts if not text or parse_value(text) is not None] == []


def test_a_label_that_holds_figures_below_no_header_is_none():
    """As where rows stand so close together that their cells are told from each other by nothing."""
    label = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）748 25 349"
    row = [Box(label, 0, 100, 0), *(Box("", 100 + 50 * at, 150 + 50 * at, 0) for at in range(7))]
    assert row_of(Table(tuple(row), 0, 100), 0)[0] == "\ufffd"


def test_a_label_beside_words_that_may_be_of_two_rows_is_none():
    heads = [Box(text, 200 + 50 * at, 250 + 50 * at, 0) for at, text in enumerate(HEADS)]
    words = "3.要求提供公开出版物4.无正当理由大量反复申请"
    row = [Box("（六）其他处理", 0, 50, 1), Box(words, 50, 200, 1)]
    row += [Box("5", 200 + 50 * at, 250 + 50 * at, 1) for at in range(7)]
    assert row_of(Table((*heads, *row), 0, 100), 1)[0] == "\ufffd（六）其他处理"


def test_a_figure_below_no_header_that_reaches_over_two_columns_is_withheld():
    table = Table(
        (
            *(Box(LABELS[0], 0, 100, 0), Box("290", 100, 200, 0), Box("7", 200, 250, 0)),
            *(Box(LABELS[1], 0, 100, 1), Box("", 100, 150, 1), Box("3", 150, 200, 1)),
            *(Box("5", 200, 250, 1),),
        ),
        0,
        100,
    )
    assert row_of(table, 0) == [LABELS[0], "\ufffd290", "7"]


def test_columns_of_a_table_without_headers_are_not_those_of_one_that_is_divided_otherwise():
    heads = Table(
        tuple(Box(text, 100 + 50 * at, 150 + 50 * at, 0) for at, text in enumerate(HEADS)), 0, 50
    )
    rows = (Box(LABELS[0], 0, 120, 0), Box("8", 120, 150, 0), Box("9", 150, 200, 0))
    page = Page(
        (heads, *drawn(("三、收到和处理政府信息公开申请情况", 0, 60)), Table(rows, 80, 90)),
        600,
        100,
    )
    *_, (below,) = (grid.rows for grid in blocks([page]) if isinstance(grid, Grid))
    assert {cell.column for cell in below}.isdisjoint(range(len(HEADS) + 1))


def test_lines_of_digits_beside_a_label_that_stands_alone_are_parts_of_one_figure():
    lines = drawn(("政府集中采购", 0, 0), ("824", 200, 0), ("498", 200, 11))
    assert [line.text for part in aligned(lines, 800) for line in part] == [
        "政府集中采购 \ufffd",
        "\ufffd",
    ]


def test_lines_of_digits_above_and_below_a_label_that_stands_alone_are_parts_of_one_figure():
    lines = drawn(("557", 200, 0), ("行政事业性收费", 0, 5), ("638", 200, 11))
    assert [line.text for part in aligned(lines, 800) for line in part] == [
        "\ufffd",
        "行政事业性收费",
        "\ufffd",
    ]


def test_lines_of_digits_beside_a_label_that_is_set_wide_and_stands_alone_are_parts_of_one_figure():
    label = [(sign, 13 * at, 11) for at, sign in enumerate("政府集中采购")]
    digits = [("8", 200, 0), ("9", 205, 0), ("6", 230, 0), ("8", 200, 11), ("2", 230, 11)]
    (part,) = aligned(drawn(*label, *digits), 800)
    assert [line.text for line in part][1:] == ["政 府 集 中 采 购 \ufffd \ufffd"]


def test_figures_beside_two_labels_that_stand_alone_are_two():
    lines = drawn(("行政许可", 0, 0), ("824", 200, 0), ("行政处罚", 0, 11), ("498", 200, 11))
    assert list(aligned(lines, 800)) == [lines]


def test_lines_of_digits_close_above_the_first_label_are_of_its_row():
    lines = drawn(
        *(("1", 210, 0), ("2", 210, 11), (LABELS[0], 0, 22), ("4", 210, 22)),
        *((LABELS[1], 0, 42), ("7", 210, 42), (LABELS[2], 0, 62), ("8", 210, 62)),
    )
    texts = [text for row in rows(lines).values() for text in row]
    assert "4" not in texts


def test_as_many_cells_as_headers_that_stand_not_below_them_are_withheld():
    table = Table(
        (
            *(Box(text, 100 + 50 * at, 150 + 50 * at, 0) for at, text in enumerate(HEADS[:4])),
            *(Box("法律服务机构其他", 300, 400, 0), Box("总计", 400, 450, 0)),
            *(Box(LABELS[0], 0, 100, 1), Box("", 100, 150, 1), Box("", 150, 200, 1)),
            *(Box("", 250, 300, 1), Box("", 300, 350, 1), Box("586554", 350, 400, 1)),
            Box("", 400, 450, 1),
        ),
        0,
        100,
    )
    assert "586554" not in row_of(table, 1)


def test_a_cell_whose_figure_may_hang_from_the_table_above_is_not_blank():
    rulings = (
        *lattice([10, 50, 100], [0, 20, 40]),
        *lattice([10, 50, 100], [46, 66, 86]),
    )
    glyphs = (*written("62", 60, 28), *written("160", 60, 43))
    above, below = ruled_tables(Sheet(595, 842, glyphs, rulings))[0]
    assert [box.text for box in above.boxes] == ["", "", "", "62\n160"]
    assert [box.text for box in below.boxes] == ["", "\ufffd\ufffd\ufffd", "", ""]


def test_columns_of_another_table_on_the_page_are_not_moved_by_it():
    rulings = (
        *lattice([10, 50, 100, 150], [0, 20, 40]),
        *lattice([10, 53, 100, 150], [60, 80, 100]),
    )
    above, below = ruled_tables(Sheet(595, 842, (), rulings))[0]
    assert (above.edges, below.edges) == ([10, 50, 100, 150], [10, 53, 100, 150])


def test_a_table_inside_another_with_figures_has_no_blanks():
    outer = (Ruling(200, 0, 300, 0), *lattice([0, 200, 300], [0, 100, 120])[1:])
    inner = lattice([20, 100, 180], [0, 20, 40])
    glyphs = (*written("7", 22, 2), *written("12", 210, 30))
    found, _ = ruled_tables(Sheet(595, 842, glyphs, (*outer, *inner)))
    assert sorted([box.text for box in table.boxes] for table in found) == [
        ["", "12", "", ""],
        ["7", "\ufffd", "\ufffd", "\ufffd"],
    ]


def test_a_table_that_meets_another_with_figures_has_no_blanks():
    """As where rulings were lost: what stands beside its rows may be their last column."""
    rows, others = (0, 30, 74, 105, 165, 198), (0, 42, 94, 119, 174, 236)
    rulings = (
        *ruled((50, 120, 180, 240), rows),
        *ruled((240, 330, 380, 430), others),
    )
    glyphs = (*written("7", 60, 10), *written("12", 350, 10))
    left, right = ruled_tables(Sheet(595, 842, glyphs, rulings))[0]
    assert {box.text for box in left.boxes} == {"7", "\ufffd"}
    assert {box.text for box in right.boxes} == {"12", "\ufffd"}


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    """The rulings of a table, each as long as its cell."""
    level = [Ruling(a, y, b, y) for y in ys for a, b in pairwise(xs)]
    return level + [Ruling(x, a, x, b) for x in xs for a, b in pairwise(ys)]


def test_tables_whose_rulings_reach_into_each_other_are_one():
    rulings = (
        *(Ruling(60, y, 200, y) for y in (0, 20, 40)),
        *(Ruling(x, 0, x, 60) for x in (60, 130, 200)),
        *(Ruling(0, y, 55, y) for y in (50, 70, 90)),
        *(Ruling(0, y, 200, y) for y in (70, 90)),
        *(Ruling(x, 50, x, 90) for x in (0, 55)),
    )
    glyphs = (*written("12", 70, 50), *written("34", 140, 50))
    (table,), _ = ruled_tables(Sheet(595, 842, glyphs, rulings))
    assert [box.text for box in table.boxes if box.text] == ["12", "34"]


def test_a_label_that_may_hold_the_digits_of_a_figure_is_none():
    heads = (Box(text, 100 + 50 * at, 150 + 50 * at, 0) for at, text in enumerate(HEADS))
    label = Box("（二）部分公开（区分处理的，只976计这一情形，不计其他情形）", 0, 150, 1)
    assert row_of(Table((*heads, label, Box("", 150, 450, 1)), 0, 100), 1)[0] == "\ufffd"


def written(text: str, left: float, top: float, *, apart: float = 0.0) -> list[Glyph]:
    return [
        Glyph(sign, left + at * (5 + apart), top, left + at * (5 + apart) + 5, top + 10)
        for at, sign in enumerate(text)
    ]


def lattice(xs: list[float], ys: list[float]) -> tuple[Ruling, ...]:
    level = [Ruling(xs[0], y, xs[-1], y) for y in ys]
    return (*level, *(Ruling(x, ys[0], x, ys[-1]) for x in xs))


def texts(glyphs: list[Glyph], rulings: tuple[Ruling, ...]) -> list[str]:
    (table,), _ = ruled_tables(Sheet(595, 842, tuple(glyphs), rulings))
    return [box.text for box in sorted(table.boxes, key=lambda b: (b.row, b.left))]


def test_digits_set_wide_that_run_over_a_ruling_belong_to_neither_cell():
    found = texts(written("12345", 20, 5, apart=3), lattice([0, 50, 100, 150], [0, 20, 40]))
    assert "123" not in found[:1]
    assert len(found) == 5


def test_figures_of_neighbouring_cells_stay_two():
    glyphs = [*written("12", 38, 5), *written("34", 52, 5)]
    assert texts(glyphs, lattice([0, 50, 100], [0, 20, 40]))[:2] == ["12", "34"]


def test_digits_that_hang_out_of_a_table_below_are_the_rest_of_a_figure():
    glyphs = [*written("22261", 13, 28), *written("9", 13, 41)]
    assert texts(glyphs, lattice([10, 40, 100], [0, 20, 40]))[2] == "222619"


def test_lines_of_digits_that_hang_out_of_a_table_below_are_all_taken():
    glyphs = [
        *(*written("853137", 11, 5), *written("行政强制", 110, 25)),
        *(*written("92724", 11, 22), *written("7", 11, 33)),
    ]
    (table,), loose = ruled_tables(Sheet(595, 842, tuple(glyphs), lattice([10, 60, 100], [0, 20])))
    assert "".join(glyph.text for glyph in loose) == "行政强制"
    assert "\n" in table.boxes[0].text


def test_figures_in_a_cell_of_two_rows_are_two():
    outer = [Ruling(0, y, 100, y) for y in (0, 40)]
    rulings = (*outer, Ruling(0, 20, 70, 20), *(Ruling(x, 0, x, 40) for x in (0, 70, 100)))
    glyphs = [*written("63871", 72, 5), *written("55742", 72, 25)]
    assert "63871\n55742" in texts(glyphs, rulings)


def test_what_is_drawn_beyond_the_edges_of_a_page_stays_on_it():
    pages = [
        Page(tuple(drawn(("一", 0, 10), ("二", 0, 130))), 100, 100),
        Page(tuple(drawn(("三", 0, 10))), 100, 100),
    ]
    assert [item.text for item in sorted(flow(pages), key=lambda item: item.top)] == [
        "一",
        "二",
        "三",
    ]


def test_figures_apart_from_the_headers_of_table_four_are_withheld():
    page = open_document(render(filled("2021", 0), "html").encode())
    heads = ("果维持", "果纠正", "他结果", "未审结", "", "", "", "", "总计", "结果维持", "结果纠正")
    told = [GridCell(text, 0, at) for at, text in enumerate(heads) if text]
    loose = [GridCell(str(732 - at), 1, 1000 + 2 * at, 1, 2) for at in range(6)]
    lines = ("四、政府信息公开行政复议、行政诉讼情况", "未经复议直接起诉 复议后起诉", "结 结 其 尚")
    parts = (*map(Paragraph, lines), Grid((GridCell("尚未审结", 0, 0),)), Grid((*told, *loose)))
    *above, _ = (block for block in page.blocks if isinstance(block, Grid))
    report = read_document(Document((*above, *parts), "pdf")).report
    assert [
        leaf for ref, leaf in report.cells() if ref.table == "disputes" and leaf != ABSENT
    ] == []


def test_figures_near_each_other_make_no_row_of_as_many_as_there_are_headers():
    """Eight of a row, of which the first two may be one: that makes seven, and each would be in a wrong place."""
    lefts = (200, 219, 300, 380, 460, 540, 620, 700)
    figures = [(f"{235 + at}", left, 20) for at, left in enumerate(lefts)]
    found = rows(drawn(*heads(), (LABELS[0], 0, 20), *figures))
    assert found[LABELS[0]] == [UNKNOWN]
