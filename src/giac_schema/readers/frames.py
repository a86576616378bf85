"""What a program adds to rows when it writes them down, and whether their cells still stand in their places."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["NOTHING", "PROOF", "counts", "holds_places", "without_counts", "without_frame"]

NOTHING = frozenset({"NaN", "nan", "None", "<NA>"})
"""What pandas writes for a blank cell."""
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
    if counts([fields[0] for fields in rows]) or any(map(_heads_all_but_first, rows)):
        numbered = [(fields[1:], line) for fields, line in numbered]
    if numbered and _numbers_columns(numbered[0][0]):
        numbered = numbered[1:]
    if _are_numbered([fields for fields, _ in numbered]):
        numbered = [(_without_number(fields), line) for fields, line in numbered]
    found = [(row, line) for fields, line in numbered for row in _apart(fields)]
    return [row for row, _ in found], [line for _, line in found] if lines else []


def counts(column: Sequence[str], fewest: int = _FEWEST) -> bool:
    """Whether a first column counts the rows, 0 1 2 …, blank where headers stand.

    Args:
        column: the first field of each row.
        fewest: how many numbers must be there.
    """
    numbers = [text for text in column if text]
    return len(numbers) >= fewest and numbers in _counted(len(numbers))


_RESULTS = 15
"""Columns of 表四, whose only row may be number 0 of a frame."""


def _heads_all_but_first(fields: Sequence[str]) -> bool:
    """Whether a row has the fifteen headers of 表四 and none before them: what stands there is of no column."""
    from giac_schema.grammar.words.matching import exact  # by lark

    if len(fields) != _RESULTS + 1 or fields[0]:
        return False
    return all(any(found.terminal == "RESULT" for found in exact(text)) for text in fields[1:])


def _counted(length: int) -> tuple[list[str], list[str]]:
    return [str(n) for n in range(length)], [str(n + 1) for n in range(length)]


_NUMBERED = frozenset({"序号", "行次"})


def _are_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a first column numbers the rows and says so; words in it are those of cells that cover all columns."""
    firsts = [fields[0] for fields in rows if len(fields) > _FEWEST]
    return (
        len(firsts) == len(rows)
        and any(text in _NUMBERED for text in firsts)
        and all(
            not fields[0]
            or fields[0].isdigit()
            or fields[0] in _NUMBERED
            or fields[1] in {"", fields[0]}
            for fields in rows
        )
    )


def _without_number(fields: Sequence[str]) -> Sequence[str]:
    first, second, *others = fields
    kept = first if not second and not first.isdigit() and first not in _NUMBERED else second
    return [kept, *others]


def _numbers_columns(fields: Sequence[str]) -> bool:
    """Whether a row numbers the columns."""
    names = [text.removeprefix("Unnamed: ") for text in fields]
    return len(names) >= _FEWEST and names in _counted(len(names))


def _apart(fields: Sequence[str]) -> Iterator[Sequence[str]]:
    """A row, or the rows of a header that was written as ``('申请人情况', '自然人', '自然人')``."""
    if not fields or fields[0][:1] != "(" or not all(_TUPLE.fullmatch(text) for text in fields):
        yield fields
        return
    levels = [[part.strip(" '\"") for part in _BETWEEN.split(text.strip("()"))] for text in fields]
    if len({len(level) for level in levels}) != 1:
        yield fields
        return
    yield from zip(*levels, strict=True)


_COUNTED = re.compile(r"^([ \t|│]*+)(\d{1,3})(?=[ \t|│]+[^\s|│])")
_MOST_LINES = 20_000


def without_counts(text: str) -> str:
    """A text without the numbers that count its lines, 0 1 2 …; blanks stand in their places."""
    lines = text.split("\n")
    counted = [(at, found) for at, line in enumerate(lines) if (found := _COUNTED.match(line))]
    if len(lines) > _MOST_LINES or len(counted) < _FEWEST:
        return text
    for run in _counting(counted):
        if len(run) >= _FEWEST:
            for at, found in run:
                lines[at] = found[1] + " " * len(found[2]) + lines[at][found.end() :]
    return "\n".join(lines)


def _counting(
    found: Sequence[tuple[int, re.Match[str]]],
) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """The runs of lines whose numbers go up by one from 0 or 1, with nothing else between them."""
    run: list[tuple[int, re.Match[str]]] = []
    for at, match in found:
        goes_on = run and at == run[-1][0] + 1 and int(match[2]) == int(run[-1][1][2]) + 1
        if not goes_on:
            yield run
            run = []
        if goes_on or match[2] in {"0", "1"}:
            run.append((at, match))
    yield run


_LABELS = 3
"""Label columns of 表三."""
PROOF = 3
"""So many rows behind the place of a merged label are no accident."""


def holds_places(rows: Sequence[Sequence[str]]) -> bool:
    """Whether blank cells and merged labels hold their places in rows that are equally wide.

    A program that drops blank cells and fills its rows up afterwards makes such rows too.  What it does
    not make is the place of a merged label: rows of 表三 that stand behind one are the proof; or rows that come to
    the figures below 总计, as their headers have it.
    """
    if not _may_stand_behind(rows):
        return _add_up(rows)
    found, _ = without_frame(rows)
    filled = any(map(_fills_merged, found))
    behind = (
        row for above, row in pairwise(found) if _is_behind_a_place(row, above, filled=filled)
    )
    return sum(1 for _ in islice(behind, PROOF)) == PROOF or _add_up(rows)


def _add_up(rows: Sequence[Sequence[str]]) -> bool:
    from giac_schema.grammar.tables.shapes.own_columns import own_columns  # by lark

    return own_columns([dict(enumerate(fields)) for fields in rows]) is not None


def _may_stand_behind(rows: Sequence[Sequence[str]]) -> bool:
    """Whether so many rows may have their label in another column than the first, where most have figures alone."""
    words = ([text for text in row[1:] if text and not text.isdecimal()] for row in rows)
    behind = (texts for texts in words if any(map(_is_row, texts)))
    many = sum(1 for _ in islice(behind, PROOF)) == PROOF
    return many or any(_TUPLE.fullmatch(row[0]) for row in rows)


def _fills_merged(row: Sequence[str]) -> bool:
    """Whether the label of a row is written into every column that it covers."""
    return list(row[:_LABELS]) == [row[0]] * _LABELS and _is_row(row[0])


def _is_behind_a_place(row: Sequence[str], above: Sequence[str], *, filled: bool) -> bool:
    """Whether the first label of a row is one of 表三, behind blank cells or labels that it repeats.

    Labels that are repeated prove nothing where those that cover several columns are not: then a report has them
    so, and blank cells may have been dropped.
    """
    for at, text in enumerate(row[:_LABELS]):
        if not text:
            continue
        if _is_row(text):
            return at > 0
        if not (filled and text in above[: at + 1]):
            return False
    return False


def _is_row(text: str) -> bool:
    from giac_schema.grammar.words.matching import match  # by lark

    return any(found.terminal == "ROW3" for found in match(text))
