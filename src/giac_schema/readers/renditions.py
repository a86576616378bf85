"""Texts that one record keeps of the same page: its HTML, and what some program has made of that.

Crawlers keep both, as ``{"html": "<table>…", "markdown": "| …"}``.  They are the same report if all that one says
stands in the other, and every figure between the same characters.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LONGEST", "of_one_page"]

LONGEST = 500_000
"""Characters of the longest text that is compared with others."""

_TAG = re.compile(r"<(?:style|script)\b[^<>]{0,20000}>[^<]*|<[^<>]{0,20000}>", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>()\"']+|\]\([^()\s]*\)")
_BETWEEN = re.compile(r"[\r\n\t|]+")
_MARKS = re.compile(r"[^\u3400-\u9fff0-9]+")
_NOT_BETWEEN_FIGURES = re.compile(r"(?<![0-9])/|/(?![0-9])")
_FIGURES = re.compile(r"(?<=([\u3400-\u9fff]))([0-9/]*[0-9])(?=([\u3400-\u9fff]))")


def of_one_page(texts: Sequence[str]) -> str | None:
    """The text to read, if all of them are renditions of one page: one with cells, where there is any.

    Args:
        texts: two texts or more, each of which may be a report.

    Returns:
        One of them; ``None`` if any says something of its own, or is too long to be compared.
    """
    if any(len(text) > LONGEST for text in texts):
        return None
    said = [_Said.by(text) for text in texts]
    fullest = max(said, key=lambda each: (len(each.figures), len(each.whole)))
    if not all(each.stands_in(fullest) for each in said):
        return None
    whole = [each.text for each in said if each.figures == fullest.figures]
    return next(filter(_CELL.search, whole), whole[0])


@frozen(eq=False)
class _Said:
    """What a text says, whatever stands between its cells."""

    text: str
    pieces: frozenset[str]
    """Its lines and cells, nothing left but characters and figures."""
    whole: str
    """All of it in one."""
    figures: frozenset[tuple[str, ...]] = field(init=False)
    """The figures of a row or sentence, with the characters before and behind them."""

    @figures.default
    def _in_whole(self) -> frozenset[tuple[str, ...]]:
        return frozenset(found.groups() for found in _FIGURES.finditer(self.whole))

    @classmethod
    def by(cls, text: str) -> _Said:
        shown = _ADDRESS.sub("", unescape(_TAG.sub("\n", text)))
        pieces = frozenset(map(_bare, _BETWEEN.split(shown)))
        return cls(text, pieces, _bare(shown))

    def stands_in(self, other: _Said) -> bool:
        return self.figures <= other.figures and all(each in other.whole for each in self.pieces)


def _bare(text: str) -> str:
    return _NOT_BETWEEN_FIGURES.sub("", _MARKS.sub("/", text))
