"""Where the columns of a table lie that blanks alone divide: by rows of a page, of all, and by pages drawn alike."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from giac_schema.grammar.placing.drawn.alignment import BOTH, OF_STOCKS, Alignment, align
from giac_schema.grammar.placing.drawn.in_line import intervals
from giac_schema.grammar.placing.drawn.pages_alike import OF_APPLICANTS, of_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.placing.rows.text_row import TextRow

__all__ = ["alignments_of"]


def alignments_of(
    rows: Sequence[TextRow], headers: Sequence[TextRow]
) -> Iterator[tuple[tuple[int, int], tuple[Alignment, ...]]]:
    """The alignments of rows with so many columns on such a page, by both.

    Args:
        rows: the rows of the table.
        headers: its header rows, each with the page that it stands on.
    """
    for columns in {row.columns for row in rows}:
        every = [row for row in rows if row.columns == columns]
        heads = [row for row in headers if len(row.cells) == columns]
        by_all = cache(partial(_by_all, every, heads))
        alike = cache(partial(of_pages, every, {row.page: row.cells for row in heads}))
        for page in {row.page for row in every}:
            beside = [row for row in every if row.page == page]
            above = [row.cells for row in heads if row.page == page]
            found = list(align(beside, above[0] if len(above) == 1 else ()))
            others = set(BOTH) - {each.metric for each in found}
            if above or beside != every:  # the rows of all pages may show more than those of this
                shown = (each for metric in others for each in by_all(metric))
                is_one_table = beside == every or columns != OF_STOCKS
                # the blocks of 表二 are not all divided alike
                found += (each for each in shown if is_one_table or each.is_below(every, heads))
            if columns == OF_APPLICANTS and heads:
                others -= {each.metric for each in found}
                found += filter(None, map(alike, others))
            yield (columns, page), tuple(found)


def _by_all(
    rows: Sequence[TextRow], heads: Sequence[TextRow], metric: int
) -> tuple[Alignment, ...]:
    """The alignments that the rows of all pages show together, where these are drawn alike."""
    return align(rows, metrics=[metric]) if _are_drawn_alike(heads, metric) else ()


def _are_drawn_alike(heads: Sequence[TextRow], metric: int) -> bool:
    """Whether the headers of 表三 stand at the same places on all pages that show them.

    Rows of one page do not tell of another that is drawn by columns of its own.
    """
    shown = {tuple(intervals(row.cells, metric)) for row in heads if row.marks_columns}
    return len(shown) <= 1
