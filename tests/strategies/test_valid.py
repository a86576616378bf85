"""Valid reports: every sum is right, by plain arithmetic and not by our own rules."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from giac_schema import check, strategies
from giac_schema.errors import ContradictoryRules
from giac_schema.model import APPLICANTS, Ref, Report, form
from giac_schema.model.report import EDITIONS
from giac_schema.rules import disclosure, disputes, requests, rule, standard

if TYPE_CHECKING:
    from giac_schema.rules import Statement

FEES = disclosure.administrative_fees.amount
ISSUED = disclosure.regulations.issued
OWN = [
    requests.received.total >= 5,
    requests.received.total == 2 * requests.carried_in.total,
    3 * requests.received.total == 2 * requests.outcome.total.total + 7,
    requests.carried_out <= requests.received,
    requests.carried_out.total != 3,
    Decimal("0.37") * disclosure.licensing.decisions == FEES,
    Decimal("1.005") < FEES,
    ~(disputes.reconsideration.total > 0) | (requests.received.total >= 10),
    (ISSUED == 0) | (ISSUED >= 100),
    ISSUED.is_missing(),
    ISSUED.is_missing("text", "blank") | (ISSUED >= 5),
]
"""Rules of a user's own: equations, inequalities, money, either-ors, blanks."""
QUICK = settings(database=None, deadline=None, max_examples=2_000, phases=[Phase.generate])
SHRINKING = settings(database=None, deadline=None, phases=[Phase.generate, Phase.shrink])


def cell(report: Report, *path: str) -> int:
    figure = report[Ref(path)]
    assert isinstance(figure, int)
    return figure


@given(strategies.valid_reports())
def test_each_row_of_the_requests_adds_up(report: Report):
    for row in form(report.edition).rows("requests"):
        parts = [cell(report, *row.ref.path, applicant) for applicant in APPLICANTS]
        assert cell(report, *row.ref.path, "total") == sum(parts)


@given(strategies.valid_reports())
def test_the_outcomes_add_up_in_each_column(report: Report):
    rows = [row.ref.path for row in form(report.edition).rows("requests")]
    outcomes = [path for path in rows if path[1] == "outcome" and path[2] != "total"]
    for column in (*APPLICANTS, "total"):
        parts = [cell(report, *path, column) for path in outcomes]
        assert cell(report, "requests", "outcome", "total", column) == sum(parts)


@given(strategies.valid_reports())
def test_what_came_in_went_out_or_is_carried_over(report: Report):
    for column in (*APPLICANTS, "total"):
        came = [cell(report, "requests", row, column) for row in ("received", "carried_in")]
        went = [
            cell(report, "requests", "outcome", "total", column),
            cell(report, "requests", "carried_out", column),
        ]
        assert sum(came) == sum(went)


@given(strategies.valid_reports())
def test_the_results_of_disputes_add_up(report: Report):
    for block in form(report.edition).rows("disputes"):
        *results, total = [cell(report, *c.ref.path) for c in block.children]
        assert total == sum(results)


@given(strategies.valid_reports())
def test_only_a_change_is_ever_below_zero(report: Report):
    below = {
        ref.name for ref, leaf in report.cells() if isinstance(leaf, (int, Decimal)) and leaf < 0
    }
    assert below <= {"items_change"}


@given(strategies.valid_reports(size=3))
def test_no_figure_is_larger_than_asked_for(report: Report):
    assert max(leaf for _, leaf in report.cells()) <= 3


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_valid_report_shrinks_to_zeros(edition: str):
    report = find(strategies.valid_reports(edition), lambda _: True, settings=SHRINKING)
    assert {leaf for _, leaf in report.cells()} == {0}


def test_a_failure_shrinks_to_the_few_cells_that_cause_it():
    report = find(
        strategies.valid_reports("2021"),
        lambda report: cell(report, "requests", "received", "total") >= 100,
        settings=SHRINKING,
    )
    figures = sorted(leaf for _, leaf in report.cells() if leaf != 0)
    assert figures == [100] * len(figures)
    assert len(figures) in {4, 6}, "one decision with its totals, or one case carried out"


@pytest.mark.parametrize("relation", OWN, ids=range(len(OWN)))
@settings(max_examples=15)
@given(data=st.data())
def test_a_rule_of_ones_own_is_kept_as_well(relation: Statement, data: st.DataObject):
    rules = standard("2021") + rule("own", relation)
    assert check(data.draw(strategies.valid_reports("2021", rules)), rules).ok


@pytest.mark.parametrize("relation", OWN[:3], ids=range(3))
def test_a_rule_of_ones_own_leaves_room_for_many_reports(relation: Statement):
    rules = standard("2021") + rule("own", relation)
    for least in (100, 1_000):
        assert find(
            strategies.valid_reports("2021", rules),
            lambda report, least=least: cell(report, "requests", "received", "total") >= least,
            settings=QUICK,
        )


@pytest.mark.parametrize(
    ("relations", "named"),
    [
        ([requests.received.total * 2 + 1 == requests.carried_in.total * 2], {"own.0"}),
        (
            [requests.received.total < requests.received.natural_person],
            {"own.0", "T3-15[requests.received]"},
        ),
        (
            [disputes.reconsideration.total > 5, disputes.reconsideration.total < 6],
            {"own.0", "own.1"},
        ),
        ([(ISSUED == 1) | (ISSUED == 2), ISSUED * 2 == 6], {"own.0", "own.1"}),
        ([ISSUED.is_missing(), ~ISSUED.is_missing("blank")], {"own.0", "own.1"}),
    ],
)
def test_rules_that_contradict_each_other_are_named(relations: list[Statement], named: set[str]):
    rules = standard("2021")
    for number, relation in enumerate(relations):
        rules += rule(f"own.{number}", relation)
    with pytest.raises(ContradictoryRules) as caught:
        strategies.valid_reports("2021", rules)
    assert set(caught.value.rules) == named


def test_a_size_that_the_rules_do_not_allow_is_named():
    rules = standard("2021") + rule("own", requests.received.total >= 100)
    with pytest.raises(ContradictoryRules, match="own, size"):
        strategies.valid_reports("2021", rules, size=10)


def test_without_any_size_there_are_only_zeros():
    report = find(strategies.valid_reports("2021", size=0), lambda _: True, settings=QUICK)
    assert {leaf for _, leaf in report.cells()} == {0}


def test_a_large_city_is_drawn():
    def is_large(report: Report) -> bool:
        return cell(report, "requests", "received", "total") > 10_000

    report = find(strategies.valid_reports("2021", size=14_000), is_large, settings=QUICK)
    assert max(leaf for _, leaf in report.cells()) <= 14_000


def test_rules_may_be_given_in_a_list():
    rules = [rule("own", requests.received.total >= 5)]
    report = find(strategies.valid_reports("2021", rules), lambda _: True, settings=SHRINKING)
    assert cell(report, "requests", "received", "total") == 5
