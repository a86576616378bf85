"""Figures of one row of text that stand on several lines, in the order they have across the page.

    1.申请人无正当理由逾期不补正                                         7
    、行政机关不再处理其政府信息    1      2      0      4      0
    公开申请

A cell whose text is set a line higher or lower than that of its neighbours is drawn so by browsers that print
to text.  Read line by line, its figure comes before those on its left.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.edges import from_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell

__all__ = ["across"]


def across(label: Cell, cells: tuple[Cell, ...]) -> tuple[tuple[Cell, ...], bool]:
    """The cells of a row from left to right, if they stand beside one another; else as they are.

    Returns:
        The cells, and whether they still are out of their order.
    """
    if not _is_out_of_order(label, cells):
        return cells, False
    cells = tuple(from_left(cells) or cells)
    return cells, _is_out_of_order(label, cells)


def _is_out_of_order(label: Cell, cells: Sequence[Cell]) -> bool:
    """Whether some cell, drawn with blanks, begins no further right than the one before it, on another line.

    Where every cell has a line of its own, or each begins its line, they come one by one and stand in no columns.
    """
    lines = [cell.position.line for cell in (label, *cells)]
    return 1 < len(set(lines)) < len(lines) and any(
        a.position.line != b.position.line and _is_set_in(b) and not _is_left_of(a, b)
        for a, b in pairwise(cells)
    )


def _is_set_in(cell: Cell) -> bool:
    return cell.gap.endswith("  ")


def _is_left_of(cell: Cell, other: Cell) -> bool:
    if cell.edges is None or other.edges is None:
        return True  # marks tell their order
    return all(cell.edges.by(metric)[0] < other.edges.by(metric)[0] for metric in (0, 1))
