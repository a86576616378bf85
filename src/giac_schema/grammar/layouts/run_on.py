"""A whole table, or a whole report, on one line: ``规章 0 0 0 行政规范性文件 2 0 5 第二十条第（五）项 信息内容 …``.

Blanks are all that stands between its cells, as in what a search engine or a form for descriptions keeps of a page.
Every word that the form has, and every figure, is a cell; the words between them belong together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.meaning import is_known
from giac_schema.grammar.words.values import parse_value
from giac_schema.grammar.words.vocabulary import ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["cells_of_line"]

_LONGEST = 50_000
"""No report has so many characters."""
_ROWS = 2
"""So many labels with figures behind them are no single row."""
_SHORTEST = 4 * _ROWS - 1
"""A label and a figure for each row, a character at least, and blanks between them."""
_WORD = re.compile(r"[-—–－] \d{1,3} [-—–－](?!\S)|\S+")
"""The number of a page is one, too."""
_PLAIN = re.compile(r"\S+")
_DASH = re.compile(r"(?<!\S)[-—–－](?!\S)")
_DASHES = 8
"""Where so many stand for nothing, a figure between two is no number of a page."""
_LONGEST_WORD = 60


def cells_of_line(text: str) -> Sequence[tuple[int, str]]:
    """The cells of a line that holds several rows, each with where it begins; none if it does not."""
    return _cells_of_rows(text) if _SHORTEST <= len(text) <= _LONGEST else ()


@lru_cache(maxsize=512)
def _cells_of_rows(text: str) -> Sequence[tuple[int, str]]:
    """The same of a line of such a length; several ask for it while one report is read."""
    if not _may_be_rows(text.split()):  # as nearly no line
        return ()
    pattern = _PLAIN if len(_DASH.findall(text)) >= _DASHES else _WORD
    words = [(found.start(), found[0]) for found in pattern.finditer(text)]
    labels = [
        label
        for (_, label), (_, behind) in pairwise(words)
        if not label.isascii() and parse_value(behind) is not None
    ]
    if sum(map(_is_row, labels)) < _ROWS and sum(map(_is_result, labels)) < _RESULTS:
        return ()
    found: list[tuple[int, str]] = []
    for alone, run in groupby(words, lambda word: _is_cell(word[1])):
        stretch = list(run)
        if alone:
            found += stretch
        else:
            start, (last, word) = stretch[0][0], stretch[-1]
            found.append((start, text[start : last + len(word)]))
    return tuple(found)


def _may_be_rows(words: Sequence[str]) -> bool:
    """Whether so many words have a figure behind them, or a sign for nothing, as the labels of several rows."""
    behind = [after for word, after in pairwise(words) if not word.isascii()]
    return len(behind) >= _ROWS <= sum(parse_value(word) is not None for word in behind)


def _is_row(word: str) -> bool:
    return len(word) <= _LONGEST_WORD and any(found.terminal in ROWS for found in exact(word))


def _is_result(word: str) -> bool:
    """Whether a word is a header of 表四 that no other table has."""
    found = exact(word) if len(word) <= _LONGEST_WORD else ()
    return bool(found) and found[0].terminal == "RESULT"


_RESULTS = 3
"""So many of them with a figure behind each are the row of a case: 行政复议 结果维持 1 结果纠正 0 其他结果 2."""


def _is_cell(word: str) -> bool:
    return len(word) <= _LONGEST_WORD and is_known(word)
