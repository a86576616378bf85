"""What a value of a spreadsheet shows on its sheet.

A figure is given as it is kept, not as it is rounded for display; what its format adds in words
(a unit) is given with it, and a format that shows another figure than is kept makes it words.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

__all__ = ["shown"]

_DIGITS = 15
"""A spreadsheet computes with no more; what a float holds beyond them is noise."""

_QUOTED = re.compile(r'"([^"]*)"|[\\!](.)')
_UNSEEN = re.compile(r"\[[^\]]*\]|[_*].")
_FIGURE = re.compile(r"[0#?][0#?,.]*")
_LITERAL = "\0"
_SCALED = re.compile(rf"%|[Ee][+-]|/|[0#?],+(?![0#?,])|[0#?]{_LITERAL}+[0#?]")
"""In a format without its words: percent, exponents, fractions, thousands left off, marks among digits."""


def shown(value: object, number_format: str = "General") -> str:
    """The text of a cell; empty for a blank one.

    Args:
        value: what a library says the cell holds.
        number_format: how the sheet shows it, such as ``0.00"万元"``.
    """
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _formatted(_figure(value), number_format)
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case _:
            return str(value).strip()


def _figure(value: float) -> str:
    """``3`` for 3.0, ``0.3`` for 0.1 + 0.2."""
    if isinstance(value, int):
        return str(value)
    text = format(value, f".{_DIGITS}g")
    plain = format(Decimal(text), "f")
    return "0" if plain == "-0" else plain


def _formatted(figure: str, number_format: str) -> str:
    section, words = _section(figure, number_format)
    if _SCALED.search(section):
        return f"{figure} <{number_format}>"
    last = [found.end() for found in _FIGURE.finditer(section)]
    behind = words[last[-1] :] if last else []
    return figure + "".join(behind).strip()


def _section(figure: str, number_format: str) -> tuple[str, list[str]]:
    """The part of a format that a figure is shown by: its marks, and the words between them.

    Both are equally long: where a word stands there is a mark for it, and the other way about.
    """
    marks, words = [""], [[""] * 0]
    at = 0
    text = _UNSEEN.sub("", number_format)
    while at < len(text):
        quoted = _QUOTED.match(text, at)
        if quoted is None and text[at] == ";":
            marks.append("")
            words.append([])
        else:
            marks[-1] += _LITERAL if quoted else text[at]
            words[-1].append((quoted[1] or quoted[2] or "") if quoted else "")
        at = quoted.end() if quoted else at + 1
    return _by_sign(figure, list(zip(marks, words, strict=True)))


def _by_sign(figure: str, sections: list[tuple[str, list[str]]]) -> tuple[str, list[str]]:
    which = 1 if figure.startswith("-") else 2 if figure == "0" else 0
    return sections[which] if which < len(sections) else sections[0]
