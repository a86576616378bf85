"""What inference adds to the findings of a check: repairs, and which findings follow from which."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

import attrs
from attrs import frozen

from giac_schema.findings import Finding, Findings, Pending, is_repairable, made
from giac_schema.infer.implied import implied
from giac_schema.infer.linear.subject import Seen
from giac_schema.infer.repair.locate import Fault, locate
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules import Subject
from giac_schema.rules.plans import RELATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.findings import Said

__all__ = ["with_inference"]

_LISTED: Final = 3
"""Repairs that a finding lists; how many there are it says in any case."""


def with_inference(findings: Findings, subject: Subject, rules: RuleSet) -> Findings:
    """The same findings, those that break with suggestions, and with what they follow from.

    Nothing is done where no ``must`` relation breaks, and before somebody looks at one that does.

    Args:
        findings: What :func:`giac_schema.rules.evaluate` said.
        subject: What was judged.
        rules: By which rules.
    """
    if not findings.repairable:
        return findings
    inferred = _Inferred(findings, subject, rules)
    return Findings(
        _pending(said, inferred) if is_repairable(said) else said for said in findings.said
    )


def _pending(said: Said, inferred: _Inferred) -> Pending:
    return Pending(said.rule, said.level, said.verdict, said.code, partial(inferred.told, said))


@frozen(slots=False, eq=False)
class _Inferred:
    """What the repairs of a report and the causes of its findings are, found out once."""

    findings: Findings
    subject: Subject
    rules: RuleSet

    @cached_property
    def faults(self) -> Mapping[str, Fault]:
        """What is wrong, by each check that breaks over it."""
        return {name: f for f in locate(self.subject, self.rules) for name in f.broken}

    @cached_property
    def causes(self) -> Mapping[str, tuple[str, ...]]:
        """The broken checks that each broken one follows from."""
        seen = Seen.of(self.subject, self.rules, "must")
        open_ = {row.id for row in seen.system.rows if not seen.missing.isdisjoint(row.factors)}
        judged = [s for s in self.findings.said if s.code == RELATION and s.level == "must"]
        broken = {s.rule for s in judged if s.verdict == "breaks"} - open_
        holding = {s.rule for s in judged if s.verdict == "holds"} - open_
        return implied(seen.system, broken, holding)

    def told(self, said: Said) -> Finding:
        """A finding with all that."""
        finding, fault = made(said), self.faults.get(said.rule)
        follows = self.causes.get(said.rule, ())
        if fault is None:
            return attrs.evolve(finding, implied_by=follows) if follows else finding
        return attrs.evolve(
            finding,
            suggestions=fault.suggestions[:_LISTED],
            alternatives=len(fault.suggestions),
            located=fault.outcome,
            implied_by=follows,
        )
