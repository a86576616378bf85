"""Which of the cells that stand behind a label are those of its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.placing.rows.belonging import is_inside, is_statement, is_torn
from giac_schema.grammar.words.matching import match
from giac_schema.grammar.words.meaning import is_caption, is_note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["DIVIDERS", "opens", "own_cells"]


def own_cells(loose: Sequence[Seen], columns: int) -> Iterator[Cell]:
    """Figures and words up to the first prose, and up to words that open a row of their own.

    Args:
        loose: what stands behind a label.
        columns: how many columns the form has there.
    """
    values = 0
    for index, seen in enumerate(loose):
        if seen.terminal == "VALUE":
            if "\n" in seen.cell.gap and _stray(index, loose):
                return
            values += 1
        elif _ends_row(loose, index, columns, values):
            return
        yield seen.cell


def _ends_row(loose: Sequence[Seen], index: int, columns: int, values: int) -> bool:
    """Whether prose or words behind so many figures are no part of their row."""
    seen = loose[index]
    if seen.terminal == "PROSE" or _is_told_above(seen):
        return True
    if seen.terminal != "WORDS" or is_torn(seen.cell) or _is_a_cell_too_many(loose, index):
        return False
    return values >= columns or _new_line(seen, loose) or _whole_row(loose, index, columns)


def _is_told_above(seen: Seen) -> bool:
    """Whether words say what table follows, or in which unit it counts, 表格如下：, or are a note below one."""
    text = seen.cell.text
    if is_note(text):
        return True
    says = text.endswith(("：", ":")) and not any(map(str.isdigit, text))
    return is_caption(text) or (says and seen.terminal == "WORDS" and not is_inside(seen.cell))


def _is_a_cell_too_many(loose: Sequence[Seen], index: int) -> bool:
    """Whether words with a figure in them, 其中备案6件, are a cell of their row, and open no row of their own."""
    cell = loose[index].cell
    figure = any(map(str.isdecimal, cell.text)) and match(cell.text) == ()
    alike = index > 0 and cell.gap == loose[index - 1].cell.gap != ""
    apart = is_statement(cell.text) or opens(loose, index)
    return figure and (is_inside(cell) or alike) and not apart


def _stray(index: int, loose: Sequence[Seen]) -> bool:
    """Whether a figure that begins a line is not the row's own.

    A page's number is alone on its line; behind blank cells that stand on the line of the label, or
    figures that do, a line of several figures is that of another row.
    """
    seen, first = loose[index], loose[0].cell
    before, _, lead = seen.cell.gap.rpartition("\n")
    if index == 0:
        return sum(map(before.partition("\n")[0].count, DIVIDERS)) > 1 and bool(seen.cell.after)
    if "\n" in first.gap or not any(mark in first.gap for mark in (*DIVIDERS, "  ")):
        return False
    alone = not lead.strip(" ") and (seen.cell.after or "\n").lstrip(" ")[:1] == "\n"
    several = index + 1 < len(loose) and "\n" not in loose[index + 1].cell.gap
    return alone or several


DIVIDERS = ("|", "\t", "│")


def _new_line(words: Seen, loose: Sequence[Seen]) -> bool:
    """Whether words begin a line, where the first cells of their row stand on one."""
    first = loose[0]
    return words is not first and "\n" in words.cell.gap and "\n" not in first.cell.gap


def _whole_row(loose: Sequence[Seen], index: int, columns: int) -> bool:
    """Whether words behind some figures are followed by a figure for every column, and no more."""
    after = [s.terminal for s in loose[index + 1 : index + 2 + columns]]
    figures = next((i for i, terminal in enumerate(after) if terminal != "VALUE"), len(after))
    return index > 0 and columns > 1 and figures == columns


def opens(loose: Sequence[Seen], index: int) -> bool:
    """Whether a figure stands right behind a cell."""
    return index + 1 < len(loose) and loose[index + 1].terminal == "VALUE"
