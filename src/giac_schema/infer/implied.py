"""Broken identities that say nothing new: they follow from others that are broken, too.

The balance in the column 总计 of 表三 is the sum of the six others, set off against four row sums.  So if one
cell is wrong, an identity may break that has no such cell in it; it is told under those it follows from.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from giac_schema.infer.linear.grid import TOTAL

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from giac_schema.infer.linear.system import Row, System

__all__ = ["combinations", "implied"]


def implied(
    system: System, broken: Collection[str], holding: Collection[str]
) -> Mapping[str, tuple[str, ...]]:
    """The broken checks that follow from others, each with the broken ones it follows from.

    Args:
        system: The rows of the rules that were judged.
        broken: Ids of the checks that break although nothing is missing in them.
        holding: Ids of those that hold, nothing missing.
    """
    decided = frozenset(broken) | frozenset(holding)
    found: dict[str, tuple[str, ...]] = {}
    for name, parts in combinations(system, decided).items():
        if name in broken:
            causes = tuple(part for part in parts if part in broken)
            if causes:
                found[name] = causes
    return found


@lru_cache(256)
def combinations(
    system: System, among: frozenset[str] | None = None
) -> Mapping[str, tuple[str, ...]]:
    """The equalities that are sums of others, each so many times, with the ids of those others.

    Args:
        system: The rows.
        among: Ids of the checks to look at; all by default.
    """
    basis: list[tuple[int, dict[int, Fraction], dict[str, Fraction]]] = []
    found: dict[str, tuple[str, ...]] = {}
    for row in sorted(system.equalities, key=lambda row: _lateness(system, row)):
        if among is not None and row.id not in among:
            continue
        left, made = _reduced(row, basis)
        cells = [cell for cell in left if cell >= 0]
        if cells:
            basis.append((min(cells), left, made))
        elif not left:
            found[row.id] = tuple(sorted({name for name in made if name != row.id}))
    return found


Key = TypeVar("Key", int, str)

_CONSTANT = -1
"""Stands for the constant of a row among its cells."""


def _lateness(system: System, row: Row) -> tuple[int, int, str]:
    """Rows over totals of totals come last: it is they that follow from the others."""
    totals = sum(system.cells[cell].name == TOTAL for cell in row.factors)
    return totals, len(row.factors), row.id


def _reduced(
    row: Row, basis: list[tuple[int, dict[int, Fraction], dict[str, Fraction]]]
) -> tuple[dict[int, Fraction], dict[str, Fraction]]:
    """What is left of a row when the others are taken away from it, and which those are."""
    left = {cell: Fraction(factor) for cell, factor in row.factors.items()}
    if row.constant:
        left[_CONSTANT] = Fraction(row.constant)
    made = {row.id: Fraction(1)}
    for pivot, other, parts in basis:
        if pivot in left:
            times = left[pivot] / other[pivot]
            _take_away(left, other, times)
            _take_away(made, parts, times)
    return left, made


def _take_away(left: dict[Key, Fraction], other: Mapping[Key, Fraction], times: Fraction) -> None:
    for key, factor in other.items():
        rest = left.get(key, Fraction(0)) - times * factor
        if rest:
            left[key] = rest
        else:
            left.pop(key, None)
