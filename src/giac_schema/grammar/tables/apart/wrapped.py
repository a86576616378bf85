"""Figures that narrow cells have broken over lines of drawn text, put together where their row proves it.

                                 1366 1111
    （七）总计        7587 8207           8825 9127 58524        7587 8207 13663 11115 8825 9127 58524
                                    3   5

    （七）总计 7587 8207 1366 3 1111 5 8825 9127 58524

Digits that stand apart may be one figure or two.  Of all ways to put those of a row together, one alone has to come
to its total, and leave a figure for every column.  A line is filled before it is broken: what stands first in a figure
has several digits, and no fewer than what goes on below.
"""

from __future__ import annotations

from functools import reduce
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.layouts.edges import Edges
from giac_schema.grammar.words.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.seen import AddsUp

__all__ = ["across_lines", "whole_again"]

_MOST = 5
"""So many cells of a row may be broken; the total seldom is, and of more nobody would print the table."""


def whole_again(cells: Sequence[Cell], columns: int, adds_up: AddsUp) -> tuple[Cell, ...] | None:
    """The figures of a row, from left to right, of which some were broken; ``None`` if that is not proved.

    Args:
        cells: figures and their parts, in the order of columns.
        columns: how many columns the row has.
        adds_up: whether figures, one for each column, come to their total.
    """
    broken = len(cells) - columns
    plain = all(cell.edges is not None and cell.text.isdecimal() for cell in cells)
    if not (plain and 0 < broken <= _MOST):
        return None
    numbers = [cell.text for cell in cells]
    ways = [way for way in _ways(len(cells), broken) if _comes_to_total(numbers, way)]
    if len(ways) != 1:
        return None
    (way,) = ways
    if len(way) != columns or not all(_is_full(numbers[first:end]) for first, end in way):
        return None
    whole = tuple(_one(cells[first:end]) for first, end in way)
    return whole if adds_up(whole) else None


def across_lines(cells: Sequence[Cell], columns: int, adds_up: AddsUp) -> tuple[Cell, ...] | None:
    """The same for cells of several lines one below the other, whose order is told by where they stand.

    The parts of a figure stand one below the other, and no other figure above them or below.  Where one blank stands
    between all of them, places say nothing.
    """
    if all(cell.gap == " " or "\n" in cell.gap for cell in cells):
        return None
    found = []
    for metric in (0, 1):
        whole = whole_again(_by_place(cells, metric), columns, adds_up)
        if whole is not None and _stand_apart(whole, metric):
            found.append(whole)
    return found[0] if found and all(whole == found[0] for whole in found) else None


def _by_place(cells: Sequence[Cell], metric: int) -> list[Cell]:
    """Cells from left to right, and from top to bottom where they begin at the same place."""
    return sorted(
        cells, key=lambda c: (c.edges.by(metric)[0] if c.edges else 0, c.position.line or 0)
    )


def _stand_apart(figures: Sequence[Cell], metric: int) -> bool:
    places = [cell.edges.by(metric) for cell in figures if cell.edges is not None]
    return all(b[0] > a[1] for a, b in pairwise(places)) and all(
        end - start <= len(cell.text) for cell, (start, end) in zip(figures, places, strict=True)
    )


_Way = tuple[tuple[int, int], ...]
"""The parts of each figure: from which cell to before which."""


def _ways(cells: int, broken: int) -> Iterator[_Way]:
    """Every way to put cells together to so many figures less, or fewer still."""
    for joined in range(broken, cells - 1):
        for cuts in combinations(range(1, cells), cells - 1 - joined):
            yield tuple(pairwise((0, *cuts, cells)))


def _comes_to_total(numbers: Sequence[str], way: _Way) -> bool:
    figures = [int("".join(numbers[first:end])) for first, end in way]
    return 2 * figures[-1] == sum(figures)


def _is_full(parts: Sequence[str]) -> bool:
    """Whether the first part of a figure fills its line, if it has others."""
    head, *rests = map(len, parts)
    return not rests or head >= max(_FULL, *rests)


_FULL = 3
"""A cell has room for so many digits."""


def _one(parts: Sequence[Cell]) -> Cell:
    if len(parts) == 1:
        return parts[0]
    text = "".join(cell.text for cell in parts)
    edges = reduce(Edges.around, (cell.edges for cell in parts if cell.edges is not None))
    return evolve(parts[0], text=text, value=parse_value(text), after=parts[-1].after, edges=edges)
