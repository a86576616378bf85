"""One block of rows with the figures of one report put in: what a search for wrong cells works on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.infer.linear.system import Exact, Row, exact
from giac_schema.model.values import Missing
from giac_schema.rules.intervals import Domain, can_be

if TYPE_CHECKING:
    from giac_schema.infer.linear.system import System
    from giac_schema.model.address import Ref
    from giac_schema.model.values import Leaf, Number

__all__ = ["Equation", "Problem", "problems", "values_of"]

Equation: TypeAlias = "tuple[dict[int, int], Exact]"
"""Changes of cells, each so many times, and what the row comes to without any change."""


@frozen(eq=False)
class Problem:
    """Rows over changes of cells: with no change at all some of them are violated."""

    equalities: tuple[Equation, ...]
    """Each must come to 0."""
    bounds: tuple[Equation, ...]
    """Each must come to at least 0."""
    rows: tuple[Row, ...]
    """The rows of the rules that these are, in any order."""
    values: Mapping[int, Exact]
    """What each cell prints; 0 for one that is missing."""
    domains: Sequence[Domain]
    missing: frozenset[int]
    """Cells without a number: they may hold anything, and to fill them costs nothing."""
    costs: Mapping[int, int]
    """What it costs to change a printed cell, if it is not 1."""
    trusted: frozenset[int]
    """Cells that may not be changed."""

    @property
    def violated(self) -> bool:
        """Whether some row does not hold as printed, whatever is missing."""
        return any(map(self.breaks, self.rows)) or any(
            len(row) == 1 and r < 0 for row, r in self.bounds
        )

    def breaks(self, row: Row, changes: Mapping[int, Exact] | None = None) -> bool:
        """Whether a row cannot hold, with some cells changed, for any value of what is missing."""
        changes = changes or {}
        missing = self.missing
        total: Exact = row.constant
        free = []
        for cell, factor in row.factors.items():
            if cell in changes:
                total += factor * changes[cell]
            elif cell in missing:
                free.append((factor, self.domains[cell]))
            else:
                total += factor * self.values[cell]
        if not free:
            return total != 0 if row.sign == "==" else total < 0
        return not can_be(row.sign, _known(total), free)

    def floor(self, cell: int) -> bool:
        """Whether a cell cannot hold less than 0."""
        return self.domains[cell] != "change"

    def whole(self, cell: int) -> bool:
        """Whether a cell can hold whole numbers only."""
        return self.domains[cell] != "amount"


def _known(total: Exact) -> Number:
    """A sum as the judge of missing cells takes it; money has a last digit, so nothing is lost."""
    return total if isinstance(total, int) else Decimal(total.numerator) / total.denominator


def values_of(system: System, printed: Mapping[Ref, Leaf]) -> dict[int, Leaf]:
    """What the cells of a system hold on a report; cells that its tables do not have are left out."""
    numbers = system.numbers
    return {numbers[ref]: leaf for ref, leaf in printed.items() if ref in numbers}


def problems(
    system: System,
    leaves: Mapping[int, Leaf],
    costs: Mapping[Ref, int],
    trusted: frozenset[Ref],
) -> list[Problem]:
    """The blocks of a system on one report, each on its own."""
    numbers = system.numbers
    paid = {numbers[ref]: cost for ref, cost in costs.items() if ref in numbers}
    fixed = frozenset(numbers[ref] for ref in trusted if ref in numbers)
    missing = frozenset(cell for cell, leaf in leaves.items() if isinstance(leaf, Missing))
    values = {c: 0 if isinstance(leaf, Missing) else exact(leaf) for c, leaf in leaves.items()}
    found = []
    for block in system.blocks:
        of_block = (system.rows[number] for number in block)
        rows = tuple(row for row in of_block if row.factors.keys() <= values.keys())
        equalities, bounds = _with_figures(rows, values)
        bounds += _below_zero(rows, values, system.domains)
        found.append(
            Problem(
                tuple(equalities),
                tuple(bounds),
                rows,
                values,
                system.domains,
                missing,
                paid,
                fixed,
            )
        )
    return found


def _with_figures(
    rows: Sequence[Row], values: Mapping[int, Exact]
) -> tuple[list[Equation], list[Equation]]:
    equalities: list[Equation] = []
    bounds: list[Equation] = []
    for row in rows:
        total: Exact = row.constant
        for cell, factor in row.factors.items():
            total += factor * values[cell]
        (equalities if row.sign == "==" else bounds).append((row.factors, total))
    return equalities, bounds


def _below_zero(
    rows: Sequence[Row], values: Mapping[int, Exact], domains: Sequence[Domain]
) -> list[Equation]:
    """Printed figures below zero where only 0 and more can be right: each a row of its own."""
    cells = sorted({cell for row in rows for cell in row.factors})
    return [({c: 1}, values[c]) for c in cells if values[c] < 0 and domains[c] != "change"]
