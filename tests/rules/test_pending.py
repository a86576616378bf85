"""Findings are made when somebody looks at them, and nobody can tell from what they say."""

from __future__ import annotations

import pickle
from pathlib import Path

from hypothesis import given

from giac_schema import Reading, check, read, strategies
from giac_schema.findings import Deferred, Finding, Findings, Pending

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
BROKEN = REPORTS / "yunting-market-2023.html"


def forbidden():
    raise AssertionError("this was not to be made")


def test_verdicts_are_counted_and_chosen_without_a_finding_being_made():
    said = Pending("X", "must", "breaks", "relation", forbidden)
    findings = Findings([said, Finding("Y", "hint", "holds", "holds")])
    assert (len(findings), findings.ok, findings.repairable) == (2, False, True)
    assert findings.counts["breaks"] == 1
    assert findings.broken.down_to("must").said == (said,)


def test_a_finding_is_made_once():
    made: list[Finding] = []

    def make():
        made.append(Finding("X", "must", "holds", "relation"))
        return made[-1]

    findings = Findings([Pending("X", "must", "holds", "relation", make)])
    assert findings.items == findings.where("holds").items == tuple(findings)
    assert len(made) == 1


def test_findings_are_those_that_they_will_be():
    finding = Finding("X", "must", "holds", "relation")
    pending = Findings([Pending("X", "must", "holds", "relation", lambda: finding)])
    assert (pending, hash(pending), repr(pending)) == (
        Findings([finding]), hash(Findings([finding])), repr(Findings([finding])),
    )  # fmt: skip


def test_findings_are_pickled_as_what_they_are():
    findings = check(read(BROKEN))
    assert pickle.loads(pickle.dumps(findings)) == findings  # noqa: S301 - our own


@given(strategies.reports("2021") | strategies.reports("2019") | strategies.hybrid_reports())
def test_what_is_known_of_a_finding_before_it_is_made_is_what_it_says(report):
    for said in check(report).said:
        made = said.finding if isinstance(said, Pending) else said
        assert (said.rule, said.level, said.verdict, said.code) == (
            made.rule, made.level, made.verdict, made.code,
        )  # fmt: skip


def test_a_deferred_tuple_is_that_tuple():
    deferred = Deferred(lambda: (1, 2))
    assert (deferred == (1, 2), deferred == (1, 2), deferred == Deferred(lambda: (1, 2))) == (
        True, True, True,
    )  # fmt: skip
    assert (hash(deferred), repr(deferred), deferred[0], deferred[:1], len(deferred)) == (
        hash((1, 2)), "(1, 2)", 1, (1,), 2,
    )  # fmt: skip
    assert (deferred != (1,), deferred == [1, 2], bool(Deferred(tuple))) == (True, False, False)


def test_a_reading_is_pickled_with_what_is_deduced():
    reading = read(REPORTS / "qingyu-education-2024.txt")
    again = pickle.loads(pickle.dumps(reading))  # noqa: S301 - our own
    assert (again, type(again.deduced)) == (reading, tuple)


def test_nothing_is_deduced_before_somebody_asks():
    reading = Reading(read(BROKEN).report, deduced=Deferred(forbidden))
    assert len(check(reading)) > 0
