"""Words on a line of text, and the blanks between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.grammar.words.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LONGEST_ROW", "WIDE", "is_value", "start_of"]

LONGEST_ROW = 600
"""Characters of the longest line that may be a row."""
WIDE = re.compile(r"[ \u00a0\u3000]{2,}")
"""Several blanks, as between cells that are drawn in columns."""


def start_of(text: str, words: Sequence[str], index: int) -> int:
    """Where on a line a word begins, by its number."""
    start = 0
    for word in words[:index]:
        start = text.index(word, start) + len(word)
    return start


def is_value(text: str) -> bool:
    """Whether a word is a figure or a sign for nothing."""
    return parse_value(text) is not None
