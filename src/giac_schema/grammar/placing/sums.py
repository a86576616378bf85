"""Rows as numbers: what their slots hold, and whether a row comes to its total.

1 | 0 |   | 2 | 3        a blank slot counts as nothing, so these come to their total, 3
1 | 0 | / | 2 | 3        ``/`` is no number; of a row of which every cell was seen it adds nothing
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.words.values import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.placing.slots import Slot

__all__ = ["comes_to_its_total", "is_nought", "nought", "number_in", "numbers_in", "summands_in"]


_NOTHING = Decimal(0)


def number_in(slot: Slot) -> Decimal | None:
    """The number in a slot, 0 for a blank one; ``None`` for anything else."""
    if slot is None:
        return _NOTHING
    return slot.value.number if isinstance(slot.value, Figure) else None


def numbers_in(slots: Sequence[Slot]) -> list[Decimal] | None:
    """The numbers of a row, 0 for blank slots; ``None`` if a slot holds anything else."""
    numbers = [number for slot in slots if (number := number_in(slot)) is not None]
    return numbers if len(numbers) == len(slots) else None


def summands_in(cells: Sequence[Cell]) -> list[Decimal] | None:
    """What the cells of a row that has one for every column add to its total: a sign for nothing adds nothing."""
    values = [cell.value for cell in cells if cell.value is not None]
    if len(values) < len(cells):
        return None
    return [value.number if isinstance(value, Figure) else _NOTHING for value in values]


def comes_to_its_total(slots: Sequence[Slot], total: int) -> bool:
    """Whether all slots of a row are known, and the others come to its total.

    Args:
        slots: what stands in its columns.
        total: which of them is the total.
    """
    numbers = numbers_in(slots)
    return numbers is not None and 2 * numbers[total] == sum(numbers)


def is_nought(slots: Sequence[Slot]) -> bool:
    """Whether nothing but 0 and blank cells stand in a row."""
    return not any(number_in(slot) != 0 for slot in slots)


def nought(cell: Cell) -> Cell:
    """A cell of one of the noughts that run together in another: ``000``."""
    return Cell("0", "", cell.position, value=Figure(Decimal(0)))
