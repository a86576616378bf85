"""What is known of each cell while rows are placed one after the other, and what identities make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from giac_schema.infer.linear.system import Exact, Row, exact
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from giac_schema.infer.linear.subject import Seen

__all__ = ["Board"]


@define(eq=False)
class Board:
    """What each cell of the system can hold, as far as is known."""

    rows: dict[int, list[Row]]
    """The rows that each cell stands in."""
    ends: dict[int, tuple[Exact | None, Exact | None]]

    @classmethod
    def of(cls, seen: Seen, sound: set[str]) -> Board:
        """The cells of a report, and those of the identities that are named sound."""
        having: dict[int, list[Row]] = {}
        for row in seen.system.rows:
            if row.id in sound:
                for cell in row.factors:
                    having.setdefault(cell, []).append(row)
        ends: dict[int, tuple[Exact | None, Exact | None]] = {}
        for cell, leaf in seen.leaves.items():
            if isinstance(leaf, Missing):
                ends[cell] = (None if seen.system.domains[cell] == "change" else 0, None)
            else:
                ends[cell] = (exact(leaf), exact(leaf))
        return cls(having, ends)

    def rest(
        self, row: Row, without: frozenset[int], free: int | None = None
    ) -> tuple[Exact | None, Exact | None]:
        """The least and the most that a row comes to, some cells left out and one of any size; ``None`` for no end."""
        low: Exact | None = row.constant
        high: Exact | None = row.constant
        for cell, factor in row.factors.items():
            if cell not in without:
                ends = self.ends[cell] if cell != free else (0, None)
                least, most = ends if factor > 0 else ends[::-1]
                low = None if low is None or least is None else low + factor * least
                high = None if high is None or most is None else high + factor * most
        return low, high
