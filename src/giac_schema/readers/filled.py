"""Rows without spans to a grid: cells that were merged before some program wrote them out.

A program either repeats a merged cell in every field it covered (pandas) or leaves the others blank
(Excel).  What the form merges are its own words, so words alone tell which it was; a figure is taken for a
repetition only where the header above it is repeated over the same columns.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, combinations, groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from attrs import define, field

from giac_schema.grammar.words.comparison import is_comparison
from giac_schema.grammar.words.headings import parse_heading
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import parse_value
from giac_schema.model.document import Grid, GridCell
from giac_schema.model.source import shared_position
from giac_schema.readers.frames import without_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["is_heading", "is_word", "least_width", "names_section", "unfilled"]


@lru_cache(maxsize=8192)
def is_word(text: str) -> bool:
    """Whether a field prints words of the form, and neither a figure nor a sign for nothing."""
    return bool(text) and parse_value(text) is None and bool(exact(text))


@define
class _Cell:
    """A cell that may grow while rows are gone through."""

    text: str
    row: int
    column: int
    width: int = 1
    height: int = 1
    is_word: bool = field(init=False)
    """Whether it prints words of the form."""

    def __attrs_post_init__(self) -> None:
        self.is_word = is_word(self.text)


def unfilled(
    rows: Sequence[Sequence[str]],
    table: int,
    *,
    first: int = 0,
    lines: Sequence[int] = (),
    least: int = 1,
) -> Iterator[Grid]:
    """The tables under each heading, merged cells once.

    Args:
        rows: the fields of each row, all equally many.
        table: which table of the source it is, from 1.
        first: the number of the first row.
        lines: the line each row begins at, if the source has lines.
        least: how many columns are used at least, though the last of them may be blank in every row here.
    """
    rows, lines = without_frame(rows, lines)
    for begin, block in _blocks(rows):
        drawn = _Rows()
        width = max(_width(block), least)
        for row, (above, fields) in enumerate(pairwise([(), *block]), start=begin):
            drawn.rows.append(_across(_with_total(fields[:width], above), row, drawn))
        yield Grid(
            tuple(
                _placed(cell, table, first, lines[cell.row] if lines else None)
                for cells in _down(drawn.rows)
                for cell in cells
            )
        )


def _placed(cell: _Cell, table: int, first: int, line: int | None) -> GridCell:
    row = first + cell.row
    where = shared_position(line, None, table, row + 1, cell.column + 1)
    return GridCell(cell.text, row, cell.column, cell.height, cell.width, where)


def is_heading(fields: Iterable[str]) -> bool:
    """Whether a row holds the heading of a section and nothing else."""
    printed = [text for text in fields if text]
    return len(printed) == 1 and parse_heading(printed[0]) is not None


def names_section(line: str) -> bool:
    """Whether a line of text is the heading of a section, or of the cases in one of several tables of 表四."""
    of_cases = any(found.terminal == "CASES" for found in exact(line.strip(_OF_HEADINGS)))
    return of_cases or parse_heading(line) is not None


_OF_HEADINGS = " #*"


def least_width(rows: Sequence[Sequence[str]], above: int) -> int:
    """How many columns rows use at least: where no header stands in them they go on with the table above.

    Args:
        rows: the fields of each row.
        above: how many columns that table uses.
    """
    matches = (found for fields in rows for text in fields if text for found in exact(text))
    headed = any(found.terminal in _HEADERS for found in matches)
    return 1 if headed or above > len(rows[0]) else above


_HEADERS = frozenset({"COLUMN2", "COLUMN3", "RESULT", "CASE"})


def _blocks(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, list[Sequence[str]]]]:
    """The rows under each heading, with the number of the first of them."""
    block: list[Sequence[str]] = []
    for row, fields in enumerate(rows):
        if block and is_heading(fields):
            yield row - len(block), block
            block = []
        block.append(fields)
    yield len(rows) - len(block), block


def _width(rows: Iterable[Sequence[str]]) -> int:
    """How many columns are used: what a sheet adds on the right belongs to its other tables."""
    return max(1 + at for fields in rows for at, text in enumerate(fields) if text or not at)


def _across(fields: Sequence[str], row: int, above: _Rows) -> list[_Cell]:
    """The cells of a row, side by side repetitions taken together."""
    fields = _without_numbers(fields)
    cells: list[_Cell] = []
    for column, text in enumerate(fields):
        if cells and cells[-1].text == text and cells[-1].is_word:
            cells[-1].width += 1
        else:
            cells.append(_Cell(text, row, column))
    headers = _headers(cells, above)
    if headers is None:
        return cells
    start, end = headers[0].column, headers[-1].column + headers[-1].width
    before = [cell for cell in cells if cell.column < start]
    behind = [cell for cell in cells if cell.column >= end]
    return [*before, *_divided(fields[start:end], row, headers), *behind]


def _with_total(fields: Sequence[str], above: Sequence[str]) -> Sequence[str]:
    """The fields with 总计 where it reaches down from above and a program has repeated 其他 from the left instead."""
    repeated = (
        len(fields) > 1
        and fields[-1] == fields[-2]
        and _is_column(fields[-1], "other_organization")
    )
    if not repeated or len(above) < len(fields) or not _is_column(above[len(fields) - 1], "total"):
        return fields
    return [*fields[:-1], above[len(fields) - 1]]


def _is_column(text: str, name: str) -> bool:
    return any((found.terminal, found.key) == ("COLUMN3", name) for found in exact(text))


def _without_numbers(fields: Sequence[str]) -> Sequence[str]:
    """The fields without the ``.1`` by which pandas tells equal headers apart."""
    if "." not in "".join(fields):
        return fields
    kept: list[str] = []
    for text in fields:
        stem = _TOLD_APART.sub("", text) if "." in text else text
        kept.append(stem if kept and kept[-1] == stem else text)
    return kept


_TOLD_APART = re.compile(r"(?<=\D)\.[1-9]\d?$")


@define
class _Rows:
    """The rows of a table so far."""

    rows: list[list[_Cell]] = field(factory=list)
    _looked_at: dict[int, tuple[int, list[_Cell] | None]] = field(factory=dict, init=False)
    """Of a column: how many rows were looked at for headers from there on, and the last that are."""

    def headers(self, first: int) -> list[_Cell] | None:
        """The last headers from a column on, if one of them is repeated over several columns."""
        count, found = self._looked_at.get(first, (0, None))
        for row in self.rows[count:]:
            beside = [cell for cell in row if cell.column >= first]
            headers = list(takewhile(lambda cell: cell.is_word, beside))
            if headers and all(_is_beside(cell) for cell in beside[len(headers) :]):
                repeats = any(header.width > 1 for header in headers)
                found = headers if repeats and headers[0].column == first else None
        self._looked_at[first] = len(self.rows), found
        return found


def _headers(cells: Sequence[_Cell], above: _Rows) -> list[_Cell] | None:
    """The words above the figures of a row, if one of them is repeated over several columns."""
    first = next((cell.column for cell in cells if not cell.is_word), None)
    return above.headers(first) if first else None


def _is_beside(cell: _Cell) -> bool:
    """Whether a cell behind the headers of the form is blank, or the header of a column that it does not have."""
    return not cell.text or is_comparison(cell.text)


def _divided(fields: Sequence[str], row: int, headers: Sequence[_Cell]) -> list[_Cell]:
    """The fields of a row under its headers, repetitions taken together.

    A row need not have been divided as its headers are (上海 2019), so all divisions into as many
    cells count.  Where they give different figures, each run of equal fields becomes one cell: too
    few for the columns, so that none of them is placed.
    """
    found = dict(_divisions(fields, len(headers))) if len(fields) <= _WIDEST else {}
    if not found:
        widths: tuple[int, ...] = (1,) * len(fields)
    elif len(set(found.values())) > 1:
        widths = tuple(len(list(run)) for _, run in groupby(fields))
    else:
        drawn = tuple(header.width for header in headers)
        widths = drawn if drawn in found else next(iter(found))
    starts = list(accumulate(widths, initial=0))
    first = headers[0].column
    return [
        _Cell(fields[at], row, first + at, width) for at, width in zip(starts, widths, strict=False)
    ]


_WIDEST = 8


def _divisions(
    fields: Sequence[str], count: int
) -> Iterator[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Every way to see so many cells in some fields, each cell repeated in all it covers."""
    for cuts in combinations(range(1, len(fields)), count - 1):
        ends = (*cuts, len(fields))
        parts = [fields[a:b] for a, b in pairwise((0, *ends))]
        if all(len(set(part)) == 1 for part in parts):
            yield tuple(map(len, parts)), tuple(part[0] for part in parts)


def _down(drawn: Sequence[list[_Cell]]) -> Iterator[list[_Cell]]:
    """The rows without the words that repeat those right above them."""
    before: dict[tuple[int, int], _Cell] = {}
    for cells in drawn:
        here = {}
        kept = []
        for cell in cells:
            if not cell.is_word:
                kept.append(cell)
                continue
            above = before.get((cell.column, cell.width))
            if above is not None and above.text == cell.text:
                above.height += 1
                here[cell.column, cell.width] = above
            else:
                here[cell.column, cell.width] = cell
                kept.append(cell)
        before = here
        yield kept
