"""Clauses taken apart: their words, what stands behind a count, words and counts in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.claims import cells
from giac_schema.grammar.claims.tree import Bracket, Count, Share, Word
from giac_schema.grammar.claims.words import OF_DOCUMENTS, Sense, is_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.claims.tree import Clause, Item

__all__ = [
    "breaks_down_anything",
    "denied_one",
    "goes_on",
    "holds_counts",
    "in_the_same_order",
    "one_each",
    "span_of",
    "until_count",
    "words_of",
]


def goes_on(found: Sequence[Clause]) -> bool:
    """Whether a sentence begins with 其中, so that it breaks down what the last one said."""
    first = next((w for w in words_of(found[0]) if w.kind != "AND"), None)
    return first is not None and first.kind in {"OF_THESE", "INCLUDING"}


def words_of(clause: Clause) -> list[Word]:
    """The words of a clause, without counts, shares and brackets."""
    return [item for item in clause if isinstance(item, Word)]


def until_count(items: Sequence[Item]) -> list[Word]:
    """The words up to the next count, without those that open the next item of a list."""
    found: list[Word] = []
    for item in items:
        if isinstance(item, (Count, Share)):
            listed = [i for i, w in enumerate(found) if w.kind == "AND"]
            return found[: listed[0]] if listed else []
        if isinstance(item, Word):
            found.append(item)
    return found


def holds_counts(bracket: Bracket) -> bool:
    """Whether a bracket counts anything, at any depth."""
    return any(
        isinstance(item, Count) or (isinstance(item, Bracket) and holds_counts(item))
        for clause in bracket.clauses
        for item in clause
    )


def breaks_down_anything(bracket: Bracket) -> bool:
    """Whether a bracket speaks of cells even behind a count that is of none: 共13件(含上年结转1件)."""
    words = [w for clause in bracket.clauses for w in words_of(clause)]
    own = OF_DOCUMENTS | {"CARRIED_IN"}
    return not holds_counts(bracket) or any(w.kind in own for w in words)


def denied_one(count: Count, left: Sequence[Word]) -> bool:
    """无一例, 未发生一起: not one."""
    said = [w for w in left if w.kind in {"NOT", "NO"}]
    return count.value == 1 and bool(said)


def in_the_same_order(clause: Clause) -> tuple[list[Word], list[Count], list[Word]] | None:
    """The words and counts of a clause with 分别, if there are as many of the one as of the other."""
    words = words_of(clause)
    at = next((i for i, w in enumerate(words) if w.kind == "RESPECTIVELY"), None)
    if at is None:
        return None
    counts = [item for item in clause if isinstance(item, Count)]
    named = [w for w in words[:at] if is_content(w)]
    tail = named[-len(counts) :] if counts else []
    if len(counts) < 2 or len(tail) != len(counts):  # noqa: PLR2004 - several, or there is nothing to tell apart
        return None
    return tail, counts, [w for w in words[:at] if w not in tail]


def one_each(sense: Sense) -> list[Sense]:
    """行政复议、行政诉讼各1件 is two claims."""
    if sense.subject != "disputes":
        return [sense]
    parts = [("reconsideration", ["RECONSIDERATION"])]
    parts.append(("litigation", [w.kind for w in sense.words if w.kind != "RECONSIDERATION"]))
    return [
        Sense(subject, cells.dispute(blocks), sense.words)  # type: ignore[arg-type]
        for subject, blocks in parts
    ]


def span_of(words: Sequence[Word]) -> tuple[int, int]:
    """Where in a sentence some words begin and end."""
    return min(w.start for w in words), max(w.end for w in words)
