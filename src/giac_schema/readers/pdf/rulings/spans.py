"""Fields of a lattice to the cells they make.

Where no ruling divides two fields, they are one cell: that is how merged cells look on paper.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, partial
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["CLOSED", "Cells", "Field", "Owners", "Span", "cells"]

Field: TypeAlias = int
"""The number of one of the smallest parts of a lattice, counted row by row."""


class Span(NamedTuple):
    """A cell of a lattice: its first row and column, and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


Owners: TypeAlias = "Mapping[tuple[int, int], Span]"
"""The cell of every field, by its row and column."""
Cells: TypeAlias = tuple[tuple[Span, ...], Owners]

CLOSED = b"\1"
"""Stands for a field with a ruling at one of its sides, among those with nothing there."""


def cells(columns: int, walls: bytes, floors: bytes) -> Cells:
    """The cells of a lattice: fields with no ruling between them, if they make a rectangle; else row by row.

    Args:
        columns: how many columns of fields there are.
        walls: for each field whether a ruling is on its left, or nothing.
        floors: whether one is above it, or nothing.
    """
    found = _kept if len(walls) <= _MOST_KEPT else _cells
    return found(columns, walls, floors)


_MOST_KEPT = 1000
"""Fields of a lattice of which it is kept what cells they make; the largest table of the form has some hundreds."""


def _cells(columns: int, walls: bytes, floors: bytes) -> Cells:
    spans = tuple(_spans(columns, walls, floors))
    return spans, dict(_owners(spans))


_kept = lru_cache(maxsize=64)(_cells)
"""The tables of the form are divided alike, report after report, however wide their columns are."""


def _owners(spans: Sequence[Span]) -> Iterator[tuple[tuple[int, int], Span]]:
    for span in spans:
        row, column, rows, columns = span
        for field in product(range(row, row + rows), range(column, column + columns)):
            yield field, span


def _spans(columns: int, walls: bytes, floors: bytes) -> Iterator[Span]:
    beside: dict[Field, list[Field]] = defaultdict(list)
    for sides, step in ((walls, 1), (floors, columns)):
        for field in (at for at, is_closed in enumerate(sides) if not is_closed):
            beside[field].append(field - step)
            beside[field - step].append(field)
    seen: set[Field] = set()
    for field in range(len(walls)):
        if field not in beside:
            row, column = divmod(field, columns)
            yield _span((row, column, 1, 1))
        elif field not in seen:
            whole = _reached(field, beside)
            seen |= whole
            yield from _rectangles([divmod(inner, columns) for inner in sorted(whole)])


_span = partial(tuple.__new__, Span)
"""What ``Span`` does with its values in half of the time."""


def _reached(first: Field, beside: Mapping[Field, Sequence[Field]]) -> set[Field]:
    """A field with all that can be reached from it, from one to the next."""
    found = {first}
    waiting = [first]
    while waiting:
        fresh = [field for field in beside[waiting.pop()] if field not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _rectangles(fields: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Fields, each its row and column, as one cell, or as one for each stretch of a row."""
    rows, columns = sorted({r for r, _ in fields}), sorted({c for _, c in fields})
    if len(rows) * len(columns) == len(fields):
        yield Span(rows[0], columns[0], len(rows), len(columns))
        return
    for row in rows:
        start = last = None
        for column in (c for r, c in fields if r == row):
            if start is None or last is None:
                start = column
            elif column != last + 1:
                yield Span(row, start, 1, last - start + 1)
                start = column
            last = column
        if start is not None and last is not None:
            yield Span(row, start, 1, last - start + 1)
