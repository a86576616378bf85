"""Numbers of pages between the lines of a text: they are of no cell.

``- 3 -``, ``第3页 共8页`` and the address that a browser prints say what they are, on a line of their own.  A bare
number at the foot of a page may as well be the figure of a cell: it is a page's only where the numbers at the feet of
several pages count these.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

__all__ = ["DASHED", "MARK", "PASSED", "marked", "may_number_a_page"]

MARK: Final = "\ue000"
"""What stands for the number of a page in the grammar of a layout, which passes over it and its line."""
PASSED: Final = "\v"
"""What is left of it in the gap between two pieces: how many empty lines were its own, nobody can tell."""

_BLANKS: Final = " \t\u00a0\u3000"
DASHED: Final = r"[-—–─－]{1,2}[ \u00a0\u3000]?\d{1,3}[ \u00a0\u3000]?[-—–─－]{1,2}"
"""A pattern of the number of a page between dashes."""
_DRESSED = re.compile(
    rf"(?:^|(?<=\f))[{_BLANKS}]*+"
    rf"(?:{DASHED}|第 ?\d{{1,3}} ?页(?:[ ,，/]*共 ?\d{{1,3}} ?页)?)[{_BLANKS}]*$",
    re.MULTILINE,
)
_ADDRESS = re.compile(
    rf"(?:^|(?<=\f))[{_BLANKS}]*+(?:https?|file)://\S+[{_BLANKS}]+\d{{1,3}}/\d{{1,3}}[{_BLANKS}]*$",
    re.MULTILINE,
)
"""What a browser prints at the foot of a page: https://www.example.org/report.html 1/3."""
_BEHIND = frozenset("-—–─－页")
"""What a line ends with that is such a number."""
_AT_THE_FOOT = re.compile(r"(?:^|\n)[ \t]*(\d{1,3})(?=\s*\Z)")
_SEVERAL: Final = 2


def marked(text: str) -> str:
    """The text with a mark in the place of every number of a page."""
    if any(line.rstrip(_BLANKS)[-1:] in _BEHIND for line in text.split("\n")):
        text = _DRESSED.sub(MARK, text)
    if "://" in text:
        text = _ADDRESS.sub(MARK, text)
    if text.count("\f") < _SEVERAL:
        return text
    *whole, rest = text.split("\f")
    feet = [_AT_THE_FOOT.search(page[-_FOOT:]) for page in whole]
    numbered = list(takewhile(lambda foot: foot is not None, reversed(feet)))
    first = len(feet) - len(numbered)
    counts = [int(foot[1]) - at for at, foot in enumerate(feet) if foot is not None and at >= first]
    if len(counts) < _SEVERAL or len(set(counts)) > 1:
        return text
    return "\f".join(
        [*(_marked_foot(page) if at >= first else page for at, page in enumerate(whole)), rest]
    )


_BARE = re.compile(r"[1-9]\d{0,2}")


def may_number_a_page(text: str) -> bool:
    """Whether a figure may be the number of a page: there is no page 0, and none has a sign or so many digits."""
    return _BARE.fullmatch(text) is not None


_FOOT: Final = 80


def _marked_foot(page: str) -> str:
    body = page.rstrip()
    return body.rstrip("0123456789") + MARK + page[len(body) :]
