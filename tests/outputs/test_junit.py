"""JUnit XML as another program reads it, and as XML."""

from __future__ import annotations

import pytest
from defusedxml import ElementTree
from junitparser import Error, Failure, JUnitXml, Skipped

import giac_schema
from giac_schema import Finding, Findings, Reading
from giac_schema.outputs.logs import junit


def suites(*parts):
    text = junit.BEGIN + "".join(parts) + junit.END
    return list(JUnitXml.fromstring(text.encode()))


def checked(name, reading, findings=None, **options):
    found = giac_schema.check(reading) if findings is None else findings
    return junit.checked(name, found, reading, "en", **options)


@pytest.fixture(scope="module")
def example(example_reports):
    return lambda name: giac_schema.read(example_reports / name)


def test_a_report_is_a_suite_and_each_verdict_a_case(example):
    reading = example("qingyu-education-2024.txt")
    (suite,) = suites(checked("a.txt", reading))
    findings = giac_schema.check(reading)
    assert suite.name == "a.txt"
    assert suite.tests == len(list(suite)) == len(findings)
    assert suite.failures == 4
    assert len({(case.classname, case.name) for case in suite}) == len(findings)


def test_the_counts_of_a_suite_are_those_of_its_cases(example):
    (suite,) = suites(checked("a.txt", example("nantang-town-2024.txt")))
    kinds = [type(result) for case in suite for result in case.result]
    assert (suite.failures, suite.errors, suite.skipped) == (
        kinds.count(Failure),
        kinds.count(Error),
        kinds.count(Skipped),
    )


def test_only_what_must_be_corrected_fails(report):
    made = [
        Finding("A", "must", "breaks", "title_missing"),
        Finding("B", "should", "breaks", "title_missing"),
        Finding("C", "must", "unknown", "title_missing"),
        Finding("D", "hint", "error", "boom"),
        Finding("E", "must", "holds", "title_missing"),
    ]
    (suite,) = suites(checked("a.txt", Reading(report({})), Findings(made)))
    outcomes = {case.name: [type(result) for result in case.result] for case in suite}
    assert outcomes == {"A": [Failure], "B": [], "C": [Skipped], "D": [Error], "E": []}
    assert {case.name: case.system_out for case in suite}["B"] == "The report has no title."


def test_a_level_leaves_out_what_is_below_it(report):
    made = Findings([Finding("B", "should", "breaks", "title_missing")])
    (suite,) = suites(checked("a.txt", Reading(report({})), made, level="must"))
    assert list(suite) == []


def test_a_file_that_could_not_be_read_is_an_error(example):
    (suite,) = suites(junit.unreadable("a&b.doc", "no <report>"))
    (case,) = suite
    assert suite.errors == 1
    assert [(type(r), r.message) for r in case.result] == [(Error, "no <report>")]


@pytest.mark.parametrize("text", ["]]>", "<!--", "\x00\x1b[2J", "\ufffe", "\ud800", "\"&'<"])
def test_any_text_is_well_formed_xml(report, text):
    made = Finding(text, "must", "breaks", "residue", args={"text": text})
    part = checked(text, Reading(report({})), Findings([made]))
    tree = ElementTree.fromstring((junit.BEGIN + part + junit.END).encode())
    assert [len(tree.findall(f".//{tag}")) for tag in ("testsuite", "testcase")] == [1, 1]
