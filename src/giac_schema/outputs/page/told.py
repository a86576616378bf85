"""Findings as a page tells them: sentences in both languages, and links to their cells."""

from __future__ import annotations

from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from giac_schema.model.address import Ref
from giac_schema.model.report import Edition
from giac_schema.model.values import Missing
from giac_schema.outputs.page.mended import Repair, repair_of
from giac_schema.outputs.page.states import SIGNS, State, sign_of
from giac_schema.outputs.views import cells_named
from giac_schema.outputs.words.both import Both, both, in_both, same
from giac_schema.outputs.words.figures import excerpt, written
from giac_schema.outputs.words.places import Places
from giac_schema.outputs.words.relations import relation_sentence
from giac_schema.outputs.words.safe import visible
from giac_schema.outputs.words.sentences import capital, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.findings import Finding, Operand, Partner
    from giac_schema.model.values import Leaf
    from giac_schema.outputs.words.languages import Language

__all__ = ["Link", "Mention", "Speaker", "Told", "anchor_of", "shown"]

_FEW = 10
"""A finding about more cells than this links those that count for something first."""


@frozen
class Link:
    """A cell that a finding is about, by as much of its name as the finding leaves open."""

    target: str
    """Its id; empty where the page does not draw the cell."""
    name: Both
    printed: Both


@frozen
class Mention:
    """A link from a cell to a finding about it."""

    anchor: str
    state: State
    rule: str

    @property
    def sign(self) -> str:
        """What says how grave it is, besides the colour."""
        return SIGNS[self.state]


@frozen
class Told(Mention):
    """One finding in words; its anchor is its id in the page."""

    text: Both
    links: tuple[Link, ...] = ()
    others: tuple[Link, ...] = ()
    """The links to cells of a long sum that print 0."""
    repair: Repair | None = None
    """The likeliest repair, at the first finding of its fault."""
    repaired_at: str = ""
    """The finding that tells of the repair, at the others of the same fault."""
    implied: tuple[Told, ...] = ()
    """Findings that only follow from this one."""


@define
class Speaker:
    """Makes sentences for one report; each finding is put into words once."""

    edition: Edition
    drawn: frozenset[Ref]
    """The places that can be seen on the page, so that a link can lead there."""
    # By identity: two findings of one report may be equal, and a hash of all their cells is slow.
    _anchors: dict[int, str] = field(factory=dict)
    _mentioned: dict[int, Told] = field(factory=dict)
    _faults: dict[tuple[object, ...], str] = field(factory=dict)

    def listed(self, findings: Iterable[Finding]) -> tuple[Told, ...]:
        """Findings in full, with links to their cells; from now on cells link to them."""
        told = []
        for finding in findings:
            anchor = self._anchors.setdefault(id(finding), f"f-{len(self._anchors) + 1}")
            told.append(self._in_full(finding, anchor))
        return tuple(told)

    def link(self, finding: Finding) -> Mention:
        """What a cell says of a finding about it: where the page tells it."""
        anchor = self._anchors.get(id(finding)) or self._mention(finding).anchor
        return Mention(anchor, sign_of(finding), rule_of(finding))

    @property
    def mentioned(self) -> tuple[Told, ...]:
        """The findings that cells link to and that were not listed in full."""
        return tuple(self._mentioned.values())

    def places(self, language: Language) -> Places:
        """What the form's places are called in one language."""
        return self._zh if language == "zh" else self._en

    def target(self, ref: Ref) -> str:
        """Where a link to a place leads; empty where the page does not draw it."""
        return anchor_of(ref) if ref in self.drawn else ""

    def describe(self, ref: Ref) -> Both:
        """Table, row and column of a place."""
        return _described(self.edition, ref)

    def title(self, table: Ref) -> Both:
        """A table as a heading."""
        return in_both(lambda language: capital(self.places(language).title(table)))

    def table(self, name: str) -> Both:
        """A table by its name in addresses."""
        return in_both(lambda language: capital(self.places(language).table_named(name)))

    @cached_property
    def _zh(self) -> Places:
        return Places("zh", self.edition)

    @cached_property
    def _en(self) -> Places:
        return Places("en", self.edition)

    def _mention(self, finding: Finding) -> Told:
        if id(finding) not in self._mentioned:
            anchor = f"s-{len(self._mentioned) + 1}"
            told = Told(anchor, sign_of(finding), rule_of(finding), self._brief(finding))
            self._mentioned[id(finding)] = told
        return self._mentioned[id(finding)]

    def _in_full(self, finding: Finding, anchor: str) -> Told:
        said = in_both(lambda language: sentence(finding, language, self.edition))
        many = len(finding.operands) > _FEW
        linked = cells_named(finding)
        telling = [o for o in linked if not many or o.value != 0]
        return Told(
            anchor,
            sign_of(finding),
            rule_of(finding),
            said,
            self._place(finding) or self._links(finding, telling),
            self._links(finding, [o for o in linked if o not in telling]),
            *self._repair(finding, anchor),
        )

    def _repair(self, finding: Finding, anchor: str) -> tuple[Repair | None, str]:
        """The repair of its fault, or else where that is told."""
        if not finding.located:
            return None, ""
        fault = (finding.suggestions, finding.alternatives, finding.located)
        first = self._faults.setdefault(fault, anchor)
        return (repair_of(finding, self.edition), "") if first == anchor else (None, first)

    def _brief(self, finding: Finding) -> Both:
        """A finding without its place in the source, for one that is only mentioned at a cell."""
        if finding.code != "relation" or finding.verdict == "not_applicable":
            return in_both(lambda language: sentence(finding, language, self.edition))
        return in_both(
            lambda language: capital(visible(relation_sentence(finding, self.places(language))))
        )

    def _place(self, finding: Finding) -> tuple[Link, ...]:
        """The row or table that a finding is about, if it is about no cells."""
        if finding.place is None or finding.operands:
            return ()
        return (Link(self.target(finding.place), self.describe(finding.place), same("")),)

    def _links(self, finding: Finding, operands: Iterable[Operand]) -> tuple[Link, ...]:
        rows = {o.ref.parent for o in finding.operands}
        columns = {(o.ref.table, o.ref.name) for o in finding.operands}
        named = partial(self._name, row=len(rows) > 1, column=len(columns) > 1)
        return tuple(
            Link(self.target(o.ref), named(o.ref), shown(o.value))
            if o.report is None
            else Link("", self._elsewhere(o.ref, o.report), shown(o.value))
            for o in operands
        )

    def _elsewhere(self, ref: Ref, partner: Partner) -> Both:
        """A cell of another report, with the report's name."""

        def speak(language: Language) -> str:
            places = self.places(language)
            return capital(places.of(partner, places.describe(ref)))

        return in_both(speak)

    def _name(self, ref: Ref, *, row: bool, column: bool) -> Both:
        """A cell by its row, its column, or both: what its finding leaves open."""

        def speak(language: Language) -> str:
            places = self.places(language)
            parts = [places.short(ref.parent)] if row else []
            parts += [places.heading(ref, ref.name)] if column or not row else []
            return " · ".join(parts)

        return in_both(speak)


@cache
def _described(edition: Edition, ref: Ref) -> Both:
    """The form has a few hundred places, and every page names them all."""
    return in_both(lambda language: capital(Places(language, edition).describe(ref)))


def rule_of(finding: Finding) -> str:
    """The id of its rule, without the row that one check of it is about."""
    return visible(finding.rule.partition("[")[0])


def anchor_of(ref: Ref) -> str:
    """The id of a place of the form in the page."""
    return "c-" + "-".join(ref.path)


def shown(leaf: Leaf) -> Both:
    """What a cell prints, or briefly why there is no number."""
    if isinstance(leaf, Missing):
        return both("marks", leaf.kind, raw=excerpt(visible(leaf.raw)))
    return same(written(leaf))
