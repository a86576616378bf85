"""A whole table, or a whole report, on one line with nothing between its cells: ``规章000行政规范性文件205第二十条…``.

Sites that keep documents show what they hold so.  The line is cut before every label of a row that a figure stands
behind (in 表二: or before), before titles and headers of tables, and around headings; what is left reads as a line for
each row.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.words.headings import parse_heading
from giac_schema.grammar.words.vocabulary import vocabulary
from giac_schema.model.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.grammar.layouts.cell import Cell

__all__ = ["lines_of"]

_SHORTEST = 20
"""The header of a table and two rows have more characters."""
_LONGEST = 50_000
"""No report has so many characters."""
_ROWS = 2
"""So many labels with a figure right behind them are no sentence."""
_MARKS = r"[\s“”\"'、，,.:：]*"
_NUMBERS = r"(?:[一二三四]、|[(（][一二三四五六七][)）]|[1-8][.．、])"
_NOTE = r"[”\"]?(?:[(（][^()（）]{0,90}[)）])?"
_FIGURES = r"[-+]?\d[-+\d.,]*(?![-+\d.,件条项个次份人宗起年月日万元%、，。；;])"
"""Digits, and no counting word behind them: 行政许可5件、行政处罚3件 is prose."""
_HEADER = re.compile("信息内容(?:本年|上一?年|采购)")
_OPENINGS = re.compile(
    r"第二十条第?[(（][一五六八九][)）]项|信息内容(?=本年|上一?年|采购)|[(（]本列数据|(?<!提起)行政复议行政诉讼"
)
_HEADINGS = re.compile(r"[一二三四五六]、[^。，,；;：:\d]{2,30}?(?:情况|事项)")
_BEHIND = frozenset({"PROBLEMS", "OTHERS"})
"""Sections behind the tables."""


def lines_of(piece: Cell) -> Iterable[Cell]:
    """The piece, or the lines that it would have if its cells stood apart."""
    return _lines_of(piece) if _SHORTEST <= len(piece.text) <= _LONGEST else (piece,)


def _lines_of(piece: Cell) -> Iterator[Cell]:
    text = piece.text
    if not _HEADER.search(text) or len(_rows().findall(text)) < _ROWS:
        yield piece
        return
    span = _span(text)
    glued = {m.end() for m in _rows().finditer(text, *span)}
    bounds = sorted({0, *_cuts(text, *span), *glued, len(text)})
    line, column = piece.position.line, piece.position.column or 1
    for start, end in pairwise(bounds):
        if text[start:end].strip():
            gap = piece.gap if start == 0 else "" if start in glued else "\n"
            yield evolve(
                piece, text=text[start:end], gap=gap, position=Position(line, column + start)
            )


def _span(text: str) -> tuple[int, int]:
    """From where to where the tables stand."""
    start = min((m.start() for m in _OPENINGS.finditer(text)), default=len(text))
    ends = (
        found.start()
        for found in _HEADINGS.finditer(text, start)
        if (heading := parse_heading(found[0])) and heading.topic in _BEHIND
    )
    return start, min(ends, default=len(text))


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where the line is cut: around headings, and between them in the tables."""
    for found in _HEADINGS.finditer(text):
        if parse_heading(found[0]) is not None:
            yield from found.span()
    for pattern in (_OPENINGS, _rows(), _groups(), _blank_rows()):
        yield from (m.start() for m in pattern.finditer(text, start, end))


@cache
def _rows() -> re.Pattern[str]:
    """A label of a row with a figure right behind it, or where the source ends."""
    return re.compile(f"(?:{_words('ROW2', 'ROW3')}){_NOTE}(?={_FIGURES}|[(（]?$)")


@cache
def _blank_rows() -> re.Pattern[str]:
    """A label of a row of 表二 right behind the figure of another, whether or not it has one of its own."""
    return re.compile(rf"(?<=\d)(?:{_words('ROW2')})")


@cache
def _groups() -> re.Pattern[str]:
    """The label of a group of rows, with that of a row behind it."""
    return re.compile(f"(?:{_words('GROUP3')})(?={_NUMBERS})")


def _words(*terminals: str) -> str:
    """Labels with their numbers, the longest first."""
    found = {
        (bool(word.label.number), word.label.words)
        for word in vocabulary()
        if word.terminal in terminals
    }
    ordered = sorted(found, key=lambda each: -len(each[1]))
    return "|".join(
        (_NUMBERS if numbered else "") + _MARKS.join(map(re.escape, words))
        for numbered, words in ordered
    )
