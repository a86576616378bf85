"""Words on a line of text, and the blanks between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.grammar.words.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LONGEST_ROW", "WIDE", "end_of_label", "is_value", "start_of", "words_of"]

LONGEST_ROW = 600
"""Characters of the longest line that may be a row."""
WIDE = re.compile(r"[ \u00a0\u3000]{2,}")
"""Several blanks, as between cells that are drawn in columns."""


_NARROW = re.compile(r"[0-9][\u2009\u202f][0-9]")
_DIVIDING = re.compile(r"[^\S\u2009\u202f]+")


def words_of(text: str) -> list[str]:
    """The words of a line; narrow blanks set thousands apart, and divide none."""
    if text.isascii() or not _NARROW.search(text):  # nearly every line
        return text.split()
    return [word for word in _DIVIDING.split(text) if word]


def start_of(text: str, words: Sequence[str], index: int) -> int:
    """Where on a line a word begins, by its number."""
    start = 0
    for word in words[:index]:
        start = text.index(word, start) + len(word)
    return start


def is_value(text: str) -> bool:
    """Whether a word is a figure or a sign for nothing."""
    return parse_value(text) is not None


def end_of_label(text: str) -> list[str]:
    """``的，只计这一情形，不计其他 72``: a line of a torn label, with the first of several figures close behind."""
    words, _, last = text.rpartition(" ")
    return [words, last] if words and parse_value(last) is not None else [text]
