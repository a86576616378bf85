"""From text to its pieces, each with the marks that stand before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.grammar.build import build
from giac_schema.model.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Piece", "pieces"]


@frozen
class Piece:
    """Some text between marks."""

    text: str
    gap: str
    """The marks and blanks between it and the piece before."""
    position: Position = Position()


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text in order; a last one without text holds the marks at its end."""
    end = 0
    for token in build("layout").lex(text):
        if token.type == "PIECE":
            start = token.start_pos or 0
            yield Piece(str(token), text[end:start], Position(token.line, token.column))
            end = start + len(token)
    yield Piece("", text[end:])
