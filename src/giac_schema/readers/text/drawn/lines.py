"""Lines that draw a table: with bars between cells, and rules between rows."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from giac_schema.grammar.words.widths import width
from giac_schema.readers.limits import NARROWEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["BAR", "bars", "closed", "crosses", "draws_cells", "draws_rule", "is_drawn", "is_plain"]

_BARS = "|│┃║｜"
BAR = re.compile(f"[{_BARS}]")
"""What stands on both sides of a cell."""
_RULE = re.compile(r"[-=+|:\s\u2500-\u257f]*[-=─━═]{2}[^\w]*")
_RULE_BESIDE = re.compile(
    r"(?P<label>[│┃║][^├┣╠]*)[├┣╠][\u2500-\u257f]{2,}[┤┥┫╣]|(?P<plain>\|[^-+]*)\|-{2,}\+[-+]*-\|"
)
"""A rule that begins beside a merged label, of which a line stands there."""
_FIRST_CROSS = re.compile(r"[├┣╠]|-\+")
"""What such a rule has where it first crosses another line."""
_CROSS = re.compile(r"[├┝┣╠┼╋╬┤┥┫╣]|\+[-=]{2,}")


def bars(text: str) -> int:
    """How many such marks stand in a text."""
    return sum(map(text.count, _BARS))


def draws_cells(text: str) -> bool:
    """Whether some line of a text has marks around several cells."""
    return _CELLS.search(text) is not None


_CELLS = re.compile(rf"(?:[{_BARS}][^{_BARS}\n]*+){{{NARROWEST - 1}}}")


def is_drawn(line: str) -> bool:
    """Whether a line may belong to a drawn table: bars at both its ends, or a rule."""
    line = line.strip()
    if len(line) <= 1 or line[0].isalnum():  # most lines
        return False
    ends = bool(BAR.match(line[0])) and bool(BAR.match(line[-1]))
    return ends or _is_rule(line) or _is_rule_beside(line)


def _is_rule(line: str) -> bool:
    line = line.strip()
    return bool(_RULE.fullmatch(line)) or (
        bool(_CROSS.match(line[:3])) and bool(_CROSS.search(line[-3:]))
    )


def draws_rule(line: str) -> bool:
    """Whether a line only draws; a label merged downwards may stand among the lines of w3m."""
    if _is_rule(line) or bool(_CROSS.search(line) and not BAR.match(line.strip()[0])):
        return True
    return _is_rule_beside(line)


def _is_rule_beside(line: str) -> bool:
    if not _FIRST_CROSS.search(line):
        return False
    beside = _RULE_BESIDE.fullmatch(line.strip())
    return beside is not None and not any(map(str.isdecimal, beside["label"] or beside["plain"]))


def crosses(text: str) -> Iterator[int]:
    """Where the lines between columns cross a rule of pandoc or reStructuredText; nowhere on other lines."""
    if text.lstrip().startswith("+") and _is_rule(text):
        yield from (width(text[:at]) for at, mark in enumerate(text) if mark == "+")


def is_plain(line: str) -> bool:
    """Whether a line that was printed with bars between cells holds these as they are, and draws nothing."""
    return line.isprintable() and not _SIGNS.search(line)


_SIGNS = re.compile(r"[-=─━═]{2}|-\+|[├┣╠<]|[Nn]a[nN]|None")
"""Of rules, of marks inside cells, and of cells that are printed although they are blank."""


_FEWEST = 2
"""Lines of a table."""


def closed(lines: Sequence[str]) -> list[str]:
    """The lines with a bar behind the last cell of each, in tables whose bars open cells and close none (XWiki).

    |信息内容 |上一年项目数量 |处理决定数量
    |行政许可 |12 |

    If all lines of a table have equally many bars, and some of these lines do not end with one, no bar closes a cell;
    one at the end of a line opens a blank cell.
    """
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
