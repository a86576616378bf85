"""What a cell of a PDF says: wrapped, turned, run over its edge."""

from __future__ import annotations

import pytest

from giac_schema.grammar.words.values import parse_value
from giac_schema.readers.pdf.drawing.glyphs import Glyph
from giac_schema.readers.pdf.drawing.paths import Ruling
from giac_schema.readers.pdf.page import Sheet
from giac_schema.readers.pdf.ruled.cells import PADDING
from giac_schema.readers.pdf.ruled.cells import written as lines_of
from giac_schema.readers.pdf.ruled.ruled import ruled_tables


def written(text: str, left: float, top: float, *, size: float = 10, turn: int = 0) -> list[Glyph]:
    """The characters of a line; digits take half the room."""
    glyphs = []
    for character in text:
        wide = size / 2 if character.isascii() else size
        if turn == 1:
            glyphs.append(Glyph(character, left, top, left + size, top + wide, 1))
            top += wide
        elif turn == 3:
            glyphs.append(Glyph(character, left, top - wide, left + size, top, 3))
            top -= wide
        else:
            glyphs.append(Glyph(character, left, top, left + wide, top + size))
            left += wide
    return glyphs


def lattice(xs: list[float], ys: list[float]) -> tuple[Ruling, ...]:
    level = [Ruling(xs[0], y, xs[-1], y) for y in ys]
    return (*level, *(Ruling(x, ys[0], x, ys[-1]) for x in xs))


def cell_text(glyphs: list[Glyph], width: float) -> str:
    return lines_of(glyphs).text(width, PADDING)


def texts(glyphs: list[Glyph], rulings: tuple[Ruling, ...]) -> list[str]:
    paper = Sheet(595, 842, tuple(glyphs), rulings, shown=(0, 0, 595, 842))
    (table,), _ = ruled_tables(paper)
    return [box.text for box in sorted(table.boxes, key=lambda b: (b.row, b.left))]


def test_wrapped_words_are_joined():
    lines = [*written("本年度办", 0, 0), *written("理结果", 0, 13)]
    assert cell_text(lines, 45) == "本年度办理结果"


def test_a_figure_that_filled_its_line_goes_on_below():
    lines = [*written("1234", 0, 0), *written("5", 0, 13)]
    assert cell_text(lines, 25) == "12345"


def test_a_figure_of_which_two_digits_fill_a_narrow_cell_goes_on_below():
    """As in Word, which leaves 10.8 points beside the text: 32 less these are room for two digits of eight."""
    lines = [*written("21", 0, 0, size=16), *written("9", 0, 25, size=16)]
    assert cell_text(lines, 32) == "219"


def test_the_longest_line_of_a_table_shows_how_much_room_there_is():
    narrow = [*written("21", 14, 2), *written("9", 14, 15)]
    full = written("1234", 38, 2)
    assert texts(narrow + full, lattice([10, 34, 64], [0, 40, 80]))[:2] == ["219", "1234"]
    fuller = written("12345", 36, 2)
    assert texts(narrow + fuller, lattice([10, 34, 64], [0, 40, 80]))[:2] == ["21\n9", "12345"]


def test_two_figures_one_above_the_other_stay_apart():
    lines = [*written("12", 0, 0), *written("35", 0, 13)]
    assert cell_text(lines, 100) == "12\n35"


def test_figures_beside_each_other_stay_apart():
    line = [*written("12", 0, 0), *written("35", 30, 0)]
    assert cell_text(line, 100) == "12 35"


def test_letters_set_wide_are_one_word():
    line = [*written("规", 0, 0), *written("章", 40, 0)]
    assert cell_text(line, 100) == "规章"


def test_text_turned_to_the_right_is_read_downwards():
    lines = [*written("三、本年度", 20, 0, turn=1), *written("办理结果", 5, 0, turn=1)]
    assert cell_text(lines, 40) == "三、本年度办理结果"


def test_text_turned_to_the_left_is_read_upwards():
    lines = [*written("三、本年度", 5, 60, turn=3), *written("办理结果", 20, 60, turn=3)]
    assert cell_text(lines, 40) == "三、本年度办理结果"


def test_text_that_stands_one_character_a_line_is_read_downwards():
    column = [g for n, c in enumerate("三、本年度") for g in written(c, 0, 12 * n)]
    assert cell_text(column, 12) == "三、本年度"


def test_a_missing_ruling_merges_two_cells():
    rulings = (*lattice([0, 50, 100], [0, 20])[:2], Ruling(0, 0, 0, 40), Ruling(100, 0, 100, 40))
    rulings += (Ruling(0, 40, 100, 40), Ruling(50, 20, 50, 40))
    glyphs = [*written("自然人", 10, 5), *written("12", 10, 25), *written("35", 60, 25)]
    assert texts(glyphs, rulings) == ["自然人", "12", "35"]


def test_a_figure_that_runs_over_a_ruling_belongs_to_neither_cell():
    glyphs = [*written("12345", 40, 5), *written("7", 110, 5)]
    assert texts(glyphs, lattice([0, 50, 100, 150], [0, 20, 40])) == ["12345", "7", "", "", ""]


def test_a_figure_that_runs_over_the_edge_of_a_table_is_whole():
    glyphs = [*written("12345", 90, 5)]
    assert texts(glyphs, lattice([0, 50, 100], [0, 20, 40])) == ["", "12345", "", ""]


def test_a_frame_around_a_page_is_no_table():
    glyphs = written("总体情况", 50, 50)
    assert ruled_tables(Sheet(595, 842, tuple(glyphs), lattice([20, 575], [20, 820])))[0] == []


def test_a_raised_digit_is_a_remark_on_the_figure_before_it():
    line = [*written("12", 0, 0), *written("1", 10, -1, size=6)]
    assert cell_text(line, 100) == "12[1]"


def test_a_raised_digit_that_stands_on_a_line_of_its_own_leaves_no_figure():
    line = [*written("12", 0, 4), *written("1", 10, -4, size=6)]
    assert parse_value(cell_text(line, 100)) is None


def test_a_smaller_digit_on_the_next_line_may_be_the_mark_of_a_note():
    glyphs = [*written("79942", 10, 10, size=12), *written("1", 10, 24, size=10)]
    assert cell_text(glyphs, 45) == "79942\N{REPLACEMENT CHARACTER}"
    assert cell_text([*glyphs[:5], *written("1", 10, 24, size=12)], 45) == "799421"


def test_the_mark_of_a_note_behind_a_figure_set_wide_is_no_digit_of_it():
    digits = [glyph for at, sign in enumerate("244") for glyph in written(sign, 10 + 6.8 * at, 10)]
    mark = written("1", 30.4, 8, size=7)
    assert cell_text([*digits, *mark], 60) == "244 [1]"


@pytest.mark.parametrize("lines", [("1,", "234"), ("12", ",345"), ("1,", "234,", "567")])
def test_a_comma_between_groups_of_digits_says_that_two_lines_are_one_figure(lines):
    glyphs = [g for at, line in enumerate(lines) for g in written(line, 10, 10 + 12 * at)]
    assert cell_text(glyphs, 100) == "".join(lines)


def test_a_comma_beside_other_digits_says_nothing():
    glyphs = [*written("1,", 10, 10), *written("23", 10, 22)]
    assert cell_text(glyphs, 100) == "1,\n23"


@pytest.mark.parametrize(
    ("heads", "high", "found"),
    [("结结其尚总", 14, "13\ufffd"), ("结结其尚总", 30, "13"), ("甲乙丙丁戊", 14, "13")],
    ids=["no room for another line", "room", "words that are whole"],
)
def test_a_figure_may_go_on_in_a_line_that_is_left_out_where_words_of_the_form_do(
    heads, high, found
):
    xs = [40 + 24.0 * at for at in range(6)]
    above = [g for x, head in zip(xs, heads, strict=False) for g in written(head, x + 6, 2)]
    below = [g for x in xs[:5] for g in written("13", x + 6, high + 2)]
    assert texts(above + below, lattice(xs, [0, high, 2 * high]))[5:] == [found] * 5


@pytest.mark.parametrize(
    ("head", "right", "found"),
    [("", 595, "\ufffd"), ("总计", 595, ""), ("", 500, "")],
    ids=["at the edge of the paper", "below a header", "inside"],
)
def test_blank_cells_at_the_edge_of_the_paper_with_nothing_above_may_be_cut_off(head, right, found):
    glyphs = [*written("自然人", 420, 5), *written("12", 420, 25), *written(head, 470, 5)]
    assert texts(glyphs, lattice([400, 460, right], [0, 20, 40])) == [
        "自然人",
        head or found,
        "12",
        found,
    ]


@pytest.mark.parametrize(("words", "found"), [("第二十条", "\ufffd"), ("规章", "")])
def test_blank_cells_beside_words_that_run_over_the_edge_of_a_table_may_be_cut_off(words, found):
    lines = [g for row in range(2) for g in written(words, 463, 5 + 20 * row)]
    said = texts([*lines, *written("规章", 410, 45)], lattice([400, 460, 490], [0, 20, 40, 60]))
    assert said[-2:] == ["规章", found]
