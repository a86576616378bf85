"""What the headers of a table tell of its columns, where nothing but blanks stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.matching import Match, exact
from giac_schema.model.form import entries
from giac_schema.model.requests import ApplicantRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.readers.gutters import Field, IsWhole, Rows

__all__ = ["COLUMNS", "NAMES_EVERY_COLUMN", "header_end"]


def _found(text: str) -> tuple[Match, ...]:
    """What a header may be, by its last level if pandas has written several: ('申请人情况', '自然人')."""
    return exact(text.rpartition(", '")[2].strip("')") if text.startswith("('") else text)


def header_end(fields: Sequence[Field]) -> int | None:
    """The last column in which a line has a header of 表二; ``None`` if it has none."""
    headed = [f.column for f in fields if any(m.terminal == "COLUMN2" for m in _found(f.text))]
    return max(headed, default=None)


def _heads_disclosure(rows: Rows) -> bool:
    """Whether every column but that of labels has a header of 表二 in it."""
    fields = [field for row in rows for field in row]
    headed = {f.column for f in fields if any(m.terminal == "COLUMN2" for m in _found(f.text))}
    return headed == set(range(1, 1 + max(field.column for field in fields)))


def _heads_requests(rows: Rows) -> bool:
    """Whether the headers of 表三 stand side by side in its order."""
    at = {
        name: field.column
        for row in rows
        for field in row
        for found in _found(field.text)
        if (name := found.key) in _APPLICANTS and found.terminal in {"COLUMN3", "FIRST3"}
    }
    first = at.get(_APPLICANTS[0], 0)
    return [at.get(name) for name in _APPLICANTS] == list(range(first, first + len(_APPLICANTS)))


def _heads_disputes(rows: Rows) -> bool:
    """Whether every column has one of the fifteen headers in it; rows may be counted in one before."""
    at = {f.column for r in rows for f in r if any(m.terminal == "RESULT" for m in _found(f.text))}
    width = 1 + max(field.column for row in rows for field in row)
    return at == set(range(width - _RESULTS, width)) and width <= _RESULTS + 1


_APPLICANTS = [name for name, _, _ in entries(ApplicantRow)]
_RESULTS = 15
NAMES_EVERY_COLUMN: Mapping[str, IsWhole] = {
    "disclosure": _heads_disclosure,
    "requests": _heads_requests,
    "disputes": _heads_disputes,
}
"""Whether the headers of a table name every column, so that none is there that nobody sees."""
COLUMNS: Mapping[str, range] = {
    "disclosure": range(4, 6),
    "requests": range(8, 11),
    "disputes": range(_RESULTS, _RESULTS + 1),
}
"""How many columns each table has, with or without those of merged labels."""
