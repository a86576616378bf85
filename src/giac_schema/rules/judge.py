"""Verdicts: what a relation between cells comes to on one report.

A missing cell stands for every value its kind allows.  A comparison *breaks* when none of
these makes it true, *holds* when all do, and is *unknown* in between; ``&``, ``|`` and ``~`` are
Kleene's.  ``when(a, then=b)`` is *not applicable* where ``a`` breaks, and is passed over by ``&`` and
``|`` then.  Laws, each a property in the tests:

- to blank a cell turns a verdict into *unknown* or leaves it (as long as the figure was one
  that its kind allows, and the relation does not ask what is missing);
- the order of operands, and the sides of ``==`` and of ``close``, never matter;
- ``all_of()`` holds and ``any_of()`` breaks; ``~(a & b)`` is ``~a | ~b``;
- ``when(all_of(), then=b)`` is ``b``, ``when(any_of(), then=b)`` is not applicable.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final, TypeAlias, assert_never

from attrs import field, frozen

from giac_schema.errors import InvalidRule
from giac_schema.findings import Verdict
from giac_schema.model.address import Ref
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Close,
    Compare,
    Comparison,
    Const,
    Divisible,
    IsMissing,
    Not,
    Relation,
    Scale,
    Sum,
    Term,
    When,
)
from giac_schema.model.values import Leaf, Missing, Number
from giac_schema.rules.intervals import (
    Domain,
    Unknown,
    can_be,
    can_be_divisible,
    can_leave_a_rest,
    contrary,
    domain_of,
)
from giac_schema.rules.kleene import all_hold, any_holds, guarded, negated
from giac_schema.rules.linear import Figure, Key, Linear, linear

__all__ = [
    "TRUE",
    "Comparing",
    "Judge",
    "Partly",
    "Values",
    "compared_in",
    "figures_of",
    "judge_of",
    "keys_of",
    "lowered",
    "only_key",
    "refs_of",
]


@frozen
class Partly:
    """What several reports print together, where some of them print no number."""

    known: Number


Values: TypeAlias = Mapping[Key, Leaf | Partly]
"""What the cells of a relation hold on one report, and what other reports hold."""

Sums: TypeAlias = tuple[Number | None, Number | None, Number | None]
"""What the left side comes to, the right side, and the difference; ``None`` where it has none."""

Judge: TypeAlias = Callable[[Values, bool], Verdict]
"""The verdict on these values; the second argument takes missing cells for zero."""

TRUE: Final[Mapping[Comparison, Callable[[Number, Number], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
}


@frozen
class Comparing:
    """A comparison with its two sides added up: ``left op right``, and their difference."""

    op: Comparison
    left: Linear
    right: Linear
    net: Linear
    """``left - right``: a cell that stands on both sides counts for what is left of it."""
    domains: Mapping[Key, Domain] = field(hash=False)

    @classmethod
    def of(cls, compare: Compare) -> Comparing:
        """A comparison between cells, ready to be judged."""
        left, right = linear(compare.left), linear(compare.right)
        net = left - right
        return cls(compare.op, left, right, net, {key: _domain(key) for key in net.factors})

    def verdict(self, values: Values, zero: bool) -> Verdict:  # noqa: FBT001 - see Judge
        """Whether it holds on these values."""
        known, missing = _partial(self.net, values)
        if zero or not missing:
            return self.between(known, 0)
        free = self.unknowns(missing)
        if not can_be(self.op, known, free):
            return "breaks"
        return "unknown" if can_be(contrary(self.op), known, free) else "holds"

    def unknowns(self, missing: Iterable[Key]) -> list[Unknown]:
        """The missing figures as :mod:`~giac_schema.rules.intervals` takes them."""
        return [(self.net.factors[key], self.domains[key]) for key in missing]

    def between(self, left: Number, right: Number) -> Verdict:
        """Whether it holds between two numbers."""
        return "holds" if TRUE[self.op](left, right) else "breaks"

    def sums(self, values: Values) -> Sums:
        """Both sides, counting only printed figures, and the difference if nothing is missing."""
        left, right = (_partial(side, values)[0] for side in (self.left, self.right))
        difference, missing = _partial(self.net, values)
        return left, right, None if missing else difference


def _domain(key: Key) -> Domain:
    """What is added where figures are missing: nothing below zero, but for signed ones."""
    return domain_of(key if isinstance(key, Ref) else key.ref)


def _partial(form: Linear, values: Values) -> tuple[Number, list[Key]]:
    """What the printed figures of a sum come to, and its missing cells."""
    known, missing = form.constant, []
    for key, factor in form.factors.items():
        value = values[key]
        if isinstance(value, (Missing, Partly)):
            if factor:
                missing.append(key)
            if isinstance(value, Missing):
                continue
            value = value.known
        known += factor * value
    return known, missing


def judge_of(relation: Relation) -> Judge:
    """A relation between cells, made ready to be judged on many reports."""
    match relation:
        case Compare():
            return Comparing.of(relation).verdict
        case Close():
            return judge_of(lowered(relation))
        case Divisible(term, by):
            return partial(_divides, by, Comparing.of(Compare(term, "==", Const(0))))
        case IsMissing(term, kinds):
            key = only_key(term)
            return lambda values, _: "holds" if _kind(values[key]) in kinds else "breaks"
        case AllOf(relations):
            judges = tuple(map(judge_of, relations))
            return lambda values, zero: all_hold(judge(values, zero) for judge in judges)
        case AnyOf(relations):
            judges = tuple(map(judge_of, relations))
            return lambda values, zero: any_holds(judge(values, zero) for judge in judges)
        case Not(inner):
            judge = judge_of(inner)
            return lambda values, zero: negated(judge(values, zero))
        case When(condition, then):
            guard, body = judge_of(condition), judge_of(then)
            return lambda values, zero: guarded(guard(values, zero), body(values, zero))
        case _:
            assert_never(relation)


def _divides(by: int, term: Comparing, values: Values, zero: bool) -> Verdict:  # noqa: FBT001 - see Judge
    known, missing = _partial(term.net, values)
    free = [] if zero else term.unknowns(missing)
    if not can_be_divisible(by, known, free):
        return "breaks"
    return "unknown" if can_leave_a_rest(by, known, free) else "holds"


def lowered(close: Close) -> Relation:
    """Closeness as comparisons: within the absolute tolerance, or the share of either side."""
    apart = Sum((close.left, Scale(-1, close.right)))
    share = [Scale(close.relative, side) for side in (close.left, close.right) if close.relative]
    widths: list[Term] = [Const(close.absolute), *share, *(Scale(-1, term) for term in share)]
    return AnyOf(
        tuple(
            AllOf((Compare(apart, "<=", width), Compare(Scale(-1, apart), "<=", width)))
            for width in widths
        )
    )


def only_key(term: Term) -> Key:
    """The one figure that a term stands for.

    Raises:
        InvalidRule: if it stands for none, or for a sum.
    """
    form = linear(term)
    if list(form.factors.values()) != [1] or form.constant:
        raise InvalidRule(f"{term!r} is no single cell, so it cannot be missing.")
    (key,) = form.factors
    return key


def _kind(leaf: Leaf | Partly) -> str:
    return leaf.kind if isinstance(leaf, Missing) else ""


def compared_in(relation: Relation) -> Comparing | None:
    """The two sides that a relation is about, if it is about two: those of the comparison in it."""
    match relation:
        case Compare():
            return Comparing.of(relation)
        case Close(left, right, _, _):
            return Comparing.of(Compare(left, "==", right))
        case Divisible(term, _):
            return Comparing.of(Compare(term, "==", Const(0)))
        case When(_, then):
            return compared_in(then)
        case IsMissing() | AllOf() | AnyOf() | Not():
            return None
        case _:
            assert_never(relation)


def refs_of(relation: Relation) -> tuple[Ref, ...]:
    """The cells of a relation that stand in the report that is judged, each once, in order."""
    return tuple(key for key in keys_of(relation) if isinstance(key, Ref))


def figures_of(relation: Relation) -> tuple[Figure, ...]:
    """The figures of a relation that are no such cells, each once, in order."""
    return tuple(key for key in keys_of(relation) if isinstance(key, Figure))


def keys_of(relation: Relation) -> tuple[Key, ...]:
    """All figures of a relation between single figures, each once, in order."""
    return tuple(dict.fromkeys(_keys(relation)))


def _keys(relation: Relation) -> Iterable[Key]:
    match relation:
        case Compare(left, _, right) | Close(left, right, _, _):
            return (*linear(left).factors, *linear(right).factors)
        case IsMissing(term, _) | Divisible(term, _):
            return linear(term).factors
        case AllOf(relations) | AnyOf(relations):
            return (key for inner in relations for key in _keys(inner))
        case Not(inner):
            return _keys(inner)
        case When(condition, then):
            return (*_keys(then), *_keys(condition))
        case _:
            assert_never(relation)
