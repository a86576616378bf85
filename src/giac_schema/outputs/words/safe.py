"""Text of strangers made harmless for a terminal.

A report is a stranger's file: an escape sequence in it could move the cursor or change what was
already on the screen, and a mark of writing direction could show figures in another order.
"""

from __future__ import annotations

import unicodedata

__all__ = ["visible", "visible_in_lines"]

_HARMLESS_FORMAT = {"\u200b", "\ufeff", "\u00ad"}


def visible(text: str) -> str:
    r"""The text on one line, with control and direction characters written out.

    >>> visible("12\x1b[2J")
    '12\\x1b[2J'
    >>> visible("结果维\n持")
    '结果维 持'
    """
    return " ".join("".join(map(_shown, text)).split())


def visible_in_lines(text: str) -> str:
    r"""The text with its lines, tabs and blanks as they are, and such characters written out.

    >>> visible_in_lines("1\t2\n\x1b[2J")
    '1\t2\n\\x1b[2J'
    """
    return "".join(c if c in _KEPT or c in _HARMLESS_FORMAT else _written_out(c) for c in text)


_KEPT = {"\n", "\t"}
_NO_CHARACTERS = {"\ufffe", "\uffff"}
"""What no XML may hold, and so no workbook."""


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return "" if character in _HARMLESS_FORMAT else _written_out(character)


def _written_out(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs"} or character in _NO_CHARACTERS:
        return character.encode("unicode_escape").decode("ascii")
    return character
