"""What can be said of a set of rules without any report: what it says twice, what it cannot see."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from giac_schema.model.address import Ref
from giac_schema.model.report import Edition

__all__ = ["Review", "Watch"]


@frozen
class Watch:
    """What the equalities of a set see of an error in a single cell."""

    localised: tuple[Ref, ...] = ()
    """Cells of which a wrong figure gives itself away: no other cell breaks the same equalities alike."""
    ambiguous: tuple[tuple[Ref, ...], ...] = ()
    """Cells that break the same equalities alike: that one is wrong is seen, not which."""
    unseen: tuple[Ref, ...] = ()
    """Cells that stand in no equality: no wrong figure there breaks one."""


@frozen
class Review:
    """A set of rules on one form, looked at for itself."""

    edition: Edition
    contradictions: tuple[tuple[str, ...], ...] = ()
    """Ids of checks that no report of some kind of organ can keep together; without any one of them it could."""
    implied: Mapping[str, tuple[str, ...]] = field(factory=dict, hash=False)
    """Checks that follow from others at least as strict, which bind every kind of organ that they bind."""
    never: tuple[str, ...] = ()
    """Rules that name this form and can never apply to it."""
    unwatched: tuple[Ref, ...] = ()
    """Cells that no relation of the set speaks of."""
    undecided: tuple[str, ...] = ()
    """Checks that are no linear comparison, or took too long: nothing above speaks of them."""
    watch: Watch = Watch()
