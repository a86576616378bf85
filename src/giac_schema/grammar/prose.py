"""Prose made ready for a grammar: folded, without blanks, in sentences, every character with its origin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from giac_schema.grammar.words.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Sentence", "sentences"]

_STOPS: Final = frozenset("。;!?…")
_LONGEST: Final = 2000
"""A sentence with more characters than this is no sentence; what lies beyond is left alone."""
_SHORTEST_WRAPPED: Final = 20
"""A shorter line without a mark at its end is a heading, and not wrapped in the middle of a sentence."""
_PIECE: Final = re.compile(r"(?P<plain>[0-9A-Za-z一-鿿、《》“”：（，,:%(]+)|[\s\S]")
"""What folds to as many characters, none of them a stop or a blank; or any one character."""


@frozen
class Sentence:
    """A sentence as a grammar reads it."""

    text: str
    origins: tuple[int, ...]
    """Where each of its characters stood in the source."""
    begins: bool = False
    """Whether it begins a paragraph."""

    def printed(self, source: str, start: int, end: int) -> str:
        """The exact characters of the source between two characters of the sentence."""
        return source[self.origins[start] : self.origins[end - 1] + 1]


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    pieces: list[str] = []
    origins: list[int] = []
    begins, line = True, 0
    for match in _PIECE.finditer(text):
        piece, place = match[0], match.start()
        if piece == "\n":
            ended = place - line < _SHORTEST_WRAPPED
            line = place + 1
            if ended or (pieces and pieces[-1] == ")"):
                yield from _sentence(pieces, origins, begins=begins)
                pieces, origins, begins = [], [], True
            continue
        if match.lastgroup == "plain":
            pieces.append(piece)
            origins.extend(range(place, match.end()))
            continue
        for folded in _folded(piece):
            if folded in _STOPS or (folded == "." and not _is_decimal(text, place, pieces)):
                yield from _sentence(pieces, origins, begins=begins)
                pieces, origins = [], []
                begins = text[place + 1 : place + 2] == "\n"
            elif not folded.isspace():
                pieces.append(folded)
                origins.append(place)
    yield from _sentence(pieces, origins, begins=begins)


def _is_decimal(text: str, point: int, before: Sequence[str]) -> bool:
    """Whether a point stands between two digits; blanks may keep it apart from them."""
    digit = bool(before) and before[-1][-1].isdigit()
    return digit and _BLANKS_AND_DIGIT.match(text, point + 1) is not None


_BLANKS_AND_DIGIT = re.compile(r"[ \t\u3000\u00a0]*\d")


@lru_cache(maxsize=8192)
def _folded(character: str) -> str:
    """One character folded; a full comma stays one, since an ASCII comma may group digits."""
    return "，" if character == "，" else fold(character)


def _sentence(pieces: list[str], origins: list[int], *, begins: bool) -> Iterator[Sentence]:
    if pieces:
        printed = "".join(pieces)[:_LONGEST]
        text = _balanced("，".join(fold(part) for part in printed.split("，")))
        yield Sentence(text, tuple(origins[: len(text)]), begins)


def _balanced(text: str) -> str:
    """The text with brackets that have no partner put out of sight."""
    if "(" not in text and ")" not in text:
        return text
    marks = list(text)
    opened: list[int] = []
    for place, mark in enumerate(text):
        if mark == "(":
            opened.append(place)
        elif mark == ")":
            if opened:
                opened.pop()
            else:
                marks[place] = "·"
    for place in opened:
        marks[place] = "·"
    return "".join(marks)
