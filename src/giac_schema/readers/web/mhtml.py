"""A page saved as one file (MHTML, .mht): its first part that is HTML."""

from __future__ import annotations

import re
from email import message_from_bytes
from typing import TYPE_CHECKING

from giac_schema.readers.refused import damaged, too_much

if TYPE_CHECKING:
    from email.message import Message

    from giac_schema.model.document import Document

__all__ = ["MOST_PARTS", "is_mhtml", "read_mhtml"]

MOST_PARTS = 1000
"""Parts of a saved page; pictures and style sheets are parts of their own."""
_FRONT = 4096
_HEADERS = re.compile(rb"\s*([A-Za-z][A-Za-z-]*:[^\r\n]*\r?\n([ \t][^\r\n]*\r?\n)*)+\r?\n")
_TYPE = re.compile(
    rb"^Content-Type:\s*(multipart/related|multipart/mixed|text/html)", re.IGNORECASE | re.MULTILINE
)
_VERSION = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)


def is_mhtml(data: bytes) -> bool:
    """Whether some bytes begin with the headers of a saved page."""
    headers = _HEADERS.match(data[:_FRONT])
    return bool(headers and _TYPE.search(headers.group()) and _VERSION.search(headers.group()))


def read_mhtml(data: bytes) -> Document:
    """The paragraphs and tables of the page in it.

    Raises:
        UnknownFormat: if there is no page in it, or more parts than any page has.
        MissingExtra: if the HTML parser is not installed.
    """
    from giac_schema.readers.web.html import read_html

    if data.lower().count(b"content-type:") > MOST_PARTS:
        raise too_much("MHTML", "组成部分", "parts", MOST_PARTS)
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            return read_html(_content(part))
    raise damaged("MHTML")


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
