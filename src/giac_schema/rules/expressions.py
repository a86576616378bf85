"""The operators an author writes rules with; what they build is plain data.

    balance = requests.received + requests.carried_in == requests.outcome.total + requests.carried_out

``==`` of an :class:`Expr` makes a relation and not a truth value.  Therefore neither an expression nor a
:class:`Statement` is a term itself: each only holds one (``.term``, ``.relation``), so that terms keep
honest equality and can be hashed, stored and sent.

Laws, each a property in the tests:

- ``+`` is associative, down to the data; ``sum_of()`` is 0 and ``sum_of(a)`` is ``a``;
- ``&`` and ``|`` are associative, down to the data; ``all_of()`` holds and ``any_of()`` breaks;
- ``~`` undoes itself in what it says: ``~~a`` has the verdict of ``a``;
- ``when(all_of(), then=a)`` has the verdict of ``a``, ``when(any_of(), then=a)`` never applies.

Words that make nothing new but say something of the above in fewer letters: ``a.is_in(1, 2)`` is
``(a == 1) | (a == 2)``, ``a.is_even()`` is ``a.is_divisible_by(2)``, ``each(rows, f)`` is ``all_of`` of what ``f`` says
of every row, and ``ratio(a, b) <= c`` is ``when(b > 0, then=a <= b * c)``.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, NoReturn, TypeAlias, TypeVar

from giac_schema.errors import InvalidRule
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Cell,
    Close,
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
    When,
)
from giac_schema.model.values import MISSING_KINDS, MissingKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "Amount",
    "Expr",
    "Ratio",
    "Statement",
    "all_of",
    "any_of",
    "close",
    "each",
    "ratio",
    "sum_of",
    "when",
]

_T = TypeVar("_T")


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
        return sum_of(self, -_expr(other))

    def __rsub__(self, other: Amount) -> Expr:
        return sum_of(other, -self)

    def __neg__(self) -> Expr:
        return self * -1

    def __pos__(self) -> Expr:
        return self

    def __mul__(self, factor: int | Decimal) -> Expr:
        return Expr(Scale(_constant(factor), self.term))

    __rmul__ = __mul__

    def __truediv__(self, divisor: int | Decimal) -> Expr:
        """So many times less, where that is exact: by 2, 4, 5, 8, 10, 10000 and the like.

        Raises:
            InvalidRule: if the factor has no end as a decimal, or the divisor is 0.
        """
        return self * _reciprocal(_constant(divisor))

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
        return Statement(Compare(self.term, op, _expr(other).term))


Amount: TypeAlias = Expr | int | Decimal
"""What may stand beside an operator: an expression, or a number that the rule itself states."""


def sum_of(*operands: Amount) -> Expr:
    """Several terms added up; of none at all it is 0."""
    addends = tuple(addend for operand in operands for addend in _addends(_expr(operand).term))
    return Expr(addends[0] if len(addends) == 1 else Sum(addends))


def all_of(*statements: Statement) -> Statement:
    """Every one of several relations; of none at all it holds."""
    parts: list[Relation] = []
    for relation in map(_relation, statements):
        parts += relation.relations if isinstance(relation, AllOf) else (relation,)
    return Statement(parts[0] if len(parts) == 1 else AllOf(tuple(parts)))


def any_of(*statements: Statement) -> Statement:
    """At least one of several relations; of none at all it breaks."""
    parts: list[Relation] = []
    for relation in map(_relation, statements):
        parts += relation.relations if isinstance(relation, AnyOf) else (relation,)
    return Statement(parts[0] if len(parts) == 1 else AnyOf(tuple(parts)))


def each(things: Iterable[_T], says: Callable[[_T], Statement]) -> Statement:
    """What is said of every one of several things, such as ``requests.outcome.rows``; one verdict.

    For a verdict on each of them see :func:`giac_schema.rules.template`.
    """
    return all_of(*map(says, things))


def when(condition: Statement, *, then: Statement) -> Statement:
    """A relation that applies only where a condition holds; elsewhere it is not applicable."""
    return Statement(When(_relation(condition), _relation(then)))


def close(
    left: Amount, right: Amount, *, absolute: int | Decimal = 0, relative: int | Decimal = 0
) -> Statement:
    """Whether two sides differ by no more than a tolerance; exact, and the same with sides swapped.

    Args:
        left: One side.
        right: The other.
        absolute: So much, in the unit of both: ``Decimal("0.01")`` of 万元 is 100 元.
        relative: Such a share of the larger side: ``Decimal("0.01")`` is one in a hundred.

    Raises:
        InvalidRule: if a tolerance is negative, or a float.
    """
    tolerances = _constant(absolute), _constant(relative)
    return Statement(Close(_expr(left).term, _expr(right).term, *tolerances))


class Ratio:
    """One term by another, to be compared with a number; made by :func:`ratio`."""

    __slots__ = ("_above", "_below")

    def __init__(self, above: Expr, below: Expr) -> None:
        self._above, self._below = above, below

    def _compared(self, op: Comparison, share: int | Decimal) -> Statement:
        product = self._below * share
        return when(self._below > 0, then=Statement(Compare(self._above.term, op, product.term)))

    def __eq__(self, share: int | Decimal) -> Statement:  # type: ignore[override]
        return self._compared("==", share)

    def __ne__(self, share: int | Decimal) -> Statement:  # type: ignore[override]
        return self._compared("!=", share)

    def __le__(self, share: int | Decimal) -> Statement:
        return self._compared("<=", share)

    def __lt__(self, share: int | Decimal) -> Statement:
        return self._compared("<", share)

    def __ge__(self, share: int | Decimal) -> Statement:
        return self._compared(">=", share)

    def __gt__(self, share: int | Decimal) -> Statement:
        return self._compared(">", share)

    __hash__ = None  # type: ignore[assignment]


def ratio(above: Amount, below: Amount) -> Ratio:
    """A share to compare with a number: ``ratio(a, b) <= Decimal("0.25")``.

    Nothing is divided: it means ``a <= b * 0.25``, and applies only where ``b`` is above zero.
    """
    return Ratio(_expr(above), _expr(below))


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


def _relation(statement: object) -> Relation:
    if not isinstance(statement, Statement):
        raise InvalidRule(
            f"A relation belongs here, such as requests.received.total >= 0, not {statement!r}."
        )
    return statement.relation


def _expr(operand: object) -> Expr:
    return operand if isinstance(operand, Expr) else Expr(Const(_constant(operand)))


def _constant(value: object) -> int | Decimal:
    if isinstance(value, Decimal) and value.is_finite():
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise InvalidRule(
        f"A rule calculates with whole numbers and exact decimals, not with {value!r}: "
        f"write an int, or Decimal('0.5') instead of 0.5."
    )
