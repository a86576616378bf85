"""What prose says about cells of the tables: claims, each with every cell it may be meant to agree with.

>>> from giac_schema.grammar.claims import find_claims
>>> [claim] = find_claims("全年共收到政府信息公开申请36件。")
>>> claim.value, claim.unit, claim.quote
(36, '件', '收到政府信息公开申请36件')
>>> [str(reading) for reading in claim.readings]
['requests.received.total', 'requests.received.total + requests.carried_in.total']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs
from attrs import define, field

from giac_schema.grammar import claims_cells as cells
from giac_schema.grammar.claims_denial import denials
from giac_schema.grammar.claims_governing import OUTCOME_WORDS, Sense, Topic, governed, is_content
from giac_schema.grammar.claims_tree import Bracket, Count, Share, Word, clauses
from giac_schema.grammar.prose import Sentence, sentences
from giac_schema.model.claims import Claim
from giac_schema.model.source import Position

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from giac_schema.grammar.claims_tree import Clause, Item
    from giac_schema.model.values import Number

__all__ = ["find_claims"]

_COUNTS: Final = re.compile(
    r"[0-9一二两三四五六七八九十百]+(\.[0-9]+)?[余多]?万?[件条份次起宗个项部例桩案元]"
)
_DENIES: Final = re.compile(r"[未无没零0]")
_HEADING: Final = re.compile(r"[(（]?[一二三四五六七八九十]+[)）、.]")
_INFORMATION: Final = re.compile(r"信息的?公开|依申请|公开信息|公开申请")
_SHORT: Final = 40
_BREAKS_DOWN: Final = frozenset(("outcome", "applicant", "result", "carried_in", "carried_out"))
_TOTALS: Final = frozenset(("received", "handled", "answered"))


def find_claims(
    text: str, *, about: str = "", year: int | None = None, locate: Locate = lambda _: Position()
) -> tuple[Claim, ...]:
    """The claims of a text, in order.

    Args:
        text: Some prose, as printed.
        about: What its first sentence is about if it does not say so itself: ``APPLICATION`` or ``DISPUTE``.
        year: The year it reports on; by default the latest that it names.
        locate: Where in its source a character of the text stood.

    Returns:
        What it says of the year it reports on; figures of other years, which it also names, are left out.
    """
    teller = _Teller(text, about, locate)
    for sentence in sentences(text):
        teller.tell(sentence)
    named = (claim.year for claim in teller.claims if claim.year)
    reported = max(named, default=None) if year is None else year
    return _renumbered([c if c.year in {None, reported} else None for c in teller.claims])


Locate: TypeAlias = "Callable[[int], Position]"


def _renumbered(claims: Sequence[Claim | None]) -> tuple[Claim, ...]:
    """The claims that are kept, each with the new place of its total among them."""
    places = {old: new for new, old in enumerate(i for i, c in enumerate(claims) if c)}
    return tuple(
        c if c.part_of is None else attrs.evolve(c, part_of=places.get(c.part_of))
        for c in claims
        if c is not None
    )


@define
class _Teller:
    """Goes through a text, remembering what it is about."""

    source: str
    about: str
    """What a new paragraph is about before it says so."""
    locate: Locate
    number: int = -1
    claims: list[Claim] = field(factory=list)
    topic: Topic = field(init=False)
    year: int | None = None
    base: int | None = None
    """The place of the total that is being broken down."""
    base_verb: str = ""
    barred: bool = False
    """Whether the sentence speaks of a part of the year, or of what is planned."""
    wide: bool = False

    @topic.default
    def _given(self) -> Topic:
        return Topic(self.about)

    def tell(self, sentence: Sentence) -> None:
        """Take in one sentence."""
        self.number += 1
        if sentence.begins and _HEADING.match(sentence.text):
            self.topic, self.base = Topic(self.about), None
        self.topic.published = self.wide = False
        speaks = _COUNTS.search(sentence.text) or _DENIES.search(sentence.text)
        if not speaks and len(sentence.text) > _SHORT:
            return
        found = clauses(sentence.text)
        if not _continues(found):
            self.barred = self.topic.in_breakdown = False
        self.topic.until = "截" in sentence.text and "累计" in sentence.text
        about = self.topic.name in {"APPLICATION", "DISPUTE"}
        self.topic.informed = about or bool(_INFORMATION.search(sentence.text))
        self.topic.outcomes = any(w.kind in OUTCOME_WORDS for c in found for w in _words(c))
        self._clauses(found, sentence)

    def _clauses(self, found: Iterable[Clause], sentence: Sentence) -> None:
        pending: list[Word] = []
        for clause in found:
            counted = self._clause(clause, pending, sentence)
            pending = [] if counted else [*pending, *_words(clause)]

    def _clause(self, clause: Clause, pending: Sequence[Word], sentence: Sentence) -> bool:
        """Take in a clause; whether it held a count."""
        left: list[Word] = []
        counted = False
        listed = _listed(clause)
        if listed:
            self._respectively(*listed, sentence)
            return True
        for place, item in enumerate(clause):
            match item:
                case Word("BARE"):
                    self._bare(item, left, sentence)
                case Word():
                    self._word(item)
                    left.append(item)
                case Count():
                    if _denied_one(item, left):
                        continue
                    right = _until_count(clause[place + 1 :])
                    self._count(item, left, right, () if counted else pending, sentence)
                    left, counted = [], True
                case Bracket():
                    if _counts(item):
                        self._bracket(item, sentence)
                    else:
                        left += [w for c in item.clauses for w in _words(c) if is_content(w)]
                case Share():
                    self._share(item)
        if not self.barred:
            for denial in denials(left, pending, self.topic):
                self._claim(denial, 0, "", _span(denial.words), sentence, denied=True)
        return counted

    def _bracket(self, bracket: Bracket, sentence: Sentence) -> None:
        was, self.topic.in_breakdown = self.topic.in_breakdown, True
        self._clauses(bracket.clauses, sentence)
        self.topic.in_breakdown = was

    def _word(self, word: Word) -> None:
        """What a word changes for all that follows."""
        kind = word.kind
        if kind == "YEAR":
            self.year = int(re.sub(r"[^0-9]", "", word.text))
        elif kind in {"PART_OF_YEAR", "PLAN"}:
            self.barred = True
        elif kind == "LIGHT" and "全年" in word.text:
            self.barred = False
        elif kind == "AREA":
            self.wide = True
        elif kind in {"OF_THESE", "INCLUDING"}:
            self.topic.in_breakdown = True
        elif kind == "PUBLISH" or (kind == "OPENED" and self.topic.name != "APPLICATION"):
            self.topic.published = True
        elif kind == "APPLICATION":
            self._about("APPLICATION")
            self.topic.published = False
        elif kind in cells.DOCUMENTS:
            self._about("DOCUMENT")
            self.topic.documents = (kind,)
        elif kind in cells.DECISIONS:
            self._about("DECISION")
            self.topic.decision = cells.DECISIONS[kind]

    def _about(self, name: str) -> None:
        if self.topic.name != name:
            self.topic.name = name
            self.topic.documents, self.topic.blocks, self.topic.decision = (), (), ""

    def _count(
        self,
        count: Count,
        left: Sequence[Word],
        right: Sequence[Word],
        pending: Sequence[Word],
        sentence: Sentence,
    ) -> None:
        sense = None if self.barred else governed(count, left, right, pending, self.topic)
        if sense is None:
            if any(w.kind in {"FOREIGN", "PUBLISH"} for w in left):
                self.topic.name = "" if self.topic.name != "APPLICATION" else self.topic.name
            return
        start, end = _span(sense.words)
        start, end = min(start, count.start), max(end, count.end)
        each = [w for w in left if w.kind == "EACH"]
        senses = _each(sense) if each else [sense]
        about = count.about or any(w.kind == "ABOUT" for w in left[-2:])
        for one in senses:
            self._claim(one, count.value, count.unit, (start, end), sentence, about=about)

    def _bare(self, number: Word, left: Sequence[Word], sentence: Sentence) -> None:
        """部分公开67,占4.61%: a number without its unit, directly behind an outcome."""
        count = Count(int(number.text), "", about=False, start=number.start, end=number.end)
        sense = None if self.barred else governed(count, left, (), (), self.topic)
        if sense is not None and sense.subject in {"outcome", "result"}:
            span = (_span(sense.words)[0], number.end)
            self._claim(sense, count.value, "", span, sentence)

    def _claim(
        self,
        sense: Sense,
        value: Number,
        unit: str,
        span: tuple[int, int],
        sentence: Sentence,
        *,
        about: bool = False,
        denied: bool = False,
    ) -> None:
        breaks_down = self.topic.in_breakdown and sense.subject in _BREAKS_DOWN
        if sense.subject == "carried_in" and breaks_down:
            self._includes_carried_in()
        self.claims.append(
            Claim(
                value=value,
                unit=unit,
                quote=sentence.printed(self.source, *span),
                readings=cells.readings(sense.ways),
                subject=sense.subject,
                year=self.year,
                sentence=self.number,
                part_of=self.base if breaks_down else None,
                denied=denied,
                approximate=about,
                wide=self.wide,
                position=self.locate(sentence.origins[span[0]]),
            )
        )
        self._settle(sense)

    def _settle(self, sense: Sense) -> None:
        """What a claim changes for those that follow."""
        here = len(self.claims) - 1
        if sense.subject in _TOTALS and sense.verb:
            self._about("APPLICATION")
            self.topic.base, self.base, self.base_verb = sense.ways, here, sense.verb
            self.topic.in_breakdown = False
        elif sense.subject in {"reconsideration", "litigation", "disputes"}:
            self._about("DISPUTE")
            blocks = {w.kind: None for w in sense.words if w.kind.isupper()}
            self.topic.blocks = tuple(b for b in blocks if b in _BLOCKS)
            self.base, self.base_verb, self.topic.in_breakdown = here, "", False
        elif sense.subject == "document" and not self.topic.documents:
            self._about("DOCUMENT")
            self.topic.documents = ("NORMATIVE_DOCUMENTS",)

    def _includes_carried_in(self) -> None:
        """含上年结转2件: the total before includes what was carried in."""
        if self.base is None or not self.base_verb:
            return
        ways = cells.handled(self.base_verb, with_carried_in=True)
        self.topic.base = ways
        total = self.claims[self.base]
        self.claims[self.base] = attrs.evolve(total, readings=cells.readings(ways))

    def _share(self, share: Share) -> None:
        """占5.57%: the share that the figure before has of its total."""
        if (
            share.of_total
            and self.claims
            and self.claims[-1].sentence == self.number
            and self.claims[-1].share is None
        ):
            self.claims[-1] = attrs.evolve(self.claims[-1], share=share.value)

    def _respectively(
        self, words: list[Word], counts: list[Count], before: list[Word], sentence: Sentence
    ) -> None:
        """予以公开、部分公开分别为3件、2件: as many words as counts, in the same order."""
        for word in before:
            self._word(word)
        for word, count in zip(words, counts, strict=True):
            self._word(word)
            sense = None if self.barred else governed(count, [word], (), (), self.topic)
            if sense is not None:
                span = (word.start, word.end) if not counts else (words[0].start, counts[-1].end)
                self._claim(sense, count.value, count.unit, span, sentence)


_BLOCKS: Final = ("RECONSIDERATION", "LITIGATION", "DIRECT", "AFTER_RECONSIDERATION")


def _continues(found: Sequence[Clause]) -> bool:
    """Whether a sentence begins with 其中, so that it breaks down what the last one said."""
    first = next((w for w in _words(found[0]) if w.kind != "AND"), None)
    return first is not None and first.kind in {"OF_THESE", "INCLUDING"}


def _words(clause: Clause) -> list[Word]:
    return [item for item in clause if isinstance(item, Word)]


def _until_count(items: Sequence[Item]) -> list[Word]:
    """The words up to the next count, without those that open the next item of a list."""
    found: list[Word] = []
    for item in items:
        if isinstance(item, (Count, Share)):
            listed = [i for i, w in enumerate(found) if w.kind == "AND"]
            return found[: listed[0]] if listed else []
        if isinstance(item, Word):
            found.append(item)
    return found


def _counts(bracket: Bracket) -> bool:
    return any(
        isinstance(item, Count) or (isinstance(item, Bracket) and _counts(item))
        for clause in bracket.clauses
        for item in clause
    )


def _denied_one(count: Count, left: Sequence[Word]) -> bool:
    """无一例, 未发生一起: not one."""
    said = [w for w in left if w.kind in {"NOT", "NO"}]
    return count.value == 1 and bool(said)


def _listed(clause: Clause) -> tuple[list[Word], list[Count], list[Word]] | None:
    """The words and counts of a clause with 分别, if there are as many of the one as of the other."""
    words = _words(clause)
    at = next((i for i, w in enumerate(words) if w.kind == "RESPECTIVELY"), None)
    if at is None:
        return None
    counts = [item for item in clause if isinstance(item, Count)]
    named = [w for w in words[:at] if is_content(w)]
    tail = named[-len(counts) :] if counts else []
    if len(counts) < 2 or len(tail) != len(counts):  # noqa: PLR2004 - several, or there is nothing to tell apart
        return None
    return tail, counts, [w for w in words[:at] if w not in tail]


def _each(sense: Sense) -> list[Sense]:
    """行政复议、行政诉讼各1件 is two claims."""
    if sense.subject != "disputes":
        return [sense]
    parts = [("reconsideration", ["RECONSIDERATION"])]
    parts.append(("litigation", [w.kind for w in sense.words if w.kind != "RECONSIDERATION"]))
    return [
        Sense(subject, cells.dispute(blocks), sense.words)  # type: ignore[arg-type]
        for subject, blocks in parts
    ]


def _span(words: Sequence[Word]) -> tuple[int, int]:
    return min(w.start for w in words), max(w.end for w in words)
