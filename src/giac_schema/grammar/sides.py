"""On which side figures stand in line with the headers above them: left, right, or by their middles.

A program that draws in places sets all figures of a table alike, so below their headers those of a row lie off
by the same.  Where print was made text of (``pdftotext -layout``) headers are pushed together and figures are
not: some of them then stand below headers that are not theirs, each off by something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.alignment import Alignment, Interval

__all__ = ["BY_ANY_SIDE", "common_sides", "is_on", "known_sides"]

_LEFT, _RIGHT, _MIDDLE = range(3)
BY_ANY_SIDE = frozenset({_LEFT, _RIGHT, _MIDDLE})
_MOST = 1
"""Places by which a whole row may lie off: some programs count a quotation mark in its label otherwise."""
_FEWEST = 4
"""So many figures do not stand alike below headers by accident."""


def common_sides(row: Sequence[tuple[Interval, Interval]]) -> frozenset[int]:
    """The sides on which the figures of a row lie off their headers by the same.

    Args:
        row: a header and the figure below it, each from where to where it reaches.
    """
    left = [figure[0] - header[0] for header, figure in row]
    right = [figure[1] - header[1] for header, figure in row]
    halves = [a + b for a, b in zip(left, right, strict=True)]
    found = {_LEFT: (left, 0, _MOST), _RIGHT: (right, 0, _MOST), _MIDDLE: (halves, 1, 2 * _MOST)}
    return frozenset(
        side
        for side, (off, apart, most) in found.items()
        if not off or (max(off) - min(off) <= apart and max(map(abs, off)) <= most)
    )


def known_sides(alignments: Iterable[Alignment]) -> frozenset[int]:
    """The sides that enough figures below headers show."""
    shown = (a.sides for a in alignments if a.sides is not None and a.figures >= _FEWEST)
    return frozenset().union(*shown)


def is_on(alignment: Alignment, known: frozenset[int]) -> bool:
    """Whether enough figures show the columns, or a few that stand like others of their source."""
    return alignment.sides is None or alignment.figures >= _FEWEST or bool(alignment.sides & known)
