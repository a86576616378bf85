"""Goes through the sentences of a text, remembers what they are about, and makes claims of their counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, field

from giac_schema.grammar.claims import cells
from giac_schema.grammar.claims.book import Book
from giac_schema.grammar.claims.cases import of_all
from giac_schema.grammar.claims.clauses import (
    breaks_down_anything,
    denied_one,
    goes_on,
    holds_counts,
    in_the_same_order,
    one_each,
    span_of,
    until_count,
    words_of,
)
from giac_schema.grammar.claims.denial import denials, goes_on_denying
from giac_schema.grammar.claims.governing import governed
from giac_schema.grammar.claims.tree import Bracket, Count, Share, Word, clauses
from giac_schema.grammar.claims.whose import has_own_part, have_come_about, names_answers
from giac_schema.grammar.claims.words import OUTCOME_WORDS, Topic, is_content
from giac_schema.grammar.claims.worth import speaks
from giac_schema.grammar.prose import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.claims.tree import Clause, Item
    from giac_schema.grammar.claims.words import Sense

__all__ = ["Teller"]

_HEADING: Final = re.compile(r"[(（]?[一二三四五六七八九十]+[)）、.]")
_SHORT: Final = frozenset(("依申请公开", "依申请公开的", "依申请公开信息", "依申请公开政府信息"))
_INFORMATION: Final = re.compile(r"信息的?公开|依申请|公开信息|公开申请")


@define
class Teller:
    """Goes through a text, remembering what it is about."""

    about: str
    """What a new section is about before it says so."""
    book: Book
    barred: bool = False
    """Whether the sentence speaks of a part of the year, of what is planned, or of other organs."""
    known: bool = False
    """Whether the sentences before were about applications or cases."""
    sentence: Sentence = field(init=False)
    denied: list[Word] = field(factory=list)
    """The words of the clause before, if it denied that there were cases."""

    @property
    def topic(self) -> Topic:
        """What the sentences so far were about."""
        return self.book.topic

    def tell(self, sentence: Sentence) -> None:
        """Take in one sentence."""
        self.sentence = sentence
        self.book.number += 1
        if sentence.begins and _HEADING.match(sentence.text):
            self.book.begin(Topic(self.about))
        self.topic.published = self.book.wide = False
        self.denied, self.book.cases = [], None
        if not speaks(sentence.text):
            return
        found = clauses(sentence.text)
        if not goes_on(found):
            self.barred = self.topic.in_breakdown = False
        self.topic.until = "截" in sentence.text and "累计" in sentence.text
        self.known = self.topic.name in {"APPLICATION", "DISPUTE"}
        self.topic.outcomes = any(w.kind in OUTCOME_WORDS for c in found for w in words_of(c))
        self.topic.answers = names_answers(sentence.text)
        self._clauses(found)

    def _clauses(self, found: Iterable[Clause]) -> None:
        pending: list[Word] = []
        for clause in found:
            counted = self._clause(clause, pending)
            pending = [] if counted else [*pending, *words_of(clause)]

    def _clause(self, clause: Clause, pending: Sequence[Word]) -> bool:
        """Take in a clause; whether it held a count."""
        listed = in_the_same_order(clause)
        if listed:
            self._respectively(*listed)
            return True
        left: list[Word] = []
        counted, claimed, told = False, True, 0
        for place, item in enumerate(clause):
            if isinstance(item, Count):
                if denied_one(item, left):
                    continue
                right = until_count(clause[place + 1 :])
                told = self._count(item, left, right, () if counted else pending)
                left, counted, claimed = [], True, told > 0
            elif not isinstance(item, Bracket) or claimed or breaks_down_anything(item):
                self._item(item, left, told)
        if not self.barred:
            self._without_count(left, pending)
        return counted

    def _without_count(self, words: Sequence[Word], pending: Sequence[Word]) -> None:
        """What the words behind the last count of a clause say: that there was none, or all of one kind."""
        if self.denied:
            words = goes_on_denying(self.denied, words) or words
        self.denied = []
        for denial in denials(words, pending, self.topic):
            self.book.enter(denial, 0, "", span_of(denial.words), self.sentence, denied=True)
            if self.book.cases:
                self.denied = list(words)
        if self.book.cases and not self.book.cases.denied:
            self._of_all(words)

    def _of_all(self, words: Sequence[Word]) -> None:
        """均获维持: how all cases that were counted last ended."""
        cases = self.book.cases
        sense = of_all(words, cases.value, self.topic) if cases else None
        if cases and sense:
            self.book.enter(sense, cases.value, cases.unit, span_of(words), self.sentence)

    def _item(self, item: Item, left: list[Word], told: int) -> None:
        """Take in what is no count; words that the count before has not told are kept for the next."""
        match item:
            case Word("BARE"):
                self._bare(item, left)
            case Word():
                self._word(item, left)
                if item.start >= told:
                    left.append(item)
            case Bracket() if holds_counts(item):
                self._bracket(item)
            case Bracket():
                said = [w for c in item.clauses for w in words_of(c)]
                self._of_all(said)
                left += filter(is_content, said)
            case Share(value, of_total=True):
                self.book.share(value)
            case _:
                pass

    def _bracket(self, bracket: Bracket) -> None:
        was, self.topic.in_breakdown = self.topic.in_breakdown, True
        self._clauses(bracket.clauses)
        self.topic.in_breakdown = was

    def _word(self, word: Word, left: Sequence[Word] = ()) -> None:
        """What a word changes for all that follows; what is published, 发布依申请公开信息3条, is no application."""
        listed = self.topic.in_breakdown or (bool(left) and left[-1].kind == "PUBLISH")
        match word.kind:
            case "YEAR":
                self.book.year = int(re.sub(r"[^0-9]", "", word.text))
            case "PART_OF_YEAR" | "PLAN" | "PAPERS":
                self.barred = True
            case "LIGHT" if "全年" in word.text:
                self.barred = False
            case "AREA":
                self.book.wide = True
            case "OF_THESE" | "INCLUDING":
                self.topic.in_breakdown = True
            case "APPLICATION" if self.topic.published and listed:
                # 其中主动公开300条,依申请公开50条: by how they may be disclosed, unless it is said in full
                self.barred = word.text in _SHORT
                self._subject(word.kind)
            case _:
                self._subject(word.kind)

    def _subject(self, kind: str) -> None:
        """What a word makes the sentence about."""
        if kind == "PUBLISH" or (kind == "OPENED" and self.topic.name != "APPLICATION"):
            self.topic.published = True
        elif kind == "APPLICATION":
            self.topic.turn_to("APPLICATION")
            self.topic.published = self.topic.aside = False
        elif kind in cells.DOCUMENTS:
            self.topic.turn_to("DOCUMENT")
            self.topic.documents = (kind,)
        elif kind in cells.DECISIONS:
            self.topic.turn_to("DECISION")
            self.topic.decision = cells.DECISIONS[kind]

    def _count(
        self, count: Count, left: Sequence[Word], right: Sequence[Word], pending: Sequence[Word]
    ) -> int:
        """Take in a count; up to where the sentence is told by it, 0 if it is of no cell."""
        sense = self._sense(count, left, right, pending)
        self.book.cases = None
        if sense is None:
            self._of_no_cell([*left, *right], left)
            return 0
        start, end = span_of(sense.words)
        start, end = min(start, count.start), max(end, count.end)
        each = count.value == 0 or any(w.kind == "EACH" or w.text in {"均", "都"} for w in left)
        about = count.about or any(w.kind == "ABOUT" for w in left[-2:])
        for one in one_each(sense) if each else [sense]:
            self.book.enter(one, count.value, count.unit, (start, end), self.sentence, about=about)
        self.known = self.known or self.topic.name == "DISPUTE"
        return end

    def _sense(
        self,
        count: Count,
        left: Sequence[Word],
        right: Sequence[Word] = (),
        pending: Sequence[Word] = (),
    ) -> Sense | None:
        self.topic.informed = self.known or self._informed(count, left)
        sense = None if self.barred else governed(count, left, right, pending, self.topic)
        if sense is not None and self._is_of_more(count, sense):
            sense = None
        self.topic.last = "" if sense is None else sense.subject
        return sense

    def _informed(self, count: Count, left: Sequence[Word]) -> bool:
        """Whether the sentence says that cases are of information: of 12件,其中因信息公开3件 only those 3 are."""
        said = _INFORMATION.search(self.sentence.text)
        if said is None:
            return have_come_about(left, self.sentence.text)
        return "其中" not in self.sentence.text[count.end : said.start()]

    def _is_of_more(self, count: Count, sense: Sense) -> bool:
        """Whether a total is of several organs, and the part of this one is told behind it."""
        total = sense.subject in {"received", "handled", "answered"}
        return total and has_own_part(self.sentence.text[count.end :])

    def _of_no_cell(self, words: Sequence[Word], left: Sequence[Word]) -> None:
        """What a count that is of no cell keeps those behind it from being of."""
        self.topic.aside = self.topic.aside or any(w.kind == "FOREIGN" for w in left)
        if any(w.kind in {"FOREIGN", "PUBLISH"} for w in left):
            self.topic.name = "" if self.topic.name != "APPLICATION" else self.topic.name
        if any(w.kind == "CHANNEL" for w in words):
            self.topic.in_breakdown = False
        if any(w.kind == "OTHER_ORGANS" for w in words) and self.topic.in_breakdown:
            self.barred = True

    def _bare(self, number: Word, left: Sequence[Word]) -> None:
        """部分公开67,占4.61%: a number without its unit, directly behind an outcome."""
        count = Count(int(number.text), "", about=False, start=number.start, end=number.end)
        sense = self._sense(count, left)
        if sense is not None and sense.subject in {"outcome", "result"}:
            span = (span_of(sense.words)[0], number.end)
            self.book.enter(sense, count.value, "", span, self.sentence)

    def _respectively(self, words: list[Word], counts: list[Count], before: list[Word]) -> None:
        """予以公开、部分公开分别为3件、2件: as many words as counts, in the same order."""
        for word in before:
            self._word(word)
        span = (words[0].start, counts[-1].end)
        for word, count in zip(words, counts, strict=True):
            self._word(word)
            sense = self._sense(count, [word])
            if sense is not None:
                self.book.enter(sense, count.value, count.unit, span, self.sentence)
