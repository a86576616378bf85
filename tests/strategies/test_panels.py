"""Reports that rules look at together: they keep those rules, or break the one that is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from giac_schema import strategies
from giac_schema.errors import InvalidRule
from giac_schema.rules import Context, children, evaluate, previous, requests, rule, standard

IDENTITIES = standard("2021").only("T3.*", "T4.*").by_level("must")
CARRY = rule("Y.own", requests.carried_in == previous(requests.carried_out), level="should")
SUMS = rule("R.own", requests.received == children.sum(requests.received), level="should")
LARGEST = rule("R.max", requests.received.total >= children.max(requests.received.total))
YEARS = IDENTITIES + CARRY
ORGANS = IDENTITIES + SUMS + LARGEST
FEW = settings(max_examples=10)


def broken_over_years(rules, reports):
    return {
        (f.parent or f.rule)
        for before, report in zip((None, *reports), reports, strict=False)
        for f in evaluate(rules, report, Context(previous=before)).broken
    }


def broken_over_organs(rules, reports):
    parent, *below = reports
    found = list(evaluate(rules, parent, Context(children=below)).broken)
    found += [f for each in below for f in evaluate(IDENTITIES, each).broken]
    return {f.parent or f.rule for f in found}


@FEW
@given(strategies.series((2021, 2022, 2023), YEARS))
def test_a_series_keeps_what_it_is_asked_to(drawn: strategies.Together):
    assert [report.year for report in drawn.reports] == [2021, 2022, 2023]
    assert len({report.organ for report in drawn.reports}) == 1
    assert broken_over_years(YEARS, drawn.reports) == set()


@FEW
@given(strategies.series((2022, 2023), YEARS, CARRY))
def test_a_series_breaks_what_it_is_asked_to_and_nothing_else(drawn: strategies.Together):
    assert broken_over_years(YEARS, drawn.reports) == {"Y.own"}
    assert all(name.startswith("Y.own[") for name in drawn.broken)
    assert drawn.changes != ()


@FEW
@given(strategies.series((2020, 2021)))
def test_a_series_over_both_forms_keeps_the_standard_rules(drawn: strategies.Together):
    assert [report.edition for report in drawn.reports] == ["2019", "2021"]
    rules = standard("2021").only("Y.carry", "T3.*", "T4.*").by_level("must", "should")
    before, report = drawn.reports
    assert list(evaluate(rules, report, Context(previous=before)).broken) == []


@FEW
@given(strategies.families(2, ORGANS))
def test_a_family_keeps_what_it_is_asked_to(drawn: strategies.Together):
    assert len(drawn.reports) == 3
    assert broken_over_organs(ORGANS, drawn.reports) == set()


@pytest.mark.parametrize("name", ["R.own", "R.max"])
def test_a_family_breaks_what_it_is_asked_to_and_nothing_else(name: str):
    drawn = strategies.families(2, ORGANS - (SUMS if name == "R.max" else LARGEST), name)
    found = strategies.smallest(drawn, lambda _: True, examples=3)
    assert broken_over_organs(ORGANS, found.reports) >= {name}
    assert {each.was for each in found.changes} == {0}


def test_a_rule_across_years_cannot_break_in_a_single_year():
    with pytest.raises(InvalidRule, match="no check is about them"):
        strategies.series((2023,), YEARS, CARRY)


@pytest.mark.parametrize("years", [(2022, 2023), (2020, 2021)])
def test_a_rule_of_ones_own_breaks_over_years_beside_the_standard_ones(years: tuple[int, ...]):
    found = strategies.smallest(strategies.series(years, breaking=CARRY), lambda _: True, 3)
    assert {name.partition("[")[0] for name in found.broken} == {"Y.own"}
    assert all("@" in name for name in found.others)
    assert found.changes != ()


def test_a_rule_is_broken_with_all_that_say_the_same_of_a_family_beside_the_standard_ones():
    drawn = strategies.families(2, breaking=LARGEST)
    found = strategies.smallest(drawn, lambda _: True, 3)
    assert found.broken == ("R.max @ parent",)
    assert "R-01.total[requests.received] @ parent" in found.others


def test_rules_for_several_reports_may_be_given_in_a_list():
    steady = rule("my.steady", requests.received.total <= previous(requests.received.total))
    drawn = strategies.series((2022, 2023), rules=[steady], breaking=steady)
    found = strategies.smallest(drawn, lambda _: True)
    assert found.broken == ("my.steady @ 2023",)
