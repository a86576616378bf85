"""Bars between cells as some programs write them: of other kinds, all on one line, with names of columns."""

from __future__ import annotations

import re

__all__ = ["with_headings_apart", "with_whole_bars", "without_names"]

_DASHED = "┆┇┊┋╎╏"
"""Bars that polars and others draw between cells; those at the ends of a line are whole."""
_ALONE = "│｜"
_CLOSE = {bar: re.compile(rf"\w{bar}(?=\w)") for bar in _ALONE}
"""Bars that stand between cells like commas: nothing is drawn there."""
_FEWEST_CLOSE = 8


def with_whole_bars(text: str) -> str:
    """A text with one kind of bar between all cells of a table."""
    for bar in _DASHED:
        if bar in text:
            text = text.replace(bar, "│")
    for bar in _ALONE:
        if bar in text and "|" not in text and len(_CLOSE[bar].findall(text)) >= _FEWEST_CLOSE:
            text = text.replace(bar, "|")
    return text


_FEWEST_ON_A_LINE = 20
"""Bars on one line: no row of the form has so many cells."""
_FEWEST_HEADINGS = 2
_HEADING = re.compile(r"(?<=\s)[一二三四五六]、[^\s|，。；：\d]{2,30}(?:情况|事项)(?=\s)")


def with_headings_apart(text: str) -> str:
    """The text of a whole report on one line, with the headings of its sections on lines of their own; else as it is.

    … 行政事业性收费 | 110 三、收到和处理政府信息公开申请情况 （本列数据的… | 申请人情况 | 自然人 …

    No bar stands beside a heading, so that it and the cells around it would be one.
    """
    if text.count("|") < _FEWEST_ON_A_LINE:
        return text
    return "\n".join(
        _HEADING.sub(lambda heading: f"\n{heading[0]}\n", line)
        if line.count("|") >= _FEWEST_ON_A_LINE and len(_HEADING.findall(line)) >= _FEWEST_HEADINGS
        else line
        for line in text.split("\n")
    )


_NAMED = re.compile(r"\|Col[1-9]\d?(?=\|)")
_NAME = re.compile(r"(?<=\|)Col([1-9]\d?)(?=\|)")


def without_names(text: str) -> str:
    """A text with blank cells for the names that PyMuPDF gives to columns without a header: ``Col2`` in the second."""
    if not _NAMED.search(text):
        return text
    return "\n".join(map(_unnamed, text.split("\n")))


def _unnamed(line: str) -> str:
    """A line without such names, each where it is that of its own column."""
    return _NAME.sub(
        lambda name: "" if line.count("|", 0, name.start()) == int(name[1]) else name[0], line
    )
