"""``structure(unstructure(x)) == x`` for everything that leaves the library."""

from __future__ import annotations

import json
from decimal import Decimal

from hypothesis import given

from giac_schema import strategies
from giac_schema.convert import from_data, from_json, to_data, to_json
from giac_schema.findings import Finding, Findings, Reading
from giac_schema.model import (
    DisclosureHybrid,
    Missing,
    Period,
    Ref,
    Report,
    Report2019,
    Report2021,
    Source,
)
from giac_schema.model.rule import Rule
from giac_schema.model.ruleset import RuleSet
from giac_schema.strategies.rules import nothing

CHECKS = {"nothing": nothing}


@given(strategies.reports())
def test_a_report_comes_back_in_its_own_class(report: Report):
    back = from_data(to_data(report), Report)
    assert back == report
    assert type(back) is type(report)


@given(strategies.reports("2019"))
def test_a_report_can_be_asked_for_by_its_own_class(report: Report2019):
    assert from_data(to_data(report), Report2019) == report


@given(strategies.hybrid_reports())
def test_a_mixed_report_comes_back(report: Report):
    assert from_data(to_data(report), Report) == report


@given(strategies.readings())
def test_a_reading_comes_back_through_json(reading: Reading):
    assert from_json(to_json(reading)) == reading


@given(strategies.findings())
def test_a_finding_comes_back(finding: Finding):
    assert from_json(to_json(finding), Finding) == finding


@given(strategies.findings())
def test_findings_are_a_list(finding: Finding):
    found = Findings([finding, finding])
    assert to_data(found) == [to_data(finding), to_data(finding)]
    assert from_data(to_data(found), Findings) == found


@given(strategies.rules())
def test_a_rule_comes_back(rule: Rule):
    assert from_json(to_json(rule), Rule, CHECKS) == rule


@given(strategies.rule_sets())
def test_a_rule_set_comes_back(rule_set: RuleSet):
    assert from_json(to_json(rule_set), RuleSet, CHECKS) == rule_set


@given(strategies.refs())
def test_an_address_is_its_english_words(ref: Ref):
    assert to_data(ref) == str(ref)
    assert from_data(ref.chinese, Ref) == ref


@given(strategies.missing())
def test_a_missing_leaf_says_why_and_what_was_printed(leaf: Missing):
    assert to_data(leaf) == {"missing": leaf.kind, "raw": leaf.raw}
    assert from_data(to_data(leaf), Missing) == leaf


@given(strategies.readings())
def test_json_holds_no_number_that_is_not_whole(reading: Reading):
    floats: list[str] = []
    json.loads(to_json(reading), parse_float=floats.append)
    assert floats == []


def test_the_shape_of_a_reading_is_nested_by_the_names_of_the_form():
    report = Report2021().with_cells(
        {
            Ref.parse("requests.received.total"): 36,
            Ref.parse("requests.received.natural_person"): Missing("blank"),
            Ref.parse("disclosure.administrative_fees.amount"): Decimal("0.50"),
        }
    )
    source = Source("36")
    data = to_data(Reading(report, {Ref.parse("requests.received.total"): source}))
    assert set(data) == {"report", "sources", "findings", "coverage", "claims", "fees"}
    assert data["report"]["requests"]["received"]["total"] == 36
    assert data["report"]["requests"]["received"]["natural_person"] == {
        "missing": "blank",
        "raw": "",
    }
    assert data["report"]["disclosure"]["administrative_fees"] == {"amount": "0.50"}
    assert data["sources"] == {"requests.received.total": {"raw": "36"}}
    assert data["findings"] == []


def test_a_period_is_two_days():
    assert from_data({"start": "2024-01-01", "end": "2024-12-31"}, Period) == from_json(
        '{"start": "2024-01-01", "end": "2024-12-31"}', Period
    )


def test_a_block_that_was_not_printed_is_null():
    report = from_data({**to_data(Report2021()), "disclosure": _mixed()}, Report)
    assert type(report.disclosure) is DisclosureHybrid
    assert to_data(report)["disclosure"]["procurement"] is None


def _mixed() -> dict[str, object]:
    """The 2021 table with the first block of the 2019 form."""
    blank = {"missing": "blank", "raw": ""}
    made = {"made": 1, "disclosed": blank, "total_disclosed": blank}
    rest = to_data(Report2021())["disclosure"]
    return {
        **rest,
        "regulations": made,
        "normative_documents": made,
        "other_services": None,
        "procurement": None,
    }
