"""Terms and relations resolved on the form of one edition: what they run along, and their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from attrs import evolve, frozen

from giac_schema.errors import InvalidRule, UnknownAddress
from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS, Edition
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Cell,
    Children,
    Close,
    Column,
    Compare,
    Const,
    Divisible,
    Fact,
    IsMissing,
    Leaves,
    Not,
    Parts,
    Previous,
    Relation,
    Row,
    Scale,
    Sum,
    Term,
    When,
)
from giac_schema.rules.places import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.model.forms import Node

__all__ = ["Axis", "Columns", "ElsewhereOnly", "Rows", "Scope"]

_TOTAL: Final = "total"


@frozen
class Columns:
    """Along the columns of a row."""

    names: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """What tells the single checks apart: the columns."""
        return self.names


@frozen
class Rows:
    """Along the rows of a table or a group."""

    refs: tuple[Ref, ...]

    def keys(self) -> tuple[str, ...]:
        """What tells the single checks apart: the addresses of the rows."""
        return tuple(map(str, self.refs))


Axis: TypeAlias = Columns | Rows


class ElsewhereOnly(Exception):
    """An address that only the other edition of the form has: a signal to whoever resolves a rule."""


@frozen
class Scope:
    """The form of one edition, as the place where terms are resolved."""

    edition: Edition
    abroad: bool = False
    """Whether it resolves what other reports print: those may be of the other form."""

    def axis(self, part: Relation | Term) -> Axis | None:
        """What a relation or a term runs along; ``None`` for a single figure."""
        match part:
            case Const() | Cell() | Fact():
                return None
            case Row(ref):
                return Columns(_columns([self.node(ref)]))
            case Leaves(group, column):
                return None if column else Columns(_columns(self.leaves(group)))
            case Column(place, _):
                return Rows(tuple(row.ref for row in rows_of(self.node(place))))
            case Parts(place):
                rows = rows_of(self.node(place))
                single = len(rows) == 1 and rows[0].ref == place
                return None if single else Rows(tuple(row.ref for row in rows))
            case Scale(_, inner) | IsMissing(inner, _) | Not(inner) | Divisible(inner, _):
                return self.axis(inner)
            case Previous(inner) | Children(inner, _):
                return self.other.axis(inner)
            case Sum(parts) | AllOf(parts) | AnyOf(parts):
                return _common(map(self.axis, parts))
            case Compare(left, _, right) | Close(left, right, _, _) | When(left, right):
                return _common((self.axis(left), self.axis(right)))
            case _:
                assert_never(part)

    @property
    def other(self) -> Scope:
        """The same form, as other reports have it: what it lacks is sought in the other one."""
        return Scope(self.edition, abroad=True)

    def relation(self, relation: Relation, index: int) -> Relation:
        """A relation at one place of its axis."""
        match relation:
            case Compare(left, op, right):
                return Compare(self.term(left, index), op, self.term(right, index))
            case Close(left, right, absolute, relative):
                return Close(self.term(left, index), self.term(right, index), absolute, relative)
            case Divisible(term, by):
                return Divisible(self.term(term, index), by)
            case IsMissing(term, kinds):
                cell = self.term(term, index)
                if not isinstance(cell, (Cell, Previous)):
                    raise InvalidRule(f"Only cells can be missing, not {cell!r}.")
                return IsMissing(cell, kinds)
            case AllOf(relations):
                return AllOf(tuple(self.relation(r, index) for r in relations))
            case AnyOf(relations):
                return AnyOf(tuple(self.relation(r, index) for r in relations))
            case Not(inner):
                return Not(self.relation(inner, index))
            case When(condition, then):
                return When(self.relation(condition, index), self.relation(then, index))
            case _:
                assert_never(relation)

    def term(self, term: Term, index: int) -> Term:
        """A term at one place of its axis: nothing but single figures, constants and their sums."""
        match term:
            case Const() | Fact():
                return term
            case Cell(ref):
                return self.cell(ref)
            case Row(ref):
                return self.cell(self.node(ref).children[index].ref)
            case Column(place, column):
                return self.cell(rows_of(self.node(place))[index].ref / column)
            case Parts(place):
                return self.parts(rows_of(self.node(place))[index])
            case Leaves():
                return self.leaf_sum(term, index)
            case Sum(terms):
                return Sum(tuple(self.term(t, index) for t in terms))
            case Scale(factor, inner):
                return Scale(factor, self.term(inner, index))
            case Previous(inner) | Children(inner, _):
                return evolve(term, term=self.other.term(inner, index))
            case _:
                assert_never(term)

    def leaf_sum(self, term: Leaves, index: int) -> Sum:
        """The cells that a group's leaves add up, in the column it names or at a place of its axis."""
        rows = self.leaves(term.group)
        if term.column:
            return Sum(tuple(self.cell(row.ref / term.column) for row in rows))
        return Sum(tuple(Cell(row.children[index].ref) for row in rows))

    def cell(self, ref: Ref) -> Cell:
        """A cell, known to be one."""
        if self.node(ref).kind != "cell":
            raise InvalidRule(f"{ref} is no cell of the {self.edition} form.")
        return Cell(ref)

    def parts(self, row: Node) -> Sum:
        """The columns of a row that its total adds up."""
        names = [cell.ref.name for cell in row.children]
        if _TOTAL not in names:
            raise InvalidRule(f"{row.ref} has no column 总计, so its columns do not add up.")
        return Sum(tuple(Cell(row.ref / name) for name in names if name != _TOTAL))

    def leaves(self, group: Ref) -> tuple[Node, ...]:
        """The rows under a group, without the row that is their total."""
        node = self.node(group)
        if node.kind in ("row", "cell"):
            raise InvalidRule(f"{group} is no group of rows, so it has no leaves.")
        return tuple(row for row in rows_of(node) if row.ref != group / _TOTAL)

    def node(self, ref: Ref) -> Node:
        """A place of this form.

        Raises:
            ElsewhereOnly: if only the other edition has it.
            UnknownAddress: if neither has.
        """
        node = form(self.edition).find(ref)
        if node is not None:
            return node
        elsewhere = _elsewhere(self.edition, ref)
        if elsewhere is None:
            raise UnknownAddress(str(ref))
        if not self.abroad:
            raise ElsewhereOnly
        return elsewhere


def _elsewhere(edition: Edition, ref: Ref) -> Node | None:
    """A place as the other form has it."""
    others = (form(other).find(ref) for other in EDITIONS if other != edition)
    return next((node for node in others if node is not None), None)


def _columns(rows: Iterable[Node]) -> tuple[str, ...]:
    """The columns that some rows have in common.

    Raises:
        InvalidRule: if they have different ones, or are no rows.
    """
    found = {tuple(cell.ref.name for cell in row.children if cell.kind == "cell") for row in rows}
    if len(found) != 1 or () in found:
        raise InvalidRule("These rows do not have the same columns, so they cannot be added up.")
    return found.pop()


def _common(axes: Iterable[Axis | None]) -> Axis | None:
    """The axis of several parts; single figures go with any.

    Raises:
        InvalidRule: if there are two different ones.
    """
    found = {axis for axis in axes if axis is not None}
    if len(found) > 1:
        listed = " and ".join(sorted(", ".join(axis.keys()) for axis in found))
        raise InvalidRule(f"This relation runs along different rows or columns at once: {listed}.")
    return found.pop() if found else None
