"""Counts of 表二: documents, decisions, matters, money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.grammar.claims import cells
from giac_schema.grammar.claims.words import (
    OF_DOCUMENTS,
    Sense,
    Topic,
    any_of,
    coordinated,
    is_content,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.claims.tree import Count, Word

__all__ = ["MATTERS", "MONEY", "decisions", "documents", "matters", "money"]

_PUBLISHING: Final = frozenset(("PUBLISH", "OPENED", "DISCLOSED"))
"""Words that, said of documents, tell how many were put on a site."""
MONEY: Final = frozenset(("元", "万元"))
MATTERS: Final = frozenset("项个条部")
_ELSEWHERE: Final = frozenset(("FOREIGN", "CHANNEL", "HANDLE"))
"""What documents have no cell for: those of others, those of one channel, those that were dealt with."""
_DECISIONS: Final = frozenset(cells.DECISIONS)


def documents(words: Sequence[Word], right: Sequence[Word], topic: Topic) -> Sense | None:
    """规章 and 规范性文件: issued, repealed, in force; not how many were put on a site."""
    kinds = [w for w in words if w.kind in cells.DOCUMENTS]
    changes = [w for w in words if w.kind in OF_DOCUMENTS]
    if not kinds and changes:  # 废止3件规范性文件
        kinds = [w for w in right if is_content(w)][:1]
        kinds = [w for w in kinds if w.kind in cells.DOCUMENTS]
    change = changes[-1].kind if changes else ""
    if topic.until and change not in {"", "IN_FORCE"}:
        return None
    publishes = topic.published or any(w.kind in _PUBLISHING for w in words)
    if any_of(words, _ELSEWHERE) or (publishes and not changes):
        return None
    named = (kinds[-1].kind,) if kinds else topic.documents
    if not named and change == "IN_FORCE":
        named = ("NORMATIVE_DOCUMENTS",)
    if not named or len(kinds) > 1 or len({w.kind for w in changes}) > 1:
        return None
    return Sense("document", cells.document(named, change), (*kinds, *changes))


def decisions(count: Count, words: Sequence[Word], topic: Topic) -> Sense | None:
    """Decisions of licensing, penalty, coercion, and for the 2019 form the change in matters."""
    if any(w.kind in {"FOREIGN", "PUBLISH", "CHANNEL"} for w in words) or topic.published:
        return None
    named = coordinated(words, _DECISIONS) or [w for w in words if w.kind in cells.DECISIONS][-1:]
    rows = [cells.DECISIONS[w.kind] for w in named] or ([topic.decision] if topic.decision else [])
    last = words[-1]
    if not rows:
        return None
    if last.kind == "ADDED":
        if count.unit in MATTERS:
            return Sense("matter", ((f"{rows[-1]}.items_change",),), (*named, last))
        return None
    if last.kind == "MATTERS" and "决定" not in last.text and count.value:
        return None
    return Sense("decision", (tuple(f"{row}.decisions" for row in rows),), tuple(named) or (last,))


def matters(count: Count, left: Sequence[Word], topic: Topic) -> Sense | None:
    """行政处罚事项新增10项,总计44项: those of last year and the change together."""
    said = [w for w in left if w.text in {"总计", "共计", "合计"}]
    if not said or count.unit != "项" or not topic.decision or any(map(is_content, left)):
        return None
    ways = ((f"{topic.decision}.items_last_year", f"{topic.decision}.items_change"),)
    return Sense("matter", ways, tuple(said))


def money(count: Count, word: Word) -> Sense | None:
    """Administrative fees, and procurement: its amount or its projects."""
    if word.kind == "PROCUREMENT":
        if count.unit == "条":
            return None  # pieces of information on it
        name = "amount" if count.unit in MONEY else "projects"
        return Sense("procurement", ((f"disclosure.procurement.{name}",),), (word,))
    if count.unit not in MONEY:
        return None
    return Sense("fees", (("disclosure.administrative_fees.amount",),), (word,))
