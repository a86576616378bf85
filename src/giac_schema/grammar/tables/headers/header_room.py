"""Where headers stand beside one another, and whether those that are not known find room between those that are."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.edges import from_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.seen import Seen

__all__ = ["column_of", "drawn_beside", "leave_room", "line_of"]


def line_of(seen: Seen) -> tuple[int | None, int | None]:
    """The row of a grid or the line of a text that a header stands in."""
    return seen.cell.line


def column_of(seen: Seen) -> int:
    """How far to the right it stands on its line; of a header that was torn, its first part."""
    where = seen.cell.place
    return where.first if where is not None else seen.cell.position.column or 0


def drawn_beside(headers: Sequence[Seen], apart: int = 1) -> list[Seen] | None:
    """Headers of text drawn with blanks from left to right; ``None`` if they do not stand beside one another.

    Args:
        headers: the headers, in any order.
        apart: how many places part them at least; those of different lines may touch.
    """
    cells = from_left([s.cell for s in headers], apart)
    if cells is None:
        return None
    at = {id(cell): place for place, cell in enumerate(cells)}
    return sorted(headers, key=lambda s: at[id(s.cell)])


def leave_room(names: Sequence[Seen], words: Sequence[Seen], missing: Sequence[int]) -> bool:
    """Whether between headers of one line stands as much as is missing there: words may be what that is.

    Args:
        names: headers that are known, in their order.
        words: what stands among them and is none that is known.
        missing: how many columns the form has between each of them and the next.
    """
    return all(
        _between(a, b, (*words, *names)) >= count
        for (a, b), count in zip(pairwise(names), missing, strict=True)
        if line_of(a) == line_of(b)
    )


def _between(before: Seen, behind: Seen, words: Sequence[Seen]) -> int:
    """How many cells, or columns of a grid, stand between two headers of a line, or of one beside it.

    Where blanks alone divide cells, headers of one row may be torn over several lines.
    """
    if before.cell.place is not None and behind.cell.place is not None:
        return behind.cell.place.first - before.cell.place.last - 1
    line = line_of(before)[1] or 0
    reach = 0 if before.cell.edges is None else _TORN
    here = Counter(
        line_of(s)
        for s in words
        if abs((line_of(s)[1] or 0) - line) <= reach
        and column_of(before) < column_of(s) < column_of(behind)
    )
    return max(here.values(), default=0)


_TORN = 2
"""Lines above and below one on which the others of its headers may stand."""
