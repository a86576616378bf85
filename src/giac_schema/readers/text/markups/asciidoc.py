"""The rows of a table in the markup of AsciiDoc.

    [cols="2*"]
    |===
    |规章 |0
    3+|行政许可 |0
    |===

Cells follow one another without end.  Where one was lost or printed twice, all behind it would move; so rows are
believed that begin where lines, or empty lines, show it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.readers.text.markups.markup_cell import MarkupCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["asciidoc_rows"]

_CELL = re.compile(
    r"(?:^|(?<=\s))(?:(?P<width>\d{1,4})?(?:\.(?P<height>\d{1,4}))?\+)?[<>^.]{0,4}[aehlms]?(?<!\\)\|"
)
_OWN = re.compile(r"(?:^|\s)a\|")
"""The mark of a cell with paragraphs of its own: empty lines stand in it, and around it."""
_OPEN = re.compile(rf"{_OWN.pattern}[^|]*$")


def asciidoc_rows(body: str, options: str, first_line: int) -> list[list[MarkupCell]]:
    """Cells one behind the other, in rows as wide as the first one or as the options say; none if nothing shows them.

    Args:
        body: what stands between the first and the last line of a table.
        options: what stands in brackets above it.
        first_line: the line of the source that it begins on.
    """
    cells = list(_cells(body, first_line))
    columns = _columns(options, cells)
    rows = list(_rows(cells, columns))
    lines = body.splitlines()
    shown = _begin_as_printed(rows, lines, first_line) or _are_whole(cells, lines, columns)
    return rows if shown else []


def _cells(body: str, first_line: int) -> Iterator[MarkupCell]:
    marks = list(_CELL.finditer(body))
    ends = [*(mark.start() for mark in marks[1:]), len(body)]
    for mark, end in zip(marks, ends, strict=False):
        line = first_line + body.count("\n", 0, mark.end())
        width, height = int(mark["width"] or 1), int(mark["height"] or 1)
        yield MarkupCell(body[mark.end() : end].strip(), line, max(width, 1), max(height, 1))


def _columns(options: str, cells: Sequence[MarkupCell]) -> int:
    """How many columns the options or the cells of the first line make."""
    found = re.search(r"cols\s*=\s*\"([^\"]*)\"", options)
    if found is None:
        return sum(cell.width for cell in cells if cell.line == cells[0].line)
    columns = found[1]
    if times := re.match(r"\s*(\d{1,3})\*", columns):
        return int(times[1])
    if not columns.strip(","):  # pandoc ends its list with a comma, and gives no column a width
        return columns.count(",") + 1
    return len(columns.rstrip(",").split(","))


def _rows(cells: Sequence[MarkupCell], columns: int) -> Iterator[list[MarkupCell]]:
    """The cells in rows: of as many columns, but for those that cells above reach down into."""
    row: list[MarkupCell] = []
    reaching: list[int] = []  # how many rows each merged cell above still reaches down
    room = columns
    for cell in cells:
        row.append(cell)
        room -= cell.width
        if room <= 0:
            yield row
            reaching = [left - 1 for left in reaching if left > 1]
            reaching += [c.height - 1 for c in row for _ in range(c.width) if c.height > 1]
            row, room = [], columns - len(reaching)
    if row:
        yield row


def _begin_as_printed(
    rows: Sequence[Sequence[MarkupCell]], lines: Sequence[str], first: int
) -> bool:
    """Whether the rows that were counted out are those that lines or empty lines show."""
    starts = {row[0].line for row in rows}
    apart = _are_apart(lines)
    shown = {
        first + at
        for at, line in enumerate(lines)
        if _CELL.match(line) and (not apart or at == 0 or not lines[at - 1].strip())
    }
    rows_of = {
        start: max((at for at in starts if at < start), default=0) for start in shown - starts
    }
    return starts <= shown and all(
        row and any(map(_OWN.search, lines[row - first : start - first]))
        for start, row in rows_of.items()
    )


def _are_apart(lines: Sequence[str]) -> bool:
    """Whether empty lines stand between rows, and not only in cells with paragraphs of their own."""
    inside = False
    for line in lines[1:-1]:
        if _CELL.match(line):
            inside = _OPEN.search(line) is not None
        elif not line.strip() and not inside:
            return True
    return False


def _are_whole(cells: Sequence[MarkupCell], lines: Sequence[str], columns: int) -> bool:
    """Whether all cells with words have paragraphs of their own, as pandoc writes them, and make up whole rows.

    Then no line shows where a row begins; one cell more or less would leave a row that is not whole.
    """
    own = sum(len(_OWN.findall(line)) for line in lines)
    fields = sum(cell.width * cell.height for cell in cells)
    return own == sum(bool(cell.text) for cell in cells) and fields % max(columns, 1) == 0
