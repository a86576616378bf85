"""Pictures and drawings in which a figure may stand: no cell of a table that holds one is blank."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

import attrs

from giac_schema.readers.marks import PICTURE
from giac_schema.readers.pdf.drawing.calls import bare, integers
from giac_schema.readers.pdf.drawing.glyphs import Glyph
from giac_schema.readers.pdf.drawing.objects import OF_RECTANGLE, bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.readers.pdf.drawing.objects import Drawings, Edges
    from giac_schema.readers.pdf.drawing.paths import Ruling
    from giac_schema.readers.pdf.rulings.lattice import Lattice
    from giac_schema.readers.pdf.rulings.tables import Table

__all__ = ["among_words", "small_drawings", "with_pictures"]

_LEAST, _MOST = 3.0, 200.0
"""Points: how high a drawing is in which figures may stand at least, and how high and wide at most."""
_NARROWEST = 0.5
"""Points: how wide it is at least; an outlined 1 is a stroke."""
_MOST_DRAWINGS = 500
"""Drawings of a page that are looked at."""
_MOST_PLACES = 5000
"""Places in drawings at which words are looked for."""
_STEP = 8.0
"""Points from one place of a drawing to the next at which it is seen: narrower than any cell."""


def small_drawings(shown: Drawings) -> Iterator[Edges]:
    """The pictures and outlines of a page in which a figure may stand: left, bottom, right and top of each."""
    mode_of, (modes, places) = bare("FPDFPath_GetDrawMode"), integers(2)
    found = (bounds(picture, inside) for picture, inside, _ in shown.pictures)
    yield from islice(filter(_is_small, found), _MOST_DRAWINGS)
    outlines = (path for path in shown.paths if path[1] > OF_RECTANGLE)  # others rule and shade
    for raw, _, inside, _ in islice(outlines, _MOST_DRAWINGS):
        mode_of(raw, *places)
        edges = bounds(raw, inside)
        if modes[0] and _is_small(edges):
            yield edges


def _is_small(edges: Edges) -> bool:
    left, bottom, right, top = edges
    return _NARROWEST < right - left < _MOST and _LEAST < top - bottom < _MOST


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


def among_words(
    drawings: Sequence[Ruling], tables: Sequence[Table], glyphs: Sequence[Glyph]
) -> Iterator[Glyph]:
    """What stands for drawings outside ruled tables, where it stands beside words: a figure of theirs may be drawn.

    Args:
        drawings: the edges of the drawings on a page.
        tables: its ruled tables.
        glyphs: the characters that stand in none; where one stands in a drawing, it is a ground and no figure.
    """
    edges = [(t.edges[0], t.top, t.edges[-1], t.bottom) for t in tables]
    places = dict.fromkeys(place for drawing in drawings for place in _places(drawing))
    for x, y in islice(places, _MOST_PLACES):
        if any(left < x < right and top < y < bottom for left, top, right, bottom in edges):
            continue
        level = [glyph for glyph in glyphs if glyph.top < y < glyph.bottom]
        if level and not any(glyph.left < x < glyph.right for glyph in level):
            half = _STEP / 2
            yield Glyph(PICTURE, x - half, level[0].top, x + half, level[0].bottom)


def _places(drawing: Ruling) -> Iterator[tuple[float, float]]:
    """Places in a drawing, near enough to each other that no cell below it has none."""
    left, top, right, bottom = drawing
    return product(_between(left, right), _between(top, bottom))


def _between(start: float, end: float) -> list[float]:
    count = max(int((end - start) / _STEP), 1)
    return [start + (at + 0.5) * (end - start) / count for at in range(count)]
