"""Sentences that say there was none: 未收到政府信息公开申请, 行政复议、行政诉讼均未发生, 无下年度结转."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from giac_schema.grammar import claims_cells as cells
from giac_schema.grammar.claims_words import Sense, Topic, is_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.claims_tree import Word

__all__ = ["denials"]

_DENY: Final = frozenset(("NOT", "NO", "ZERO"))
_HAPPEN: Final = frozenset(("OCCUR", "RECEIVE", "ACCEPT", "ISSUED", "REPEALED"))
_BARS: Final = frozenset(
    [
        "CHANGE",
        "PLAN",
        "PROCESSING_FEE",
        "FOREIGN",
        "PUBLISH",
        "ANSWER",
        "FINISH",
        "PART_OF_YEAR",
        "INSTANCE",
        "OTHER_ORGANS",
        "CHANNEL",
        "NOT",
        "NO",
        "ZERO",
    ]
)
_BLOCKS: Final = ("RECONSIDERATION", "LITIGATION", "DIRECT", "AFTER_RECONSIDERATION")
_CARRIED: Final = {
    "CARRIED_IN": "carried_in",
    "CARRIED_OUT": "carried_out",
    "CARRIED": "carried_out",
}
_OUTCOMES: Final = frozenset([*cells.OUTCOMES, *cells.GROUPS])
_ALONGSIDE: Final = frozenset(("申诉", "举报", "投诉", "书面"))
"""What is often denied in one breath with cases, or said of every application."""
_BEHIND: Final = frozenset(("LIGHT", "AND", "OCCUR", "YEAR", "REQUEST", "MATTERS"))
"""What may follow the last noun of a denial: 的情况, 案件, 事项."""


def denials(words: Sequence[Word], pending: Sequence[Word], topic: Topic) -> Iterator[Sense]:
    """What a clause says there was none of.

    Args:
        words: The words of the clause behind its last count.
        pending: The words of the clauses before, as long as they hold no count.
        topic: What the sentences so far were about.
    """
    for part in _parts(words):
        yield from _denied(part, pending, topic)


def _parts(words: Sequence[Word]) -> Iterator[list[Word]]:
    """无行政复议、无行政诉讼 is two denials."""
    part: list[Word] = []
    for word in words:
        if word.kind in _DENY and part and part[-1].kind == "AND":
            yield part
            part = []
        part.append(word)
    yield part


def _denied(words: Sequence[Word], pending: Sequence[Word], topic: Topic) -> Iterator[Sense]:
    at = next((i for i, w in enumerate(words) if w.kind in _DENY), None)
    if at is None:
        return
    denial, after, before = words[at], list(words[at + 1 :]), list(words[:at])
    content = [w for w in after if is_content(w) or w.kind == "OCCUR"]
    nouns = [w for w in after if _is_noun(w)]
    if not nouns and all(w.kind in {"OCCUR", "RECEIVE", "LIGHT", "AND"} for w in after):
        yield from _of_what_stands_before(denial, after, before, pending, topic)
        return
    if not content or any(_bars(w) for w in after) or not _at_its_end(after, nouns):
        return
    if denial.kind == "NOT" and not _directly(after, content, topic):
        return
    if denial.kind != "NOT" and after[0].kind == "OTHER":
        return
    yield from _senses(denial, after, nouns, topic, before)


def _bars(word: Word) -> bool:
    return word.kind in _BARS and word.text not in _ALONGSIDE


def _is_noun(word: Word) -> bool:
    return (
        word.kind in _BLOCKS
        or word.kind in {"APPLICATION", "REQUEST", "ADMINISTRATIVE_FEES", "CORRECTED"}
        or word.kind in _CARRIED
        or word.kind in _OUTCOMES
        or word.kind in cells.DOCUMENTS
        or word.kind in cells.DECISIONS
    )


def _at_its_end(after: Sequence[Word], nouns: Sequence[Word]) -> bool:
    """Whether nothing that weighs stands behind the last noun."""
    if not nouns:
        return False
    last = max(after.index(n) for n in nouns)
    return all(w.kind in _BEHIND or w.text in _ALONGSIDE for w in after[last + 1 :])


def _directly(after: Sequence[Word], content: Sequence[Word], topic: Topic) -> bool:
    """Whether 未 denies that something came or happened, and not how it was dealt with."""
    first = content[0]
    if after[0].kind == "OTHER":
        return False
    if first.kind == "REQUEST":
        return topic.name == "APPLICATION"
    return first.kind in _HAPPEN or first.kind == "APPLICATION"


def _of_what_stands_before(
    denial: Word,
    after: Sequence[Word],
    before: Sequence[Word],
    pending: Sequence[Word],
    topic: Topic,
) -> Iterator[Sense]:
    """行政复议、行政诉讼均未发生, 均为零."""
    ends = (
        denial.text[-1] in "零0" or not after or any(w.kind in {"OCCUR", "RECEIVE"} for w in after)
    )
    said = [w for w in before if _is_noun(w)] or [w for w in pending if _is_noun(w)]
    spoken = [*pending, *before]
    if not ends or not said or any(w.kind in _BARS or w.kind == "OTHER" for w in before):
        return
    if any(w.kind in {"FOREIGN", "PUBLISH", "PROCESSING_FEE"} for w in spoken):
        return
    if denial.kind == "NOT" and not after:
        return
    happens = [w for w in after if w.kind in {"OCCUR", "RECEIVE"}][:1]
    for sense in _senses(denial, [*before, *pending], said, topic):
        yield attrs.evolve(sense, words=(*sense.words, *happens))


def _senses(
    denial: Word,
    words: Sequence[Word],
    nouns: Sequence[Word],
    topic: Topic,
    spoken: Sequence[Word] = (),
) -> Iterator[Sense]:
    blocks = [w for w in nouns if w.kind in _BLOCKS]
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
    carried = [w for w in nouns if w.kind in _CARRIED]
    outcomes = [w for w in nouns if w.kind in _OUTCOMES]
    if carried:
        of_last_year = any(w.kind == "LAST_YEAR" for w in spoken)
        for word in carried:
            name = "carried_in" if of_last_year else _CARRIED[word.kind]
            yield Sense(name, cells.handled(name), (denial, word))  # type: ignore[arg-type]
    elif outcomes:
        tied = all(w.kind in _BEHIND or w in outcomes for w in words)
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
