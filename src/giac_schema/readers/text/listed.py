"""Rows printed as lists of a programming language, each on its line: bars between their cells instead.

["规章", "0", "0", "0"]          | 规章 | 0 | 0 | 0 |
['规章', '0', '0', None],
"""

from __future__ import annotations

import re

__all__ = ["with_bars_for_lists"]

_FEWEST = 8
"""So many rows are no accident."""
_ITEM = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|-?\d[\d.]*|None|null|nan|NaN)"""
_ROW = re.compile(
    rf"[ \t]*\[{{1,2}}[ \t]*({_ITEM}(?:[ \t]*,[ \t]*{_ITEM})*)[ \t]*,?\]{{1,2}}[ \t]*,?[ \t]*"
)
_CELL = re.compile(_ITEM)
_NOTHING = frozenset({"None", "null", "nan", "NaN"})
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)")
_BLANKS = frozenset("nrt")


def with_bars_for_lists(text: str) -> str:
    """The text, with bars around the cells of its rows if these are lists; every line stays a line."""
    if "['" not in text and '["' not in text:
        return text
    lines = text.split("\n")
    rows = [_ROW.fullmatch(line) for line in lines]
    if sum(row is not None for row in rows) < _FEWEST:
        return text
    return "\n".join(
        line if row is None else f"| {' | '.join(map(_cell, _CELL.findall(row[1])))} |"
        for line, row in zip(lines, rows, strict=True)
    )


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
