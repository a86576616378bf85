"""Rows whose fields have names, to rows of cells: the name tells the column.

[{"0": "规章", "1": "0"}, …]                              records that are all alike
[{"申请人情况": "自然人", "__EMPTY_2": "总计"}, …]         records that leave out merged cells: SheetJS
{"自然人": {"0": 5, "1": 0}, "总计": {"0": 5, …}}          columns whose fields are numbered: pandas
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from giac_schema.readers.records.labelled import Scalar, is_scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["rows_of_frame", "rows_of_records"]

_FEWEST = 2
"""Fields of a row."""
_NARROWEST = 4
"""Columns of a table whose records differ: the narrowest of the form."""
_OF_NO_COLUMN = re.compile(
    r"(?:Unnamed: ?|col(?:umn)?[ _-]?|c|field_?)?\d+|__EMPTY(?:_\d+)?|[A-Z]{1,2}", re.IGNORECASE
)
"""What programs call a column that has no name."""


def rows_of_records(records: Sequence[Mapping[str, object]]) -> list[list[Scalar]] | None:
    """The rows of a table, the names of its columns above them; ``None`` if the records are none.

    A record may lack fields if the others show where these stand: then it has no cell there.
    """
    known = [_in_order(record) for record in records]
    names = list(known[0])
    alike = all(list(record) == names for record in known)
    if not alike:
        names = _in_one_order([list(record) for record in known])
    if len(names) < (_FEWEST if alike else _NARROWEST):
        return None
    rows = [[_cell(record.get(name)) for name in names] for record in known]
    if not all(is_scalar(value) for record in known for value in record.values()):
        return None
    head: list[Scalar] = ["" if _OF_NO_COLUMN.fullmatch(name) else name for name in names]
    return [head, *rows] if any(head) else rows


def rows_of_frame(columns: Mapping[str, object]) -> list[list[Scalar]] | None:
    """The rows of a table of which each column is told field by field, or each row, by their numbers."""
    fields = [value for value in columns.values() if isinstance(value, dict)]
    if len(fields) != len(columns) or not fields:
        return None
    names = list(fields[0])
    if any(list(field) != names for field in fields[1:]):
        return None
    if len(names) > 1 and _are_numbers(names):
        return rows_of_records([{c: columns[c][n] for c in columns} for n in names])  # type: ignore[index]
    return rows_of_records(fields) if len(columns) > 1 and _are_numbers(columns) else None


def _cell(value: object) -> Scalar:
    return value if is_scalar(value) else None


def _are_numbers(names: Iterable[str]) -> bool:
    """Whether names count, from 0."""
    return all(name == str(number) for number, name in enumerate(names))


def _in_order(record: Mapping[str, object]) -> Mapping[str, object]:
    """The fields of a record in the order of their columns.

    JavaScript puts names that are numbers first.  These are those of their columns, so the others have the
    columns that are left.
    """
    numbers = [name for name in record if name.isdecimal()]
    others = [name for name in record if not name.isdecimal()]
    if not numbers or not others or list(record) != numbers + others:
        return record
    left = [str(n) for n in range(len(record)) if str(n) not in record]
    if len(left) != len(others):
        return {}
    at = {**dict(zip(left, others, strict=True)), **{n: n for n in numbers}}
    return {at[name]: record[at[name]] for name in sorted(at, key=int)}


def _in_one_order(records: Sequence[Sequence[str]]) -> list[str]:
    """The names of all fields in the only order that each record keeps to; none if there is none or another."""
    behind: dict[str, set[str]] = {name: set() for record in records for name in record}
    for record in records:
        for before, name in pairwise(record):
            behind[name].add(before)
    found: list[str] = []
    while len(found) < len(behind):
        placed = set(found)
        first = [name for name, before in behind.items() if name not in placed and before <= placed]
        if len(first) != 1:
            return []
        found += first
    return found
