"""Layouts of text in which nothing but blanks stands between cells, each as it writes one table.

What is imitated are programs that draw on a screen: a Chinese character takes up two places, a column is as wide
as its widest cell, and nothing is printed behind the last cell of a row.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from giac_schema.render.grid import placed
from giac_schema.render.signs import in_a_cell
from giac_schema.render.widths import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from giac_schema.render.grid import Place, Table

__all__ = ["aligned", "drawn", "lined_up"]

_GAP = "  "


def aligned(table: Table) -> str:
    """Each cell in its column; a merged one is written in the first it covers, and blanks are in the others."""
    return _columns(
        {place.column: place.cell.text for place in row} for row in _rows(placed(table))
    )


def lined_up(table: Table) -> str:
    """Each cell in the column that its number in the row gives, as if none were merged (inscriptis)."""
    return _columns(dict(enumerate(cell.text for cell in row)) for row in table.rows)


def drawn(table: Table) -> str:
    """Each cell where it lies: labels in the middle of all columns they cover, figures on the left (w3m)."""
    places = list(placed(table))
    widths = _widths(1 + max(place.last_column for place in places), places)
    starts = [sum(widths[:column]) + column * len(_GAP) for column in range(len(widths))]
    lines = []
    for row in _rows(places):
        line = ""
        for place in row:
            text = in_a_cell(place.cell.text)
            first, last = place.column, place.last_column
            room = starts[last] + widths[last] - starts[first]
            lead = 0 if place.cell.scope is None else (room - width_of(text)) // 2
            line += " " * (starts[first] + max(lead, 0) - width_of(line)) + text
        lines.append(line.rstrip())
    return _lines(lines)


def _rows(places: Iterable[Place]) -> list[list[Place]]:
    return [list(row) for _, row in groupby(places, lambda place: place.row)]


def _columns(rows: Iterable[Mapping[int, str]]) -> str:
    """Rows with each text in its column, all texts of a column from the same place on."""
    found = [{column: in_a_cell(text) for column, text in row.items()} for row in rows]
    count = 1 + max(column for row in found for column in row)
    widths = [max(width_of(row.get(column, "")) for row in found) for column in range(count)]
    return _lines(
        _GAP.join(_padded(row.get(column, ""), widths[column]) for column in range(count)).rstrip()
        for row in found
    )


def _widths(columns: int, places: Sequence[Place]) -> list[int]:
    """The width of each column: what stands in it alone, and for what spans several the rest in the last."""
    widths = [1] * columns
    for place in sorted(places, key=lambda place: place.cell.colspan):
        inner = range(place.column, place.last_column + 1)
        room = sum(widths[column] for column in inner) + len(_GAP) * (len(inner) - 1)
        widths[inner[-1]] += max(0, width_of(in_a_cell(place.cell.text)) - room)
    return widths


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def _lines(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in rows)
