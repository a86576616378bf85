"""Many reports as the rows of a sheet: one line each, how it came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.outputs.words.catalogue import say

if TYPE_CHECKING:
    from giac_schema.outputs.overview import Line
    from giac_schema.outputs.spreadsheet.rows import Row
    from giac_schema.outputs.words.languages import Language

__all__ = ["COLUMNS", "row_of"]

COLUMNS: Final = (
    *("file", "organ", "year", "edition", "outcome", "must", "should", "hint", "unknown"),
    *("holds", "identities", "numbers", "expected", "first"),
)
_COUNTS: Final = COLUMNS[5:-1]
"""Counts of which nothing is known where nothing could be read."""


def row_of(line: Line, language: Language) -> Row:
    """The row of one report; counts of one that could not be read stay empty, since they are not 0."""
    told = {
        "file": line.name or None,
        "organ": line.organ or None,
        "outcome": say(language, "outcomes", line.outcome),
        "first": getattr(line.first, language) or None,
    }
    if not line.is_read:
        told |= dict.fromkeys(_COUNTS)
    return tuple(told[name] if name in told else getattr(line, name) for name in COLUMNS)
