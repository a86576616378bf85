"""Lines of a table that hold figures and no label of the form: what a row of which they are the rest leaves them.

    行政许可 | 89            a program that writes every printed line of a cell into a row of its own, as those do that
             | 94            take tables from a PDF, leaves the rest of a figure in a row without a label

A line stands above or below another if nothing but lines without figures stands between, over the end of a page too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.grammar.layouts.table_lines import (
    IN_TEXT,
    NARROWEST,
    WIDTH,
    Key,
    Kind,
    Line,
    lines_of_tables,
    unread_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.model.document import Document

__all__ = ["Neighbours"]

_FURTHEST = 12
"""So many lines without figures may stand between two, headers that a new page repeats; more are not looked at."""


@frozen(slots=False)
class Neighbours:
    """The lines of all tables of a document in reading order."""

    lines: tuple[Line, ...]
    _at: Mapping[Key, int]

    @classmethod
    def of(cls, document: Document) -> Neighbours:
        """The lines of a document's tables, and of its text those with marks between fields."""
        lines = tuple(lines_of_tables(document))
        return cls(lines, {line.key: at for at, line in enumerate(lines)})

    def rests(self, first: Cell, *others: Cell) -> tuple[int, int]:
        """How many lines of figures without a label stand right above the line of some cells, and right below it.

        Where each of them stands on a line of its own there is no such line; several on another line of a table
        than the first are themselves without a label.
        """
        key = _key(first)
        at = self._at.get(key)
        if at is None and not others and first.place is None:
            return int(self._draws_rows), int(self._draws_rows)
        if at is None or not self.lines[at].is_row:
            return 0, 0
        if others:
            elsewhere = [other for other in map(_key, others) if other != key]
            if elsewhere:
                below = int(self._go_on(at, elsewhere))
                return below, below
        above = below = 0
        if at in self._beside_figures:
            above, below = self._rests(at, -1), self._rests(at, 1)
        if self._unread and not self.lines[at].is_whole:
            above, below = max(above, at - 1 in self._unread), max(below, at + 1 in self._unread)
        return above, below

    def _go_on(self, at: int, elsewhere: Sequence[Key]) -> bool:
        """Whether cells on other lines than that of their label stand in a row of a table without one."""
        width = len(self.lines[at].fields)
        wide = {len(self.lines[self._at[key]].fields) for key in elsewhere if key in self._at}
        several = width > WIDTH and len(set(elsewhere)) < len(elsewhere)
        in_a_grid = any(grid != self.lines[at].key[0] for grid, _ in elsewhere)
        return several or in_a_grid or (width >= NARROWEST and wide == {width})

    @cached_property
    def _draws_rows(self) -> bool:
        """Whether rows of text stand between marks: then a label on a line without any shows no blanks."""
        return any(line.key[0] == IN_TEXT and line.is_closed for line in self.lines)

    @cached_property
    def _kinds(self) -> dict[int, Kind]:
        """What lines are, as far as that has been asked."""
        return {}

    def _kind(self, at: int) -> Kind:
        kind = self._kinds.get(at)
        if kind is None:
            kind = self._kinds[at] = self.lines[at].kind
        return kind

    @cached_property
    def _beside_figures(self) -> frozenset[int]:
        """Which lines stand beside one of figures without a label: in most documents only 表四 has such a line."""
        alone = [at for at, line in enumerate(self.lines) if line.is_rest]
        return frozenset(
            near for at in alone for step in (-1, 1) for near in self._as_far_as_a_row(at, step)
        )

    def _as_far_as_a_row(self, at: int, step: int) -> Iterator[int]:
        """The lines above a line (-1) or below it (1), as far as the first that is a row, or opens one."""
        for near in range(at + step, at + step * (_FURTHEST + 1), step):
            if not 0 <= near < len(self.lines):
                return
            yield near
            if self._kind(near) is not Kind.BETWEEN:
                return

    @cached_property
    def _unread(self) -> frozenset[int]:
        """Which lines hold nothing but what nobody can read: the figure of a blank cell beside them may be there."""
        return unread_lines(self.lines)

    def _rests(self, at: int, step: int) -> int:
        """How many such lines stand above a line (-1) or below it (1), as far as the next row."""
        found = apart = 0
        while max(found, apart) < _FURTHEST and 0 <= (at := at + step) < len(self.lines):
            match self._kind(at):
                case Kind.ROW | Kind.BEGINNING:
                    break
                case Kind.REST:
                    found, apart = found + 1, 0
                case Kind.BETWEEN:
                    apart += 1
        return found


def _key(cell: Cell) -> Key:
    where = cell.place
    return (IN_TEXT, cell.position.line or 0) if where is None else (where.grid, where.row)
