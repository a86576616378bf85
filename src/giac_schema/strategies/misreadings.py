"""What a reader got wrong about a report that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from giac_schema.errors import UnknownAddress
from giac_schema.model.address import Ref
from giac_schema.model.values import ABSENT, Leaf, Missing, is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.report import Report

__all__ = ["Misreading", "misreadings"]

_NOTHING_THERE: Final = {"blank", "placeholder"}


@frozen
class Misreading:
    """A cell of which something false is said."""

    ref: Ref
    printed: Leaf
    """What the report holds; ``absent`` if it has no such cell."""
    found: Leaf
    """What the reader says of it."""


def misreadings(report: Report, found: Report) -> tuple[Misreading, ...]:
    """The cells that a reader misread, as opposed to those of which it says that it cannot tell.

    A number is misread unless just that number was printed.  A missing cell is misread if it is said to
    be blank, or to hold a sign for nothing, where a number was printed: that figures are ``unplaced``,
    words (``text``), or were not found (``absent``) may be true of any source that has suffered.

    Args:
        report: what was printed.
        found: what a reader made of it.
    """
    return tuple(_misread(report, found))


def _misread(report: Report, found: Report) -> Iterator[Misreading]:
    for ref, leaf in found.cells():
        printed = _leaf(report, ref)
        if is_number(leaf):
            wrong = leaf != printed
        else:
            nothing = isinstance(leaf, Missing) and leaf.kind in _NOTHING_THERE
            wrong = nothing and is_number(printed)
        if wrong:
            yield Misreading(ref, printed, leaf)


def _leaf(report: Report, ref: Ref) -> Leaf:
    try:
        leaf: Leaf = report[ref]
    except UnknownAddress:
        return ABSENT
    return leaf
