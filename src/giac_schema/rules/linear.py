"""Sums over single cells as exact linear forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from attrs import field, frozen

from giac_schema.errors import InvalidRule
from giac_schema.model.address import Ref
from giac_schema.model.terms import Cell, Column, Const, Leaves, Parts, Row, Scale, Sum, Term
from giac_schema.model.values import Number

__all__ = ["Linear", "linear"]


@frozen
class Linear:
    """A constant and cells, each so many times; every cell occurs once."""

    factors: Mapping[Ref, Number] = field(factory=dict, hash=False)
    constant: Number = 0

    def __add__(self, other: Linear) -> Linear:
        factors = dict(self.factors)
        for ref, factor in other.factors.items():
            factors[ref] = factors.get(ref, 0) + factor
        return Linear(factors, self.constant + other.constant)

    def __mul__(self, times: Number) -> Linear:
        return Linear({r: f * times for r, f in self.factors.items()}, self.constant * times)

    def __sub__(self, other: Linear) -> Linear:
        return self + other * -1


def linear(term: Term) -> Linear:
    """A term over single cells as a linear form.

    Raises:
        InvalidRule: if the term still runs along a row or a column.
    """
    match term:
        case Const(value):
            return Linear(constant=value)
        case Cell(ref):
            return Linear({ref: 1})
        case Sum(terms):
            return sum(map(linear, terms), Linear())
        case Scale(factor, inner):
            return linear(inner) * factor
        case Row() | Column() | Parts() | Leaves():
            raise InvalidRule(f"{term!r} is several figures at once and no single sum.")
        case _:
            assert_never(term)
