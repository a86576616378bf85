"""Claims as they are found, with what each changes for those behind it: the total they break down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import attrs
from attrs import define, field

from giac_schema.grammar.claims import cells
from giac_schema.grammar.claims.words import BLOCKS, Topic
from giac_schema.model.claims import Claim
from giac_schema.model.source import Position

if TYPE_CHECKING:
    from decimal import Decimal

    from giac_schema.grammar.claims.words import Sense
    from giac_schema.grammar.prose import Sentence
    from giac_schema.model.values import Number

__all__ = ["Book"]

_BREAKS_DOWN: Final = frozenset(("outcome", "applicant", "result", "carried_in", "carried_out"))
_TOTALS: Final = frozenset(("received", "handled", "answered"))
_CASES: Final = frozenset(("reconsideration", "litigation", "disputes"))


@define
class Book:
    """The claims of a text, and what the next one may break down."""

    source: str
    locate: Callable[[int], Position]
    topic: Topic
    claims: list[Claim] = field(factory=list)
    number: int = -1
    """Of the sentence that is being read."""
    year: int | None = None
    wide: bool = False
    """Whether the sentence speaks of a whole area."""
    base: int | None = None
    """The place of the total that is being broken down."""
    base_verb: str = ""
    cases: Claim | None = None
    """The count of cases that was said last, as long as nothing else was counted."""

    def begin(self, topic: Topic) -> None:
        """Begin a section, in which nothing is broken down yet."""
        self.topic, self.base, self.cases = topic, None, None

    def enter(
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
        """One more claim, quoted from one character of its sentence to another."""
        breaks_down = self.topic.in_breakdown and sense.subject in _BREAKS_DOWN
        if sense.subject == "carried_in" and breaks_down:
            self._includes_carried_in()
        claim = Claim(
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
        self.claims.append(claim)
        self._settle(claim, sense)

    def _settle(self, claim: Claim, sense: Sense) -> None:
        """What a claim changes for those that follow."""
        here = len(self.claims) - 1
        of_cases = sense.subject in _CASES
        self.cases = claim if of_cases or sense.verb == "finished" else None
        if sense.subject in _TOTALS and sense.verb:
            self.topic.turn_to("APPLICATION")
            self.topic.base, self.base, self.base_verb = sense.ways, here, sense.verb
            self.topic.in_breakdown = False
        elif of_cases:
            self.topic.turn_to("DISPUTE")
            self.topic.blocks = tuple(
                dict.fromkeys(w.kind for w in sense.words if w.kind in BLOCKS)
            )
            self.base, self.base_verb, self.topic.in_breakdown = here, "", False
        elif sense.subject == "document" and not self.topic.documents:
            self.topic.turn_to("DOCUMENT")
            self.topic.documents = ("NORMATIVE_DOCUMENTS",)

    def _includes_carried_in(self) -> None:
        """含上年结转2件: the total before includes what was carried in."""
        if self.base is None or not self.base_verb:
            return
        ways = cells.handled(self.base_verb, with_carried_in=True)
        self.topic.base = ways
        total = self.claims[self.base]
        self.claims[self.base] = attrs.evolve(total, readings=cells.readings(ways))

    def share(self, value: Decimal) -> None:
        """占5.57%: the share that the figure before has of its total."""
        last = self.claims[-1] if self.claims else None
        if last is not None and last.sentence == self.number and last.share is None:
            self.claims[-1] = attrs.evolve(last, share=value)
