"""Rows whose cells are joined by one blank each, blank ones too: tabs between their cells instead.

    一、本年新收政府信息公开申请数量 633 1948 385 994  1144 5104
    二、上年结转政府信息公开申请数量

Runs of blanks prove nothing by themselves.  But where every row of 表三, however many of its cells are blank, has as
many blanks as any other, or a figure or a blank cell for each of the seven columns behind its label, no blank was
lost and none was added.
"""

from __future__ import annotations

import re
from typing import Final

from giac_schema.grammar.words.values import parse_value

__all__ = ["with_tabs"]

_LABEL = re.compile(
    r"(?:[一二三四]、|[（(][一二三四五六七][）)]|[1-8][.．、])\S*[\u3400-\u9fff]\S*"
)
"""A label of 表三 with its number."""
_COLUMNS: Final = 7
_ROWS: Final = 18
"""So many rows that come out even are no accident; 表三 has 20 and more."""
_SHORT: Final = 3
"""Rows that lack a figure, by which blanks are seen to have been kept."""
_SIGNS: Final = ("    ", "　", "  ", " ")
_PROSE = re.compile(r"[。；;]")


def with_tabs(text: str) -> str:
    """The text with tabs for the blanks that join its cells, if its rows prove that they do; else as it is."""
    if "\t" in text or "|" in text:
        return text
    lines = text.split("\n")
    signs = (sign for sign in _SIGNS if text.count(sign) >= _COLUMNS * _ROWS)
    sign = next((sign for sign in signs if _joins(sign, lines)), None)
    if sign is None:
        return text
    return "\n".join(line if _PROSE.search(line) else line.replace(sign, "\t") for line in lines)


def _joins(sign: str, lines: list[str]) -> bool:
    """Whether rows of 表三 have a field for every column, with such a sign between these."""
    rows = short = 0
    widths, columns = set[int](), set[int]()
    for line in lines:
        fields = line.split(sign)
        cells = _cells(fields)
        if cells is None:
            continue
        widths.add(len(fields))
        columns.add(len(cells))
        if len(widths) > 1 and columns != {_COLUMNS}:  # in nearly every text, at its second row
            return False
        rows += 1
        short += 0 < len([*filter(None, cells)]) < _COLUMNS
    if rows < _ROWS or short < _SHORT:
        return False
    return sum(line.count(sign) >= _COLUMNS for line in lines) >= _ROWS


def _cells(fields: list[str]) -> list[str] | None:
    """What stands behind the last label; ``None`` if there is none, or anything but cells stands behind it."""
    if len(fields) == 1:
        return None
    for at in range(len(fields) - 1, -1, -1):
        if field := fields[at]:
            if _LABEL.fullmatch(field):
                return fields[at + 1 :]
            if parse_value(field.strip()) is None:
                return None
    return None
