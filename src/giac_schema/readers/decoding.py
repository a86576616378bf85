"""Bytes to text: UTF-8 and UTF-16 with or without a mark, GB18030 (which holds GBK and GB2312).

Bytes that are no text in their encoding are never guessed.  In UTF-8 a damaged character cannot be taken for
another, so a few of them become U+FFFD, which is part of no figure; in any other encoding they are an error.
"""

from __future__ import annotations

import codecs
import re

from giac_schema.errors import UnknownFormat
from giac_schema.grammar.words.folding import INVISIBLE

__all__ = ["decode", "with_blanks", "without_unseen"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """The text in some bytes, by their mark if they have one and else by what they can be.

    Raises:
        UnknownFormat: if they are no text in any encoding such reports are kept in.
    """
    return with_blanks(_decoded(data))


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _in(encoding, data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _wide(data) or _nearly(data, error)
        return _in("gb18030", data) if text is None else text


_SURE = ("政府信息", "政府資訊")
"""What a text with the right encoding says, whatever bytes it is made of."""


def _wide(data: bytes) -> str | None:
    """The text if it is UTF-16 without a mark."""
    if b"\0" not in data:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data.decode(encoding, "replace")
        if any(word in text for word in _SURE):
            return _in(encoding, data)
    return None


_MOST_DAMAGED = 10
"""So many damaged characters are an accident; more are another encoding."""


def _nearly(data: bytes, error: UnicodeDecodeError) -> str | None:
    """The text if it is UTF-8 that was cut inside a character, or damaged in a few."""
    if len(data) - error.start < _LONGEST_CHARACTER and "end of data" in error.reason:
        return data[: error.start].decode("utf-8")
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return text if damaged <= _MOST_DAMAGED and any(word in text for word in _SURE) else None


_LONGEST_CHARACTER = 4
"""Bytes of a character in UTF-8."""


def _in(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        seen = (
            f"第{error.start + 1}个字节起不是{encoding}编码的文字。/ "
            f"Byte {error.start + 1} is no text in {encoding}."
        )
        raise UnknownFormat(
            seen, "请以UTF-8或GB18030编码保存。/ Save it as UTF-8 or GB18030."
        ) from error


def with_blanks(text: str) -> str:
    """A text with a wide blank for U+E5E5: what the two bytes become that old programs write for one (A3A0)."""
    return text.replace("\ue5e5", "\u3000")


_BREAKS = "\u2028\u2029\u0085"
_ANY = re.compile(f"[{INVISIBLE}{_BREAKS}]")
_UNSEEN = re.compile(
    rf"(?<![0-9])[{INVISIBLE}]+|[{INVISIBLE}]+(?![0-9])|(?<=\n)[{_BREAKS}]+|[{_BREAKS}]+(?=\n)"
)


def without_unseen(text: str) -> str:
    """A text without marks that nobody sees: U+FEFF and its like, and breaks of a line beside its end.

    They would make a word of a blank cell, and a line more of one.  What stands between two digits stays: whether it
    parts them nobody can tell.
    """
    return text if text.isascii() or not _ANY.search(text) else _UNSEEN.sub("", text)
