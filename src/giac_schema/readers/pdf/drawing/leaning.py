"""How characters lie on a page: turned, on their heads, stacked, or leaning as italics do that are upright ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.readers.pdf.drawing.calls import bare, doubles, floats

if TYPE_CHECKING:
    from giac_schema.readers.pdf.drawing.calls import Argument

__all__ = ["drawn", "laid", "upright"]

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom, as pdfium gives them."""

_SLANTED = 0.2
"""The part of a quarter turn by which text lies aslant that is printed across a page, as a watermark is."""
_LEAST = 0.05
"""How far a character leans to the side at least, in its heights, so that it takes room of the next one."""
_BELOW = 0.2
"""The part of its height that is below the foot of a character."""


def laid(page: Argument, index: int) -> tuple[int | None, float]:
    """The quarter turns clockwise of a character, and how much it leans to the right.

    There are no turns if it lies aslant and belongs to no line or table.  What has a size below nothing stands on its
    head, whatever else is said of it.
    """
    values, (to_values, *_) = floats(6)
    bare("FPDFText_GetMatrix")(page, index, to_values)
    a, b, c, d, *_ = values
    half = 2 if bare("FPDFText_GetFontSize")(page, index) < 0 else 0
    quarters = math.atan2(-b, a) / (math.pi / 2) % 4
    turn = round(quarters)
    if abs(quarters - turn) >= _SLANTED:
        return None, 0.0
    lean = c / d if d and abs(b) < abs(a) * _LEAST else 0.0
    return (turn + half) % 4, lean if abs(lean) > _LEAST else 0.0


def drawn(page: Argument, index: int, box: Box) -> Box:
    """The box of a character at the scale it is drawn at.

    Of a font that writes from top to bottom pdfium takes the size without the scale, so that the character reaches
    over its neighbours: each such box is a square of that size.
    """
    west, north, east, south = box
    if north - south < _HIGH or abs(east - west - north + south) > _ALIKE * (north - south):
        return box
    size = bare("FPDFText_GetFontSize")(page, index)
    if abs(north - south - size) > _ALIKE * size:
        return box
    values, (to_values, *_) = floats(6)
    bare("FPDFText_GetMatrix")(page, index, to_values)
    scale, *aslant, _, _, _ = values
    if any(aslant) or not 0 < scale < 1 - _ALIKE:
        return box
    place, (to_x, to_y) = doubles(2)
    bare("FPDFText_GetCharOrigin")(page, index, to_x, to_y)
    x, y = place
    return (
        x + (west - x) * scale,
        y + (north - y) * scale,
        x + (east - x) * scale,
        y + (south - y) * scale,
    )


_HIGH = 30.0
"""Characters of a table are not so high, and what is only a little too high reaches over no other."""
_ALIKE = 0.01
"""The part of a size by which what is as large may differ from it."""


def upright(west: float, east: float, height: float, lean: float) -> tuple[float, float]:
    """Where a character that leans would begin and end if it stood upright."""
    above, below = (1 - _BELOW) * abs(lean) * height, _BELOW * abs(lean) * height
    return (west + below, east - above) if lean > 0 else (west + above, east - below)
