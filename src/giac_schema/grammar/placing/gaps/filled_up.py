"""Rows of text that have their total before their end: blanks were dropped, and the row filled up behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.placing.totals import PROOF, WIDTH, weight_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.rows.text_row import TextRow

__all__ = ["end_with_totals"]


def end_with_totals(how: Spacing, rows: Iterable[TextRow]) -> bool:
    """Whether rows whose last figure is the sum of those before it are filled up behind it, as dropped blanks are."""
    return sum(_weight(how, row) for row in rows) >= PROOF


def _weight(how: Spacing, row: TextRow) -> int:
    """How much a row shows of a total before its end; 0 for nothing."""
    if row.columns != WIDTH or not 1 < len(row.cells) < row.columns:
        return 0
    weight = weight_of(row.cells)
    if not weight:
        return 0
    # what complete rows show; without them nothing tells fillers from the ends of rows
    behind, tails = how.behind(row), _tails(how, row)
    return weight if behind is not None and tails and behind > max(tails) else 0


def _tails(how: Spacing, row: TextRow) -> Collection[int]:
    """How many marks stand behind complete rows of its kind; else behind others, of which each group is one more."""
    own = how.tails.get((row.columns, row.groups))
    return own or {
        tail - (row.groups - groups) * how.step
        for (columns, groups), tails in how.tails.items()
        if columns == row.columns
        for tail in tails
    }
