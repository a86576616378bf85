"""The page that lists many reports: a line for each, to be sorted, searched and opened."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from attrs import evolve, frozen

from giac_schema.model.report import Edition
from giac_schema.outputs.page.both import Both, in_both, same
from giac_schema.outputs.page.groups import group_of
from giac_schema.outputs.page.template import filled
from giac_schema.outputs.views import identities, is_identity
from giac_schema.outputs.words.safe import visible
from giac_schema.outputs.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from giac_schema.findings import Finding, Findings, Reading
    from giac_schema.outputs.words.languages import Language

__all__ = ["Line", "Outcome", "index", "line_of", "unreadable_line"]

Outcome: TypeAlias = Literal["unreadable", "fix", "look", "clean"]
_OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
_SIGNS: Final[Mapping[Outcome, str]] = {"unreadable": "‼", "fix": "✗", "look": "!", "clean": "✓"}
_STATES: Final[Mapping[Outcome, str]] = {
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
    def rank(self) -> int:
        """Where it comes when lines are sorted by how they came out."""
        return _OUTCOMES.index(self.outcome)


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


def unreadable_line(name: str, message: Both) -> Line:
    """The line of a source that could not be read."""
    return Line(visible(name), "unreadable", first=message)


def index(lines: Iterable[Line], language: Language) -> str:
    """The page of all lines; it opens in this language, and its reader can choose the other one."""
    shown = tuple(lines)
    counts = Counter(line.outcome for line in shown)
    folder = _folder([line.name for line in shown])
    return filled(
        "index.html",
        language,
        ("language.js", "index.js"),
        lines=[evolve(line, name=line.name[len(folder) :]) for line in shown],
        folder=folder,
        counts=[(name, counts[name]) for name in _OUTCOMES],
    )


def _folder(names: list[str]) -> str:
    """The folder that all names begin with, to be named once instead of on every line."""
    if not names:
        return ""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(min(names), max(names), strict=False))
    common = "".join(character for character, _ in pairs)
    return common[: max(common.rfind("/"), common.rfind("\\")) + 1]
