"""What a filled path hides: all that it is if it is plain, or each of the rectangles of which it is made."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.readers.pdf.drawing.paths import outlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.readers.pdf.drawing.calls import Argument
    from giac_schema.readers.pdf.drawing.objects import Inside, Point

__all__ = ["OF_RECTANGLE", "PATCH", "Edges", "shapes", "touch"]

Edges: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top on the page, counted upwards."""

PATCH = 3.0
"""Points; what is less high or wide is a ruling and hides no digit."""
OF_RECTANGLE = 5
"""Segments of a rectangle, of which it is known what it hides."""
_OF_SHAPE, _OF_LINES = 40, 40.0
"""Segments of other plain shapes that are meant to hide figures, and how high they are in points, at most."""
_STRAIGHT = 0.5
"""Points by which a side of a rectangle may deviate from straight."""


def shapes(path: Argument, segments: int, inside: Inside, edges: Edges) -> list[Edges]:
    """What a path hides; where one of its parts lies in another there may be a hole, and nothing is hidden.

    Args:
        path: a filled path.
        segments: of how many it is.
        inside: what it is part of.
        edges: where it stands on the page.
    """
    if segments <= OF_RECTANGLE:
        return [edges]
    parts = list(outlines(path, segments, inside))
    if len(parts) == 1:
        return [edges] if segments <= _OF_SHAPE and edges[3] - edges[1] <= _OF_LINES else []
    boxes = [_around(points) for points, is_curved in parts if not is_curved and _is_box(points)]
    return [
        box
        for at, box in enumerate(boxes)
        if min(box[2] - box[0], box[3] - box[1]) >= PATCH
        and not any(touch(box, other) for other in boxes[:at] + boxes[at + 1 :])
    ]


def _is_box(points: Sequence[Point]) -> bool:
    """Whether the lines through some points run along the page and down it alone, and come back."""
    (a, b), (c, d) = points[0], points[-1]
    return abs(a - c) + abs(b - d) < _STRAIGHT and all(
        abs(a - c) < _STRAIGHT or abs(b - d) < _STRAIGHT for (a, b), (c, d) in pairwise(points)
    )


def _around(points: Iterable[Point]) -> Edges:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def touch(one: Edges, other: Edges) -> bool:
    """Whether two rectangles have something in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
