"""The lexer of prose finds what trying every word at every place would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.grammar.build import build
from giac_schema.grammar.claims.firsts import first_characters
from giac_schema.grammar.claims.words_lexer import WordsLexer

PIECES = st.sampled_from(
    [
        "政府信息公开申请",
        "申请",
        "收到",
        "不予公开",
        "3件",
        "十二件",
        "其中",
        "，",
        "同比",
        "未",
        "占5%",
        "结转",
        "x",
        "的",
    ]
)
PROSE = st.lists(PIECES | st.text(max_size=2), max_size=12).map("".join)


def words():
    terminals = build("claims", lexer=WordsLexer).terminals
    ranked = sorted(terminals, key=lambda word: -word.priority)
    return [(word.name, re.compile(word.pattern.to_regexp())) for word in ranked]


def by_trying(text):
    """What text consists of, by every pattern in turn at every character."""
    place, found = 0, []
    while place < len(text):
        tried = ((name, pattern.match(text, place)) for name, pattern in words())
        name, length = next(((n, len(m[0])) for n, m in tried if m), ("OTHER", 1))
        if found and name == found[-1][0] == "OTHER":
            name, length = "OTHER", len(found.pop()[1]) + 1
            place -= length - 1
        found.append((name, text[place : place + length]))
        place += length
    return found


@given(PROSE)
def test_words_are_found_as_if_each_were_tried_everywhere(text):
    lexer = WordsLexer(build("claims", lexer=WordsLexer).lexer_conf)
    assert [(token.type, token.value) for token in lexer.lex(text)] == by_trying(text)


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        ("ab", "a"),
        ("a?b", "ab"),
        ("(a|b?)c", "abc"),
        ("(?!x)[a-c]", "abc"),
        ("(?<=x)a{2,3}", "a"),
        ("(a*b*)?c", "abc"),
    ],
)
def test_a_pattern_begins_with_these_characters(pattern, characters):
    assert first_characters(pattern) == frozenset(characters)


@pytest.mark.parametrize("pattern", ["", "a?", ".b", "[^a]", r"\d", "(?=a)"])
def test_a_pattern_that_may_begin_with_anything_is_refused(pattern):
    with pytest.raises(ValueError, match="character"):
        first_characters(pattern)
