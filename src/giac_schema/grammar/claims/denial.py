"""Sentences that say there was none: 未收到政府信息公开申请, 行政复议、行政诉讼均未发生, 无下年度结转."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from giac_schema.grammar.claims import cells
from giac_schema.grammar.claims.denied import BEHIND, CARRIED, OUTCOMES, denied_senses
from giac_schema.grammar.claims.words import BLOCKS, any_of, is_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.claims.tree import Word
    from giac_schema.grammar.claims.words import Sense, Topic

__all__ = ["denials", "goes_on_denying"]

_DENY: Final = frozenset(("NOT", "NO", "ZERO"))
"""The words that deny: 未, 无, 均为零."""
_HAPPEN: Final = frozenset(("OCCUR", "RECEIVE", "ACCEPT", "ISSUED", "REPEALED"))
"""What 未 denies that it happened at all."""
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
_ELSEWHERE: Final = frozenset(("FOREIGN", "PUBLISH", "PROCESSING_FEE"))
"""What is named before a denial and makes it one of something that has no cell."""
_ALONGSIDE: Final = frozenset(("申诉", "举报", "投诉", "书面"))
"""What is often denied in one breath with cases, or said of every application."""
_CAUSE: Final = frozenset(("引发", "引起", "导致", "产生", "被"))
_DEALING: Final = frozenset(("ANSWER", "HANDLE", "FINISH", "OTHER", "NOT", "NO"))


def denials(words: Sequence[Word], pending: Sequence[Word], topic: Topic) -> Iterator[Sense]:
    """What a clause says there was none of.

    Args:
        words: The words of the clause behind its last count.
        pending: The words of the clauses before, as long as they hold no count.
        topic: What the sentences so far were about.
    """
    for part in _parts(words):
        yield from _denied(part, pending, topic)


def goes_on_denying(denied: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """未发生行政复议,提起行政诉讼的情况: a denial of cases holds for a clause that only names more of them.

    Args:
        denied: The clause that denied some.
        words: The words of the next clause.

    Returns:
        Those words behind the denial, or nothing if it does not go on.
    """
    only = all(w.kind in BLOCKS or w.kind in {"LIGHT", "AND", "OCCUR"} for w in words)
    if not only or not any(w.kind in BLOCKS for w in words):
        return []
    at = next(i for i, w in enumerate(denied) if w.kind in _DENY)
    return [denied[at], *(w for w in denied[at + 1 :] if w.kind == "OCCUR"), *words]


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
    denial, after, before = words[at], _without_cause(words[at + 1 :]), list(words[:at])
    content = [w for w in after if is_content(w) or w.kind == "OCCUR"]
    nouns = [w for w in after if _is_noun(w)]
    if not nouns and all(w.kind in {"OCCUR", "RECEIVE", "LIGHT", "AND"} for w in after):
        yield from _of_what_stands_before(denial, after, before, pending, topic)
        return
    if not content or _barred(after) or not _at_its_end(after, nouns):
        return
    if denial.kind == "NOT" and not _directly(after, content, topic):
        return
    if denial.kind != "NOT" and after[0].kind == "OTHER":
        return
    yield from denied_senses(denial, after, nouns, topic, before)


def _without_cause(words: Sequence[Word]) -> list[Word]:
    """因答复不及时引发的行政复议: why there could have been some is not what there was none of."""
    since = next((i for i, w in enumerate(words) if w.text == "因"), None)
    until = max((i for i, w in enumerate(words) if w.text in _CAUSE), default=-1)
    if since is None or until < since:
        return list(words)
    return [
        *words[:since],
        *(w for w in words[since:until] if w.kind not in _DEALING),
        *words[until:],
    ]


def _barred(words: Sequence[Word]) -> bool:
    """Whether a denial is of something else; none of one channel is not none at all, 书面及网上 are all."""
    channels = [w.text for w in words if w.kind == "CHANNEL"]
    barring = (w.kind in _BARS and w.kind != "CHANNEL" and w.text not in _ALONGSIDE for w in words)
    return any(barring) or (len(channels) == 1 and channels[0] not in _ALONGSIDE)


def _is_noun(word: Word) -> bool:
    return (
        word.kind in BLOCKS
        or word.kind in {"APPLICATION", "REQUEST", "ADMINISTRATIVE_FEES", "CORRECTED"}
        or word.kind in CARRIED
        or word.kind in OUTCOMES
        or word.kind in cells.DOCUMENTS
        or word.kind in cells.DECISIONS
    )


def _at_its_end(after: Sequence[Word], nouns: Sequence[Word]) -> bool:
    """Whether nothing that weighs stands behind the last noun."""
    if not nouns:
        return False
    last = max(after.index(n) for n in nouns)
    return all(w.kind in BEHIND or w.text in _ALONGSIDE for w in after[last + 1 :])


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
    happens = [w for w in after if w.kind in {"OCCUR", "RECEIVE"}][:1]
    is_whole = bool(happens) or denial.text[-1] in "零0" or (not after and denial.kind != "NOT")
    nouns = [w for w in before if _is_noun(w)] or [w for w in pending if _is_noun(w)]
    if not is_whole or not nouns or any(w.kind in _BARS or w.kind == "OTHER" for w in before):
        return
    if any_of([*pending, *before], _ELSEWHERE):
        return
    for sense in denied_senses(denial, [*before, *pending], nouns, topic):
        yield attrs.evolve(sense, words=(*sense.words, *happens))
