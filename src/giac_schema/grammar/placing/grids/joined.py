"""Figures that a narrow cell has broken over two lines, put together where their row proves it.

    一、本年新收政府信息公开申请 | 761 | 824 | 888 |        what stands in the next row of the grid, or behind
                            数量 | 5   | 9   | 40  |        a line break in the cell, belongs to the figure above

Digits that stand apart may be one figure or two.  They are one if every rest stands right below a figure and the
row then comes to its total, and does not without them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.sums import comes_to_its_total
from giac_schema.grammar.words.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.placing.slots import Slot

__all__ = ["closed_up", "holds_digits_alone", "joined", "runs_together"]

_DIGITS = re.compile(r"[0-9]+")
_APART = re.compile(r"[1-9][0-9]*(?:\s+[0-9]+)+")


def joined(
    slots: Sequence[Slot], rests: Sequence[tuple[Cell, Cell | None]], *, first: bool
) -> tuple[Slot, ...] | None:
    """The slots with the digits that stand in their columns; ``None`` if some are no part of a figure.

    Args:
        slots: what stands in the columns of a row.
        rests: digits from top to bottom, each with the cell of the row in whose column it stands.
        first: whether they stand above the row, and not below.
    """
    parts = {id(slot): [slot] for slot in slots if isinstance(slot, Cell)}
    for rest, cell in rests:
        if id(cell) not in parts:
            return None
        column = parts[id(cell)]
        column.insert(len(column) - 1 if first else len(column), rest)
    broken = [cell for column in parts.values() if len(column) > 1 for cell in column]
    if not broken or not all(_DIGITS.fullmatch(cell.text.strip()) for cell in broken):
        return None
    return tuple(_one(parts[id(slot)]) if isinstance(slot, Cell) else slot for slot in slots)


def holds_digits_alone(slots: Sequence[Slot]) -> bool:
    """Whether no cell holds anything but digits, as in most rows: none of them stand apart in one."""
    return not _odd(slots)


def closed_up(slots: Sequence[Slot], total: int) -> tuple[Slot, ...]:
    """The slots with digits that stand apart in one cell together, if the row then comes to its total."""
    apart = {id(cell) for cell in _odd(slots) if _APART.fullmatch(cell.text)}
    if not apart:
        return tuple(slots)
    whole = tuple(
        _one([slot]) if isinstance(slot, Cell) and id(slot) in apart else slot for slot in slots
    )
    return whole if comes_to_its_total(whole, total) else tuple(slots)


def runs_together(slots: Sequence[Slot]) -> bool:
    """Whether one cell holds several figures beside a blank one, which may be where they belong: ``53 0 | | 0``."""
    return None in slots and any(_SEVERAL.fullmatch(cell.text) for cell in _odd(slots))


_SEVERAL = re.compile(r"[\d.,]*\d(?:\s+[\d.,]*\d)+")


def _odd(slots: Sequence[Slot]) -> list[Cell]:
    """The cells that hold anything but digits, which few do."""
    return [slot for slot in slots if isinstance(slot, Cell) and not slot.text.isdecimal()]


def _one(cells: Sequence[Cell]) -> Cell:
    """One cell of the digits of several."""
    text = "".join("".join(cell.text.split()) for cell in cells)
    return evolve(cells[0], text=text, value=parse_value(text))
