"""Terms and relations as formulas, in Chinese or in English addresses.

One of the interpreters of :mod:`giac_schema.model.terms`: what an author wrote comes back as a
person would write it on paper, 表三.本年新收 + 表三.上年结转 = 表三.总计 + 表三.结转下年度.  The grammar of
rules reads it again, so every difference between two terms is to be seen.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, assert_never, cast, get_args

from giac_schema.model.forms import form
from giac_schema.model.notation import NOTATIONS, Script
from giac_schema.model.report import EDITIONS
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Cell,
    Children,
    Close,
    Column,
    Compare,
    Const,
    Divisible,
    Fact,
    IsMissing,
    Leaves,
    Not,
    Parts,
    Previous,
    Relation,
    Row,
    Scale,
    Sum,
    Term,
    When,
)
from giac_schema.model.values import MISSING_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.model.address import Ref
    from giac_schema.model.values import Number

__all__ = ["Script", "formula"]

_RELATIONS: Final = get_args(Relation)
_COMPOSED: Final = 2
"""A sum, *and* or *or* of so many parts is written with signs between them, one of fewer as a call."""


def formula(thing: Term | Relation, script: Script = "en") -> str:
    """A term or a relation as one line of text.

    >>> from giac_schema.model import Ref
    >>> received = Row(Ref(("requests", "received")))
    >>> formula(Compare(received, "<=", Const(10)))
    'requests.received <= 10'
    >>> formula(Compare(received, "<=", Const(10)), "zh")
    '表三.本年新收 ≤ 10'
    """
    if isinstance(thing, _RELATIONS):
        return _relation(cast("Relation", thing), script)
    return _term(cast("Term", thing), script)


def _term(term: Term, script: Script) -> str:
    words = NOTATIONS[script]
    match term:
        case Const(value):
            return _number(value)
        case Sum(terms):
            return _sum(terms, script)
        case Scale():
            return _scale(term, script)
        case Previous(inner):
            return words.previous.format(_term(inner, script))
        case Children(inner, how):
            shape = words.children_sum if how == "sum" else words.children_max
            return shape.format(_term(inner, script))
        case Fact(name):
            return words.year if name == "year" else words.children_count
        case Cell() | Row() | Column() | Parts() | Leaves():
            return _place(term, script)
        case _:
            assert_never(term)


def _place(term: Cell | Row | Column | Parts | Leaves, script: Script) -> str:
    words = NOTATIONS[script]
    match term:
        case Cell(ref) | Row(ref):
            return _address(ref, script)
        case Column(table, column):
            return _inside(table, script, words.every_row, _column(table, column, script))
        case Parts(place):
            rows = () if _is_row(place) else (words.every_row,)
            return _inside(place, script, *rows, words.parts)
        case Leaves(group, ""):
            return _inside(group, script, words.leaves)
        case Leaves(group, column):
            return _inside(group, script, words.leaves, _column(group, column, script))
        case _:
            assert_never(term)


def _relation(relation: Relation, script: Script) -> str:
    words = NOTATIONS[script]
    match relation:
        case Compare(left, op, right):
            return f"{_term(left, script)} {words.comparisons[op]} {_term(right, script)}"
        case Close():
            return _close(relation, script)
        case Divisible(term, by):
            return words.divisible.format(_term(term, script), by)
        case IsMissing():
            return _missing(relation, script)
        case AllOf(relations):
            return _joined(relations, words.both, words.all, script) or words.always
        case AnyOf(relations):
            return _joined(relations, words.either, words.any, script) or words.never
        case Not(inner):
            return words.no.format(_relation(inner, script))
        case When(condition, then):
            return words.when.format(_grouped(condition, script), _grouped(then, script))
        case _:
            assert_never(relation)


def _close(close: Close, script: Script) -> str:
    words = NOTATIONS[script]
    tolerances = ((words.absolute, close.absolute), (words.relative, close.relative))
    given = "".join(shape.format(_number(value)) for shape, value in tolerances if value)
    return words.close.format(_term(close.left, script), _term(close.right, script), given)


def _missing(asked: IsMissing, script: Script) -> str:
    words = NOTATIONS[script]
    inner = _term(asked.term, script)
    if asked.kinds == MISSING_KINDS:
        return words.missing.format(inner)
    return words.missing_kinds.format(
        inner, words.or_kind.join(words.kinds[k] for k in asked.kinds)
    )


def _sum(terms: tuple[Term, ...], script: Script) -> str:
    """Addends in order; what is taken minus one time is subtracted."""
    if len(terms) < _COMPOSED:
        return NOTATIONS[script].sum.format("".join(_term(term, script) for term in terms))
    text = ""
    for term in terms:
        if text and isinstance(term, Scale) and term.factor == -1:
            text += f" - {_addend(term.term, script)}"
        else:
            text += (" + " if text else "") + _addend(term, script)
    return text


def _addend(term: Term, script: Script) -> str:
    written = _term(term, script)
    return f"({written})" if _is_composed(term) or written.startswith("-") else written


def _scale(scale: Scale, script: Script) -> str:
    factor, inner = scale.factor, _factor(scale.term, script)
    if factor != -1:
        return f"{_number(factor)}{NOTATIONS[script].times}{inner}"
    # A bare -5 is a number below zero and not a number subtracted.
    return f"-({inner})" if isinstance(scale.term, Const) and inner[0] != "(" else f"-{inner}"


def _factor(term: Term, script: Script) -> str:
    written = _term(term, script)
    bare = not (_is_composed(term) or isinstance(term, Scale) or written.startswith("-"))
    return written if bare else f"({written})"


def _is_composed(part: Term | Relation) -> bool:
    match part:
        case Sum(parts) | AllOf(parts) | AnyOf(parts):
            return len(parts) >= _COMPOSED
        case _:
            return isinstance(part, When)


def _joined(relations: tuple[Relation, ...], word: str, call: str, script: Script) -> str:
    """Relations side by side; a composite one among several is bracketed."""
    if len(relations) == 1:
        return call.format(_relation(relations[0], script))
    return word.join(_grouped(relation, script) for relation in relations)


def _grouped(relation: Relation, script: Script) -> str:
    written = _relation(relation, script)
    return f"({written})" if _is_composed(relation) else written


def _number(value: Number) -> str:
    return f"{value:f}" if not isinstance(value, int) else str(value)


def _address(ref: Ref, script: Script) -> str:
    return ref.chinese if script == "zh" else str(ref)


def _inside(ref: Ref, script: Script, *parts: str) -> str:
    return ".".join((_address(ref, script), *parts))


def _column(table: Ref, column: str, script: Script) -> str:
    return _column_names().get((table.table, column), column) if script == "zh" else column


@cache
def _is_row(ref: Ref) -> bool:
    found = (form(edition).find(ref) for edition in EDITIONS)
    return any(node is not None and node.kind == "row" for node in found)


@cache
def _column_names() -> Mapping[tuple[str, str], str]:
    """What the form calls the columns of each table."""
    return {
        (node.ref.table, node.ref.name): node.entry.name
        for edition in EDITIONS
        for node in form(edition).cells()
    }
