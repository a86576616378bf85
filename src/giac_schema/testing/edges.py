"""Between a report that keeps a rule and the same report made wrong: where the rule begins to break."""

from __future__ import annotations

from decimal import Decimal
from math import gcd
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from giac_schema.model.report import Report
    from giac_schema.strategies import Changed, Invalid

__all__ = ["around_the_edge"]

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
