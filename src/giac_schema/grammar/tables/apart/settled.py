"""Rows of 表三 that figures without a label stand beside: whole where sums prove it, and withheld where none does."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, evolve

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.layouts.torn import is_part_of_row
from giac_schema.grammar.placing.grids.joined import (
    closed_up,
    holds_digits_alone,
    joined,
    runs_together,
)
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.placing.sums import comes_to_its_total, is_nought
from giac_schema.grammar.tables.apart.rests import NOTHING, Rest, columns_above, lines_beside
from giac_schema.grammar.tables.rows import Context, Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.placing.slots import Slot

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


_MOST_LINES = 9
"""A figure is broken over no more lines than this."""


def _whole(
    row: Placed, found: Found, rest: Rest, total: int, context: Context, *, first: bool
) -> _Whole:
    """A row with all lines of digits above it or below it; that with some of them says only that it may need them."""
    if len(rest.lines) > _MOST_LINES:
        return None
    known: _Whole = False
    for number in range(1, len(rest.lines) + 1):
        lines = rest.lines[-number:] if first else rest.lines[:number]
        columns = columns_above(evolve(rest, lines=lines), found, context.grids)
        slots = joined(row.slots, columns, first=first)
        if slots is not None and comes_to_its_total(slots, total):
            known = Placed(slots) if number == len(rest.lines) else None
        elif slots is None and known is False:
            known = None
    return known


def _by_sum(found: Found, total: int) -> Placed | None:
    """A row of a grid with a figure for every column and nothing else but labels before them, if they add up."""
    row = [s for s in found.loose if s.row == found.label.row]
    words = [s for s in row if s.terminal != "VALUE"]
    figures = tuple(s.cell for s in row[len(words) :])
    known = row[: len(words)] == words and all(is_part_of_row(s.cell.text) for s in words)
    if (
        found.is_of_two_rows
        or not known
        or len(figures) != found.text.columns
        or len(figures) <= total
    ):
        return None
    proved = comes_to_its_total(figures, total) and not is_nought(figures)
    return Placed(figures) if proved else None


@define(slots=False)
class _Side:
    """A row with the figures without a label above and below it."""

    found: Found
    answer: Placed | Unplaced | None
    above: Rest
    below: Rest
    near: tuple[int, int]
    """How many lines of figures without a label stand right above it, and right below it."""
    _printed: Placed | None
    """Where its figures stand as they were printed, if there are so many that they may come to a total."""
    _total: int
    _context: Context

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
        if isinstance(answer, Unplaced) and found.in_grid:
            answer = _by_sum(found, total) or answer
        printed = answer if isinstance(answer, Placed) and len(answer.slots) > total else None
        if printed is not None and not holds_digits_alone(printed.slots):
            slots = closed_up(printed.slots, total)
            merged = runs_together(slots)
            printed, answer = (
                (None, Unplaced(found.text.cells)) if merged else (printed, Placed(slots))
            )
        near = lines_beside(found, context)
        return cls(found, answer, above, below, near, printed, total, context)

    @cached_property
    def plain(self) -> bool:
        """Whether it comes to its total as it stands."""
        return self._printed is not None and comes_to_its_total(_slots(self.answer), self._total)

    @cached_property
    def behind_above(self) -> _Whole:
        """The row behind the digits above it."""
        return self._with(self.above, first=True)

    @cached_property
    def before_below(self) -> _Whole:
        """The row before the digits below it."""
        return self._with(self.below, first=False)

    def _with(self, rest: Rest, *, first: bool) -> _Whole:
        if self._printed is None or not rest.lines:
            return None
        return _whole(self._printed, self.found, rest, self._total, self._context, first=first)

    @property
    def without_rest(self) -> Found:
        """The row without figures that are no row of their own."""
        if not self.below.lines or not (self.below.certain or self.takes):
            return self.found
        rest = {id(s) for line in self.below.lines for s in line}
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


def _slots(answer: Placed | Unplaced | None) -> Sequence[Slot]:
    return answer.slots if isinstance(answer, Placed) else ()
