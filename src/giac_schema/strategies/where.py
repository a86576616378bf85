"""Addresses, and what may stand at each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS
from giac_schema.strategies.cells import amounts, changes, counts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.model.address import Ref
    from giac_schema.model.forms import Node, NodeKind
    from giac_schema.model.report import Edition
    from giac_schema.model.values import Leaf, Missing

__all__ = ["cells", "refs"]


@st.composite
def refs(draw: st.DrawFn, edition: Edition | None = None, kind: NodeKind | None = None) -> Ref:
    """Addresses of one edition, or of both; all of them, or those of one kind of place."""
    return draw(_sampled(edition, kind))


@cache
def _sampled(edition: Edition | None, kind: NodeKind | None) -> st.SearchStrategy[Ref]:
    editions = EDITIONS if edition is None else (edition,)
    nodes = [node for each in editions for node in form(each).nodes]
    found = {node.ref: None for node in nodes if kind in (None, node.kind)}
    return st.sampled_from(list(found))


def _numbers_at(node: Node) -> st.SearchStrategy[Leaf]:
    """The numbers that may stand in a cell of a correct report."""
    if node.entry.is_money:
        return amounts()
    return changes() if node.entry.signed else counts()


def cells(
    nodes: Iterable[Node], odd: st.SearchStrategy[Missing] | None = None
) -> st.SearchStrategy[tuple[Ref, Leaf]]:
    """A cell and what stands in it: a number that fits, or something odd."""
    kinds: dict[tuple[bool, bool], list[Node]] = {}
    for node in nodes:
        kinds.setdefault((node.entry.is_money, node.entry.signed), []).append(node)
    return st.one_of([_cells_of_a_kind(group, odd) for group in kinds.values()])


def _cells_of_a_kind(
    nodes: list[Node], odd: st.SearchStrategy[Missing] | None
) -> st.SearchStrategy[tuple[Ref, Leaf]]:
    numbers = _numbers_at(nodes[0])
    places = st.sampled_from([node.ref for node in nodes])
    return st.tuples(places, numbers if odd is None else numbers | odd)
