"""The nouns of the rule language: sums of cells, and relations between them.

Terms are plain frozen data with structural equality.  Nothing here judges, prints or
solves; those are interpreters that walk these classes (``rules.judge`` and others) and end in
``assert_never``, so that a new kind of term cannot be forgotten in one of them.

A term is *scalar* (one number), or runs along an *axis*: a row of 表三 is seven
numbers at once, a column of 表三 one number for every row.  A relation between terms on
an axis is as many checks as the axis is long, each with a verdict of its own.

A term speaks of the report that is judged, unless it stands inside :class:`Previous` or
:class:`Children`: then it speaks of last year's report of the organ, or of those of its
subordinate organs.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias, assert_never

from attrs import field, frozen
from attrs.validators import in_

from giac_schema.errors import InvalidRule
from giac_schema.model.address import Ref
from giac_schema.model.values import MISSING_KINDS, MissingKind, Number

__all__ = [
    "AllOf",
    "AnyOf",
    "Cell",
    "Children",
    "Close",
    "Column",
    "Compare",
    "Comparison",
    "Const",
    "Divisible",
    "Fact",
    "FactName",
    "IsMissing",
    "Leaves",
    "Not",
    "Parts",
    "Previous",
    "Relation",
    "Row",
    "Scale",
    "Sum",
    "Term",
    "When",
    "inner_parts",
]


@frozen
class Const:
    """A number that the rule itself states."""

    value: int | Decimal


@frozen
class Cell:
    """The figure in one cell."""

    ref: Ref

    def __str__(self) -> str:
        return str(self.ref)


@frozen
class Row:
    """A row of 表三, or a block of 表四: one figure for each of its columns."""

    ref: Ref


@frozen
class Column:
    """One column of all rows of a table, or of a group of rows: one figure for each row."""

    place: Ref
    column: str


@frozen
class Parts:
    """The sum of all columns but 总计: of a row one figure, of a table or group one for each row."""

    place: Ref


@frozen
class Leaves:
    """The sum of the rows under a group, its own 总计 row left out: one figure for each column.

    With a column it is the one figure of that column.
    """

    group: Ref
    column: str = ""

    def __str__(self) -> str:
        return ".".join(filter(None, (str(self.group), "leaves", self.column)))


@frozen
class Sum:
    """Several terms added up; of none at all it is zero."""

    terms: tuple[Term, ...]

    def __str__(self) -> str:
        return " + ".join(map(str, self.terms))


@frozen
class Scale:
    """A term taken so many times; ``-1`` subtracts it."""

    factor: int | Decimal
    term: Term


FactName: TypeAlias = Literal["year", "children"]


@frozen
class Fact:
    """A number that stands in no table: the year of the report, or how many subordinates report."""

    name: FactName = field(validator=in_(("year", "children")))

    @property
    def ref(self) -> Ref:
        """Its address: ``report.year``, ``report.children``."""
        return Ref(("report", self.name))


@frozen
class Previous:
    """The same term in the report of the year before, by the same organ."""

    term: Term


@frozen
class Children:
    """The same term in the reports of the subordinate organs: all of them added up, or the largest."""

    term: Term
    how: Literal["sum", "max"] = field(default="sum", validator=in_(("sum", "max")))


Term: TypeAlias = (
    Const | Cell | Row | Column | Parts | Leaves | Sum | Scale | Fact | Previous | Children
)

Comparison: TypeAlias = Literal["==", "!=", "<=", "<", ">=", ">"]


@frozen
class Compare:
    """Two terms, compared."""

    left: Term
    op: Comparison = field(validator=in_(("==", "!=", "<=", "<", ">=", ">")))
    right: Term


def _not_negative(_tolerance: object, _attribute: object, value: Number) -> None:
    if value < 0:
        raise InvalidRule(f"A tolerance is 0 or more, not {value}.")


@frozen
class Close:
    """Two terms that differ by no more than a tolerance: the larger of the two that are given."""

    left: Term
    right: Term
    absolute: Number = field(default=0, validator=_not_negative)
    """So much, in the unit of the terms."""
    relative: Number = field(default=0, validator=_not_negative)
    """Such a share of the larger side; ``Decimal("0.01")`` is one in a hundred."""


@frozen
class Divisible:
    """Whether a number of times a whole number gives the term, with nothing left over."""

    term: Term
    by: int = field()

    @by.validator
    def _positive(self, _attribute: object, value: int) -> None:
        if value < 1:
            raise InvalidRule(f"Divisible by what? Give a whole number from 1 up, not {value}.")


@frozen
class IsMissing:
    """Whether a cell holds no number, for one of the given reasons."""

    term: Cell | Row | Column | Previous
    kinds: tuple[MissingKind, ...] = MISSING_KINDS


@frozen
class AllOf:
    """Every one of several relations; of none at all it holds."""

    relations: tuple[Relation, ...]


@frozen
class AnyOf:
    """At least one of several relations; of none at all it breaks."""

    relations: tuple[Relation, ...]


@frozen
class Not:
    """The contrary of a relation; what is unknown stays unknown."""

    relation: Relation


@frozen
class When:
    """A relation that applies only where a condition holds; elsewhere it is not applicable."""

    condition: Relation
    then: Relation


Relation: TypeAlias = Compare | Close | Divisible | IsMissing | AllOf | AnyOf | Not | When


def inner_parts(part: Term | Relation) -> tuple[Term | Relation, ...]:
    """The terms and relations that one is directly made of; none for an address or a number."""
    match part:
        case Const() | Cell() | Row() | Column() | Parts() | Leaves() | Fact():
            return ()
        case Scale(_, term) | Previous(term) | Children(term, _):
            return (term,)
        case Sum(terms):
            return terms
        case Compare(left, _, right) | Close(left, right, _, _):
            return (left, right)
        case Divisible(term, _) | IsMissing(term, _):
            return (term,)
        case AllOf(relations) | AnyOf(relations):
            return relations
        case Not(relation):
            return (relation,)
        case When(condition, then):
            return (condition, then)
        case _:
            assert_never(part)
