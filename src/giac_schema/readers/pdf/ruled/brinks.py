"""Ruled tables where they end: at the edge of what is shown, or of a column of print.

A figure may go on there, in what was left out or in the table of the next column, so that it is not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from giac_schema.readers.pdf.drawing.glyphs import BLOT, UNKNOWN
from giac_schema.readers.pdf.lines import is_digit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.readers.pdf.drawing.glyphs import Glyph
    from giac_schema.readers.pdf.rulings.tables import Box, Table

__all__ = ["is_digits", "runs_over", "without_cut", "without_last", "without_torn_beside"]


def without_cut(table: Table, reach: tuple[float, float], shown: Sequence[float]) -> Table:
    """The table, as unknown the cells of figures that are not all shown: more may stand in the rest of them.

    Args:
        table: the table.
        reach: from where to where it is drawn across the page.
        shown: left, top, right and bottom of what is shown.
    """
    (first, last), (left, _, right, _) = reach, shown
    if left - _SLACK <= first and last <= right + _SLACK:
        return without_last(table) if last >= right - _SLACK else table
    boxes = tuple(
        box
        if left - _SLACK <= max(box.left, first) and min(box.right, last) <= right + _SLACK
        else _doubted(box)
        for box in table.boxes
    )
    return attrs.evolve(table, boxes=boxes)


_SLACK = 1.5
"""Points by which a ruling stands out of what is shown at most, as thick as it is."""


def without_last(table: Table, *, is_cut: bool = False) -> Table:
    """A table that may go on to the right, as unknown its last blank cells where nothing shows that they end there.

    In its last column nothing is said, not by a header either, or something of which the rest is not shown.

    Args:
        table: the table.
        is_cut: whether what stands in its last cells is known to run over their edge.
    """
    *_, right = table.edges
    last = [box for box in table.boxes if box.right >= right - _SLACK]
    if not is_cut:
        start = max(box.left for box in last) - _SLACK
        column = [box.text for box in last if box.left >= start]
        said = [text for text in column if text]
        if len(column) < _SEVERAL or (said and not any(text.endswith(_CUT) for text in said)):
            return table
    blank = {id(box) for box in last if not box.text}
    boxes = (_doubted(box) if id(box) in blank else box for box in table.boxes)
    return attrs.evolve(table, boxes=tuple(boxes))


def runs_over(right: float, beside: Iterable[Glyph]) -> bool:
    """Whether words go on beyond the right edge of a table, as where the end of a sheet cuts it off.

    Args:
        right: where the table ends.
        beside: the characters beside it.
    """
    begun = (g.top for g in beside if right - _SLACK <= g.left < right + _NEXT * (g.bottom - g.top))
    return len(set(begun)) >= _SEVERAL


_NEXT = 0.5
"""The part of their height by which characters of a word are apart at most."""
_SEVERAL = 2
_CUT = (BLOT, UNKNOWN)


def _doubted(box: Box) -> Box:
    is_figure = not box.text or is_digits(box.text)
    return box.saying(UNKNOWN + box.text) if is_figure else box


def without_torn_beside(tables: Sequence[Table]) -> list[Table]:
    """The tables, as unknown the figures of one that may go on in another to its right, as in columns of print."""
    found = list(tables)
    for at, table in enumerate(found):
        *_, right = table.edges
        if any(right <= other.edges[0] and other.top < table.bottom for other in found):
            boxes = (_doubted(box) if box.room < 0 else box for box in table.boxes)
            found[at] = without_last(attrs.evolve(table, boxes=tuple(boxes)))
    return found


def is_digits(text: str) -> bool:
    """Whether a text holds digits and no words."""
    return any(map(is_digit, text)) and not any(map(str.isalpha, text))
