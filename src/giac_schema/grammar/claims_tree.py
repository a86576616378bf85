"""A sentence as clauses of words, counts and brackets, by ``claims.lark``."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, TypeAlias, cast

from attrs import frozen
from lark import Token, Transformer, v_args

from giac_schema.grammar.build import build
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
    found = build("claims", transformer=_TREE).parse(sentence)
    return cast("tuple[Clause, ...]", found)


class _Tree(Transformer[Token, "tuple[Clause, ...]"]):
    def start(self, children: list[Any]) -> tuple[Clause, ...]:
        return tuple(c for c in children if isinstance(c, tuple))

    def clause(self, children: list[Any]) -> Clause:
        return tuple(_word(c) if isinstance(c, Token) else c for c in children)

    @v_args(inline=True)
    def count(self, number: Token, unit: Token) -> Count:
        value, printed = _amount(number, unit)
        about = unit[0] in "余多"
        return Count(
            value, printed, about, cast("int", number.start_pos), cast("int", unit.end_pos)
        )

    @v_args(inline=True)
    def share(self, percent: Token) -> Share:
        digits = percent.rstrip("%").lstrip("".join(c for c in percent if not c.isdigit()))
        of_total = percent[0] == "占"
        return Share(
            _decimal(digits), of_total, cast("int", percent.start_pos), cast("int", percent.end_pos)
        )

    def bracket(self, children: list[Any]) -> Bracket:
        inner = tuple(c for c in children if isinstance(c, tuple))
        return Bracket(inner, children[0].start_pos, children[-1].end_pos)


_TREE: Final = _Tree()


def _word(token: Token) -> Word:
    return Word(token.type, str(token), cast("int", token.start_pos), cast("int", token.end_pos))


_DIGITS: Final = {c: i for i, c in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_POWERS: Final = {"十": 10, "百": 100}


def _amount(number: str, unit: str) -> tuple[Number, str]:
    """The value, and the unit as it counts: of 17万条 the 条, of 3万元 the 万元."""
    plain = unit.lstrip("余多")
    value = _chinese(number) if number[0] in _DIGITS or number[0] in _POWERS else _decimal(number)
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
    """十二 is 12, 一百二十 is 120, 两 is 2."""
    total, digit = 0, 0
    for character in text:
        if character in _POWERS:
            total += (digit or 1) * _POWERS[character]
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[character]
    return total + digit
