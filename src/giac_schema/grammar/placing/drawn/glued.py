"""Figures of neighbouring columns that were printed as one: 6684 and 0 as 66840, before a column that seems blank.

A program that gives a digit more room than it takes has no blank left between them.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.sums import comes_to_its_total, numbers_in
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.grammar.placing.drawn.alignment import Alignment
    from giac_schema.grammar.placing.slots import Slot

__all__ = ["may_be_glued"]


def may_be_glued(slots: Sequence[Slot], alignments: Iterable[Alignment]) -> bool:
    """Whether a figure before a blank column may be two, in a row that its total does not prove.

    That is where none of the columns' places leaves a blank between, and in a row of 表三 where it would come to its
    total then, which may be the one that the figure before it ran into.

    Args:
        slots: the cells of the row in their columns.
        alignments: where these lie.
    """
    numbers = numbers_in(slots) if len(slots) == len(APPLICANT_COLUMNS) else None
    if numbers is not None and numbers[-1] and comes_to_its_total(slots, -1):
        return False
    if any(_has_no_gap(slots, alignment) for alignment in alignments):
        return True
    return numbers is not None and any(
        _comes_out(numbers, at, parts) for at, parts in _divisions(slots)
    )


def _has_no_gap(slots: Sequence[Slot], alignment: Alignment) -> bool:
    """Whether a figure leaves no blank before a column that seems blank."""
    cells = [slot if isinstance(slot, Cell) else None for slot in slots]
    ends = [cell.edges.by(alignment.metric)[1] if cell and cell.edges else -1 for cell in cells]
    starts = [start for start, _ in alignment.columns]
    beside = zip(ends[:-1], cells[1:], starts[1:], strict=True)
    return any(cell is None and end >= start for end, cell, start in beside)


def _divisions(slots: Sequence[Slot]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Every figure beside a blank column on its right, in two parts."""
    for at, (slot, beside) in enumerate(pairwise(slots)):
        text = slot.text.strip() if isinstance(slot, Cell) and beside is None else ""
        if text.isdecimal():
            yield from ((at, (int(text[:cut]), int(text[cut:]))) for cut in range(1, len(text)))


def _comes_out(numbers: Sequence[Decimal], at: int, parts: tuple[int, int]) -> bool:
    divided = [*numbers[:at], *map(Decimal, parts), *numbers[at + 2 :]]
    return sum(divided) == 2 * divided[-1] != 0
