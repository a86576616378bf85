"""Words in a row of a grid that are no figures: the rest of its label, or behind all headers a remark on it.

信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |
行政许可 |       7        |     0     |      6       | 见说明
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.torn import is_part_of_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.grammar.layouts.cells import Cell, Place
    from giac_schema.model.document import GridCell

__all__ = ["is_rest_of_label", "without_remark"]


def without_remark(
    row: Sequence[GridCell], told: Mapping[int, Cell], headers: Sequence[Place | None]
) -> Sequence[GridCell]:
    """The cells of a row up to its last header, if none of them is blank and only words follow.

    Where one is, others may have been moved by it, and a word beyond the headers may stand for a figure.
    """
    ends = [header.last for header in headers if header is not None]
    if len(ends) < len(headers) or not row or row[-1].column <= max(ends):  # nearly every row
        return row
    first = min(header.first for header in headers if header is not None)
    beyond = [told.get(cell.column) for cell in row if cell.column > max(ends)]
    own = [cell for cell in row if cell.column <= max(ends)]
    whole = row[0].column == first and all(cell.column in told for cell in own)
    return own if whole and any(beyond) and all(map(_is_remark, beyond)) else row


def is_rest_of_label(cell: Cell) -> bool:
    """Whether words belong to a label of the form."""
    return cell.value is None and is_part_of_row(cell.text)


_WORDS = re.compile(r"[\u4e00-\u9fff]{3}")
_NUMBERS = re.compile(r"[\d\u3007零一二两三四五六七八九十百千万]")


def _is_remark(cell: Cell | None) -> bool:
    """Whether a cell holds words that are no figure, however ill they may have been recognised (O, 三件)."""
    return cell is None or (
        cell.value is None
        and _WORDS.search(cell.text) is not None
        and not _NUMBERS.search(cell.text)
    )
