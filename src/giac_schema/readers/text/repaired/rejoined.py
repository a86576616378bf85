"""Rows that a line break in a blank cell has broken, each on one line again.

    二、上年结转政府信息公开申请数量| 0| 2| 3| 0|        | the blanks at the end are such a break
    | 3| 8

Editors of pages write ``<td><br></td>`` for a blank cell, and html2text two blanks and a line feed for ``<br>``.
Every line stays a line: of those that a row went on for, rules are made, which say nothing.
"""

from __future__ import annotations

import re

from giac_schema.grammar.words.values import parse_value

__all__ = ["rejoined"]

_FEWEST = 3
"""So many rows that go on in the same way are no accident."""
_BROKEN = re.compile(r"\|[ ]{2,}")
"""What the line of such a row ends with."""
_RULE = "+---+"


def rejoined(text: str) -> str:
    """The text with every row on the first of its lines, if several go on below a blank cell."""
    if "|  " not in text:
        return text
    whole: list[str] = []
    row = broken = 0
    for line in text.split("\n"):
        if whole and _goes_on(whole[row], line):
            whole[row] += line
            whole.append(_RULE)
            broken += 1
        else:
            row = len(whole)
            whole.append(line)
    return "\n".join(whole) if broken >= _FEWEST else text


def _goes_on(row: str, line: str) -> bool:
    """Whether a row that no bar opens ends in a broken blank cell, and a line holds nothing but figures and blanks."""
    end = len(row.rstrip(" "))
    if row.startswith("|") or not line.startswith("|") or not _BROKEN.fullmatch(row[end - 1 :]):
        return False
    cells = [cell.strip() for cell in line[1:].split("|")]
    return all(not cell or parse_value(cell) is not None for cell in cells)
