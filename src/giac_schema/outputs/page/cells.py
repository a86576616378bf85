"""What the page shows of one cell: its figure, its sign, and what is known of it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.findings import Findings, Reading
from giac_schema.model.values import Missing
from giac_schema.outputs.page.mended import figure_of
from giac_schema.outputs.page.states import SIGNS, State, states
from giac_schema.outputs.page.told import Mention, Speaker, anchor_of, shown
from giac_schema.outputs.views import own_cells
from giac_schema.outputs.words.both import Both, both, in_both, same
from giac_schema.outputs.words.figures import written
from giac_schema.outputs.words.languages import LANGUAGES
from giac_schema.outputs.words.positions import where_at
from giac_schema.outputs.words.repairs import deduction_words
from giac_schema.outputs.words.safe import visible
from giac_schema.outputs.words.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.findings import Deduction, Finding
    from giac_schema.model.address import Ref
    from giac_schema.model.values import Leaf

__all__ = ["Cells", "Figure", "Mark"]


@frozen
class Mark:
    """The state of a place, its sign, and the first finding about it that the page lists."""

    anchor: str
    state: State = "free"
    finding: str = ""

    @property
    def sign(self) -> str:
        """What says the same as the colour."""
        return SIGNS[self.state]


@frozen
class Figure:
    """A cell that holds a figure, or should."""

    mark: Mark
    text: Both
    is_number: bool
    colspan: int = 1
    proposed: str = ""
    """The figure that the likeliest repair has here, if it changes this cell."""
    deduced: str = ""
    """What the identities force a missing figure to be."""
    remark: str = ""
    unit: str = ""
    place: Both = same("")
    """Table, row and column; empty for a cell of a row that the form does not have."""
    facts: tuple[Both, ...] = ()
    """What exactly was printed, and where."""
    said: tuple[Mention, ...] = ()
    tip: str = ""
    """The id of the note that tells all this."""


@frozen
class Cells:
    """Every cell of one reading with everything that a check said of it."""

    read: Reading
    findings: Findings
    """All verdicts, holding ones included; none if it was not checked."""
    speaker: Speaker

    def mark(self, ref: Ref) -> Mark:
        """The state of a cell, a row, a group or a table."""
        state = self._state(ref)
        links = (self.speaker.link(f) for f in self._about.get(ref, ()) if f.verdict != "holds")
        first = next((link.anchor for link in links), "") if state != "holds" else ""
        return Mark(anchor_of(ref), state, first)

    def figure(self, ref: Ref, leaf: Leaf, colspan: int = 1) -> Figure:
        """A cell of the form."""
        source = self.read.sources.get(ref)
        return Figure(
            self.mark(ref),
            shown(leaf),
            not isinstance(leaf, Missing),
            colspan,
            self._repairs.get(ref, ""),
            written(self._deduced[ref].value) if ref in self._deduced else "",
            visible(source.remark) if source else "",
            visible(source.unit) if source else "",
            self.speaker.describe(ref),
            tuple(self._facts(ref, leaf)),
            tuple(map(self.speaker.link, self._about.get(ref, ()))),
            f"t-{self._order[ref]}",
        )

    @property
    def has_repairs(self) -> bool:
        """Whether any figure is struck out."""
        return bool(self._repairs)

    def _state(self, ref: Ref) -> State:
        stated = self._states.get(ref)
        if stated is None and len(ref.path) > 1:
            leaf = self._leaves.get(ref)
            return "missing" if isinstance(leaf, Missing) else "free"
        return stated or "free"

    def _facts(self, ref: Ref, leaf: Leaf) -> list[Both]:
        source = self.read.sources.get(ref)
        if source is None:
            raw, where = (leaf.raw if isinstance(leaf, Missing) else ""), same("")
        else:
            raw = leaf.raw if isinstance(leaf, Missing) and leaf.raw else source.raw
            where = in_both(lambda language: where_at([source.position], language))
        facts = [both("page", "printed" if raw else "printed_nothing", raw=visible(raw), at=where)]
        if isinstance(leaf, Missing):
            facts.append(both("mark_notes", leaf.kind))
        if source is not None and source.proved_by:
            facts.append(both("page", "proved_by", rules=", ".join(source.proved_by)))
        if ref in self._deduced:
            lines = (
                deduction_words(self._deduced[ref], of, self.speaker.edition) for of in LANGUAGES
            )
            facts += [Both(zh, capital(en)) for zh, en in zip(*lines, strict=True)]
        return facts

    @cached_property
    def _about(self) -> Mapping[Ref, list[Finding]]:
        """The findings about each place, the gravest first."""
        about: dict[Ref, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.verdict == "not_applicable":
                continue
            refs = dict.fromkeys(operand.ref for operand in own_cells(finding))
            for ref in refs if finding.place is None else {finding.place: None, **refs}:
                about[ref].append(finding)
        return about

    @cached_property
    def _states(self) -> Mapping[Ref, State]:
        return states(self.findings)

    @cached_property
    def _leaves(self) -> Mapping[Ref, Leaf]:
        return dict(self.read.report.cells())

    @cached_property
    def _order(self) -> Mapping[Ref, int]:
        return {ref: number for number, ref in enumerate(self._leaves, 1)}

    @cached_property
    def _repairs(self) -> Mapping[Ref, str]:
        """The figures of the likeliest repair of each fault."""
        best = [repair for finding in self.findings for repair in finding.suggestions[:1]]
        changes = [change for repair in best for change in repair.changes]
        return {change.ref: figure_of(change.proposed) for change in changes}

    @cached_property
    def _deduced(self) -> Mapping[Ref, Deduction]:
        """What the identities force missing cells to be."""
        return {deduction.ref: deduction for deduction in self.read.deduced}
