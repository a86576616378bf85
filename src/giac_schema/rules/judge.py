"""Verdicts: what a relation between cells comes to on one report.

A missing cell stands for every value its kind allows.  A comparison *breaks* when none of
these makes it true, *holds* when all do, and is *unknown* in between; ``&``, ``|`` and ``~`` are
Kleene's.  Laws, each a property in the tests:

- to blank a cell never turns *holds* into *breaks* or the reverse (as long as the figure was one
  that its kind allows, and the relation does not ask what is missing);
- the order of operands, and the sides of ``==``, never matter;
- ``all_of()`` holds and ``any_of()`` breaks; ``~(a & b)`` is ``~a | ~b``.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias, assert_never

from attrs import field, frozen

from giac_schema.errors import InvalidRule
from giac_schema.findings import Verdict
from giac_schema.model.address import Ref
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Cell,
    Compare,
    Comparison,
    IsMissing,
    Not,
    Relation,
)
from giac_schema.model.values import Leaf, Missing, Number
from giac_schema.rules.intervals import Domain, can_be, contrary, domain_of
from giac_schema.rules.linear import Linear, linear

__all__ = [
    "Comparing",
    "Judge",
    "Values",
    "all_hold",
    "any_holds",
    "judge_of",
    "negated",
    "refs_of",
]

Values: TypeAlias = Mapping[Ref, Leaf]
"""What the cells of a relation hold on one report."""

Sums: TypeAlias = tuple[Number | None, Number | None, Number | None]
"""What the left side comes to, the right side, and the difference; ``None`` where it has none."""

Judge: TypeAlias = Callable[[Values, bool], Verdict]
"""The verdict on these values; the second argument takes missing cells for zero."""

_TRUE: Final[Mapping[Comparison, Callable[[Number, Number], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
}
_NEGATED: Final[Mapping[Verdict, Verdict]] = {"holds": "breaks", "breaks": "holds"}


@frozen
class Comparing:
    """A comparison with its two sides added up: ``left op right``, and their difference."""

    op: Comparison
    left: Linear
    right: Linear
    net: Linear
    """``left - right``: a cell that stands on both sides counts for what is left of it."""
    domains: Mapping[Ref, Domain] = field(hash=False)

    @classmethod
    def of(cls, compare: Compare) -> Comparing:
        """A comparison between cells, ready to be judged."""
        left, right = linear(compare.left), linear(compare.right)
        net = left - right
        return cls(compare.op, left, right, net, {ref: domain_of(ref) for ref in net.factors})

    def verdict(self, values: Values, zero: bool) -> Verdict:  # noqa: FBT001 - see Judge
        """Whether it holds on these values."""
        known, missing = _partial(self.net, values)
        if zero or not missing:
            return self.between(known, 0)
        free = [(self.net.factors[ref], self.domains[ref]) for ref in missing]
        if not can_be(self.op, known, free):
            return "breaks"
        return "unknown" if can_be(contrary(self.op), known, free) else "holds"

    def between(self, left: Number, right: Number) -> Verdict:
        """Whether it holds between two numbers."""
        return "holds" if _TRUE[self.op](left, right) else "breaks"

    def sums(self, values: Values) -> Sums:
        """Both sides, counting only printed figures, and the difference if nothing is missing."""
        left, right = (_partial(side, values)[0] for side in (self.left, self.right))
        difference, missing = _partial(self.net, values)
        return left, right, None if missing else difference


def _partial(form: Linear, values: Values) -> tuple[Number, list[Ref]]:
    """What the printed figures of a sum come to, and its missing cells."""
    known, missing = form.constant, []
    for ref, factor in form.factors.items():
        value = values[ref]
        if isinstance(value, Missing):
            if factor:
                missing.append(ref)
        else:
            known += factor * value
    return known, missing


def judge_of(relation: Relation) -> Judge:
    """A relation between cells, made ready to be judged on many reports."""
    match relation:
        case Compare():
            return Comparing.of(relation).verdict
        case IsMissing(Cell(ref), kinds):
            return lambda values, _: "holds" if _kind(values[ref]) in kinds else "breaks"
        case IsMissing():
            raise InvalidRule(f"{relation.term!r} is several cells at once.")
        case AllOf(relations):
            judges = tuple(map(judge_of, relations))
            return lambda values, zero: all_hold(judge(values, zero) for judge in judges)
        case AnyOf(relations):
            judges = tuple(map(judge_of, relations))
            return lambda values, zero: any_holds(judge(values, zero) for judge in judges)
        case Not(inner):
            judge = judge_of(inner)
            return lambda values, zero: negated(judge(values, zero))
        case _:
            assert_never(relation)


def _kind(leaf: Leaf) -> str:
    return leaf.kind if isinstance(leaf, Missing) else ""


def all_hold(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's *and*: one that breaks decides, else one that is unknown."""
    found = set(verdicts)
    return "breaks" if "breaks" in found else "unknown" if "unknown" in found else "holds"


def any_holds(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's *or*: one that holds decides, else one that is unknown."""
    return negated(all_hold(map(negated, verdicts)))


def negated(verdict: Verdict) -> Verdict:
    """Kleene's *not*: what is unknown stays unknown."""
    return _NEGATED.get(verdict, verdict)


def refs_of(relation: Relation) -> tuple[Ref, ...]:
    """The cells of a relation between cells, each once, in order."""
    return tuple(dict.fromkeys(_refs(relation)))


def _refs(relation: Relation) -> Iterable[Ref]:
    match relation:
        case Compare(left, _, right):
            return (*linear(left).factors, *linear(right).factors)
        case IsMissing(term, _):
            return linear(term).factors
        case AllOf(relations) | AnyOf(relations):
            return (ref for inner in relations for ref in _refs(inner))
        case Not(inner):
            return _refs(inner)
        case _:
            assert_never(relation)
