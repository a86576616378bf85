"""Which cells a denial says are 0: those of the nouns that it denies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.grammar.claims import cells
from giac_schema.grammar.claims.words import BLOCKS, Sense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.claims.tree import Word
    from giac_schema.grammar.claims.words import Topic

__all__ = ["BEHIND", "CARRIED", "OUTCOMES", "denied_senses"]

CARRIED: Final = {
    "CARRIED_IN": "carried_in",
    "CARRIED_OUT": "carried_out",
    "CARRIED": "carried_out",
}
OUTCOMES: Final = frozenset([*cells.OUTCOMES, *cells.GROUPS])
BEHIND: Final = frozenset(("LIGHT", "AND", "OCCUR", "YEAR", "REQUEST", "MATTERS"))
"""What may follow the last noun of a denial: 的情况, 案件, 事项."""


def denied_senses(
    denial: Word,
    words: Sequence[Word],
    nouns: Sequence[Word],
    topic: Topic,
    spoken: Sequence[Word] = (),
) -> Iterator[Sense]:
    """What there was none of, one for each cell.

    Args:
        denial: The word that denies.
        words: All words that it denies.
        nouns: Those of them that name something in the tables.
        topic: What the sentences so far were about.
        spoken: The words of the clause before the denial.
    """
    blocks = [w for w in nouns if w.kind in BLOCKS]
    if blocks and _beside_cases(nouns, words):
        yield Sense("received", cells.handled("received"), (denial, nouns[0]))
    if blocks or any(w.kind == "CORRECTED" for w in nouns):
        yield from _of_disputes(denial, nouns, blocks, topic)
        return
    documents = [w for w in nouns if w.kind in cells.DOCUMENTS]
    if documents:
        yield from _of_documents(denial, words, documents)
        return
    for noun in nouns:
        if noun.kind in cells.DECISIONS and not topic.published:
            ways = ((f"{cells.DECISIONS[noun.kind]}.decisions",),)
            yield Sense("decision", ways, (denial, noun))
        elif noun.kind == "ADMINISTRATIVE_FEES":
            yield Sense("fees", (("disclosure.administrative_fees.amount",),), (denial, noun))
    if any(w.kind in cells.DECISIONS or w.kind == "ADMINISTRATIVE_FEES" for w in nouns):
        return
    yield from _of_applications(denial, words, nouns, topic, spoken)


def _of_applications(
    denial: Word,
    words: Sequence[Word],
    nouns: Sequence[Word],
    topic: Topic,
    spoken: Sequence[Word],
) -> Iterator[Sense]:
    carried = [w for w in nouns if w.kind in CARRIED]
    outcomes = [w for w in nouns if w.kind in OUTCOMES]
    if carried:
        of_last_year = any(w.kind == "LAST_YEAR" for w in spoken)
        for word in carried:
            name = "carried_in" if of_last_year else CARRIED[word.kind]
            yield Sense(name, cells.handled(name), (denial, word))  # type: ignore[arg-type]
    elif outcomes:
        tied = all(w.kind in BEHIND or w in outcomes for w in words)
        for word in outcomes if tied else ():
            yield Sense("outcome", cells.outcome(word.kind)[:1], (denial, word))
    elif denial.kind == "ZERO" or topic.name == "APPLICATION" or _in_full(nouns):
        yield Sense("received", cells.handled("received"), (denial, nouns[-1]))


def _beside_cases(nouns: Sequence[Word], words: Sequence[Word]) -> bool:
    """未发生政府信息公开申请、行政复议和行政诉讼: applications too, and not the cause of the cases."""
    if nouns[0].kind != "APPLICATION":
        return False
    behind = words[words.index(nouns[0]) + 1 :]
    return bool(behind) and behind[0].kind == "AND"


def _in_full(nouns: Sequence[Word]) -> bool:
    return any(w.kind == "APPLICATION" for w in nouns)


def _of_disputes(
    denial: Word, nouns: Sequence[Word], blocks: Sequence[Word], topic: Topic
) -> Iterator[Sense]:
    lost = any(w.kind == "CORRECTED" for w in nouns)
    named = [w.kind for w in blocks] or list(topic.blocks)
    if not named and lost:
        named = ["RECONSIDERATION", "LITIGATION"]
    words = (denial, *nouns)
    kinds = [
        [n for n in named if n == "RECONSIDERATION"],
        [n for n in named if n != "RECONSIDERATION"],
    ]
    for group, subject in zip(kinds, ("reconsideration", "litigation"), strict=True):
        if group and lost:
            yield Sense("result", cells.dispute(group, "CORRECTED"), words)
        elif group:
            yield Sense(subject, cells.dispute(group), words)  # type: ignore[arg-type]


def _of_documents(
    denial: Word, words: Sequence[Word], documents: Sequence[Word]
) -> Iterator[Sense]:
    what = [w.kind for w in words if w.kind in {"ISSUED", "REPEALED"}]
    for word in documents:
        for name in dict.fromkeys(what) or ("",):
            yield Sense("document", cells.document([word.kind], name), (denial, word))
