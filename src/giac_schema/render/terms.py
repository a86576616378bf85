"""Terms and relations as formulas, in Chinese or in English addresses.

One of the interpreters of :mod:`giac_schema.model.terms`: what an author wrote comes back as a
person would write it on paper, 表三.本年新收 + 表三.上年结转 = 表三.总计 + 表三.结转下年度.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, assert_never

from attrs import frozen

from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Cell,
    Column,
    Compare,
    Comparison,
    Const,
    IsMissing,
    Leaves,
    Not,
    Parts,
    Relation,
    Row,
    Scale,
    Sum,
    Term,
)
from giac_schema.model.values import MISSING_KINDS, MissingKind

if TYPE_CHECKING:
    from giac_schema.model.address import Ref

__all__ = ["Script", "formula"]

Script: TypeAlias = Literal["zh", "en"]
"""Which addresses and words a formula is written with."""

_RELATIONS: Final = (Compare, IsMissing, AllOf, AnyOf, Not)


@frozen
class _Words:
    """How one language writes what is no address and no number."""

    comparisons: Mapping[Comparison, str]
    kinds: Mapping[MissingKind, str]
    times: str
    both: str
    either: str
    no: str
    missing: str
    or_kind: str
    always: str
    never: str
    every_row: str
    parts: str
    leaves: str


_WORDS: Final[Mapping[Script, _Words]] = {
    "zh": _Words(
        comparisons={"==": "=", "!=": "≠", "<=": "≤", "<": "<", ">=": "≥", ">": ">"},
        kinds={
            "blank": "空白",
            "placeholder": "占位符号",
            "text": "文字",
            "unplaced": "未能定位",
            "absent": "未找到",
        },
        times=" × ",
        both=" 且 ",
        either=" 或 ",
        no="并非",
        missing="{} 没有数字（{}）",
        or_kind="、",
        always="恒成立",
        never="恒不成立",
        every_row="每行",
        parts="各列之和",
        leaves="各项之和",
    ),
    "en": _Words(
        comparisons={"==": "==", "!=": "!=", "<=": "<=", "<": "<", ">=": ">=", ">": ">"},
        kinds={kind: kind for kind in MISSING_KINDS},
        times=" * ",
        both=" and ",
        either=" or ",
        no="not ",
        missing="is_missing({}, {})",
        or_kind="|",
        always="true",
        never="false",
        every_row="*",
        parts="parts",
        leaves="leaves",
    ),
}


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
        return _relation(thing, script)
    return _term(thing, script)


def _term(term: Term, script: Script) -> str:
    words = _WORDS[script]
    match term:
        case Const(value):
            return str(value)
        case Cell(ref) | Row(ref):
            return _address(ref, script)
        case Column(table, column):
            return _inside(table, script, words.every_row, _column(table, column, script))
        case Parts(table):
            return _inside(table, script, words.every_row, words.parts)
        case Leaves(group):
            return _inside(group, script, words.leaves)
        case Sum(terms):
            return _sum(terms, script)
        case Scale():
            return _scale(term, script)
        case _:
            assert_never(term)


def _relation(relation: Relation, script: Script) -> str:
    words = _WORDS[script]
    match relation:
        case Compare(left, op, right):
            return f"{_term(left, script)} {words.comparisons[op]} {_term(right, script)}"
        case IsMissing(term, kinds):
            listed = words.or_kind.join(words.kinds[kind] for kind in kinds)
            return words.missing.format(_term(term, script), listed)
        case AllOf(relations):
            return _joined(relations, words.both, script) or words.always
        case AnyOf(relations):
            return _joined(relations, words.either, script) or words.never
        case Not(inner):
            return f"{words.no}({_relation(inner, script)})"
        case _:
            assert_never(relation)


def _sum(terms: tuple[Term, ...], script: Script) -> str:
    """Addends in order; what is taken minus one time is subtracted."""
    text = ""
    for term in terms:
        if text and isinstance(term, Scale) and term.factor == -1:
            text += f" - {_factor(term.term, script)}"
        else:
            text += (" + " if text else "") + _addend(term, script)
    return text or "0"


def _addend(term: Term, script: Script) -> str:
    written = _term(term, script)
    return f"({written})" if isinstance(term, Sum) or written.startswith("-") else written


def _scale(scale: Scale, script: Script) -> str:
    inner = _factor(scale.term, script)
    return f"-{inner}" if scale.factor == -1 else f"{scale.factor}{_WORDS[script].times}{inner}"


def _factor(term: Term, script: Script) -> str:
    written = _term(term, script)
    bare = not isinstance(term, (Sum, Scale)) and not written.startswith("-")
    return written if bare else f"({written})"


def _joined(relations: tuple[Relation, ...], word: str, script: Script) -> str:
    """Relations side by side; a composite one among several is bracketed."""
    if len(relations) == 1:
        return _relation(relations[0], script)
    return word.join(_grouped(relation, script) for relation in relations)


def _grouped(relation: Relation, script: Script) -> str:
    written = _relation(relation, script)
    several = isinstance(relation, (AllOf, AnyOf)) and len(relation.relations) > 1
    return f"({written})" if several else written


def _address(ref: Ref, script: Script) -> str:
    return ref.chinese if script == "zh" else str(ref)


def _inside(ref: Ref, script: Script, *parts: str) -> str:
    return ".".join((_address(ref, script), *parts))


def _column(table: Ref, column: str, script: Script) -> str:
    return _column_names().get((table.table, column), column) if script == "zh" else column


@cache
def _column_names() -> Mapping[tuple[str, str], str]:
    """What the form calls the columns of each table."""
    return {
        (node.ref.table, node.ref.name): node.entry.name
        for edition in EDITIONS
        for node in form(edition).cells()
    }
