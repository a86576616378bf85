"""Signs that a row of text is not all that it seems: a page's number among its cells, the rest of it elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.page_numbers import may_number_a_page
from giac_schema.grammar.placing.gaps.measures import indent
from giac_schema.grammar.placing.rows.belonging import is_torn
from giac_schema.grammar.placing.rows.text_row import marks
from giac_schema.grammar.words.headings import is_interruption

if TYPE_CHECKING:
    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.rows.text_row import TextRow

__all__ = [
    "goes_on",
    "is_behind_a_blank",
    "is_outside",
    "is_set_in",
    "is_set_in_apart",
    "is_unmarked",
    "lacks_marks",
    "takes_in_a_line",
]


def goes_on(row: TextRow, how: Spacing | None) -> bool:
    """Whether no mark stands behind a label where pipes close every cell: the rest of it is on the next line."""
    if how is None or how.mark != "|" or row.label is None:
        return False
    return "|" not in (row.label.after or "|")


def lacks_marks(row: TextRow, how: Spacing | None) -> bool:
    """Whether fewer pipes stand behind a label without cells than cells need, blank ones too, as other rows show."""
    if how is None or how.mark != "|" or row.label is None:
        return False
    leads, tails = how.lead(row), how.tails.get((row.columns, row.groups))
    if not leads or not tails:
        return False
    # behind the last row no fillers need stand, and of rows with several cells a single one may have set the measure
    doubted = row.label is how.final or (row.columns > 1 and not (how.keeps and max(tails) == 0))
    tail = how.step if doubted else min(tails)
    least = min(leads) + (row.columns - 1) * how.step + tail
    return how.count(row.label.after or "") < least


def is_unmarked(row: TextRow, how: Spacing) -> bool:
    """Whether pipes close the cells that begin lines, but for the last, and a blank one stands before the first.

    What no pipe closes is then the number of a page.
    """
    if not row.complete or "\n" not in row.cells[0].gap:
        return False
    closed = ["|" in (c.after or "").partition("\n")[0] for c in row.cells if "\n" in c.gap]
    if len(closed) < len(row.cells) or closed.count(False) != 1 or closed[-1]:
        return False
    leads = how.lead(row)
    return bool(leads) and how.count(row.cells[0].gap) > min(leads)


def is_set_in_apart(row: TextRow) -> bool:
    """Whether one of the figures that begin lines is not set in like all others: it may be the number of a page."""
    starting = [cell for cell in row.cells if "\n" in cell.gap]
    starts = [cell.gap.rpartition("\n")[2] for cell in starting]
    return len(set(starts)) > 1 and any(
        starts.count(start) == 1 and may_number_a_page(cell.text)
        for cell, start in zip(starting, starts, strict=True)
    )


def is_behind_a_blank(row: TextRow, how: Spacing) -> bool:
    """Whether more pipes stand before the only figure of a row, on its line, than before any first one."""
    leads = how.lead(row)
    framed = how.mark == "|" and row.on_one_line
    return framed and bool(leads) and how.count(row.cells[0].gap) > max(leads)


def is_outside(row: TextRow, how: Spacing) -> bool:
    """Whether a figure begins a line where cells stand behind tabs: it is the number of a page."""
    if how.mark != "\t" or how.at_ends or row.label is None:
        return False
    return any(cell.gap.endswith("\n") for cell in row.cells)


def is_set_in(row: TextRow, how: Spacing) -> bool:
    """Whether the only figure of a row is set in as prose is, unlike others: it is the number of a page."""
    only = row.cells[0]
    first = indent(only.gap)
    unlike = bool(first) and len(how.indents) == 1 and first not in how.indents
    return unlike and may_number_a_page(only.text)


def takes_in_a_line(row: TextRow, how: Spacing) -> bool:
    """Whether words on a line of their own may be none of its cells: 3 / 9, 返回顶部, a title below that nobody knows.

    Where every line is a cell only what they say tells them from one; elsewhere marks stand around it, on both sides.
    """
    return row.figures < len(row.cells) and any(
        cell.value is None
        and cell.gap.endswith("\n")
        and (is_interruption(cell.text) if how.mark == "\n" else _is_beside(cell, how.mark))
        for cell in row.cells
    )


def _is_beside(cell: Cell, mark: str) -> bool:
    """Whether words, nothing of which may be a figure, lack a mark before or behind them."""
    if is_torn(cell) or _NOTED.match(cell.text):
        return False
    return not (marks(mark, cell.gap) and marks(mark, cell.after or mark))


_NOTED = re.compile(r"\d[\d.,，]*\s*[(（\[【〔①-⑳*※注]")
"""A figure with the mark of a note, or with a remark that is cut: 13000000(预算."""
