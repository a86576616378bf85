"""Tables in which nothing but blanks tells the columns, to tables with bars between the cells.

    规章              3520   9096                规章             |3520  |9096   |
    行政规范性文件    7081          9072         行政规范性文件   |7081  |       |9072

So pandoc draws its simple tables, pandas a frame, inscriptis and ``column -t`` any table: a row a line,
a cell a column, no cell over several columns.  Where the columns lie is told by the gutters between them
(``gutters``); what the columns mean is told by those who read tables with bars, as of any other text.

Programs that set merged cells over the columns they span (w3m, lynx) leave no gutters under them; those
are read by ``grammar.alignment``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, starmap
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, frozen

from giac_schema.grammar.words.headings import parse_heading
from giac_schema.grammar.words.labels import ARTICLE, CORNER, parse_label
from giac_schema.grammar.words.matching import exact, match
from giac_schema.grammar.words.values import parse_value
from giac_schema.readers.frames import PROOF, holds_places
from giac_schema.readers.text.gutters import Field, fields_by_place
from giac_schema.readers.text.spaced_heads import HEADED, without_counts
from giac_schema.readers.text.spaced_rows import (
    behind_blanks,
    drawn_to_the_end,
    has_its_blanks,
    keeps_blanks,
    reach_their_ends,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Barred", "with_bars"]

_WIDE = re.compile(r"\S[ \t\u00a0\u3000]{2,}\S")
_FEWEST = 8
"""Lines with wide blanks inside, in a text whose tables may be drawn with them."""
_MOST_LINES = 5000
_LONGEST_LINE = 4000
_STROKES = frozenset("-=─━═")
_RULE = re.compile(r"[\s\-=─━═]*[-=─━═]{2}[\s\-=─━═]*")


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


@frozen
class Barred:
    """A text with bars between the cells of its tables.  Everything stands on its line."""

    lines: Sequence[str]
    """The lines without bars."""
    tables: Sequence[tuple[int, _Lines]]
    """Of each table how many columns it has, and the lines that are its rows."""

    def plain(self) -> str:
        """With a bar behind each cell, which stays in its place."""
        lines = list(self.lines)
        for columns, drawn in self.tables:
            for at in _between(drawn, self.lines):
                lines[at] = ""
            for at, fields in drawn.items():
                lines[at] = _barred(lines[at], fields, columns)
        return "\n".join(lines)

    def ruled(self) -> str | None:
        """With a bar before each row too, and rules between the rows; ``None`` if that says no more than without.

        It does where rows stand behind the place of a merged label.  A figure on a line that is no row would be lost
        between them.
        """
        if not any(starmap(self._has_places, self.tables)) or any(
            self._leaves_out_figures(rows) for _, rows in self.tables
        ):
            return None
        lines = list(self.lines)
        for columns, rows in self.tables:
            for at in _between(rows, self.lines):
                lines[at] = "---"
            for at, fields in rows.items():
                lines[at] = _ruled(fields, columns)
        return "\n".join(lines)

    def _leaves_out_figures(self, rows: _Lines) -> bool:
        """Whether a figure stands among the rows of a table, on a line that is none of them."""
        among = range(min(rows, default=0), max(rows, default=0))
        return any(any(map(_is_figure, self.lines[at].split())) for at in among if at not in rows)

    def _has_places(self, columns: int, rows: _Lines) -> bool:
        """Whether rows of a table may stand behind the place of a merged label.

        Lines between rules may be one row together, whose label none of them shows.
        """
        if _between(rows, self.lines):
            return sum(map(_is_behind_a_place, rows.values())) >= PROOF
        return holds_places([_texts(fields, columns) for fields in rows.values()])


def _is_behind_a_place(fields: Sequence[Field]) -> bool:
    """Whether the label of a row of 表三 stands in another column than the first."""
    return any(
        field.column > 0 and any(found.terminal == "ROW3" for found in match(field.text))
        for field in fields
        if not field.figure
    )


def _between(drawn: _Lines, lines: Sequence[str]) -> set[int]:
    """The lines between rows that are blank or draw a rule, and the rules above and below."""
    if not drawn:
        return set()
    first, last = min(drawn), max(drawn)
    around = range(max(first - 1, 0), min(last + 2, len(lines)))
    return {
        at
        for at in around
        if _draws_rule(lines[at]) or (first < at < last and not lines[at].strip())
    }


def _draws_rule(line: str) -> bool:
    return line.lstrip()[:1] in _STROKES and _RULE.fullmatch(line) is not None


# ------------------------------------------------------------------------------ lines to tables


@define
class _Block:
    """The lines of one table."""

    table: str
    first: int
    rows: list[int]


_TABLES: Mapping[str, str] = {
    **dict.fromkeys(("ARTICLE", "CONTENT", "ROW2", "COLUMN2"), "disclosure"),
    **dict.fromkeys(("CORNER", "PEOPLE", "FIRST3", "COLUMN3", "GROUP3", "ROW3"), "requests"),
    **dict.fromkeys(("CASES", "RESULT"), "disputes"),
}


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """The lines of each table: those with words of it, and those with figures among them."""
    block: _Block | None = None
    for at, line in enumerate(lines):
        words = line.split()
        if not words or _draws_rule(line):
            continue
        table = _table(line, words)
        if table and (block is None or table != block.table):
            if block is not None:
                yield block
            block = _Block(table, at, [])
        elif not table and parse_heading(line.strip()) is not None:
            if block is not None:
                yield block
            block = None
        if block is not None and (table or any(_is_figure(word) for word in words)):
            block.rows.append(at)
    if block is not None:
        yield block


_LEVELS = re.compile(r"\s*\('")
"""How pandas opens a header of several levels, ('申请人情况', '自然人', '自然人')."""


def _table(line: str, words: Sequence[str]) -> str:
    """The table whose words a line has; empty if it has none, or words of several."""
    if _LEVELS.match(line):
        words = re.findall(r"'([^']+)'", line)
    found = {table for text in (line.strip(), *words) if (table := _table_of(text))}
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


def _is_figure(text: str) -> bool:
    return parse_value(text) is not None or text in _NOTHING


_NOTHING = frozenset({"NaN", "nan", "None", "<NA>"})
"""What pandas writes for a blank cell."""


def _is_known(text: str) -> bool:
    return bool(exact(text)) or parse_label(text).words in {ARTICLE, CORNER}


# ----------------------------------------------------------------------------- tables to bars


_Lines: TypeAlias = "dict[int, tuple[Field, ...]]"
"""Lines with the cells on them."""


@frozen
class _Drawn:
    """A table whose columns are known."""

    columns: int
    rows: _Lines
    """The lines that have their blanks still."""
    reaching: _Lines
    """Those of them that have no blank cell at their end."""
    behind_blanks: int
    """How many figures stand behind blank cells."""


def _drawn(block: _Block, lines: Sequence[str]) -> _Drawn | None:
    """The lines of a table with their cells; ``None`` if they do not prove where columns lie."""
    if any(_MARK.search(lines[at]) for at in block.rows):
        return None
    rows = {at: _DOTS.sub("  ", lines[at]) for at in block.rows if not _is_lonely(lines[at])}
    found = fields_by_place(list(rows.values()), HEADED[block.table], _is_figure, _is_known)
    if found is None:
        return None
    found = without_counts(found, HEADED[block.table])
    width = 1 + max(field.column for fields in found for field in fields)
    ends = reach_their_ends(found, block.table, width)
    drawn: _Lines = {}
    reaching: _Lines = {}
    for (at, line), fields, reaches in zip(rows.items(), found, ends, strict=True):
        whole = at < len(lines) - 1 or drawn_to_the_end(fields, width, found)
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
    return len(line.split()) == 1 and _is_figure(line.strip())


def _barred(line: str, fields: Sequence[Field], columns: int) -> str:
    """A line with a bar behind each column, in the places of blanks."""
    drawn, end, column = "", 0, 0
    for field in fields:
        drawn += _bars(field.column - column, field.first - end, line[field.first])
        drawn += line[field.first : field.last]
        end, column = field.last, field.column
    return drawn + "|" * (columns - column)


def _bars(count: int, room: int, before: str) -> str:
    """So many bars in the place of so many blanks, if there is room for them."""
    if count and before in "-+=}":  # a bar right before it would be a mark of another kind
        return "|" * count + " " * max(room - count, 1)
    return "|" * count + " " * (room - count)


def _ruled(fields: Sequence[Field], columns: int) -> str:
    """The cells of a line between bars."""
    return f"| {' | '.join(_texts(fields, columns))} |"


def _texts(fields: Sequence[Field], columns: int) -> list[str]:
    """The text of every column, blank ones included."""
    texts = {field.column: field.text for field in fields}
    return [texts.get(column, "") for column in range(columns)]
