"""How each of many reports came out: one line for each, the same on a page, in a sheet and on a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from attrs import frozen

from giac_schema.model.report import Edition
from giac_schema.outputs.views import identities, is_identity
from giac_schema.outputs.words.both import Both, in_both, same
from giac_schema.outputs.words.safe import visible
from giac_schema.outputs.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.findings import Finding, Findings, Reading

__all__ = [
    "OUTCOMES",
    "GroupName",
    "Line",
    "Outcome",
    "absent_line",
    "group_of",
    "line_of",
    "unreadable_line",
]

GroupName: TypeAlias = Literal["fix", "look", "know", "unknown", "agrees"]
"""What a reader has to do about a finding."""
_OF_LEVEL: Final[dict[str, GroupName]] = {"must": "fix", "should": "look", "hint": "know"}
Outcome: TypeAlias = Literal["absent", "unreadable", "fix", "look", "clean"]
"""How a report came out, the gravest first."""
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
_SIGNS: Final[Mapping[Outcome, str]] = {
    "absent": "∅",
    "unreadable": "‼",
    "fix": "✗",
    "look": "!",
    "clean": "✓",
}
_STATES: Final[Mapping[Outcome, str]] = {
    "absent": "missing",
    "unreadable": "missing",
    "fix": "wrong",
    "look": "look",
    "clean": "holds",
}


@frozen
class Line:
    """One report of the list."""

    name: str
    outcome: Outcome
    organ: str = ""
    year: int | None = None
    edition: Edition | None = None
    must: int = 0
    should: int = 0
    hint: int = 0
    unknown: int = 0
    holds: int = 0
    """Identities that hold."""
    identities: int = 0
    numbers: int = 0
    expected: int = 0
    first: Both = same("")
    """The gravest finding in words, or why it could not be read."""
    href: str = ""
    """The page of the report, seen from the list."""

    @property
    def sign(self) -> str:
        """What says the same as the colour."""
        return _SIGNS[self.outcome]

    @property
    def state(self) -> str:
        """The colour, by the name it has in the tables."""
        return _STATES[self.outcome]

    @property
    def is_read(self) -> bool:
        """Whether there is a report that was read; of any other nothing can be counted."""
        return self.outcome not in ("absent", "unreadable")

    @property
    def rank(self) -> int:
        """Where it comes when lines are sorted by how they came out."""
        return OUTCOMES.index(self.outcome)


def line_of(name: str, read: Reading, findings: Findings | None) -> Line:
    """The line of a report that was read; without findings of one that was not checked."""
    report = read.report
    found = list(read.findings if findings is None else findings)
    broken = [f for f in found if f.verdict == "breaks"]
    levels = Counter(f.level for f in broken)
    counted = identities(found)
    grave = _gravest(found)
    return Line(
        visible(name),
        "clean" if grave is None else "fix" if group_of(grave) == "fix" else "look",
        visible(report.organ or ""),
        report.year,
        report.edition,
        must=levels["must"],
        should=levels["should"],
        hint=levels["hint"],
        unknown=sum(f.verdict == "unknown" for f in found),
        holds=counted.holds,
        identities=counted.total,
        numbers=sum(c.numbers for c in read.coverage.values()),
        expected=sum(c.expected for c in read.coverage.values()),
        first=same("")
        if grave is None
        else in_both(lambda language: sentence(grave, language, report.edition)),
    )


def _gravest(findings: list[Finding]) -> Finding | None:
    """What a person should hear of first: what must be fixed, and of that the figures."""
    for name in ("fix", "look"):
        members = [finding for finding in findings if group_of(finding) == name]
        if members:
            return next(filter(is_identity, members), members[0])
    return None


def absent_line(organ: str, message: Both) -> Line:
    """The line of an organ that should have sent a report and has none that could be read."""
    return Line("", "absent", visible(organ), first=message)


def unreadable_line(name: str, message: Both) -> Line:
    """The line of a source that could not be read."""
    return Line(visible(name), "unreadable", first=message)


def group_of(finding: Finding) -> GroupName:
    """Fix what cannot be right, look at what is unusual, know what is only said; fill in what is wanting."""
    match finding.verdict:
        case "breaks":
            return _OF_LEVEL[finding.level]
        case "error":
            return "fix"
        case "unknown":
            return "unknown"
        case _:
            return "agrees"
