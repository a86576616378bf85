"""What is drawn to keep the identities keeps them, by the judgement of the standard rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from giac_schema import strategies
from giac_schema.rules import evaluate, standard

if TYPE_CHECKING:
    from giac_schema.model import Report

IDENTITIES = {"2019": 40, "2021": 42}


@given(strategies.valid_reports())
def test_a_valid_report_breaks_no_rule_at_must(report: Report):
    findings = evaluate(standard(report.edition), report)
    assert list(findings.broken.where(level="must")) == []
    assert list(findings.where(["unknown", "error"])) == []


@given(strategies.valid_reports())
def test_every_identity_of_the_form_holds_in_a_valid_report(report: Report):
    rules = standard(report.edition).only("T3.*", "T4.*").by_level("must")
    findings = evaluate(rules, report)
    assert len(findings) == IDENTITIES[report.edition]
    assert {finding.verdict for finding in findings} == {"holds"}
