"""What the text of one cell may be: a figure, words of the form, a heading."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from giac_schema.grammar.words.headings import parse_heading
from giac_schema.grammar.words.matching import Match, called, exact, match
from giac_schema.grammar.words.paths import word_along_path
from giac_schema.grammar.words.values import parse_value

if TYPE_CHECKING:
    from giac_schema.grammar.words.headings import Heading
    from giac_schema.grammar.words.values import Figure, Placeholder

__all__ = ["is_caption", "is_known", "is_note", "meaning"]


@lru_cache(maxsize=8192)
def meaning(text: str) -> tuple[Figure | Placeholder | None, tuple[Match, ...], Heading | None]:
    """Its value; else what it may be in the tables, and as a heading."""
    value = parse_value(text)
    if value is not None:
        return value, (), None
    if (word := word_along_path(text)) is not None:
        return None, (Match(word.terminal, word.key, "same", word.printed),), None
    same = exact(text)
    heading = None if same else parse_heading(text)
    told = (*same, *called(text)) if same else () if heading else match(text)
    return None, told, heading


def is_known(text: str) -> bool:
    """Whether a text means anything to the grammar of the tables."""
    return any(meaning(text))


def is_caption(text: str) -> bool:
    """Whether a text says in which unit a table counts: （单位：件）."""
    return _UNIT.match(text) is not None


_UNIT = re.compile(r"\s*[（(]?(?:计量)?单位\s*[:：]")


def is_note(text: str) -> bool:
    """Whether a text is a note that stands below a table: 注：…, 说明：1.…."""
    return _NOTE.match(text) is not None


_NOTE = re.compile(r"\s*[（(]?(?:[备附]?注|(?:填表|填报)?说明)\s*\d?\s*[:：]\s*\S")
