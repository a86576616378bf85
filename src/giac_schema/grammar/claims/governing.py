"""What a count is of, by the words around it, unless something keeps it from being of this report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.grammar.claims.documents import MATTERS, MONEY, matters
from giac_schema.grammar.claims.left import by_left
from giac_schema.grammar.claims.right import by_right
from giac_schema.grammar.claims.words import CARRIED, OF_DOCUMENTS, is_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.claims.tree import Count, Word
    from giac_schema.grammar.claims.words import Sense, Topic

__all__ = ["governed"]

_BARS: Final = frozenset(("CHANGE", "PLAN", "PART_OF_YEAR", "INSTANCE", "PROCESSING_FEE", "NOT"))
"""What keeps a count, wherever it stands before it, from being a figure of this report's tables."""


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
    if _barred(left) or _of_others(left, topic):
        return None
    sense = by_left(count, left, right, topic) or matters(count, left, topic)
    if sense is None and not any(map(is_content, left)) and not _gap(left):
        sense = by_right(right, topic)
        if sense is None and not any(is_content(w) for w in right):
            sense = _by_pending(count, left, pending, topic)
    if sense is None or not _unit_fits(count, sense) or _of_other_cases(count, sense, topic):
        return None
    return sense


def _by_pending(
    count: Count, left: Sequence[Word], pending: Sequence[Word], topic: Topic
) -> Sense | None:
    """What the clause before says the count is of: 收到政府信息公开申请,共3件."""
    if _barred([*pending, *left]):
        return None
    return by_left(count, [w for w in pending if w.kind != "CHANGE"], (), topic)


def _barred(words: Sequence[Word]) -> bool:
    """Whether the words before a count keep it from being a figure of this report's tables.

    同比增加20件 is a change, 同比上升20%,达到156件 ends with what it came to.
    """
    change = max((i for i, w in enumerate(words) if w.kind == "CHANGE"), default=-1)
    reached = any(w.kind == "ABOUT" and w.text[0] == "达" for w in words[change + 1 :])
    bars = any(w.kind in _BARS and not (reached and w.kind == "CHANGE") for w in words)
    return bars or _of_last_year(words)


def _of_other_cases(count: Count, sense: Sense, topic: Topic) -> bool:
    """Whether cases may well be of something else than information."""
    of_cases = sense.subject in {"reconsideration", "litigation", "disputes", "result"}
    return of_cases and count.value > 0 and not topic.informed


def _of_others(words: Sequence[Word], topic: Topic) -> bool:
    """Whether a count is of other organs: those named in a breakdown, or those that were helped."""
    found = [w for w in words if w.kind == "OTHER_ORGANS"]
    return bool(found) and (topic.in_breakdown or any(w.text[0] in "转协指代" for w in found))


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


def _gap(words: Sequence[Word]) -> bool:
    return bool(words) and words[-1].kind == "OTHER"
