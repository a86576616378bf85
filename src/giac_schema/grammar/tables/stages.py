"""How far a stream of cells has come in ``tables.lark``: what may come there, and what it opens.

The parser says it, and is asked but once: every report comes through the same few stages.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from lark import Token, UnexpectedToken

from giac_schema.grammar.build import build

__all__ = ["Stage", "Step", "first_stage"]


class Step(NamedTuple):
    """A terminal that may come."""

    stage: Stage
    """How far it leads."""
    opens: str
    """The part of the tables that it opens, by its rule; nothing where it goes on with the last one."""


class Stage:
    """A place in the tables, by what the parser has yet to close there."""

    def __init__(self, parser: Any) -> None:  # Lark's, which has no types
        self._parser = parser
        self._steps: dict[str, Step | None] = {}

    def step(self, terminal: str) -> Step | None:
        """Where a terminal leads; ``None`` if it cannot come here."""
        if terminal not in self._steps:
            self._steps[terminal] = self._ask(terminal)
        return self._steps[terminal]

    def _ask(self, terminal: str) -> Step | None:
        """What the parser says.  That its state knows a terminal is not enough: LALR merges states."""
        try:
            parser = self._parser.feed_token(Token(terminal, ""))
        except UnexpectedToken:
            return None
        part = parser.feed_eof().result.children[-1]
        stage = _STAGES.setdefault(tuple(parser.parser_state.state_stack), Stage(parser))
        return Step(stage, part.data if len(part.children) == 1 else "")


_STAGES: dict[tuple[int, ...], Stage] = {}


@cache
def first_stage() -> Stage:
    """Before everything."""
    parser: Any = build("tables").parse_interactive()
    return Stage(parser.as_immutable())
