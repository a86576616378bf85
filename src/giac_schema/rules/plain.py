"""Findings that are told by a rule alone, and those of a user's check with the name of their rule."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import attrs

from giac_schema.findings import Finding
from giac_schema.rules.checks import NOTHING_TO_CHECK

if TYPE_CHECKING:
    from giac_schema.findings import Level, Verdict
    from giac_schema.model.rule import Rule
    from giac_schema.rules.relatives import NotAssessable

__all__ = ["plain", "stamped", "wanting"]

_PLAIN_KEPT: Final = 4096


def wanting(rule: Rule, report: NotAssessable) -> Finding:
    """The finding that a report is wanting which a rule looks into."""
    found = plain(rule, "not_applicable", report.code)
    return attrs.evolve(found, args=report.args_of_code)


def plain(rule: Rule, verdict: Verdict, code: str) -> Finding:
    """A finding of a rule that names no cell, with what is said of it."""
    return _saying_no_more(rule.id, rule.level, verdict, code)


@lru_cache(_PLAIN_KEPT)
def _saying_no_more(rule: str, level: Level, verdict: Verdict, code: str) -> Finding:
    """A finding that names nothing of a report: the same one for all of them."""
    return Finding(rule=rule, level=level, verdict=verdict, code=code)


def stamped(finding: Finding, rule: Rule) -> Finding:
    """A finding with the rule's id, unless it names one of the rule's checks, and its level."""
    if not isinstance(finding, Finding):
        raise TypeError(f"A check yields findings (see note()), not {finding!r}.")
    if finding is NOTHING_TO_CHECK:
        return plain(rule, finding.verdict, finding.code)
    name = finding.rule or rule.id
    parent = "" if name == rule.id else rule.id
    return attrs.evolve(finding, rule=name, parent=parent, level=rule.level)
