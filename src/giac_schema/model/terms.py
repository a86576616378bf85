"""The nouns of the rule language: sums of cells, and relations between them.

Terms are plain frozen data with structural equality.  Nothing here judges, prints or
solves; those are interpreters that walk these classes (``rules.judge`` and others) and end in
``assert_never``, so that a new kind of term cannot be forgotten in one of them.

A term is *scalar* (one number), or runs along an *axis*: a row of 表三 is seven
numbers at once, a column of 表三 one number for every row.  A relation between terms on
an axis is as many checks as the axis is long, each with a verdict of its own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

from attrs import field, frozen
from attrs.validators import in_

from giac_schema.model.address import Ref
from giac_schema.model.values import MISSING_KINDS, MissingKind

__all__ = [
    "AllOf",
    "AnyOf",
    "Cell",
    "Column",
    "Compare",
    "Comparison",
    "Const",
    "IsMissing",
    "Leaves",
    "Not",
    "Parts",
    "Relation",
    "Row",
    "Scale",
    "Sum",
    "Term",
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
    """The sum of the rows under a group, its own 总计 row left out: one figure for each column."""

    group: Ref


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


Term: TypeAlias = Const | Cell | Row | Column | Parts | Leaves | Sum | Scale

Comparison: TypeAlias = Literal["==", "!=", "<=", "<", ">=", ">"]


@frozen
class Compare:
    """Two terms, compared."""

    left: Term
    op: Comparison = field(validator=in_(("==", "!=", "<=", "<", ">=", ">")))
    right: Term


@frozen
class IsMissing:
    """Whether a cell holds no number, for one of the given reasons."""

    term: Cell | Row | Column
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


Relation: TypeAlias = Compare | IsMissing | AllOf | AnyOf | Not
