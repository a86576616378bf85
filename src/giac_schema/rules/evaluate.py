"""From rules and a report to findings, one for every single check, those that hold included."""

from __future__ import annotations

import decimal
from collections.abc import Iterable, Iterator, Mapping
from decimal import Inexact, InvalidOperation, localcontext
from typing import TYPE_CHECKING, Final, assert_never

import attrs
from attrs import field, frozen

from giac_schema.findings import Finding, Findings, Reading
from giac_schema.model.address import Ref
from giac_schema.model.organ import OrganKind
from giac_schema.model.report import EDITIONS, Edition, Report, Report2019, Report2021
from giac_schema.model.rule import Check, Observed, Rule
from giac_schema.model.source import Position
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Close,
    Compare,
    Divisible,
    IsMissing,
    Not,
    When,
)
from giac_schema.rules.abroad import OTHER_FORM
from giac_schema.rules.plans import Plan, plans
from giac_schema.rules.quick import bundle
from giac_schema.rules.relatives import (
    Context,
    NotAssessable,
    Related,
    Subject,
    organs_of,
    report_of,
    sources_of,
)

if TYPE_CHECKING:
    from giac_schema.findings import Verdict

__all__ = ["evaluate", "verdicts"]

_GRAVEST: Final[tuple[Verdict, ...]] = ("error", "breaks", "unknown", "holds", "not_applicable")

_EXACT: Final = decimal.Context(prec=400, traps=[Inexact, InvalidOperation])
"""Sums of money are exact or an error; 400 digits are more than any file may print."""


@frozen
class _Facts:
    """All that rules are judged on, looked up once."""

    subject: Subject
    report: Report
    positions: Mapping[Ref, Position]
    """Where its cells stood, if that is known."""
    editions: tuple[Edition, ...]
    """The editions of its tables; a report that mixes them has more than one, its own first."""
    noted: Mapping[str, tuple[Finding, ...]] | None = field(hash=False)
    """What the reader noted under each rule's id; ``None`` where there was no reader."""
    organs: frozenset[OrganKind]
    """The kinds its organ may be of."""

    @classmethod
    def of(cls, subject: Subject, context: Context | None = None) -> _Facts:
        if context is not None:
            inner = subject.subject if isinstance(subject, Related) else subject
            subject = Related(inner, context)
        report = report_of(subject)
        read = subject.subject if isinstance(subject, Related) else subject
        noted = _by_rule(read.findings) if isinstance(read, Reading) else None
        positions = {ref: source.position for ref, source in sources_of(subject).items()}
        return cls(subject, report, positions, _editions(report), noted, organs_of(subject))

    def binds(self, rule: Rule) -> bool:
        """Whether a rule applies to such a form and such an organ."""
        applies = not set(rule.editions).isdisjoint(self.editions)
        return applies and self.organs.issubset(rule.organs)

    def notes(self, rule: Rule) -> list[Finding]:
        """What the reader noted under the ids of a rule, at the rule's level."""
        if not self.noted:
            return []
        return [_stamped(f, rule) for name in rule.ids for f in self.noted.get(name, ())]


def evaluate(rules: Iterable[Rule], subject: Subject, context: Context | None = None) -> Findings:
    """Judge a report, or a reading of one, by some rules.

    Never raises for a rule: one that crashes, or cannot mean anything, gives a finding with the verdict
    ``error`` that names it, and the others go on.  One that looks into reports the context does not
    have is ``not_applicable``, and its finding says what is wanting.

    Args:
        rules: The rules.
        subject: The report.
        context: The reports around it: last year's, those of subordinate organs.

    Returns:
        The findings in the order of the rules, and of the checks within each.
    """
    facts = _Facts.of(subject, context)
    return Findings(tuple(f for rule in rules for f in _safely(rule, facts)))


def verdicts(
    rules: Iterable[Rule], subject: Subject, context: Context | None = None
) -> Mapping[str, Verdict]:
    """The bare verdict of every single check by its id, for when only those are wanted.

    Says the same as :func:`evaluate` in a fraction of the time, since no figures are gathered.  Where
    a check has several things to say, the gravest counts.
    """
    facts = _Facts.of(subject, context)
    asked = tuple(rules)
    together, found = _together(asked, facts)
    for rule in [rule for rule in asked if rule not in together] if together else asked:
        for name, verdict in _bare(rule, facts):
            found[name] = min(verdict, found.get(name, verdict), key=_GRAVEST.index)
    return found


def _together(rules: tuple[Rule, ...], facts: _Facts) -> tuple[frozenset[Rule], dict[str, Verdict]]:
    """The rules that can be judged at once, and their verdicts; none where the report has gaps."""
    if len(facts.editions) > 1 or facts.noted:
        return frozenset(), {}
    (edition,) = facts.editions
    bound = tuple(filter(facts.binds, rules))
    try:
        ready = bundle(bound, edition)
        with localcontext(_EXACT):
            found = ready.verdicts(facts.report)
    except Exception:  # noqa: BLE001 - raised again, and reported, where rules are judged one by one
        return frozenset(), {}
    return (frozenset(), {}) if found is None else (ready.rules, found)


def _bare(rule: Rule, facts: _Facts) -> Iterable[tuple[str, Verdict]]:
    quick = _quickly(rule, facts)
    return [(f.rule, f.verdict) for f in _safely(rule, facts)] if quick is None else quick


def _quickly(rule: Rule, facts: _Facts) -> list[tuple[str, Verdict]] | None:
    """The verdicts of a relation without its figures; ``None`` for what needs more care."""
    if isinstance(rule.body, (Check, Observed)) or len(facts.editions) > 1 or facts.notes(rule):
        return None
    (edition,) = facts.editions
    if edition not in rule.editions or not facts.organs.issubset(rule.organs):
        return None
    try:
        ready = plans(rule, edition)
        if any(plan.abroad for plan in ready):
            return None
        with localcontext(_EXACT):
            judged = [(plan.id, plan.verdict(facts.report)) for plan in ready]
    except Exception:  # noqa: BLE001 - raised again, and reported, where the findings are made
        return None
    found = [(name, verdict) for name, verdict in judged if verdict is not None]
    return found if found and len(found) == len(judged) else None


def _safely(rule: Rule, facts: _Facts) -> Iterator[Finding]:
    try:
        yield from _verdicts(rule, facts)
    except NotAssessable as wanting:
        yield _wanting(rule, wanting)
    except Exception as error:  # noqa: BLE001 - a user's check may raise anything; it is reported
        args = {"error": type(error).__name__, "message": str(error)}
        yield attrs.evolve(_plain(rule, "error", "crashed"), args=args)


def _verdicts(rule: Rule, facts: _Facts) -> Iterator[Finding]:
    if not set(rule.editions).intersection(facts.editions):
        yield _plain(rule, "not_applicable", "not_applicable")
        return
    if not facts.organs.issubset(rule.organs):
        code = "organ_unknown" if facts.organs.intersection(rule.organs) else "organ_other"
        yield _plain(rule, "not_applicable", code)
        return
    notes = facts.notes(rule)
    yield from notes
    match rule.body:
        case Observed():
            yield from _unless(notes, rule, "not_applicable" if facts.noted is None else "holds")
        case Check(_, function):
            count = len(notes)
            for found in function(facts.subject):
                count += 1
                yield _stamped(found, rule)
            yield from _unless(count, rule, "holds")
        case Compare() | Close() | Divisible() | IsMissing() | AllOf() | AnyOf() | Not() | When():
            yield from _related(rule, facts)
        case _:
            assert_never(rule.body)


def _unless(said: object, rule: Rule, verdict: Verdict) -> Iterator[Finding]:
    """One finding for a rule about which there is nothing else to say."""
    if not said:
        yield _plain(rule, verdict, verdict)


def _related(rule: Rule, facts: _Facts) -> list[Finding]:
    """The verdicts of a relation by the edition whose cells the report has."""
    candidates = [_by_edition(rule, e, facts) for e in facts.editions if e in rule.editions]
    best = max(candidates, key=len)
    return best or [_plain(rule, "not_applicable", "not_applicable")]


def _by_edition(rule: Rule, edition: Edition, facts: _Facts) -> list[Finding]:
    with localcontext(_EXACT):
        found = [_judged(plan, rule, facts) for plan in plans(rule, edition)]
    return [finding for finding in found if finding is not None]


def _judged(plan: Plan, rule: Rule, facts: _Facts) -> Finding | None:
    """One check; a cell that another report's form does not have is wanting for this check alone."""
    if not plan.abroad:
        return plan.finding(facts.report, facts.positions)
    try:
        return plan.across(facts.report, facts.positions, facts.subject)
    except NotAssessable as wanting:
        if wanting.code != OTHER_FORM:
            raise
        return attrs.evolve(_wanting(rule, wanting), rule=plan.id, parent=plan.parent)


def _wanting(rule: Rule, wanting: NotAssessable) -> Finding:
    """The finding that a report is wanting which a rule looks into."""
    plain = _plain(rule, "not_applicable", wanting.code)
    return attrs.evolve(plain, args=wanting.args_of_code)


def _plain(rule: Rule, verdict: Verdict, code: str) -> Finding:
    return Finding(rule=rule.id, level=rule.level, verdict=verdict, code=code)


def _stamped(finding: Finding, rule: Rule) -> Finding:
    """A finding with the rule's id, unless it names one of the rule's checks, and its level."""
    if not isinstance(finding, Finding):
        raise TypeError(f"A check yields findings (see note()), not {finding!r}.")
    name = finding.rule or rule.id
    parent = "" if name == rule.id else rule.id
    return attrs.evolve(finding, rule=name, parent=parent, level=rule.level)


def _by_rule(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        found[finding.rule] = (*found.get(finding.rule, ()), finding)
    return found


def _editions(report: Report) -> tuple[Edition, ...]:
    if isinstance(report, (Report2019, Report2021)):
        return (report.edition,)
    return (report.edition, *(e for e in EDITIONS if e != report.edition))
