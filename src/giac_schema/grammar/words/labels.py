"""From the text of a cell to its parts as a label: number, words, explanation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen
from lark import Transformer, v_args
from lark.exceptions import UnexpectedInput

from giac_schema.grammar.build import build
from giac_schema.grammar.words.folding import fold

if TYPE_CHECKING:
    from lark import Token

__all__ = ["ARTICLE", "CORNER", "NO_LABEL", "Label", "before_figures", "parse_label"]

ARTICLE = "第二十条"
"""The words of any title row of 表二; its item is the label's number."""
CORNER = "勾稽关系"
"""The words of the corner of 表三, whatever is left of its sentence."""

_LONGEST = 200
_FOOTNOTE = re.compile(r"(?<=[\u4e00-\u9fff）)”\"])\s*([①-⑳⁰¹²³⁴-⁹*※]+|[\[【〔]注?\d*[\]】〕])\s*$")
"""The mark of a footnote behind a label."""
_HEADING = re.compile(r"^\s*#{1,6}\s")
"""How Markdown begins a heading."""
_YEAR = re.compile(r"(?<=[本今上去一]年)(度?)\s*\(\s*20\d\d\s*年?度?\s*\)")
"""Which year 本年 and 上年 are: 本年（2023）制发件数."""
_THIS_YEAR = re.compile(
    r"^\s*(?:20\d\d|二[\u3007○零]二[\u3007○零一二三四五六七八九])\s*年度?\s*(?=(?:新制|新公|制发|废止|处理|收费|增))"
)
"""A year in the place of 本年: 2023年制发件数."""
_UNIT = re.compile(r"(?<=金额)\s*,?\s*(单位:?\s*[百千万亿]*元)$")
"""A unit without its brackets: 本年收费金额单位：万元."""

_TWENTIETH = re.compile(r"第\s*20\s*条(?=\s*第?\s*\()")
"""The article in digits: 第20条第（一）项."""


@frozen
class Label:
    """A label taken apart."""

    words: str
    """Its characters without marks, blanks, number and explanation."""
    number: str = ""
    """``一`` … ``七`` or ``1`` … ``8``, without marks."""
    note: str = ""
    """The explanation in brackets, brackets included."""


NO_LABEL = Label("")


class _Label(Transformer["Token", Label]):
    @v_args(inline=True)
    def start(self, label: Label) -> Label:
        return label

    @v_args(inline=True)
    def article(self, item: Token | None) -> Label:
        return Label(ARTICLE, _bare(item))

    def corner(self, _: list[Token]) -> Label:
        return Label(CORNER)

    def label(self, parts: list[Token | None]) -> Label:
        number, *words, note = parts
        return Label("".join(w for w in words if w), _bare(number), str(note or ""))


def _bare(number: Token | None) -> str:
    return re.sub(r"[()、.,:\s]", "", number or "")


def _has_figures(folded: str) -> bool:
    """Whether digits stand behind words and before a bracket, as on the line of a row: that is no label.

    Only the corner takes in everything that follows; and ``.1`` is what pandas puts behind a label that it has twice.
    """
    found = _FIGURE.match(folded)
    return (
        found is not None
        and CORNER not in _BLANKS.sub("", folded)
        and _COPY.match(folded, found.end() - 2) is None
    )


_FIGURE = re.compile(
    r"(?>(?:\s*\(\s*\w\s*\))?[^(\u4e00-\u9fff]*[\u4e00-\u9fff])[^(\d]*\d"  # behind its number in brackets
)
_COPY = re.compile(r"\.\d{1,2}$")
_BLANKS = re.compile(r"\s+")


def _is_row(text: str) -> bool:
    """Whether a text is no label because of the figures behind blanks at its end.

    The grammar says the same of it, and takes much longer: what stands before the figures was seen in other lines, the
    line itself was not.  A bracket that is open or closed takes in what follows, and so does the corner.
    """
    head = before_figures(text)
    if head == text or "\n" in text or fold(head).rstrip().endswith("("):
        return False
    label = parse_label(head)
    return not label.note and label.words != CORNER


@lru_cache(maxsize=8192)
def parse_label(text: str) -> Label:
    """The parts of a label; :data:`NO_LABEL` for what cannot be one."""
    if _is_row(text):
        return NO_LABEL
    folded = fold(_HEADING.sub("", _FOOTNOTE.sub("", text)))
    folded = _UNIT.sub(r"(\1)", _YEAR.sub(r"\1", _THIS_YEAR.sub("本年", folded)))
    folded = _TWENTIETH.sub(ARTICLE, folded)
    if len(folded) > _LONGEST or folded.isascii() or _has_figures(folded):
        return NO_LABEL
    try:
        return _Label().transform(build("labels").parse(folded))
    except UnexpectedInput:
        return NO_LABEL


_OF_FIGURES = "0123456789"
_BEFORE_FIGURES = " \t\u00a0\u3000"


def before_figures(text: str) -> str:
    """A line without the figures that stand behind blanks at its end; the line itself if none does.

    Labels are the same in many lines, while their figures are new in each.
    """
    if not text or text[-1] not in _OF_FIGURES:
        return text
    before = text.rstrip(_BEFORE_FIGURES + _OF_FIGURES)
    rest = text[len(before) :]
    if rest[0] in _BEFORE_FIGURES:
        return before
    return before + rest.split(None, 1)[0]  # digits that stand right behind the words are of them
