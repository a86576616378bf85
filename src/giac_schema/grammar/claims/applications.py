"""Counts of applications: received, decided, carried over, by outcome, by who applied (表三)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.grammar.claims import cells
from giac_schema.grammar.claims.cases import cases
from giac_schema.grammar.claims.words import (
    APPLICATIONS,
    BLOCKS,
    CARRIED,
    FOREIGN,
    OUTCOME_WORDS,
    VERBS,
    Sense,
    Topic,
    any_of,
    coordinated,
    is_content,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.claims.tree import Word
    from giac_schema.model.claims import ClaimSubject

__all__ = ["applicants", "applications", "bare", "by_verb", "carried", "ellipsis", "outcomes"]

_BLOCKERS: Final = frozenset(
    ("FOREIGN", "PUBLISH", "CHANNEL", "PROCESSING_FEE", *cells.DOCUMENTS, *cells.DECISIONS)
)
"""What a verb with a count may govern instead of applications or cases."""


def carried(words: Sequence[Word], topic: Topic) -> Sense | None:
    """Applications carried over: in or out, or cases still open where the sentence is about cases."""
    found = [w for w in words if w.kind in CARRIED]
    if topic.name == "DISPUTE" and found[-1].kind == "IN_PROGRESS":
        return Sense("result", cells.dispute(topic.blocks, "PENDING"), (found[-1],))
    if topic.name in {"DOCUMENT", "DECISION"} and found[-1].kind in {"CARRIED", "IN_PROGRESS"}:
        return None
    if any_of(words, FOREIGN | BLOCKS):
        return None
    incoming = found[-1].kind == "CARRIED_IN" or any(w.kind == "LAST_YEAR" for w in words)
    if incoming:
        return Sense("carried_in", cells.handled("carried_in"), tuple(found[-1:]))
    return Sense("carried_out", cells.handled(CARRIED[found[-1].kind]), tuple(found[-1:]))


def outcomes(words: Sequence[Word], topic: Topic, *, joined: bool = True) -> Sense | None:
    """Applications by outcome: one word, several that 和 ties together, or one with its reason."""
    if topic.name in {"DOCUMENT", "DECISION"} or topic.published:
        return None
    if any_of(words, FOREIGN | BLOCKS):
        return None
    if topic.blocks and words[-1].kind == "WITHDRAWN":
        return Sense("result", cells.dispute(topic.blocks, "NO_RESULT"), (words[-1],))
    named = coordinated(words, OUTCOME_WORDS) if joined else list(words[-1:])
    if len(named) > 1:
        ways = cells.joined(cells.outcome(w.kind) for w in named)
    else:
        near = [w for w in words if w.kind in OUTCOME_WORDS]
        ways = tuple(way for w in reversed(near) for way in cells.outcome(w.kind))
        named = near
    return Sense("outcome", ways, tuple(named))


def bare(word: Word, before: Sequence[Word], topic: Topic) -> Sense | None:
    """公开3件 and 其他1件 say what they are of only by what was counted before."""
    alone = not any(map(is_content, before))
    if word.kind == "OPENED" and topic.name == "APPLICATION" and alone and not topic.published:
        return Sense("outcome", cells.outcome("OPENED"), (word,))
    return _others(word, topic) if word.kind == "ELSE" else None


def _others(word: Word, topic: Topic) -> Sense | None:
    """其他1件, of what was counted before it."""
    if topic.last == "result" and topic.blocks:
        return Sense("result", cells.dispute(topic.blocks, "ELSE"), (word,))
    if topic.last == "outcome":
        return Sense("outcome", cells.outcome("ELSE"), (word,))
    if topic.last == "applicant" and topic.base:
        return Sense("applicant", cells.column(topic.base, "ELSE"), (word,))
    return None


def applications(words: Sequence[Word], topic: Topic) -> Sense | None:
    """政府信息公开申请36件, with the verb before it, or with none."""
    noun = [w for w in words if w.kind in APPLICATIONS][-1]
    if noun.kind == "REQUEST" and not _are_for_information(words, topic):
        return None
    if any_of(words, FOREIGN | BLOCKS):
        return None
    if sum(w.kind == "CHANNEL" for w in words) == 1:  # those that came one way are not all
        return None
    said = [w for w in words if w.kind in VERBS]
    verbs = list(dict.fromkeys(VERBS[w.kind] for w in said)) or ["named"]
    ways = tuple(dict.fromkeys(way for verb in verbs for way in cells.handled(verb)))
    kinds = [w for w in words if w.kind in cells.COLUMNS or w.kind == "CITIZEN"]
    if len(kinds) == 1:
        (kind,) = kinds
        of_kind = cells.column(ways, _column(kind))
        if topic.in_breakdown:
            return Sense("applicant", of_kind, (kind, noun))
        ways = (*ways, *of_kind) if kind.kind == "CITIZEN" else (*of_kind, *ways)
    return Sense(_subject(verbs), ways, (*said[:1], noun), verbs[0])


def _column(applicant: Word) -> str:
    """The column of a kind of applicant: 公民 are natural persons."""
    return "NATURAL_PERSON" if applicant.kind == "CITIZEN" else applicant.kind


def _are_for_information(words: Sequence[Word], topic: Topic) -> bool:
    """Whether a bare 申请 is one for information, by these words or by what the sentences so far were about."""
    if topic.name == "APPLICATION" or topic.outcomes or _all_of_them(words):
        return True
    if any(w.kind == "RECEIVE" and w.text.startswith("新") for w in words):
        return True
    return topic.answers and not any(w.kind == "OTHER" for w in words)


def _all_of_them(words: Sequence[Word]) -> bool:
    """申请总量, and not 专利申请总量: a report on disclosure counts no other applications."""
    at = next((i for i, w in enumerate(words) if w.text.startswith("申请总")), None)
    return at is not None and (at == 0 or words[at - 1].kind != "OTHER")


def _subject(verbs: Sequence[str]) -> ClaimSubject:
    if "received" in verbs and len(verbs) == 1:
        return "received"
    return "answered" if verbs == ["answered"] else "handled"


def by_verb(words: Sequence[Word], right: Sequence[Word], topic: Topic) -> Sense | None:
    """共收到3件, 受理26件政府信息公开申请, 行政复议办结2件."""
    if any_of(words, FOREIGN):
        return None
    inside = [w for w in words if w.kind in BLOCKS]
    if inside:
        # 行政复议答复3件 are letters to whoever decides a case
        return None if words[-1].kind == "ANSWER" else cases(words[-1], inside)
    if any(w.kind in APPLICATIONS for w in words):
        return applications(words, topic)
    content = [w for w in right if is_content(w)]
    nouns = [w for w in content if w.kind in APPLICATIONS or w.kind in BLOCKS]
    if nouns and not any_of(content[: content.index(nouns[0])], _BLOCKERS):
        blocks = [w for w in nouns if w.kind in BLOCKS]
        if blocks:
            return cases(words[-1], coordinated(right[: right.index(blocks[-1]) + 1], BLOCKS))
        return applications([*words, *nouns[:1]], topic)
    if right and (right[0].kind == "OTHER" or any_of(content, _BLOCKERS)):
        return None
    return ellipsis(words, topic)


def ellipsis(words: Sequence[Word], topic: Topic) -> Sense | None:
    """A verb and a count, where the sentence before said of what."""
    verb = words[-1]
    if any(w.kind in {"CHANNEL", "OTHER"} for w in words[:-1]):
        return None
    if topic.name == "APPLICATION" and not (topic.published or topic.aside):
        name = VERBS[verb.kind]
        return Sense(_subject([name]), cells.handled(name), (verb,), name)
    if topic.name == "DISPUTE" and topic.blocks and verb.kind in {"ANSWER", "FINISH"}:
        return Sense("result", cells.dispute(topic.blocks, "FINISHED"), (verb,), "finished")
    return None


def applicants(word: Word, before: Sequence[Word], topic: Topic) -> Sense | None:
    """其中自然人20件: some of the total before."""
    if topic.name != "APPLICATION" or not topic.base:
        return None
    if any_of(before, FOREIGN):
        return None
    return Sense("applicant", cells.column(topic.base, _column(word)), (word,))
