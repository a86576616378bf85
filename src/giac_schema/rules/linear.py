"""Sums over single figures as exact linear forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, assert_never

from attrs import field, frozen

from giac_schema.errors import InvalidRule
from giac_schema.model.address import Ref
from giac_schema.model.terms import (
    Cell,
    Children,
    Column,
    Const,
    Fact,
    Leaves,
    Parts,
    Previous,
    Row,
    Scale,
    Sum,
    Term,
)
from giac_schema.model.values import Number

__all__ = ["Figure", "Key", "Linear", "Step", "linear"]

Step: TypeAlias = Literal["previous", "sum", "max"]
"""From a report to last year's, or to all subordinate ones, added up or the largest taken."""

_CHILDREN: Final = Fact("children").ref


@frozen(order=True, cache_hash=True)
class Figure:
    """A number that is no cell of the report that is judged.

    It stands in other reports, or it is one that a report says of itself.
    """

    where: tuple[Step, ...]
    """How to get there from the report that is judged; empty for that report itself."""
    ref: Ref
    """Its address there: a cell, ``report.year`` or ``report.children``."""


Key: TypeAlias = Ref | Figure
"""What a linear form counts: a cell of the report that is judged, or a figure from elsewhere."""


@frozen
class Linear:
    """A constant and figures, each so many times; every figure occurs once."""

    factors: Mapping[Key, Number] = field(factory=dict, hash=False)
    constant: Number = 0

    def __add__(self, other: Linear) -> Linear:
        factors = dict(self.factors)
        for key, factor in other.factors.items():
            factors[key] = factors.get(key, 0) + factor
        return Linear(factors, self.constant + other.constant)

    def __mul__(self, times: Number) -> Linear:
        return Linear({r: f * times for r, f in self.factors.items()}, self.constant * times)

    def __sub__(self, other: Linear) -> Linear:
        return self + other * -1


def linear(term: Term) -> Linear:
    """A term over single figures as a linear form.

    Raises:
        InvalidRule: if the term still runs along a row or a column, or is no sum at all.
    """
    match term:
        case Const(value):
            return Linear(constant=value)
        case Cell(ref):
            return Linear({ref: 1})
        case Fact():
            return Linear({Figure((), term.ref): 1})
        case Sum(terms):
            return sum(map(linear, terms), Linear())
        case Scale(factor, inner):
            return linear(inner) * factor
        case Previous(inner):
            form = linear(inner)
            return Linear(_seen_from("previous", form), form.constant)
        case Children(inner, how):
            return _of_children(linear(inner), how)
        case Row() | Column() | Parts() | Leaves():
            raise InvalidRule(f"{term!r} is several figures at once and no single sum.")
        case _:
            assert_never(term)


def _of_children(form: Linear, how: Literal["sum", "max"]) -> Linear:
    """A form in every subordinate report: a constant counts once for each of them."""
    if how == "max" and (list(form.factors.values()) != [1] or form.constant):
        raise InvalidRule(
            "Only of a single cell, row or column can the largest be taken, not of a sum: "
            "say children.max(requests.received)."
        )
    counted = Linear({Figure((), _CHILDREN): form.constant} if form.constant else {})
    return Linear(_seen_from(how, form)) + counted


def _seen_from(step: Step, form: Linear) -> dict[Key, Number]:
    return {_behind(step, key): factor for key, factor in form.factors.items()}


def _behind(step: Step, key: Key) -> Figure:
    return Figure((step,), key) if isinstance(key, Ref) else Figure((step, *key.where), key.ref)
