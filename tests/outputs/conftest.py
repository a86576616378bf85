"""Reports and findings to speak of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from giac_schema import Ref, Report2021
from giac_schema.rules import evaluate, standard


def zeros():
    """A report of the 2021 form that prints 0 everywhere."""
    empty = Report2021(year=2024, organ="云汀县水利局")
    return empty.with_cells({ref: nothing(ref) for ref, _ in empty.cells()})


def nothing(ref):
    return Decimal(0) if ref.name == "amount" else 0


def with_cells(changes):
    return zeros().with_cells({Ref.parse(address): leaf for address, leaf in changes.items()})


@pytest.fixture
def report():
    """Makes a report that prints 0 everywhere but in some cells."""
    return with_cells


@pytest.fixture
def judged():
    """Makes such a report and judges it by the standard rules."""
    return lambda changes: evaluate(standard("2021"), with_cells(changes))


@pytest.fixture
def finding(judged):
    """The one verdict of a check on such a report."""

    def verdict_of(rule, changes):
        (found,) = [f for f in judged(changes) if f.rule == rule]
        return found

    return verdict_of
