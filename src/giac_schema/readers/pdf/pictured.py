"""Cells of ruled tables with a picture in them, or a drawing: a figure may be drawn so, and none of them is blank."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, TypeAlias

import attrs

from giac_schema.readers.marks import PICTURE
from giac_schema.readers.pdf.calls import bare, integers
from giac_schema.readers.pdf.objects import bounds, matrix, moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.readers.pdf.lattice import Lattice
    from giac_schema.readers.pdf.objects import Drawings
    from giac_schema.readers.pdf.paths import Ruling
    from giac_schema.readers.pdf.tables import Table

__all__ = ["small_drawings", "with_pictures"]

_Edges: TypeAlias = tuple[float, float, float, float]

_LEAST, _MOST = 3.0, 200.0
"""Points: how high and wide a drawing is in which figures may stand, at least and at most."""
_OF_RECTANGLE = 5
"""Segments of a rectangle, which is a shade or a ruling; with more, a path is an outline."""
_MOST_DRAWINGS = 500
"""Drawings of a page that are looked at."""
_STEP = 8.0
"""Points from one place of a drawing to the next at which it is seen: narrower than any cell."""


def small_drawings(shown: Drawings) -> Iterator[_Edges]:
    """The pictures and outlines of a page in which a figure may stand: left, bottom, right and top of each."""
    mode_of, (modes, places) = bare("FPDFPath_GetDrawMode"), integers(2)
    found: Iterable[_Edges] = (_picture(raw, inside) for raw, inside in shown.pictures)
    yield from islice(filter(_is_small, found), _MOST_DRAWINGS)
    outlines = (path for path in shown.paths if path[1] > _OF_RECTANGLE)
    for raw, _, inside, _ in islice(outlines, _MOST_DRAWINGS):
        mode_of(raw, *places)
        edges = bounds(raw)
        edges = moved(edges, matrix(inside).on_point) if inside else edges
        if modes[0] and _is_small(edges):
            yield edges


def _picture(raw: object, inside: Sequence[object]) -> _Edges:
    edges = bounds(raw)
    return moved(edges, matrix(tuple(inside)).on_point) if inside else edges


def _is_small(edges: _Edges) -> bool:
    left, bottom, right, top = edges
    return _LEAST < right - left < _MOST and _LEAST < top - bottom < _MOST


def with_pictures(table: Table, lattice: Lattice, drawings: Sequence[Ruling]) -> Table:
    """The table, with a picture in the blank cells that a drawing stands in.

    Args:
        table: the table.
        lattice: its rulings.
        drawings: the edges of the drawings on its page.
    """
    seen = {place for drawing in drawings for place in _places(drawing)}
    if not seen:
        return table
    ys = lattice.ys
    boxes = (
        box.saying(PICTURE)
        if not box.text
        and any(
            box.left < x < box.right and ys[box.row] < y < ys[box.row + box.rows] for x, y in seen
        )
        else box
        for box in table.boxes
    )
    return attrs.evolve(table, boxes=tuple(boxes))


def _places(drawing: Ruling) -> Iterator[tuple[float, float]]:
    """Places in a drawing, near enough to each other that no cell below it has none."""
    left, top, right, bottom = drawing
    return product(_between(left, right), _between(top, bottom))


def _between(start: float, end: float) -> list[float]:
    count = max(int((end - start) / _STEP), 1)
    return [start + (at + 0.5) * (end - start) / count for at in range(count)]
