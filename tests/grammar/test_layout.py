"""Text falls into pieces and the marks between them, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.errors import UnreadableReport
from giac_schema.grammar.layouts.layout import pieces
from giac_schema.model import Position

SNIPPETS = st.sampled_from(
    ["规章", "0", "12", "|", " |", "||", "\n", "\r\n", "\t", " ", "\u3000", "\u00a0", "│", "---", "nan",
     "商业 企业", "第二十条第（一）项", "-", "None", ":--", "a|b", "\u2028", "*"]
)  # fmt: skip
NO_RULES = str.maketrans("-=+>{}", "______")
"""Takes the signs away that draw the borders of a table, which belong to neither gap nor piece."""
TEXTS = st.text(max_size=80) | st.lists(SNIPPETS, max_size=40).map("".join)


SEEN = str.maketrans(dict.fromkeys("│┃｜║", "|") | dict.fromkeys("\u200b\u2060\ufeff"))
"""Bars of other kinds are pipes, and what nobody sees is no part of a gap."""


def lines_of(text: str) -> list[str]:
    return text.split("\n")


@given(TEXTS.map(lambda text: text.translate(NO_RULES)))
def test_gaps_and_pieces_put_together_are_the_text(text):
    together = "".join(piece.gap + piece.text for piece in pieces(text))
    assert together.translate(SEEN) == text.translate(SEEN)


@given(TEXTS)
def test_a_piece_stands_where_it_says(text):
    for piece in list(pieces(text))[:-1]:
        line = lines_of(text)[piece.position.line - 1]
        assert line[piece.position.column - 1 :].startswith(piece.text)


@given(TEXTS)
def test_no_piece_reaches_over_a_pipe_a_tab_or_a_line(text):
    in_a_table = text + "\n" + "| " * 10
    assert [p for p in pieces(in_a_table) if set(p.text) & set("|│\t\n")] == []


@pytest.mark.parametrize("printed", ["2|", "|7", "2|0"])
def test_a_bar_beside_a_digit_is_a_digit_misread_where_no_table_has_bars(printed):
    """OCR takes 1 for a bar: 21 is not 2, and what it is nothing says."""
    assert [p.text for p in pieces(f"规章 {printed}\n")] == [f"规章 {printed}", ""]


@given(TEXTS)
def test_no_piece_begins_or_ends_with_a_blank(text):
    assert [p for p in pieces(text) if p.text != p.text.strip()] == []


def test_blanks_inside_a_piece_belong_to_it():
    assert [p.text for p in pieces("商业 企业 | 科研 机构 |")] == ["商业 企业", "科研 机构", ""]


@given(TEXTS)
def test_no_sign_is_lost_but_those_that_draw_borders(text):
    kept = "".join(piece.gap + piece.text for piece in pieces(text))
    left = iter(text.translate(SEEN))
    assert all(sign in left for sign in kept.translate(SEEN))
    assert set(text) - set(kept) <= set("-=+>{}|:│┃｜║\u200b\u2060\ufeff")


@pytest.mark.parametrize("rule", ["---|---|---|", ":---|:---:|---:|", "|---|---|"])
def test_the_rule_below_a_markdown_head_is_no_piece(rule):
    text = f"规章 | 0 |\n{rule}\n行政许可 | 1 |"
    assert [p.text for p in pieces(text)] == ["规章", "0", "行政许可", "1", ""]


@pytest.mark.parametrize("written", ["nan", "NaN", "None", "<NA>"])
def test_what_pandas_writes_for_a_blank_cell_is_no_piece(written):
    assert [p.text for p in pieces(f"规章 | 0 | {written} | 3 |")] == ["规章", "0", "3", ""]


def test_a_position_counts_lines_and_characters_from_one():
    found = {p.text: p.position for p in pieces("标题\n规章 | 12 |\n")}
    assert found["标题"] == Position(line=1, column=1)
    assert found["12"] == Position(line=2, column=6)


def test_a_text_with_more_marks_than_any_report_is_refused():
    with pytest.raises(UnreadableReport, match="separators"):
        list(pieces("|" * 1_000_000))
