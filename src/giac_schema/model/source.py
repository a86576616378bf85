"""Where in the source something stood, and what exactly stood there."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Position", "Source"]


@frozen(order=True)
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
