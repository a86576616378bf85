"""How a text that is drawn with blanks counts its places: a Chinese character as one of them or as two.

A program counts in one way throughout.  By the other a few figures may stand in line as well, and below
headers that are not theirs; so what several rows of one table show holds for all tables, and where tables
contradict each other nothing is believed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.rows.text_row import TextRow

__all__ = ["ways_of_counting", "with_ways"]

BOTH = frozenset({0, 1})
"""Nothing shows how it was counted."""
_PROOF = 4
"""So many rows that stand in line by one way of counting only do not so by accident."""


def ways_of_counting(measured: Iterable[tuple[Spacing, Sequence[TextRow]]]) -> frozenset[int]:
    """How places may be counted in a source; empty if its tables contradict each other.

    Args:
        measured: the spacing of each table, and its rows.
    """
    shown = list(_shown(measured))
    proofs = [ways for ways, rows in shown if rows >= _PROOF]
    if proofs:
        return BOTH.intersection(*proofs)
    return BOTH if BOTH.intersection(*(ways for ways, _ in shown)) else frozenset()


def _shown(
    measured: Iterable[tuple[Spacing, Sequence[TextRow]]],
) -> Iterator[tuple[frozenset[int], int]]:
    """The ways by which some rows stand in line, and how many rows those are."""
    for how, rows in measured:
        for (columns, page), found in how.alignments.items():
            alike = [r for r in rows if r.cells and (r.columns, r.page) == (columns, page)]
            if found:
                yield frozenset(alignment.metric for alignment in found), len(alike)


def with_ways(how: Spacing, ways: frozenset[int]) -> Spacing:
    """The spacing with the alignments that count in one of some ways; without proof of blanks if there is none."""
    alignments = {
        columns: tuple(
            each if ways else attrs.evolve(each, keeps=False)
            for each in found
            if not ways or each.metric in ways
        )
        for columns, found in how.alignments.items()
    }
    return attrs.evolve(how, alignments=alignments)
