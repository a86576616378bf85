"""Which headers of a grid lie above a cell, by the grid columns that both cover."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Place
    from giac_schema.model.document import GridCell

__all__ = ["columns_above", "covers_several", "in_single_file", "reached"]


def reached(headers: Sequence[Place | None]) -> Sequence[tuple[int, int]]:
    """The first and the last grid column of each header; none of one that is not known."""
    return tuple((0, -1) if header is None else (header.first, header.last) for header in headers)


def columns_above(cell: GridCell, headers: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The columns whose header lies above a cell: those it shares most grid columns with."""
    return _most_shared(cell.column, cell.column + cell.colspan - 1, headers)


def covers_several(cell: GridCell, headers: Sequence[tuple[int, int]]) -> bool:
    """Whether a cell lies below the whole of more than one header: it is merged, and nobody tells which it is of."""
    last = cell.column + cell.colspan - 1
    return sum(cell.column <= start <= end <= last for start, end in headers) > 1


@lru_cache(maxsize=1024)
def _most_shared(first: int, last: int, above: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Which of some ranges of grid columns have most in common with one; the same in row after row."""
    shared = [min(last, end) - max(first, start) + 1 for start, end in above]
    most = max(shared, default=0)
    return tuple(i for i, width in enumerate(shared) if width == most > 0)


def in_single_file(headers: Sequence[Place | None]) -> bool:
    """Whether headers stand one beside the other, each over a single column: none is merged."""
    first = headers[0]
    return first is not None and all(
        header is not None and header.first == header.last == first.first + at
        for at, header in enumerate(headers)
    )
