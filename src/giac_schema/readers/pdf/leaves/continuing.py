"""Tables that go on over a page break: whether two parts are one table, and what the break added or tore."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from giac_schema.grammar.words.headings import parse_heading
from giac_schema.grammar.words.values import parse_value
from giac_schema.readers.pdf.leaves.torn import doubted, rejoined
from giac_schema.readers.pdf.rulings.tables import Table, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.readers.pdf.lines import Line

__all__ = ["continued"]


def continued(above: Table, between: Sequence[Line], below: Table) -> tuple[Table, Table | None]:
    """Two parts of one table put together, and ``None``; the two, if they are two tables.

    They are one if both begin and end at the same places across the page and the columns of one are among
    those of the other.  What stands between them can only be text that ran over the end of a cell.
    """
    fuller = _with_overruns(above, between) if _alike(above.edges, below.edges) else None
    if fuller is None:
        return doubted(above, below)
    above, below = rejoined(fuller, _without_header(fuller, below))
    shift = above.height
    moved = tuple(box.lowered(shift) for box in below.boxes)
    whole = attrs.evolve(
        above, boxes=above.boxes + moved, bottom=below.bottom, open_below=below.open_below
    )
    return whole, None


def _with_overruns(table: Table, lines: Sequence[Line]) -> Table | None:
    """The table with lines that ran over its lower edge; ``None`` if one did not."""
    fuller: Table | None = table
    for line in lines:
        fuller = _with_overrun(fuller, line) if fuller is not None else None
    return fuller


def _with_overrun(table: Table, line: Line) -> Table | None:
    """The table with a line that ran over the lower edge of one of its last cells.

    A figure cannot have: which row it belongs to is not proved.
    """
    if parse_heading(line.text) or any(_figure(piece.text.strip()) for piece in line.pieces):
        return None
    for box in table.last_row():
        if box.left < line.left and line.right < box.right:
            fuller = box.saying(box.text + line.text.strip())
            return attrs.evolve(table, boxes=tuple(fuller if b is box else b for b in table.boxes))
    return None


def _alike(above: Sequence[float], below: Sequence[float]) -> bool:
    if not above or not below or not (same(above[0], below[0]) and same(above[-1], below[-1])):
        return False
    fewer, more = sorted((above, below), key=len)
    return len(fewer) > _FEWEST and all(any(same(x, y) for y in more) for x in fewer)


_FEWEST = 2
"""Edges of a table with one column, which says nothing about the next."""


def _without_header(above: Table, below: Table) -> Table:
    """The lower part without the rows at its start that repeat the start of the upper one."""
    repeated = 0
    while repeated < min(above.height, below.height) and _texts(above, repeated) == _texts(
        below, repeated
    ):
        repeated += 1
    if not any(box.text for box in below.boxes if box.row < repeated):
        return below
    if any(box.row < repeated < box.row + box.rows for box in below.boxes):
        return below
    rest = tuple(box.lowered(-repeated) for box in below.boxes if box.row >= repeated)
    return attrs.evolve(below, boxes=rest)


def _texts(table: Table, row: int) -> list[str]:
    return [box.text for box in table.row(row)]


def _figure(text: str) -> bool:
    return parse_value(text) is not None
