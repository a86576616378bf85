"""Which of the cells behind a row's last column belong to it all the same, and which are words that follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.grammar.words.values import may_be_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.placing.rows.text_row import TextRow

__all__ = ["ends_with_letters", "is_inside", "is_statement", "is_torn", "without_prose"]


def without_prose(row: TextRow) -> tuple[Cell, ...]:
    """The cells of a row without words that stand behind its last column."""
    cells = row.cells
    cut = row.last and len(cells) > 1 and not _is_drawn_beside(cells[-1])
    if cut and _may_begin_a_label(cells[-1]):
        cells = cells[:-1]
    while len(cells) > row.columns and cells[-1].value is None and not _is_one_more(cells):
        cells = cells[:-1]
    return cells


def _is_one_more(cells: Sequence[Cell]) -> bool:
    """Whether the last cell belongs to its row: marks show it, or it holds digits and stands apart as others do."""
    *_, before, last = cells
    digits = any(map(str.isdecimal, last.text)) and not is_statement(last.text)
    return is_inside(last) or (last.gap == before.gap and digits)


def is_statement(text: str) -> bool:
    """Whether words name what they count themselves, and the figure follows: 全年发布总数量：0."""
    return _STATEMENT.search(text) is not None


_STATEMENT = re.compile(
    r"[^\W\d]{3,}(?:[(（][^()（）]*[)）])?\s*[:：]\s*\d[\d,.]*\s*[^\W\d]{0,2}[。;；]?$"
)
"""其中：6件 names nothing: it is a note on the figure before it."""


def is_inside(cell: Cell) -> bool:
    """Whether a cell belongs to its row: marks show it, it may be the rest of a figure, or is drawn beside figures."""
    marked = "|" in (cell.after or "").partition("\n")[0] or "\t" in cell.gap
    return is_torn(cell) or marked or _is_drawn_beside(cell)


def _is_drawn_beside(cell: Cell) -> bool:
    """Whether digits or letters stand behind several blanks on the line of figures: they may be one."""
    drawn = cell.edges is not None and "\n" not in cell.gap and cell.gap.startswith("  ")
    return drawn and may_be_value(cell.text)


def is_torn(cell: Cell) -> bool:
    """Whether a cell may be the rest of a figure, ``09`` behind the ``4`` of 409, or letters that stand for one."""
    text = cell.text.strip("*_") or cell.text  # it may be bold
    digits = text[0].isdigit() and ("\n" not in cell.gap or text.isdecimal())
    return digits or _LETTERS.fullmatch(text) is not None


_LETTERS = re.compile(r"[OoIl\d]+")
"""Digits, and letters that recognisers of characters take for them."""


def ends_with_letters(text: str, count: int) -> bool:
    """Whether so many words at the end of a text are letters in place of figures."""
    words = text.split()[-count:]
    return len(words) == count and all(map(_LETTERS.fullmatch, words))


def _may_begin_a_label(cell: Cell) -> bool:
    """Whether words at the end of a cut source may be the next label: that has a digit in front at most."""
    words = cell.value is None and _LETTERS.fullmatch(cell.text) is None
    begins_a_figure = any(word.startswith(cell.text) for word in _BEFORE_FIGURES)
    return words and not begins_a_figure and not any(map(str.isdigit, cell.text[1:]))


_BEFORE_FIGURES = ("增加", "减少")
"""With these a figure may begin: the change since last year."""
