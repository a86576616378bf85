"""Tables in the markup of AsciiDoc and MediaWiki, to grids.

    |===                      {| class="wikitable"
    |规章 |0 |0 |0            |-
    3+|行政许可 |0            | colspan="3" | 行政许可 || 0
    |===                      |}

Both say where a table begins and ends and what its cells span, so nothing is to be weighed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.model.document import Document, Grid, GridCell, Text
from giac_schema.model.source import shared_position
from giac_schema.readers.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.document import Block

__all__ = ["holds_markup", "read_markup"]

_TABLE = re.compile(
    r"^(?:\[(?P<options>[^\]\n]*)\]\n)?\|={3,}\n(?P<asciidoc>.*?)^\|={3,}$"
    r"|^\{\|[^\n]*\n(?P<mediawiki>.*?)^\|\}",
    re.MULTILINE | re.DOTALL,
)
_LONGEST = 500_000
"""A text with more characters than this is not searched."""


@frozen
class _Cell:
    """A cell with what it spans."""

    text: str
    line: int
    width: int = 1
    height: int = 1


def holds_markup(text: str) -> bool:
    """Whether a text has such a table, whatever pieces of HTML stand around it."""
    return len(text) <= _LONGEST and _TABLE.search(text) is not None


def read_markup(text: str) -> Document | None:
    """The tables of such a text as grids, and what stands between them; ``None`` if there are none."""
    if len(text) > _LONGEST or ("|===" not in text and "{|" not in text):
        return None
    blocks: list[Block] = []
    end = cells = 0
    for number, table in enumerate(_TABLE.finditer(text), start=1):
        rows = _mediawiki(text, table) if table["mediawiki"] else _asciidoc(text, table)
        cells += sum(map(len, rows))
        widest = max(map(len, rows), default=0)
        if not rows or cells > MOST_CELLS or len(rows) > MOST_ROWS or widest > MOST_COLUMNS:
            return None
        blocks += [Text(text[end : table.start()], _line(text, end)), *_grids(rows, number)]
        end = table.end()
    return Document((*blocks, Text(text[end:], _line(text, end))), "text") if end else None


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _grids(rows: Sequence[Sequence[_Cell]], number: int) -> Iterator[Grid]:
    from giac_schema.readers.filled import unfilled  # knows the words of the form, by lark

    cells = [cell for row in rows for cell in row]
    if len({len(row) for row in rows}) == 1 and all(c.width == c.height == 1 for c in cells):
        lines = [row[0].line for row in rows]
        yield from unfilled([[cell.text for cell in row] for row in rows], number, lines=lines)
    else:
        yield Grid(tuple(_placed(rows, number)))


def _placed(rows: Sequence[Sequence[_Cell]], number: int) -> Iterator[GridCell]:
    taken: dict[int, int] = {}  # grid column -> first row in which it is free again
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while taken.get(column, 0) > at:
                column += 1
            width = min(cell.width, MOST_COLUMNS - column)
            if width < 1:
                break
            for covered in range(column, column + width):
                taken[covered] = at + cell.height
            where = shared_position(cell.line, None, number, at + 1, column + 1)
            yield GridCell(cell.text, at, column, cell.height, width, where)
            column += width


# ----------------------------------------------------------------------------------- MediaWiki

_ATTRIBUTES = re.compile(r"^[^|\[\]]*=[^|\[\]]*\|(?!\|)")
_COLSPAN = re.compile(r"colspan\s*=\s*[\"']?(\d{1,4})")
_ROWSPAN = re.compile(r"rowspan\s*=\s*[\"']?(\d{1,4})")


def _mediawiki(text: str, table: re.Match[str]) -> list[list[_Cell]]:
    """Rows from ``|-`` to ``|-``; a cell behind ``|`` or ``!`` at the start of a line, or behind ``||``."""
    rows: list[list[_Cell]] = [[]]
    for line, printed in enumerate(table["mediawiki"].splitlines(), _line(text, table.start()) + 1):
        mark = printed.lstrip()[:2]
        if mark == "|-":
            rows.append([])
        elif mark == "|+":
            continue
        elif mark[:1] in {"|", "!"}:
            parts = re.split(r"\|\||!!", printed.lstrip()[1:])
            rows[-1] += [_with_attributes(part, line) for part in parts]
        elif rows[-1]:
            rows[-1][-1] = _longer(rows[-1][-1], printed)
    return [row for row in rows if row]


def _with_attributes(printed: str, line: int) -> _Cell:
    found = _ATTRIBUTES.match(printed)
    if found is None:
        return _Cell(_plain(printed), line)
    width, height = (_number(span.search(found.group())) for span in (_COLSPAN, _ROWSPAN))
    return _Cell(_plain(printed[found.end() :]), line, width, height)


def _longer(cell: _Cell, printed: str) -> _Cell:
    if _PART_OF_PAGE.fullmatch(printed):
        return cell
    return _Cell(f"{cell.text}\n{printed}".strip(), cell.line, cell.width, cell.height)


_PART_OF_PAGE = re.compile(r"\s*</?(?:div|p|center)>\s*")
"""What a program leaves of the page on a line of its own; one that says how it looks may be hidden."""
_BOLD = re.compile(r"^'{2,3}(?!')(.*?[^'])'{2,3}$")


def _plain(printed: str) -> str:
    """The text of a cell without the quotes that set it bold."""
    bold = _BOLD.match(text := printed.strip())
    return bold[1] if bold else text


# ------------------------------------------------------------------------------------ AsciiDoc

_CELL = re.compile(
    r"(?:^|(?<=\s))(?:(?P<width>\d{1,4})?(?:\.(?P<height>\d{1,4}))?\+)?[<>^.]{0,4}[aehlms]?(?<!\\)\|"
)


def _asciidoc(text: str, table: re.Match[str]) -> list[list[_Cell]]:
    """Cells one behind the other, in rows as wide as the first one or as the options say."""
    cells: list[_Cell] = []
    first_line = _line(text, table.start("asciidoc"))
    body = table["asciidoc"]
    marks = list(_CELL.finditer(body))
    ends = [*(m.start() for m in marks[1:]), len(body)]
    for mark, end in zip(marks, ends, strict=False):
        line = first_line + body.count("\n", 0, mark.end())
        width, height = int(mark["width"] or 1), int(mark["height"] or 1)
        cells.append(_Cell(body[mark.end() : end].strip(), line, max(width, 1), max(height, 1)))
    columns = _columns(table["options"] or "", cells)
    rows = list(_rows(cells, columns))
    lines = body.splitlines()
    as_printed = _begin_as_printed(rows, lines, first_line) or _are_whole(cells, lines, columns)
    return rows if as_printed else []


def _are_whole(cells: Sequence[_Cell], lines: Sequence[str], columns: int) -> bool:
    """Whether all cells with words have paragraphs of their own, as pandoc writes them, and make up whole rows.

    Then no line shows where a row begins; one cell more or less would leave a row that is not whole.
    """
    own = sum(len(_OWN.findall(line)) for line in lines)
    fields = sum(cell.width * cell.height for cell in cells)
    return own == sum(bool(cell.text) for cell in cells) and fields % max(columns, 1) == 0


def _begin_as_printed(rows: Sequence[Sequence[_Cell]], lines: Sequence[str], first: int) -> bool:
    """Whether the rows that were counted out are those that lines or empty lines show.

    Cells follow one another without end; where one was lost or printed twice, all behind it would move.  A cell
    with paragraphs of its own (``a|``) has empty lines in it, and around it.
    """
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


_OPEN = re.compile(r"(?:^|\s)a\|[^|]*$")
_OWN = re.compile(r"(?:^|\s)a\|")


def _columns(options: str, cells: Sequence[_Cell]) -> int:
    """How many columns the options or the cells of the first line make."""
    found = re.search(r"cols\s*=\s*\"([^\"]*)\"", options)
    if found is not None:
        times = re.match(r"\s*(\d{1,3})\*", found[1])
        return int(times[1]) if times else len(found[1].rstrip(",").split(",")) + _open(found[1])
    return sum(cell.width for cell in cells if cell.line == cells[0].line)


def _open(columns: str) -> int:
    """Pandoc ends its list of columns with a comma, and gives none of them a width."""
    return columns.count(",") if not columns.strip(",") else 0


def _rows(cells: Sequence[_Cell], columns: int) -> Iterator[list[_Cell]]:
    row: list[_Cell] = []
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


def _number(found: re.Match[str] | None) -> int:
    return max(int(found[1]), 1) if found else 1
