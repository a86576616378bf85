"""Grammars are built once, on first use."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from lark import Lark
from lark.lexer import ContextualLexer

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lark import Transformer
    from lark.common import LexerConf
    from lark.lexer import Lexer

__all__ = ["GRAMMARS", "build"]

GRAMMARS = ("values", "labels", "headings", "mentions", "layout", "tables", "claims", "rules")
"""Every ``.lark`` file of this package, from the smallest thing it reads to the largest."""


class _Checked(ContextualLexer):
    """A lexer over terminals that the tests have compared already.

    Wherever ``interegular`` happens to be installed, Lark would compare each with each again whenever a
    grammar is built, which takes seconds.
    """

    def __init__(
        self,
        conf: LexerConf,
        states: Mapping[int, Collection[str]],
        always_accept: Collection[str] = (),
    ) -> None:
        conf.skip_validation = True
        super().__init__(conf, dict(states), always_accept)


@cache
def build(
    name: str,
    *,
    lexer: type[Lexer] | None = None,
    transformer: Transformer[Any, Any] | None = None,
    strict: bool = False,
) -> Lark:
    """The parser of one ``.lark`` file.

    Args:
        name: one of :data:`GRAMMARS`.
        lexer: a lexer over something else than characters.
        transformer: what the parser makes of each rule as it goes, instead of a tree.
        strict: refuse a grammar with a conflict or with terminals that overlap
            (needs ``interegular``; the tests build every grammar so).
    """
    options: dict[str, Any] = {"parser": "lalr", "strict": strict}
    if not strict:
        options["_plugins"] = {"ContextualLexer": _Checked}
    if lexer is not None:
        options["lexer"] = lexer
    if transformer is not None:
        options["transformer"] = transformer
    return Lark.open_from_package(
        "giac_schema.grammar", f"{name}.lark", search_paths=[""], **options
    )
