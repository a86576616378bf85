"""Blanks never turn a verdict over; order never matters."""

from __future__ import annotations

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import strategies
from giac_schema.model.terms import AllOf, AnyOf, Close, Compare, Sum
from giac_schema.rules import evaluate, standard, verdicts

CONTRARY = {("holds", "breaks"), ("breaks", "holds")}
IDENTITIES = standard("2021").only("T3.*", "T4.*").by_level("must")
REPORTS = strategies.valid_reports("2021") | strategies.invalid_reports("T3.*", edition="2021").map(
    lambda invalid: invalid.report
)


def turned(part):
    """The same with the operands of every sum, *and*, *or* and *close* in the other order."""
    match part:
        case Sum(terms):
            return Sum(tuple(map(turned, terms[::-1])))
        case AllOf(relations) | AnyOf(relations):
            return type(part)(tuple(map(turned, relations[::-1])))
        case Compare(left, ("==" | "!=") as op, right):
            return Compare(turned(right), op, turned(left))
        case Close(left, right, absolute, relative):
            return Close(turned(right), turned(left), absolute, relative)
        case _:
            return part


@settings(max_examples=50)
@given(strategies.blanked(REPORTS, "2021"))
def test_a_blank_never_turns_a_verdict_into_its_contrary(blanked: strategies.Blanked):
    before = verdicts(IDENTITIES, blanked.full)
    after = verdicts(IDENTITIES, blanked.report)
    assert [name for name, each in before.items() if (each, after[name]) in CONTRARY] == []


@settings(max_examples=50)
@given(strategies.rules(strategies.relations()), strategies.blanked(REPORTS, "2021"))
def test_the_order_of_operands_never_matters(rule, blanked: strategies.Blanked):
    other = attrs.evolve(rule, body=turned(rule.body))
    for report in (blanked.full, blanked.report):
        assert verdicts([other], report) == verdicts([rule], report)


@settings(max_examples=25)
@given(strategies.reports("2021"), st.permutations(list(IDENTITIES)))
def test_the_order_of_rules_never_matters(report, rules):
    assert set(evaluate(rules, report)) == set(evaluate(IDENTITIES, report))
