"""What the words before a count say it is of: the nearest one that weighs something governs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from giac_schema.grammar.claims import cells
from giac_schema.grammar.claims.applications import (
    applicants,
    applications,
    bare,
    by_verb,
    carried,
    outcomes,
)
from giac_schema.grammar.claims.cases import disputes, result
from giac_schema.grammar.claims.documents import decisions, documents, money
from giac_schema.grammar.claims.words import (
    APPLICATIONS,
    BLOCKS,
    CARRIED,
    OF_DOCUMENTS,
    OUTCOME_WORDS,
    RESULTS,
    VERBS,
    is_content,
)

if TYPE_CHECKING:
    from giac_schema.grammar.claims.tree import Count, Word
    from giac_schema.grammar.claims.words import Sense, Topic

__all__ = ["by_left"]

_Left = Callable[["Count", "Sequence[Word]", int, "Sequence[Word]", "Topic"], "Sense | None"]


def by_left(
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


def _applications(
    _: Count, left: Sequence[Word], place: int, _right: Sequence[Word], topic: Topic
) -> Sense | None:
    """Applications, unless those are meant that ended in some way: 不予公开的申请2件."""
    before = _nearest(left[:place])
    kind = "" if before is None else left[before].kind
    if kind in OUTCOME_WORDS:
        return outcomes(left[:place], topic)
    return carried(left, topic) if kind in CARRIED else applications(left, topic)


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
    **_for(APPLICATIONS, _applications),
    **_for(tuple(VERBS), _verb),
    **_for(
        (*cells.COLUMNS, "CITIZEN"),
        lambda _c, left, p, _r, topic: applicants(left[p], left[:p], topic),
    ),
}
"""What each kind of word makes of a count behind it."""


def _nearest(words: Sequence[Word]) -> int | None:
    """Which word before a count is the first that weighs something, if no other text lies between."""
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if is_content(word):
            return place
        if word.kind == "OTHER":
            return None
    return None
