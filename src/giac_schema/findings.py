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
from giac_schema.model.report import TABLES, Report, TableName
from giac_schema.model.rule import LEVELS, Level
from giac_schema.model.source import LooseRow, Position, Source
from giac_schema.model.values import Leaf, Missing, Number

__all__ = [
    "LEVELS",
    "SLIPS",
    "VERDICTS",
    "Change",
    "Coverage",
    "Deduction",
    "Finding",
    "Findings",
    "Level",
    "Located",
    "Operand",
    "Partner",
    "PartnerRole",
    "Reading",
    "Slip",
    "Step",
    "Suggestion",
    "Verdict",
]

Verdict: TypeAlias = Literal["holds", "breaks", "unknown", "not_applicable", "error"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

Side: TypeAlias = Literal["left", "right", ""]

Slip: TypeAlias = Literal[
    "total_not_updated",
    "digits_transposed",
    "digit_doubled",
    "digit_dropped",
    "digit_added",
    "digit_changed",
    "number_split",
    "neighbours_swapped",
    "column_off",
    "row_off",
    "sign",
    "unit",
    "row_shifted",
    "column_shifted",
    "total_row_lost",
    "total_column_lost",
    "rows_exchanged",
    "unexplained",
]
"""What may have happened when the figures were typed or copied; never more than likely."""
SLIPS: tuple[Slip, ...] = get_args(Slip)

Located: TypeAlias = Literal["", "complete", "budget_exhausted"]
"""Whether a search for the wrong cells was made, and whether it saw every smallest set of them."""


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
class Change:
    """One cell with the figure it prints and the figure it would have."""

    ref: Ref
    printed: Leaf
    proposed: Number | None
    """``None`` where it must change and the identities leave several values."""
    position: Position | None = None
    """Where the printed figure stood in the source, if that is known."""


@frozen
class Step:
    """One step of a proof: an identity, or several added up, with the figures put in."""

    rules: tuple[str, ...]
    """The ids of the checks it uses; more than one where they are taken together."""
    operands: tuple[Operand, ...] = ()
    """Their cells with the values known by then; a missing one is still to be found."""
    left: Number | None = None
    """What the left side comes to, counting only what is known by then."""
    right: Number | None = None
    ref: Ref | None = None
    """The cell of which it says something; ``None`` where it says that the sides agree."""
    relation: Literal["==", "<=", ">="] = "=="
    value: Number | None = None
    """What that cell is, or is at most or at least."""


@frozen
class Suggestion:
    """Changes that together would make what is broken add up.  Never applied, always offered."""

    changes: tuple[Change, ...]
    slip: Slip = "unexplained"
    """What may have happened; the likeliest suggestion comes first."""
    proof: tuple[Step, ...] = ()
    """The identities of the changed cells, as they would then hold."""


@frozen
class Deduction:
    """A missing cell that the identities leave only one value.  Offered, never written anywhere."""

    ref: Ref
    value: Number
    missing: Missing
    """Why the report has no number there."""
    proof: tuple[Step, ...] = ()
    """What forces the value, in an order a person can follow."""
    confirmed: tuple[Step, ...] = ()
    """Other identities of the cell, which hold with this value."""


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
    """Smallest repairs of what is wrong here, the likeliest first; a few of them where there are many."""
    alternatives: int = 0
    """How many smallest repairs there are, those not listed included."""
    located: Located = ""
    """Whether the wrong cells were searched for, and whether the search was complete."""
    implied_by: tuple[str, ...] = ()
    """The broken checks it follows from: it says nothing that they do not say."""

    @property
    def missing(self) -> tuple[Ref, ...]:
        """The cells among the operands that hold no number; those of other reports left out."""
        return tuple(
            o.ref
            for o in self.operands
            if o.report is None and not isinstance(o.value, (int, Decimal))
        )

    @property
    def repairable(self) -> bool:
        """Whether it is a ``must`` relation that breaks: such is what inference seeks repairs of."""
        return self.verdict == "breaks" and self.code == "relation" and self.level == "must"

    @property
    def table(self) -> str:
        """The table it is about, or the empty string."""
        if self.place is not None:
            return self.place.table
        here = (o.ref.table for o in self.operands if o.report is None)
        return next((table for table in here if table in TABLES), "")


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
    unplaced: tuple[LooseRow, ...] = ()
    """Rows whose figures are seen and could not be placed, each figure on its own."""
    deduced: tuple[Deduction, ...] = ()
    """Missing cells that the identities leave only one value: offered beside the report, never in it."""
    claims: tuple[Claim, ...] = ()
    """The figures of the prose, each with every cell it may be meant to agree with."""
    fees: FeeStatement | None = None
    """What the report says of 信息处理费; ``None`` where it says nothing."""
