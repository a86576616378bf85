"""Texts that were given bars between the cells of their tables, and how they are read.

Where blank cells and merged ones hold their places, their tables are grids; elsewhere they are texts with bars in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import starmap
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.grammar.words.matching import match
from giac_schema.model.document import Document, Text
from giac_schema.readers.frames import PROOF, holds_places
from giac_schema.readers.text.drawn.grids import read_drawn
from giac_schema.readers.text.drawn.lines import is_plain
from giac_schema.readers.text.spaced.cells import is_figure
from giac_schema.readers.text.spaced.rows import ends_with_a_sum

if TYPE_CHECKING:
    from giac_schema.readers.text.spaced.cells import Field

__all__ = ["Barred", "Lines", "draws_rule"]

Lines: TypeAlias = "dict[int, tuple[Field, ...]]"
"""Lines with the cells on them."""

_STROKES = frozenset("-=─━═")
_RULE = re.compile(r"[\s\-=─━═]*[-=─━═]{2}[\s\-=─━═]*")


@frozen
class Barred:
    """A text with bars between the cells of its tables.  Everything stands on its line."""

    lines: Sequence[str]
    """The lines without bars."""
    tables: Sequence[tuple[int, Lines]]
    """Of each table how many columns it has, and the lines that are its rows."""

    def read(self) -> Document:
        """The tables as grids, if rows of them stand behind the place of a merged label; else the text with its bars.

        A figure on a line that is no row would be lost between the rows of a grid.
        """
        largest = sorted(
            self.tables, key=lambda table: len(table[1]), reverse=True
        )  # 表三 shows it
        grids = any(starmap(self._has_places, largest)) and not any(
            self._leaves_out_figures(rows) for _, rows in self.tables
        )
        return (self._ruled() if grids else None) or Document((Text(self._plain()),), "text")

    def _plain(self) -> str:
        """With a bar behind each cell, which stays in its place."""
        lines = list(self.lines)
        for columns, drawn in self.tables:
            for at in _between(drawn, self.lines):
                lines[at] = ""
            for at, fields in drawn.items():
                lines[at] = self._ending(at, _barred(lines[at], fields, columns), fields)
        return "\n".join(lines)

    def _ruled(self) -> Document | None:
        """With a bar before each row too, and rules between the rows, read as any text that is drawn so."""
        lines = list(self.lines)
        cells: dict[str, tuple[str, ...]] = {}
        for columns, rows in self.tables:
            for at in _between(rows, self.lines):
                lines[at] = "---"
            for at, fields in rows.items():
                texts = _texts(fields, columns)
                lines[at] = line = self._ending(at, f"| {' | '.join(texts)} |", fields)
                if is_plain(line):
                    cells[line] = texts
        return read_drawn("\n".join(lines), cells)

    def _ending(self, at: int, line: str, fields: Sequence[Field]) -> str:
        """A line without the bars behind it, if the source ends with it: the figure before them may go on.

        One that the figures before it come to does not.
        """
        open_ended = at == len(self.lines) - 1 and not ends_with_a_sum(fields)
        return line.rstrip("| ") if open_ended else line

    def _leaves_out_figures(self, rows: Lines) -> bool:
        """Whether a figure stands among the rows of a table, on a line that is none of them."""
        among = range(min(rows, default=0), max(rows, default=0))
        return any(any(map(is_figure, self.lines[at].split())) for at in among if at not in rows)

    def _has_places(self, columns: int, rows: Lines) -> bool:
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


def _between(drawn: Lines, lines: Sequence[str]) -> set[int]:
    """The lines between rows that are blank or draw a rule, and the rules above and below."""
    if not drawn:
        return set()
    first, last = min(drawn), max(drawn)
    around = range(max(first - 1, 0), min(last + 2, len(lines)))
    return {
        at
        for at in around
        if draws_rule(lines[at]) or (first < at < last and not lines[at].strip())
    }


def draws_rule(line: str) -> bool:
    """Whether a line is nothing but strokes."""
    return line.lstrip()[:1] in _STROKES and _RULE.fullmatch(line) is not None


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


def _texts(fields: Sequence[Field], columns: int) -> tuple[str, ...]:
    """The text of every column, blank ones included."""
    texts = [""] * columns
    for field in fields:
        texts[field.column] = field.text
    return tuple(texts)
