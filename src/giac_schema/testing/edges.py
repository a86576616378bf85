"""Reports that say more than those they are made from: just beyond where a rule breaks, or simpler."""

from __future__ import annotations

from decimal import Decimal
from math import gcd
from typing import TYPE_CHECKING, Final

from giac_schema.rules.intervals import domain_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from giac_schema.model.report import Report
    from giac_schema.strategies import Changed, Invalid

__all__ = ["around_the_edge", "simplified"]

_MILLIONTH: Final = Decimal("0.000001")


def around_the_edge(invalid: Invalid, breaks: Callable[[Report], bool]) -> Iterator[Report]:
    """The report itself, and the two between which it begins to break, all cells changing evenly."""
    yield invalid.report
    steps = gcd(*map(_distance, invalid.changes))
    if not steps:
        return
    low, high = 0, steps
    while high - low > 1:
        middle = (low + high) // 2
        if breaks(_between(invalid, middle, steps)):
            high = middle
        else:
            low = middle
    yield _between(invalid, low, steps)
    yield _between(invalid, high, steps)


def _distance(changed: Changed) -> int:
    """By how many steps a cell changes: whole numbers, or millionths of money."""
    was, now = changed.was, changed.now
    if isinstance(was, int) and isinstance(now, int):
        return now - was
    if isinstance(was, int | Decimal) and isinstance(now, int | Decimal):
        return int((Decimal(now) - Decimal(was)) / _MILLIONTH)
    return 0


def _between(invalid: Invalid, step: int, steps: int) -> Report:
    cells = {}
    for each in invalid.changes:
        if isinstance(each.was, int | Decimal) and isinstance(each.now, int | Decimal):
            by = (each.now - each.was) * step
            cells[each.ref] = each.was + (by // steps if isinstance(by, int) else by / steps)
    return invalid.original.with_cells(cells)


def simplified(report: Report, shows: Callable[[Report], bool]) -> Report:
    """The report with 0 in every cell that does not matter to what it shows."""
    for ref, leaf in report.cells():
        if leaf != 0:
            simpler = report.with_cells({ref: Decimal(0) if domain_of(ref) == "amount" else 0})
            report = simpler if shows(simpler) else report
    return report
