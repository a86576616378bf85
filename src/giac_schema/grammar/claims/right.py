"""What the words behind a count say it is of: 2件予以公开, 1件尚未审结, 3件政府信息公开申请."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.grammar.claims import cells
from giac_schema.grammar.claims.applications import (
    applicants,
    applications,
    carried,
    ellipsis,
    outcomes,
)
from giac_schema.grammar.claims.cases import disputes, result
from giac_schema.grammar.claims.documents import documents
from giac_schema.grammar.claims.words import (
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
    from collections.abc import Sequence

    from giac_schema.grammar.claims.tree import Word
    from giac_schema.grammar.claims.words import Sense, Topic

__all__ = ["by_right"]

_BEHIND: Final = frozenset(("CHANNEL", "PROCESSING_FEE", "FOREIGN", "PUBLISH", "NOT", "NO"))
"""What may stand behind a count that is then of no cell: 3件通过网上提交."""


def by_right(right: Sequence[Word], topic: Topic) -> Sense | None:
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
        return documents([w for w in content if w is first or w.kind in OF_DOCUMENTS], (), topic)
    if first.kind in APPLICATIONS:
        some = right[0].kind == "OTHER" or _are_some(right, topic)
        return None if some else applications(content, topic)
    if first.kind in VERBS and topic.name:
        return ellipsis([first], topic)
    return (
        applicants(first, (), topic) if first.kind in cells.COLUMNS and topic.in_breakdown else None
    )


def _are_some(right: Sequence[Word], topic: Topic) -> bool:
    """Whether a count is of some of the applications that were counted before: 1件申请属于…, and not 3件申请均为…."""
    kinds = {w.kind for w in right}
    short = "REQUEST" in kinds and not kinds & VERBS.keys()
    return short and bool(topic.base) and not any(w.text in _ALL for w in right)


_ALL: Final = frozenset(("均", "都", "全部", "共", "总计", "合计"))


def _by_end(ended: Word, content: Sequence[Word], topic: Topic) -> Sense | None:
    """How what is counted ended: carried over, decided, upheld."""
    if ended.kind in CARRIED:
        return carried([ended], topic)
    if ended.kind in RESULTS:
        return result(ended, [w for w in content if w.kind in BLOCKS], topic)
    return outcomes([w for w in content if w.kind in OUTCOME_WORDS], topic, joined=False)
