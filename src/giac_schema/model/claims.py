"""What the prose of a report says about cells of its tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias, get_args

from attrs import field, frozen
from attrs.validators import in_

from giac_schema.model.source import Position
from giac_schema.model.terms import Cell, Leaves, Sum
from giac_schema.model.values import Number

__all__ = ["SUBJECTS", "Claim", "ClaimReading", "ClaimSubject", "FeeStatement"]

ClaimReading: TypeAlias = Cell | Leaves | Sum
"""One cell, or several added up: ``str`` of it is its text form."""

ClaimSubject: TypeAlias = Literal[
    "received",
    "handled",
    "answered",
    "carried_in",
    "carried_out",
    "outcome",
    "applicant",
    "reconsideration",
    "litigation",
    "disputes",
    "result",
    "document",
    "decision",
    "matter",
    "fees",
    "procurement",
]
"""What a claim is about; rules of prose go by it."""
SUBJECTS: tuple[ClaimSubject, ...] = get_args(ClaimSubject)


@frozen
class Claim:
    """One figure in a sentence, or one "none", with every cell it may be meant to agree with."""

    value: Number
    """The figure; 0 for a sentence that says there was none."""
    unit: str
    """As printed; empty for a sentence that says there was none."""
    quote: str
    """The exact characters that say so."""
    readings: tuple[ClaimReading, ...]
    """The cells it may mean, the likeliest first."""
    subject: ClaimSubject = field(validator=in_(SUBJECTS))
    year: int | None = None
    """The year that its sentence names."""
    sentence: int = 0
    """Which sentence of the text it stands in, from 0."""
    part_of: int | None = None
    """Of a figure in a breakdown: the place of its total among the claims."""
    share: Decimal | None = None
    """The percentage that stands beside it, such as 66.48."""
    denied: bool = False
    """Whether it says in words that there was none."""
    approximate: bool = False
    """Whether the sentence says 约, 余 or the like."""
    wide: bool = False
    """Whether the sentence speaks of a whole area (全市), which may be more than the organ."""
    position: Position = Position()
    """Where its paragraph stood."""

    @property
    def amount(self) -> Number:
        """The value in the unit of the form: 元 turned into 万元."""
        return self.value / Decimal(10000) if self.unit == "元" else self.value


@frozen
class FeeStatement:
    """What a report says of 信息处理费, which has no cell: notices sent, money asked, money received."""

    quote: str
    """The clauses that speak of it."""
    charged: bool | None = None
    """Whether it was charged; ``None`` where that is not said."""
    notices: int | None = None
    """How many notices of charges were sent."""
    noticed: Decimal | None = None
    """What they asked for, in 元."""
    collected: Decimal | None = None
    """What was paid, in 元."""
    by_item: bool = False
    """Whether it was charged for each application (按件)."""
