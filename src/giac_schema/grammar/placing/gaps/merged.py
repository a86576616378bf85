"""Columns of figures in text whose rows are drawn with merged cells: a wide gap may be a cell's own.

    信息内容 | 上一年项目数量 | 本年增/减 | | 处理决定数量 |
    行政强制 | 7081 | |  | 9072 |

Where every line has as many marks, each figure opens a cell, the first field does, and all others may go on
with the cell before.  A row is placed if every division into as many cells as there are columns gives each
figure the same column, and if those of complete rows and of headers of its block, one of which must open the
fields its figures stand in, do so too: where none does, it has a blank cell too many.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.rows.text_row import TextRow
    from giac_schema.grammar.placing.slots import Slot

__all__ = ["place_divided"]

_WIDEST = 8
"""Fields of a row that is divided; the widest seen has six."""


def place_divided(row: TextRow, how: Spacing) -> list[Slot] | None:
    """The cells of a row in the only columns they can have, if its line is as wide as others of its kind."""
    if not (how.keeps and row.on_one_line and row.label is not None) or row.last:
        return None
    width = how.width(row)
    if (
        width is None
        or how.widths.get(row.columns) != frozenset({width})
        or not row.columns < width <= _WIDEST
    ):
        return None
    figures = dict(zip(how.fields(row), row.cells, strict=True))
    shown = [
        sorted(opened)
        for opened in how.opened.get((row.columns, row.page), ())
        if opened.issuperset(figures) and len(opened) == row.columns
    ]
    divisions = (*shown, *_divisions(figures, width, row.columns)) if shown else ()
    answers = {tuple(at if at in figures else None for at in each) for each in divisions}
    return (
        [None if at is None else figures[at] for at in answers.pop()] if len(answers) == 1 else None
    )


def _divisions(figures: Iterable[int], width: int, columns: int) -> Iterator[Sequence[int]]:
    """Every choice of the fields that open cells."""
    opened = {0, *figures}
    others = sorted({*range(width)} - opened)
    for more in combinations(others, max(columns - len(opened), 0)):
        if len(opened) + len(more) == columns:
            yield sorted({*opened, *more})
