"""Lines whose bars open cells and close none, as XWiki writes them: a bar at the end of a line opens a blank cell.

    |信息内容 |上一年项目数量 |处理决定数量
    |行政许可 |12 |

If all lines of a table have equally many bars, and some of these lines do not end with one, then no bar closes a cell.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from giac_schema.readers.limits import NARROWEST
from giac_schema.readers.text.drawn.lines import BAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["closed"]

_FEWEST = 2
"""Lines of a table."""


def closed(lines: Sequence[str]) -> list[str]:
    """The lines with a bar behind the last cell of each, in tables whose lines only open their cells."""
    return [line for run in _runs(lines) for line in run]


def _runs(lines: Sequence[str]) -> Iterator[list[str]]:
    for drawn, found in groupby(lines, lambda line: BAR.match(line.lstrip()) is not None):
        run = list(found)
        yield [f"{line}|" for line in run] if drawn and _only_opens(run) else run


def _only_opens(run: Sequence[str]) -> bool:
    if len(run) < _FEWEST or all(BAR.match(line.rstrip()[-1:]) for line in run):
        return False
    counts = {len(BAR.findall(line)) for line in run}
    return len(counts) == 1 and min(counts) >= NARROWEST
