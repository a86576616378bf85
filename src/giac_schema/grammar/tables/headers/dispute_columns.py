"""The fifteen columns of 表四: three kinds of cases, each with four results and their total.

An *order* names them from left to right, each by its case and its result; :data:`FORM_ORDER` is the form's:

    行政复议                                    未经复议直接起诉      复议后起诉
    结果维持 结果纠正 其他结果 尚未审结 总计    结果维持 结果纠正 …   …
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.grammar.placing.sums import numbers_in
from giac_schema.model.disputes import CaseResults
from giac_schema.model.form import entries
from giac_schema.model.forms import form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell

__all__ = [
    "CASES",
    "FORM_ORDER",
    "RESULTS",
    "Column",
    "Order",
    "adds_up",
    "cells_add_up",
    "totals_agree",
]

Column: TypeAlias = tuple[str, str]
"""The address of a kind of cases, and the name of a result."""
Order: TypeAlias = tuple[Column, ...]

CASES = {str(node.ref): node.entry.label for node in form("2021").rows("disputes")}
"""The kinds of cases by their addresses, with the words of the form, in its order."""
RESULTS = {name: entry.label for name, _, entry in entries(CaseResults)}
"""The results and their total by their names, with the words of the form, in its order."""
FORM_ORDER: Order = tuple((case, result) for case in CASES for result in RESULTS)


def adds_up(numbers: Sequence[Decimal], order: Order) -> bool:
    """Whether each case among fifteen figures has its total where an order says."""
    sums, totals = _sums_and_totals(numbers, order)
    return sums == totals


def totals_agree(numbers: Sequence[Decimal], order: Order) -> bool:
    """Whether each case has its total, or has 0 there, which may be a blank cell."""
    sums, totals = _sums_and_totals(numbers, order)
    return all(totals[case] in {0, sums[case]} for case in CASES)


def _sums_and_totals(
    numbers: Sequence[Decimal], order: Order
) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    sums = dict.fromkeys(CASES, Decimal(0))
    totals: dict[str, Decimal] = {}
    for (case, result), number in zip(order, numbers, strict=True):
        if result == "total":
            totals[case] = number
        else:
            sums[case] += number
    return sums, totals


def cells_add_up(cells: Sequence[Cell], order: Order) -> bool:
    """Whether cells are fifteen figures, and each case among them has its total where an order says."""
    numbers = numbers_in(cells)
    return numbers is not None and len(numbers) == len(order) and adds_up(numbers, order)
