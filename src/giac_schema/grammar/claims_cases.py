"""Counts of cases: reconsideration and litigation, and how they ended (表四)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar import claims_cells as cells
from giac_schema.grammar.claims_words import BLOCKS, Sense, Topic, coordinated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.claims_tree import Word
    from giac_schema.model.claims import ClaimSubject

__all__ = ["cases", "disputes", "result"]


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
        return Sense("result", ways, (*blocks, verb))
    return disputes(blocks)
