"""Rows of 表三 that figures without a label stand beside: whole where sums prove it, and withheld where none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.joined import closed_up, comes_to_its_total, joined
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.tables.rests import NOTHING, columns_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.placing.grid import Grids
    from giac_schema.grammar.tables.rests import Rest
    from giac_schema.grammar.tables.rows import Found

__all__ = ["settled"]


def settled(
    rows: Sequence[tuple[Found, Placed | Unplaced | None]],
    between: Sequence[Rest],
    total: int,
    grids: Grids,
) -> list[tuple[Found, Placed | Unplaced | None]]:
    """The rows with broken figures whole, and none placed of which a figure may be broken.

    Args:
        rows: the rows, and where the figures of each stand.
        between: what stands without a label behind each of them.
        total: which column is the total.
        grids: the grids of the document.
    """
    sides = [
        _Side.of(found, answer, above, below, total, grids)
        for (found, answer), above, below in zip(rows, (NOTHING, *between), between, strict=False)
    ]
    around = zip((None, *sides), sides, (*sides[1:], None), strict=False)
    return [(side.without_rest, side.beside(upper, lower)) for upper, side, lower in around]


@frozen
class _Side:
    """A row with the figures without a label above and below it."""

    found: Found
    answer: Placed | Unplaced | None
    above: Rest
    below: Rest
    plain: bool = False
    """Whether it comes to its total as it stands."""
    behind_above: Placed | None = None
    """The row behind the digits above it, if it comes to its total so."""
    before_below: Placed | None = None
    """The row before the digits below it, if it comes to its total so."""

    @classmethod
    def of(
        cls,
        found: Found,
        answer: Placed | Unplaced | None,
        above: Rest,
        below: Rest,
        total: int,
        grids: Grids,
    ) -> _Side:
        """A row with all that can be told of it alone."""
        if not isinstance(answer, Placed) or len(answer.slots) <= total:
            return cls(found, answer, above, below)
        row = Placed(closed_up(answer.slots, total))
        side = cls(found, row, above, below, comes_to_its_total(row.slots, total))
        if not above.lines and not below.lines:
            return side
        whole = (
            joined(answer.slots, columns_above(rest, found, grids), first=first)
            if rest.lines
            else None
            for rest, first in ((above, True), (below, False))
        )
        proved = [
            Placed(w) if w is not None and comes_to_its_total(w, total) else None for w in whole
        ]
        return evolve(side, behind_above=proved[0], before_below=proved[1])

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
        return self.before_below is not None and not self.plain

    @property
    def lacks(self) -> bool:
        """Whether it comes to its total with the digits above it, and not without."""
        return self.behind_above is not None and not self.plain

    def beside(self, upper: _Side | None, lower: _Side | None) -> Placed | Unplaced | None:
        """Where its figures stand, seen with the rows around it."""
        if self.takes and not (lower is not None and lower.lacks):
            return self.before_below
        if self.answer is None or (
            self._leaves_what_is_above(upper) and self._leaves_what_is_below(lower)
        ):
            return self.answer
        return Unplaced((*self.above.figures, *self.found.text.cells, *self.below.figures))

    def _leaves_what_is_above(self, upper: _Side | None) -> bool:
        """Whether the digits above it are certainly not its own."""
        if not self.above.lines or not self.above.certain:
            return True
        taken = upper is not None and upper.takes and not self.lacks
        return taken or (self.plain and self.behind_above is None)

    def _leaves_what_is_below(self, lower: _Side | None) -> bool:
        """Whether the digits below it are certainly not its own."""
        if not self.below.lines:
            return True
        alone = self.plain and self.before_below is None
        if self.below.certain:
            return alone and not (lower is not None and lower.plain)
        return alone or self._is_blank or len(self.below.figures) >= len(_slots(self.answer))

    @property
    def _is_blank(self) -> bool:
        return not any(isinstance(slot, Cell) for slot in _slots(self.answer))


def _slots(answer: Placed | Unplaced | None) -> Sequence[object]:
    return answer.slots if isinstance(answer, Placed) else ()
