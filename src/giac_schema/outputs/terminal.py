"""Readings and findings on a terminal, with rich.

Every function gives something that rich can print; nothing is printed here.  What a file says
is never taken as markup, and its control characters are written out.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from attrs import frozen
from rich.console import Group
from rich.rule import Rule
from rich.text import Text

from giac_schema.findings import LEVELS, Findings
from giac_schema.model.report import TABLES
from giac_schema.outputs.catalogue import say
from giac_schema.outputs.flow import Flow
from giac_schema.outputs.forms import draw, legend
from giac_schema.outputs.identities import identity_table
from giac_schema.outputs.marks import MARKS, MISSING, Mark
from giac_schema.outputs.places import Places
from giac_schema.outputs.safe import visible
from giac_schema.outputs.sentences import capital, sentence
from giac_schema.outputs.tables import FormTable
from giac_schema.outputs.views import Family, families, identities, is_identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from giac_schema.findings import Finding, Reading
    from giac_schema.model.rule import Level
    from giac_schema.outputs.languages import Language

__all__ = ["checked", "error", "reading"]

_FEW: Final = 3
"""Findings of one kind in one table beyond this many are counted, not told one by one."""


def reading(read: Reading, language: Language, name: str = "") -> RenderableType:
    """A reading: what it is, its three tables, what was odd."""
    places = Places(language, read.report.edition)
    parts: list[RenderableType] = [*_heading(read, places, name)]
    for table in draw(read.report, places):
        parts += [Text(), table]
    parts += [Text(), *legend(read.report, places)]
    if len(read.findings):
        parts += [Text(), Text(say(language, "terminal", "notes"), "bold")]
        parts += [_told(finding, places, MARKS[finding.level]) for finding in read.findings]
    return Group(*parts)


def checked(
    findings: Findings,
    read: Reading,
    language: Language,
    name: str = "",
    *,
    level: Level = "hint",
    everything: bool = False,
) -> RenderableType:
    """What a check found: what must be corrected first, what cannot be judged last, then the sum of it.

    Args:
        findings: All verdicts of the check.
        read: What was checked.
        language: ``"zh"`` or ``"en"``.
        name: What to call the source, usually its file.
        level: The least strict level to tell of.
        everything: Tell each finding, the holding ones too, instead of counting those of one kind.
    """
    places = Places(language, read.report.edition)
    view = _Check(findings, findings.down_to(level), places, everything)
    return Group(*_heading(read, places, name), *view.groups(), *view.summary())


def error(name: str, message: str) -> Text:
    """One line about a source that could not be read."""
    mark = MARKS["error"]
    return Text.assemble(
        (f"{mark.sign} ", mark.style), (visible(name), "bold"), f": {visible(message)}"
    )


def _heading(read: Reading, places: Places, name: str) -> Iterator[RenderableType]:
    """The file, whose report it is, and how much of each table was read."""
    language, report = places.language, read.report
    if name:
        yield Rule(Text(visible(name), "bold"), align="left", style="dim")
    organ = visible(report.organ or "") or say(language, "terminal", "no_organ")
    year = "year" if report.year is not None else "no_year"
    yield Text(" · ").join(
        [
            Text(organ, "bold"),
            Text(say(language, "terminal", year, year=report.year)),
            Text(say(language, "terminal", "edition", edition=report.edition)),
        ]
    )
    yield Text(_coverage(read, places), "dim")


def _coverage(read: Reading, places: Places) -> str:
    counted = [
        say(
            places.language,
            "terminal",
            "coverage",
            table=places.table_named(table).partition(" (")[0],
            numbers=read.coverage[table].numbers,
            expected=read.coverage[table].expected,
        )
        for table in TABLES
        if table in read.coverage
    ]
    return f"{say(places.language, 'terminal', 'coverage_note')}: " + " · ".join(counted)


@frozen
class _Check:
    """The findings of one report, ready to be told in one language."""

    all: Findings
    told: Findings
    places: Places
    everything: bool

    def groups(self) -> Iterator[RenderableType]:
        """What breaks, by level; what cannot be judged; what crashed."""
        for level in LEVELS:
            yield from self._group("levels", level, self.told.where("breaks", level))
        yield from self._unknown(self.told.where("unknown"))
        yield from self._group("sections", "error", self.all.where("error"))
        if self.everything:
            for verdict in ("holds", "not_applicable"):
                yield from self._group("sections", verdict, self.told.where(verdict))

    def summary(self) -> Iterator[RenderableType]:
        """The identities counted, the other findings counted."""
        yield Text()
        yield self._identities()
        yield self._checks()
        crashed = len(self.all.where("error"))
        if crashed:
            yield self._say("errors", count=crashed)

    def _identities(self) -> Text:
        counted = identities(self.all)
        shape = "identities"
        if counted.holds == counted.total:
            shape = "identities_hold"
        elif counted.unknown and counted.unknown == counted.zero_holds:
            shape = "identities_zero"
        return self._say(
            shape,
            total=counted.total,
            holds=counted.holds,
            breaks=counted.breaks,
            unknown=counted.unknown,
        )

    def _checks(self) -> Text:
        others = [f for f in self.all.broken if not is_identity(f)]
        counts = {level: sum(f.level == level for f in others) for level in LEVELS}
        return self._say("checks" if others else "checks_hold", **counts)

    def _group(self, kind: str, name: str, findings: Findings) -> Iterator[RenderableType]:
        """Findings under a heading of their own; nothing where there are none."""
        if not len(findings):
            return
        mark = MARKS[name]
        title = say(self.places.language, kind, name)
        yield Text()
        yield Text(f"{title} ({len(findings)})", f"bold {mark.style}")
        apart = False
        for family in families(findings, self.all):
            told = list(self._family(family, mark))
            if apart:
                yield Text()
            yield from told
            apart = isinstance(told[-1], FormTable)

    def _unknown(self, findings: Findings) -> Iterator[RenderableType]:
        """What cannot be judged; a table without any figure takes one line for all its identities."""
        empty = {} if self.everything else _without_figures(findings)
        folded = {finding for members in empty.values() for finding in members}
        rest = Findings(finding for finding in findings if finding not in folded)
        yield from self._group("sections", "unknown", rest)
        if empty and not len(rest):
            yield Text()
            title = say(self.places.language, "sections", "unknown")
            yield Text(f"{title} ({len(findings)})", f"bold {MISSING.style}")
        for table, members in empty.items():
            zero = all(finding.if_zero == "holds" for finding in members)
            name = self.places.table_named(table)
            said = self._say(
                "unfilled_zero" if zero else "unfilled", table=name, count=len(members)
            )
            yield _line(MISSING, said)

    def _family(self, family: Family, mark: Mark) -> Iterator[RenderableType]:
        """Findings of one kind: the first few in words, the rest counted, identities drawn."""
        shown = family.shown if self.everything else family.shown[:_FEW]
        yield from (_told(finding, self.places, mark) for finding in shown)
        if len(shown) < len(family.shown):
            count = len(family.shown) - len(shown)
            yield _line(mark, self._say("more", count=count, rule=family.rule))
        if family.shown[0].verdict == "breaks":
            table = identity_table(family, self.places)
            if table is not None:
                yield table

    def _say(self, name: str, /, **fields: object) -> Text:
        return Text(capital(say(self.places.language, "terminal", name, **fields)))


def _without_figures(findings: Findings) -> dict[str, list[Finding]]:
    """The identities of tables of which no cell holds a number, by table."""
    tables: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if is_identity(finding):
            tables[finding.table].append(finding)
    return {
        table: members
        for table, members in tables.items()
        if len(members) > 1 and all(len(f.missing) == len(f.operands) for f in members)
    }


def _told(finding: Finding, places: Places, mark: Mark) -> Flow:
    """One finding in words, its rule behind it."""
    said = sentence(finding, places.language, places.edition)
    rule = finding.rule.partition("[")[0]
    return _line(mark, Text.assemble(said, (f"  {visible(rule)}", "dim")))


def _line(mark: Mark, said: Text) -> Flow:
    return Flow(said, Text(mark.sign, mark.style))
