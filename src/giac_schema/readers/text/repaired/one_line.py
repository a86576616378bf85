"""A whole report on one line, pipes between its cells: lines for the headings of its sections.

    … 行政事业性收费 | 110 三、收到和处理政府信息公开申请情况 （本列数据的… | 申请人情况 | 自然人 …

No pipe stands beside a heading, so that it and the cells around it would be one.
"""

from __future__ import annotations

import re

__all__ = ["with_headings_apart"]

_FEWEST = 20
"""Pipes on one line: no row of the form has so many cells."""
_HEADINGS = 2
_HEADING = re.compile(r"(?<=\s)[一二三四五六]、[^\s|，。；：\d]{2,30}(?:情况|事项)(?=\s)")


def with_headings_apart(text: str) -> str:
    """The text with the headings on such lines on lines of their own; else as it is."""
    if text.count("|") < _FEWEST:
        return text
    return "\n".join(
        _apart(line) if line.count("|") >= _FEWEST else line for line in text.split("\n")
    )


def _apart(line: str) -> str:
    if sum(1 for _ in _HEADING.finditer(line)) < _HEADINGS:
        return line
    return _HEADING.sub(lambda heading: f"\n{heading[0]}\n", line)
