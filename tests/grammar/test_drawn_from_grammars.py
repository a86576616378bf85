"""Whatever the small grammars accept means something, or is refused: nothing crashes, nothing is invented."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark

from giac_schema.grammar.build import build
from giac_schema.grammar.words.headings import SECTIONS, parse_heading
from giac_schema.grammar.words.labels import Label, parse_label
from giac_schema.grammar.words.matching import match
from giac_schema.grammar.words.values import Figure, Placeholder, parse_value

CHARACTERS = st.text('一二三四五六七八九十条项章公开0123456789()（）、.,;:·"“”', max_size=4)


def drawn(name: str, **terminals: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return from_lark(build(name), explicit=terminals).map(str)


VALUES = drawn("values", REMARK=st.just("(其中修订1件)"))
LABELS = drawn(
    "labels",
    WORDS=st.text("规章行政许可总计其他予以公开", min_size=1, max_size=8),
    NOTE=st.just("(区分处理的,只计这一情形)"),
    _BOUND=st.just("(本列数据的勾稽关系为:第一项"),
    _LAW=st.just("政府信息公开条例"),
    _COPY=st.just(""),
)
HEADINGS = drawn("headings")


@given(VALUES)
def test_what_the_grammar_of_values_accepts_is_a_figure_or_a_sign_for_nothing(text):
    assert isinstance(parse_value(text), (Figure, Placeholder)) or len(text) > 120


@given(VALUES)
def test_a_figure_has_the_digits_it_prints(text):
    value = parse_value(text)
    if isinstance(value, Figure):
        number = text.partition("(")[0]
        digits = [c for c in unicodedata.normalize("NFKC", number) if c.isdigit()]
        assert [c for c in format(value.number, "f") if c.isdigit()] == digits


@given(st.integers(0, 10**15 - 1).map(str))
def test_a_plain_figure_is_what_the_grammar_says_of_it(text):
    """Behind a blank it is left to the grammar."""
    assert parse_value(text) == parse_value(f" {text}")


@given(LABELS)
def test_what_the_grammar_of_labels_accepts_is_a_label_with_words(text):
    label = parse_label(text)
    assert isinstance(label, Label)
    assert label.words != "" or len(text) > 200


@given(LABELS)
def test_the_parts_of_a_label_hold_no_marks(text):
    label = parse_label(text)
    assert set(label.words) & set(' 、.,:;·"“”()') == set()
    assert len(label.number) <= 1


@given(LABELS)
def test_a_label_that_is_drawn_is_matched_without_trouble(text):
    assert all(found.key for found in match(text) if found.terminal != "ARTICLE")


@given(HEADINGS)
def test_what_the_grammar_of_headings_accepts_is_a_heading_of_a_section(text):
    heading = parse_heading(text)
    if len("".join(text.split())) <= 50:
        assert heading is not None
        assert heading.topic in SECTIONS


@pytest.mark.parametrize("parse", [parse_value, parse_label, parse_heading, match])
@given(text=VALUES | LABELS | HEADINGS, soiling=CHARACTERS, at=st.integers(0, 30))
def test_nothing_that_is_almost_of_a_grammar_crashes(parse, text, soiling, at):
    parse(text[:at] + soiling + text[at:])
