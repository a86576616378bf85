"""Tables that stand beside each other and touch are two."""

from __future__ import annotations

from itertools import pairwise

import pytest

from giac_schema.readers.pdf.drawing.paths import Ruling
from giac_schema.readers.pdf.rulings.lattice import lattices

LEFT, RIGHT = (50.0, 120.0, 180.0, 240.0), (240.0, 330.0, 380.0, 430.0, 480.0)


def table(xs, ys):
    """The rulings of a table, each as long as its cell."""
    level = [Ruling(a, y, b, y) for y in ys for a, b in pairwise(xs)]
    upright = [Ruling(x, a, x, b) for x in xs for a, b in pairwise(ys)]
    return level + upright


def rows(first, *heights):
    ys = [first]
    for height in heights:
        ys.append(ys[-1] + height)
    return ys


def found(rulings):
    return sorted((lattice.xs, len(lattice.ys)) for lattice in lattices(rulings, 595))


@pytest.mark.parametrize("start", [30.0, 80.0, 200.0])
def test_two_columns_of_print_that_touch_hold_two_tables(start):
    ys, others = rows(start, 30, 44, 31, 60, 33), rows(30.0, 42, 52, 25, 55, 62, 21)
    rulings = [*table(LEFT, ys), *table(RIGHT, others)]
    assert found(rulings) == [(LEFT, len(ys)), (RIGHT, len(others))]


def test_three_columns_of_print_hold_three():
    far = (480.0, 500.0, 520.0, 560.0)
    all_rows = (
        rows(30.0, 30, 44, 31, 60, 33),
        rows(60.0, 42, 52, 25, 55),
        rows(35.0, 71, 39, 48, 56),
    )
    rulings = [
        r for xs, ys in zip((LEFT, RIGHT, far), all_rows, strict=True) for r in table(xs, ys)
    ]
    assert [xs for xs, _ in found(rulings)] == [LEFT, RIGHT, far]


def test_a_table_with_groups_of_rows_is_one():
    """The labels of groups have rulings of their own on one side, and rows on the other."""
    ys = rows(30.0, 20, 20, 20, 20, 20, 20, 20, 20)
    groups = [Ruling(50.0, y, 120.0, y) for y in (ys[0], ys[2], ys[5], ys[-1])]
    uprights = [Ruling(50.0, ys[0], 50.0, ys[-1])]
    assert [xs for xs, _ in found([*table(LEFT[1:], ys), *groups, *uprights])] == [LEFT]
