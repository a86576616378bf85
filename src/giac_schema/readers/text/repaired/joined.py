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
    sign = next((sign for sign in _SIGNS if _joins(sign, lines)), None)
    if sign is None:
        return text
    return "\n".join(line if _PROSE.search(line) else line.replace(sign, "\t") for line in lines)


def _joins(sign: str, lines: list[str]) -> bool:
    """Whether rows of 表三 have a field for every column, with such a sign between these."""
    if sum(line.count(sign) >= _COLUMNS for line in lines) < _ROWS:
        return False
    rows = [fields for line in lines if (fields := line.split(sign)) and _is_row(fields)]
    behind = [_behind(fields) for fields in rows]
    even = len({len(fields) for fields in rows}) == 1 or {*map(len, behind)} == {_COLUMNS}
    short = sum(0 < len([*filter(None, cells)]) < _COLUMNS for cells in behind)
    return len(rows) >= _ROWS and short >= _SHORT and even


def _is_row(fields: list[str]) -> bool:
    """Whether fields are a label, perhaps behind that of its group or blank ones, and nothing but cells behind it."""
    labelled = len(fields) > 1 and any(map(_LABEL.fullmatch, fields))
    cells = _behind(fields)
    return labelled and all(not cell or parse_value(cell) is not None for cell in cells)


def _behind(fields: list[str]) -> list[str]:
    """What stands behind the last label."""
    last = max((n for n, field in enumerate(fields) if _LABEL.fullmatch(field)), default=-1)
    return fields[last + 1 :]
