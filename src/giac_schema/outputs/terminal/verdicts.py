"""The findings of one check as groups of lines: by what a person must do, then counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen
from rich.text import Text

from giac_schema.findings import LEVELS, Findings
from giac_schema.outputs.terminal.flow import Flow
from giac_schema.outputs.terminal.identities import identity_table
from giac_schema.outputs.terminal.marks import MARKS, MISSING, Mark
from giac_schema.outputs.terminal.mending import folded, repairs
from giac_schema.outputs.terminal.tables import FormTable
from giac_schema.outputs.views import (
    Family,
    broken_by_level,
    families,
    identities,
    why_empty,
    without_figures,
)
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.places import Places
from giac_schema.outputs.words.safe import visible
from giac_schema.outputs.words.sentences import capital, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from giac_schema.findings import Finding

__all__ = ["Verdicts", "told"]

_FEW: Final = 3
"""Findings of one kind in one table beyond this many are counted, not told one by one."""


@frozen
class Verdicts:
    """The findings of one report, ready to be told in one language."""

    all: Findings
    """All verdicts of the check; what is counted, is counted of these."""
    told: Findings
    """Those strict enough to be told."""
    places: Places
    everything: bool
    """Tell each finding, the holding ones too, instead of counting those of one kind."""
    hushed: int = 0
    """How many hints cannot be judged and are not told."""

    def groups(self) -> Iterator[RenderableType]:
        """What breaks, by level; what cannot be judged; what crashed."""
        for level in LEVELS:
            yield from self._group("levels", level, self.told.where("breaks", level))
        yield from self._unknown(self._worth_saying(self.told.where("unknown")))
        yield from self._group("sections", "error", self.all.where("error"))
        if self.everything:
            for verdict in ("holds", "not_applicable"):
                yield from self._group("sections", verdict, self.told.where(verdict))

    def _worth_saying(self, unknown: Findings) -> Findings:
        """What cannot be judged, without the hints: a blank says nothing about what is merely plausible."""
        if self.everything:
            return unknown
        return Findings(f for f in unknown if f.level != "hint")

    def summary(self) -> Iterator[RenderableType]:
        """The identities counted, the other findings counted."""
        yield Text()
        yield self._identities()
        yield self._checks()
        yield from self._hushed()
        crashed = len(self.all.where("error"))
        if crashed:
            yield self._say("errors", count=crashed)

    def _identities(self) -> Text:
        counted = identities(self.all)
        return self._say(counted.message, **counted.numbers)

    def _checks(self) -> Text:
        others = broken_by_level(self.all)
        return self._say("checks" if any(others.values()) else "checks_hold", **others)

    def _hushed(self) -> Iterator[RenderableType]:
        """How many hints that a missing figure leaves open are told only on request."""
        if self.hushed:
            yield self._say("hushed", count=self.hushed)

    def _group(self, kind: str, name: str, findings: Findings) -> Iterator[RenderableType]:
        """Findings under a heading of their own; nothing where there are none."""
        if len(findings):
            yield from self._title(kind, name, len(findings))
            kept = (
                findings if self.everything else Findings(f for f in findings if not f.implied_by)
            )
            yield from self._families(kept, MARKS[name])
            if len(kept) < len(findings):
                yield folded(findings, self.places)
            yield from repairs(findings, self.places, everything=self.everything)

    def _title(self, kind: str, name: str, count: int) -> Iterator[RenderableType]:
        yield Text()
        title = say(self.places.language, kind, name)
        yield Text(f"{title} ({count})", f"bold {MARKS[name].style}")

    def _families(self, findings: Findings, mark: Mark) -> Iterator[RenderableType]:
        """Findings kind by kind, with a blank line below each table."""
        apart = False
        for family in families(findings, self.all):
            lines = list(self._family(family, mark))
            if apart:
                yield Text()
            yield from lines
            apart = isinstance(lines[-1], FormTable)

    def _unknown(self, findings: Findings) -> Iterator[RenderableType]:
        """What cannot be judged; a table without any figure takes one line for all its identities."""
        if not len(findings):
            return
        empty = {} if self.everything else without_figures(findings)
        folded = {finding for members in empty.values() for finding in members}
        yield from self._title("sections", "unknown", len(findings))
        yield from self._families(Findings(f for f in findings if f not in folded), MISSING)
        for table, members in empty.items():
            shape, name = why_empty(members), self.places.table_named(table)
            yield _line(MISSING, self._say(shape, table=name, count=len(members)))

    def _family(self, family: Family, mark: Mark) -> Iterator[RenderableType]:
        """Findings of one kind: the first few in words, the rest counted, identities drawn."""
        shown = family.shown if self.everything else family.shown[:_FEW]
        yield from (told(finding, self.places, mark) for finding in shown)
        if len(shown) < len(family.shown):
            count = len(family.shown) - len(shown)
            yield _line(mark, self._say("more", count=count, rule=family.rule))
        if family.shown[0].verdict == "breaks":
            table = identity_table(family, self.places)
            if table is not None:
                yield table

    def _say(self, name: str, /, **fields: object) -> Text:
        return Text(capital(say(self.places.language, "terminal", name, **fields)))


def told(finding: Finding, places: Places, mark: Mark) -> Flow:
    """One finding in words, its rule behind it."""
    said = sentence(finding, places.language, places.edition)
    rule = finding.rule.partition("[")[0]
    return _line(mark, Text.assemble(said, (f"  {visible(rule)}", "dim")))


def _line(mark: Mark, said: Text) -> Flow:
    return Flow(said, Text(mark.sign, mark.style))
