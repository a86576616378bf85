"""Columns of 表三 by the headers and the figures of all its pages together, where every page is drawn alike.

A page of a sparse table shows a figure or two, which prove nothing.  Programs that set what they read at its place
(pdfplumber, pypdf, ``pdftotext -fixed``) draw all pages alike, though: the headers of each stand at the same places.
Then all rows are those of one table, and show together what each of them does not.  A digit is narrower than the
place it is given, so figures lie a little off their headers; but those of one column stand in line, all columns
lie off by about the same, and every row ends with the sum of its figures, in the last column.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from giac_schema.grammar.placing.drawn.alignment import Alignment
from giac_schema.grammar.placing.drawn.in_line import in_line, intervals
from giac_schema.grammar.placing.totals import ends_with_its_sum
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.layouts.edges import Interval
    from giac_schema.grammar.placing.rows.text_row import TextRow

__all__ = ["OF_APPLICANTS", "of_pages"]

OF_APPLICANTS: Final = len(APPLICANT_COLUMNS)
"""Columns of 表三."""

_FIGURES = 8
"""So many figures do not stand below headers by accident,"""
_COLUMNS = 4
"""in so many columns,"""
_SUMS = 4
"""and so many rows do not end with their sums below the last header."""
_FURTHEST = 3
"""Halves of places by which the middle of a figure may lie off that of its header."""
_SPREAD = 3
"""Halves of places by which figures may lie off differently."""


def of_pages(
    rows: Sequence[TextRow], heads: Mapping[int, Sequence[Cell]], metric: int
) -> Alignment | None:
    """The columns of a table, if its headers and all its figures show them.

    Args:
        rows: all its rows.
        heads: the headers of its columns in the form's order, by the page they stand on.
        metric: the way of counting places.
    """
    filled = [row for row in rows if row.cells]
    above = {tuple(intervals(cells, metric)) for cells in heads.values()}
    if len(above) != 1 or not all(row.page in heads and row.drawn_with_blanks for row in filled):
        return None
    (headers,) = above
    below = _below(filled, headers, metric)
    if below is None or not _is_proof(below, filled, headers):
        return None
    members = tuple(tuple(found) or (header,) for found, header in zip(below, headers, strict=True))
    alignment = Alignment(
        metric, members, sides=frozenset(), figures=sum(map(len, below)), anchored=True
    )
    apart = all(
        a[1] <= b[0] for a, b in zip(alignment.columns, alignment.columns[1:], strict=False)
    )
    proved = sum(map(alignment.behind_blanks, filled)) >= _SUMS
    return alignment.keeping(proved=proved) if apart else None


def _below(
    rows: Sequence[TextRow], headers: Sequence[Interval], metric: int
) -> list[list[Interval]] | None:
    """The figures below each header, if each stands below one alone, and those of a row from left to right."""
    found: list[list[Interval]] = [[] for _ in headers]
    for row in rows:
        last = -1
        for cell in intervals(row.cells, metric):
            over = [at for at, head in enumerate(headers) if _overlap(cell, head)]
            if len(over) != 1 or over[0] <= last:
                return None
            last = over[0]
            found[last].append(cell)
    return found


def _overlap(cell: Interval, header: Interval) -> bool:
    return cell[0] < header[1] and header[0] < cell[1]


def _is_proof(
    below: Sequence[Sequence[Interval]], rows: Sequence[TextRow], headers: Sequence[Interval]
) -> bool:
    used = [found for found in below if found]
    off = list(chain.from_iterable(map(_off, below, headers)))
    several = [row for row in rows if len(row.cells) > 1]
    return (
        len(off) >= _FIGURES
        and len(used) >= _COLUMNS
        and all(map(in_line, used))
        and max(map(abs, off)) <= _FURTHEST
        and max(off) - min(off) <= _SPREAD
        and len(several) >= _SUMS
        and len(below[-1]) == len(rows)
        and all(map(ends_with_its_sum, several))
        and len(several) == len(rows)
    )


def _off(figures: Sequence[Interval], header: Interval) -> Iterator[int]:
    yield from (sum(figure) - sum(header) for figure in figures)
