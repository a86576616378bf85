"""The smallest repairs: what was changed is among them, nothing smaller exists, the likeliest leads."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import Missing, Ref, Report2021, standard
from giac_schema.infer import deduce, locate
from giac_schema.infer.repair.second_opinion import Opinion, second_opinion
from giac_schema.rules import RuleSet, disclosure, requests, rule
from giac_schema.strategies import valid_reports

RULES = standard("2021")
CELLS = [Ref.parse(a) for a in ("requests", "disputes")]

pytest.importorskip("ortools", reason="the second opinion needs OR-Tools")


def changed(report, data, most):
    """Some cells of a report with other figures: slips of digits, and any others."""
    refs = sorted(ref for ref, _ in report.cells() if ref.table != "disclosure")
    chosen = data.draw(st.lists(st.sampled_from(refs), min_size=1, max_size=most, unique=True))
    return {ref: data.draw(slips(report[ref])) for ref in chosen}


def slips(old):
    likely = [old * 10 + 1, old + 9, max(0, old - 9), old // 10, int(str(old)[::-1]), 0]
    other = st.sampled_from(likely) | st.integers(0, 500)
    return other.filter(lambda new: new != old)


def sets_of(faults):
    """For each fault its repairs, as cells with their new figures."""
    return [[{c.ref: c.proposed for c in s.changes} for s in f.suggestions] for f in faults]


def brief(faults):
    return [
        (f.broken, [{str(c.ref): c.proposed for c in s.changes} for s in f.suggestions])
        for f in faults
    ]


@given(valid_reports("2021", size=2000), st.data())
@settings(max_examples=40)
def test_what_was_changed_is_a_repair_or_a_smaller_one_exists(report, data):
    wrong = changed(report, data, most=4)
    faults = locate(report.with_cells(wrong), RULES)
    true = {ref: report[ref] for ref in wrong}
    assert all(fault.outcome == "complete" for fault in faults)
    cost = sum(fault.cost for fault in faults)
    assert cost <= len(true)
    if cost == len(true):
        found = sets_of(faults)
        assert all(any(r.items() <= true.items() for r in repairs) for repairs in found)


@given(valid_reports("2021", size=2000), st.data())
@settings(max_examples=25)
def test_every_repair_makes_all_identities_hold(report, data):
    broken = report.with_cells(changed(report, data, most=3))
    for repairs in sets_of(locate(broken, RULES)):
        rest = {
            r: v
            for other in sets_of(locate(broken, RULES))
            if other != repairs
            for r, v in other[0].items()
        }
        for repair in repairs[:4]:
            if None not in {*repair.values(), *rest.values()}:
                assert locate(broken.with_cells(rest | repair), RULES) == ()


@given(valid_reports("2021", size=2000), st.data())
@settings(max_examples=60)
def test_an_independent_solver_finds_no_smaller_repair(report, data):
    broken = report.with_cells(changed(report, data, most=3))
    opinions = second_opinion(broken, RULES)
    assert None not in opinions
    ours = sum(fault.cost for fault in locate(broken, RULES))
    assert sum(opinion.cost for opinion in opinions) == ours


@given(valid_reports("2021", size=2000), st.data(), st.randoms())
@settings(max_examples=10)
def test_the_order_of_the_rules_does_not_matter(report, data, random):
    broken = report.with_cells(changed(report, data, most=3))
    shuffled = list(RULES)
    random.shuffle(shuffled)
    assert locate(broken, RuleSet(shuffled)) == locate(broken, RULES)


@given(valid_reports("2021"))
@settings(max_examples=15)
def test_nothing_is_wrong_with_a_valid_report(report):
    assert locate(report, RULES) == ()


def test_a_total_left_at_nought_is_named_ahead_of_its_parts(report_with, rules):
    report = report_with(
        {
            "disputes.reconsideration.upheld": 10,
            "disputes.reconsideration.corrected": 1,
            "disputes.litigation.direct.upheld": 5,
        }
    )
    faults = locate(report, rules)
    assert [(f.broken, sets_of([f])[0][0], f.suggestions[0].slip) for f in faults] == [
        (("T4-01",), {Ref.parse("disputes.reconsideration.total"): 11}, "total_not_updated"),
        (("T4-02",), {Ref.parse("disputes.litigation.direct.total"): 5}, "total_not_updated"),
    ]


def test_faults_that_have_nothing_to_do_with_each_other_are_told_apart(report_with, rules):
    received = {"requests.received.natural_person": 7, "requests.received.total": 7}
    out = {"requests.carried_out.natural_person": 7, "requests.carried_out.total": 70}
    other = {"requests.outcome.disclosed.total": 9}
    faults = locate(report_with(received | out | other), rules)
    assert [sets_of([fault])[0][0] for fault in faults] == [
        {Ref.parse("requests.carried_out.total"): 7},
        {Ref.parse("requests.outcome.disclosed.total"): 0},
    ]


def test_a_trusted_cell_is_never_changed(report_with, rules):
    total = Ref.parse("disputes.litigation.direct.total")
    report = report_with({"disputes.litigation.direct.upheld": 5})
    (fault,) = locate(report, rules, trusted=[total])
    assert sets_of([fault]) == [[{Ref.parse("disputes.litigation.direct.upheld"): 0}]]


def test_where_all_cells_are_trusted_no_change_helps(report_with, rules):
    report = report_with({"disputes.litigation.direct.upheld": 5})
    block = [ref for ref, _ in report.cells() if ref.table == "disputes"]
    (fault,) = locate(report, rules, trusted=block)
    assert (fault.broken, fault.outcome, fault.suggestions) == (("T4-02",), "complete", ())


def test_weights_decide_which_cells_are_believed(report_with, rules):
    total = Ref.parse("disputes.litigation.direct.total")
    report = report_with({"disputes.litigation.direct.upheld": 5})
    (fault,) = locate(report, rules, weights={total: 3})
    assert sets_of([fault]) == [[{Ref.parse("disputes.litigation.direct.upheld"): 0}]]


def test_a_search_that_ran_out_of_budget_says_so(report_with, rules):
    cells = {
        f"requests.received.{c}": 7 for c in ("natural_person", "commercial_enterprise", "total")
    }
    (fault,) = locate(report_with(cells), rules, budget=3)
    assert (fault.outcome, fault.suggestions) == ("budget_exhausted", ())


def test_a_blank_cell_may_take_up_the_difference(report_with, rules):
    cells = {
        "disputes.litigation.direct.upheld": 5,
        "disputes.litigation.direct.total": 7,
        "disputes.litigation.direct.other": Missing("blank"),
    }
    assert locate(report_with(cells), rules) == ()


def test_a_blank_cell_cannot_be_below_nought(report_with, rules):
    cells = {
        "disputes.litigation.direct.upheld": 5,
        "disputes.litigation.direct.total": 3,
        "disputes.litigation.direct.other": Missing("blank"),
    }
    (fault,) = locate(report_with(cells), rules)
    assert [{str(c.ref): c.proposed for c in s.changes} for s in fault.suggestions] == [
        {"disputes.litigation.direct.total": None},
        {"disputes.litigation.direct.upheld": None},
    ]


def test_a_users_inequality_counts_like_an_identity(report_with):
    few = rule("X.few", requests.carried_out.total <= 2, level="must")
    (fault,) = locate(report_with({"requests.carried_out.total": 5}), RuleSet([few]))
    assert (fault.broken, fault.cost) == (("X.few",), 1)


def test_a_figure_below_nought_must_change(report_with, rules):
    cells = {
        "disputes.litigation.direct.upheld": -5,
        "disputes.litigation.direct.other": 5,
    }
    (fault,) = locate(report_with(cells), rules)
    assert all(
        Ref.parse("disputes.litigation.direct.upheld") in {c.ref for c in s.changes}
        for s in fault.suggestions
    )


def test_another_solver_repairs_money_in_the_parts_that_it_is_printed_in():
    fees, decided = disclosure.administrative_fees.amount, disclosure.penalties.decisions
    rules = RuleSet([rule("X-1", fees * 4 == decided)])
    report = Report2021().with_cells({fees.ref: Decimal("1.25"), decided.ref: 6})
    (opinion,) = second_opinion(report, rules, trusted=[decided.ref])
    assert opinion == Opinion(1, ((fees.ref, Fraction(3, 2)),))


@pytest.mark.parametrize("organ", ["云亭市财政局", None])
def test_a_rule_for_other_organs_proves_nothing(organ, report_with):
    mine = rule("X-1", requests.received.natural_person == 3, organs=("county",))
    asked = attrs.evolve(report_with({}), organ=organ)
    assert locate(asked, RuleSet([mine])) == ()
    blank = report_with({"requests.received.natural_person": Missing("blank")})
    assert deduce(attrs.evolve(blank, organ=organ), RuleSet([mine])) == ()


def test_a_rule_for_such_an_organ_proves_what_it_says(report_with):
    mine = rule("X-1", requests.received.natural_person == 3, organs=("county",))
    (fault,) = locate(attrs.evolve(report_with({}), organ="云亭县人民政府"), RuleSet([mine]))
    assert fault.broken == ("X-1",)
