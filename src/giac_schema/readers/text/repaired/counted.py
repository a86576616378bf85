"""Headers that only count columns: ``| 项目 | 数据1 | … | 数据6 | 总计 |`` of programs that see a picture."""

from __future__ import annotations

import re
from itertools import takewhile

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
    """A text with blank cells for headers that only count the columns of 表三, where the rows below prove which."""
    return _COUNTED.sub(_uncounted, text, count=_PAGES) if "|" in text else text


def _uncounted(found: re.Match[str]) -> str:
    """Blank cells for such headers, if there is one for each column of 表三, and the rows below come to the last."""
    line = found[0]
    names = [field.strip().removesuffix("列") for field in line.strip().strip("|").split("|")[1:]]
    counted = [f"{found['word']}{number}" for number in range(1, _COLUMNS + 1)]
    known = names == counted or (names[:-1] == counted[:-1] and names[-1] in _TOTALS)
    blank = known and _add_up(found.string[found.end() : found.end() + _REACH])
    return re.sub(r"[^|\n]+", " ", line) if blank else line


_PROOF = 2
_FIGURE = re.compile(r"\d{1,9}|[-/—]?")


def _add_up(below: str) -> bool:
    """Whether rows between pipes come to their last figure: several not to 0, and none to another."""
    lines = takewhile(lambda line: line.lstrip().startswith("|"), below.lstrip("\n").split("\n"))
    rows = [[field.strip() for field in line.strip().strip("|").split("|")[1:]] for line in lines]
    sums = [
        [int(text) if text.isdecimal() else 0 for text in row]
        for row in rows
        if len(row) == _COLUMNS and all(map(_FIGURE.fullmatch, row))
    ]
    return all(2 * row[-1] == sum(row) for row in sums) and sum(map(any, sums)) >= _PROOF
