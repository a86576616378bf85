"""Ways to place figures that one wrong figure alone would keep from fitting: nothing rules them out.

A way that breaks an identity is no place of the figures if the report is right.  But reports are read to find out
whether they are; so a way is ruled out only if it breaks identities that no single figure, were it another one,
could all make hold, blank cells being nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from giac_schema.infer.linear.system import Row
    from giac_schema.infer.placing.segments import Segment, Way, Ways

__all__ = ["doubted"]


def doubted(
    ways: Ways,
    every: Ways,
    rows: Callable[[Segment], Mapping[str, Row]],
    holds: Callable[[Segment, Way, Row, int | None], bool],
) -> Iterator[Ways]:
    """Ways beside those that are left, which a single wrong figure would explain.

    Args:
        ways: The ways that no identity speaks against.
        every: All ways that there were.
        rows: The identities that touch a segment, by their names.
        holds: Whether an identity can hold with a segment filled in some way, if one cell may hold anything.
    """
    for segment, before in zip(ways.segments, every.segments, strict=True):
        touching = list(rows(segment).values())
        found: dict[tuple[int, int], tuple[Way, ...]] = {}
        for at, some in before.ways.items():
            left = set(segment.ways.get(at, ()))
            found[at] = tuple(
                way
                for way in some
                if way not in left and _is_explained(before, way, touching, holds)
            )
        variant = ways.with_segment(attrs.evolve(segment, ways=found)).connected()
        if variant.possible:
            yield variant


def _is_explained(
    segment: Segment,
    way: Way,
    rows: Sequence[Row],
    holds: Callable[[Segment, Way, Row, int | None], bool],
) -> bool:
    broken = [row for row in rows if not holds(segment, way, row, None)]
    shared = set.intersection(*(set(row.factors) for row in broken)) if broken else set()
    return any(all(holds(segment, way, row, cell) for row in broken) for cell in sorted(shared))
