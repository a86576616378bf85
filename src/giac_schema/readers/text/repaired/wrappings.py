"""What a program puts around the lines of a text: their ends, their numbers, marks of lists, backslashes, entities.

Every line stays a line, so that lines in the source are still what they were.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.layout import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["unwrapped"]

_FEWEST = 8
"""So many lines that are wrapped alike are no accident."""
_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_NUMBER = re.compile(r"[ \t]*+(\d{1,6})(?=[ \t:.|│]|$)[:.\t]?")
_BULLET = re.compile(r"([ \t]*+)([-*+•·▪●◆])(?=[ \t]+\S)(?![ \t]*\d{1,3}[ \t]*[-—][ \t]*$)")
_ENTITY = re.compile(r"&(?:nbsp|emsp|ensp|amp|lt|gt|quot|[lr][sd]quo|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_OF_PROSE = re.compile(r"&(?:[en]m?sp|nbsp|quot|[lr][sd]quo|middot|mdash|hellip);")
"""Entities of blanks and marks that no text speaks about: one of them is enough."""
_ESCAPED_NUMBER = re.compile(r"(?<=\d)\\[.)](?!\w*[\\:])|(?<![^\s|])\\[-+](?=\d)")
"""What Markdown escapes in ``1\\.`` and ``\\-8``: one of them is enough."""
_AS_TEXT = re.compile(r"(?<![^\s|,;])'(?=\d[\d,.]*(?![^\s|,;]))")
_BARE = re.compile(r"(?<![^\s|,;])\d[\d,.]*(?![^\s|,;])")
"""Figures that a spreadsheet keeps as text, '12, and others; one alone may be 15 that was ill recognised."""
_BETWEEN_FIELDS = re.compile(r"\"[,;\t] ?\"")
_ESCAPED = re.compile(r"\\([()\[\]{}<>.+*_#!~`-])")


def unwrapped(text: str) -> str:
    """A text without what was put around every line of it, and with line feeds for the ends of lines."""
    text = _without_containers(_with_breaks(_with_line_feeds(text)))
    lines = _without_numbers(_not_set_in(_not_cited(text.split("\n"))))
    lines = _without_bullets(_without_quotes(lines))
    text = "\n".join(lines)
    if "\\" in text:
        escaped = _ESCAPED if len(_ESCAPED.findall(text)) >= _FEWEST else _ESCAPED_NUMBER
        text = escaped.sub(lambda found: found[0][1], text)
    if "'" in text and len(_AS_TEXT.findall(text)) >= max(_FEWEST, len(_BARE.findall(text))):
        text = _AS_TEXT.sub("", text)
    if len(_ENTITY.findall(text)) >= _FEWEST:
        return unescape(text)
    return _OF_PROSE.sub(lambda entity: unescape(entity[0]), text)


def _not_cited(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the sign by which mail cites, if every one of them has it."""
    if not lines[0].startswith(">") or len(lines) < _FEWEST:
        return lines
    if not all(line.startswith(">") for line in lines if line.strip()):
        return lines
    return [line[1:].removeprefix(" ") for line in lines]


def _not_set_in(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the blanks that all of them are set in by, as code is: the marks of some begin lines."""
    if not lines[0].startswith(_SET_IN) or len(lines) < _FEWEST:
        return lines
    if not all(line.startswith(_SET_IN) for line in lines if line.strip()):
        return lines
    return [line.removeprefix(_SET_IN) for line in lines]


_SET_IN = "    "


def _with_line_feeds(text: str) -> str:
    """A text with a line feed for every kind of end of a line."""
    return _ENDS.sub("\n", text) if any(end in text for end in "\r\u2028\u2029\x85") else text


_BREAK_AT_END = re.compile(r"<br\s*/?>[ \t]*(?=\n|\Z)", re.IGNORECASE)


def _without_containers(text: str) -> str:
    """A text without the directives that reStructuredText has for the parts of a page, which are no words of it."""
    return _CONTAINER.sub(_emptied, text) if ".. container::" in text else text


_CONTAINER = re.compile(r"^[ \t]*\.\. container::.*$(?:\n[ \t]+:(?:name|class):.*$)*", re.MULTILINE)


def _emptied(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _with_breaks(text: str) -> str:
    """A text without marks for line breaks where lines end anyway; with line feeds for them where no line ends."""
    if "\\\\" in text and len(_WIKI_BREAK_OF_ROW.findall(text)) >= _FEWEST:
        text = _WIKI_BREAK.sub("\n", text)
    if "<" not in text:
        return text
    alone = "\n" not in text.strip() and len(BREAK.findall(text)) >= _FEWEST
    if alone or len(_BREAK_OF_ROW.findall(text)) >= _FEWEST:
        return BREAK.sub("\n", text)
    at_ends = _BREAK_AT_END.findall(text)
    return _BREAK_AT_END.sub("", text) if len(at_ends) >= _FEWEST else text


_BREAK_OF_ROW = re.compile(r"[\d|][ \t]*<br\s*/?>[ \t|]*(?=[^\d\s|<])", re.IGNORECASE)
"""Behind a figure and before words: inside a cell no break stands there."""

_WIKI_BREAK = re.compile(r"\\\\(?=\s)[ \t]?")
"""What DokuWiki writes for a line break in a cell, and pandoc for the rows of a table in another."""
_WIKI_BREAK_OF_ROW = re.compile(r"[|^][ \t]*\\\\[ \t]+(?=[|^])")

_QUOTED = re.compile(r"([ \t]*)([\"'])(.*)\2,?[ \t]*")


def _without_quotes(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the quotes that every one of them stands in, as those of a column of text do.

    Where each field of a line has its own, these are no wrapping.
    """
    if len(lines) < _FEWEST:
        return lines
    bare: list[str] = []
    for line in lines:
        quoted = _QUOTED.fullmatch(line)
        if (quoted is None and line.strip()) or _BETWEEN_FIELDS.search(line):
            return lines
        bare.append(f"{quoted[1]} {quoted[3]}" if quoted else line)
    return bare


def _without_numbers(lines: Sequence[str]) -> Sequence[str]:
    """The lines without their numbers, if every one of them has its own; what began a line begins it again."""
    found = [_NUMBER.match(line) for line in (lines if lines[-1].strip() else lines[:-1])]
    numbers = [int(number[1]) for number in found if number is not None]
    counts = list(range(numbers[0], numbers[0] + len(found))) if numbers else []
    if len(numbers) < _FEWEST or numbers != counts:
        return lines
    cleaned = [
        line[number.end() :]
        for line, number in zip(lines, found, strict=False)
        if number is not None
    ]
    return [*cleaned, *lines[len(found) :]]


def _without_bullets(lines: Sequence[str]) -> Sequence[str]:
    """The lines without the mark of a list, if most of them are items of one."""
    filled = [line for line in lines if line.strip()]
    items = sum(bool(_BULLET.match(line)) for line in filled)
    if items < _FEWEST or 2 * items <= len(filled):
        return lines
    return [_BULLET.sub(r"\1 ", line, count=1) if _BULLET.match(line) else line for line in lines]
