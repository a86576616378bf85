"""Tables that are drawn in text with a mark on both sides of every cell, to grids.

    | 规章 | 0 | 0 | 0 |      Markdown, org, DokuWiki, Jira
    +------+---+---+---+      pandoc and reStructuredText, whose cells may go on for several lines
    ├──────┼───┼───┼───┤      w3m, which draws merged cells without the lines between them

A figure belongs to the column it stands in only if blank cells and merged ones hold their places.  A program that drops
blank cells and fills its rows up afterwards draws the same lines, but it does not draw the place of a merged label.  So
rows of 表三 that stand behind such a place are the proof; without it the text stays text.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.grammar.layouts.layout import BREAK
from giac_schema.model.document import Document, Grid, GridCell, Text
from giac_schema.model.source import shared_position
from giac_schema.readers.frames import NOTHING, holds_places
from giac_schema.readers.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, NARROWEST
from giac_schema.readers.text.drawn.between_rules import (
    Line,
    bars_of,
    go_on,
    is_one_row,
    merged,
    places_of,
    without_directives,
)
from giac_schema.readers.text.drawn.lines import (
    BAR,
    bars,
    closed,
    crosses,
    draws_cells,
    draws_rule,
    is_drawn,
)
from giac_schema.readers.torn import without_torn_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from giac_schema.model.document import Block

__all__ = ["drawn_tables", "read_drawn", "stands_between_marks"]

_OF_JIRA = re.compile(r"\s*(?:\|\|[^|]+)+\|\|\s*")
_FEWEST = 8
"""Rows of a table that is looked at; 表四 alone has fewer, and stands beside larger ones."""
_HEAD_AND_BODY = 2
"""Groups of lines where a rule only stands under the head."""
_Cells: TypeAlias = "Mapping[str, tuple[str, ...]]"
_UNKNOWN: _Cells = MappingProxyType({})


@frozen
class _Table:
    """Some lines that draw one table."""

    first: int
    last: int
    """Its lines in the text, from 0; the last one included."""
    rows: tuple[Line, ...]


def read_drawn(text: str, cells: _Cells = _UNKNOWN) -> Document | None:
    """The drawn tables of a text as grids, and what stands between them; ``None`` if nothing is proved.

    Args:
        text: the text.
        cells: of lines whose cells are known already, these; such lines are plain.
    """
    if bars(text) < _FEWEST * NARROWEST or not draws_cells(text):
        return None
    lines = closed(text.splitlines())
    if not stands_between_marks(lines):
        return None
    tables = [t for t in _over_pages(list(drawn_tables(lines, cells)), lines) if len(t.rows) > 1]
    if sum(len(t.rows) * len(t.rows[0].texts) for t in tables) > MOST_CELLS:
        return None
    largest = sorted(tables, key=lambda table: len(table.rows), reverse=True)  # 表三 shows it
    if not any(holds_places([row.texts for row in table.rows]) for table in largest):
        return None
    return Document(tuple(_ended(tables, lines)), "text")


def _ended(tables: Sequence[_Table], lines: Sequence[str]) -> Sequence[Block]:
    """The blocks of a text; without its last row where rules stand between rows, and no rule closes that one.

    Its figures may go on in the next line, and its last line may end within one.
    """
    table = tables[-1]
    drawn = lines[table.first : table.last + 1]
    behind = [line.strip() for line in lines[table.last + 1 :] if line.strip()]
    begun = len(behind) == 1 and BAR.match(behind[0]) is not None
    ruled = sum(map(draws_rule, drawn)) >= max(len(table.rows) - 1, _BOTH)
    if not ruled or (behind and not begun):
        return list(_blocks(lines, tables))
    blocks = list(_blocks(lines[: table.last + 1], tables))
    return blocks if draws_rule(drawn[-1]) else without_torn_row(blocks)


_BOTH = 2
"""A single rule, or one of two, may stand below headers alone."""


def stands_between_marks(lines: Iterable[str]) -> bool:
    """Whether marks stand on both sides of the cells of most lines, as in Markdown, and not only between fields."""
    rows = [line.strip() for line in lines if bars(line) >= NARROWEST - 1]
    closed = sum(bool(BAR.match(row[0]) and BAR.match(row[-1])) for row in rows)
    return 2 * closed > len(rows)


def _blocks(lines: Sequence[str], tables: Sequence[_Table]) -> Iterator[Block]:
    end = 0
    for number, table in enumerate(tables, start=1):
        yield Text("\n".join(lines[end : table.first]), end + 1)
        yield from _grids(table, number)
        end = table.last + 1
    yield Text("\n".join(lines[end:]), end + 1)


def _grids(table: _Table, number: int) -> Iterator[Grid]:
    from giac_schema.readers.filled import unfilled  # knows the words of the form, by lark

    widths = {len(row.texts) for row in table.rows}
    if len(widths) == 1:
        rows = [row.texts for row in table.rows]
        yield from unfilled(rows, number, lines=[row.number for row in table.rows])
    else:
        yield Grid(tuple(_spanned(table, number)))


def _spanned(table: _Table, number: int) -> Iterator[GridCell]:
    """The cells of a table that draws merged cells without lines: each reaches from bar to bar."""
    places = sorted({bar for row in table.rows for bar in row.bars})
    for at, row in enumerate(table.rows):
        for text, (left, right) in zip(row.texts, pairwise(row.bars), strict=True):
            first, width = places.index(left), places.index(right) - places.index(left)
            where = shared_position(row.number, None, number, at + 1, first + 1)
            yield GridCell(text, at, first, 1, width, where)


# ---------------------------------------------------------------------------- lines to tables


def drawn_tables(lines: Sequence[str], cells: _Cells = _UNKNOWN) -> Iterator[_Table]:
    """Neighbouring lines that draw one table: as many cells in each, or bars in the same places.

    A line that stands alone may be what a page holds of one.
    """
    for drawn, run in groupby(enumerate(lines), lambda at: at[1] in cells or is_drawn(at[1])):
        if drawn:
            found = list(run)[:MOST_ROWS]
            rows = list(_rows(found, cells))
            alone = len(rows) == len(found) == 1 and _rectangular(rows)
            if alone or (len(rows) > 1 and (_rectangular(rows) or _nested(rows))):
                yield _Table(found[0][0], found[-1][0], tuple(rows))


_BREAK_LINES = 4
"""So many lines between two halves of a table are those of a page break."""


def _over_pages(tables: Sequence[_Table], lines: Sequence[str]) -> list[_Table]:
    """The tables, with the halves of one that a page break divides put together."""
    whole: list[_Table] = []
    for table in tables:
        above = whole[-1] if whole else None
        if above is not None and _goes_on(above, table, lines):
            whole[-1] = _Table(above.first, table.last, (*above.rows, *table.rows))
        else:
            whole.append(table)
    return whole


def _goes_on(above: _Table, table: _Table, lines: Sequence[str]) -> bool:
    """Whether a table goes on with another: as many cells in each, and no words between but a page's.

    A line with a bar is of the table: a cell of it goes on in the next line.
    """
    from giac_schema.readers.filled import names_section

    between = [line for line in lines[above.last + 1 : table.first] if line.strip()]
    alike = {len(row.texts) for row in (*above.rows, *table.rows)}
    return (
        len(alike) == 1
        and 0 < len(between) <= _BREAK_LINES
        and not any(names_section(line) or BAR.search(line) for line in between)
    )


def _rectangular(rows: Sequence[Line]) -> bool:
    return len({len(row.texts) for row in rows}) == 1 and len(rows[0].texts) >= NARROWEST


def _nested(rows: Sequence[Line]) -> bool:
    """Whether bars stand in so few places that cells are merged, and not that rows are of any length."""
    widest = max(len(row.bars) for row in rows)
    ends = {(row.bars[0], row.bars[-1]) for row in rows}
    places = {bar for row in rows for bar in row.bars}
    return widest > NARROWEST and len(ends) == 1 and len(places) <= widest + NARROWEST


def _rows(run: Sequence[tuple[int, str]], cells: _Cells) -> Iterator[Line]:
    """The rows of a table: a line each, or all that stands between two rules."""
    places = frozenset(place for _, text in run for place in crosses(text))
    groups = [
        without_directives([_line(number, text, places, cells) for number, text in group])
        for rule, group in groupby(run, lambda at: at[1] not in cells and draws_rule(at[1]))
        if not rule
    ]
    whole = len(groups) > _HEAD_AND_BODY and (all(map(is_one_row, groups)) or go_on(groups))
    first = 0 if whole else _below_heads(groups)
    for at, group in enumerate(groups):
        if at >= first:
            yield merged(group)
        else:
            yield from group


def _below_heads(groups: Sequence[Sequence[Line]]) -> int:
    """The first group with a figure, if from there on each is one row; behind the last if not.

    Headers of several depths have rules that reach only to the next cell, and so may be no rows.
    """
    from giac_schema.grammar.words.values import parse_value

    texts = ([text for line in group for text in line.texts] for group in groups)
    first = next(
        (at for at, found in enumerate(texts) if any(map(parse_value, found))), len(groups)
    )
    rows = groups[first:]
    return first if len(rows) > _HEAD_AND_BODY and all(map(is_one_row, rows)) else len(groups)


def _line(number: int, text: str, places: frozenset[int], cells: _Cells) -> Line:
    """A line taken apart at its bars; Jira doubles those of a header.

    Where there are more bars than rules show, those in other places are part of what stands in a cell:
    reStructuredText sets one before each line that it must not fill.
    """
    if text in cells and not places:
        return Line(number + 1, cells[text], text)
    if _OF_JIRA.fullmatch(text):
        text = text.replace("||", " |")
    if not places:
        return Line(number + 1, tuple(map(_field, BAR.split(text)[1:-1][:MOST_COLUMNS])), text)
    at = bars_of(text)
    if len(at) > len(places) and places <= set(found := places_of(text, at)):
        at = tuple(start for start, place in zip(at, found, strict=True) if place in places)
    texts = tuple(_field(text[a + 1 : b]) for a, b in pairwise(at[: MOST_COLUMNS + 1]))
    return Line(number + 1, texts, text, at)


def _field(text: str) -> str:
    text = (BREAK.sub(" ", text) if "<" in text else text).strip().removeprefix("|").lstrip()
    return "" if text in NOTHING else text
