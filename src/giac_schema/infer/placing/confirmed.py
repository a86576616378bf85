"""Whether figures that the identities leave one place only also add up there.

That every other place breaks an identity proves a place only if the report is right: where a figure is printed wrong,
its true place breaks an identity, too.  So a figure is believed where it is left if some identity of that place holds
to the last unit, blank cells being nothing.  A figure at a wrong place would have to fit there by accident.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.infer.linear.system import Exact, Row, exact
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from giac_schema.model.values import Leaf

__all__ = ["Values"]

_NOTHING = frozenset({"blank", "placeholder"})
"""Kinds of missing cells that were seen, and hold nothing."""


@frozen(eq=False)
class Values:
    """What cells come to, blank ones being nothing; ``None`` where that is not known."""

    of: dict[int, Exact | None]
    blank: frozenset[int] = frozenset()
    """Those that are blank."""

    @classmethod
    def printed(cls, leaves: Mapping[int, Leaf]) -> Values:
        """The values of cells as a report prints them."""
        of = {cell: _printed(leaf) for cell, leaf in leaves.items()}
        return cls(of, frozenset(c for c, leaf in leaves.items() if isinstance(leaf, Missing)))

    def confirm(self, cell: int, rows: Iterable[Row]) -> bool:
        """Whether a cell holds nothing, or one of the equalities it stands in is exact."""
        return self.of[cell] == 0 or any(map(self._is_exact, rows))

    def holds(self, row: Row, placed: Mapping[int, Exact | None], free: int | None) -> bool:
        """Whether an identity is exact, or nothing says that it is not: a total left blank says nothing.

        Args:
            row: The identity.
            placed: What some cells would hold, ``None`` for blank ones, whatever is known of them.
            free: A cell that may hold anything from 0 up.
        """
        total: Exact = row.constant
        for cell, factor in row.factors.items():
            value = placed[cell] if cell in placed else self.of[cell]
            is_blank = value is None if cell in placed else cell in self.blank
            if is_blank and cell == _sum_of(row) and cell != free:
                return True
            if value is None and cell not in placed:
                return True
            if cell != free:
                total += factor * (value or 0)
        if free in row.factors:
            total += row.factors[free] * max(exact(Fraction(-total, row.factors[free])), 0)
        return total == 0 if row.sign == "==" else total >= 0

    def lacks(self, cell: int, rows: Sequence[Row]) -> bool:
        """Whether a blank cell cannot stand for nothing: it is a part of sums, and one would be too small.

        A total may be left blank whatever its parts come to.
        """
        if any(cell == _sum_of(row) for row in rows):
            return False
        return any(self._falls_short(row, cell) for row in rows)

    def _falls_short(self, row: Row, cell: int) -> bool:
        total: Exact = row.constant
        for each, factor in row.factors.items():
            value = self.of[each]
            if value is None or (each == _sum_of(row) and each in self.blank and not value):
                return False
            total += factor * value
        return row.sign == "==" and total * row.factors[cell] < 0

    def adds_up_in(self, rows: Iterable[Row]) -> bool:
        """Whether some identity is exact, of which every cell is printed."""
        return any(self._is_exact(row) and self.blank.isdisjoint(row.factors) for row in rows)

    def _is_exact(self, row: Row) -> bool:
        total: Exact = row.constant
        for cell, factor in row.factors.items():
            value = self.of[cell]
            if value is None:
                return False
            total += factor * value
        return row.sign == "==" and total == 0


def _printed(leaf: Leaf) -> Exact | None:
    if isinstance(leaf, Missing):
        return 0 if leaf.kind in _NOTHING else None
    return exact(leaf)


def _sum_of(row: Row) -> int | None:
    """The cell on one side of an identity that has only this."""
    for side in (1, -1):
        cells = [cell for cell, factor in row.factors.items() if factor * side > 0]
        if len(cells) == 1:
            return cells[0]
    return None
