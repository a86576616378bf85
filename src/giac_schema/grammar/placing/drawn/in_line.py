"""Whether cells of text that is drawn with blanks stand one above the other, on some side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.layouts.edges import Interval

__all__ = ["SLACKS", "goes_with", "in_line", "intervals", "ranges"]

_SLACK: Final = 1
"""Places by which the edges of one column may differ: halves of blanks that were rounded."""
SLACKS: Final = (_SLACK, _SLACK, 2 * _SLACK)
"""The same for left sides, right sides, and twice the middles."""


def in_line(cells: Sequence[Interval]) -> bool:
    """Whether cells stand in line on the left, on the right, or by their middles."""
    return any(
        max(side) - min(side) <= slack for side, slack in zip(_sides(cells), SLACKS, strict=True)
    )


def goes_with(cell: Interval, ranges: Sequence[Interval]) -> bool:
    """Whether cells of which these are the ranges stand in line with one more."""
    left, right = cell
    lefts, rights, middles = ranges
    return (
        _is_near(left, lefts, _SLACK)
        or _is_near(right, rights, _SLACK)
        or _is_near(left + right, middles, 2 * _SLACK)
    )


def _is_near(side: int, others: Interval, slack: int) -> bool:
    """Whether a side differs by so many places at most from all others of its column."""
    first, last = others
    return (max(side, last)) - (min(side, first)) <= slack


def ranges(cells: Sequence[Interval]) -> tuple[Interval, ...]:
    """The first and the last of the left sides, of the right sides, and of the middles, which count twice."""
    return tuple((min(side), max(side)) for side in _sides(cells))


def _sides(cells: Sequence[Interval]) -> Iterator[list[int]]:
    yield [a for a, _ in cells]
    yield [b for _, b in cells]
    yield [a + b for a, b in cells]


def intervals(cells: Iterable[Cell], metric: int) -> list[Interval]:
    """Where on their lines the cells stand that are drawn with blanks, by one of the ways of counting."""
    edges = [cell.edges for cell in cells if cell.edges is not None]
    return [each.places for each in edges] if metric else [each.characters for each in edges]
