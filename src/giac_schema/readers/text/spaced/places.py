"""Where on their lines words stand, in places: a character takes up one or two of them, or none.

A place is one character for some programs; for others a Chinese character takes up two, and for some of
those its quotation marks do so too.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.grammar.words.widths import Widths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Spans", "ways_of_counting"]

Spans: TypeAlias = "list[tuple[int, int]]"
"""Where the words of a line begin and end."""


def ways_of_counting(lines: Sequence[str], spans: Sequence[Spans]) -> Iterator[Sequence[Spans]]:
    """The places of the words of each line, by each way of counting that tells them apart.

    Args:
        lines: some lines, without tabs.
        spans: where the words of each begin and end, in characters.
    """
    yield spans
    words = list(zip(lines, spans, strict=True))
    found = [_places(line, of_line, _PLACES) for line, of_line in words]
    yield found
    marks = {sign for sign in set().union(*lines) if _MARKS[sign]}
    if marks:
        marked = [not marks.isdisjoint(line) for line in lines]
        yield [
            _places(*each, _WITH_WIDE_MARKS) if other else known
            for each, known, other in zip(words, found, marked, strict=True)
        ]


def _places(line: str, spans: Spans, widths: Widths) -> Spans:
    """The places that the words of a line take up."""
    if line.isascii():
        return spans
    places: Spans = []
    before = place = 0
    for number, (first, last) in enumerate(spans):
        if line[before:].isascii():  # behind the label of a row: its figures
            moved = place - before
            return places + [(first + moved, last + moved) for first, last in spans[number:]]
        start = place + widths.of(line[before:first])
        place = start + widths.of(line[first:last])
        before = last
        places.append((start, place))
    return places


def _is_mark(character: str) -> bool:
    """Whether a character is one of those that some programs take for wide: quotation marks, and others like them."""
    return unicodedata.east_asian_width(character) == "A"


def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in {"Mn", "Me", "Cf"} else 1


_PLACES = Widths(_width)
_MARKS = Widths(_is_mark)
_WITH_WIDE_MARKS = Widths(lambda character: 2 if _MARKS[character] else _PLACES[character])
