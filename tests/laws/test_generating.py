"""What is drawn to keep rules keeps them; what is drawn to break one breaks it, and only it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import strategies
from giac_schema.rules import evaluate, standard
from giac_schema.strategies.exact.reports import checks_of

if TYPE_CHECKING:
    from giac_schema.model import Report

RELATIONS = {
    rule.id: (rule, edition)
    for edition in ("2019", "2021")
    for rule, _ in checks_of(standard(edition), edition)
}
"""Every rule of the catalogue that is a relation between the cells of one report, on the newest form."""


def broken(rules, report: Report) -> set[str]:
    return {f.parent or f.rule for f in evaluate(rules, report).broken if f.level == "must"}


@given(strategies.valid_reports())
def test_what_valid_reports_draws_passes(report: Report):
    findings = evaluate(standard(report.edition), report)
    assert findings.ok
    assert list(findings.where("error")) == []


@pytest.mark.parametrize("name", RELATIONS)
@settings(max_examples=3)
@given(data=st.data())
def test_what_is_drawn_to_break_a_rule_is_caught_by_it_and_passes_without_it(
    name: str, data: st.DataObject
):
    rule, edition = RELATIONS[name]
    rules = standard(edition)
    invalid = data.draw(strategies.invalid_reports(rule, rules, edition))
    caught = list(evaluate([rule], invalid.report).broken)
    assert caught
    changed = {each.ref for each in invalid.changes}
    assert any(changed & {operand.ref for operand in finding.operands} for finding in caught)
    assert broken(rules - rule, invalid.report) <= {
        finding.parent or finding.rule
        for finding in evaluate(rules, invalid.report)
        if finding.rule in invalid.others
    }
