"""From rules and a report to findings, one for every single check, those that hold included."""

from __future__ import annotations

import decimal
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Inexact, InvalidOperation, localcontext
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, NamedTuple, assert_never, cast

import attrs
from attrs import frozen

from giac_schema.findings import Finding, Findings, Pending, Reading
from giac_schema.model.organ import OrganKind
from giac_schema.model.report import EDITIONS, Edition, Report, Report2019, Report2021
from giac_schema.model.rule import Check, Observed, Rule
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
from giac_schema.rules.plain import plain, stamped, wanting
from giac_schema.rules.plans import RELATION, Plan, plans
from giac_schema.rules.ready import Book, Ready, make_ready
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
    from giac_schema.findings import Said, Verdict
    from giac_schema.model.address import Ref
    from giac_schema.model.source import Position
    from giac_schema.rules.fetching import Cells

__all__ = ["evaluate", "verdicts"]

_GRAVEST: Final[tuple[Verdict, ...]] = ("error", "breaks", "unknown", "holds", "not_applicable")

_EXACT: Final = decimal.Context(prec=400, traps=[Inexact, InvalidOperation])
"""Sums of money are exact or an error; 400 digits are more than any file may print."""


@frozen(slots=False)
class _Facts:
    """All that rules are judged on, looked up once."""

    subject: Subject
    report: Report
    editions: tuple[Edition, ...]
    """The editions of its tables; a report that mixes them has more than one, its own first."""
    noted: Mapping[str, tuple[Finding, ...]] | None
    """What the reader noted under each rule's id; ``None`` where there was no reader."""
    organs: frozenset[OrganKind]
    """The kinds its organ may be of."""
    alone: bool
    """Whether no other report was given."""

    @classmethod
    def of(cls, subject: Subject, context: Context | None = None) -> _Facts:
        if context is not None:
            inner = subject.subject if isinstance(subject, Related) else subject
            subject = Related(inner, context)
        report = report_of(subject)
        read, around = subject, Context()
        if isinstance(subject, Related):
            read, around = subject.subject, subject.context
        noted = _by_rule(read.findings) if isinstance(read, Reading) else None
        return cls(
            subject,
            report,
            _editions(report),
            noted,
            organs_of(subject),
            around.previous is None and around.children is None,
        )

    @cached_property
    def positions(self) -> Mapping[Ref, Position]:
        """Where the cells stood, if that is known."""
        return {ref: source.position for ref, source in sources_of(self.subject).items()}

    def notes(self, rule: Rule, ready: Ready) -> list[Finding]:
        """What the reader noted under the ids of a rule, at the rule's level."""
        if not self.noted or ready.ids.isdisjoint(self.noted):
            return []
        return [stamped(f, rule) for name in rule.ids for f in self.noted.get(name, ())]

    def binds(self, ready: Ready) -> bool:
        """Whether a rule applies to such a form and such an organ."""
        return ready.applies and self.organs <= ready.organs


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
    return Findings(said for asked in _asked(rules, facts) for said in _said(asked, facts))


def verdicts(
    rules: Iterable[Rule], subject: Subject, context: Context | None = None
) -> Mapping[str, Verdict]:
    """The bare verdict of every single check by its id, for when only those are wanted.

    Says the same as :func:`evaluate`, without anything that a finding could be made of.  Where a check
    has several things to say, the gravest counts.
    """
    facts = _Facts.of(subject, context)
    found: dict[str, Verdict] = {}
    for asked in _asked(rules, facts):
        for name, verdict in _bare(asked, facts):
            before = found.setdefault(name, verdict)
            if before is not verdict:
                found[name] = min(before, verdict, key=_GRAVEST.index)
    return found


def _bare(asked: _Asked, facts: _Facts) -> Iterable[tuple[str, Verdict]]:
    if asked.judged is not None and not facts.notes(asked.rule, asked.ready):
        return [(plan.id, verdict) for plan, verdict in asked.judged]
    return [(said.rule, said.verdict) for said in _said(asked, facts)]


class _Asked(NamedTuple):
    """A rule that is asked of one report."""

    rule: Rule
    """Its check is its own: in what was made ready and kept, any of that name may stand."""
    ready: Ready
    judged: Sequence[tuple[Plan, Verdict]] | None
    """The verdicts of its checks, if they need nothing but the cells of this report."""


def _asked(rules: Iterable[Rule], facts: _Facts) -> Iterable[_Asked]:
    asked = tuple(rules)
    book = make_ready(asked, facts.editions)
    return map(_Asked, asked, book.rules, _judgements(book, facts))


def _judgements(book: Book, facts: _Facts) -> list[Sequence[tuple[Plan, Verdict]] | None]:
    """For every rule, what :attr:`_Asked.judged` says."""
    cells = book.cells(facts.report)
    with localcontext(_EXACT):
        return [None if cells is None else _at_once(each, cells, facts) for each in book.rules]


def _at_once(each: Ready, cells: Cells, facts: _Facts) -> Sequence[tuple[Plan, Verdict]] | None:
    if not each.checks or not facts.binds(each):
        return None
    try:
        return each.verdicts(cells, facts.report)
    except Exception:  # noqa: BLE001 - raised again, and reported, where the finding is made
        return None


def _said(asked: _Asked, facts: _Facts) -> list[Said]:
    """All that one rule says of the report."""
    rule, ready, judged = asked
    if not ready.applies:
        return [plain(rule, "not_applicable", "not_applicable")]
    if not facts.organs <= ready.organs:
        code = "organ_other" if facts.organs.isdisjoint(ready.organs) else "organ_unknown"
        return [plain(rule, "not_applicable", code)]
    said: list[Said] = [*facts.notes(rule, ready)]
    if judged is not None:
        said += [_pending(plan, verdict, facts) for plan, verdict in judged]
        return said
    if facts.alone and ready.wanting:
        said.append(plain(rule, "not_applicable", ready.wanting))
        return said
    try:
        for found in _judged_with_care(asked, facts, said):
            said.append(found)
    except NotAssessable as lacking:
        said.append(wanting(rule, lacking))
    except Exception as error:  # noqa: BLE001 - a user's check may raise anything; it is reported
        args = {"error": type(error).__name__, "message": str(error)}
        said.append(attrs.evolve(plain(rule, "error", "crashed"), args=args))
    return said


def _judged_with_care(asked: _Asked, facts: _Facts, notes: Collection[Said]) -> Iterable[Said]:
    """What a rule says beside what the reader noted; if neither says anything, that it holds."""
    rule = asked.rule
    match rule.body:
        case Observed():
            verdict: Verdict = "not_applicable" if facts.noted is None else "holds"
            return () if notes else (plain(rule, verdict, verdict),)
        case Check(_, function):
            return _checked(rule, function(facts.subject), said_before=bool(notes))
        case Compare() | Close() | Divisible() | IsMissing() | AllOf() | AnyOf() | Not() | When():
            return _related(rule, facts)
        case _:
            assert_never(rule.body)


def _checked(rule: Rule, found: Iterable[Finding], *, said_before: bool) -> Iterator[Finding]:
    said = said_before
    for each in found:
        said = True
        yield stamped(each, rule)
    if not said:
        yield plain(rule, "holds", "holds")


def _related(rule: Rule, facts: _Facts) -> Iterable[Finding]:
    """The verdicts of a relation by the edition whose cells the report has."""
    candidates = [_by_edition(rule, e, facts) for e in facts.editions if e in rule.editions]
    best = max(candidates, key=len)
    return best or [plain(rule, "not_applicable", "not_applicable")]


def _pending(plan: Plan, verdict: Verdict, facts: _Facts) -> Pending:
    return Pending(plan.id, plan.level, verdict, RELATION, partial(_found, plan, facts))


def _found(plan: Plan, facts: _Facts) -> Finding:
    with localcontext(_EXACT):  # what has a verdict has a finding
        return cast("Finding", plan.finding(facts.report, facts.positions))


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
    except NotAssessable as lacking:
        if lacking.code != OTHER_FORM:
            raise
        return attrs.evolve(wanting(rule, lacking), rule=plan.id, parent=plan.parent)


def _by_rule(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        found[finding.rule] = (*found.get(finding.rule, ()), finding)
    return found


def _editions(report: Report) -> tuple[Edition, ...]:
    if isinstance(report, (Report2019, Report2021)):
        return (report.edition,)
    return (report.edition, *(e for e in EDITIONS if e != report.edition))
