"""Strips down a page, blank on both sides, in which headers and the figures below them stand."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.readers.pdf.unruled.blocks import Block

__all__ = ["Strip", "side_by_side", "strips", "told_apart"]


@frozen
class Strip:
    """A strip down the page that is blank on both sides."""

    left: float
    right: float
    leaves: tuple[int, ...]
    """The headers in it, by their places among all headers."""


def strips(leaves: Sequence[Block], figures: Sequence[Block]) -> list[Strip]:
    """The strips that some headers and figures take, from the left."""
    places = {id(leaf): at for at, leaf in enumerate(leaves)}
    found: list[Strip] = []
    for block in sorted([*leaves, *figures], key=attrgetter("left")):
        here = (places[id(block)],) if id(block) in places else ()
        if found and block.left < found[-1].right:
            last = found.pop()
            found.append(Strip(last.left, max(last.right, block.right), last.leaves + here))
        else:
            found.append(Strip(block.left, block.right, here))
    return found


def side_by_side(found: Sequence[Strip], leaves: Sequence[Block]) -> bool:
    """Whether each column of figures stands between its own header and the next, on one side of all.

    Figures set to the right under headers set to the left do, and the other way about; the digits of one
    figure, set so wide that each is taken for a figure, do not.

    Args:
        found: the strips of figures, as many as headers.
        leaves: the headers.
    """
    pairs = list(zip(found, leaves, strict=True))
    ends_before = all(strip.right <= leaf.left for (strip, _), (_, leaf) in pairwise(pairs))
    begins_behind = all(leaf.right <= strip.left for (_, leaf), (strip, _) in pairwise(pairs))
    below_or_right = all(leaf.left <= strip.right for strip, leaf in pairs)
    below_or_left = all(strip.left <= leaf.right for strip, leaf in pairs)
    return (ends_before and below_or_right) or (begins_behind and below_or_left)


_APART = 0.6
"""The part of its height that a figure is from the next one; digits set wide may be nearer."""


def told_apart(line: Sequence[Block]) -> list[str]:
    """The figures of a line whose columns are not proved; those near each other may be one, set wide."""
    texts = [line[0].text]
    for before, figure in pairwise(line):
        near = figure.left - before.right < _APART * (figure.bottom - figure.top)
        if near:
            texts[-1] += f" {figure.text}"
        else:
            texts.append(figure.text)
    return texts
