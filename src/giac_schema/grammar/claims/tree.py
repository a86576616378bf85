"""A sentence as clauses of words, counts and brackets, by ``claims.lark``."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, TypeAlias, cast

from attrs import frozen
from lark import Token, Transformer

from giac_schema.grammar.build import build
from giac_schema.grammar.claims.words_lexer import WordsLexer
from giac_schema.model.values import Number

__all__ = ["Bracket", "Clause", "Count", "Item", "Share", "Word", "clauses"]


@frozen
class Word:
    """A word and what it means: the name of its terminal."""

    kind: str
    text: str
    start: int
    end: int


@frozen
class Count:
    """A number with its unit."""

    value: Number
    unit: str
    about: bool
    start: int
    end: int


@frozen
class Share:
    """A percentage."""

    value: Decimal
    of_total: bool
    """Whether 占 says that it is a share of a total."""
    start: int
    end: int


@frozen
class Bracket:
    """What stands in brackets."""

    clauses: tuple[Clause, ...]
    start: int
    end: int


Item: TypeAlias = Word | Count | Share | Bracket
Clause: TypeAlias = tuple[Item, ...]


@lru_cache(maxsize=4096)
def clauses(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a folded sentence without blanks.  Whatever it says, it is accepted."""
    found = build("claims", lexer=WordsLexer, transformer=_TREE).parse(sentence)
    return cast("tuple[Clause, ...]", found)


class _Tree(Transformer[Token, "tuple[Clause, ...]"]):
    def start(self, children: list[Any]) -> tuple[Clause, ...]:
        return tuple(c for c in children if isinstance(c, tuple))

    def clause(self, children: list[Any]) -> Clause:
        return tuple(_item(c) if isinstance(c, Token) else c for c in children)

    def bracket(self, children: list[Any]) -> Bracket:
        inner = tuple(c for c in children if isinstance(c, tuple))
        return Bracket(inner, children[0].start_pos, children[-1].end_pos)


_TREE: Final = _Tree()


def _item(token: Token) -> Word | Count | Share:
    kind, text = token.type, token.value
    start, end = cast("int", token.start_pos), cast("int", token.end_pos)
    if kind == "COUNT":
        value, unit = _amount(text)
        return Count(value, unit, _ABOUT.search(text) is not None, start, end)
    if kind == "PERCENT":
        percent = _PERCENT.search(text)
        assert percent is not None, text  # noqa: S101 - the terminal ends so
        return Share(_decimal(percent[1]), text[0] == "占", start, end)
    return Word(kind, text, start, end)


_ABOUT: Final = re.compile("[余多]")
_PERCENT: Final = re.compile(r"([0-9.]+)%$")
_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_POWERS: Final = {"十": 10, "百": 100, "千": 1000}
_ARABIC: Final = "0123456789"
_NUMBER: Final = "".join((_ARABIC, ",.", *_DIGITS, *_POWERS))


def _amount(count: str) -> tuple[Number, str]:
    """The value of a count, and its unit as it counts: of 17万条 the 条, of 3万元 the 万元."""
    unit = count.lstrip(_NUMBER)
    number, plain = count[: len(count) - len(unit)], unit.lstrip("余多")
    value = _decimal(number) if number[0] in _ARABIC else _chinese(number)
    if plain.startswith("万") and plain != "万元":
        return _whole(value * 10000), plain[1:]
    if plain == "亿元":
        return _whole(value * 10000), "万元"
    return (value if plain in {"元", "万元"} else _whole(value)), plain


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _whole(value: Number) -> Number:
    return int(value) if value == int(value) else value


def _chinese(text: str) -> int:
    """十二 is 12, 一百零三 is 103, 两 is 2."""
    total, digit = 0, 0
    for character in text:
        if character in _POWERS:
            total += (digit or 1) * _POWERS[character]
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[character]
    return total + digit
