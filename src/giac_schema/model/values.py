"""What a cell of the form can hold: a number, or the reason why there is none.

Zero and missing are never the same thing, and nothing here is pre-filled: a cell
that was not read is ``ABSENT``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias, get_args

from attrs import field, frozen
from attrs.validators import in_

__all__ = [
    "ABSENT",
    "BLANK",
    "MISSING_KINDS",
    "Count",
    "Leaf",
    "Missing",
    "MissingKind",
    "Money",
    "Number",
    "is_number",
]

MissingKind: TypeAlias = Literal["blank", "placeholder", "text", "unplaced", "absent"]
MISSING_KINDS: tuple[MissingKind, ...] = get_args(MissingKind)


@frozen
class Missing:
    """A cell without a number, and why.

    ============  =============================================================
    kind          meaning
    ============  =============================================================
    blank         the cell is there and empty
    placeholder   it holds a sign for "nothing": ``/``, ``-``, ``—``, ``无``
    text          it holds words where a number belongs
    unplaced      its row was seen, but which column a figure belongs to is not proved
    absent        its row or table was not found
    ============  =============================================================
    """

    kind: MissingKind = field(validator=in_(MISSING_KINDS))
    raw: str = ""
    """The text as printed; for ``unplaced`` all that its row printed."""


ABSENT = Missing("absent")
BLANK = Missing("blank")

Number: TypeAlias = int | Decimal
Count: TypeAlias = int | Missing
Money: TypeAlias = Decimal | Missing
Leaf: TypeAlias = int | Decimal | Missing


def is_number(leaf: object) -> bool:
    """Whether a leaf holds a number, as opposed to a reason for having none."""
    return not isinstance(leaf, Missing)
