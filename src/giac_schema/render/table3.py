"""表三 as the form draws it: three columns of labels, seven of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.requests import ApplicantRow, Requests2019
from giac_schema.render.grid import Cell, Table, extras, figures, is_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.forms import Node
    from giac_schema.model.report import Report
    from giac_schema.render.grid import Row

__all__ = ["draw"]

_LABELS: Final = 3
_CORNER: Final = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_APPLICANTS: Final = "申请人情况"
_LEGAL_PERSONS: Final = "法人或其他组织"


def draw(report: Report) -> Table | None:
    """The table with its figures, or ``None`` if none of its rows was found."""
    edition = "2019" if isinstance(report.requests, Requests2019) else "2021"
    node = form(edition).find(Ref(("requests",)))
    body = list(_rows(node, report.requests, depth=0)) if node else []
    if not body:
        return None
    heads = _headers()
    width = _LABELS + len(attrs.fields(ApplicantRow))
    rows = [*heads, *body, *extras(report, "requests", width, _LABELS)]
    return Table("requests", width, rows, len(heads))


def _headers() -> list[Row]:
    first, *legal, last = [
        entry.label for entry in (n.entry for n in form("2021").rows("requests")[0].children)
    ]
    count = len(legal) + 2
    return [
        (Cell(_CORNER, _LABELS, 3, "col"), Cell(_APPLICANTS, count, scope="colgroup")),
        (
            Cell(first, rowspan=2, scope="col"),
            Cell(_LEGAL_PERSONS, len(legal), scope="colgroup"),
            Cell(last, rowspan=2, scope="col"),
        ),
        tuple(Cell(label, scope="col") for label in legal),
    ]


def _rows(group: Node, part: Any, depth: int) -> Iterator[Row]:
    """The rows under a group, each label as wide as the labels that are left beside it."""
    for child in group.children:
        inner = getattr(part, child.ref.name)
        if child.kind == "row":
            yield from _row(child, inner, _LABELS - depth)
        else:
            yield from _under(child, list(_rows(child, inner, depth + 1)))


def _row(node: Node, part: Any, span: int) -> Iterator[Row]:
    leaves = [getattr(part, column.ref.name) for column in node.children]
    if not is_absent(leaves):
        label = Cell(node.entry.label, span, scope="row", ref=node.ref)
        yield (label, *figures(leaves, refs=[column.ref for column in node.children]))


def _under(group: Node, rows: list[Row]) -> Iterator[Row]:
    """The rows with the label of their group in front of the first of them."""
    for number, row in enumerate(rows):
        label = Cell(group.entry.label, rowspan=len(rows), scope="rowgroup", ref=group.ref)
        yield row if number else (label, *row)
