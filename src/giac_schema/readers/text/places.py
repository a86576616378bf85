"""Where on their lines words stand, in places: a character takes up one or two of them, or none.

A place is one character for some programs; for others a Chinese character takes up two, and for some of
those its quotation marks do so too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Spans", "ways_of_counting"]

Spans: TypeAlias = "list[tuple[int, int]]"
"""Where the words of a line begin and end."""
_Widths: TypeAlias = Callable[[str], int]


def ways_of_counting(lines: Sequence[str], spans: Sequence[Spans]) -> Iterator[Sequence[Spans]]:
    """The places of the words of each line, by each way of counting that tells them apart.

    Args:
        lines: some lines, without tabs.
        spans: where the words of each begin and end, in characters.
    """
    yield spans
    words = list(zip(lines, spans, strict=True))
    found = [_places(line, of_line, _by_places) for line, of_line in words]
    yield found
    # quotation marks are never less wide by the third way, so lines as wide in all have none of them
    wider = [_by_places(line) != _by_wide_marks(line) for line in lines]
    if any(wider):
        yield [
            _places(*each, _by_wide_marks) if other else known
            for each, known, other in zip(words, found, wider, strict=True)
        ]


def _places(line: str, spans: Spans, width: _Widths) -> Spans:
    """The places that the words of a line take up."""
    if line.isascii():
        return spans
    places: Spans = []
    before = place = 0
    for first, last in spans:
        start = place + width(line[before:first])
        place = start + width(line[first:last])
        before = last
        places.append((start, place))
    return places


@lru_cache(maxsize=8192)
def _by_places(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_width, text))


@lru_cache(maxsize=8192)
def _by_wide_marks(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else _width(c) for c in text)


def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in {"Mn", "Me", "Cf"} else 1
