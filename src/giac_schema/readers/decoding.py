"""Bytes to text: UTF-8 with or without a mark, UTF-16 with one, GB18030 (which holds GBK and GB2312)."""

from __future__ import annotations

import codecs
import re

from giac_schema.errors import UnknownFormat

__all__ = ["decode", "without_unseen"]

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
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _in(encoding, data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _in("gb18030", data)


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


_UNSEEN = "\u200b\u2060\ufeff"
_BETWEEN = r"\s|│┃║｜,;"
_AT_AN_EDGE = re.compile(
    f"(?<![^{_BETWEEN}{_UNSEEN}])[{_UNSEEN}]+|[{_UNSEEN}]+(?![^{_BETWEEN}{_UNSEEN}])"
)


def without_unseen(text: str) -> str:
    """A text without marks that nobody sees, U+FEFF and its like, where a line or a cell begins or ends.

    There they would make a word of a blank cell; inside words they stay as they are printed.
    """
    return _AT_AN_EDGE.sub("", text) if any(mark in text for mark in _UNSEEN) else text
