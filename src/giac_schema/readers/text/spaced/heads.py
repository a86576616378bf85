"""What the headers of a table tell of its columns, where nothing but blanks stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.words.matching import Match, exact
from giac_schema.model.requests import APPLICANT_COLUMNS
from giac_schema.readers.text.spaced.gutters import Headed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.readers.text.spaced.cells import Field, Rows
    from giac_schema.readers.text.spaced.gutters import Told

__all__ = ["HEADED", "headed_columns", "without_counts"]


def _found(text: str) -> tuple[Match, ...]:
    """What a header may be, by its last level if pandas has written several: ('申请人情况', '自然人')."""
    return exact(text.rpartition(", '")[2].strip("')") if text.startswith("('") else text)


def _is_header(text: str, terminal: str) -> bool:
    return any(found.terminal == terminal for found in _found(text))


def headed_columns(fields: Sequence[Field]) -> list[int]:
    """The columns in which a line has a header of 表二."""
    return [f.column for f in fields if not f.figure and _is_header(f.text, "COLUMN2")]


def _told_by_disclosure(rows: Rows) -> Told:
    """Every column but that of labels has a header of 表二 in it."""
    headed = {column for row in rows for column in headed_columns(row)}
    last = max(field.column for row in rows for field in row)
    return "every" if headed == set(range(1, 1 + last)) else "unclear"


def _told_by_requests(rows: Rows) -> Told:
    """The headers of 表三 stand side by side in its order; or the first stands where labels do."""
    at = {
        name: field.column
        for row in rows
        for field in row
        if not field.figure
        for found in _found(field.text)
        if (name := found.key) in APPLICANT_COLUMNS and found.terminal in {"COLUMN3", "FIRST3"}
    }
    first = at.get(APPLICANT_COLUMNS[0], -1)
    beside = range(first, first + len(APPLICANT_COLUMNS))
    if [at.get(name) for name in APPLICANT_COLUMNS] == list(beside):
        return "every"
    return "moved" if first == 0 else "unclear"


def _told_by_disputes(rows: Rows) -> Told:
    """Every column has one of the fifteen headers in it; or several rows of them begin in the first.

    Rows may be counted in a column before.
    """
    at = [f.column for r in rows for f in r if not f.figure and _is_header(f.text, "RESULT")]
    width = 1 + max(field.column for row in rows for field in row)
    if set(at) == set(range(width - _RESULTS, width)) and width <= _RESULTS + 1:
        return "every"
    return "moved" if at.count(0) > 1 else "unclear"


_RESULTS = 15
HEADED: Mapping[str, Headed] = {
    "disclosure": Headed(_told_by_disclosure, range(4, 6)),
    "requests": Headed(_told_by_requests, range(8, 11)),
    "disputes": Headed(_told_by_disputes, range(_RESULTS, _RESULTS + 1)),
}
"""What is known of the columns of each table."""


def without_counts(rows: Rows, headed: Headed) -> Rows:
    """The cells without those in a column before the first of the form: it counts rows."""
    extra = max(field.column for row in rows for field in row) + 1 - headed.columns[-1]
    return [
        tuple(f.in_column(f.column - extra) for f in row if f.column >= extra) if extra > 0 else row
        for row in rows
    ]
