"""The search for wrong cells counts what it does, and stops where it cannot come to an end."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import Missing, standard
from giac_schema.infer import deduce, locate
from giac_schema.infer.linear import jointly as jointly_module
from giac_schema.infer.linear.budget import PIVOTS_OF_READING, STATES_A_PIVOT, STATES_OF_READING
from giac_schema.infer.linear.subject import Seen
from giac_schema.infer.repair.search import minimal_sets
from giac_schema.model.forms import form

RULES = standard("2021")
BLANK = Missing("blank")
REFS = [cell.ref for cell in form("2021").cells() if cell.ref.table != "disclosure"]


def heap(report, every, blanks):
    """A report in which every cell holds another number, but for blanks at some places of a cycle."""
    return report.with_cells(
        {ref: BLANK if n % every in blanks else n * 7919 % 1000 for n, ref in enumerate(REFS)}
    )


def searched(report, budget):
    return [
        minimal_sets(problem, budget)
        for problem in Seen.of(report, RULES, "must").problems()
        if problem.violated
    ]


@given(st.integers(2, 9), st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_a_report_holds_a_search_stays_within_its_budget(report_with, every, data):
    blanks = data.draw(st.sets(st.integers(0, every - 1), max_size=every))
    found = searched(heap(report_with({}), every, blanks), STATES_OF_READING)
    assert all(each.nodes <= STATES_OF_READING + 2 * STATES_A_PIVOT for each in found)


@given(st.integers(2, 9), st.data())
@settings(max_examples=40, deadline=None)
def test_deducing_takes_no_more_steps_of_a_simplex_than_reading_may(report_with, every, data):
    blanks = data.draw(st.sets(st.integers(0, every - 1), min_size=1, max_size=every))
    made = []

    def kept(*args, **kwargs):
        made.append(SIMPLEX(*args, **kwargs))
        return made[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jointly_module, "Simplex", kept)
        deduce(heap(report_with({}), every, blanks), RULES)
    assert all(simplex.pivots <= PIVOTS_OF_READING + 1 for simplex in made)


SIMPLEX = jointly_module.Simplex


@pytest.mark.parametrize("blanks", [{0, 1}, {3}, {7}])
def test_no_state_is_looked_at_where_many_rows_break_apart_from_each_other(report_with, blanks):
    report = heap(report_with({}), 40, blanks)
    requests = max(searched(report, STATES_OF_READING), key=lambda found: found.cost)
    assert (requests.outcome, requests.sets, requests.nodes) == ("budget_exhausted", (), 0)
    (fault,) = [each for each in locate(report, RULES) if each.outcome == "budget_exhausted"]
    assert fault.suggestions == ()


def test_four_wrong_cells_beside_blanks_are_found_within_the_budget_of_a_check(report_with):
    cells = {
        "requests.outcome.disclosed.natural_person": 3,
        "requests.outcome.not_disclosed.state_secret.other_organization": 5,
        "requests.carried_in.commercial_enterprise": 7,
        "requests.outcome.other.other.research_institution": 9,
        "requests.outcome.partially_disclosed.natural_person": BLANK,
        "requests.outcome.total.research_institution": BLANK,
    }
    faults = locate(report_with(cells), RULES)
    assert {fault.outcome for fault in faults} == {"complete"}


def test_checking_a_report_without_a_fault_loads_no_inference():
    script = (
        "import sys, giac_schema as g; from giac_schema.model.forms import form;"
        "from decimal import Decimal;"
        "r = g.Report2021().with_cells({c.ref: Decimal(0) if c.ref.name == 'amount' else 0"
        " for c in form('2021').cells()});"
        "assert g.check(r, previous=r).ok; print('giac_schema.infer' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False"]
