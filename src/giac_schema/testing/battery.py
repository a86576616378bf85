"""What can be proved of any rule, tried on every report there can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.api import from_json, to_json
from giac_schema.errors import ContradictoryRules, InvalidRule
from giac_schema.model.report import Edition
from giac_schema.model.rule import Check, Observed, Rule
from giac_schema.model.ruleset import RuleSet, as_set
from giac_schema.model.terms import IsMissing, Relation, Term, inner_parts
from giac_schema.rule_files import format_rules, parse_rules
from giac_schema.rules import evaluate, instances, standard
from giac_schema.rules.judge import refs_of
from giac_schema.strategies import blanked, invalid_reports, reports, smallest, valid_reports
from giac_schema.strategies.exact.reports import checks_of
from giac_schema.testing.edges import around_the_edge, simplified
from giac_schema.testing.table import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from giac_schema.findings import Verdict
    from giac_schema.model.report import Report
    from giac_schema.strategies import Invalid


__all__ = ["assert_rule"]


def assert_rule(
    rule: Rule,
    rules: RuleSet | Rule | Iterable[Rule] | None = None,
    *,
    means: Callable[[Report], bool] | None = None,
    examples: int = 100,
) -> None:
    """Prove what can be proved of a rule: that it says something, and what it says.

    On each edition of the form that it applies to:

    - some report keeps the rule and all others, so it does not contradict them;
    - some report breaks it;
    - a blank cell never turns *holds* into *breaks* or the reverse (unless the rule asks what is missing);
    - it comes back the same from its text form and from JSON;
    - with ``means``, it breaks on a report just when that says so.

    A rule that is a function in Python is run on any report, blanks and words in cells included, and must
    not crash; it is looked at no further, but for ``means``.

    Args:
        rule: The rule.
        rules: What it shall not contradict; the standard rules of each edition if ``None``.
        means: Whether a report is right by this rule, worked out in plain Python.  It is asked about
            reports in which every cell holds a number.
        examples: How many reports to try for each of these.

    Raises:
        AssertionError: if one of them is not so; the message shows the smallest report for which it
            is not, the cells the rule looks at one a line.
    """
    __tracebackhide__ = True
    beside = None if rules is None else as_set(rules)
    problem = _problem(rule, beside, means, examples)
    if problem is not None:
        raise AssertionError(problem)


@frozen
class _Trial:
    """One rule on one edition of the form."""

    rule: Rule
    rules: RuleSet
    edition: Edition
    examples: int

    @property
    def applies(self) -> bool:
        """Whether the rule says anything of a single report of this form."""
        return isinstance(self.rule.body, Check) or any(checks_of([self.rule], self.edition))

    def problems(self, means: Callable[[Report], bool] | None) -> Iterator[str]:
        """All that is not so, the plainest first."""
        if isinstance(self.rule.body, Check):
            yield from self.running()
        else:
            yield from self.keeping()
            yield from self.breaking()
            yield from self.blanks()
        if means is not None:
            yield from self.meaning(means)

    def verdicts(self, report: Report) -> dict[str, Verdict]:
        return {finding.rule: finding.verdict for finding in evaluate([self.rule], report)}

    def has(self, report: Report, verdict: Verdict) -> bool:
        return verdict in self.verdicts(report).values()

    def told(self, sentence: str, report: Report, was: Report | None = None) -> str:
        """A problem, with the report that shows it."""
        return f"Rule {self.rule.id} {sentence}\n\n{table(self.rule, report, was=was)}"

    def keeping(self) -> Iterator[str]:
        """That it can hold beside all others."""
        try:
            correct = valid_reports(self.edition, self.rules.relabel(self.rule.id, level="must"))
        except ContradictoryRules as error:
            others = ", ".join(name for name in error.rules if name not in self.rule.ids)
            yield (
                f"Rule {self.rule.id} contradicts {others}: no report keeps them all."
                if others
                else f"Rule {self.rule.id} can never hold: no report keeps it."
            )
            return
        if smallest(correct, lambda report: self.has(report, "holds"), self.examples) is None:
            report = smallest(correct, lambda _: True)
            if report is not None:
                yield self.told("never holds, though some reports do not break it. One is:", report)

    def breaking(self) -> Iterator[str]:
        """That it can break."""
        try:
            wrong = invalid_reports(self.rule, self.rules, self.edition)
        except InvalidRule as error:
            yield f"Rule {self.rule.id} can never break. {error}"
            return
        missed = smallest(wrong, lambda each: not self.has(each.report, "breaks"), self.examples)
        if missed is not None:
            yield self.told("does not break on:", missed.report, missed.original)

    def blanks(self) -> Iterator[str]:
        """That a blank never turns one verdict into its contrary."""
        relations = [each.relation for each in instances(self.rule, self.edition)]
        cells = [ref for relation in relations for ref in refs_of(relation)]
        if any(map(_asks_what_is_missing, relations)) or not cells:
            return
        correct = valid_reports(self.edition, self.rules.by_level("must") - self.rule)
        turned = smallest(
            blanked(correct, self.edition, cells),
            lambda each: _turned(self.verdicts(each.full), self.verdicts(each.report)),
            self.examples,
        )
        if turned is not None:
            yield self.told("turns its verdict over a blank:", turned.report, turned.full)

    def meaning(self, means: Callable[[Report], bool]) -> Iterator[str]:
        """That it says what it is meant to."""
        correct = valid_reports(self.edition, self.rules - self.rule)

        def differs(report: Report) -> bool:
            try:
                return self.has(report, "breaks") == means(report)
            except Exception:  # noqa: BLE001 - told by meaning(), of the smallest report
                return True

        found = smallest(correct, differs, self.examples)
        if found is None and not isinstance(self.rule.body, Check | Observed):
            found = self._on_the_edge(differs)
        if found is not None:
            try:
                means(found)
            except Exception as error:
                said = f"{type(error).__name__}: {error}"
                raise AssertionError(
                    self.told(f"is compared with what crashes with {said} on:", found)
                ) from error
            right = "meant to hold and breaks" if means(found) else "meant to break and does not"
            yield self.told(f"is {right} on:", found)

    def _on_the_edge(self, differs: Callable[[Report], bool]) -> Report | None:
        """A report that just breaks the rule, or just does not, and differs from what is meant."""
        wrong = invalid_reports(self.rule, self.rules, self.edition)

        def edges(each: Invalid) -> list[Report]:
            return [*around_the_edge(each, lambda report: self.has(report, "breaks"))]

        found = smallest(wrong, lambda each: any(map(differs, edges(each))), self.examples)
        return None if found is None else next(filter(differs, edges(found)))

    def running(self) -> Iterator[str]:
        """That it never crashes, whatever stands in the cells."""

        def crashes(report: Report) -> bool:
            return self.has(report, "error")

        found = smallest(reports(self.edition), crashes, self.examples)
        crashed = None if found is None else simplified(found, crashes)
        if crashed is not None:
            (error, *_) = [f for f in evaluate([self.rule], crashed) if f.verdict == "error"]
            said = f"{error.args['error']}: {error.args['message']}"
            yield self.told(f"crashes with {said} on:", crashed)


def _problem(
    rule: Rule, rules: RuleSet | None, means: Callable[[Report], bool] | None, examples: int
) -> str | None:
    """The first that is not so, if any; of a rule for several forms, on which of them."""
    if isinstance(rule.body, Observed):
        return f"Rule {rule.id} is watched over by the reader, so no report alone can tell of it."
    problem = next(_round_trips(rule), None)
    if problem is not None:
        return problem
    trials = [
        _Trial(rule, _with(standard(edition) if rules is None else rules, rule), edition, examples)
        for edition in rule.editions
    ]
    told = {each.edition: each.problems(means) for each in trials if each.applies}
    if not told:
        return (
            f"Rule {rule.id} says nothing of a single report of the form {' or '.join(rule.editions)}: "
            f"what looks at other reports is tested with series() and families()."
        )
    found = {edition: next(problems, None) for edition, problems in told.items()}
    edition, problem = next(((e, p) for e, p in found.items() if p is not None), ("", None))
    if problem is None or len(told) == 1 or set(found.values()) == {problem}:
        return problem
    fine = [each for each, other in found.items() if other is None]
    beside = f"; on that of {fine[0]} nothing is wrong" if fine else ""
    return f"{problem}\n\nThis is so on the form of {edition}{beside}."


def _with(whole: RuleSet, rule: Rule) -> RuleSet:
    return whole if rule in whole.rules else whole + rule


def _round_trips(rule: Rule) -> Iterator[str]:
    checks = {rule.body.name: rule.body.function} if isinstance(rule.body, Check) else {}
    text = format_rules([rule])
    if list(parse_rules(text, checks)) != [rule]:
        yield f"Rule {rule.id} does not come back from its text form:\n\n{text}"
    if not checks and from_json(to_json(rule), Rule) != rule:
        yield f"Rule {rule.id} does not come back from JSON:\n\n{to_json(rule, indent=2)}"


def _asks_what_is_missing(part: Relation | Term) -> bool:
    return isinstance(part, IsMissing) or any(map(_asks_what_is_missing, inner_parts(part)))


def _turned(before: dict[str, Verdict], after: dict[str, Verdict]) -> bool:
    """Whether a verdict has become its contrary."""
    contrary = {("holds", "breaks"), ("breaks", "holds")}
    return any((verdict, after.get(name)) in contrary for name, verdict in before.items())
