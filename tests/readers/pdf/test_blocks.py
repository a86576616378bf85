"""Which pieces of text are the words of one cell."""

from __future__ import annotations

from giac_schema.readers.pdf.lines import Line, Piece
from giac_schema.readers.pdf.unruled.blocks import cell_blocks


def piece(text: str, left: float, top: float) -> Line:
    return Line((Piece(text, left, top, left + 10 * len(text), top + 10, 10),))


def texts(*lines: Line) -> list[str]:
    return [block.text for block in cell_blocks(lines)]


def test_lines_set_far_apart_are_one_header_if_they_make_one():
    lines = piece("信息内容", 50, 13), piece("本年", 200, 0), piece("增/减", 200, 26)
    assert sorted(texts(*lines)) == ["信息内容", "本年增/减"]


def test_a_header_that_the_next_page_repeats_is_no_part_of_a_label_torn_there():
    lines = (
        piece("2.没有现成信息", 50, 780),
        piece("自然人", 60, 850),
        piece("需要另行制作", 50, 880),
    )
    assert texts(*lines) == ["2.没有现成信息需要另行制作", "自然人"]


def test_the_rest_of_a_label_set_apart_is_put_back_though_it_could_be_the_label_alone():
    lines = piece("3.补正后申请", 50, 0), piece("内容仍不明确", 50, 18)
    assert texts(*lines) == ["3.补正后申请内容仍不明确"]


def test_what_is_left_of_the_label_of_another_row_is_no_rest():
    lines = piece("3.补正后申请", 50, 0), piece("大量反复申请", 50, 18)
    assert texts(*lines) == ["3.补正后申请", "大量反复申请"]
