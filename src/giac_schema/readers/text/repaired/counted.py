"""Headers that only count columns: ``| 项目 | 数据1 | … | 数据6 | 总计 |`` of programs that see a picture."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["without_counts"]

_COUNTED = re.compile(
    r"(?m)^[ \t]*\|[^|\n\d]*\|[ \t]*(?P<word>数据|数值|列|字段|栏目?|第)1列?[ \t]*\|[^\n]*\|[ \t]*$"
)
"""A line of headers that are the same word with the numbers from 1 on; the first column is that of labels."""
_TOTALS = ("总计", "合计", "总数")
_COLUMNS = 7
_PAGES = 20
"""So many lines of headers are looked at: no report repeats them on more pages."""
_REACH = 10_000
"""How many characters below headers are looked at: more than 表三 has, and no more where a text repeats them."""


def without_counts(text: str) -> str:
    """A text with blank cells for headers that only count the columns of 表三, where the rows below prove which.

    A report may be divided into many small tables, each below the same header: their rows are proof together.
    """
    if "|" not in text:
        return text
    below: dict[str, list[list[int]]] = {}
    for found in islice(_COUNTED.finditer(text), _PAGES):
        if _counts_columns(found):
            rows = _figures(text[found.end() : found.end() + _REACH])
            below.setdefault(_names(found), []).extend(rows)
    proved = {names for names, rows in below.items() if _add_up(rows)}
    return _COUNTED.sub(lambda found: _uncounted(found, proved), text, count=_PAGES)


def _uncounted(found: re.Match[str], proved: Collection[str]) -> str:
    """Blank cells for such headers, if the rows below headers of these names prove which they are."""
    return re.sub(r"[^|\n]+", " ", found[0]) if _names(found) in proved else found[0]


def _names(found: re.Match[str]) -> str:
    """The names of the columns in a line of headers, but for that of the labels."""
    fields = found[0].strip().strip("|").split("|")[1:]
    return "|".join(field.strip().removesuffix("列") for field in fields)


def _counts_columns(found: re.Match[str]) -> bool:
    """Whether there is a header for each column of 表三."""
    names = _names(found).split("|")
    counted = [f"{found['word']}{number}" for number in range(1, _COLUMNS + 1)]
    return names == counted or (names[:-1] == counted[:-1] and names[-1] in _TOTALS)


_PROOF = 2
_FIGURE = re.compile(r"\d{1,9}|[-/—]?")


def _figures(below: str) -> list[list[int]]:
    """The figures of the rows between pipes that stand right below headers, of those that have one for each column."""
    lines = takewhile(lambda line: line.lstrip().startswith("|"), below.lstrip("\n").split("\n"))
    rows = [[field.strip() for field in line.strip().strip("|").split("|")[1:]] for line in lines]
    return [
        [int(text) if text.isdecimal() else 0 for text in row]
        for row in rows
        if len(row) == _COLUMNS and all(map(_FIGURE.fullmatch, row))
    ]


def _add_up(rows: list[list[int]]) -> bool:
    """Whether rows come to their last figure: several not to 0, and none to another."""
    return all(2 * row[-1] == sum(row) for row in rows) and sum(map(any, rows)) >= _PROOF
