"""How wide a text is, and how a drawn table divides the width of a page among its columns."""

from __future__ import annotations

import unicodedata
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from giac_schema.render.grid import placed

if TYPE_CHECKING:
    from giac_schema.model.report import TableName
    from giac_schema.render.grid import Table

__all__ = ["width_of", "widths"]

_SHARES: Final[dict[tuple[TableName, int], tuple[float, ...]]] = {
    ("disclosure", 4): (3, 2, 2, 2),
    ("disclosure", 5): (6, 4, 2, 2, 4),
    ("requests", 10): (1.6, 2.2, 7, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5),
}
"""The labels of 表三 take more than its figures; the columns of 表四 are all alike."""


def width_of(text: str) -> int:
    """The places that a text takes up on a screen: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def widths(table: Table, whole: int) -> list[int]:
    """The width of each column, in the unit of the whole; they add up to it.

    A row that an organ added to the form may reach beyond the others: its columns count, too.
    """
    reach = max((place.last_column + 1 for place in placed(table)), default=table.width)
    shares = _SHARES.get((table.name, reach), (1,) * reach)
    ends = [round(whole * part / sum(shares)) for part in accumulate(shares, initial=0)]
    return [end - start for start, end in pairwise(ends)]
