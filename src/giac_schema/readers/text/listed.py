"""Rows that a program printed as lists of its language, to rows with pipes around their cells.

['规章', '0', None, '12']          what Python prints of a row; None is a blank cell
- ["规章", "0", "", "12"]          YAML
[['规章', '0'], ['行政许可', '3']]   a whole table on a line
"""

from __future__ import annotations

import re

from giac_schema.readers.records.tables import line_of

__all__ = ["with_listed_rows"]

_FEWEST = 8
"""So many rows are no accident."""
_ITEM = r"(?:'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\"|None|null|nan|NaN|[-+]?\d[\d.]*+)"
_LIST = re.compile(rf"\[\s*+({_ITEM}(?:\s*+,\s*+{_ITEM})++),?\s*+\]")
_CELL = re.compile(_ITEM)
_LINE = re.compile(r"[ \t]*(?:[-*][ \t]+)?\[.*\][,;]?[ \t]*")
_BETWEEN = re.compile(r"[\s\[\],]*")
_NOTHING = frozenset({"None", "null", "nan", "NaN"})
_ESCAPED = {"n": " ", "r": " ", "t": " "}


def with_listed_rows(text: str) -> str:
    """The text with such rows on lines of their own, if there are several; else as it is."""
    if "[" not in text or text.count("]") < _FEWEST or len(_LIST.findall(text)) < _FEWEST:
        return text
    return "\n".join(map(_drawn, text.split("\n")))


def _drawn(line: str) -> str:
    """The rows on a line, or the line if there is anything else on it."""
    if not _LINE.fullmatch(line) or not _BETWEEN.fullmatch(_LIST.sub("", line).lstrip(" \t-*")):
        return line
    rows = ([_said(cell) for cell in _CELL.findall(found[1])] for found in _LIST.finditer(line))
    return "\n".join(map(line_of, rows)) or line


def _said(cell: str) -> str:
    if cell in _NOTHING:
        return ""
    if cell[0] not in "'\"":
        return cell
    return re.sub(r"\\(.)", lambda found: _ESCAPED.get(found[1], found[1]), cell[1:-1])
