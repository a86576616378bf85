"""The operators an author writes rules with; what they build is plain data.

    balance = requests.received + requests.carried_in == requests.outcome.total + requests.carried_out

``==`` of an :class:`Expr` makes a relation and not a truth value.  Therefore neither an expression nor a
:class:`Statement` is a term itself: each only holds one (``.term``, ``.relation``), so that terms keep
honest equality and can be hashed, stored and sent.

Laws, each a property in the tests:

- ``+`` is associative, down to the data; ``sum_of()`` is 0 and ``sum_of(a)`` is ``a``;
- ``&`` and ``|`` are associative, down to the data; ``all_of()`` holds and ``any_of()`` breaks;
- ``~`` undoes itself in what it says: ``~~a`` has the verdict of ``a``.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NoReturn, TypeAlias

from giac_schema.errors import InvalidRule
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Cell,
    Column,
    Compare,
    Comparison,
    Const,
    Divisible,
    IsMissing,
    Not,
    Previous,
    Relation,
    Row,
    Scale,
    Sum,
    Term,
)
from giac_schema.model.values import MISSING_KINDS, MissingKind

__all__ = [
    "Amount",
    "Expr",
    "Statement",
    "all_of",
    "any_of",
    "constant",
    "expression",
    "relation_of",
    "sum_of",
]


class Statement:
    """A relation that an author has written: ``&``, ``|`` and ``~`` make new ones of it."""

    __slots__ = ("relation",)

    def __init__(self, relation: Relation) -> None:
        self.relation = relation

    def __and__(self, other: Statement) -> Statement:
        """Both hold."""
        return all_of(self, other)

    def __or__(self, other: Statement) -> Statement:
        """At least one holds."""
        return any_of(self, other)

    def __invert__(self) -> Statement:
        """The contrary holds."""
        return Statement(Not(self.relation))

    def __bool__(self) -> NoReturn:
        """A relation is neither true nor false before there is a report.

        Raises:
            InvalidRule: always.
        """
        raise InvalidRule(
            "A relation has no truth value before it is judged on a report. To combine relations "
            "write (a) & (b), (a) | (b) or ~(a), brackets included, instead of and, or, not; "
            "instead of a == b == c write (a == b) & (b == c)."
        )

    def __repr__(self) -> str:
        return f"Statement({self.relation!r})"


class Expr:
    """A term that an author has written: arithmetic makes new ones, comparing makes a relation."""

    __slots__ = ("_term",)

    def __init__(self, term: Term) -> None:
        self._term = term

    @property
    def term(self) -> Term:
        """What it stands for, as plain data."""
        return self._term

    def __add__(self, other: Amount) -> Expr:
        return sum_of(self, other)

    def __radd__(self, other: Amount) -> Expr:
        return sum_of(other, self)

    def __sub__(self, other: Amount) -> Expr:
        return sum_of(self, -expression(other))

    def __rsub__(self, other: Amount) -> Expr:
        return sum_of(other, -self)

    def __neg__(self) -> Expr:
        return self * -1

    def __pos__(self) -> Expr:
        return self

    def __mul__(self, factor: int | Decimal) -> Expr:
        return Expr(Scale(constant(factor), self.term))

    __rmul__ = __mul__

    def __truediv__(self, divisor: int | Decimal) -> Expr:
        """So many times less, where that is exact: by 2, 4, 5, 8, 10, 10000 and the like.

        Raises:
            InvalidRule: if the factor has no end as a decimal, or the divisor is 0.
        """
        return self * _reciprocal(constant(divisor))

    def __eq__(self, other: Amount) -> Statement:  # type: ignore[override]
        return self._compared("==", other)

    def __ne__(self, other: Amount) -> Statement:  # type: ignore[override]
        return self._compared("!=", other)

    def __le__(self, other: Amount) -> Statement:
        return self._compared("<=", other)

    def __lt__(self, other: Amount) -> Statement:
        return self._compared("<", other)

    def __ge__(self, other: Amount) -> Statement:
        return self._compared(">=", other)

    def __gt__(self, other: Amount) -> Statement:
        return self._compared(">", other)

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> NoReturn:
        """A figure is not known before there is a report.

        Raises:
            InvalidRule: always.
        """
        raise InvalidRule(
            "A cell, row or sum has no value before there is a report: compare it "
            "(requests.received.total > 0) instead of asking whether it is true."
        )

    def __repr__(self) -> str:
        return f"Expr({self.term!r})"

    def is_missing(self, *kinds: MissingKind) -> Statement:
        """Whether it holds no number, for one of these reasons (without any: for whatever reason).

        Raises:
            InvalidRule: if it is anything but a cell, a row or a column.
        """
        term = self.term
        if not isinstance(term, (Cell, Row, Column, Previous)):
            raise InvalidRule(
                "Only a cell, a row or a column can be missing; a sum of them is not."
            )
        return Statement(IsMissing(term, kinds or MISSING_KINDS))

    def is_in(self, *values: int | Decimal) -> Statement:
        """Whether it is one of these numbers."""
        return any_of(*(self == value for value in values))

    def is_divisible_by(self, number: int) -> Statement:
        """Whether it is a multiple of a whole number.

        Raises:
            InvalidRule: if the number is not 1 or more.
        """
        return Statement(Divisible(self.term, number))

    def is_even(self) -> Statement:
        """Whether it is a multiple of 2."""
        return self.is_divisible_by(2)

    def _compared(self, op: Comparison, other: Amount) -> Statement:
        return Statement(Compare(self.term, op, expression(other).term))


Amount: TypeAlias = Expr | int | Decimal
"""What may stand beside an operator: an expression, or a number that the rule itself states."""


def sum_of(*operands: Amount) -> Expr:
    """Several terms added up; of none at all it is 0."""
    addends = tuple(addend for operand in operands for addend in _addends(expression(operand).term))
    return Expr(addends[0] if len(addends) == 1 else Sum(addends))


def all_of(*statements: Statement) -> Statement:
    """Every one of several relations; of none at all it holds."""
    parts: list[Relation] = []
    for relation in map(relation_of, statements):
        parts += relation.relations if isinstance(relation, AllOf) else (relation,)
    return Statement(parts[0] if len(parts) == 1 else AllOf(tuple(parts)))


def any_of(*statements: Statement) -> Statement:
    """At least one of several relations; of none at all it breaks."""
    parts: list[Relation] = []
    for relation in map(relation_of, statements):
        parts += relation.relations if isinstance(relation, AnyOf) else (relation,)
    return Statement(parts[0] if len(parts) == 1 else AnyOf(tuple(parts)))


def _reciprocal(divisor: int | Decimal) -> Decimal:
    exact = 1 / Fraction(divisor) if divisor else None
    rest = exact.denominator if exact else 0
    for prime in (2, 5):
        while rest and rest % prime == 0:
            rest //= prime
    if exact is None or rest != 1:
        raise InvalidRule(
            f"Dividing by {divisor} is not exact: multiply the other side by it instead, "
            f"or compare a ratio(above, below)."
        )
    with localcontext(prec=400):
        return Decimal(exact.numerator) / exact.denominator


def _addends(term: Term) -> tuple[Term, ...]:
    return term.terms if isinstance(term, Sum) else (term,)


def relation_of(statement: object) -> Relation:
    """What a statement says, as plain data.

    Raises:
        InvalidRule: if it is none.
    """
    if not isinstance(statement, Statement):
        raise InvalidRule(
            f"A relation belongs here, such as requests.received.total >= 0, not {statement!r}."
        )
    return statement.relation


def expression(operand: object) -> Expr:
    """An expression, or one that stands for a number."""
    return operand if isinstance(operand, Expr) else Expr(Const(constant(operand)))


def constant(value: object) -> int | Decimal:
    """A number a rule can calculate with.

    Raises:
        InvalidRule: if it is a float, or no number at all.
    """
    if isinstance(value, Decimal) and value.is_finite():
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise InvalidRule(
        f"A rule calculates with whole numbers and exact decimals, not with {value!r}: "
        f"write an int, or Decimal('0.5') instead of 0.5."
    )
