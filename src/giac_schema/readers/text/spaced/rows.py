"""Which lines of a table still have all the blanks that were drawn, where nothing but blanks tells the columns.

A line may have lost some on its way: runs of blanks were made one, those at its start were cut off, a cell was left out
together with its blanks, or the end of the line is missing.  What seems to stand in line then stands in other columns
than its own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from giac_schema.grammar.words.values import Figure, parse_value
from giac_schema.model.requests import APPLICANT_COLUMNS
from giac_schema.readers.text.spaced.heads import headed_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.readers.text.spaced.cells import Field, Rows

__all__ = [
    "behind_blanks",
    "drawn_to_the_end",
    "ends_with_a_sum",
    "has_its_blanks",
    "keeps_blanks",
    "reach_their_ends",
]

_UNTOUCHED = 3
"""So many blanks in a row are left by nothing that makes runs of blanks shorter."""
_PROOF = 4
"""So many figures do not stand in their columns by accident, nor behind blank cells."""
_FULL = {"requests": len(APPLICANT_COLUMNS), "disputes": 15}
"""Columns of the form, where a row that has them all is complete."""


def has_its_blanks(line: str, fields: Sequence[Field], columns: int) -> bool:
    """Whether a line has its blanks still: a wide one, or no blank cell that could have been lost."""
    figures = sum(field.figure for field in fields)
    if not figures or len(fields) == columns or figures >= _PROOF:
        return True
    if fields[0].figure and not fields[0].first:
        return False
    gaps = [b.first - a.last for a, b in pairwise(fields)] + [len(line) - fields[-1].last]
    return max(gaps) >= _UNTOUCHED


def drawn_to_the_end(fields: Sequence[Field], columns: int, rows: Rows) -> bool:
    """Whether the last line of a text that does not end it is whole: in line on the right with all above."""
    above = [field.end for row in rows for field in row if field.column == columns - 1]
    last = fields[-1].column if fields else None
    return last == columns - 1 and len(above) > 1 and len(set(above)) == 1


_PARTS = (6, 4)
"""How many columns make up a total, in 表三 and in 表四."""


def ends_with_a_sum(fields: Sequence[Field]) -> bool:
    """Whether the last cell of a row is the total, not 0, of those in the columns before it, some of them blank."""
    if not fields:
        return False
    *before, total = fields
    value = parse_value(total.text)
    if not isinstance(value, Figure) or not value.number:
        return False
    numbers = {
        field.column: found.number
        for field in before
        if isinstance(found := parse_value(field.text), Figure)
    }
    sums = (sum(numbers.get(total.column - at, 0) for at in range(1, of + 1)) for of in _PARTS)
    return value.number in sums


def keeps_blanks(behind: Iterable[int]) -> bool:
    """Whether figures behind blank cells, in all tables of a text, show that none was left out.

    Args:
        behind: how many there are in each table.
    """
    return sum(behind) >= _PROOF


def behind_blanks(rows: Rows, table: str) -> int:
    """How many figures of a table stand behind a blank cell of their line that other figures stand before.

    Blocks of 表二 have columns of their own: what is blank between the headers of one is no cell of it, and a row
    that has a figure there is divided otherwise.
    """
    found, headed = 0, frozenset[int]()
    for fields in rows:
        if table == "disclosure":
            headed = frozenset(headed_columns(fields)) or headed
        columns = [field.column for field in fields if field.figure]
        if not columns or columns[-1] - columns[0] == len(columns) - 1:
            continue  # most lines: no column between two figures is blank
        if headed and not headed.issuperset(columns):
            continue
        words = {field.column for field in fields if not field.figure}
        moved = [
            at
            for at, (a, b) in enumerate(pairwise(columns), start=1)
            if any(not headed or between in headed for between in set(range(a + 1, b)) - words)
        ]
        found += len(columns) - moved[0] if moved else 0
    return found


def reach_their_ends(rows: Rows, table: str, columns: int) -> Iterator[bool]:
    """Of each line whether it has no blank cell at its end, where one that was left out may have moved it.

    A header of a block of 表二 ends with its last cell, whether that is known or not.
    """
    end = columns - 1
    for fields in rows:
        if table == "disclosure" and headed_columns(fields):
            end = fields[-1].column
        figures = [field.column for field in fields if field.figure]
        full = len(figures) == _FULL.get(table)
        yield not figures or full or figures[-1] >= end
