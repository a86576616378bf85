"""Signs that a kind of file cannot hold, or that would do something where they are shown."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["for_markdown", "for_xml", "in_a_cell"]

_NOT_IN_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"


def for_xml(text: str) -> str:
    """The text with a mark for each character that XML 1.0 forbids, such as NUL."""
    return _NOT_IN_XML.sub(_UNKNOWN, text)


def in_a_cell(text: str) -> str:
    """The text on one line, without the pipes that would end a cell of a drawn table."""
    return " ".join(text.split()).replace("|", "¦")


_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])")
_TARGET: Final = re.compile(r"\](?=[(:])")


def for_markdown(text: str) -> str:
    """The text without what Markdown would make an element or a link of: look-alikes stand for it."""
    return _TARGET.sub("\uff3d", _TAG.sub("\uff1c", text))
