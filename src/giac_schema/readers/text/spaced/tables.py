"""Tables in which nothing but blanks tells the columns, to tables with bars between the cells.

    规章              3520   9096                规章             |3520  |9096   |
    行政规范性文件    7081          9072         行政规范性文件   |7081  |       |9072

Pandoc draws its simple tables like this, pandas a frame, inscriptis and ``column -t`` any table: a row a line, a cell
a column, no cell over several columns.  The gutters between the columns tell where these lie (``gutters``); what the
columns mean is found out by those who read tables with bars, as in any other text.

Programs that draw merged cells across the columns they span (w3m, lynx) leave no gutters below them; such tables are
left to ``grammar.placing.drawn``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from giac_schema.grammar.words.headings import parse_heading
from giac_schema.grammar.words.labels import ARTICLE, CORNER, before_figures, parse_label
from giac_schema.grammar.words.matching import exact
from giac_schema.readers.text.spaced.barred import Barred, Lines, draws_rule
from giac_schema.readers.text.spaced.cells import is_figure
from giac_schema.readers.text.spaced.gutters import fields_by_place
from giac_schema.readers.text.spaced.heads import HEADED, without_counts
from giac_schema.readers.text.spaced.rows import (
    behind_blanks,
    drawn_to_the_end,
    ends_with_a_sum,
    has_its_blanks,
    keeps_blanks,
    reach_their_ends,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["with_bars"]

_WIDE = re.compile(r"(?<=\S)[ \t\u00a0\u3000]{2,}\S")
_FEWEST = 8
"""Lines with wide blanks inside, in a text whose tables may be drawn with them."""
_MOST_LINES = 5000
_LONGEST_LINE = 4000


def with_bars(text: str) -> Barred | None:
    """The text with bars between the cells of its tables; ``None`` if no table is drawn in this way."""
    lines = text.split("\n")
    if len(lines) > _MOST_LINES or max(map(len, lines)) > _LONGEST_LINE:
        return None
    wide = (line for line in lines if _WIDE.search(line) and not _MARK.search(line))
    if sum(1 for _ in islice(wide, _FEWEST)) < _FEWEST:
        return None
    tables = [table for block in _blocks(lines) if (table := _drawn(block, lines)) is not None]
    keeps = keeps_blanks(table.behind_blanks for table in tables)
    kept = [(table.columns, table.rows if keeps else table.reaching) for table in tables]
    return Barred(lines, kept) if any(rows for _, rows in kept) else None


# ------------------------------------------------------------------------------ lines to tables


@define
class _Block:
    """The lines of one table."""

    table: str
    rows: list[int] = field(factory=list)


_TABLES: Mapping[str, str] = {
    **dict.fromkeys(("ARTICLE", "CONTENT", "ROW2", "COLUMN2"), "disclosure"),
    **dict.fromkeys(("CORNER", "PEOPLE", "FIRST3", "COLUMN3", "GROUP3", "ROW3"), "requests"),
    **dict.fromkeys(("CASES", "RESULT"), "disputes"),
}


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """The lines of each table: those with words of it, and those with figures among them."""
    block: _Block | None = None
    for at, line in enumerate(lines):
        if not line.strip() or draws_rule(line):
            continue
        table = _table(line)
        begins = table and (block is None or table != block.table)
        ends = not table and parse_heading(line.strip()) is not None
        if block is not None and (begins or ends):
            yield block
        if begins or ends:
            block = _Block(table) if table else None
        if block is not None and (table or any(map(is_figure, line.split()))):
            block.rows.append(at)
    if block is not None:
        yield block


_LEVELS = re.compile(r"\('")
"""How pandas opens a header of several levels, ('申请人情况', '自然人', '自然人')."""


def _table(line: str) -> str:
    """The table whose words a line has; empty if it has none, or words of several.

    Of the figures at its end it only matters that there are some: nearly every row has its own.
    """
    text = line.strip()
    head = before_figures(text)
    return _table_of_line(text if head == text else f"{head.ljust(len(text) - 1)}0")


@lru_cache(maxsize=8192)
def _table_of_line(text: str) -> str:
    words = re.findall(r"'([^']+)'", text) if _LEVELS.match(text) else text.split()
    found = {table for each in (text, *words) if (table := _table_of(each))}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=8192)
def _table_of(text: str) -> str:
    label = parse_label(text)
    if label.words == ARTICLE:
        return "disclosure"
    if label.words == CORNER:
        return "requests"
    found = {_TABLES[m.terminal] for m in exact(text)}
    return found.pop() if len(found) == 1 else ""


# ----------------------------------------------------------------------------- tables to bars


@frozen
class _Drawn:
    """A table whose columns are known."""

    columns: int
    rows: Lines
    """The lines that have their blanks still."""
    reaching: Lines
    """Those of them that have no blank cell at their end."""
    behind_blanks: int
    """How many figures stand behind blank cells."""


def _drawn(block: _Block, lines: Sequence[str]) -> _Drawn | None:
    """The lines of a table with their cells; ``None`` if they do not prove where columns lie."""
    if any(_MARK.search(lines[at]) for at in block.rows):
        return None
    rows = {at: _DOTS.sub("  ", lines[at]) for at in block.rows if not _is_lonely(lines[at])}
    found = fields_by_place(list(rows.values()), HEADED[block.table])
    if found is None:
        return None
    found = without_counts(found, HEADED[block.table])
    width = 1 + max(field.column for fields in found for field in fields)
    ends = reach_their_ends(found, block.table, width)
    drawn: Lines = {}
    reaching: Lines = {}
    for (at, line), fields, reaches in zip(rows.items(), found, ends, strict=True):
        whole = (
            at < len(lines) - 1 or drawn_to_the_end(fields, width, found) or ends_with_a_sum(fields)
        )
        if whole and has_its_blanks(line, fields, width):
            drawn[at] = fields
            reaching |= {at: fields} if reaches else {}
    return _Drawn(width, drawn, reaching, behind_blanks([*drawn.values()], block.table))


_DOTS = re.compile(r"^\.\.(?=\s)")
"""What reStructuredText writes for a blank cell at the start of a row."""
_MARK = re.compile(r"[|│┃║｜\t]")
"""What tells cells apart where it stands; blanks are not looked at there."""


def _is_lonely(line: str) -> bool:
    """Whether a figure stands alone on its line: it may be the number of a page."""
    return len(line.split(None, 1)) == 1 and is_figure(line.strip())
