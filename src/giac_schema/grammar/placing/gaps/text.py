"""Columns of figures in text, by the marks that stand between them.

The table is the unit of decision: its complete rows show what one step from cell to cell looks
like (``spacing``); a gap of several steps holds blank cells.  A row that is not complete is placed
only if its label on the left and its figures account for every column.  Where an extractor drops
blanks and fills the row up afterwards, nothing accounts for them, and the row stays unplaced: that
its last figure is 总计, or that a lost cell is 0, would be an assumption.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.page_numbers import PASSED
from giac_schema.grammar.placing.drawn.alignment import place_by_alignment
from giac_schema.grammar.placing.drawn.glued import may_be_glued
from giac_schema.grammar.placing.drawn.torn_figures import adds_up_joined, has_close_pair
from giac_schema.grammar.placing.drawn.under_headers import place_under_headers
from giac_schema.grammar.placing.gaps.at_the_end import alone, cut, without_doubt
from giac_schema.grammar.placing.gaps.blanks_before import blanks_before, inner_slots
from giac_schema.grammar.placing.gaps.measures import lines_of_pipes, lines_with_a_pipe
from giac_schema.grammar.placing.gaps.merged import place_divided
from giac_schema.grammar.placing.gaps.strays import (
    goes_on,
    is_behind_a_blank,
    is_outside,
    is_set_in,
    is_set_in_apart,
    is_unmarked,
    lacks_marks,
    takes_in_a_line,
)
from giac_schema.grammar.placing.gaps.wholes import may_be_torn
from giac_schema.grammar.placing.rows.two_rows import goes_over_a_page, may_be_two
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.placing.sums import nought
from giac_schema.grammar.words.values import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.rows.text_row import TextRow
    from giac_schema.grammar.placing.slots import Slot

__all__ = ["place"]


def place(
    row: TextRow, how: Spacing | None, *, loses: bool = False, tears: bool = False
) -> Placed | Unplaced | None:
    """Where the figures of a row stand; ``None`` if the source ends before it shows any.

    Args:
        row: the row.
        how: the spacing of its table, if it could be measured.
        loses: whether several other rows of the source show nothing of their blank cells.
        tears: whether some lack cells, and some have figures torn in two.
    """
    row = alone(row)
    if not row.cells:
        unseen = row.last or goes_on(row, how) or lacks_marks(row, how)
        return None if unseen else Placed((None,) * row.columns)
    glued = _glued(row)
    if glued is not None:
        return glued
    if len(row.cells) == row.columns == 1:
        is_told = how is None or not _is_stray(row, how)
    elif how is None or _is_stained(row, how):
        is_told = False
    elif len(row.cells) == row.columns:
        is_told = _is_complete(row, how, loses=loses, tears=tears)
    else:
        slots = None if goes_over_a_page(row) else _with_blanks(row, how)
        if slots is None:
            return Unplaced(row.cells, ordered=_ordered(row))
        return Placed(without_doubt(slots, row))
    return Placed(without_doubt(row.cells, row)) if is_told else Unplaced(row.cells)


def _is_stray(row: TextRow, how: Spacing) -> bool:
    """Whether the only cell of a row of one column may be something else, such as the number of a page."""
    strays = (is_outside, is_set_in, is_unmarked, is_behind_a_blank)
    return any(stray(row, how) for stray in strays)


def _is_complete(row: TextRow, how: Spacing, *, loses: bool, tears: bool) -> bool:
    """Whether a row with as many cells as columns has one in each: none torn in two, and no blank one lost.

    Its sum proves that, or the steps between its cells, or the headers they stand below.
    """
    proved = row.adds_up and not (how.keeps and row.is_nought)
    even = proved or _even(row, how) or _aligned(row, how) is not None
    apart = loses or is_set_in_apart(row)
    doubted = (apart and row.adds_up is False) or (tears and not row.adds_up)
    return even and not (doubted and _may_be_another(row, how))


def _with_blanks(row: TextRow, how: Spacing) -> Sequence[Slot] | None:
    """The cells of a row that lacks some, with blank ones in their places, by the first way that tells them."""
    return (
        _accounted(row, how)
        or cut(row, how)
        or _behind(row, how)
        or _aligned(row, how)
        or place_divided(row, how)
        or place_under_headers(row, how.pages)
    )


def _is_stained(row: TextRow, how: Spacing) -> bool:
    """Whether something stands among its cells that may be none of it."""
    strays = (is_outside, is_unmarked, takes_in_a_line)
    return any(stray(row, how) for stray in strays) or (may_be_two(row) and not how.keeps)


def _may_be_another(row: TextRow, how: Spacing) -> bool:
    """Whether a complete row may be one with a figure torn in two and a blank cell lost.

    Words with a line of their own may be the label of another, which made up for that cell.
    """
    figures = all(isinstance(cell.value, Figure) for cell in row.cells)
    words = not row.on_one_line and any(cell.value is None for cell in row.cells)
    shown = how.keeps or (row.on_one_line and row.drawn_with_blanks)
    return (figures or words) and not shown


def _ordered(row: TextRow) -> bool:
    """Whether nothing but blank cells can have been lost from a row."""
    figures = all(cell.value is not None for cell in row.cells)
    return figures and len(row.cells) < row.columns and not row.last


def _glued(row: TextRow) -> Placed | Unplaced | None:
    """``规章000``: digits run together with their label, readable only if all are noughts or one column."""
    first = row.cells[0]
    if row.label is None or first.gap or not first.text.isdigit():
        return None
    if row.columns == 1 and first.value is not None and len(row.cells) == 1:
        return Placed(row.cells)
    if first.text == "0" * row.columns and len(row.cells) == 1:
        return Placed((nought(first),) * row.columns)
    return Unplaced(row.cells)


def _even(row: TextRow, how: Spacing) -> bool:
    """Whether a complete row has the steps of its table, so that no cell was lost and none added.

    On a line of its own, with marks between all its cells, a row may be wider drawn than it is, if
    another is drawn like it.
    """
    doubted = how.keeps or not row.adds_up
    if doubted and how.lead(row) and how.count(row.cells[0].gap) not in how.lead(row):
        return False  # a blank cell stands before the first, so there is one cell too many
    if doubted and how.is_too_wide(row):
        return False
    if row.on_one_line and how.mark in {"|", "\t"}:
        return how.drawn_alike(row)
    if not how.mark:
        few = row.columns <= _FEW and not has_close_pair(row)
        sound = how.sound and (row.adds_up or not adds_up_joined(row))
        return few or sound or (how.whole > 0 and not may_be_torn(row, how.whole))
    return all(how.count(gap) == how.step for gap in row.gaps if PASSED not in gap)


_FEW = 3
"""Rows with so few columns are not split or joined by blanks in any report seen."""


def _accounted(row: TextRow, how: Spacing) -> list[Slot] | None:
    """The cells in their columns, if there is one way only to account for every column.

    Where columns are merged, as headers or other rows show, a wide gap need not hold a blank cell; and where some
    row has less than a step between its cells, nobody knows the step.

    Where blanks are known to be kept in place, what is not accounted for lies behind the last cell,
    if as many marks stand there as so many blanks leave.
    """
    inner = inner_slots(row, how)
    if inner is None or how.merges(row.columns) or not how.firm or how.is_too_wide(row):
        return None
    if how.keeps and len(inner) == row.columns and not how.lead(row):
        return inner
    if how.mark == "\n" and how.lead(row) - {how.step}:
        return None  # cells on lines of their own have no fillers, so all rows have a cell too many
    before = set(blanks_before(row, how))
    fields = {blanks + len(inner) for blanks in before}
    if any(each > row.columns or (each < row.columns and not how.keeps) for each in fields):
        return None  # by one of the ways that labels lead in, it has a cell too many, or lost one
    ways = {
        blanks
        for blanks in before
        if (missing := row.columns - blanks - len(inner)) == 0
        or (how.keeps and missing > 0 and _room_behind(row, how, missing))
    }
    if len(ways) != 1:
        return None
    slots: list[Slot] = [*[None] * ways.pop(), *inner]
    return [*slots, *[None] * (row.columns - len(slots))]


def _room_behind(row: TextRow, how: Spacing, blanks: int) -> bool:
    """Whether as many marks stand behind the last cell as so many blank cells leave there.

    Where there are fewer, a cell was lost, unless tabs are never written at the end of a line.  The last row
    of a table may lack the marks by which others are filled up; it is believed if its blanks cannot be those.
    """
    behind, tail = how.behind(row), how.tail(row)
    if behind is None or tail is None or _are_fillers(row, how, blanks):
        return False
    one_line = row.on_one_line and (row.label is not None or len(row.cells) > 1)
    if how.mark == "\t" and how.strips and one_line and behind == 0:
        return not row.last
    if behind == tail + blanks * how.blank:
        return True
    return row.label is how.final and tail < behind >= how.step + blanks * how.blank


def _are_fillers(row: TextRow, how: Spacing, blanks: int) -> bool:
    """Whether the pipes behind a row are written otherwise than so many blank cells would be.

    Cells on lines of their own leave each blank one its line, and ``0 | 3 | ||`` has none: they would be ``|  |  |``.
    """
    after = row.cells[-1].after or ""
    if how.mark != "|":
        return False
    if not row.on_one_line:
        beyond = lines_of_pipes(after) - blanks
        return beyond not in how.beyond if row.label is not how.final else beyond < 0
    inside = row.gaps if row.label is None else [cell.gap for cell in row.cells]
    spaced = all(map(_SPACED.fullmatch, inside))
    line = after.partition("\n")[0]
    # where no pipe closes rows the last one opens a cell, and blanks at the end of its line may be lost
    opened = how.tail(row) == 0 and line.endswith("|")
    return spaced and len(_BETWEEN_PIPES.findall(line)) + opened < blanks + _fewest_fields(row, how)


def _fewest_fields(row: TextRow, how: Spacing) -> int:
    """How many blank fields at least stand behind complete rows like it, which are none of its cells."""
    filled = (each for each in how.complete if each.on_one_line and each.label is not how.final)
    alike = (each for each in filled if each.columns == row.columns)
    return min(map(_blank_fields, alike), default=0)


def _blank_fields(row: TextRow) -> int:
    """How many blank fields stand behind a row on its line."""
    line = (row.cells[-1].after or "").partition("\n")[0]
    return len(_BETWEEN_PIPES.findall(line.rstrip()))


_SPACED = re.compile(r"(\s+\|)+\s+")
_BETWEEN_PIPES = re.compile(r"\|[^\S\n]+(?=\||$)")


def _aligned(row: TextRow, how: Spacing) -> list[Slot] | None:
    """The cells in the columns they stand under, where rows are drawn with blanks."""
    alignments = how.alignments.get((row.columns, row.page), ())
    slots = place_by_alignment(row, alignments)
    return None if slots is None or may_be_glued(slots, alignments) else slots


def _behind(row: TextRow, how: Spacing) -> list[Slot] | None:
    """The cells with blank ones behind them, each a pipe on a line of its own.

    Fillers of merged columns can look the same, so the complete rows of the table must have none; nor may
    the one cell be a filler that stands in its place, where others have lines of their own.
    """
    after, inner = row.cells[-1].after, inner_slots(row, how)
    tail = how.step if how.unfilled else how.tail(row)
    if how.mark != "|" or inner is None or tail is None or after is None or row.label is None:
        return None
    missing = row.columns - len(inner)
    if missing == 1 and how.fills_lines and not how.keeps:
        return None
    if set(blanks_before(row, how)) != {0} or how.blanks(after, tail) != missing:
        return None
    shown = _are_cells(after, missing) if how.unfilled else _on_own_lines(after, missing, how)
    return [*inner, *[None] * missing] if shown else None


def _are_cells(after: str, blanks: int) -> bool:
    """Whether a pipe closes the last cell on its line, and each blank is one on a line of its own."""
    own, *lines = after.split("\n")
    return own.strip() == "|" and [line.strip() for line in lines[:-1]] == ["|"] * blanks


def _on_own_lines(after: str, blanks: int, how: Spacing) -> bool:
    """Whether each blank is a pipe on a line of its own, where fillers stand behind other cells.

    Behind complete rows, too, may stand some: one opens the next row, another closes its number.
    """
    lines = lines_with_a_pipe(after)
    return lines > blanks and (not how.beyond or lines - blanks in how.beyond)
