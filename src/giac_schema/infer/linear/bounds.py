"""What single rows say of missing cells: how low and how high each can be, and why.

A row in which all cells but one are known gives that one; a row whose known cells use up its sum leaves the
others nothing, since no count is below 0.  What one row says, the next can use, until nothing changes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import define, field, frozen

from giac_schema.infer.linear.system import Exact, Row, exact
from giac_schema.rules.intervals import Domain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Bounds", "Limit", "Side"]

Side: TypeAlias = Literal["low", "high"]

_MOST_ROUNDS: Final = 50
"""How often a row may be looked at: bounds that creep on for ever prove nothing a person would follow."""


@frozen(eq=False)
class Limit:
    """One end of what a cell can be, and why."""

    number: int
    """When it was found: a limit rests on earlier ones only."""
    cell: int
    side: Side
    value: Exact
    row: Row | None = None
    """The row that says so; ``None`` where the kind of the cell does (no count is below 0)."""
    uses: tuple[Limit, ...] = ()
    """The limits of other cells that the row was read with."""


@define(eq=False)
class Bounds:
    """How low and how high each missing cell of some rows can be."""

    known: Mapping[int, Exact]
    """The figures that are printed."""
    domains: Sequence[Domain]
    low: dict[int, Limit] = field(factory=dict)
    high: dict[int, Limit] = field(factory=dict)
    clash: bool = False
    """Whether some cell cannot be anything: then nothing here is to be believed."""
    _count: int = 0

    @classmethod
    def of(
        cls,
        rows: Sequence[Row],
        known: Mapping[int, Exact],
        missing: frozenset[int],
        domains: Sequence[Domain],
    ) -> Bounds:
        """Let rows say all they can of the missing cells."""
        bounds = cls(known, domains)
        for cell in sorted(missing):
            if domains[cell] != "change":
                bounds.low[cell] = Limit(0, cell, "low", 0)
        telling = [row for row in rows if not missing.isdisjoint(row.factors)]
        bounds._settle(sorted(telling, key=lambda row: len(row.factors)), missing)
        return bounds

    def forced(self, cell: int) -> Exact | None:
        """The one value a cell can have, if it is only one."""
        low, high = self.low.get(cell), self.high.get(cell)
        if low is None or high is None or low.value != high.value:
            return None
        return low.value

    def _settle(self, rows: Sequence[Row], missing: frozenset[int]) -> None:
        having: dict[int, list[Row]] = {}
        for row in rows:
            for cell in missing.intersection(row.factors):
                having.setdefault(cell, []).append(row)
        queue, waiting = deque(rows), {row.id for row in rows}
        left = _MOST_ROUNDS * len(rows)
        while queue and left and not self.clash:
            left -= 1
            row = queue.popleft()
            waiting.discard(row.id)
            for cell in self._told(row):
                others = [o for o in having[cell] if o.id not in waiting and o is not row]
                queue.extend(others)
                waiting.update(other.id for other in others)

    def _told(self, row: Row) -> Iterator[int]:
        """The missing cells of which a row says something new."""
        rest: Exact = row.constant
        free = []
        for cell, factor in row.factors.items():
            if cell in self.known:
                rest += factor * self.known[cell]
            else:
                free.append((cell, factor))
        for cell, factor in free:
            others = [pair for pair in free if pair[0] != cell]
            # What the rest can come to at most says what the cell must make up for at least.
            changed = self._limit(row, cell, factor, rest, self._most(others, up=True))
            if row.sign == "==":
                changed |= self._limit(row, cell, factor, rest, self._most(others, up=False))
            if changed:
                yield cell

    def _most(
        self, others: Iterable[tuple[int, int]], *, up: bool
    ) -> tuple[bool, Exact, tuple[Limit, ...]] | None:
        """The most (or the least) that some cells come to, and the limits that say so."""
        total: Exact = 0
        uses = []
        for other, times in others:
            end = (self.high if (times > 0) == up else self.low).get(other)
            if end is None:
                return None
            total += times * end.value
            uses.append(end)
        return up, total, tuple(uses)

    def _limit(
        self,
        row: Row,
        cell: int,
        factor: int,
        rest: Exact,
        most: tuple[bool, Exact, tuple[Limit, ...]] | None,
    ) -> bool:
        if most is None:
            return False
        up, total, uses = most
        bound = exact(Fraction(-rest - total) / factor)
        side: Side = "low" if (factor > 0) == up else "high"
        if self.domains[cell] != "amount":
            bound = ceil(bound) if side == "low" else floor(bound)
        ends = self.low if side == "low" else self.high
        old = ends.get(cell)
        if old is not None and (bound <= old.value if side == "low" else bound >= old.value):
            return False
        self._count += 1
        ends[cell] = Limit(self._count, cell, side, bound, row, uses)
        low, high = self.low.get(cell), self.high.get(cell)
        self.clash |= low is not None and high is not None and low.value > high.value
        return True
