"""Rows between marks that have a field for every column, whatever stands before their labels.

A program that drops blank cells either leaves a row as short as its figures are many, or fills all rows up to
the same width; then a row that begins with the label of its group has one field less behind its own.
Where rows with such a label and rows without have just as many fields as columns, no cell was dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.rows.text_row import TextRow

__all__ = ["broadest", "is_never_filled_up", "narrowest", "on_line"]

_PROOF = 4
"""So many rows that lack figures have a field for every column."""


def is_never_filled_up(spacing: Spacing, rows: Sequence[TextRow]) -> bool:
    """Whether the rows of the deepest labels, which are never merged, prove that blank cells are fields."""
    if spacing.mark != "|" or spacing.step != 1:
        return False
    deepest = max((row.depth for row in rows), default=0)
    inner = [row for row in rows if row.depth == deepest and row.label is not None and not row.last]
    if any(_fields(spacing, row) != row.columns for row in inner):
        return False
    short = sum(len(row.cells) < row.columns for row in inner)
    return short >= _PROOF and len({bool(row.groups) for row in inner}) > 1


def narrowest(spacing: Spacing, rows: Sequence[TextRow]) -> dict[int, int]:
    """How many fields the narrowest rows of each depth of labels have: what others have more is none of the form's."""
    found: dict[int, int] = {}
    for row in rows:
        width = _fields(spacing, row)
        if width is not None and width >= row.columns and not row.last:
            found[row.depth] = min(width, found.get(row.depth, width))
    return found


def broadest(spacing: Spacing, rows: Sequence[TextRow], headers: Sequence[TextRow]) -> int | None:
    """How many fields a line of headers has, if most rows have as many: what others have more is none of the form's."""
    lines = [on_line(spacing, row) for row in headers if not row.marks_columns]
    widest = max((line for line in lines if line is not None), default=None)
    alike = sum(on_line(spacing, row) == widest for row in rows)
    return widest if 2 * alike > len(rows) else None


def on_line(spacing: Spacing, row: TextRow) -> int | None:
    """How many fields marks close on a row's line, its labels among them."""
    fields = _fields(spacing, row) if row.label is not None or row.on_one_line else None
    if fields is None:
        return None
    if row.label is None:
        return fields + 1 - spacing.count(row.cells[0].gap)
    return fields + 1 + (0 if "\n" in row.label.gap else row.groups)


def _fields(spacing: Spacing, row: TextRow) -> int | None:
    """How many fields marks close on a row's line, behind its label."""
    if row.cells:
        return spacing.width(row)
    after = row.label.after if row.label is not None else None
    return None if after is None else spacing.count(after.partition("\n")[0]) - 1
