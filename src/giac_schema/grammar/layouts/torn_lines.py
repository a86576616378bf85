"""Lines of labels and headers that a narrow column has broken: what stands on one goes on in the next."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.line_words import LONGEST_ROW, WIDE, is_value, start_of
from giac_schema.grammar.layouts.torn import is_part_of_header, is_part_of_row
from giac_schema.grammar.words.matching import called, exact, named
from giac_schema.grammar.words.meaning import is_known
from giac_schema.grammar.words.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["torn_headers", "torn_line"]


def torn_line(text: str, *, indented: bool) -> list[str]:
    """What stands on a line of labels or headers that go on in the next; empty if it is none.

    Several blanks before or between them show that they are drawn in columns, or the numbers of two labels do.
    """
    words = _BETWEEN.split(text.strip())
    drawn = words[1:] and (indented or WIDE.search(text) or _OF_GROUP.match(text))
    if not drawn:
        return []
    return _torn_labels(text, words) or _torn_behind_words(text, words)


def torn_headers(text: str) -> list[str]:
    """``结果 结果 其他 尚未``: a line of headers that go on in the next; empty if it is none.

    Single characters with one blank between them may stand anywhere.
    """
    words = text.split() if len(text) <= LONGEST_ROW else []
    drawn = WIDE.search(text) or all(len(word) > 1 for word in words)
    return words if len(words) > 1 and drawn and all(map(is_part_of_header, words)) else []


def _torn_labels(text: str, words: Sequence[str]) -> list[str]:
    """``理   缴纳费用、行政机关不再处理其  633 967``: lines of two labels side by side, and figures behind them."""
    figures = sum(1 for _ in takewhile(is_value, reversed(words)))
    parts = words[: len(words) - figures]
    if not parts or not all(map(is_part_of_row, parts)) or all(map(exact, parts)):
        return []
    apart = WIDE.search(text) or _NUMBERED.match(parts[-1])
    labels = text[: start_of(text, words, len(parts))].rstrip()
    whole = is_known(labels) or all(map(is_known, WIDE.split(labels)))
    return [*words] if apart and not whole else []


_BETWEEN = re.compile(r"(?<!\d[.．、])(?<!\s)\s+")
"""Blanks between words; those behind the number of a label are in it."""
_OF_GROUP = re.compile(r"[(（][一二三四五六七][)）]\S*\s\d\.\S+$")
"""The label of a group and that of a row behind it."""
_NUMBERED = re.compile(r"\d\.")
"""How the label of a row begins, right behind that of its group."""


_SEVERAL = 3
"""So many pieces of headers side by side are no words of a sentence; a whole one counts for two."""


def _torn_behind_words(text: str, words: Sequence[str]) -> list[str]:
    """``第一项加第二项之和， 自       科  社会``: headers that go on in the next line, beside the corner."""
    first = len(words)
    while first and _is_of_headers(words[first - 1]):
        first -= 1
    torn = [part for word in words[first:] for part in _glued(word) or [word]]
    whole = sum(1 for word in torn if named(word))
    if len(torn) + bool(whole) < _SEVERAL or whole == len(torn):
        return []
    if any(map(_is_header, words[:first])):
        return []  # what stands between headers is one that nobody knows
    start = start_of(text, words, first)
    return [*filter(None, [text[:start]]), *torn] if WIDE.search(text, start) else []


def _is_of_headers(word: str) -> bool:
    return bool(is_part_of_header(word) or called(word) or _glued(word))


def _glued(word: str) -> list[str]:
    """``商业企业科研机构社会公益组``: headers that ran into one another, of which the last may go on below."""
    found = _glued_headers().fullmatch(word)
    if found is None:
        return []
    return [*_any_header().findall(found["whole"]), *filter(None, [found["rest"]])]


@cache
def _any_header() -> re.Pattern[str]:
    return re.compile("|".join(w.printed for w in vocabulary() if w.terminal == "COLUMN3"))


@cache
def _glued_headers() -> re.Pattern[str]:
    header = _any_header().pattern
    begun = {word[:length] for word in header.split("|") for length in range(_BEGINNING, len(word))}
    rest = "|".join(sorted(begun, key=len, reverse=True))
    return re.compile(
        rf"(?P<whole>(?:{header}){{2,}}|(?:{header})(?={rest}$))(?P<rest>(?:{rest})?)"
    )


_BEGINNING = 2
"""Characters of a header that tell that it begins."""


def _is_header(word: str) -> bool:
    return any(m.terminal in _HEADERS for m in named(word))


_HEADERS = frozenset({"COLUMN3", "RESULT"})
