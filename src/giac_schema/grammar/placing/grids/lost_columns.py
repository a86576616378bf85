"""Grids of a later page that lack a column: a program that takes tables from print leaves out what is blank on a page.

||2.申请人逾期未按收费通知…|633|967|||111|1711|     six fields behind this label, where the form has seven columns,
|（七）总计||633|1948|358|994|1144|5077|            so one of the seven here is the place of a label
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Place
    from giac_schema.grammar.placing.grids.moved import GridRow

__all__ = ["lacks_columns"]


def lacks_columns(
    rows: Sequence[GridRow | None], above: Sequence[Sequence[Place | None]]
) -> list[bool]:
    """Whether a blank cell of each row may be none, as its grid has no headers, and rows with too few fields.

    Args:
        rows: the rows of a table; ``None`` for those that stand in text.
        above: the headers of the columns of each.
    """
    if all(row is None or len(row.told) >= len(h) for row, h in zip(rows, above, strict=True)):
        return [False] * len(rows)
    fewest: dict[int, int] = defaultdict(lambda: 1 << 30)
    for row in rows:
        if row is not None:
            fields = sum(cell.colspan for cell in row.cells)
            fewest[row.label.grid] = min(fields, fewest[row.label.grid])
    return [
        row is not None
        and 0 < len(row.told) < len(headers)
        and row.label.grid not in {header.grid for header in headers if header is not None}
        and fewest[row.label.grid] < len(headers)
        for row, headers in zip(rows, above, strict=True)
    ]
