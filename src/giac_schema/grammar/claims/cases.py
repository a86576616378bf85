"""Counts of cases: reconsideration and litigation, and how they ended (表四)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.grammar.claims import cells
from giac_schema.grammar.claims.words import BLOCKS, RESULTS, Sense, Topic, coordinated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.claims.tree import Word
    from giac_schema.model.claims import ClaimSubject
    from giac_schema.model.values import Number

__all__ = ["cases", "disputes", "of_all", "result"]

_ALL: Final = frozenset(("均", "都", "全部", "皆"))
_UNCLEAR: Final = frozenset(
    ("NOT", "NO", "ZERO", "INSTANCE", "PLAN", "CHANGE", "FOREIGN", "LAST_YEAR")
)
"""Words beside which a result is not, or not only, that of the cases before."""


def result(word: Word, inside: Sequence[Word], topic: Topic) -> Sense | None:
    """Cases with one result, of the kind that the words inside or the sentences before name."""
    blocks = tuple(w.kind for w in inside) or (topic.blocks if topic.name == "DISPUTE" else ())
    if not blocks:
        return None
    return Sense("result", cells.dispute(blocks, word.kind), (*inside, word))


def disputes(words: Sequence[Word]) -> Sense:
    """The cases that the last words name: one kind, or several with 和 or 、 between them."""
    named = coordinated(words, BLOCKS)
    ways = cells.dispute(w.kind for w in named)
    kinds = {w.kind for w in named}
    mixed = "RECONSIDERATION" in kinds and len(kinds) > 1
    if mixed:
        return Sense("disputes", ways, tuple(named))
    subject: ClaimSubject = "reconsideration" if "RECONSIDERATION" in kinds else "litigation"
    return Sense(subject, ways, tuple(named))


def cases(verb: Word, blocks: Sequence[Word]) -> Sense:
    """Cases with a verb: those that were decided, or all."""
    if verb.kind in {"ANSWER", "FINISH"}:
        ways = cells.dispute([w.kind for w in blocks], "FINISHED")
        return Sense("result", ways, (*blocks, verb), "finished")
    return disputes(blocks)


def of_all(words: Sequence[Word], count: Number, topic: Topic) -> Sense | None:
    """The result of all cases that were counted before: 3件,均获维持; 1件(维持).

    Args:
        words: The words behind the count, up to the next one.
        count: How many cases that were.
        topic: What the sentences so far were about.
    """
    said = [w for w in words if w.kind in RESULTS]
    if len(said) != 1 or any(w.kind in _UNCLEAR for w in words):
        return None
    before = words[: words.index(said[0])]
    alike = said[0].text[0] in _ALL or any(w.text in _ALL for w in before)
    only = all(w.kind in {"LIGHT", "AND", "OCCUR"} for w in before)
    if (alike and only) or (count == 1 and not alike):
        return result(said[0], (), topic)
    return None
