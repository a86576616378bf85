"""Columns of figures in text whose rows are drawn with merged cells: a wide gap may be a cell's own.

    信息内容 | 上一年项目数量 | 本年增/减 | | 处理决定数量 |
    行政强制 | 7081 | |  | 9072 |

Where every line has as many marks, each figure opens a cell, the first field does, and all others may go on
with the cell before.  A row is placed if every division into as many cells as there are columns gives
each figure the same column.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.placing.slots import Slot
    from giac_schema.grammar.placing.spacing import Spacing
    from giac_schema.grammar.placing.text_row import TextRow

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
    answers = {tuple(map(id, slots)): slots for slots in _divisions(_fields(row, how, width), row)}
    return next(iter(answers.values())) if len(answers) == 1 else None


def _fields(row: TextRow, how: Spacing, width: int) -> list[Slot]:
    """What stands between the marks of its line."""
    fields: list[Slot] = [None] * width
    at = -1
    for cell in row.cells:
        at += how.count(cell.gap)
        fields[at] = cell
    return fields


def _divisions(fields: Sequence[Slot], row: TextRow) -> Iterator[list[Slot]]:
    opened = {0, *(at for at, field in enumerate(fields) if field is not None)}
    others = [at for at in range(len(fields)) if at not in opened]
    for more in combinations(others, max(row.columns - len(opened), 0)):
        starts = sorted({*opened, *more})
        if len(starts) == row.columns:
            yield [fields[at] for at in starts]
