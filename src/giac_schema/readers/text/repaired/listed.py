"""Rows printed as lists of a programming language: bars between their cells instead.

["规章", "0", "0", "0"]              | 规章 | 0 | 0 | 0 |
['规章', '0', '0', None],
('规章', 0, 0, None)                   openpyxl
['规章' '0' '0' nan]                   numpy
- ["规章", "0", "", "0"]
[['规章', '0'], ['行政许可', '3']]     a whole table on a line, which gets a line for each row
[                                      a line for each cell, or for some: pprint, JSON that is set in
  "规章",
  "0"
],
"""

from __future__ import annotations

import re

__all__ = ["with_bars_for_lists"]

_FEWEST = 8
"""So many rows are no accident."""
_ITEM = r"""(?:"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|[-+]?\d[\d.]*+|None|null|nan|NaN)"""
_COMMA = r"(?:\s*+,\s*+|\s++)"
"""What stands between items; numpy writes blanks."""
_ROW = re.compile(rf"[\[(]\s*+({_ITEM}(?:{_COMMA}{_ITEM})*+)\s*+,?\s*+[\])]")
_SPREAD = re.compile(rf"{_ROW.pattern},?")
_LINE = re.compile(r"[ \t]*(?:[-*][ \t]+)?(?:\[.*\]|\((?:[\"'Nn]|\d+, ?\d+, ?\d).*\))[,;]?[ \t]*")
_RULE = "+---+"
_BETWEEN = re.compile(r"[-*]?[\s\[\],;]*")
_CELL = re.compile(_ITEM)
_NOTHING = frozenset({"None", "null", "nan", "NaN"})
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)")
_BLANKS = frozenset("nrt")


def with_bars_for_lists(text: str) -> str:
    """The text, with bars around the cells of its rows if these are lists; a line with one row stays a line."""
    if ("'" not in text and '"' not in text) or max(map(text.count, "])")) < _FEWEST:
        return text
    lines = _SPREAD.sub(_on_one_line, text).split("\n")
    rows = [_rows(line) if _LINE.fullmatch(line) else [] for line in lines]
    if sum(map(len, rows)) < _FEWEST:
        return text
    return "\n".join("\n".join(row) or line for row, line in zip(rows, lines, strict=True))


def _on_one_line(row: re.Match[str]) -> str:
    """A row on its first line; its other lines are rules, which say nothing."""
    parts = row[0].split("\n")
    return "\n".join((" ".join(map(str.strip, parts)), *[_RULE] * (len(parts) - 1)))


def _rows(line: str) -> list[str]:
    """The rows on a line; none, if there is anything else on it."""
    if not _BETWEEN.fullmatch(_ROW.sub("", line).strip()):
        return []
    cells = (map(_cell, _CELL.findall(found[1])) for found in _ROW.finditer(line))
    return [f"| {' | '.join(row)} |" for row in cells]


def _cell(item: str) -> str:
    if item in _NOTHING:
        return ""
    if item[0] not in "\"'":
        return item
    return _ESCAPE.sub(_plain, item[1:-1]).replace("|", "／")


def _plain(found: re.Match[str]) -> str:
    escaped = found[1]
    if len(escaped) > 1:
        return chr(int(escaped[1:], 16))
    return " " if escaped in _BLANKS else escaped
