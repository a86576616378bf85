"""Where in the source something stood, and what exactly stood there."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from giac_schema.model.address import Ref
from giac_schema.model.values import Leaf

__all__ = ["Loose", "LooseRow", "Position", "Source", "shared_position", "shared_source"]


@frozen(order=True, cache_hash=True)
class Position:
    """A place in a source; what the source does not have is ``None``.  All numbers begin at 1."""

    line: int | None = None
    """Line of a text or of an HTML file."""
    column: int | None = None
    """Character within the line."""
    table: int | None = None
    """Number of the table in a page or document."""
    row: int | None = None
    """Row of that table, as drawn."""
    cell: int | None = None
    """Column of that table, as drawn, merged cells counted by their first column."""


@lru_cache(maxsize=8192)
def shared_position(
    line: int | None = None,
    column: int | None = None,
    table: int | None = None,
    row: int | None = None,
    cell: int | None = None,
) -> Position:
    """A position that others may hold, too: cells stand in the same places of report after report.

    There are as many of them as of cells, blank ones included, and to find one takes a fraction of making it.
    """
    return Position(line, column, table, row, cell)


@frozen
class Source:
    """What the source printed for one cell."""

    raw: str
    """The exact characters."""
    position: Position = Position()
    remark: str = ""
    """What stood beside the figure, such as 其中修订16件."""
    unit: str = ""
    """The unit that cell or header printed, such as 元 or 万元."""
    proved_by: tuple[str, ...] = ()
    """For a figure whose column the source does not show: the checks that leave it only this one."""


@lru_cache(maxsize=8192)
def shared_source(raw: str, position: Position) -> Source:
    """What was printed in a place, with nothing beside it: blanks come in the same places again and again."""
    return Source(raw, position)


@frozen
class Loose:
    """A figure of a row whose column the source does not show."""

    value: Leaf
    """What it would be in a column of counts."""
    source: Source


@frozen
class LooseRow:
    """A row of which the source shows figures in order, and not in which columns they stand."""

    row: Ref
    cells: tuple[Loose, ...] = ()
    ordered: bool = True
    """Whether they are certainly this row's, from left to right, with nothing but blanks lost between."""
    ways: tuple[tuple[int, ...], ...] = ()
    """The column of each figure, from 0, in every way that the source leaves; empty if it leaves any in order."""
