"""Numbers that Word writes before paragraphs by itself: 一、 （一） 1. stand in no paragraph's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import frozen

from giac_schema.readers.docx.words import child, value
from giac_schema.readers.elements import local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

__all__ = ["Numbering"]

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LONGEST_CHAIN = 16
"""Styles that rest on each other; a circle of them ends here."""


@frozen
class _Level:
    """How one level of a list is numbered."""

    format: str
    text: str
    """With ``%1`` to ``%9`` where the numbers of the levels go."""
    start: int


@frozen
class _List:
    """A list: whose counters it moves, how its levels look, which of them it starts anew."""

    counters: str
    levels: Mapping[int, _Level]
    restarts: Mapping[int, int]


class Numbering:
    """Counts the numbered paragraphs of a document, each of which must be asked for in its order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists = dict(_lists(numbering)) if numbering is not None else {}
        self._styles = dict(_styles(styles)) if styles is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[str] = set()

    def before(self, paragraph: Element) -> str:
        """What Word prints before a paragraph; empty for bullets and for what is not numbered."""
        found = self._place(paragraph)
        if found is None:
            return ""
        number, level = found
        known = self._lists.get(number)
        if known is None or level not in known.levels:
            return ""
        counts = self._counted(number, known, level)
        return _PLACE.sub(
            lambda at: _written(known, int(at[1]) - 1, counts), known.levels[level].text
        )

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or its style's."""
        own = child(paragraph, "pPr", "numPr")
        style = value(child(paragraph, "pPr", "pStyle"))
        number = value(child(own, "numId"))
        level = value(child(own, "ilvl"))
        for _ in range(_LONGEST_CHAIN):
            if number is not None or style is None or style not in self._styles:
                break
            number, inherited, style = self._styles[style]
            level = level or inherited
        if number is None or number == "0":
            return None
        return number, int(level) if level and level.isdecimal() else 0

    def _counted(self, number: str, known: _List, level: int) -> Mapping[int, int]:
        counts = self._counts.setdefault(known.counters, {})
        if number not in self._met:
            self._met.add(number)
            for at in known.restarts:
                counts.pop(at, None)
        start = known.restarts.get(level, known.levels[level].start)
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return dict(counts)


def _lists(root: Element) -> Iterator[tuple[str, _List]]:
    drawn = {value(e, "abstractNumId"): e for e in root if local(e) == "abstractNum"}
    for num in root:
        abstract = value(child(num, "abstractNumId"))
        number = value(num, "numId")
        if local(num) == "num" and number is not None and abstract in drawn:
            overrides = [e for e in num if local(e) == "lvlOverride"]
            restarts = {
                _whole(value(e, "ilvl")): _whole(value(child(e, "startOverride")), 1)
                for e in overrides
                if child(e, "startOverride") is not None
            }
            levels = dict(_levels([*drawn[abstract], *(child(e, "lvl") for e in overrides)]))
            yield number, _List(abstract or "", levels, restarts)


def _levels(found: list[Element | None]) -> Iterator[tuple[int, _Level]]:
    for lvl in found:
        if lvl is not None and local(lvl) == "lvl":
            shape = value(child(lvl, "numFmt")) or "decimal"
            text = value(child(lvl, "lvlText")) or ""
            start = _whole(value(child(lvl, "start")), 1)
            known = shape in _FORMATS
            yield _whole(value(lvl, "ilvl")), _Level(shape, text if known else "", start)


def _styles(root: Element) -> Iterator[tuple[str, tuple[str | None, str | None, str | None]]]:
    """For each style its list, its level and the style it rests on."""
    for style in root:
        name = value(style, "styleId")
        if local(style) == "style" and name is not None:
            own = child(style, "pPr", "numPr")
            based = value(child(style, "basedOn"))
            yield name, (value(child(own, "numId")), value(child(own, "ilvl")), based)


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= _LEVELS else otherwise


def _written(known: _List, level: int, counts: Mapping[int, int]) -> str:
    shape = known.levels.get(level)
    return "" if shape is None else _FORMATS[shape.format](counts.get(level, shape.start))


_DIGITS: Final = "〇一二三四五六七八九"


def _chinese(number: int) -> str:
    """一 to 九十九; beyond that digit by digit, as no heading of a report goes."""
    tens, ones = divmod(number, 10)
    if tens > len(_DIGITS) - 1:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    ten = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return ten + (_DIGITS[ones] if ones or not tens else "")


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= _CIRCLES else str(number)


_CIRCLES: Final = 20


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + _TO_FULL_WIDTH) for digit in str(number))


_TO_FULL_WIDTH: Final = 0xFEE0


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26)


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "ideographDigital": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}
