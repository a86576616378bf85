"""Zero, blank and unread are three things, and no leaf is ever pre-filled."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from giac_schema import strategies
from giac_schema.model import ABSENT, BLANK, Missing, Report2019, Report2021
from giac_schema.model.values import MISSING_KINDS, is_number


def test_a_missing_cell_says_why_in_one_of_five_ways():
    assert MISSING_KINDS == ("blank", "placeholder", "text", "unplaced", "absent")


def test_a_reason_that_is_none_of_the_five_is_refused():
    with pytest.raises(ValueError, match="zero"):
        Missing("zero")


def test_a_blank_cell_is_not_zero():
    assert BLANK != 0
    assert not is_number(BLANK)


def test_zero_is_a_number():
    assert is_number(0)
    assert is_number(Decimal("0.00"))


def test_two_missing_cells_are_equal_if_reason_and_print_are():
    assert Missing("placeholder", "/") == Missing("placeholder", "/")
    assert Missing("placeholder", "/") != Missing("placeholder", "-")


@pytest.mark.parametrize("cls", [Report2019, Report2021])
def test_a_report_of_which_nothing_was_read_is_absent_in_every_cell(cls):
    assert {leaf for _, leaf in cls().cells()} == {ABSENT}


def test_a_missing_cell_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        BLANK.raw = "0"  # type: ignore[misc]


@given(strategies.leaves())
def test_every_leaf_is_a_number_or_says_why_it_is_none(leaf):
    assert is_number(leaf) is not isinstance(leaf, Missing)
