"""From text to its pieces, each with the marks that stand before it: cells, of which nobody knows what they say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from giac_schema.errors import TooLarge
from giac_schema.grammar.build import build
from giac_schema.grammar.layouts.cell import Cell
from giac_schema.grammar.layouts.page_numbers import MARK, PASSED, marked
from giac_schema.grammar.words.folding import INVISIBLE
from giac_schema.model.source import shared_position

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BREAK", "MOST_MARKS", "pieces"]


MOST_MARKS = 50_000
"""Line breaks, pipes and tabs of the longest text that is read; real reports have some two thousand."""
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
"""What Markdown writes for a line break in a cell."""
_IN_GAPS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, INVISIBLE)),
    **dict.fromkeys(map(ord, "│┃｜║"), "|"),
}
"""What nobody sees counts for nothing in a gap, and bars of other kinds are pipes."""
_MARKS = ("\n", "|", "\t", "│", "｜")
_FEW = 10
"""With fewer pipes than this, none divides a table: one beside a digit is a 1 that was read wrong."""
_MISREAD = re.compile(r"(?<=\d)\|(?!\|)|(?<![^\s])\|(?=\d)")
_LETTER = "\ue001"


def pieces(text: str, line: int = 1) -> Iterator[Cell]:
    """The pieces of a text in order; a last one without text holds the marks at its end.

    Args:
        text: the text.
        line: the line of the source it begins at.

    Raises:
        TooLarge: if there are more marks in it than in any report.
    """
    marks = sum(map(text.count, _MARKS))
    if marks > MOST_MARKS:
        raise TooLarge(
            f"文字中有{marks}个分隔符，超过上限{MOST_MARKS}。/ "
            f"The text has {marks} separators; {MOST_MARKS} is the limit.",
            "请只提供一份年度报告。/ Give one report alone.",
        )
    if 0 < text.count("|") < _FEW:
        text = _MISREAD.sub(_LETTER, text)
    misread = _LETTER in text
    gap = ""
    begin = 0  # of the line
    for token in _terminals().finditer(marked(text)):  # the grammar takes any text
        kind, found = token.lastgroup, token[0]
        if kind == "PIECE":  # which stands on one line
            printed = found.replace(_LETTER, "|") if misread else found
            printed = BREAK.sub(" ", printed) if "<" in printed else printed
            yield Cell(printed, gap, shared_position(line, token.start() - begin + 1))
            gap = ""
            continue
        if found.startswith(MARK):
            gap = f"{gap[:-1]}{PASSED}\n" if gap else ""
        elif kind != "RULE":
            gap += found if found.isascii() else found.translate(_IN_GAPS)
        if "\n" in found:
            line += found.count("\n")
            begin = token.start() + found.rindex("\n") + 1
    yield Cell("", gap)


@cache
def _terminals() -> re.Pattern[str]:
    """One pattern of all terminals of the grammar, those of higher rank first.

    The grammar takes them in any order, so there is nothing to parse: a text has two thousand, and the parser
    would take longer over them than all that comes after.
    """
    ranked = sorted(build("layout").terminals, key=lambda terminal: -terminal.priority)
    return re.compile("|".join(f"(?P<{t.name}>{t.pattern.to_regexp()})" for t in ranked))
