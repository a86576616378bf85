"""Which word of a sentence governs a count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from giac_schema.grammar import claims_cells as cells
from giac_schema.grammar.claims_applications import (
    applicants,
    applications,
    bare,
    by_verb,
    carried,
    ellipsis,
    outcomes,
)
from giac_schema.grammar.claims_cases import disputes, result
from giac_schema.grammar.claims_documents import (
    MATTERS,
    MONEY,
    decisions,
    documents,
    matters,
    money,
)
from giac_schema.grammar.claims_words import (
    APPLICATIONS,
    BLOCKS,
    CARRIED,
    OF_DOCUMENTS,
    OUTCOME_WORDS,
    RESULTS,
    VERBS,
    any_of,
    is_content,
)

if TYPE_CHECKING:
    from giac_schema.grammar.claims_tree import Count, Word
    from giac_schema.grammar.claims_words import Sense, Topic

__all__ = ["governed"]

_BARS: Final = frozenset(("CHANGE", "PLAN", "PART_OF_YEAR", "INSTANCE", "PROCESSING_FEE", "NOT"))
"""What keeps a count, wherever it stands before it, from being a figure of this report's tables."""
_BEHIND: Final = frozenset(("CHANNEL", "PROCESSING_FEE", "FOREIGN", "PUBLISH", "NOT", "NO"))
"""What may stand behind a count that is then of no cell: 3件通过网上提交."""


def governed(
    count: Count, left: Sequence[Word], right: Sequence[Word], pending: Sequence[Word], topic: Topic
) -> Sense | None:
    """What a count is of; ``None`` for one that is of no cell, or of nobody knows what.

    Args:
        count: The number with its unit.
        left: The words before it in its clause, back to the count before.
        right: The words behind it in its clause, up to the next count.
        pending: The words of the clauses before, as long as they hold no count.
        topic: What the sentences so far were about.
    """
    if any(w.kind in _BARS for w in left) or _of_last_year(left) or _of_others(left, topic):
        return None
    sense = _by_left(count, left, right, topic) or matters(count, left, topic)
    if sense is None and not any(map(is_content, left)) and not _gap(left):
        sense = _by_right(right, topic)
        if sense is None and not any(is_content(w) for w in right):
            sense = _by_pending(count, pending, topic)
    if sense is None or not _unit_fits(count, sense) or _of_other_cases(count, sense, topic):
        return None
    return sense


def _by_pending(count: Count, pending: Sequence[Word], topic: Topic) -> Sense | None:
    """What the clause before says the count is of: 收到政府信息公开申请,共3件."""
    if any(w.kind in _BARS for w in pending) or _of_last_year(pending):
        return None
    return _by_left(count, pending, (), topic)


def _of_other_cases(count: Count, sense: Sense, topic: Topic) -> bool:
    """Whether cases may well be of something else than information."""
    of_cases = sense.subject in {"reconsideration", "litigation", "disputes", "result"}
    return of_cases and count.value > 0 and not topic.informed


def _of_others(words: Sequence[Word], topic: Topic) -> bool:
    """Whether a count is of other organs: those named in a breakdown, or those that were helped."""
    found = [w for w in words if w.kind == "OTHER_ORGANS"]
    return bool(found) and (topic.in_breakdown or found[-1].text[0] in "转协指代")


def _of_last_year(words: Sequence[Word]) -> bool:
    return any(w.kind == "LAST_YEAR" for w in words) and not any(w.kind in CARRIED for w in words)


def _unit_fits(count: Count, sense: Sense) -> bool:
    if sense.subject in {"fees", "procurement"}:
        return True
    if count.unit in MONEY or count.value != int(count.value):
        return False
    if sense.subject == "document" and count.unit == "条":
        return any(w.kind in OF_DOCUMENTS for w in sense.words)
    if sense.subject == "decision":
        return count.unit not in MATTERS or count.value == 0
    return True


def _nearest(words: Sequence[Word]) -> int | None:
    """Which word before a count is the first that weighs something, if no other text lies between."""
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if is_content(word):
            return place
        if word.kind == "OTHER":
            return None
    return None


def _gap(words: Sequence[Word]) -> bool:
    return bool(words) and words[-1].kind == "OTHER"


_Left = Callable[["Count", "Sequence[Word]", int, "Sequence[Word]", "Topic"], "Sense | None"]


def _by_left(
    count: Count, left: Sequence[Word], right: Sequence[Word], topic: Topic
) -> Sense | None:
    """What the nearest word before a count that weighs something says it is of."""
    place = _nearest(left)
    if place is None:
        return None
    if any(w.kind == "CARRIED_IN" for w in left):
        return carried(left, topic)
    govern = _GOVERN.get(left[place].kind)
    if govern is None:
        return bare(left[place], left[:place], topic)
    return govern(count, left, place, right, topic)


def _verb(
    _: Count, left: Sequence[Word], place: int, right: Sequence[Word], topic: Topic
) -> Sense | None:
    """A verb, unless it only goes on with an outcome: 予以公开答复3件."""
    before = left[:place]
    if before and before[-1].kind in OUTCOME_WORDS:
        return outcomes(before, topic)
    return by_verb(left[: place + 1], right, topic)


def _for(kinds: Sequence[str] | frozenset[str], govern: _Left) -> dict[str, _Left]:
    return dict.fromkeys(kinds, govern)


_GOVERN: Final[dict[str, _Left]] = {
    **_for(tuple(CARRIED), lambda _c, left, _p, _r, topic: carried(left, topic)),
    **_for(
        RESULTS,
        lambda _c, left, p, _r, topic: result(
            left[p], [w for w in left if w.kind in BLOCKS], topic
        ),
    ),
    **_for(BLOCKS, lambda _c, left, p, _r, _t: disputes(left[: p + 1])),
    **_for(OUTCOME_WORDS, lambda _c, left, p, _r, topic: outcomes(left[: p + 1], topic)),
    **_for(
        (*cells.DOCUMENTS, *OF_DOCUMENTS),
        lambda _c, left, p, right, topic: documents(left[: p + 1], right, topic),
    ),
    **_for(
        (*cells.DECISIONS, "MATTERS", "ADDED"),
        lambda count, left, p, _r, topic: decisions(count, left[: p + 1], topic),
    ),
    **_for(
        ("ADMINISTRATIVE_FEES", "PROCUREMENT"),
        lambda count, left, p, _r, _t: money(count, left[p]),
    ),
    **_for(APPLICATIONS, lambda _c, left, _p, _r, topic: applications(left, topic)),
    **_for(tuple(VERBS), _verb),
    **_for(
        (*cells.COLUMNS, "CITIZEN"),
        lambda _c, left, p, _r, topic: applicants(left[p], left[:p], topic),
    ),
}
"""What each kind of word makes of a count behind it."""


def _by_right(right: Sequence[Word], topic: Topic) -> Sense | None:
    """其中2件予以公开, 1件尚未审结, 有3件政府信息公开申请."""
    content = [w for w in right if is_content(w)]
    if not content or any_of(content, _BEHIND):
        return None
    ended = next(
        (w for w in content if w.kind in CARRIED or w.kind in RESULTS or w.kind in OUTCOME_WORDS),
        None,
    )
    if ended is not None:
        return _by_end(ended, content, topic)
    first = content[0]
    if first.kind in BLOCKS:
        return disputes(content)
    if first.kind in cells.DOCUMENTS:
        return documents([first], (), topic)
    if first.kind in APPLICATIONS:
        return applications(content, topic)
    if first.kind in VERBS and topic.name:
        return ellipsis([first], topic)
    return (
        applicants(first, (), topic) if first.kind in cells.COLUMNS and topic.in_breakdown else None
    )


def _by_end(ended: Word, content: Sequence[Word], topic: Topic) -> Sense | None:
    """How what is counted ended: carried over, decided, upheld."""
    if ended.kind in CARRIED:
        return carried([ended], topic)
    if ended.kind in RESULTS:
        return result(ended, [w for w in content if w.kind in BLOCKS], topic)
    return outcomes([w for w in content if w.kind in OUTCOME_WORDS], topic, joined=False)
