"""From text to its pieces, each with the marks that stand before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from attrs import define

from giac_schema.errors import TooLarge
from giac_schema.grammar.alignment import Edges
from giac_schema.grammar.build import build
from giac_schema.model.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Token

__all__ = ["MOST_MARKS", "Piece", "pieces"]


@define
class Piece:
    """Some text between marks."""

    text: str
    gap: str
    """The marks and blanks between it and the piece before."""
    position: Position = Position()
    edges: Edges | None = None
    """Where on its line it stands, if blanks are all that divides the line."""


MOST_MARKS = 50_000
"""Line breaks, pipes and tabs of the longest text that is read; real reports have some two thousand."""
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
"""What Markdown writes for a line break in a cell."""
_UNSEEN: dict[int, str | None] = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
"""What nobody sees counts for nothing in a gap."""
_ALIKE = dict.fromkeys(map(ord, "│┃｜║"), "|")
"""Bars of other kinds are pipes."""
_MARKS = ("\n", "|", "\t", "│", "｜")
_PAGE = re.compile(
    r"^[ \t]*(?:[-—–─－]{1,2} ?\d{1,3} ?[-—–─－]{1,2}|第 ?\d{1,3} ?页(?:[ ,，/]*共 ?\d{1,3} ?页)?"
    r"|\d{1,3}(?=[ \t\n]*\f))[ \t]*$",
    re.MULTILINE,
)
"""The number of a page on a line of its own, or right before the end of the page."""
_PAGE_MARK = "\ue000"
"""What stands for it in the grammar, which passes over it and its line."""


_FEW = 10
"""With fewer pipes than this, none divides a table: one beside a digit is a 1 that was read wrong."""
_MISREAD = re.compile(r"(?<=\d)\|(?!\|)|(?<![^\s])\|(?=\d)")
_LETTER = "\ue001"


def pieces(text: str, line: int = 1) -> Iterator[Piece]:
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
    gap = ""
    for token in cast("list[Token]", build("layout").parse(_PAGE.sub(_PAGE_MARK, text)).children):
        if token.type == "PIECE":
            yield Piece(
                _BREAK.sub(" ", token.replace(_LETTER, "|")),
                gap,
                Position(line - 1 + (token.line or 1), token.column),
            )
            gap = ""
        elif token.type != "RULE":
            gap += token.translate(_UNSEEN | _ALIKE)
    yield Piece("", gap)
