"""What an author names: the tables, groups, rows and cells of the form, with completion.

``requests.received.total`` is found in the form as it is typed; a name that the form does not have is
an error that offers the nearest, and ``dir()`` lists what may follow.
"""

from __future__ import annotations

import difflib
from functools import cache
from typing import TYPE_CHECKING, Final

from giac_schema.errors import InvalidRule, UnknownAddress
from giac_schema.model.address import Ref
from giac_schema.model.forms import Node, form
from giac_schema.model.report import EDITIONS
from giac_schema.model.terms import Cell, Column, Leaves, Parts, Row, Term
from giac_schema.rules.expressions import Expr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.model.report import Edition

__all__ = ["Place", "disclosure", "disputes", "requests"]

_TOTAL: Final = "total"


class _NoSuchPart(UnknownAddress, AttributeError):  # type: ignore[misc]  # both have a name: str
    """An address that does not go on like this; also what ``hasattr`` and completion expect."""


class Place(Expr):
    """A table, a group of rows, a row or a cell of either form, by its address.

    A cell stands for its figure and a row for each of its figures, so both can be added and
    compared.  A table or a group cannot: say which of its figures you mean, by
    :attr:`leaves`, :meth:`column` or :attr:`parts`.
    """

    __slots__ = ("ref",)

    def __init__(self, ref: Ref) -> None:
        self.ref = ref

    @property
    def term(self) -> Term:
        """The cell or the row of this address.

        Raises:
            InvalidRule: if it is a table or a group of rows, which has no figures of its own.
        """
        kinds = {node.kind for node in _nodes(self.ref)}
        if "cell" in kinds:
            return Cell(self.ref)
        if "row" in kinds:
            return Row(self.ref)
        raise InvalidRule(
            f"{self.ref} is a {kinds.pop()} and has no figures of its own: "
            f"say {self.ref}.leaves, {self.ref}.column(...), or one of {_listed(self.ref)}."
        )

    def __getattr__(self, name: str) -> Place:
        """The place of that name inside this one.

        Raises:
            UnknownAddress: if neither form has one; the error names the nearest.
        """
        if name.startswith("_"):
            raise AttributeError(name)
        return Place(_inside(self.ref, name))

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *_names(self.ref)]

    def __repr__(self) -> str:
        return str(self.ref)

    @property
    def leaves(self) -> Expr:
        """The sum of all rows under a group, its own 总计 row left out: one figure a column.

        Raises:
            InvalidRule: if there are no rows under this place, or rows of different columns.
        """
        if not any(node.kind == "group" for node in _nodes(self.ref)):
            raise InvalidRule(f"{self.ref} is no group of rows, so it has no leaves.")
        return Expr(Leaves(self.ref))

    @property
    def parts(self) -> Expr:
        """All columns but 总计 added up: of a row one figure, of a table one for each row.

        Raises:
            InvalidRule: if this place has no column 总计 that other columns could add up to.
        """
        if _TOTAL not in _columns(self.ref):
            raise InvalidRule(f"{self.ref} has no column 总计, so its columns do not add up.")
        return Expr(Parts(self.ref))

    @property
    def applicants(self) -> Expr:
        """In 表三, the six kinds of applicants added up; another word for :attr:`parts`.

        Raises:
            InvalidRule: if this place is not of 表三.
        """
        if self.ref.table != "requests":
            raise InvalidRule(f"Only 表三 counts by applicant; for {self.ref} say .parts.")
        return self.parts

    def leaves_of(self, column: str) -> Expr:
        """One column of :attr:`leaves`: a single figure, as 不予公开 of 总计.

        Raises:
            InvalidRule: if there are no rows under this place.
            UnknownAddress: if the rows have no such column.
        """
        self.column(column)
        self.leaves  # noqa: B018 - raises where there are none
        return Expr(Leaves(self.ref, column))

    @property
    def rows(self) -> tuple[Place, ...]:
        """The rows at or under this place from top to bottom, as the newest form has them that has any."""
        return next((rows for e in reversed(EDITIONS) if (rows := self.rows_in(e))), ())

    @property
    def cells(self) -> tuple[Place, ...]:
        """The cells of all :attr:`rows`."""
        return tuple(row.inside(name) for row in self.rows for name in _columns(row.ref))

    def rows_in(self, edition: Edition) -> tuple[Place, ...]:
        """The rows at or under this place in one form; none if that form does not have it."""
        node = form(edition).find(self.ref)
        return () if node is None else tuple(Place(row.ref) for row in rows_of(node))

    def inside(self, name: str) -> Place:
        """The place of that name inside this one, for a name that is computed.

        Raises:
            UnknownAddress: if neither form has one; the error names the nearest.
        """
        return Place(_inside(self.ref, name))

    def column(self, name: str) -> Expr:
        """One column of every row in this place: one figure a row.

        Raises:
            UnknownAddress: if the rows have no such column; the error names the nearest.
        """
        known = _columns(self.ref)
        if name not in known:
            raise UnknownAddress(f"{self.ref}.*.{name}", difflib.get_close_matches(name, known))
        return Expr(Column(self.ref, name))


def _nodes(ref: Ref) -> tuple[Node, ...]:
    """The place as either form has it."""
    found = (form(edition).find(ref) for edition in EDITIONS)
    return tuple(node for node in found if node is not None)


@cache
def _names(ref: Ref) -> tuple[str, ...]:
    """The names of all places just inside, of both forms, each once."""
    return tuple(dict.fromkeys(child.ref.name for node in _nodes(ref) for child in node.children))


@cache
def _columns(ref: Ref) -> tuple[str, ...]:
    """The names of the columns that every row in this place has, in the order of the form."""
    rows = [row for node in _nodes(ref) for row in rows_of(node)]
    names = [tuple(cell.ref.name for cell in row.children) for row in rows]
    return tuple(n for n in names[0] if all(n in other for other in names)) if names else ()


def rows_of(node: Node) -> tuple[Node, ...]:
    """The rows at or under a place of the form, from top to bottom."""
    if node.kind == "row":
        return (node,)
    return tuple(row for child in node.children for row in rows_of(child))


def _inside(ref: Ref, name: str) -> Ref:
    known = _names(ref)
    if name not in known:
        nearest = difflib.get_close_matches(name, known) or list(known)
        raise _NoSuchPart(f"{ref}.{name}", [f"{ref}.{each}" for each in nearest[:3]])
    return ref / name


def _listed(ref: Ref) -> str:
    return ", ".join(_names(ref))


disclosure: Final = Place(Ref(("disclosure",)))
"""表二."""
requests: Final = Place(Ref(("requests",)))
"""表三."""
disputes: Final = Place(Ref(("disputes",)))
"""表四."""
