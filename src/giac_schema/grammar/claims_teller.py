"""Goes through the sentences of a text, remembers what they are about, and makes claims of their counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs
from attrs import define, field

from giac_schema.grammar import claims_cells as cells
from giac_schema.grammar.claims_clauses import (
    denied_one,
    goes_on,
    holds_counts,
    in_the_same_order,
    one_each,
    span_of,
    until_count,
    words_of,
)
from giac_schema.grammar.claims_denial import denials
from giac_schema.grammar.claims_governing import governed
from giac_schema.grammar.claims_tree import Bracket, Count, Share, Word, clauses
from giac_schema.grammar.claims_words import BLOCKS, OUTCOME_WORDS, Sense, Topic, is_content
from giac_schema.model.claims import Claim
from giac_schema.model.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.claims_tree import Clause
    from giac_schema.grammar.prose import Sentence
    from giac_schema.model.values import Number

__all__ = ["Locate", "Teller"]

Locate: TypeAlias = Callable[[int], Position]
"""Where in its source a character of a text stood."""

_COUNTS: Final = re.compile(
    r"[0-9一二两三四五六七八九十百]+(\.[0-9]+)?[余多]?万?[件条份次起宗个项部例桩案元]"
)
_DENIES: Final = re.compile(r"[未无没零0]")
_HEADING: Final = re.compile(r"[(（]?[一二三四五六七八九十]+[)）、.]")
_INFORMATION: Final = re.compile(r"信息的?公开|依申请|公开信息|公开申请")
_SHORT: Final = 40
_ABOUT_CELLS: Final = re.compile(
    r"申请|复议|诉讼|应诉|起诉|规章|规范性文件|许可|处罚|强制|收费|采购|对外管理|结转|转下|公开|有效|废止|制发|新增|办结|办复|答复|回复"
    r"|收到|新收|受理|自然人|法人|企业|机构|组织|处理|提供|掌握|不存在|秘密|隐私|第三方|内部|过程性|案卷|查询|现成|补正|出版物"
    r"|维持|纠|审结|审理|驳回|败诉|胜诉|结果|撤|终止|其[他它]\d"
)
_ABOUT_DENIABLE: Final = re.compile(
    r"申请|复议|诉讼|规章|规范性文件|许可|处罚|强制|收费|结转|不予|无法|纠|败诉|维持"
)
_BREAKS_DOWN: Final = frozenset(("outcome", "applicant", "result", "carried_in", "carried_out"))
_TOTALS: Final = frozenset(("received", "handled", "answered"))


def _speaks(text: str) -> bool:
    """Whether a sentence may say something of a cell, or of what the next one is about.

    Most sentences do not, and are not worth a parser's time.
    """
    if _COUNTS.search(text) or "占" in text:
        return bool(_ABOUT_CELLS.search(text))
    if _DENIES.search(text) or len(text) <= _SHORT:
        return bool(_ABOUT_DENIABLE.search(text))
    return False


@define
class Teller:
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
        if not _speaks(sentence.text):
            return
        found = clauses(sentence.text)
        if not goes_on(found):
            self.barred = self.topic.in_breakdown = False
        self.topic.until = "截" in sentence.text and "累计" in sentence.text
        about = self.topic.name in {"APPLICATION", "DISPUTE"}
        self.topic.informed = about or bool(_INFORMATION.search(sentence.text))
        self.topic.outcomes = any(w.kind in OUTCOME_WORDS for c in found for w in words_of(c))
        self._clauses(found, sentence)

    def _clauses(self, found: Iterable[Clause], sentence: Sentence) -> None:
        pending: list[Word] = []
        for clause in found:
            counted = self._clause(clause, pending, sentence)
            pending = [] if counted else [*pending, *words_of(clause)]

    def _clause(self, clause: Clause, pending: Sequence[Word], sentence: Sentence) -> bool:
        """Take in a clause; whether it held a count."""
        listed = in_the_same_order(clause)
        if listed:
            self._respectively(*listed, sentence)
            return True
        left: list[Word] = []
        counted = False
        for place, item in enumerate(clause):
            if isinstance(item, Count):
                if denied_one(item, left):
                    continue
                right = until_count(clause[place + 1 :])
                self._count(item, left, right, () if counted else pending, sentence)
                left, counted = [], True
            else:
                self._item(item, left, sentence)
        if not self.barred:
            for denial in denials(left, pending, self.topic):
                self._claim(denial, 0, "", span_of(denial.words), sentence, denied=True)
        return counted

    def _item(self, item: Word | Share | Bracket, left: list[Word], sentence: Sentence) -> None:
        """Take in what is no count; words are kept for the count behind them."""
        match item:
            case Word("BARE"):
                self._bare(item, left, sentence)
            case Word():
                self._word(item)
                left.append(item)
            case Bracket() if holds_counts(item):
                self._bracket(item, sentence)
            case Bracket():
                left += [w for c in item.clauses for w in words_of(c) if is_content(w)]
            case Share():
                self._share(item)

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
        start, end = span_of(sense.words)
        start, end = min(start, count.start), max(end, count.end)
        each = any(w.kind == "EACH" for w in left)
        senses = one_each(sense) if each else [sense]
        about = count.about or any(w.kind == "ABOUT" for w in left[-2:])
        for one in senses:
            self._claim(one, count.value, count.unit, (start, end), sentence, about=about)

    def _bare(self, number: Word, left: Sequence[Word], sentence: Sentence) -> None:
        """部分公开67,占4.61%: a number without its unit, directly behind an outcome."""
        count = Count(int(number.text), "", about=False, start=number.start, end=number.end)
        sense = None if self.barred else governed(count, left, (), (), self.topic)
        if sense is not None and sense.subject in {"outcome", "result"}:
            span = (span_of(sense.words)[0], number.end)
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
            self.topic.blocks = tuple(b for b in blocks if b in BLOCKS)
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
