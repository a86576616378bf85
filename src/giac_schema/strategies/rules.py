"""Everything the rule language can say, whether it makes sense or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from giac_schema.model.address import Ref
from giac_schema.model.organ import ORGANS
from giac_schema.model.report import EDITIONS
from giac_schema.model.rule import LEVELS, ORIGINS, Body, Check, Observed, Rule, Title
from giac_schema.model.ruleset import RuleSet
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
from giac_schema.strategies.cells import amounts, changes
from giac_schema.strategies.where import refs

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["relations", "rule_sets", "rules", "terms"]

_COMPARISONS: Final = ("==", "!=", "<=", "<", ">=", ">")
_TABLE: Final = Ref(("requests",))


def terms() -> st.SearchStrategy[Term]:
    """Terms of every kind; the parts of a sum need not run along the same axis."""
    return st.recursive(_simple_terms(), _compound_terms, max_leaves=6)


def relations() -> st.SearchStrategy[Relation]:
    """Relations of every kind."""
    compared = st.builds(Compare, terms(), st.sampled_from(_COMPARISONS), terms())
    kinds = st.lists(st.sampled_from(MISSING_KINDS), min_size=1, unique=True).map(tuple)
    places = st.one_of(_cells(), _rows(), _columns())
    missing = st.builds(IsMissing, places | st.builds(Previous, places), kinds)
    close = st.builds(Close, terms(), terms(), amounts(), amounts())
    divisible = st.builds(Divisible, terms(), st.integers(1, 99))
    return st.recursive(compared | missing | close | divisible, _compound_relations, max_leaves=4)


def rules(bodies: st.SearchStrategy[Body] | None = None) -> st.SearchStrategy[Rule]:
    """Rules of every kind, or with the bodies given.

    A check among them is named ``nothing`` and finds nothing.
    """
    texts = st.text(max_size=8)
    titles = st.builds(Title, texts, texts)
    return st.builds(
        Rule,
        _ids(),
        st.sampled_from(LEVELS),
        _bodies() if bodies is None else bodies,
        titles,
        st.sampled_from(ORIGINS),
        st.lists(texts, max_size=2).map(tuple),
        st.lists(st.sampled_from(EDITIONS), min_size=1, unique=True).map(tuple),
        st.lists(_ids(), max_size=2).map(tuple),
        st.lists(st.sampled_from(ORGANS), min_size=1, unique=True).map(tuple),
        st.lists(texts | titles, max_size=2).map(tuple),
    )


def rule_sets() -> st.SearchStrategy[RuleSet]:
    """Some rules, each id once."""
    return st.lists(rules(), max_size=3).map(_each_id_once)


def _each_id_once(drawn: list[Rule]) -> RuleSet:
    kept: dict[str, Rule] = {}
    for rule in drawn:
        if not any(name in kept for name in rule.ids):
            kept |= dict.fromkeys(rule.ids, rule)
    return RuleSet(dict.fromkeys(kept.values()))


def _ids() -> st.SearchStrategy[str]:
    return st.from_regex(r"[A-Z][A-Z0-9.-]{0,6}", fullmatch=True)


def nothing(_: object) -> Iterable[object]:
    """A check that finds nothing."""
    return ()


def _bodies() -> st.SearchStrategy[Body]:
    return relations() | st.just(Observed()) | st.just(Check("nothing", nothing))


def _cells() -> st.SearchStrategy[Cell]:
    return st.builds(Cell, refs(kind="cell"))


def _rows() -> st.SearchStrategy[Row]:
    return st.builds(Row, refs(kind="row"))


def _columns() -> st.SearchStrategy[Column]:
    return st.builds(Column, st.just(_TABLE), st.sampled_from(["natural_person", "total"]))


def _simple_terms() -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(Const, changes() | amounts()),
        _cells(),
        _rows(),
        _columns(),
        st.builds(Parts, st.just(_TABLE) | refs(kind="row")),
        st.builds(Leaves, refs(kind="group"), st.sampled_from(["", "total"])),
        st.builds(Fact, st.sampled_from(["year", "children"])),
    )


def _compound_terms(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(Sum, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Scale, changes() | amounts(), inner),
        st.builds(Previous, inner),
        st.builds(Children, inner, st.sampled_from(["sum", "max"])),
    )


def _compound_relations(inner: st.SearchStrategy[Relation]) -> st.SearchStrategy[Relation]:
    several = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(AllOf, several),
        st.builds(AnyOf, several),
        st.builds(Not, inner),
        st.builds(When, inner, inner),
    )
