"""What may have happened, told from the printed and the proposed figures."""

from __future__ import annotations

import pytest

from giac_schema import Ref
from giac_schema.infer.linear.grid import grid
from giac_schema.infer.repair.slips import slip_of

ROW = "requests.outcome.disclosed."
BELOW = "requests.outcome.partially_disclosed."

CASES = {
    "digits_transposed": ({"natural_person": 31}, {"natural_person": 13}),
    "digit_doubled": ({"natural_person": 133}, {"natural_person": 13}),
    "digit_dropped": ({"natural_person": 13}, {"natural_person": 123}),
    "digit_added": ({"natural_person": 153}, {"natural_person": 13}),
    "digit_changed": ({"natural_person": 18}, {"natural_person": 13}),
    "number_split": ({"natural_person": 2, "commercial_enterprise": 0}, {"natural_person": 20}),
    "neighbours_swapped": (
        {"natural_person": 3, "commercial_enterprise": 8},
        {"natural_person": 8, "commercial_enterprise": 3},
    ),
    "column_off": (
        {"natural_person": 0, "commercial_enterprise": 8},
        {"natural_person": 8, "commercial_enterprise": 0},
    ),
    "sign": ({"natural_person": -8}, {"natural_person": 8}),
    "unit": ({"natural_person": 80_000}, {"natural_person": 8}),
    "total_not_updated": ({"total": 0}, {"total": 11}),
    "unexplained": ({"natural_person": 7}, {"natural_person": 123}),
}


@pytest.mark.parametrize("slip", CASES)
def test_a_slip_is_told_by_its_figures(slip):
    printed, proposed = (
        {Ref.parse(ROW + name): value for name, value in cells.items()} for cells in CASES[slip]
    )
    assert slip_of(proposed, printed, grid("2021")) == slip


def test_a_figure_one_row_off_is_told_by_the_rows():
    above, below = Ref.parse(ROW + "natural_person"), Ref.parse(BELOW + "natural_person")
    assert slip_of({above: 0, below: 4}, {above: 4, below: 0}, grid("2021")) == "row_off"


def test_a_part_and_the_totals_made_of_it_are_one_slip():
    received = [Ref.parse(f"requests.received.{name}") for name in ("natural_person", "total")]
    printed, proposed = (
        dict(zip(received, (17, 20), strict=True)),
        dict(zip(received, (71, 74), strict=True)),
    )
    assert slip_of(proposed, printed, grid("2021")) == "digits_transposed"
