"""Repairs as a page tells them: figures struck out and written anew, what may have happened, the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from giac_schema.model.address import Ref
from giac_schema.outputs.words.both import Both, both, in_both
from giac_schema.outputs.words.figures import written
from giac_schema.outputs.words.repairs import proof_words, suggestion_words
from giac_schema.outputs.words.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.findings import Finding, Suggestion
    from giac_schema.model.report import Edition
    from giac_schema.model.values import Number

__all__ = ["Repair", "Struck", "figure_of", "repair_of"]

_OPEN: Final = "?"
"""Stands for a figure that must change, to one of several values."""


@frozen
class Struck:
    """A cell whose printed figure a repair strikes out, and the figure it writes instead."""

    ref: Ref
    proposed: str


@frozen
class Repair:
    """What would make the figures of one fault add up."""

    changes: tuple[Struck, ...]
    """The likeliest repair; none where no change of figures would do."""
    slip: Both
    """What may have happened; empty where nothing is known of it."""
    proof: tuple[Both, ...]
    others: tuple[Both, ...]
    """Other repairs that change as few cells."""
    notes: tuple[Both, ...]
    """How many more there are, and whether the search saw them all."""


def repair_of(finding: Finding, edition: Edition) -> Repair:
    """The repair of the fault that a finding belongs to, if the fault was searched for at all."""
    best, others = finding.suggestions[:1], finding.suggestions[1:]
    return Repair(
        tuple(Struck(c.ref, figure_of(c.proposed)) for s in best for c in s.changes),
        next((both("slips", s.slip) for s in best if s.slip != "unexplained"), Both("", "")),
        tuple(line for suggestion in best for line in _proof(suggestion, edition)),
        tuple(_words(suggestion, edition) for suggestion in others),
        tuple(_notes(finding)),
    )


def figure_of(proposed: Number | None) -> str:
    """The figure that a repair writes."""
    return _OPEN if proposed is None else written(proposed)


def _proof(suggestion: Suggestion, edition: Edition) -> Iterator[Both]:
    lines = (proof_words(suggestion, language, edition) for language in ("zh", "en"))
    for zh, en in zip(*lines, strict=True):
        yield Both(zh, capital(en))


def _words(suggestion: Suggestion, edition: Edition) -> Both:
    return in_both(lambda language: capital(suggestion_words(suggestion, language, edition)))


def _notes(finding: Finding) -> Iterator[Both]:
    complete = finding.located == "complete"
    more = finding.alternatives - len(finding.suggestions)
    if not finding.suggestions:
        yield _note("hopeless" if complete else "not_found")
    elif more > 0:
        yield _note("others", count=more)
    if finding.suggestions and not complete:
        yield _note("exhausted")


def _note(name: str, /, **fields: object) -> Both:
    said = both("repairs", name, **fields)
    return Both(said.zh, capital(said.en))
