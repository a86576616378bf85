"""The two forms as trees of places, read off the model classes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs
from attrs import frozen

from giac_schema.model.address import Ref
from giac_schema.model.form import Entry, entries
from giac_schema.model.report import Edition, Report2019, Report2021
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.report import TableName

__all__ = ["Form", "Node", "NodeKind", "form"]

NodeKind: TypeAlias = Literal["table", "group", "row", "cell"]


@frozen
class Node:
    """One place of a form: a table, a group of rows, a row, or a cell."""

    ref: Ref
    kind: NodeKind
    entries: tuple[Entry, ...]
    """The entries along its path, its own the last."""
    children: tuple[Node, ...] = ()

    @property
    def entry(self) -> Entry:
        """What the form prints here."""
        return self.entries[-1]


@frozen
class Form:
    """One edition of the form: every place in it, in the order it is printed."""

    edition: Edition
    nodes: tuple[Node, ...]

    def rows(self, table: TableName) -> tuple[Node, ...]:
        """The rows of a table that hold figures, from top to bottom."""
        return _of_kind(self.edition, "row", table)

    def cells(self, table: TableName | None = None) -> tuple[Node, ...]:
        """The cells of a table, or of all three."""
        return _of_kind(self.edition, "cell", table)

    def find(self, ref: Ref) -> Node | None:
        """The place at an address, or ``None`` where this edition has none."""
        return _index(self.edition).get(ref)


@cache
def form(edition: Edition) -> Form:
    """The form of one edition, ``"2019"`` or ``"2021"``."""
    cls = {"2019": Report2019, "2021": Report2021}[edition]
    roots = [_node(Ref((name,)), part, (entry,)) for name, part, entry in entries(cls)]
    order = {"disclosure": 0, "requests": 1, "disputes": 2}
    roots.sort(key=lambda node: order[node.ref.table])
    return Form(edition, tuple(n for root in roots for n in _walk(root)))


@cache
def _of_kind(edition: Edition, kind: NodeKind, table: TableName | None) -> tuple[Node, ...]:
    """The places of one kind: looked for once, asked for by every rule."""
    return tuple(n for n in form(edition).nodes if n.kind == kind and table in (None, n.ref.table))


@cache
def _index(edition: Edition) -> dict[Ref, Node]:
    return {node.ref: node for node in form(edition).nodes}


def _node(ref: Ref, cls: type, path: tuple[Entry, ...]) -> Node:
    if not attrs.has(cls) or cls is Missing:
        return Node(ref, "cell", path)
    children = tuple(_node(ref / name, part, (*path, entry)) for name, part, entry in entries(cls))
    kind: NodeKind
    kind = "table" if len(ref.path) == 1 else "row" if children[0].kind == "cell" else "group"
    return Node(ref, kind, path, children)


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)
