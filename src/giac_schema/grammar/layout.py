"""From text to its pieces, each with the marks that stand before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from attrs import frozen

from giac_schema.grammar.alignment import Edges
from giac_schema.grammar.build import build
from giac_schema.model.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Token

__all__ = ["Piece", "pieces"]


@frozen
class Piece:
    """Some text between marks."""

    text: str
    gap: str
    """The marks and blanks between it and the piece before."""
    position: Position = Position()
    edges: Edges | None = None
    """Where on its line it stands, if blanks are all that divides the line."""


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text in order; a last one without text holds the marks at its end."""
    gap = ""
    for token in cast("list[Token]", build("layout").parse(text).children):
        if token.type == "PIECE":
            yield Piece(str(token), gap, Position(token.line, token.column))
            gap = ""
        elif token.type != "RULE":
            gap += token
    yield Piece("", gap)
