"""The seven columns of 表三, and where the sums of its rows say that 总计 stands.

An *order* names the columns from left to right; :data:`FORM_ORDER` is the form's.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.grammar.placing.sums import summands_in
from giac_schema.grammar.words.values import Figure
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.seen import Seen

__all__ = [
    "FORM_ORDER",
    "ROW_POSITIONS",
    "TOTAL",
    "Order",
    "are_noughts",
    "cells_add_up",
    "full_rows",
    "is_denied",
    "proved",
]

Order: TypeAlias = tuple[str, ...]
"""The names of the seven columns, from left to right."""

FORM_ORDER: Order = APPLICANT_COLUMNS
TOTAL = "total"
ROW_POSITIONS = {
    str(node.ref): position
    for edition in EDITIONS
    for position, node in enumerate(form(edition).nodes)
    if node.ref.table == "requests"
}
"""The rows and groups by their addresses, and where each comes in the form."""
_LAST = len(FORM_ORDER) - 1


def cells_add_up(total: int, cells: Sequence[Cell]) -> bool:
    """Whether seven figures, or signs for nothing, are six parts and in a known place their total."""
    numbers = summands_in(cells) if len(cells) == len(FORM_ORDER) else None
    return numbers is not None and _is_total(numbers, total)


def full_rows(rows: Sequence[Sequence[Seen]]) -> list[list[Decimal]]:
    """The figures of rows that have one, or a sign for nothing, for every column and are not all 0.

    Args:
        rows: what stands behind the label of each row.
    """
    found = [summands_in([s.cell for s in row if s.terminal == "VALUE"]) for row in rows]
    return [
        numbers for numbers in found if numbers and len(numbers) == len(FORM_ORDER) and any(numbers)
    ]


def are_noughts(rows: Sequence[Sequence[Seen]]) -> bool:
    """Whether every row is 0 throughout: then it is the same in any order.  The last may be cut."""
    values = [[s.cell.value for s in row if s.terminal == "VALUE"] for row in rows]
    seen = [row for row in values if row]
    whole = all(len(row) == len(FORM_ORDER) for row in seen[:-1])
    return whole and all(isinstance(v, Figure) and not v.number for row in seen for v in row)


def proved(order: Order, rows: Sequence[Sequence[Decimal]]) -> Order | None:
    """An order that is not the form's, if the sums of full rows say so too."""
    here = order.index(TOTAL)
    if here == _LAST:
        return order
    held = Counter((_is_total(row, here), _is_total(row, _LAST)) for row in rows)
    here_alone, last_alone, neither = held[True, False], held[False, True], held[False, False]
    if here_alone and not last_alone and here_alone >= neither:
        return order
    others = tuple(name for name in order if name != TOTAL)
    if last_alone and not here_alone and last_alone >= neither and others == FORM_ORDER[:-1]:
        return FORM_ORDER
    return None if rows or here > 0 else order


def is_denied(rows: Sequence[Sequence[Decimal]]) -> bool:
    """Whether the sums of more full rows say that 总计 stands elsewhere than say that it stands last."""
    last = [_is_total(row, _LAST) for row in rows]
    elsewhere = [any(_is_total(row, at) for at in range(_LAST)) for row in rows]
    return sum(there and not here for here, there in zip(last, elsewhere, strict=True)) > sum(last)


def _is_total(row: Sequence[Decimal], at: int) -> bool:
    return 2 * row[at] == sum(row, Decimal(0))
