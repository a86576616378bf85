"""What a cell can hold: numbers, and every reason for having none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from giac_schema.model.values import ABSENT, BLANK, Missing

if TYPE_CHECKING:
    from giac_schema.model.values import Leaf

__all__ = [
    "amounts",
    "changes",
    "counts",
    "leaves",
    "missing",
    "money",
    "placeholders",
    "values",
    "words",
]

_LARGEST: Final = 99_999_999


def counts(largest: int = _LARGEST) -> st.SearchStrategy[int]:
    """Whole numbers as reports print them: mostly small, now and then those of a city."""
    return st.integers(0, min(9, largest)) | st.integers(0, largest)


def changes() -> st.SearchStrategy[int]:
    """Whole numbers that may be below zero, as under 本年增/减."""
    return st.integers(-9, 9) | st.integers(-_LARGEST, _LARGEST)


def amounts() -> st.SearchStrategy[Decimal]:
    """Amounts of money, with none to six digits behind the point."""
    return st.builds(_amount, st.integers(0, _LARGEST), st.integers(0, 6))


def _amount(digits: int, places: int) -> Decimal:
    return Decimal(digits).scaleb(-places)


def placeholders() -> st.SearchStrategy[Missing]:
    """Signs that say "nothing here"."""
    signs = ["/", "-", "—", "——", "无", "不适用", "N/A"]
    return st.sampled_from([Missing("placeholder", sign) for sign in signs])


def words() -> st.SearchStrategy[Missing]:
    """Words where a number belongs, figures among them."""
    printed = st.builds(
        "{}{}件；{}{}件".format,
        st.sampled_from(["受理", "办结", "其中备案"]),
        counts(9999),
        st.sampled_from(["告知", "转办"]),
        counts(9999),
    )
    return st.builds(Missing, st.just("text"), st.sampled_from(["未统计", "见附件"]) | printed)


def missing() -> st.SearchStrategy[Missing]:
    """Every reason for having no number."""
    unplaced = st.builds(Missing, st.just("unplaced"), st.sampled_from(["3 0 3", "1 | 1"]))
    return st.sampled_from([BLANK, ABSENT]) | placeholders() | words() | unplaced


def money() -> st.SearchStrategy[Decimal | Missing]:
    """What a cell for money can hold."""
    return amounts() | missing()


def leaves() -> st.SearchStrategy[Leaf]:
    """What any cell can hold."""
    return changes() | amounts() | missing()


def values() -> st.SearchStrategy[Leaf]:
    """The same as :func:`leaves`: a number, or a reason for having none."""
    return leaves()
