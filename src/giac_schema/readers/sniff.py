"""What kind of file some bytes are, told from their content and never from a name."""

from __future__ import annotations

import re

from giac_schema.errors import NoReportFound, TooLarge
from giac_schema.model.document import Document, Text
from giac_schema.readers.data import text_of_records
from giac_schema.readers.decoding import decode, with_blanks, without_unseen
from giac_schema.readers.frames import without_counts
from giac_schema.readers.kinds import read_binary
from giac_schema.readers.text.delimited import read_delimited, read_piped
from giac_schema.readers.text.drawn.grids import read_drawn
from giac_schema.readers.text.markups.latex import with_html_for_latex
from giac_schema.readers.text.markups.markup import holds_markup, read_markup
from giac_schema.readers.text.markups.tagged import with_html_tags
from giac_schema.readers.text.markups.typeset import refuse_typeset
from giac_schema.readers.text.repaired.rows import rejoined, unfolded
from giac_schema.readers.text.repaired.steps import repaired
from giac_schema.readers.told import with_told_tables
from giac_schema.readers.web.mhtml import is_mhtml, read_mhtml

__all__ = ["LARGEST", "open_document"]

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest source that is read; real reports stay under a thousandth of it."""

_PAGE = re.compile(r"<(!doctype html|html|head|body|meta)\b", re.IGNORECASE)
_FRAGMENT = re.compile(r"<(table|div|p|section|article|h\d|center|font)\b", re.IGNORECASE)
_PIECE = re.compile(
    r"<(a|b|blockquote|br|del|dl|form|header|hr|ins|li|link|main|nav|ol|s|script|span|strike|strong|style|tbody"
    r"|title|u|ul)\b",
    re.IGNORECASE,
)
"""What a part of a page may begin with, and a text with pieces of HTML in it, too."""
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_LOOKED_AT = 4096
"""Characters at the start of a source that are searched for the signs of a page."""


def open_document(data: bytes | str) -> Document:
    """The document in some bytes, or in a text.

    Raises:
        UnknownFormat: if no reader here understands them.
        TooLarge: if they are more than a report can be.
        NoReportFound: if the report stands where only a browser shows it: in a script, a frame, a file beside it.
        MissingExtra: if a library that reads them is not installed.
    """
    return with_told_tables(_open(data))


def _open(data: bytes | str) -> Document:
    if len(data) > LARGEST:
        raise TooLarge(
            f"文件有{len(data)}字节，超过上限{LARGEST}。/ The source has {len(data)} bytes; {LARGEST} is the limit.",
            "请只提供年度报告本身。/ Give the report alone.",
        )
    binary = read_binary(data) if isinstance(data, bytes) else None
    if binary is not None:
        return binary
    if isinstance(data, bytes) and is_mhtml(data):
        return read_mhtml(data)
    text = without_unseen(decode(data) if isinstance(data, bytes) else with_blanks(data))
    _refuse_nothing(text)
    kept = text_of_records(text)
    if kept is not text:
        text = data = kept
    tagged = with_html_for_latex(with_html_tags(text))
    if tagged != text:
        text = data = tagged
    refuse_typeset(text)
    if _is_page(text) and (_TABLE.search(text) or not holds_markup(text)):
        from giac_schema.readers.web.html import read_html

        return read_html(data if isinstance(data, bytes) else text)
    if _TABLE.search(text):
        from giac_schema.readers.web.html import read_mixed

        return read_mixed(text)
    return _open_text(repaired(text))


def _open_text(text: str) -> Document:
    """A text without HTML: by the first reader that knows what divides its cells, else as it is."""
    plain = Document((Text(text),), "text")
    told = with_told_tables(plain)
    if told is not plain:
        return told
    return (
        read_markup(text)
        or read_piped(text)
        or read_drawn(text)
        or read_delimited(text)
        or _with_columns(without_counts(unfolded(rejoined(text))))
    )


def _refuse_nothing(text: str) -> None:
    if not text.strip("\0 \t\r\n\f\ufeff"):
        raise NoReportFound(
            "文件是空的。/ There is nothing in the source.",
            "请重新下载，或提供报告原文件。/ Download it again, or give the report itself.",
        )


def _is_page(text: str) -> bool:
    """Whether a text is a page, or a part of one; comments may stand before it."""
    start = _past_blanks(text, 0)
    while text.startswith("<!--", start) and (end := text.find("-->", start)) > 0:
        start = _past_blanks(text, end + len("-->"))
    if _PAGE.search(text[:_LOOKED_AT]) or _FRAGMENT.match(text, start):
        return True
    return bool(_PIECE.match(text, start) and _TABLE.search(text))


def _past_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found is not None else at


_BLANK = re.compile(r"\s+")


def _with_columns(text: str) -> Document:
    """A text as it is, or with bars between columns that only blanks tell."""
    from giac_schema.readers.text.spaced.tables import with_bars

    barred = with_bars(text)
    return Document((Text(text),), "text") if barred is None else barred.read()
