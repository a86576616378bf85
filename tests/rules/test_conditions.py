"""Conditions, shares, tolerances, membership, templates, kinds of organs: what they mean on a report."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.errors import InvalidRule
from giac_schema.model.organ import ORGANS, kinds_of_organ
from giac_schema.model.report import Report2021
from giac_schema.model.rule import Check
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.terms import Scale
from giac_schema.model.values import BLANK
from giac_schema.rules import (
    Context,
    all_of,
    any_of,
    close,
    disclosure,
    disputes,
    each,
    evaluate,
    previous,
    ratio,
    requests,
    rule,
    sum_of,
    template,
    verdicts,
    when,
)

NEW, IN = requests.received.total, requests.carried_in.total
ZEROS = Report2021().with_cells({ref: 0 for ref, _ in Report2021().cells()})
counts = st.integers(0, 9)
gaps = counts | st.just(BLANK)


def report(new=0, carried_in=0):
    return ZEROS.with_cells({NEW.ref: new, IN.ref: carried_in})


def verdict(statement, subject):
    (found,) = verdicts([rule("X", statement)], subject).values()
    return found


@given(gaps, gaps)
def test_a_rule_under_a_condition_applies_where_it_holds(new, carried_in):
    subject = report(new, carried_in)
    guard, body = verdict(NEW > 2, subject), verdict(IN == 1, subject)
    expected = {"breaks": "not_applicable", "unknown": "unknown", "holds": body}[guard]
    assert verdict(when(NEW > 2, then=IN == 1), subject) == expected
    assert verdict(when(all_of(), then=IN == 1), subject) == body
    assert verdict(when(any_of(), then=IN == 1), subject) == "not_applicable"


@given(counts, counts)
def test_a_share_is_compared_without_dividing(new, carried_in):
    statement = ratio(IN, NEW) <= Decimal("0.5")
    expected = "not_applicable" if new == 0 else "holds" if carried_in * 2 <= new else "breaks"
    assert verdict(statement, report(new, carried_in)) == expected


def test_a_share_is_a_condition_and_a_product_down_to_the_data():
    assert (ratio(IN, NEW) <= 3).relation == when(NEW > 0, then=IN <= NEW * 3).relation


@given(counts, counts)
def test_close_without_a_tolerance_is_equal_on_a_report_without_gaps(new, carried_in):
    subject = report(new, carried_in)
    assert verdict(close(NEW, IN), subject) == verdict(NEW == IN, subject)


@given(gaps, st.lists(counts, max_size=3))
def test_to_be_in_a_list_is_to_equal_one_of_it(new, values):
    expected = any_of(*(value == NEW for value in values))
    assert NEW.is_in(*values).relation == expected.relation
    if new != BLANK:
        assert verdict(NEW.is_in(*values), report(new)) == ("holds" if new in values else "breaks")


def test_a_blank_can_be_even_or_odd_but_twice_a_blank_is_even():
    subject = report(BLANK)
    assert verdict(NEW.is_even(), subject) == "unknown"
    assert verdict((NEW * 2).is_even(), subject) == "holds"
    assert verdict((NEW * 2 + 1).is_even(), subject) == "breaks"


def test_each_is_all_of_what_is_said_of_every_row():
    statement = each(requests.outcome.rows, lambda row: row.total <= NEW)
    assert len(statement.relation.relations) == len(requests.outcome.rows) == 22
    assert verdict(statement, report()) == "holds"


def test_rows_are_those_of_the_newest_form_unless_a_form_is_named():
    assert [len(requests.rows), len(requests.rows_in("2019"))] == [25, 23]
    assert [row.ref for row in disclosure.inside("procurement").rows] == [
        disclosure.procurement.ref
    ]
    assert len(disputes.cells) == 15


def test_a_template_is_one_rule_for_each_thing_with_a_verdict_of_its_own():
    made = template(
        ["natural_person", "other_organization"],
        lambda name: rule(f"X.{name}", requests.column(name) <= requests.column("total")),
    )
    assert [each.id for each in made] == ["X.natural_person", "X.other_organization"]
    assert len(verdicts(made, ZEROS)) == 2 * 25


def test_dividing_is_exact_or_refused():
    assert (NEW / 8).term == Scale(Decimal("0.125"), NEW.term)
    for divisor in (3, 0, Decimal("0.7")):
        with pytest.raises(InvalidRule, match="multiply"):
            NEW / divisor


def test_a_negative_or_inexact_tolerance_and_a_divisor_of_0_are_refused():
    with pytest.raises(InvalidRule, match="tolerance"):
        close(NEW, IN, absolute=-1)
    with pytest.raises(InvalidRule, match=r"0\.5"):
        close(NEW, IN, relative=0.5)
    with pytest.raises(InvalidRule, match="from 1 up"):
        NEW.is_divisible_by(0)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("中华人民共和国水利部", {"state_council"}),
        ("云汀省人民政府", {"province"}),
        ("上海市人民政府", {"province"}),
        ("云汀市人民政府", {"prefecture", "county"}),
        ("云汀自治州人民政府", {"prefecture"}),
        ("云汀县人民政府", {"county"}),
        ("云汀县南塘镇人民政府", {"township"}),
        ("南塘街道办事处", {"township"}),
        ("云汀县水利局", {"department"}),
        ("云汀市人民政府办公室", {"department"}),
        ("云汀 县 水利 局", {"department"}),
        ("高新区管理委员会", set(ORGANS)),
        (None, set(ORGANS)),
    ],
)
def test_a_name_tells_the_kinds_an_organ_may_be_of(name, kinds):
    assert kinds_of_organ(name) == kinds


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("云汀县人民政府", None, "relation"),
        ("云汀市人民政府", None, "organ_unknown"),
        ("云汀县水利局", None, "organ_other"),
        ("云汀县水利局", "county", "relation"),
        (None, None, "organ_unknown"),
    ],
)
def test_a_rule_binds_only_the_kinds_of_organs_it_names(name, given, code):
    made = rule("X", NEW == 0, organs=("county",))
    subject = Report2021(organ=name).with_cells(dict(ZEROS.cells()))
    (found,) = evaluate([made], subject, Context(organ=given))
    assert (found.code, found.verdict) == (
        code,
        "holds" if code == "relation" else "not_applicable",
    )


def test_a_set_is_filtered_by_table_edition_and_kind_of_organ():
    three = rule("three", NEW == 0, organs=("county",))
    two = rule("two", previous(disclosure.licensing.decisions) >= 0, editions=("2021",))
    check = rule("check", Check("c", lambda _: ()))
    rules = RuleSet((three, two, check))
    assert [r.id for r in rules.by_table("requests")] == ["three"]
    assert [r.id for r in rules.by_table("requests", "disclosure")] == ["three", "two"]
    assert [r.id for r in rules.by_edition("2019")] == ["three", "check"]
    assert [r.id for r in rules.by_organ("department")] == ["two", "check"]
    assert rules.by_organ(*ORGANS) == rules
    assert [r.id for r in rules.binding("county")] == ["three", "two", "check"]
    assert [r.id for r in rules.binding("county", "township")] == ["two", "check"]


def test_a_rule_of_no_kind_of_organ_or_an_unknown_one_is_refused():
    for organs in ((), ("village",)):
        with pytest.raises(ValueError, match="kinds of organs"):
            rule("X", sum_of() == 0, organs=organs)
