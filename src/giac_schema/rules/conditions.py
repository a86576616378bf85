"""Conditions, tolerances and shares: words of the language that are made of others.

Laws, each a property in the tests:

- ``when(all_of(), then=a)`` has the verdict of ``a``, ``when(any_of(), then=a)`` never applies;
- ``close(a, b)`` says what ``close(b, a)`` says, and of a report without gaps what ``a == b`` says;
- ``each(rows, f)`` is ``all_of`` of what ``f`` says of every row;
- ``ratio(a, b) <= c`` is ``when(b > 0, then=a <= b * c)``, down to the data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from giac_schema.model.terms import Close, Compare, Comparison, When
from giac_schema.rules.expressions import Statement, all_of, constant, expression, relation_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from giac_schema.rules.expressions import Amount, Expr

__all__ = ["Ratio", "close", "each", "ratio", "when"]

_T = TypeVar("_T")


def each(things: Iterable[_T], says: Callable[[_T], Statement]) -> Statement:
    """What is said of every one of several things, such as ``requests.outcome.rows``; one verdict.

    For a verdict on each of them see :func:`giac_schema.rules.template`.
    """
    return all_of(*map(says, things))


def when(condition: Statement, *, then: Statement) -> Statement:
    """A relation that applies only where a condition holds; elsewhere it is not applicable."""
    return Statement(When(relation_of(condition), relation_of(then)))


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
    tolerances = constant(absolute), constant(relative)
    return Statement(Close(expression(left).term, expression(right).term, *tolerances))


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
    return Ratio(expression(above), expression(below))
