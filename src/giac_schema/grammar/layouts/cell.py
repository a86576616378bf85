"""A cell of a table, or a line of prose, as it goes through all that reads tables."""

from __future__ import annotations

import re

from attrs import define, field, frozen

from giac_schema.grammar.layouts.edges import Edges
from giac_schema.grammar.words.headings import Heading
from giac_schema.grammar.words.matching import Match
from giac_schema.grammar.words.values import Figure, Placeholder
from giac_schema.model.source import Position, Source

__all__ = ["Cell", "Place"]

_ROW_ENDS = re.compile(r"\n|\|[ \u00a0\u3000]\|")


@frozen
class Place:
    """Where in a grid a cell stands."""

    grid: int
    """Which grid of the document, from 0."""
    row: int
    first: int
    """First and last grid column it covers."""
    last: int


@define
class Cell:
    """One cell of a table, or one line of prose."""

    text: str
    gap: str = ""
    """In text: the marks and blanks before it."""
    position: Position = Position()
    edges: Edges | None = None
    """In text: where on its line it stands, if blanks are all that divides the line."""
    until: int | None = None
    """In text: the last line it stands on, if it goes on over several."""
    place: Place | None = None
    """In a grid: its place."""
    after: str | None = None
    """In text: the marks behind it; ``None`` at the end of the source."""
    value: Figure | Placeholder | None = None
    matches: tuple[Match, ...] = ()
    """What it may be in the tables; that and its value are asked for when all cells of a document are known."""
    heading: Heading | None = None
    printed: Source | None = field(default=None, eq=False, repr=False)
    """What it is to those who ask where a plain figure was printed, once somebody did."""

    def __str__(self) -> str:
        return self.text

    @property
    def line(self) -> tuple[int | None, int | None]:
        """The grid and the row it stands in, or ``None`` and the line of a text."""
        where = self.place
        return (None, self.position.line) if where is None else (where.grid, where.row)

    @property
    def opens_row(self) -> bool:
        """In text: whether a line ends before it, or a row that shares its line with others: 申请人情况 | | 总计."""
        return _ROW_ENDS.search(self.gap) is not None
