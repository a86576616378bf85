"""What inference adds to the findings of a check: repairs, and which findings follow from which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from giac_schema.findings import Finding, Findings
from giac_schema.infer.implied import implied
from giac_schema.infer.locate import Fault, locate
from giac_schema.infer.subject import Seen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.model.ruleset import RuleSet
    from giac_schema.rules import Subject

__all__ = ["with_inference"]

_LISTED: Final = 3
"""Repairs that a finding lists; how many there are it says in any case."""


def with_inference(findings: Findings, subject: Subject, rules: RuleSet) -> Findings:
    """The same findings, those that break with suggestions, and with what they follow from.

    Nothing is done, and nothing costs time, where no ``must`` relation breaks.

    Args:
        findings: What :func:`giac_schema.rules.evaluate` said.
        subject: What was judged.
        rules: By which rules.
    """
    if not any(finding.repairable for finding in findings):
        return findings
    faults = {name: f for f in locate(subject, rules) for name in f.broken}
    causes = _causes(findings, subject, rules)
    return Findings(
        _told(finding, faults.get(finding.rule), causes) if finding.repairable else finding
        for finding in findings
    )


def _causes(findings: Findings, subject: Subject, rules: RuleSet) -> Mapping[str, tuple[str, ...]]:
    judged = [f for f in findings if f.code == "relation" and f.level == "must" and not f.missing]
    broken = {f.rule for f in judged if f.verdict == "breaks"}
    holding = {f.rule for f in judged if f.verdict == "holds"}
    return implied(Seen.of(subject, rules, "must").system, broken, holding)


def _told(finding: Finding, fault: Fault | None, causes: Mapping[str, tuple[str, ...]]) -> Finding:
    follows = causes.get(finding.rule, ())
    if fault is None:
        return attrs.evolve(finding, implied_by=follows) if follows else finding
    return attrs.evolve(
        finding,
        suggestions=fault.suggestions[:_LISTED],
        alternatives=len(fault.suggestions),
        located=fault.outcome,
        implied_by=follows,
    )
