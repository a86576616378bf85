"""A lexer for prose: it looks for words only where one can begin, and only for those that can begin there."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from lark import Token
from lark.lexer import Lexer

from giac_schema.grammar.claims.firsts import first_characters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lark.common import LexerConf
    from lark.lexer import TerminalDef

__all__ = ["WordsLexer"]

_Match: TypeAlias = "Callable[[str, int], re.Match[str] | None]"
_OTHER: Final = "OTHER"
"""What a grammar declares for text between its words: one token, however long."""


class WordsLexer(Lexer):
    """Of the words that match at a place, the one of highest rank; runs of anything else are ``OTHER``.

    A pattern of all words, tried at every character, costs ten times as much.
    """

    def __init__(self, conf: LexerConf) -> None:
        self._words: dict[str, list[TerminalDef]] = defaultdict(list)
        for word in sorted(conf.terminals, key=lambda word: -word.priority):
            for character in first_characters(word.pattern.to_regexp()):
                self._words[character].append(word)
        self._matches: dict[str, _Match | None] = {}

    def _match_at(self, character: str) -> _Match | None:
        """What matches the words that can begin with a character, if any can."""
        if character not in self._matches:
            words = self._words.get(character)
            self._matches[character] = _any_of(words) if words else None
        return self._matches[character]

    def lex(self, text: str) -> Iterator[Token]:  # type: ignore[override]  # as Lark hands it to lexers of one's own
        """The tokens of a text, without gaps."""
        place = unread = 0
        while place < len(text):
            match = self._match_at(text[place])
            found = match(text, place) if match else None
            if found is None:
                place += 1
                continue
            if unread < place:
                yield _token(_OTHER, text, unread, place)
            unread = found.end()
            yield _token(str(found.lastgroup), text, place, unread)
            place = unread
        if unread < place:
            yield _token(_OTHER, text, unread, place)


def _any_of(words: list[TerminalDef]) -> _Match:
    return re.compile("|".join(f"(?P<{w.name}>{w.pattern.to_regexp()})" for w in words)).match


def _token(kind: str, text: str, start: int, end: int) -> Token:
    return Token(kind, text[start:end], start_pos=start, end_pos=end)
