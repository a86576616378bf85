"""Where the columns of a table lie that blanks alone divide: by rows of a page, of all, and by pages drawn alike."""

from __future__ import annotations

from functools import cache
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

    @cache
    def of_every_page(columns: int, metric: int) -> tuple[Alignment, ...]:
        return align([row for row in rows if row.columns == columns], metrics=[metric])

    for columns, page in {(row.columns, row.page) for row in rows}:
        every = [row for row in rows if row.columns == columns]
        beside = [row for row in every if row.page == page]
        heads = [row for row in headers if len(row.cells) == columns]
        above = [row.cells for row in heads if row.page == page]
        # by the rows of this page
        here = align(beside, above[0] if len(above) == 1 else ())
        # by the rows of all pages, where they show more than these
        others = set(BOTH) - {each.metric for each in here} if above or beside != every else ()
        mixed = tuple(
            each
            for metric in others
            if _are_drawn_alike(heads, metric)
            for each in of_every_page(columns, metric)
        )
        if beside != every and columns == OF_STOCKS:  # their blocks are not all divided alike
            mixed = tuple(each for each in mixed if each.is_below(every, heads))
        # by the rows of 表三 on pages that are all drawn alike
        known = {each.metric for each in (*here, *mixed)}
        by_page = {row.page: row.cells for row in heads} if columns == OF_APPLICANTS else {}
        alike = (of_pages(every, by_page, m) for m in BOTH if m not in known and by_page)
        yield (columns, page), (*here, *mixed, *(each for each in alike if each is not None))


def _are_drawn_alike(heads: Sequence[TextRow], metric: int) -> bool:
    """Whether the headers of 表三 stand at the same places on all pages that show them.

    Rows of one page do not tell of another that is drawn by columns of its own.
    """
    shown = {tuple(intervals(row.cells, metric)) for row in heads if row.marks_columns}
    return len(shown) <= 1
