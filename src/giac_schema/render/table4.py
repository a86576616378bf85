"""表四 as the form draws it: fifteen figures in one row, under three rows of headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.model.forms import form
from giac_schema.render.grid import Cell, Table, extras, figures, is_absent

if TYPE_CHECKING:
    from giac_schema.model.forms import Node
    from giac_schema.model.report import Report
    from giac_schema.render.grid import Row

__all__ = ["draw"]


def draw(report: Report) -> Table | None:
    """The table with its figures, or ``None`` if nothing of it was found."""
    cells = form("2021").cells("disputes")
    leaves = [report[cell.ref] for cell in cells]
    if is_absent(leaves):
        return None
    heads = _headers()
    drawn = figures(leaves, refs=[cell.ref for cell in cells])
    rows = [*heads, drawn, *extras(report, "disputes", len(cells))]
    return Table("disputes", len(cells), rows, len(heads))


def _headers() -> list[Row]:
    review, direct, after = form("2021").rows("disputes")
    columns = len(review.children)
    return [
        (_head(review, columns), Cell(direct.entries[-2].label, 2 * columns, scope="colgroup")),
        (*_results(review, 2), _head(direct, columns), _head(after, columns)),
        (*_results(direct), *_results(after)),
    ]


def _head(block: Node, span: int) -> Cell:
    return Cell(block.entry.label, span, scope="colgroup", ref=block.ref)


def _results(block: Node, rowspan: int = 1) -> Row:
    return tuple(Cell(c.entry.label, rowspan=rowspan, scope="col") for c in block.children)
