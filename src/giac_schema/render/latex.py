r"""Terms and relations as LaTeX, for papers and handbooks; it needs nothing but ``amsmath``.

A row is written with an index c for each of its columns, a column with an index r for each row:
:math:`\text{表三.本年新收}_{c} + \text{表三.上年结转}_{c} = \dots`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never, cast, get_args

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
from giac_schema.render.terms import Script, formula

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.model.address import Ref
    from giac_schema.model.values import Number

__all__ = ["latex"]

_RELATIONS: Final = get_args(Relation)
_SIGNS: Final[Mapping[Comparison, str]] = {
    "==": "=",
    "!=": r"\neq",
    "<=": r"\leq",
    "<": "<",
    ">=": r"\geq",
    ">": ">",
}
_SPECIAL: Final = str.maketrans({c: f"\\{c}" for c in "&%$#_{}"} | {"\\": "/", "~": "", "^": ""})
_SEVERAL: Final = 2


def latex(thing: Term | Relation, script: Script = "zh") -> str:
    r"""A term or a relation as a formula of LaTeX, without the signs around it.

    >>> from giac_schema.model import Ref
    >>> latex(Compare(Row(Ref(("requests", "received"))), "<=", Const(10)))
    '\\text{表三.本年新收}_{c} \\leq 10'
    """
    if isinstance(thing, _RELATIONS):
        return _relation(cast("Relation", thing), script)
    return _term(cast("Term", thing), script)


def _term(term: Term, script: Script) -> str:
    match term:
        case Const(value):
            return _number(value)
        case Sum(terms):
            return _sum(terms, script)
        case Scale(factor, inner):
            written = _in_brackets(inner, script)
            return f"-{written}" if factor == -1 else rf"{_number(factor)} \cdot {written}"
        case Previous(inner):
            return rf"\left({_term(inner, script)}\right)^{{{_said('上年', 'previous', script)}}}"
        case Children(inner, how):
            sign = r"\sum" if how == "sum" else r"\max"
            where = _said("下级机关", "subordinate organs", script)
            return rf"{sign}_{{{where}}} \left({_term(inner, script)}\right)"
        case Fact():
            return _text(formula(term, script))
        case Cell() | Row() | Column() | Parts() | Leaves():
            return _place(term, script)
        case _:
            assert_never(term)


def _place(term: Cell | Row | Column | Parts | Leaves, script: Script) -> str:
    total = _said("总计", "total", script)
    match term:
        case Cell(ref):
            return _name(ref, script)
        case Row(ref):
            return f"{_name(ref, script)}_{{c}}"
        case Column(place, _):
            column = formula(term, script).rpartition(".")[2]
            return f"{_name(place, script)}_{{r,\\,{_text(column)}}}"
        case Parts(place):
            row = formula(term, script).count(".") == len(place.path)
            return rf"\sum_{{c \neq {total}}} {_name(place, script)}_{{{'c' if row else 'r,c'}}}"
        case Leaves(group, column):
            index = _text(formula(term, script).rpartition(".")[2]) if column else "c"
            return rf"\sum_{{r \in {_name(group, script)}}} r_{{{index}}}"
        case _:
            assert_never(term)


def _relation(relation: Relation, script: Script) -> str:
    match relation:
        case Compare(left, op, right):
            return f"{_term(left, script)} {_SIGNS[op]} {_term(right, script)}"
        case Close(left, right, absolute, relative):
            sides = _term(left, script), _term(right, script)
            share = rf"{_number(relative)} \max(|{sides[0]}|, |{sides[1]}|)"
            return rf"|{sides[0]} - ({sides[1]})| \leq \max({_number(absolute)}, {share})"
        case Divisible(term, by):
            return rf"{by} \mid {_in_brackets(term, script)}"
        case IsMissing():
            return _text(formula(relation, script))
        case AllOf(relations):
            return _joined(relations, r" \land ", r"\top", script)
        case AnyOf(relations):
            return _joined(relations, r" \lor ", r"\bot", script)
        case Not(inner):
            return rf"\lnot \left({_relation(inner, script)}\right)"
        case When(condition, then):
            return rf"{_grouped(condition, script)} \implies {_grouped(then, script)}"
        case _:
            assert_never(relation)


def _sum(terms: tuple[Term, ...], script: Script) -> str:
    text = ""
    for term in terms:
        if text and isinstance(term, Scale) and term.factor == -1:
            text += f" - {_in_brackets(term.term, script)}"
        else:
            text += (" + " if text else "") + _in_brackets(term, script, alone=not text)
    return text or "0"


def _in_brackets(term: Term, script: Script, *, alone: bool = False) -> str:
    written = _term(term, script)
    bare = not (isinstance(term, Sum) and len(term.terms) > 1) and (alone or written[0] != "-")
    return written if bare else rf"\left({written}\right)"


def _joined(relations: tuple[Relation, ...], sign: str, none: str, script: Script) -> str:
    return sign.join(_grouped(relation, script) for relation in relations) or none


def _grouped(relation: Relation, script: Script) -> str:
    written = _relation(relation, script)
    parts = relation.relations if isinstance(relation, (AllOf, AnyOf)) else ()
    composed = len(parts) >= _SEVERAL or isinstance(relation, When)
    return rf"\left({written}\right)" if composed else written


def _name(ref: Ref, script: Script) -> str:
    return _text(ref.chinese if script == "zh" else str(ref))


def _said(zh: str, en: str, script: Script) -> str:
    return _text(zh if script == "zh" else en)


def _text(words: str) -> str:
    return rf"\text{{{words.translate(_SPECIAL)}}}"


def _number(value: Number) -> str:
    return str(value) if isinstance(value, int) else f"{value:f}"
