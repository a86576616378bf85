"""Names that a program gives to columns without a header: ``Col2`` of PyMuPDF, in a table's second column."""

from __future__ import annotations

import re

__all__ = ["without_names"]

_NAMED = re.compile(r"\|Col[1-9]\d?(?=\|)")
_FIELD = re.compile(r"(?<=\|)Col([1-9]\d?)(?=\|)")


def without_names(text: str) -> str:
    """A text with blank cells in a table's head for the names that only say which column it is."""
    if not _NAMED.search(text):
        return text
    return "\n".join(_unnamed(line) if _NAMED.search(line) else line for line in text.split("\n"))


def _unnamed(line: str) -> str:
    return _FIELD.sub(lambda found: _name(found, line), line)


def _name(found: re.Match[str], line: str) -> str:
    """Nothing if a name is that of its own column; else the name."""
    own = line.count("|", 0, found.start()) == int(found[1])
    return "" if own else found[0]
