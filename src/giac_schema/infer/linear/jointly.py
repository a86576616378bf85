"""What several rows taken together say of missing cells, where no row alone says enough.

Whether a cell could be anything else is asked of an exact simplex over all rows at once.  If it could not, the
rows that clash with every other value, added up, are the proof.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, field, frozen

from giac_schema.infer.linear.bounds import Side
from giac_schema.infer.linear.budget import PIVOTS_OF_READING
from giac_schema.infer.linear.simplex import Simplex
from giac_schema.infer.linear.system import Exact, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.rules.intervals import Domain

__all__ = ["Jointly", "Together"]

Tag: TypeAlias = "tuple[Literal['row', 'kind', 'asked'], int, Side]"


@frozen(eq=False)
class Together:
    """Rows, each so many times, whose sum leaves a cell one end."""

    side: Side
    value: Exact
    rows: tuple[tuple[Row, Exact], ...]
    """Below 0 where a row is taken the other way round."""


@define(eq=False)
class Jointly:
    """Missing cells between their ends, and all rows over them."""

    rows: Sequence[Row]
    known: Mapping[int, Exact]
    simplex: Simplex[Tag]
    variables: dict[int, int] = field(factory=dict)

    @classmethod
    def of(
        cls,
        rows: Sequence[Row],
        known: Mapping[int, Exact],
        missing: frozenset[int],
        domains: Sequence[Domain],
    ) -> Jointly:
        """Put rows and cells into a simplex."""
        telling = [row for row in rows if not missing.isdisjoint(row.factors)]
        made = cls(telling, known, Simplex(most=PIVOTS_OF_READING))
        for cell in sorted(missing):
            variable = made.simplex.variable(whole=domains[cell] != "amount")
            made.variables[cell] = variable
            if domains[cell] != "change":
                made.simplex.at_least(variable, 0, ("kind", cell, "low"))
        for number, row in enumerate(made.rows):
            made._add(number, row)
        return made

    def _add(self, number: int, row: Row) -> None:
        free = {self.variables[c]: f for c, f in row.factors.items() if c in self.variables}
        target: Exact = -row.constant
        for cell, factor in row.factors.items():
            if cell in self.known:
                target -= factor * self.known[cell]
        total = self.simplex.row(free)
        self.simplex.at_least(total, target, ("row", number, "low"))
        if row.sign == "==":
            self.simplex.at_most(total, target, ("row", number, "high"))

    def possible(self) -> bool:
        """Whether all rows can hold together at all.

        Raises:
            Exhausted: if that cannot be decided within bounds.
        """
        return self.simplex.check_whole() is None

    def forced(self, cells: Sequence[int]) -> Iterator[tuple[int, Exact, tuple[Together, ...]]]:
        """Those of some cells that can have one value only, with the proof from below and above.

        Raises:
            Exhausted: if one cannot be decided within bounds.
        """
        simplex = self.simplex
        values = {cell: simplex.values[self.variables[cell]] for cell in cells}
        open_ = [cell for cell in cells if self.variables[cell] in simplex.whole]
        while open_:
            cell = open_.pop(0)
            proof = []
            for side in ("low", "high"):
                clash = self._beyond(cell, side, values[cell])
                if clash is None:
                    open_ = [c for c in open_ if simplex.values[self.variables[c]] == values[c]]
                    break
                proof.append(clash)
            else:
                yield cell, values[cell], tuple(proof)

    def _beyond(self, cell: int, side: Side, value: Exact) -> Together | None:
        """What clashes with a cell being below (``low``) or above a value; ``None`` if it can be."""
        simplex, variable = self.simplex, self.variables[cell]
        bounds = simplex.bounds()
        tag: Tag = ("asked", cell, side)
        if side == "low":
            clash = simplex.at_most(variable, value - 1, tag)
        else:
            clash = simplex.at_least(variable, value + 1, tag)
        if clash is None:
            clash = simplex.check_whole()
        simplex.restore(bounds)
        if clash is None:
            return None
        rows = tuple(
            (self.rows[number], times if end == "low" else -times)
            for (kind, number, end), times in sorted(clash.items())
            if kind == "row"
        )
        return Together(side, value, rows)
