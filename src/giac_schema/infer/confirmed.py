"""Whether a place that the identities leave is one that they confirm.

A way to place figures may be left only because it takes a figure out of every identity that it would break: of
``4 0 0 0 0 3`` with one blank cell dropped, the only way that breaks nothing has 总计 blank.  If the report itself
does not add up, that is the wrong place.  So a row is placed only where each of its figures but 0 stands in an
identity that comes out even, blank cells taken for 0; or where several rows of its table leave the same column
blank, as a report does that fills in no totals: so many errors alike are none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from giac_schema.infer.segments import Content, Ways
    from giac_schema.infer.system import Exact, Row

__all__ = ["alike", "confirmed"]

_SEVERAL: Final = 3
"""So many rows alike are no accident."""


def confirmed(
    ways: Ways,
    cells: Sequence[int | None],
    value: Callable[[Content], Exact | None],
    rows: Mapping[int, Sequence[Row]],
    known: Callable[[int], Exact | None],
) -> bool:
    """Whether, in every way that is left, each figure but 0 stands in an identity that comes out even.

    Args:
        ways: The ways that are left to place a row.
        cells: The numbers of its cells, in the order of the columns.
        value: The number of one of its figures; ``None`` for a blank cell.
        rows: The identities that each cell stands in.
        known: What any other cell holds, blank ones 0; ``None`` if that is not settled.
    """
    figures_seen = False
    for segment in ways.segments:
        own = cells[segment.start : segment.stop]
        for way in (way for some in segment.ways.values() for way in some):
            held = {
                c: value(content) or 0 for c, content in zip(own, way, strict=True) if c is not None
            }
            figures = [cell for cell, figure in held.items() if figure]
            if len(figures) < sum(bool(value(content)) for content in way):
                return False  # a figure in a column that no rule has
            figures_seen |= bool(figures)
            for cell in figures:
                if not any(_even(row, held, known) for row in rows.get(cell, ())):
                    return False
    return figures_seen


def alike(lines: Sequence[tuple[str, Ways, bool]]) -> list[bool]:
    """Which rows are confirmed by others: several of one table leave the same columns blank, and it can, too.

    Args:
        lines: For each row its table, the ways that are left to place it, and whether it has a figure but 0.
    """
    blank = Counter((table, _blank(ways)) for table, ways, telling in lines if telling)
    usual = [found for found, count in blank.items() if count >= _SEVERAL and found[1]]
    return [
        telling
        and any(
            where == table and all(None in ways.contents(column) for column in columns)
            for where, columns in usual
        )
        for table, ways, telling in lines
    ]


def _blank(ways: Ways) -> frozenset[int]:
    """The columns that are blank in every way."""
    width = ways.segments[-1].stop
    return frozenset(column for column in range(width) if ways.contents(column) == {None})


def _even(row: Row, held: Mapping[int, Exact], known: Callable[[int], Exact | None]) -> bool:
    """Whether an identity comes to nothing exactly."""
    total: Exact = row.constant
    for cell, factor in row.factors.items():
        figure = held[cell] if cell in held else known(cell)
        if figure is None:
            return False
        total += factor * figure
    return row.sign == "==" and total == 0
