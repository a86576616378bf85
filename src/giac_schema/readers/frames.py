"""What pandas adds to a table when it writes one: numbers of rows and columns, headers as tuples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["without_frame"]

_FEWEST = 4
"""So many numbers one after the other count rows; figures of a report do not happen to."""
_TUPLE = re.compile(r"\(\s*'.*'\s*\)")
_BETWEEN = re.compile(r"'\s*,\s*'")


def without_frame(
    rows: Sequence[Sequence[str]], lines: Sequence[int] = ()
) -> tuple[list[Sequence[str]], list[int]]:
    """The rows as they were before a data frame was made of them, with the lines they begin at.

    Args:
        rows: the fields of each row, all equally many.
        lines: the line each row begins at, if the source has lines.
    """
    numbered = list(zip(rows, lines or [0] * len(rows), strict=True))
    if _counts([fields[0] for fields in rows]):
        numbered = [(fields[1:], line) for fields, line in numbered]
    if numbered and _numbers_columns(numbered[0][0]):
        numbered = numbered[1:]
    found = [(row, line) for fields, line in numbered for row in _apart(fields)]
    return [row for row, _ in found], [line for _, line in found] if lines else []


def _counts(column: Sequence[str]) -> bool:
    """Whether a first column counts the rows, 0 1 2 …, blank where headers stand."""
    numbers = [text for text in column if text]
    return len(numbers) >= _FEWEST and numbers in _counted(len(numbers))


def _counted(length: int) -> tuple[list[str], list[str]]:
    return [str(n) for n in range(length)], [str(n + 1) for n in range(length)]


def _numbers_columns(fields: Sequence[str]) -> bool:
    """Whether a row numbers the columns."""
    names = [text.removeprefix("Unnamed: ") for text in fields]
    return len(names) >= _FEWEST and names in _counted(len(names))


def _apart(fields: Sequence[str]) -> Iterator[Sequence[str]]:
    """A row, or the rows of a header that was written as ``('申请人情况', '自然人', '自然人')``."""
    if not all(_TUPLE.fullmatch(text) for text in fields):
        yield fields
        return
    levels = [[part.strip(" '\"") for part in _BETWEEN.split(text.strip("()"))] for text in fields]
    if len({len(level) for level in levels}) != 1:
        yield fields
        return
    yield from zip(*levels, strict=True)
