"""CSV, TSV and rows with pipes between fields to grids, where a text certainly is one: all rows equally wide.

A text in which commas, tabs or pipes are prose or layout goes on to the layouts of ``grammar``.
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import groupby, islice
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from giac_schema.model.document import Document, Grid, Paragraph, Text
from giac_schema.readers.frames import counts, holds_places, without_frame
from giac_schema.readers.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, NARROWEST
from giac_schema.readers.text.drawn.grids import stands_between_marks
from giac_schema.readers.text.drawn.lines import BAR
from giac_schema.readers.torn import without_torn_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.document import Block

__all__ = ["read_delimited", "read_piped"]

_MARKS = (",", "\t", ";")
_IN_TEXT = frozenset({"\t", "|"})
"""Marks that the layouts of ``grammar`` know as well."""
_RULE = re.compile(r"^\s*\|?\s*:?-{3,}", re.MULTILINE)
_DASHES = "---"
_FEWEST = 20
"""Rows of all tables together; those of one report have more, even where headers were lost."""
_FULL = 4
"""Rows that must have a full set of fields; lines with one cell among tabs never do."""
_LONGEST_FIELD = 2000
"""A quote that was never closed swallows more than this."""


@frozen
class _Record:
    """One record, and the line its text begins at."""

    fields: tuple[str, ...]
    line: int
    apart: bool = False
    """Whether blank lines stand before it and behind it, and no other record."""


def read_delimited(text: str) -> Document | None:
    """The tables of a CSV or TSV, with the lines between them; ``None`` if it is none."""
    return _read(text, _MARKS)


def read_piped(text: str) -> Document | None:
    """The tables of a text with pipes between fields, and none around them; ``None`` if it is none."""
    return _read(text, "|")


def _read(text: str, marks: Sequence[str]) -> Document | None:
    for mark in marks:
        if _may_be_marked_by(mark, text):
            records = _records(text, mark)
            if records and _is_table(runs := _uncounted(_runs(records))):
                if any(map(_is_ragged, runs)) or not any(map(_holds_places, runs)):
                    return _as_text(runs, mark, ended=text.endswith(("\n", "\r")))
                return Document(_ended(list(_blocks(runs)), text), "csv")
    return None


def _ended(blocks: Sequence[Block], text: str) -> tuple[Block, ...]:
    """The blocks of a text; without its last row if that ends with a figure that may go on: nothing stands behind it.

    A 0 cannot go on, and a total that the figures before it come to is whole.
    """
    last = blocks[-1]
    if not isinstance(last, Grid) or not text[-1:].isdecimal():
        return tuple(blocks)
    row = [int(cell.text) for cell in last.rows[-1] if cell.text.isdecimal()]
    totals = (sum(row[-1 - parts : -1]) for parts in _PARTS if parts < len(row))
    whole = row[-1:] == [0] or any(row[-1] == total for total in totals)
    return tuple(blocks if whole else without_torn_row(blocks))


_PARTS = (6, 4)
"""Of how many figures the totals of 表三 and 表四 are the sums."""


def _may_be_marked_by(mark: str, text: str) -> bool:
    """Whether enough lines have enough of a mark; with quotes in it, a record may be several lines."""
    fewest = NARROWEST - 1
    if text.count(mark) < _FEWEST * fewest:
        return False
    lines = StringIO(text, newline=None)
    if mark == "|":
        return _has_records([line.split(mark) for line in lines]) and not _is_drawn(text)
    return '"' in text or sum(line.count(mark) >= fewest for line in lines) >= _FEWEST


def _has_records(lines: Sequence[Sequence[str]]) -> bool:
    """Whether enough lines, which are the records where nothing is quoted, have enough fields, and enough are full."""
    wide = [fields for fields in lines if len(fields) >= NARROWEST]
    full = (fields for fields in wide if sum(map(bool, map(str.strip, fields))) >= NARROWEST)
    return len(wide) >= _FEWEST and sum(1 for _ in islice(full, _FULL)) == _FULL


def _is_drawn(text: str) -> bool:
    """Whether pipes stand on both sides of cells, as in Markdown, and not between fields."""
    ruled = _DASHES in text and _RULE.search(text) is not None
    return ruled or stands_between_marks(text.splitlines())


def _is_ragged(run: Sequence[_Record]) -> bool:
    """Whether a narrow row is one of the form: then rows are as long as their cells are many, and no grid.

    A row apart from all others is what a page holds of a table, and may be divided otherwise.
    """
    from giac_schema.readers.filled import is_word

    if run[0].apart and _is_a_row(run):
        return False
    return not _is_wide(run) and any(len(r.fields) > 1 and any(map(is_word, r.fields)) for r in run)


def _holds_places(run: Sequence[_Record]) -> bool:
    return _is_wide(run) and holds_places([record.fields for record in run])


def _as_text(runs: Sequence[Sequence[_Record]], mark: str, *, ended: bool) -> Document | None:
    """Fields with tabs between them, for the layouts of ``grammar``; a TSV is such a text already, and so are pipes.

    A last line that ended in the source still does: the figure at its end is whole.
    """
    if mark in _IN_TEXT:
        return None
    tables = (
        without_frame([r.fields for r in run])[0] if _is_wide(run) else [r.fields for r in run]
        for run in runs
    )
    rows = ("\t".join(" ".join(text.split()) for text in fields) for t in tables for fields in t)
    return Document((Text("\n".join(rows) + "\n" * ended),), "csv")


def _records(text: str, mark: str) -> list[_Record]:
    """The records, or none if quotes or lengths say that it is no such text."""
    stream = StringIO(text.removeprefix("\ufeff"), newline="")
    if mark == "|":  # no program quotes what it joins by pipes
        reader = csv.reader(stream, delimiter=mark, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(stream, delimiter=mark, skipinitialspace=True, strict=True)
    found: list[_Record] = []
    line = 1
    try:
        for fields in reader:
            if len(found) >= MOST_ROWS or any(len(field) > _LONGEST_FIELD for field in fields):
                return []
            found.append(_Record(tuple(field.strip() for field in fields[:MOST_COLUMNS]), line))
            line = reader.line_num + 1
    except csv.Error:
        return []
    return found


def _runs(records: Sequence[_Record]) -> list[list[_Record]]:
    """Records of one width together; empty ones, and those that are all blank, divide them."""
    runs = [(width, list(run)) for width, run in groupby(records, _width)]
    before, behind = (0, *(width for width, _ in runs)), (*(width for width, _ in runs[1:]), 0)
    return [
        [evolve(run[0], apart=True)] if len(run) == 1 and not above and not below else run
        for above, (width, run), below in zip(before, runs, behind, strict=False)
        if width
    ]


def _uncounted(runs: list[list[_Record]]) -> list[list[_Record]]:
    """The runs without the numbers of rows in those too short to show what they are.

    A program that numbers the rows of one table numbers those of all.
    """
    columns = [[record.fields[0] for record in run] for run in runs]
    if not any(counts(column) for column in columns):
        return runs
    return [
        [evolve(record, fields=record.fields[1:]) for record in run]
        if not counts(column) and counts(column, fewest=1) and not column[0] and _is_wide(run)
        else run
        for run, column in zip(runs, columns, strict=True)
    ]


def _width(record: _Record) -> int:
    return len(record.fields) if any(record.fields) else 0


def _is_table(runs: Sequence[Sequence[_Record]]) -> bool:
    """Whether the equally wide records are the tables of a report, by their number and by their words."""
    from giac_schema.readers.filled import is_word

    rows = [record.fields for run in runs if _is_wide(run) for record in run]
    if len(rows) < _FEWEST or sum(map(len, rows)) > MOST_CELLS:
        return False
    full = sum(sum(map(bool, fields)) >= NARROWEST for fields in rows)
    return full >= _FULL and sum(any(map(is_word, fields)) for fields in rows) >= _FEWEST


def _is_wide(run: Sequence[_Record]) -> bool:
    return len(run) > 1 and len(run[0].fields) >= NARROWEST


def _is_a_row(run: Sequence[_Record]) -> bool:
    """Whether a record that stands alone is a row of a table, which pages have divided, and no heading."""
    (fields,) = (record.fields for record in run[:1])
    return len(fields) >= NARROWEST and any(map(str.isdecimal, fields))


def _blocks(runs: Sequence[Sequence[_Record]]) -> Iterator[Block]:
    from giac_schema.readers.filled import (
        least_width,
        unfilled,
    )  # know the words of the form, by lark

    tables = width = 0
    for run in runs:
        if _is_wide(run) or _is_a_row(run):
            tables += 1
            rows, lines = [r.fields for r in run], [r.line for r in run]
            grids = list(unfilled(rows, tables, lines=lines, least=least_width(rows, width)))
            width = max(c.column + c.colspan for c in grids[-1].cells)
            yield from grids
        elif any(BAR.match(r.fields[0]) for r in run):
            yield Text("\n".join(" ".join(r.fields) for r in run), run[0].line)
        else:
            yield from (Paragraph(" ".join(filter(None, r.fields))) for r in run)
