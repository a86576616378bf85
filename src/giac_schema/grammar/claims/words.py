"""What words mean for a count, what a count is of, and what the sentences so far were about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, frozen

from giac_schema.grammar.claims import cells
from giac_schema.grammar.claims.cells import Ways
from giac_schema.grammar.claims.tree import Word
from giac_schema.model.claims import ClaimSubject

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "APPLICATIONS",
    "BLOCKS",
    "CARRIED",
    "FOREIGN",
    "LIGHT",
    "OF_DOCUMENTS",
    "OUTCOME_WORDS",
    "RESULTS",
    "VERBS",
    "Sense",
    "Topic",
    "any_of",
    "coordinated",
    "is_content",
]

LIGHT: Final = frozenset(
    [
        "LIGHT",
        "AND",
        "OF_THESE",
        "INCLUDING",
        "EACH",
        "RESPECTIVELY",
        "ABOUT",
        "YEAR",
        "AREA",
        "UNTIL",
        "OCCUR",
        "PAID",
        "APPLICANTS",
    ]
)
OUTCOME_WORDS: Final = frozenset([*cells.OUTCOMES, *cells.GROUPS, "ALREADY_PUBLIC", "WITHDRAWN"])
CARRIED: Final = {
    "CARRIED_IN": "carried_in",
    "CARRIED_OUT": "carried_out",
    "CARRIED": "carried",
    "IN_PROGRESS": "carried_out",
}
VERBS: Final = {
    "RECEIVE": "received",
    "ACCEPT": "handled",
    "HANDLE": "handled",
    "ANSWER": "answered",
    "FINISH": "answered",
}
RESULTS: Final = frozenset(("UPHELD", "CORRECTED", "DISMISSED", "NO_RESULT", "PENDING"))
BLOCKS: Final = frozenset(("RECONSIDERATION", "LITIGATION", "DIRECT", "AFTER_RECONSIDERATION"))
OF_DOCUMENTS: Final = frozenset(
    ("ISSUED", "REPEALED", "IN_FORCE", "MADE", "NEWLY_DISCLOSED", "TOTAL_DISCLOSED")
)
APPLICATIONS: Final = frozenset(("APPLICATION", "REQUEST"))
FOREIGN: Final = frozenset(("FOREIGN", "PUBLISH"))
"""What is counted in reports and is of no cell."""


@define
class Topic:
    """What the sentences so far were about."""

    name: str = ""
    """``APPLICATION``, ``DISPUTE``, ``DOCUMENT``, ``DECISION`` or nothing."""
    blocks: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    decision: str = ""
    base: Ways = ()
    """How the last total of applications may be meant; kinds of applicants are counted of it."""
    in_breakdown: bool = False
    outcomes: bool = False
    """Whether the sentence names outcomes of applications for information."""
    answers: bool = False
    """Whether the sentence counts what was answered."""
    informed: bool = False
    """Whether the sentence, or the one before, speaks of information that is public or applied for:
    cases of reconsideration and litigation are of many other things too."""
    until: bool = False
    """Whether the sentence counts what has come about in all the years until now."""
    last: str = ""
    """The subject of the last count, nothing if it was of no cell: 其他1件 is of the same."""
    aside: bool = False
    """Whether something else was counted last, letters or calls: a verb alone may be of those."""
    published: bool = False
    """Whether the sentence counts what was put on a site."""

    def turn_to(self, name: str) -> None:
        """Be about something; what was named of anything else is forgotten."""
        if self.name != name:
            self.name = name
            self.documents, self.blocks, self.decision = (), (), ""


@frozen
class Sense:
    """What a count is of."""

    subject: ClaimSubject
    ways: Ways
    words: tuple[Word, ...]
    """The words that say so."""
    verb: str = ""
    """For applications: which way of speaking of them; see :func:`.cells.handled`.
    For cases: ``finished`` of all that were decided."""


def is_content(word: Word) -> bool:
    """Whether a word weighs something."""
    return word.kind not in LIGHT and word.kind != "OTHER"


def any_of(words: Sequence[Word], kinds: frozenset[str]) -> bool:
    """Whether there is a word of some kinds."""
    return any(word.kind in kinds for word in words)


def coordinated(words: Sequence[Word], kinds: frozenset[str]) -> list[Word]:
    """The last word and those of its kind before it that 和, 及 or 、 ties to it."""
    found: list[Word] = []
    tied = True
    for word in reversed(words):
        if word.kind in kinds and tied:
            found.insert(0, word)
            tied = False
        elif word.kind == "AND":
            tied = True
        elif word.kind not in LIGHT:
            break
    return found
