"""What a check adds to its findings: repairs, and which findings follow from which."""

from __future__ import annotations

from giac_schema import check, from_json, to_json
from giac_schema.findings import Findings
from giac_schema.infer.implied import combinations
from giac_schema.infer.linear.system import system
from giac_schema.outputs.words.repairs import proof_words, suggestion_words


def test_a_finding_that_breaks_suggests_the_repair_and_proves_it(report_with):
    report = report_with({"disputes.litigation.direct.upheld": 5})
    (finding,) = check(report).where("breaks", "must")
    assert (finding.located, finding.alternatives) == ("complete", 2)
    first = finding.suggestions[0]
    assert suggestion_words(first, "zh") == (
        "表四“行政诉讼·未经复议直接起诉”部分“总计”栏：0 → 5（可能是总计没有随各项更新）"
    )
    (proof,) = proof_words(first, "en")
    assert proof.endswith(": 5+0+0+0 = 5, the column “total” is 5; this agrees. (T4-02)")


def test_a_broken_identity_names_those_it_follows_from(report_with):
    report = report_with({"requests.received.total": 4})
    broken = {f.rule: f.implied_by for f in check(report).where("breaks", "must")}
    assert broken == {"T3-07": ("T3-15[requests.received]",), "T3-15[requests.received]": ()}


def test_what_follows_does_not_depend_on_the_order_of_the_rules(rules):
    turned = type(rules)(reversed(list(rules)))
    assert combinations(system(turned, "2021")) == combinations(system(rules, "2021"))


def test_a_report_without_fault_has_no_suggestions(report_with):
    findings = check(report_with({}))
    assert all(f.located == "" and f.suggestions == () for f in findings)


def test_suggestions_come_back_through_json(report_with):
    findings = check(report_with({"disputes.litigation.direct.upheld": 5}))
    assert from_json(to_json(findings), Findings) == findings
