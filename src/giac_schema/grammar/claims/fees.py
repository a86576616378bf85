"""What a report says of 信息处理费, the fee for processing applications, which has no cell."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

import attrs
from attrs import define, field

from giac_schema.grammar.claims.clauses import words_of
from giac_schema.grammar.claims.tree import Bracket, Count, Word, clauses
from giac_schema.grammar.prose import sentences
from giac_schema.model.claims import FeeStatement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.claims.tree import Clause

__all__ = ["find_fees"]

_MONEY: Final = {"元": 1, "万元": 10000}
_DENY: Final = frozenset(("NOT", "NO", "ZERO"))
_WORDS: Final = ("处理费", "收费")
_FEE: Final = frozenset("费費")
"""What each of these words has, folded or not."""
_NOTICES: Final = frozenset("件份次个宗起")


def find_fees(text: str) -> FeeStatement | None:
    """The statement on 信息处理费 in some prose; ``None`` if it makes none."""
    if _FEE.isdisjoint(text):  # most sections
        return None
    found: FeeStatement | None = None
    for sentence in sentences(text):
        if not any(word in sentence.text for word in _WORDS):
            continue
        told = _Fees()
        for clause in clauses(sentence.text):
            told.tell(clause)
        if told.speaks:
            quote = sentence.printed(text, 0, len(sentence.text))
            found = _together(found, told.statement(quote))
    return found


def _together(first: FeeStatement | None, second: FeeStatement) -> FeeStatement:
    """Two sentences on the fee as one statement; what the first says stands."""
    if first is None:
        return second
    names = ("charged", "notices", "noticed", "collected")
    missing = {n: getattr(second, n) for n in names if getattr(first, n) is None}
    quote, by_item = f"{first.quote} {second.quote}", first.by_item or second.by_item
    return attrs.evolve(first, quote=quote, by_item=by_item, **missing)


@define
class _Fees:
    """Goes through a sentence on the fee."""

    speaks: bool = False
    denied: bool = False
    said: dict[str, Decimal] = field(factory=dict)
    by_item: bool = False
    last: str = ""
    """Which of the figures a sum of money is: of notices, or of what was paid."""

    def tell(self, clause: Clause) -> None:
        """Take in one clause."""
        words = words_of(clause)
        kinds = {word.kind for word in words}
        self.speaks = self.speaks or bool(kinds & {"PROCESSING_FEE", "NOTICE"})
        self._denies(words)
        self.by_item = self.by_item or "BY_ITEM" in kinds
        notices = [w for w in words if w.kind == "NOTICE"]
        for item in clause:
            match item:
                case Word("NOTICE" | "PAID", _):
                    self.last = item.kind
                case Count():
                    self._count(item, notices)
                case Bracket(inner):
                    for each in inner:
                        self.tell(each)
                case _:
                    pass

    def _denies(self, words: Sequence[Word]) -> None:
        """未收取信息处理费, 没有实施收费; 未按时缴费 is no such denial."""
        text = "".join(w.text for w in words)
        said = any(w.kind in _DENY for w in words)
        about = any(w in text for w in ("收取", "收费", "产生", "处理费", "发生"))
        self.denied = self.denied or (said and about and "逾期" not in text)

    def _count(self, count: Count, notices: Sequence[Word]) -> None:
        value = Decimal(count.value)
        if count.unit in _MONEY:
            name = "noticed" if self.last == "NOTICE" else "collected"
            self.said.setdefault(name, value * _MONEY[count.unit])
        elif count.unit in _NOTICES and notices:
            self.said.setdefault("notices", value)

    def statement(self, quote: str) -> FeeStatement:
        """All that the sentence says."""
        collected, notices = self.said.get("collected"), self.said.get("notices")
        paid = bool(collected) or bool(notices)
        charged = True if paid else False if self.denied or collected == 0 else None
        return FeeStatement(
            quote=quote,
            charged=charged,
            notices=None if notices is None else int(notices),
            noticed=self.said.get("noticed"),
            collected=Decimal(0) if charged is False and collected is None else collected,
            by_item=self.by_item,
        )
