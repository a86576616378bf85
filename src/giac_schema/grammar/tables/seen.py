"""A cell of the stream, and what it was taken for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from attrs import define

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.words.matching import Match

__all__ = ["SIDE_BY_SIDE", "AddsUp", "Between", "Seen"]

SIDE_BY_SIDE: Final = 2
"""So many figures side by side are those of a row; one alone may be the number of a page."""


@define
class Seen:
    """A cell and what it was taken for."""

    terminal: str
    cell: Cell
    match: Match | None = None

    def __str__(self) -> str:
        return self.cell.text

    @property
    def key(self) -> str:
        """The column's name or the row's address."""
        return self.match.key if self.match else ""

    @property
    def likeness(self) -> str:
        """In which way it is like the word of the form that it was taken for; nothing if it was taken for none."""
        return self.match.likeness if self.match else ""

    @property
    def printed(self) -> str:
        """How the form prints the word that it was taken for."""
        return self.match.printed if self.match else ""

    @property
    def printed_at(self) -> tuple[int, int]:
        """Its line and column in a text, to sort by; 0 where they are not known."""
        return self.cell.position.line or 0, self.cell.position.column or 0

    @property
    def row(self) -> tuple[int, int] | None:
        """The grid and the row that it stands in; ``None`` in text."""
        where = self.cell.place
        return None if where is None else (where.grid, where.row)


AddsUp: TypeAlias = Callable[[Sequence[Cell]], bool]
"""Whether the cells of a row are figures that satisfy its identity."""
Between: TypeAlias = Sequence[tuple[int, Sequence[Seen]]]
"""What stands behind headers and labels of groups, each with how many rows come before it."""
