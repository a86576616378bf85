"""Relations stated as formulas over whole numbers: what they ask in order to hold, or to break.

Where every figure is a number, a relation holds, breaks, or does not apply (see
:mod:`giac_schema.rules.kleene`).  So there are four things to state: that it has one of the two verdicts, and
that it has not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from attrs import frozen

from giac_schema.model.address import Ref
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Close,
    Compare,
    Const,
    Divisible,
    IsMissing,
    Not,
    Relation,
    When,
)
from giac_schema.rules.intervals import contrary
from giac_schema.rules.judge import Comparing, lowered
from giac_schema.strategies.exact.formulas import (
    PLACES,
    Either,
    Every,
    Formula,
    Lacks,
    Var,
    Within,
    both,
    divided,
    either,
    whole,
)

if TYPE_CHECKING:
    from giac_schema.model.values import Number
    from giac_schema.rules.linear import Key

__all__ = ["YEAR", "Elsewhere", "Scene", "Seen", "alone", "breaks", "passes"]

YEAR = Var(Ref(("report", "year")))
"""The year of a report."""


class Elsewhere(Exception):
    """A relation looks at a report that is not there, so it does not apply: a signal, never an error."""


@frozen
class Seen:
    """What a figure of a relation stands for: the sum of some cells, or the largest of them."""

    cells: tuple[Var, ...] = ()
    constant: int = 0
    how: Literal["sum", "max"] = "sum"


Scene: TypeAlias = Callable[["Key"], Seen]
"""Says for each figure of a relation which cells of which reports it stands for.

Raises :class:`Elsewhere` for one that stands in none of them.
"""

_Verdict: TypeAlias = Literal["holds", "breaks"]


def alone(key: Key) -> Seen:
    """The scene of one report, with nothing around it."""
    if isinstance(key, Ref):
        return Seen((Var(key),))
    if key.where or key.ref != YEAR.ref:
        raise Elsewhere
    return Seen((YEAR,))


def passes(relation: Relation, scene: Scene = alone) -> Formula:
    """That a relation does not break.

    Raises:
        Elsewhere: if it looks at a report that the scene does not have.
    """
    return _said(relation, "breaks", _Stating(scene, is_so=False, sure=False))


def breaks(relation: Relation, scene: Scene = alone) -> Formula:
    """That a relation breaks, and no missing figure leaves that open.

    Raises:
        Elsewhere: if it looks at a report that the scene does not have.
    """
    return _said(relation, "breaks", _Stating(scene, is_so=True, sure=True))


@frozen
class _Stating:
    """How something is to be stated."""

    scene: Scene
    is_so: bool
    """Whether a relation is to have a verdict, or not to have it."""
    sure: bool
    """Whether every cell that is looked at has to hold a number."""

    def so(self, *, is_so: bool) -> _Stating:
        return _Stating(self.scene, is_so, self.sure)


def _said(relation: Relation, verdict: _Verdict, how: _Stating) -> Formula:
    """That a relation has a verdict, or has not."""
    true = (verdict == "holds") == how.is_so
    match relation:
        case Compare(_, op, _):
            return _compared(relation, op if true else contrary(op), how)
        case Close():
            return _said(lowered(relation), verdict, how)
        case Divisible(term, by):
            return _divisible(Compare(term, "==", Const(0)), by, how, holds=true)
        case IsMissing(term, kinds):
            (var,) = how.scene(_key(Compare(term, "==", Const(0)))).cells
            return Lacks(var, kinds if true else ())
        case Not(inner):
            return _said(inner, "breaks" if verdict == "holds" else "holds", how)
        case When(condition, then):
            join = both if how.is_so else either
            return join(_said(condition, "holds", how), _said(then, verdict, how))
        case AllOf(relations) | AnyOf(relations):
            decides: _Verdict = "breaks" if isinstance(relation, AllOf) else "holds"
            return _joined(relations, decides, verdict, how)
        case _:
            assert_never(relation)


def _joined(
    relations: tuple[Relation, ...], decides: _Verdict, verdict: _Verdict, how: _Stating
) -> Formula:
    """Several relations, of which one with the deciding verdict decides for all."""
    join = Either if how.is_so else Every
    if verdict == decides:
        return join(tuple(_said(each, decides, how) for each in relations))
    yes, no = how.so(is_so=True), how.so(is_so=False)
    if not any(map(_conditional, relations)):
        join = Every if how.is_so else Either
        return join(tuple(_said(each, verdict, how) for each in relations))
    some_apply = Either(tuple(_said(each, verdict, yes) for each in relations))
    none_decides = Every(tuple(_said(each, decides, no) for each in relations))
    if how.is_so:
        return Every((some_apply, none_decides))
    none_applies = Every(tuple(_said(each, verdict, no) for each in relations))
    return Either((none_applies, Either(tuple(_said(each, decides, yes) for each in relations))))


def _conditional(relation: Relation) -> bool:
    """Whether a relation may not apply."""
    match relation:
        case When():
            return True
        case AllOf(relations) | AnyOf(relations):
            return any(map(_conditional, relations))
        case Not(inner):
            return _conditional(inner)
        case Compare() | Close() | Divisible() | IsMissing():
            return False
        case _:
            assert_never(relation)


def _key(compare: Compare) -> Key:
    (key,) = Comparing.of(compare).net.factors
    return key


def _compared(
    compare: Compare, op: Literal["==", "!=", "<=", "<", ">=", ">"], how: _Stating
) -> Formula:
    net = Comparing.of(compare).net
    ways = tuple(
        both(*given, whole(factors, constant, op), *_numbers(factors, how))
        for given, factors, constant in _ways(net.factors, Fraction(net.constant), how.scene)
    )
    return either(*ways)


def _divisible(compare: Compare, by: int, how: _Stating, *, holds: bool) -> Formula:
    net = Comparing.of(compare).net
    ways = tuple(
        both(*given, divided(factors, constant, by, holds=holds), *_numbers(factors, how))
        for given, factors, constant in _ways(net.factors, Fraction(net.constant), how.scene)
    )
    return either(*ways)


def _numbers(factors: Mapping[Var, Fraction], how: _Stating) -> list[Formula]:
    """That cells hold numbers, where that has to be sure."""
    return [Lacks(var, ()) for var in factors if var.ref.table != "report"] if how.sure else []


_Way: TypeAlias = tuple[tuple[Formula, ...], dict[Var, Fraction], Fraction]
"""What is given, and then the cells of a sum and its constant."""


def _ways(factors: Mapping[Key, Number], constant: Fraction, scene: Scene) -> Iterator[_Way]:
    """A sum over cells: one way, or one for each cell that may be the largest of several."""
    seen = {key: scene(key) for key, factor in factors.items() if factor}
    tops = [key for key, each in seen.items() if each.how == "max"]
    for chosen in product(*(seen[key].cells for key in tops)):
        top = dict(zip(tops, chosen, strict=True))
        found: dict[Var, Fraction] = {}
        total = constant
        for key, each in seen.items():
            factor = Fraction(factors[key])
            total += factor * each.constant
            for var in (top[key],) if key in top else each.cells:
                found[var] = found.get(var, Fraction(0)) + factor * _step(var)
        given = tuple(
            Within({best: 1, other: -1}, 0, None)
            for key, best in top.items()
            for other in seen[key].cells
            if other != best
        )
        yield given, {var: factor for var, factor in found.items() if factor}, total


def _step(var: Var) -> Fraction:
    return Fraction(1, 10**PLACES) if var.domain == "amount" else Fraction(1)
