"""What programs do to merged cells: pandoc cuts the labels of rows short, and their figures move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.render.grid import Cell, placed

if TYPE_CHECKING:
    from random import Random

    from giac_schema.render.grid import Place, Row, Table

__all__ = ["cut_short"]


def cut_short(table: Table, random: Random) -> Table:
    """No label of a row of 表三 that is merged over columns reaches beyond the first or the second of them.

    What stands behind it moves, and blank cells fill the row up.
    """
    if table.name != "requests":
        return table
    most = random.choice([2, 1])
    rows: list[Row] = [() for _ in table.rows]
    for place in placed(table):
        cell, lost = place.cell, _too_many(place, most)
        rows[place.row] += (evolve(cell, colspan=cell.colspan - lost),)
    return evolve(table, rows=[_filled_up(*both) for both in zip(rows, table.rows, strict=True)])


def _too_many(place: Place, most: int) -> int:
    """How many of the columns that a label covers it loses."""
    return max(place.last_column - max(place.column, most - 1), 0) if _is_cut(place, most) else 0


def _is_cut(place: Place, most: int) -> bool:
    return place.cell.scope == "row" and place.column < most


def _filled_up(row: Row, before: Row) -> Row:
    lost = sum(b.colspan - a.colspan for a, b in zip(row, before, strict=True))
    return (*row, *[Cell("")] * lost)
