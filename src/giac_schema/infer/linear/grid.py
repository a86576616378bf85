"""Which cells of the form stand beside and below each other."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.report import TABLES

if TYPE_CHECKING:
    from giac_schema.model.report import Edition

__all__ = ["TOTAL", "Grid", "grid"]

TOTAL = "total"


@frozen(eq=False)
class Grid:
    """The rows of one form, and the neighbours of each cell."""

    rows: tuple[tuple[Ref, ...], ...]
    """The cells of each row, from left to right."""
    right: Mapping[Ref, Ref]
    """For a cell the next one of its row."""
    below: Mapping[Ref, Ref]
    """For a cell that of the same column in the next row."""

    def beside(self, one: Ref, other: Ref) -> bool:
        """Whether two cells are next to each other in a row."""
        return self.right.get(one) == other or self.right.get(other) == one

    def stacked(self, one: Ref, other: Ref) -> bool:
        """Whether one of two cells stands right below the other."""
        return self.below.get(one) == other or self.below.get(other) == one


@cache
def grid(edition: Edition) -> Grid:
    """The neighbours of the cells of one form."""
    rows: list[tuple[Ref, ...]] = []
    below: dict[Ref, Ref] = {}
    for table in TABLES:
        above: dict[str, Ref] = {}
        for row in form(edition).rows(table):
            cells = tuple(cell.ref for cell in row.children)
            rows.append(cells)
            below |= {above[ref.name]: ref for ref in cells if ref.name in above}
            above = {ref.name: ref for ref in cells}
    right = {one: other for row in rows for one, other in itertools.pairwise(row)}
    return Grid(tuple(rows), right, below)
