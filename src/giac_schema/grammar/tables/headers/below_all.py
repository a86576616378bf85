"""Headers of another table below the last row of 表三: one of districts names 结转, 其他 and 总计, too.

四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0
区县 | 新收 | 结转 | 公开 | 部分公开 | 其他 | 总计
东岭区 | 6 | 7 | 5 | 9 | 4 | 5
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.tables.parts import RequestsRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.parts import Part

__all__ = ["without_headers_below"]

_LAST = "requests.carried_out"
_TOTAL = "requests.outcome.total"


def without_headers_below(parts: Sequence[Part]) -> Sequence[Part]:
    """The parts without rows that were seen before and have no figure right behind them, below the last one.

    A row of the form that comes again, as on a page that is printed twice, has figures.
    """
    keys = [part.label.key if isinstance(part, RequestsRow) else None for part in parts]
    if keys.count(_TOTAL) < 2 or _LAST not in keys:  # noqa: PLR2004 - seldom
        return parts
    last = keys.index(_LAST)
    seen = set(keys[: last + 1])
    return [
        part
        for at, part in enumerate(parts)
        if at <= last or keys[at] not in seen or not _is_header(part)
    ]


def _is_header(part: Part) -> bool:
    return isinstance(part, RequestsRow) and (not part.loose or part.loose[0].terminal != "VALUE")
