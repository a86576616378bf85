"""Everything the rule language can say, whether it makes sense or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

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
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["relations", "rule_sets", "rules", "terms"]

_COMPARISONS: Final = ("==", "!=", "<=", "<", ">=", ">")
_TABLE: Final = Ref(("requests",))


def terms() -> st.SearchStrategy[Term]:
    """Terms of every kind; the parts of a sum need not run along the same axis."""
    return st.recursive(_simple_terms(), _compound_terms, max_leaves=6)


def relations() -> st.SearchStrategy[Relation]:
    """Relations of every kind."""
    simple = st.one_of(_compared(), _missing(), _close(), _divisible())
    return st.recursive(simple, _compound_relations, max_leaves=4)


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


def _constants() -> st.SearchStrategy[Const]:
    return st.builds(Const, changes() | amounts())


def _parts() -> st.SearchStrategy[Parts]:
    return st.builds(Parts, st.just(_TABLE) | refs(kind="row"))


def _leaves() -> st.SearchStrategy[Leaves]:
    return st.builds(Leaves, refs(kind="group"), st.sampled_from(["", "total"]))


def _facts() -> st.SearchStrategy[Fact]:
    return st.builds(Fact, st.sampled_from(["year", "children"]))


def _simple_terms() -> st.SearchStrategy[Term]:
    return st.one_of(_constants(), _cells(), _rows(), _columns(), _parts(), _leaves(), _facts())


def _sums(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Sum]:
    return st.builds(Sum, st.lists(inner, max_size=3).map(tuple))


def _scaled(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Scale]:
    return st.builds(Scale, changes() | amounts(), inner)


def _children(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Children]:
    return st.builds(Children, inner, st.sampled_from(["sum", "max"]))


def _compound_terms(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(_sums(inner), _scaled(inner), st.builds(Previous, inner), _children(inner))


def _compared() -> st.SearchStrategy[Compare]:
    return st.builds(Compare, terms(), st.sampled_from(_COMPARISONS), terms())


def _missing() -> st.SearchStrategy[IsMissing]:
    kinds = st.lists(st.sampled_from(MISSING_KINDS), min_size=1, unique=True).map(tuple)
    places = st.one_of(_cells(), _rows(), _columns())
    return st.builds(IsMissing, places | st.builds(Previous, places), kinds)


def _close() -> st.SearchStrategy[Close]:
    return st.builds(Close, terms(), terms(), amounts(), amounts())


def _divisible() -> st.SearchStrategy[Divisible]:
    return st.builds(Divisible, terms(), st.integers(1, 99))


def _compound_relations(inner: st.SearchStrategy[Relation]) -> st.SearchStrategy[Relation]:
    several = _several(inner)
    return st.one_of(
        st.builds(AllOf, several),
        st.builds(AnyOf, several),
        st.builds(Not, inner),
        st.builds(When, inner, inner),
    )


def _several(inner: st.SearchStrategy[Relation]) -> st.SearchStrategy[tuple[Relation, ...]]:
    return st.lists(inner, max_size=3).map(tuple)


KINDS: Final[Mapping[type, Callable[[], st.SearchStrategy[Any]]]] = {
    Const: _constants,
    Cell: _cells,
    Row: _rows,
    Column: _columns,
    Parts: _parts,
    Leaves: _leaves,
    Fact: _facts,
    Sum: lambda: _sums(terms()),
    Scale: lambda: _scaled(terms()),
    Previous: lambda: st.builds(Previous, terms()),
    Children: lambda: _children(terms()),
    Compare: _compared,
    IsMissing: _missing,
    Close: _close,
    Divisible: _divisible,
    AllOf: lambda: st.builds(AllOf, _several(relations())),
    AnyOf: lambda: st.builds(AnyOf, _several(relations())),
    Not: lambda: st.builds(Not, relations()),
    When: lambda: st.builds(When, relations(), relations()),
}
"""Each kind of term and of relation by itself."""
