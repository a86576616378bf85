"""Rows of a grid that stand beside their headers: a program took merged labels for narrower than they are.

    | 三、…                  | （三）不予公开 | 1.属于国家秘密 | 5 |   | 5  |     below the headers
    |                        | （七）总计     | 12             |   | 3 | 15 |     one column to the left (pandoc)
    | 四、结转下年度继续办理 |                | 7              |   | 7 |          the same

A row that fills the columns of the form from end to end shows how far it was moved, and with it all others whose
labels stand in the same column, as deep in the form.  Where no row of its kind shows it, a row is moved as those
with other merged labels are if its last figure is then the sum of the others.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.grammar.slots import Placed
from giac_schema.grammar.values import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.grammar.cells import Cell, Place
    from giac_schema.grammar.placement_grid import Grids
    from giac_schema.grammar.rows import Found

__all__ = ["Moves", "find_moves"]

_Kind: TypeAlias = tuple[int, int]
"""How deep a label stands in the form, and the column of the grid it begins in."""
_DEEPEST = 4
"""Labels as deep as this are not merged: nothing moves what stands behind them."""
_FEWEST = 3
"""So many figures do not happen to add up to the one behind them."""


@frozen
class Moves:
    """Where the first column of the form lies in moved rows of each kind."""

    columns: int
    starts: Mapping[_Kind, int]

    def place(self, row: Found, grids: Grids) -> Placed | None:
        """The cells of a row in the columns that rows like it are moved to; ``None`` if nothing shows them.

        Its last figure has to stand in the last column, so that nothing behind it can have been lost.
        """
        told = _figures(row, grids)
        start = self._start(row, told)
        if start is None or min(told) < start or max(told) != start + self.columns - 1:
            return None
        return Placed(tuple(told.get(start + at) for at in range(self.columns)))

    def _start(self, row: Found, told: Mapping[int, Cell]) -> int | None:
        if not told or row.text.depth >= _DEEPEST:
            return None
        shown = self.starts.get(_kind(row))
        if shown is not None:
            return shown
        others = set(self.starts.values())
        return others.pop() if len(others) == 1 and _adds_up(list(told.values())) else None


def find_moves(
    rows: Sequence[Found], grids: Grids, headers: Sequence[Place | None]
) -> Moves | None:
    """What the rows that are full from end to end show; ``None`` if none is moved, or not all alike.

    Args:
        rows: the rows of 表三.
        grids: every grid of the source.
        headers: where the header of each column stands, in the form's order; ``None`` if unknown.
    """
    first = headers[0]
    if first is None or any(header is None for header in headers):
        return None
    shown = set(_shown(rows, grids, len(headers)))
    starts = dict(shown)
    if len(starts) != len(shown) or all(start == first.first for start in starts.values()):
        return None
    return Moves(len(headers), starts)


def _shown(rows: Sequence[Found], grids: Grids, columns: int) -> Iterator[tuple[_Kind, int]]:
    """The kind of each row that is full from end to end, and where it begins."""
    for row in rows:
        told = _figures(row, grids)
        if told and row.text.depth < _DEEPEST and max(told) - min(told) == columns - 1:
            yield _kind(row), min(told)


def _kind(row: Found) -> _Kind:
    place = row.label.cell.place
    return row.text.depth, place.first if place is not None else -1


def _figures(row: Found, grids: Grids) -> dict[int, Cell]:
    """The cells of a row by their grid columns; none if it has other cells than single ones with figures."""
    where = row.label.cell.place
    if where is None or any(cell.colspan != 1 for cell in grids.behind(where)):
        return {}
    told = {
        seen.cell.place.first: seen.cell
        for seen in row.loose
        if seen.cell.place is not None and seen.cell.place.row == where.row
    }
    return told if all(cell.value is not None for cell in told.values()) else {}


def _adds_up(cells: Sequence[Cell]) -> bool:
    """Whether several figures, none of them 0, have the one behind them for their sum."""
    numbers = [cell.value.number for cell in cells if isinstance(cell.value, Figure)]
    *parts, total = numbers or [Decimal(0)]
    return len(parts) >= _FEWEST and min(parts) > 0 and sum(parts, Decimal(0)) == total
