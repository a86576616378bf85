"""What a value of a spreadsheet shows on its sheet.

A figure is given as it is kept, not as it is rounded for display; what its format adds in words before it
(减) or behind it (a unit) is given with it, and a format that shows another figure than is kept, or none, makes
it words.  A nought stays a nought however it is shown: formats that show it as a dash or not at all are common.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["shown"]

_DIGITS = 15
"""A spreadsheet computes with no more; what a float holds beyond them is noise."""

_QUOTED = re.compile(r'"([^"]*)"|[\\!](.)')
_CURRENCY = re.compile(r"\[\$([^\]\"-]*)[^\]]*\]")
_UNSEEN = re.compile(r"\[[^\]]*\]|[_*].")
_GENERAL = re.compile(r"General|G/通用格式", re.IGNORECASE)
_FIGURE = re.compile(r"[0#?@][0#?@,.]*")
_SECTION = re.compile(r'(?:"[^"]*"|[\\!].|[^;"])+')
_CONDITION = re.compile(r"\[(<=|>=|<>|=|<|>) *(-?\d+(?:\.\d+)?)\]")
_LITERAL = "\0"
_SCALED = re.compile(rf"%|[Ee][+-]|/|[0#?],+(?![0#?,])|[0#?][{_LITERAL}:+-]+[0#?]")
"""In a format without its words: percent, exponents, fractions, thousands left off, marks among digits."""
_NO_WORD = re.compile(r"[\0 #?.,%*@/0-9A-Za-z]")
"""Marks of a format that are not shown as they are."""


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
    if _CONDITION.search(number_format):
        chosen = _by_condition(figure, _SECTION.findall(number_format))
        if figure == "0":
            return figure
        return f"{figure} <{number_format}>" if chosen is None else _formatted(figure, chosen)
    section, words, sign = _section(figure, number_format)
    found = list(_FIGURE.finditer(section))
    if sign == "0":
        return figure
    if _SCALED.search(section) or not found:
        return f"{figure} <{number_format}>"
    shows = [word or _NO_WORD.sub("", mark) for mark, word in zip(section, words, strict=True)]
    before, behind = "".join(shows[: found[0].start()]), "".join(shows[found[-1].end() :])
    if sign == "-":
        before, behind = before.replace("-", "").replace("(", ""), behind.replace(")", "")
    return (before + figure + behind).strip()


def _by_condition(figure: str, sections: Sequence[str]) -> str | None:
    """The section that shows a figure, where they say which each is for; ``None`` if they leave that open.

    The second shows what the first does not, or of three what is below 0, if it says nothing; the third the rest.
    """
    first, *others = sections
    condition = _CONDITION.search(first)
    if condition is None:
        return None
    if _holds(figure, condition):
        return _CONDITION.sub("", first)
    for number, section in enumerate(others, start=1):
        condition = _CONDITION.search(section)
        is_last = number == len(others)
        if condition is None and not is_last and not figure.startswith("-"):
            continue
        if condition is None or _holds(figure, condition):
            return _CONDITION.sub("", section)
    return None


def _holds(figure: str, condition: re.Match[str]) -> bool:
    number, bound = Decimal(figure), Decimal(condition[2])
    return {
        "<": number < bound,
        "<=": number <= bound,
        "=": number == bound,
        "<>": number != bound,
        ">=": number >= bound,
        ">": number > bound,
    }[condition[1]]


def _section(figure: str, number_format: str) -> tuple[str, list[str], str]:
    """The part of a format that a figure is shown by: its marks, the words between them, and the sign it is for.

    Marks and words are equally long: where a word stands there is a mark for it, and the other way about.
    """
    marks, words = [""], [[""] * 0]
    at = 0
    text = _CURRENCY.sub(r'"\1"', _GENERAL.sub("0", number_format))
    text = _UNSEEN.sub("", text)
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


def _by_sign(figure: str, sections: list[tuple[str, list[str]]]) -> tuple[str, list[str], str]:
    """The second section shows figures below 0, with signs of its own; the third shows 0."""
    which = 1 if figure.startswith("-") else 2 if figure == "0" else 0
    if which < len(sections):
        return *sections[which], _SIGNS[which]
    return *sections[0], ""


_SIGNS = ("", "-", "0")
