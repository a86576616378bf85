"""A row of a table in text: its label, its figures, and what may be told from them alone."""

from __future__ import annotations

from functools import cached_property, lru_cache

from attrs import define

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.words.values import Figure, Placeholder

__all__ = ["MARKS", "TextRow", "marks"]

_PIPES = "|│┃｜║"
MARKS = ("|", "\t", "\n")


@lru_cache(maxsize=4096)
def marks(mark: str, gap: str) -> int:
    """How many of a mark stand in a gap; pipes of any kind are the same mark."""
    if mark != "|" or gap.isascii():
        return gap.count(mark)
    return sum(map(gap.count, _PIPES))


@define(slots=False)
class TextRow:
    """A row of text: its label, its figures, and how many columns the form has there."""

    cells: tuple[Cell, ...]
    """Figures, placeholders and words behind the label, in reading order."""
    columns: int
    label: Cell | None = None
    """``None`` for the row of 表四, which has none."""
    last: bool = False
    """Whether the source ends with this row."""
    adds_up: bool | None = None
    """Whether its figures, taken as complete, satisfy the identity of their row; ``None`` if none is known."""
    depth: int = 0
    """How deep its label stands in the form: labels of one depth lead in alike."""
    page: int = 0
    """Which header of its table it stands under, where page breaks repeat it."""
    groups: int = 0
    """How many labels of groups stand right before its own."""
    marks_columns: bool = False
    """Whether it is made of headers from several lines, and only shows where columns lie."""
    followed: bool = False
    """Whether words that were left out of it still stand behind its last cell."""
    broken: bool = False
    """Whether some figures of it may stand on the line below, where they are no row's."""

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """The marks between its cells."""
        return tuple(cell.gap for cell in self.cells[1:])

    @cached_property
    def figures(self) -> int:
        """How many of its cells hold a value, a figure or a sign for nothing."""
        return sum([cell.value is not None for cell in self.cells])

    @property
    def complete(self) -> bool:
        """Whether it holds a value for every column and nothing else."""
        return len(self.cells) == self.columns == self.figures

    @cached_property
    def mixes_words(self) -> bool:
        """Whether a cell has digits among words, such as the rest of a label (”358), which is no row of headers."""
        mixed = (c for c in self.cells if c.value is None and any(map(str.isdecimal, c.text)))
        return not self.marks_columns and next(mixed, None) is not None

    @property
    def shows_tears(self) -> bool:
        """Whether there are more figures than columns, and nothing else: one of them was torn in two."""
        figures = all(isinstance(cell.value, Figure) for cell in self.cells)
        return figures and len(self.cells) > self.columns

    @property
    def loses_blanks(self) -> bool:
        """Whether none is left of its blank cells: there are fewer marks around its cells than columns.

        Where each cell has lines of its own, there are as many around each.
        """
        if self.label is None or self.last or len(self.cells) >= self.columns:
            return False
        after = self.cells[-1].after if self.cells else self.label.after
        gaps = (*(cell.gap for cell in self.cells), after or "")
        found = [[marks(mark, gap) for mark in MARKS] for gap in gaps]
        alike = (
            bool(self.cells) and not self.on_one_line and all(each == found[0] for each in found)
        )
        return alike or sum(map(sum, found)) < self.columns

    @cached_property
    def is_nought(self) -> bool:
        """Whether every cell is 0, or a sign for nothing: then any number of them adds up."""
        values = [cell.value for cell in self.cells]
        return all(
            isinstance(value, Placeholder) or (value is not None and not value.number)
            for value in values
        )

    @cached_property
    def on_one_line(self) -> bool:
        """Whether label and figures share a line."""
        cells = self.cells if self.label is not None else self.cells[1:]
        return not any("\n" in cell.gap for cell in cells)

    @cached_property
    def drawn_with_blanks(self) -> bool:
        """Whether blanks are all that divides its line."""
        return bool(self.cells) and all(cell.edges is not None for cell in self.cells)
