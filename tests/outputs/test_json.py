"""JSON and JSON lines."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from giac_schema import Finding, Findings, Missing, Reading, convert
from giac_schema.outputs.logs import json as outputs
from giac_schema.rules import evaluate, standard


def test_a_reading_stands_under_its_file(report):
    read = Reading(report({"requests.received.total": Missing("blank")}))
    value = outputs.reading("a.txt", read)
    assert list(value) == ["file", "reading"]
    assert convert.from_data(value["reading"], Reading) == read


def test_a_check_lists_what_does_not_hold_and_counts_everything(report):
    findings = evaluate(standard("2021"), report({"requests.received.total": 1}))
    value = outputs.checked("a.txt", findings)
    assert {f["verdict"] for f in value["findings"]} == {"breaks"}
    assert value["counts"] == dict(findings.counts)
    assert value["ok"] is False


def test_everything_lists_what_holds_too(report):
    findings = evaluate(standard("2021"), report({}))
    value = outputs.checked("a.txt", findings, everything=True)
    assert convert.from_data(value["findings"], Findings) == findings


def test_a_level_limits_the_list_but_not_the_counts(report):
    findings = evaluate(standard("2021"), report({"requests.received.total": Missing("blank")}))
    limited = outputs.checked("a.txt", findings, level="must")
    full = outputs.checked("a.txt", findings)
    assert {f["level"] for f in limited["findings"]} == {"must"}
    assert limited["counts"] == full["counts"]


def test_a_rule_that_crashed_is_listed_at_any_level():
    crashed = Finding("X", "hint", "error", "crashed")
    value = outputs.checked("a.txt", Findings((crashed,)), level="must")
    assert [f["rule"] for f in value["findings"]] == ["X"]


@given(st.text(), st.text())
def test_a_line_is_one_line_and_means_the_same(name, message):
    line = outputs.line(outputs.error(name, message))
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"file": name, "error": message}


@given(st.lists(st.text(), max_size=3))
def test_a_document_means_the_same(names):
    values = [outputs.error(name, "") for name in names]
    assert json.loads(outputs.document(values)) == values


def test_rules_are_an_array_or_lines():
    rules = standard("2021").only("T3.*")
    array = json.loads(outputs.rules(rules))
    lines = [json.loads(line) for line in outputs.rules(rules, lines=True).splitlines()]
    assert [rule["id"] for rule in array] == ["T3.balance", "T3.leaves", "T3.rows"]
    assert lines == array
