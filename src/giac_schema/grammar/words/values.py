"""From the text of one cell to what it holds."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import define, field, frozen
from lark import Transformer, v_args
from lark.exceptions import UnexpectedInput

from giac_schema.grammar.build import build
from giac_schema.grammar.words.folding import fold

if TYPE_CHECKING:
    from lark import Token

__all__ = ["Figure", "Placeholder", "may_be_value", "parse_value"]

_RAISED = ("<super>", "<sub>", "<circle>")
"""How Unicode calls signs such as ² and ①: marks of a footnote, which folding would turn into digits."""

_LONGEST = 120
"""A cell with more characters than this is words, whatever they are."""


_PLAIN = re.compile(r"0|[1-9][0-9]{0,14}")
"""What most figures are; the grammar says the same of them, and takes much longer."""
_SEVERAL = re.compile(r"[0-9]++(?:[ \t]++[0-9]++)++")
"""Figures side by side, no value to the grammar either."""
_FIRST = frozenset("0123456789+-*_?=增减/\\—―─无空不Nn.")
"""What a value begins with; words, of which there are more, begin otherwise."""
_SLANTED = re.compile(r"^([*_])(\d[^*_]*|[-/—―─]{1,4}|无)\1$")
"""What Markdown writes for slanted figures."""
_AS_TEXT = re.compile(r'="([0-9]+)"')
"""How a spreadsheet is told that a figure is text."""
_NARROW = re.compile(r"(?<=[0-9])[\u2009\u202f](?=[0-9]{3}(?![0-9]))")
"""What sets thousands apart where commas do not: a narrow blank, which nothing else is."""
_BETWEEN_CHARACTERS = re.compile(r"(?<=[\u4e00-\u9fff])[ \t]+(?=[\u4e00-\u9fff])")
"""Some programs set a blank between any two characters: 24.5 万 元."""


@define(unsafe_hash=True)
class Figure:
    """A number as printed."""

    number: Decimal
    worded: bool = False
    """Whether it was printed with 增 or 减, as a change is."""
    unit: str = ""
    remark: str = ""
    whole: int | None = field(init=False, eq=False)
    """The same as a whole number, if it is one."""

    @whole.default
    def _whole(self) -> int | None:
        whole = int(self.number)
        return whole if whole == self.number else None

    is_plain: bool = field(init=False, eq=False, repr=False)
    """Whether nothing was printed with it."""

    @is_plain.default
    def _is_plain(self) -> bool:
        return not (self.worded or self.unit or self.remark)


@frozen
class Placeholder:
    """A sign that says "nothing here"."""


class _Value(Transformer["Token", "Figure | Placeholder"]):
    @v_args(inline=True)
    def figure(
        self, sign: str | None, number: Token, unit: Token | None, remark: Token | None
    ) -> Figure:
        amount = Decimal(number.replace(",", ""))
        return Figure(
            -amount if sign == "LESS" and amount else amount,
            sign is not None,
            str(unit or ""),
            str(remark or "")[1:-1],
        )

    @v_args(inline=True)
    def signed(self, number: Token, unit: Token | None, remark: Token | None) -> Figure:
        return Figure(
            Decimal(number.replace(",", "")) + 0,  # -0 is 0
            unit=str(unit or ""),
            remark=str(remark or "")[1:-1],
        )

    @v_args(inline=True)
    def sign(self, printed: Token) -> str:
        return printed.type

    def placeholder(self, _: list[Token]) -> Placeholder:
        return Placeholder()


@lru_cache(maxsize=8192)
def parse_value(text: str) -> Figure | Placeholder | None:
    """What a cell holds: a figure, a sign for nothing, or ``None`` for anything else.

    Nothing is guessed: ``1 2``, ``00``, ``约5件`` and ``12①`` are ``None``.
    """
    bare = text.strip()
    if _PLAIN.fullmatch(bare):
        return Figure(Decimal(bare))
    if _SEVERAL.fullmatch(bare):
        return None
    if not text.isascii():
        text = _NARROW.sub("", text)
    folded = _BETWEEN_CHARACTERS.sub("", _SLANTED.sub(r"\2", fold(text).strip()))
    if folded.startswith("="):
        folded = _AS_TEXT.sub(r"\1", folded)
    if not folded or len(folded) > _LONGEST or folded[0] not in _FIRST or any(map(_raised, text)):
        return None
    try:
        return _Value().transform(build("values").parse(folded))
    except UnexpectedInput:
        return None


def _raised(character: str) -> bool:
    return not character.isascii() and unicodedata.decomposition(character).startswith(_RAISED)


def may_be_value(text: str) -> bool:
    """Whether words hold digits, or nothing but letters and signs, as recognisers write figures: ``O``, ``1l``."""
    return text.isascii() or any(map(str.isdecimal, text))
