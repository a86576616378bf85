"""Findings as CSV: a heading, then a line for each finding, ready to be opened by a program for sheets."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.outputs.spreadsheet.rows import Row, Value

__all__ = ["lines"]

_STARTS_A_FORMULA: Final = frozenset("=+-@|%")
"""What programs for sheets may take for the beginning of a formula."""


def lines(rows: Iterable[Row]) -> str:
    """Rows as CSV, each ended by a line break.

    Text that would begin a formula gets an apostrophe in front of it; numbers are numbers.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(map(_harmless, row) for row in rows)
    return out.getvalue()


def _harmless(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    # Some take a sign in full width for the plain one.
    first = unicodedata.normalize("NFKC", value.lstrip()[:1])
    return f"'{value}" if first in _STARTS_A_FORMULA else value
