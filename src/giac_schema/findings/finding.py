"""What a check says of one rule, as data, and what inference adds to it.

No sentence is made here: a finding is a code with named arguments, the cells it is about and the
figures they print.  ``outputs`` turns it into Chinese or English.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, TypeAlias, get_args

from attrs import field, frozen
from attrs.validators import in_

from giac_schema.model.address import Ref
from giac_schema.model.report import TABLES
from giac_schema.model.rule import LEVELS, Level
from giac_schema.model.source import Position
from giac_schema.model.values import Leaf, Missing, Number

__all__ = [
    "LEVELS",
    "SLIPS",
    "VERDICTS",
    "Change",
    "Deduction",
    "Finding",
    "Level",
    "Located",
    "Operand",
    "Partner",
    "PartnerRole",
    "Side",
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


_SHOWN = 3
"""Missing cells that a finding is shown with."""


@frozen(repr=False)
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

    def __repr__(self) -> str:
        """Rule, verdict, place, sides or what is missing: all of it would fill a screen."""
        said = f"{self.rule} {self.verdict} ({self.level}, {self.code})"
        if self.place is not None:
            said += f" at {self.place}"
        if self.difference is not None:
            said += f"; left {self.left}, right {self.right}, difference {self.difference}"
        if self.missing:
            said += f"; missing {', '.join(map(str, self.missing[:_SHOWN]))}"
            said += ", ..." if len(self.missing) > _SHOWN else ""
        return f"<Finding {said}>"

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
        here = (o.ref.table for o in self.operands if o.report is None)
        return next((table for table in here if table in TABLES), "")
