"""Verdicts put together: Kleene's *and*, *or* and *not*, and what a condition makes of a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from giac_schema.findings import Verdict

__all__ = ["all_hold", "any_holds", "guarded", "negated"]

_GRAVE_FIRST: Final[tuple[Verdict, ...]] = ("breaks", "unknown", "holds", "not_applicable")
_NEGATED: Final[Mapping[Verdict, Verdict]] = {"holds": "breaks", "breaks": "holds"}


def all_hold(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's *and*: one that breaks decides, else one that is unknown.

    What is not applicable is passed over; where nothing else is left, so is the whole.
    """
    found: set[Verdict] = set()
    for verdict in verdicts:
        if verdict == "breaks":
            return verdict
        found.add(verdict)
    return next((v for v in _GRAVE_FIRST if v in found), "holds")


def any_holds(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's *or*: one that holds decides, else one that is unknown."""
    return negated(all_hold(map(negated, verdicts)))


def negated(verdict: Verdict) -> Verdict:
    """Kleene's *not*: what is unknown stays unknown."""
    return _NEGATED.get(verdict, verdict)


def guarded(condition: Verdict, then: Verdict) -> Verdict:
    """A verdict that counts only where a condition holds."""
    if condition == "breaks" or "not_applicable" in (condition, then):
        return "not_applicable"
    return then if condition == "holds" else "unknown"
