"""Which word of a sentence governs a count, and what the count is then of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, frozen

from giac_schema.grammar import claims_cells as cells
from giac_schema.grammar.claims_cells import Ways
from giac_schema.grammar.claims_tree import Count, Word
from giac_schema.model.claims import ClaimSubject

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["OUTCOME_WORDS", "Sense", "Topic", "governed", "is_content"]


@define
class Topic:
    """What the sentences so far were about."""

    name: str = ""
    """``APPLICATION``, ``DISPUTE``, ``DOCUMENT``, ``DECISION`` or nothing."""
    blocks: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    decision: str = ""
    base: Ways = ()
    """How the last total of applications may be meant; kinds of applicants are counted of it."""
    in_breakdown: bool = False
    outcomes: bool = False
    """Whether the sentence names outcomes of applications for information."""
    informed: bool = False
    """Whether the sentence, or the one before, speaks of information that is public or applied for:
    cases of reconsideration and litigation are of many other things too."""
    until: bool = False
    """Whether the sentence counts what has come about in all the years until now."""
    published: bool = False
    """Whether the sentence counts what was put on a site."""


@frozen
class Sense:
    """What a count is of."""

    subject: ClaimSubject
    ways: Ways
    words: tuple[Word, ...]
    """The words that say so."""
    verb: str = ""
    """For applications: which way of speaking of them; see :func:`.claims_cells.handled`."""


_LIGHT: Final = frozenset(
    [
        "LIGHT",
        "AND",
        "OF_THESE",
        "INCLUDING",
        "EACH",
        "RESPECTIVELY",
        "ABOUT",
        "YEAR",
        "AREA",
        "UNTIL",
        "OCCUR",
        "PAID",
        "APPLICANTS",
    ]
)
OUTCOME_WORDS: Final = frozenset([*cells.OUTCOMES, *cells.GROUPS, "ALREADY_PUBLIC", "WITHDRAWN"])
_CARRIED: Final = {
    "CARRIED_IN": "carried_in",
    "CARRIED_OUT": "carried_out",
    "CARRIED": "carried",
    "IN_PROGRESS": "carried_out",
}
_VERBS: Final = {
    "RECEIVE": "received",
    "ACCEPT": "handled",
    "HANDLE": "handled",
    "ANSWER": "answered",
    "FINISH": "answered",
}
_RESULTS: Final = frozenset(("UPHELD", "CORRECTED", "DISMISSED", "NO_RESULT", "PENDING"))
_BLOCKS: Final = frozenset(("RECONSIDERATION", "LITIGATION", "DIRECT", "AFTER_RECONSIDERATION"))
_OF_DOCUMENTS: Final = frozenset(
    ("ISSUED", "REPEALED", "IN_FORCE", "MADE", "NEWLY_DISCLOSED", "TOTAL_DISCLOSED")
)
_APPLICATIONS: Final = frozenset(("APPLICATION", "REQUEST"))
_BARS: Final = frozenset(("CHANGE", "PLAN", "PART_OF_YEAR", "INSTANCE", "PROCESSING_FEE", "NOT"))
"""What keeps a count, wherever it stands before it, from being a figure of this report's tables."""
_PUBLISHING: Final = frozenset(("PUBLISH", "OPENED", "DISCLOSED"))
"""Words that, said of documents, tell how many were put on a site."""
_MONEY: Final = frozenset(("元", "万元"))
_MATTERS: Final = frozenset("项个条部")


def is_content(word: Word) -> bool:
    """Whether a word weighs something."""
    return word.kind not in _LIGHT and word.kind != "OTHER"


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
    sense = _by_left(count, left, right, topic) or _matters(count, left, topic)
    if sense is None and not any(map(is_content, left)) and not _gap(left):
        sense = _by_right(count, right, topic)
        if sense is None and not any(is_content(w) for w in right):
            sense = governed_by_pending(count, pending, topic)
    if sense is None or not _unit_fits(count, sense) or _of_other_cases(count, sense, topic):
        return None
    return sense


def _of_other_cases(count: Count, sense: Sense, topic: Topic) -> bool:
    """Whether cases may well be of something else than information."""
    of_cases = sense.subject in {"reconsideration", "litigation", "disputes", "result"}
    return of_cases and count.value > 0 and not topic.informed


def governed_by_pending(count: Count, pending: Sequence[Word], topic: Topic) -> Sense | None:
    """What the clause before says the count is of: 收到政府信息公开申请,共3件."""
    if any(w.kind in _BARS for w in pending) or _of_last_year(pending):
        return None
    return _by_left(count, pending, (), topic)


def _of_others(words: Sequence[Word], topic: Topic) -> bool:
    """Whether a count is of other organs: those named in a breakdown, or those that were helped."""
    found = [w for w in words if w.kind == "OTHER_ORGANS"]
    return bool(found) and (topic.in_breakdown or found[-1].text[0] in "转协指代")


def _of_last_year(words: Sequence[Word]) -> bool:
    return any(w.kind == "LAST_YEAR" for w in words) and not any(w.kind in _CARRIED for w in words)


def _unit_fits(count: Count, sense: Sense) -> bool:
    if sense.subject in {"fees", "procurement"}:
        return True
    if count.unit in _MONEY or count.value != int(count.value):
        return False
    if sense.subject == "document" and count.unit == "条":
        return any(w.kind in _OF_DOCUMENTS for w in sense.words)
    if sense.subject == "decision":
        return count.unit not in _MATTERS or count.value == 0
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


def _by_left(
    count: Count, left: Sequence[Word], right: Sequence[Word], topic: Topic
) -> Sense | None:
    place = _nearest(left)
    if place is None:
        return None
    word = left[place]
    kind = word.kind
    before = left[:place]
    inside = [w for w in left if w.kind in _BLOCKS]
    if kind in _CARRIED or any(w.kind == "CARRIED_IN" for w in left):
        return _carried(left, topic)
    if kind in _RESULTS:
        return _result(word, inside, topic)
    if kind in _BLOCKS:
        return _disputes(left[: place + 1])
    if kind in OUTCOME_WORDS:
        return _outcomes(left[: place + 1], topic)
    if kind in cells.DOCUMENTS or kind in _OF_DOCUMENTS:
        return _documents(left[: place + 1], right, topic)
    if kind in cells.DECISIONS or kind in {"MATTERS", "ADDED"}:
        return _decisions(count, left[: place + 1], topic)
    if kind in {"ADMINISTRATIVE_FEES", "PROCUREMENT"}:
        return _money(count, word)
    if kind in _APPLICATIONS:
        return _applications(left, topic)
    if kind in _VERBS:
        if before and before[-1].kind in OUTCOME_WORDS:
            return _outcomes(before, topic)
        return _by_verb(left[: place + 1], right, topic)
    if kind in cells.COLUMNS or kind == "CITIZEN":
        return _applicants(word, before, right, topic)
    return _bare(word, before, topic)


def _bare(word: Word, before: Sequence[Word], topic: Topic) -> Sense | None:
    """公开3件 and 其他1件 say what they are of only in a breakdown."""
    alone = not any(map(is_content, before))
    if word.kind == "OPENED" and topic.name == "APPLICATION" and alone and not topic.published:
        return Sense("outcome", cells.outcome("OPENED"), (word,))
    if word.kind == "ELSE" and topic.in_breakdown:
        if topic.name == "DISPUTE" and topic.blocks:
            return Sense("result", cells.dispute(topic.blocks, "ELSE"), (word,))
        if topic.name == "APPLICATION":
            ways = cells.outcome("ELSE")
            kinds = cells.column(topic.base, "ELSE") if topic.base else ()
            return Sense("outcome", (*ways, *kinds), (word,))
    return None


def _by_right(count: Count, right: Sequence[Word], topic: Topic) -> Sense | None:
    """其中2件予以公开, 1件尚未审结, 有3件政府信息公开申请."""
    content = [w for w in right if is_content(w)]
    if any(
        w.kind in {"CHANNEL", "PROCESSING_FEE", "FOREIGN", "PUBLISH", "NOT", "NO"} for w in content
    ):
        return None
    blocks = [w for w in right if w.kind in _BLOCKS]
    for word in content:
        if word.kind in _CARRIED:
            return _carried([word], topic)
        if word.kind in _RESULTS:
            return _result(word, blocks, topic)
        if word.kind in OUTCOME_WORDS:
            return _outcomes([w for w in content if w.kind in OUTCOME_WORDS], topic, joined=False)
    if not content:
        return None
    first = content[0]
    if first.kind in _BLOCKS:
        return _disputes(content)
    if first.kind in cells.DOCUMENTS:
        return _documents([first], (), topic)
    if first.kind in _APPLICATIONS:
        return _applications(content, topic)
    if first.kind in _VERBS and topic.name:
        return _ellipsis([first], topic)
    if first.kind in cells.COLUMNS and topic.in_breakdown:
        return _applicants(first, (), (), topic)
    return None


def _carried(words: Sequence[Word], topic: Topic) -> Sense | None:
    found = [w for w in words if w.kind in _CARRIED]
    if topic.name == "DISPUTE" and found[-1].kind == "IN_PROGRESS":
        return Sense("result", cells.dispute(topic.blocks, "PENDING"), (found[-1],))
    if topic.name in {"DOCUMENT", "DECISION"} and found[-1].kind in {"CARRIED", "IN_PROGRESS"}:
        return None
    if any(w.kind in {"FOREIGN", "PUBLISH"} or w.kind in _BLOCKS for w in words):
        return None
    incoming = found[-1].kind == "CARRIED_IN" or any(w.kind == "LAST_YEAR" for w in words)
    if incoming:
        return Sense("carried_in", cells.handled("carried_in"), tuple(found[-1:]))
    return Sense("carried_out", cells.handled(_CARRIED[found[-1].kind]), tuple(found[-1:]))


def _result(word: Word, inside: Sequence[Word], topic: Topic) -> Sense | None:
    blocks = tuple(w.kind for w in inside) or (topic.blocks if topic.name == "DISPUTE" else ())
    if not blocks:
        return None
    return Sense("result", cells.dispute(blocks, word.kind), (*inside, word))


def _disputes(words: Sequence[Word]) -> Sense | None:
    """The cases that the last words name: one kind, or several with 和 or 、 between them."""
    named = _coordinated(words, _BLOCKS)
    ways = cells.dispute(w.kind for w in named)
    kinds = {w.kind for w in named}
    mixed = "RECONSIDERATION" in kinds and len(kinds) > 1
    if mixed:
        return Sense("disputes", ways, tuple(named))
    subject: ClaimSubject = "reconsideration" if "RECONSIDERATION" in kinds else "litigation"
    return Sense(subject, ways, tuple(named))


def _coordinated(words: Sequence[Word], kinds: frozenset[str]) -> list[Word]:
    """The last word and those of its kind before it that 和, 及 or 、 ties to it."""
    found: list[Word] = []
    tied = True
    for word in reversed(words):
        if word.kind in kinds and tied:
            found.insert(0, word)
            tied = False
        elif word.kind == "AND":
            tied = True
        elif word.kind not in _LIGHT:
            break
    return found


def _outcomes(words: Sequence[Word], topic: Topic, *, joined: bool = True) -> Sense | None:
    if topic.name in {"DOCUMENT", "DECISION"} or topic.published:
        return None
    if any(w.kind in {"FOREIGN", "PUBLISH"} or w.kind in _BLOCKS for w in words):
        return None
    named = _coordinated(words, OUTCOME_WORDS) if joined else list(words[-1:])
    if len(named) > 1:
        ways = cells.joined(cells.outcome(w.kind) for w in named)
    else:
        near = [w for w in words if w.kind in OUTCOME_WORDS]
        ways = tuple(way for w in reversed(near) for way in cells.outcome(w.kind))
        named = near
    return Sense("outcome", ways, tuple(named))


def _documents(words: Sequence[Word], right: Sequence[Word], topic: Topic) -> Sense | None:
    kinds = [w for w in words if w.kind in cells.DOCUMENTS]
    what = [w for w in words if w.kind in _OF_DOCUMENTS]
    if not kinds and what:
        kinds = [w for w in right if is_content(w)][:1]
        kinds = [w for w in kinds if w.kind in cells.DOCUMENTS]
    if topic.until and what and what[-1].kind != "IN_FORCE":
        return None
    publishes = topic.published or any(w.kind in _PUBLISHING for w in words)
    if any(w.kind in {"FOREIGN", "CHANNEL", "HANDLE"} for w in words) or (publishes and not what):
        return None
    named = tuple(dict.fromkeys(w.kind for w in kinds[-1:])) or topic.documents
    if not named and what and what[-1].kind == "IN_FORCE":
        named = ("NORMATIVE_DOCUMENTS",)
    if not named or len(kinds) > 1 or len({w.kind for w in what}) > 1:
        return None
    ways = cells.document(named, what[-1].kind if what else "")
    return Sense("document", ways, (*kinds, *what))


def _decisions(count: Count, words: Sequence[Word], topic: Topic) -> Sense | None:
    if any(w.kind in {"FOREIGN", "PUBLISH", "CHANNEL"} for w in words) or topic.published:
        return None
    named = (
        _coordinated(words, frozenset(cells.DECISIONS))
        or [w for w in words if w.kind in cells.DECISIONS][-1:]
    )
    rows = [cells.DECISIONS[w.kind] for w in named] or ([topic.decision] if topic.decision else [])
    last = words[-1]
    if not rows:
        return None
    if last.kind == "ADDED":
        if count.unit in _MATTERS:
            return Sense("matter", ((f"{rows[-1]}.items_change",),), (*named, last))
        return None
    if last.kind == "MATTERS" and "决定" not in last.text and count.value:
        return None
    return Sense("decision", (tuple(f"{row}.decisions" for row in rows),), tuple(named) or (last,))


def _matters(count: Count, left: Sequence[Word], topic: Topic) -> Sense | None:
    """行政处罚事项新增10项,总计44项: those of last year and the change together."""
    said = [w for w in left if w.text in {"总计", "共计", "合计"}]
    if not said or count.unit != "项" or not topic.decision or any(map(is_content, left)):
        return None
    ways = ((f"{topic.decision}.items_last_year", f"{topic.decision}.items_change"),)
    return Sense("matter", ways, tuple(said))


def _money(count: Count, word: Word) -> Sense | None:
    if word.kind == "PROCUREMENT":
        name = "amount" if count.unit in _MONEY else "projects"
        return Sense("procurement", ((f"disclosure.procurement.{name}",),), (word,))
    if count.unit not in _MONEY:
        return None
    return Sense("fees", (("disclosure.administrative_fees.amount",),), (word,))


def _applications(words: Sequence[Word], topic: Topic) -> Sense | None:
    """政府信息公开申请36件, with the verb before it, or with none."""
    named = [w for w in words if w.kind in _APPLICATIONS][-1]
    new = any(w.kind == "RECEIVE" and w.text.startswith("新") for w in words)
    if named.kind == "REQUEST" and topic.name != "APPLICATION" and not (new or topic.outcomes):
        return None
    if any(w.kind in {"FOREIGN", "PUBLISH"} or w.kind in _BLOCKS for w in words):
        return None
    channels = sum(w.kind == "CHANNEL" for w in words)
    if channels == 1:
        return None
    said = [w for w in words if w.kind in _VERBS]
    verbs = list(dict.fromkeys(_VERBS[w.kind] for w in said)) or ["named"]
    ways = tuple(dict.fromkeys(way for verb in verbs for way in cells.handled(verb)))
    kinds = [w for w in words if w.kind in cells.COLUMNS or w.kind == "CITIZEN"]
    subject: ClaimSubject = _subject(verbs)
    if len(kinds) == 1:
        word = kinds[0]
        of_kind = cells.column(ways, "NATURAL_PERSON" if word.kind == "CITIZEN" else word.kind)
        if topic.in_breakdown:
            return Sense("applicant", of_kind, (word, named))
        ways = (*ways, *of_kind) if word.kind == "CITIZEN" else (*of_kind, *ways)
    return Sense(subject, ways, (*said[:1], named), verbs[0])


def _subject(verbs: Sequence[str]) -> ClaimSubject:
    if "received" in verbs and len(verbs) == 1:
        return "received"
    return "answered" if verbs == ["answered"] else "handled"


def _by_verb(words: Sequence[Word], right: Sequence[Word], topic: Topic) -> Sense | None:
    """共收到3件, 受理26件政府信息公开申请, 行政复议办结2件."""
    if any(w.kind in {"FOREIGN", "PUBLISH"} for w in words):
        return None
    inside = [w for w in words if w.kind in _BLOCKS]
    if inside:
        return _cases(words[-1], inside)
    if any(w.kind in _APPLICATIONS for w in words):
        return _applications(words, topic)
    content = [w for w in right if is_content(w)]
    nouns = [w for w in content if w.kind in _APPLICATIONS or w.kind in _BLOCKS]
    blockers = {
        "FOREIGN",
        "PUBLISH",
        "CHANNEL",
        "PROCESSING_FEE",
        *cells.DOCUMENTS,
        *cells.DECISIONS,
    }
    if nouns and not any(w.kind in blockers for w in content[: content.index(nouns[0])]):
        blocks = [w for w in nouns if w.kind in _BLOCKS]
        if blocks:
            return _cases(words[-1], _coordinated(right[: right.index(blocks[-1]) + 1], _BLOCKS))
        return _applications([*words, *nouns[:1]], topic)
    if right and (right[0].kind == "OTHER" or any(w.kind in blockers for w in content)):
        return None
    return _ellipsis(words, topic)


def _ellipsis(words: Sequence[Word], topic: Topic) -> Sense | None:
    """A verb and a count, where the sentence before said of what."""
    verb = words[-1]
    if any(w.kind in {"CHANNEL", "OTHER"} for w in words[:-1]):
        return None
    if topic.name == "APPLICATION" and not topic.published:
        name = _VERBS[verb.kind]
        return Sense(_subject([name]), cells.handled(name), (verb,), name)
    if topic.name == "DISPUTE" and topic.blocks and verb.kind in {"ANSWER", "FINISH"}:
        return Sense("result", cells.dispute(topic.blocks, "FINISHED"), (verb,))
    return None


def _cases(verb: Word, blocks: Sequence[Word]) -> Sense:
    sense = _disputes(list(blocks))
    assert sense is not None
    if verb.kind in {"ANSWER", "FINISH"}:
        ways = cells.dispute([w.kind for w in blocks], "FINISHED")
        return Sense("result", ways, (*blocks, verb))
    return sense


def _applicants(
    word: Word, before: Sequence[Word], right: Sequence[Word], topic: Topic
) -> Sense | None:
    """其中自然人20件: some of the total before."""
    if topic.name != "APPLICATION" or not topic.base:
        return None
    if any(w.kind in {"FOREIGN", "PUBLISH"} for w in before):
        return None
    kind = "NATURAL_PERSON" if word.kind == "CITIZEN" else word.kind
    return Sense("applicant", cells.column(topic.base, kind), (word,))
