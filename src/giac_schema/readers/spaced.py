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
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from attrs import define

from giac_schema.grammar.headings import parse_heading
from giac_schema.grammar.labels import ARTICLE, CORNER, parse_label
from giac_schema.grammar.matching import Match, exact
from giac_schema.grammar.values import parse_value
from giac_schema.model.form import entries
from giac_schema.model.requests import ApplicantRow
from giac_schema.readers.gutters import Field, fields_by_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.readers.gutters import IsWhole, Rows

__all__ = ["with_bars"]

_WIDE = re.compile(r"\S[ \t\u00a0\u3000]{2,}\S")
_FEWEST = 8
"""Lines with wide blanks inside, in a text whose tables may be drawn with them."""
_MOST_LINES = 5000
_LONGEST_LINE = 4000
_RULE = re.compile(r"[\s\-=─━═]*[-=─━═]{2}[\s\-=─━═]*")


def with_bars(text: str) -> tuple[str, str] | None:
    """The text with bars between the cells of its tables, without and with one before the first cell.

    Everything stands on its line, and without the first bars in its place.  ``None`` if the text has no
    table that is drawn in this way.
    """
    if sum(1 for _ in _WIDE.finditer(text)) < _FEWEST:
        return None
    lines = text.split("\n")
    if len(lines) > _MOST_LINES or max(map(len, lines)) > _LONGEST_LINE:
        return None
    plain, ruled = list(lines), list(lines)
    for block in _blocks(lines):
        drawn = _drawn(block, lines)
        for at in _between(drawn, lines):
            plain[at], ruled[at] = "", "---"
        for at, (columns, fields) in drawn.items():
            plain[at] = _barred(lines[at], fields, columns)
            ruled[at] = _ruled(fields, columns)
    return None if plain == lines else ("\n".join(plain), "\n".join(ruled))


def _between(drawn: _Drawn, lines: Sequence[str]) -> set[int]:
    """The lines between rows that are blank or draw a rule, and the rules above and below."""
    if not drawn:
        return set()
    first, last = min(drawn), max(drawn)
    around = range(max(first - 1, 0), min(last + 2, len(lines)))
    return {
        at
        for at in around
        if _RULE.fullmatch(lines[at]) or (first < at < last and not lines[at].strip())
    }


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
        if not words or _RULE.fullmatch(line):
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


_Drawn: TypeAlias = "dict[int, tuple[int, tuple[Field, ...]]]"
"""Lines with the number of columns and the cells."""


def _drawn(block: _Block, lines: Sequence[str]) -> _Drawn:
    """The lines of a table that are drawn anew."""
    if any(_MARK.search(lines[at]) for at in block.rows):
        return {}
    lines = [_DOTS.sub("  ", line) for line in lines]
    rows = [at for at in block.rows if not _is_lonely(lines[at])]
    found = (
        fields_by_place(
            [lines[at] for at in rows],
            _is_figure,
            _is_known,
            _HEADERS[block.table],
            _COLUMNS[block.table],
        )
        if rows
        else None
    )
    if found is None:
        return {}
    columns = 1 + max(field.column for fields in found for field in fields)
    return {
        at: (columns, fields)
        for at, fields in zip(rows, found, strict=True)
        if _as_drawn(lines[at], fields, columns)
        and (at < len(lines) - 1 or _is_whole(fields, columns, found))
    }


def _found(text: str) -> tuple[Match, ...]:
    """What a header may be, by its last level if it has several."""
    return exact(text.rpartition(", '")[2].strip("')") if _LEVELS.match(text) else text)


def _heads_disclosure(rows: Rows) -> bool:
    """Whether every column but that of labels has a header of 表二 in it."""
    fields = [field for row in rows for field in row]
    headed = {f.column for f in fields if any(m.terminal == "COLUMN2" for m in _found(f.text))}
    return headed == set(range(1, 1 + max(field.column for field in fields)))


def _heads_requests(rows: Rows) -> bool:
    """Whether the headers of 表三 stand side by side in its order."""
    at = {
        name: field.column
        for row in rows
        for field in row
        for found in _found(field.text)
        if (name := found.key) in _APPLICANTS and found.terminal in {"COLUMN3", "FIRST3"}
    }
    first = at.get(_APPLICANTS[0], 0)
    return [at.get(name) for name in _APPLICANTS] == list(range(first, first + len(_APPLICANTS)))


def _heads_disputes(rows: Rows) -> bool:
    """Whether every column has one of the fifteen headers in it; rows may be counted in one before."""
    at = {f.column for r in rows for f in r if any(m.terminal == "RESULT" for m in _found(f.text))}
    width = 1 + max(field.column for row in rows for field in row)
    return at == set(range(width - _RESULTS, width)) and width <= _RESULTS + 1


_APPLICANTS = [name for name, _, _ in entries(ApplicantRow)]
_RESULTS = 15
_HEADERS: Mapping[str, IsWhole] = {
    "disclosure": _heads_disclosure,
    "requests": _heads_requests,
    "disputes": _heads_disputes,
}
"""Whether the headers of a table name every column, so that none is there that nobody sees."""
_COLUMNS: Mapping[str, range] = {
    "disclosure": range(4, 6),
    "requests": range(8, 11),
    "disputes": range(_RESULTS, _RESULTS + 1),
}
"""How many columns each table has, with or without those of merged labels."""

_DOTS = re.compile(r"^\.\.(?=\s)")
"""What reStructuredText writes for a blank cell at the start of a row."""
_MARK = re.compile(r"[|│┃║｜\t]")
"""What tells cells apart where it stands; blanks are not looked at there."""


def _is_whole(fields: Sequence[Field], columns: int, rows: Rows) -> bool:
    """Whether the last line of a text that does not end it ends with its row: in line on the right with all above."""
    above = [field.end for row in rows for field in row if field.column == columns - 1]
    return fields[-1].column == columns - 1 and len(above) > 1 and len(set(above)) == 1


def _is_lonely(line: str) -> bool:
    """Whether a figure stands alone on its line: it may be the number of a page."""
    return len(line.split()) == 1 and _is_figure(line.strip())


_UNTOUCHED = 3
"""So many blanks in a row are left by nothing that makes runs of blanks shorter."""
_PROOF = 4
"""So many figures do not stand in their columns by accident."""


def _as_drawn(line: str, fields: Sequence[Field], columns: int) -> bool:
    """Whether a line has its blanks still: a wide one, or no blank cell that could have been lost."""
    figures = sum(field.figure for field in fields)
    if not figures or len(fields) == columns or figures >= _PROOF:
        return True
    if fields[0].figure and not fields[0].first:
        return False
    gaps = [b.first - a.last for a, b in pairwise(fields)] + [len(line) - fields[-1].last]
    return max(gaps) >= _UNTOUCHED


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
    texts = {field.column: field.text for field in fields}
    return f"| {' | '.join(texts.get(column, '') for column in range(columns))} |"
