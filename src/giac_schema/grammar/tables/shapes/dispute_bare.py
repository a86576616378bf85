"""The row of 表四 of which no header is left: fifteen figures alone below the heading of its section.

四、政府信息公开行政复议、行政诉讼情况
| 0 | 1 | 0 | 3 | 4 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 1 | 2 |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.tables.headers.dispute_columns import FORM_ORDER, cells_add_up
from giac_schema.grammar.tables.parts import SectionPart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.parts import Part

__all__ = ["bare_row"]


def bare_row(parts: Iterable[Part]) -> tuple[Cell, ...]:
    """The figures of such a row, which the sums of the form have to prove; none if there is no such row.

    They stand on one line with marks between, so that no blank cell was lost, nor is any of another row's.
    """
    sections = [p for p in parts if isinstance(p, SectionPart) and _is_of_disputes(p)]
    found = [cells for part in sections if (cells := _figures(part))]
    return found[0] if len(found) == 1 else ()


def _is_of_disputes(part: SectionPart) -> bool:
    heading = part.heading.cell.heading if part.heading is not None else None
    return heading is not None and heading.topic == "DISPUTES"


def _figures(part: SectionPart) -> tuple[Cell, ...]:
    cells = tuple(seen.cell for seen in part.loose if seen.terminal == "VALUE")
    return cells if cells_add_up(cells, FORM_ORDER) and _is_one_row(cells) else ()


def _is_one_row(cells: tuple[Cell, ...]) -> bool:
    """Whether they stand in one row of a grid, or on one line with a mark before each but the first."""
    rows = {(c.place.grid, c.place.row) if c.place is not None else None for c in cells}
    if rows != {None}:
        return len(rows) == 1
    gaps = [cell.gap for cell in cells[1:]]
    return all("\n" not in gap and gap.count("|") + gap.count("\t") == 1 for gap in gaps)
