"""What a check says, as data, and what reading returns.

No sentence is made here: a finding is a code with named arguments, the cells it is about and the
figures they print.  ``outputs`` turns it into Chinese or English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal, TypeAlias, get_args

from attrs import field, frozen
from attrs.validators import in_

from giac_schema.model.address import Ref
from giac_schema.model.claims import Claim, FeeStatement
from giac_schema.model.report import Report, TableName
from giac_schema.model.rule import LEVELS, Level
from giac_schema.model.source import Position, Source
from giac_schema.model.values import Leaf, Number

__all__ = [
    "LEVELS",
    "VERDICTS",
    "Coverage",
    "Finding",
    "Findings",
    "Level",
    "Operand",
    "Partner",
    "PartnerRole",
    "Reading",
    "Suggestion",
    "Verdict",
]

Verdict: TypeAlias = Literal["holds", "breaks", "unknown", "not_applicable", "error"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

Side: TypeAlias = Literal["left", "right", ""]


PartnerRole: TypeAlias = Literal["previous", "child"]


@frozen
class Partner:
    """Another report that a rule looked into, as a person would tell which it is."""

    role: PartnerRole = field(validator=in_(("previous", "child")))
    """Of the year before, or of a subordinate organ."""
    organ: str | None = None
    year: int | None = None


@frozen
class Operand:
    """One cell that a finding is about, with what it prints."""

    ref: Ref
    value: Leaf
    side: Side = ""
    """Which side of an equation it stands on; empty where there is none."""
    factor: Number = 1
    """How often it counts on that side; ``-1`` where it is subtracted."""
    position: Position | None = None
    """Where it stood in the source, if there is one."""
    report: Partner | None = None
    """The other report it stands in; ``None`` for the report that is judged."""


@frozen
class Suggestion:
    """A change to one cell that would make a report add up.  Never applied, always offered."""

    ref: Ref
    printed: Leaf
    proposed: Number


@frozen
class Finding:
    """One verdict of one rule on one report."""

    rule: str
    """The catalogue's id of exactly this check, such as ``T3-03``."""
    level: Level = field(validator=in_(LEVELS))
    verdict: Verdict = field(validator=in_(VERDICTS))
    code: str
    """Which sentence says it; the arguments are in ``args``."""
    parent: str = ""
    """The rule this is one check of, such as ``T3.balance``; empty where the rule is a single check."""
    place: Ref | None = None
    """The row, column or cell this check is about."""
    args: Mapping[str, str | int] = field(factory=dict, hash=False)
    operands: tuple[Operand, ...] = ()
    left: Number | None = None
    """What the left side comes to, counting only printed figures."""
    right: Number | None = None
    difference: Number | None = None
    """``left - right``, signed; ``None`` where figures are missing."""
    if_zero: Verdict | None = None
    """For an unknown: the verdict if every missing cell were zero."""
    position: Position | None = None
    """Where in the source it is to be seen, if it is not about cells."""
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def missing(self) -> tuple[Ref, ...]:
        """The cells among the operands that hold no number; those of other reports left out."""
        return tuple(
            o.ref
            for o in self.operands
            if o.report is None and not isinstance(o.value, (int, Decimal))
        )

    @property
    def table(self) -> str:
        """The table it is about, or the empty string."""
        if self.place is not None:
            return self.place.table
        return self.operands[0].ref.table if self.operands else ""


def _as_tuple(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(findings)


@frozen
class Findings:
    """Every verdict of one check, holding ones included, in the order of the rules."""

    items: tuple[Finding, ...] = field(default=(), converter=_as_tuple)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __add__(self, other: Findings) -> Findings:
        return Findings((*self.items, *other.items))

    def where(
        self, verdict: Verdict | Iterable[Verdict] | None = None, level: Level | None = None
    ) -> Findings:
        """Those with a verdict (or one of several) and a level; ``None`` asks nothing."""
        wanted = {verdict} if isinstance(verdict, str) else set(verdict or VERDICTS)
        return Findings(
            f for f in self.items if f.verdict in wanted and (level is None or f.level == level)
        )

    def down_to(self, level: Level) -> Findings:
        """Those of this level and the stricter ones."""
        kept = LEVELS[: LEVELS.index(level) + 1]
        return Findings(f for f in self.items if f.level in kept)

    @property
    def broken(self) -> Findings:
        """What breaks."""
        return self.where("breaks")

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many of each verdict."""
        counted = Counter(f.verdict for f in self.items)
        return {verdict: counted[verdict] for verdict in VERDICTS}

    @property
    def ok(self) -> bool:
        """Whether nothing at ``must`` breaks and no rule crashed."""
        return not any(
            f.verdict == "error" or (f.verdict == "breaks" and f.level == "must")
            for f in self.items
        )


@frozen
class Coverage:
    """How much of one table was read: cells with a number, of the cells the form has there."""

    numbers: int
    """Cells that hold a number."""
    seen: int
    """Cells that were found, blanks, placeholders and words included."""
    expected: int
    """Cells the form has."""


@frozen
class Reading:
    """A report as read from a source, with everything that is known of how it was read."""

    report: Report
    sources: Mapping[Ref, Source] = field(factory=dict, hash=False)
    """For every cell that was found: what exactly was printed, and where."""
    findings: Findings = Findings()
    """What was odd while reading: labels misspelt, rows twice, words in cells."""
    coverage: Mapping[TableName, Coverage] = field(factory=dict, hash=False)
    claims: tuple[Claim, ...] = ()
    """The figures of the prose, each with every cell it may be meant to agree with."""
    fees: FeeStatement | None = None
    """What the report says of 信息处理费; ``None`` where it says nothing."""
