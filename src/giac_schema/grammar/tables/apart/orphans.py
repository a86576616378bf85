"""Figures of text that stand behind no label of a row: they are some row's, so none is certainly blank.

Programs that write a page in the order in which it was drawn put labels and figures far from one another:

        （一）予以公开            of which the figures stand before 1.属于国家秘密,
        （二）部分公开            behind those of 上年结转
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from giac_schema.grammar.tables.apart.unread import holds_row
from giac_schema.grammar.words.meaning import is_note
from giac_schema.grammar.words.values import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.tables.rows import Found
    from giac_schema.grammar.tables.seen import Between, Seen

__all__ = ["ends_below", "without_blanks"]


def without_blanks(
    rows: Sequence[Found],
    between: Between,
    *,
    out_of_order: bool = False,
) -> list[Found]:
    """The rows of a table in text; those without figures are no blank ones if figures of some row have lost theirs.

    Args:
        rows: its rows.
        between: what stands behind headers and labels of groups, each with how many rows come before it.
        out_of_order: whether headers of the table stand among its rows, or behind the first of them.
    """
    torn = {before - 1 for before, seen in between if before and ends_below(seen)}
    rows = [_cut(found) if number in torn else found for number, found in enumerate(rows)]
    rows = [found.as_broken() if _is_behind_words(found) else found for found in rows]
    lost = any(map(_has_more, rows)) or any(_has_rows(seen) for _, seen in between)
    if not (lost or out_of_order):
        return rows
    return [found if found.text.cells or found.in_grid else found.as_broken() for found in rows]


def ends_below(behind: Sequence[Seen]) -> bool:
    """Whether the first figure that follows stands alone: it may be the rest of the one before."""
    return next(_runs(behind), 0) == 1


def _cut(found: Found) -> Found:
    """A row of which the last figure may go on behind the label that follows, unless it adds up."""
    whole = len(found.text.cells) == found.text.columns > 1
    if found.in_grid or not whole or found.text.adds_up is not False:
        return found
    return found.as_broken()


def _is_behind_words(found: Found) -> bool:
    """Whether a row has no figure, but one follows behind words that end it; or lacks some, and they are a note."""
    own = len(found.text.cells)
    behind = found.loose[own:]
    if found.in_grid or own >= found.text.columns or not behind:
        return False
    ended = own == 0 or is_note(behind[0].cell.text)
    return ended and any(isinstance(seen.cell.value, Figure) for seen in behind)


def _has_more(found: Found) -> bool:
    """Whether more figures stand behind a label than a row has, and one is torn in two, or a line of them unread."""
    if found.in_grid:
        return False
    if any(map(holds_row, found.loose)):
        return True
    if len(found.loose) <= found.text.columns + 1:
        return False
    return next(_runs(found.loose), 0) > found.text.columns + 1


def _has_rows(seen: Sequence[Seen]) -> bool:
    """Whether several figures stand in text behind a header or the label of a group."""
    told = [s for s in seen if s.cell.place is None]
    return any(map(holds_row, told)) or any(run > 1 for run in _runs(told))


def _runs(seen: Sequence[Seen]) -> Iterator[int]:
    """How many figures stand one behind the other."""
    for terminal, run in groupby(seen, attrgetter("terminal")):
        if terminal == "VALUE":
            yield len(list(run))
