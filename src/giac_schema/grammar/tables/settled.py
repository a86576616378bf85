"""Rows of 表三 that figures without a label stand beside: whole where sums prove it, and withheld where none does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import evolve, frozen

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.layouts.torn import is_part_of_row
from giac_schema.grammar.placing.joined import (
    closed_up,
    comes_to_its_total,
    is_nought,
    joined,
    runs_together,
)
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.tables.rests import NOTHING, Rest, columns_above, lines_beside
from giac_schema.grammar.tables.rows import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.parts import Seen
    from giac_schema.grammar.tables.rows import Context

__all__ = ["settled"]


def settled(
    rows: Sequence[tuple[Found, Placed | Unplaced | None]],
    between: Sequence[Rest],
    total: int,
    context: Context,
) -> list[tuple[Found, Placed | Unplaced | None]]:
    """The rows with broken figures whole, and none placed of which a figure may be broken.

    Args:
        rows: the rows, and where the figures of each stand.
        between: what stands without a label behind each of them.
        total: which column is the total.
        context: what surrounds them in the document.
    """
    sides = [
        _Side.of(found, answer, above, below, total, context)
        for (found, answer), above, below in zip(rows, (NOTHING, *between), between, strict=False)
    ]
    around = zip((None, *sides), sides, (*sides[1:], None), strict=False)
    return [(side.without_rest, side.beside(upper, lower)) for upper, side, lower in around]


_Whole: TypeAlias = Placed | Literal[False] | None
"""A row with digits from around it; ``False`` if it does not come to its total so, ``None`` if it may or may not."""


def _whole(
    row: Placed, found: Found, rest: Rest, total: int, context: Context, *, first: bool
) -> _Whole:
    """A row with all lines of digits above it or below it; that with some of them says only that it may need them."""
    known: _Whole = False
    for number in range(1, len(rest.lines) + 1):
        lines = rest.lines[-number:] if first else rest.lines[:number]
        columns = columns_above(evolve(rest, lines=lines), found, context.grids)
        slots = joined(row.slots, columns, first=first)
        if slots is not None and comes_to_its_total(slots, total):
            known = Placed(slots) if number == len(rest.lines) else None
        elif slots is None and known is False:
            known = None
    return known if rest.lines else None


def _by_sum(found: Found, total: int) -> Placed | None:
    """A row of a grid with a figure for every column and nothing else but labels before them, if they add up."""
    row = [s for s in found.loose if s.cell.place is not None and _stands_beside(s, found)]
    words = [s for s in row if s.terminal != "VALUE"]
    figures = tuple(s.cell for s in row[len(words) :])
    known = row[: len(words)] == words and all(is_part_of_row(s.cell.text) for s in words)
    if not known or len(figures) != found.text.columns or len(figures) <= total:
        return None
    proved = comes_to_its_total(figures, total) and not is_nought(figures)
    return Placed(figures) if proved else None


def _stands_beside(seen: Seen, found: Found) -> bool:
    where, label = seen.cell.place, found.label.cell.place
    return (
        where is not None
        and label is not None
        and where.row == label.row
        and where.grid == label.grid
    )


@frozen
class _Side:
    """A row with the figures without a label above and below it."""

    found: Found
    answer: Placed | Unplaced | None
    above: Rest
    below: Rest
    near: tuple[int, int]
    """How many lines of figures without a label stand right above it, and right below it."""
    plain: bool = False
    """Whether it comes to its total as it stands."""
    behind_above: _Whole = None
    """The row behind the digits above it."""
    before_below: _Whole = None
    """The row before the digits below it."""

    @classmethod
    def of(
        cls,
        found: Found,
        answer: Placed | Unplaced | None,
        above: Rest,
        below: Rest,
        total: int,
        context: Context,
    ) -> _Side:
        """A row with all that can be told of it alone."""
        near = lines_beside(found, context)
        if isinstance(answer, Unplaced) and found.in_grid:
            answer = _by_sum(found, total) or answer
        if not isinstance(answer, Placed) or len(answer.slots) <= total:
            return cls(found, answer, above, below, near)
        row = Placed(closed_up(answer.slots, total))
        if runs_together(row.slots):
            return cls(found, Unplaced(found.text.cells), above, below, near)
        wholes = [
            _whole(answer, found, rest, total, context, first=first)
            for rest, first in ((above, True), (below, False))
        ]
        plain = comes_to_its_total(row.slots, total)
        return cls(found, row, above, below, near, plain, *wholes)

    @property
    def without_rest(self) -> Found:
        """The row without figures that are no row of their own."""
        rest = (
            {id(s) for line in self.below.lines for s in line}
            if self.below.certain or self.takes
            else set()
        )
        return evolve(self.found, loose=tuple(s for s in self.found.loose if id(s) not in rest))

    @property
    def takes(self) -> bool:
        """Whether it comes to its total with the digits below it, and not without."""
        return isinstance(self.before_below, Placed) and not self.plain

    @property
    def lacks(self) -> bool:
        """Whether it comes to its total with the digits above it, and not without."""
        return isinstance(self.behind_above, Placed) and not self.plain

    def beside(self, upper: _Side | None, lower: _Side | None) -> Placed | Unplaced | None:
        """Where its figures stand, seen with the rows around it."""
        above = self._leaves_what_is_above(upper)
        if above and isinstance(self.before_below, Placed) and self._owns_below(lower):
            return self.before_below
        if self.answer is None or (above and self._leaves_what_is_below(lower)):
            return self.answer
        return Unplaced((*self.above.figures, *self.found.text.cells, *self.below.figures))

    def _owns_below(self, lower: _Side | None) -> bool:
        """Whether all digits below it are its own."""
        all_seen = self.near[1] in {0, len(self.below.lines)}
        return all_seen and not self.plain and not (lower is not None and lower.lacks)

    def _leaves_what_is_above(self, upper: _Side | None) -> bool:
        """Whether the digits above it are certainly not its own."""
        if not self.near[0] and not (self.above.lines and self.above.certain):
            return True
        if upper is not None and upper.takes and upper.below.is_whole and not self.lacks:
            return True
        return self.plain and self.behind_above is False and not self.near[1]

    def _leaves_what_is_below(self, lower: _Side | None) -> bool:
        """Whether the digits below it are certainly not its own."""
        if not self.near[1] and not self.below.lines:
            return True
        alone = self.plain and self.before_below is False and not self.near[0]
        if self.near[1] or self.below.certain:
            return alone and not (lower is not None and lower.plain)
        return alone or self._is_blank or len(self.below.figures) >= len(_slots(self.answer))

    @property
    def _is_blank(self) -> bool:
        return not any(isinstance(slot, Cell) for slot in _slots(self.answer))


def _slots(answer: Placed | Unplaced | None) -> Sequence[object]:
    return answer.slots if isinstance(answer, Placed) else ()
