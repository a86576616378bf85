"""Tables that stand beside each other and touch, as on a page with two columns of print that nothing parts.

In one table rulings run across from column to column; where most of them end on one side, and others begin on the
other, two tables meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.readers.pdf.rulings.strokes import TOUCH, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.readers.pdf.rulings.strokes import Rulings

__all__ = ["parted"]

_FEWEST = 3
"""Level rulings of a table that meets another; fewer may be those of a divided cell beside one that is not."""


def parted(table: Rulings) -> Iterator[Rulings]:
    """The tables that the rulings of what seems to be one make, from the left."""
    level, upright = table
    if len(level) > 2 * _FEWEST and _are_cut(level):
        for x in sorted({line.at for line in upright}):
            if _is_seam(x, level):
                left, right = _at(x, level, upright)
                yield left
                yield from parted(right)
                return
    yield table


def _are_cut(level: Sequence[Stroke]) -> bool:
    """Whether several rulings end before the table does: the rows of one have figures up to its end."""
    end = max([line.end for line in level]) - TOUCH
    return sum([line.end < end for line in level]) >= _FEWEST


def _is_seam(x: float, level: Sequence[Stroke]) -> bool:
    """Whether more rulings end at a place, and begin there, than run across it."""
    across = sum(line.start < x - TOUCH and x + TOUCH < line.end for line in level)
    ending = sum(abs(line.end - x) <= TOUCH for line in level)
    beginning = sum(abs(line.start - x) <= TOUCH for line in level)
    return min(ending, beginning) > max(across, _FEWEST - 1)


def _at(x: float, level: Sequence[Stroke], upright: Sequence[Stroke]) -> tuple[Rulings, Rulings]:
    """The rulings on both sides of a place; those that run across it, or along it, are of both."""
    before = [Stroke(y.at, y.start, min(y.end, x)) for y in level if y.start < x - TOUCH]
    behind = [Stroke(y.at, max(y.start, x), y.end) for y in level if x + TOUCH < y.end]
    along = [line for line in upright if abs(line.at - x) <= TOUCH]
    left = [line for line in upright if line.at < x - TOUCH]
    right = [line for line in upright if x + TOUCH < line.at]
    return (before, [*left, *_of(before, left, along)]), (
        behind,
        [*right, *_of(behind, right, along)],
    )


def _of(
    level: Sequence[Stroke], upright: Sequence[Stroke], along: Sequence[Stroke]
) -> Iterator[Stroke]:
    """What of the rulings along a seam is of a table beside it."""
    top = min([*(y.at for y in level), *(x.start for x in upright)])
    bottom = max([*(y.at for y in level), *(x.end for x in upright)])
    for line in along:
        if line.start < bottom and top < line.end:
            yield Stroke(line.at, max(line.start, top), min(line.end, bottom))
