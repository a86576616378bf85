"""Terms and relations as the grammar of rules reads them, made while the parser goes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from lark import Token, Transformer, v_args

from giac_schema.errors import InvalidRule, UnknownAddress
from giac_schema.grammar.ruletext.mistakes import Wrong
from giac_schema.grammar.ruletext.places import place
from giac_schema.model.notation import NOTATIONS
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Cell,
    Children,
    Close,
    Column,
    Compare,
    Comparison,
    Const,
    Divisible,
    Fact,
    IsMissing,
    Not,
    Previous,
    Relation,
    Row,
    Scale,
    Sum,
    Term,
    When,
)
from giac_schema.model.values import MISSING_KINDS, MissingKind

if TYPE_CHECKING:
    from giac_schema.model.values import Number

__all__ = ["Terms"]

_WIDE: Final = {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}
"""Characters of the width of a Chinese one, and the ordinary ones."""
LONGEST: Final = 300
"""Digits of a number: more than any figure has, and fewer than could stop a program."""
_COMPARISONS: Final[dict[str, Comparison]] = {
    "=": "==",
    "==": "==",
    "!=": "!=",
    "≠": "!=",
    "<>": "!=",
    "<": "<",
    "<=": "<=",
    "≤": "<=",
    "≦": "<=",
    ">": ">",
    ">=": ">=",
    "≥": ">=",
    "≧": ">=",
}
_KINDS: Final[dict[str, MissingKind]] = {
    name: kind for words in NOTATIONS.values() for kind, name in words.kinds.items()
}

Width: TypeAlias = tuple[str, "Number"]


@v_args(inline=True)
class Terms(Transformer[Token, object]):
    """One method for each alternative of ``rules.lark`` that is a term or a relation."""

    # -- terms

    def address(self, token: Token) -> Term:
        """A cell, row, column, or what is added up of a place."""
        try:
            return place(token)
        except UnknownAddress as error:
            raise Wrong("unknown_place", token, nearest=error.nearest) from error
        except InvalidRule as error:
            raise Wrong("no_figures", token) from error

    def number(self, token: Token) -> Term:
        """A number that the rule states."""
        return Const(_number(token))

    def negative(self, token: Token) -> Term:
        """A number below zero."""
        return Const(_minus(_number(token)))

    def negated(self, term: Term) -> Term:
        """A term, subtracted from nothing."""
        return Scale(-1, term)

    def scaled(self, factor: Token, term: Term) -> Term:
        """A term, so many times."""
        return Scale(_number(factor), term)

    def scaled_negative(self, factor: Token, term: Term) -> Term:
        """A term, so many times less than none."""
        return Scale(_minus(_number(factor)), term)

    def scaled_behind(self, term: Term, factor: Token) -> Term:
        """The same with the number behind."""
        return Scale(_number(factor), term)

    def minus(self, term: Term) -> Term:
        """An addend that is subtracted."""
        return Scale(-1, term)

    def sum(self, *terms: Term) -> Term:
        """Addends between signs."""
        return Sum(terms)

    def called_sum(self, *terms: Term) -> Term:
        """Addends between commas; there may be one or none."""
        return Sum(terms)

    def previous(self, term: Term) -> Term:
        """Last year's."""
        return Previous(term)

    def children_sum(self, term: Term) -> Term:
        """Of all subordinate organs, added up."""
        return Children(term)

    def children_max(self, term: Term) -> Term:
        """Of all subordinate organs, the largest."""
        return Children(term, "max")

    def children_count(self) -> Term:
        """How many subordinate organs."""
        return Fact("children")

    def year(self) -> Term:
        """The year of the report."""
        return Fact("year")

    # -- relations

    def compare(self, left: Term, sign: Token, right: Term) -> Relation:
        """Two sides with a sign between them."""
        return Compare(left, _COMPARISONS[sign.translate(_WIDE)], right)

    def divisible(self, term: Term, token: Token) -> Relation:
        """A multiple of a whole number."""
        number = _number(token)
        if not isinstance(number, int) or number < 1:
            raise Wrong("no_whole_number", token)
        return Divisible(term, number)

    def missing(self, term: Term, kinds: tuple[MissingKind, ...] = MISSING_KINDS) -> Relation:
        """No number in a cell."""
        if not isinstance(term, (Cell, Row, Column, Previous)):
            raise Wrong("cannot_be_missing")
        return IsMissing(term, kinds)

    def kinds(self, *tokens: Token) -> tuple[MissingKind, ...]:
        """Reasons for having no number."""
        return tuple(_KINDS[token] for token in tokens)

    def close(self, left: Term, right: Term, *widths: Width) -> Relation:
        """Two sides that may differ by so much."""
        if len(dict(widths)) < len(widths):
            raise Wrong("repeated_tolerance")
        return Close(left, right, **dict(widths))

    def absolute(self, token: Token) -> Width:
        """A tolerance in the unit of the sides."""
        return "absolute", _number(token)

    def relative(self, token: Token) -> Width:
        """A tolerance as a share of the larger side."""
        return "relative", _number(token)

    def all_of(self, *relations: Relation) -> Relation:
        """Every one of them."""
        return AllOf(relations)

    def any_of(self, *relations: Relation) -> Relation:
        """At least one of them."""
        return AnyOf(relations)

    def no(self, relation: Relation) -> Relation:
        """The contrary."""
        return Not(relation)

    def when(self, condition: Relation, then: Relation) -> Relation:
        """Only where a condition holds."""
        return When(condition, then)


def _number(token: Token) -> Number:
    text = token.translate(_WIDE)
    if len(text) > LONGEST:
        raise Wrong("number_too_long", token)
    if text.endswith("%"):
        return Decimal(f"{text[:-1]}E-2")
    return Decimal(text) if "." in text else int(text)


def _minus(number: Number) -> Number:
    """Exact, whatever the precision of the decimal context."""
    return number.copy_negate() if isinstance(number, Decimal) else -number
