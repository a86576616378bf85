"""Prose made ready for a grammar: folded, without blanks, in sentences, every character with its origin."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from giac_schema.grammar.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Sentence", "sentences"]

_STOPS: Final = frozenset("。;!?…")
_LONGEST: Final = 2000
"""A sentence with more characters than this is no sentence; what lies beyond is left alone."""
_SHORTEST_WRAPPED: Final = 20
"""A shorter line without a mark at its end is a heading, and not wrapped in the middle of a sentence."""
_PAIRS: Final = {")": "("}


@frozen
class Sentence:
    """A sentence as a grammar reads it."""

    text: str
    origins: tuple[int, ...]
    """Where each of its characters stood in the source, and at last where the sentence ended."""
    begins: bool = False
    """Whether it begins a paragraph."""

    def printed(self, source: str, start: int, end: int) -> str:
        """The exact characters of the source between two characters of the sentence."""
        return source[self.origins[start] : self.origins[end - 1] + 1]


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text, in order."""
    characters: list[str] = []
    origins: list[int] = []
    begins, line = True, 0
    for place, character in enumerate(text):
        if character == "\n":
            ended = place - line < _SHORTEST_WRAPPED
            line = place + 1
            if ended or (characters and characters[-1] == ")"):
                yield from _sentence(characters, origins, begins=begins)
                characters, origins, begins = [], [], True
            continue
        for folded in _folded(character):
            if folded in _STOPS or (folded == "." and not text[place + 1 : place + 2].isdigit()):
                yield from _sentence(characters, origins, begins=begins)
                characters, origins = [], []
                begins = text[place + 1 : place + 2] == "\n"
            elif not folded.isspace():
                characters.append(folded)
                origins.append(place)
    yield from _sentence(characters, origins, begins=begins)


@lru_cache(maxsize=8192)
def _folded(character: str) -> str:
    """One character folded; a full comma stays one, since an ASCII comma may group digits."""
    return "，" if character == "，" else fold(character)


def _sentence(characters: list[str], origins: list[int], *, begins: bool) -> Iterator[Sentence]:
    if characters:
        text = fold("".join(characters[:_LONGEST])) if "，" not in characters else _kept(characters)
        text = _balanced(text)
        yield Sentence(text, tuple(origins[: len(text)]), begins)


def _kept(characters: list[str]) -> str:
    return "，".join(fold(part) for part in "".join(characters[:_LONGEST]).split("，"))


def _balanced(text: str) -> str:
    """The text with brackets that have no partner put out of sight."""
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
