"""On which side figures stand in line with the headers above them: left, right, or by their middles.

A program that draws in places sets all figures of a table alike, so below their headers those of a row, or
those of a column, lie off by the same.  Where print was made text of (``pdftotext -layout``) headers are
pushed together and figures are not: some of them then stand below headers that are not theirs, each off by
something else.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.layouts.edges import Interval
    from giac_schema.grammar.placing.drawn.alignment import Alignment

__all__ = ["common_sides", "exact_sides", "is_on", "known_sides"]

_LEFT, _RIGHT, _MIDDLE = range(3)
_SIDES = frozenset({_LEFT, _RIGHT, _MIDDLE})
_MOST = 1
"""Places by which a whole row may lie off: some programs count a quotation mark in its label otherwise."""
_FEWEST = 8
"""So many figures do not stand alike below headers by accident."""


def common_sides(rows: Iterable[Sequence[tuple[int, Interval, Interval]]]) -> frozenset[int]:
    """The sides on which figures lie off their headers by the same: all of a row, or all of a column.

    Args:
        rows: of each row the number of a column, its header and the figure below it, both from where to
            where they reach.
    """
    off = [
        (row, column, (a - left, b - right, a + b - left - right))
        for row, figures in enumerate(rows)
        for column, (left, right), (a, b) in figures
    ]
    return frozenset(side for side in _SIDES if _is_common(off, side))


def exact_sides(rows: Iterable[Sequence[tuple[int, Interval, Interval]]]) -> frozenset[int]:
    """The edges on which figures stand in line with their headers to the place.

    Args:
        rows: as for ``common_sides``.
    """
    pairs = [(above, below) for figures in rows for _, above, below in figures]
    return frozenset(s for s in (_LEFT, _RIGHT) if all(a[s] == b[s] for a, b in pairs))


_Off: TypeAlias = "Sequence[tuple[int, int, tuple[int, int, int]]]"


def _is_common(off: _Off, side: int) -> bool:
    apart = int(side == _MIDDLE)  # a middle may fall between two places
    if any(abs(by[side]) > _MOST * (1 + apart) for _, _, by in off):
        return False
    in_rows, in_columns = defaultdict(list), defaultdict(list)
    for row, column, by in off:
        in_rows[row].append(by[side])
        in_columns[column].append(by[side])
    several = [found for found in in_columns.values() if len(found) > 1]
    shown = len(several) > 1 and 2 * sum(map(len, several)) > len(
        off
    )  # one figure is alike to itself
    return _alike(in_rows.values(), apart) or (shown and _alike(several, apart))


def _alike(groups: Iterable[Sequence[int]], apart: int) -> bool:
    return all(max(group) - min(group) <= apart for group in groups)


def known_sides(alignments: Iterable[Alignment]) -> frozenset[int]:
    """The sides that enough figures below headers show."""
    shown = (a.sides for a in alignments if a.sides is not None and a.figures >= _FEWEST)
    return frozenset().union(*shown)


def is_on(alignment: Alignment, known: frozenset[int]) -> bool:
    """Whether enough figures show the columns, or a few that stand like others of their source."""
    return alignment.sides is None or alignment.figures >= _FEWEST or bool(alignment.sides & known)
