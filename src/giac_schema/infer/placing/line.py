"""One row whose blank cells were dropped: its figures, its columns, and the ways that are left to place it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from giac_schema.infer.linear.system import Exact, Row, exact
from giac_schema.infer.placing.doubted import doubted
from giac_schema.infer.placing.segments import Ways
from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.source import Loose, LooseRow
from giac_schema.model.values import BLANK, Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.infer.linear.subject import Seen
    from giac_schema.infer.placing.board import Board
    from giac_schema.infer.placing.confirmed import Values
    from giac_schema.infer.placing.segments import Content, Segment, Way
    from giac_schema.model.forms import Node

__all__ = ["Line", "Place"]


@frozen
class Place:
    """One cell of a row that was not placed, and what is proved to stand in it."""

    ref: Ref
    loose: Loose | None
    """The figure; ``None`` for a blank cell."""
    proved_by: tuple[str, ...]
    """The checks that every other way to place the row would break."""


@define(eq=False)
class Line:
    """A row that is not placed: its figures, its columns, and the ways that are left."""

    row: LooseRow
    cells: tuple[int | None, ...]
    """The numbers of its cells, in the order of the columns; ``None`` where no rule has one."""
    refs: tuple[Ref, ...]
    ways: Ways
    every: Ways
    """All ways that there were."""
    used: set[str] = field(factory=set)
    doubts: tuple[Ways, ...] = ()
    """Ways that one wrong figure would explain."""

    @classmethod
    def of(cls, row: LooseRow, seen: Seen, board: Board) -> Line | None:
        """A row of a reading; ``None`` if it has more cells than columns, or no rule looks at any of them."""
        node = form(seen.report.edition).find(row.row)
        if node is None:
            return None
        parts = [node] if node.kind == "row" else list(_rows(node))
        refs = tuple(cell.ref for part in parts for cell in part.children)
        if any(ref not in seen.printed for ref in refs) or len(row.cells) > len(refs):
            return None
        cells = tuple(seen.system.numbers.get(ref) for ref in refs)
        if not any(cell is not None and board.rows.get(cell) for cell in cells):
            return None
        sizes = [len(part.children) for part in parts]
        ways = Ways.only(row.ways, len(refs)) if row.ways else Ways.all(len(row.cells), sizes)
        return cls(row, cells, refs, ways, ways)

    @property
    def table(self) -> str:
        """The table it stands in."""
        return self.row.row.table

    def fits(self, board: Board) -> bool:
        """Whether some way is left to place it; of one that may not be placed, if it has a figure for every column."""
        if not self.row.ordered and len(self.row.cells) == len(self.refs):
            self.narrow(board)
        return self.ways.possible

    def narrow(self, board: Board) -> bool:
        """Drop the ways that some identity does not allow; whether that told anything new."""
        before = self.ways
        for segment in self.ways.segments:
            inside = self._inside(segment)
            for _, row in sorted(self._touching(segment, board).items()):
                rest = board.rest(row, inside)
                kept = segment.kept(partial(self._allowed, segment.start, row, rest))
                if kept is not segment:
                    self.used.add(row.id)
                    segment = kept  # noqa: PLW2901 - the next row looks at what this one left
            self.ways = self.ways.with_segment(segment)
        self.ways = self.ways.connected()
        if self.ways == before:
            return False
        return self._tell(board)

    def doubt(self, values: Values, board: Board) -> None:
        """Take up again the ways that a single wrong figure would explain."""

        def holds(segment: Segment, way: Way, row: Row, free: int | None) -> bool:
            inside, own = self._inside(segment), self.cells[segment.start : segment.stop]
            held = zip(own, map(self._value, way), strict=True)
            placed = {cell: value for cell, value in held if cell is not None}
            if free in inside:
                at = own.index(free)
                way = (*way[:at], None, *way[at + 1 :])
            possible = self._allowed(segment.start, row, board.rest(row, inside, free), way)
            return possible and values.holds(row, placed, free)

        if any(len(self.contents(column)) == 1 for column in range(len(self.cells))):
            found = doubted(self.ways, self.every, lambda s: self._touching(s, board), holds)
            self.doubts = tuple(found)

    def contents(self, column: int) -> set[Content]:
        """All that a column holds in the ways that are left, doubted ones among them."""
        return set().union(*(ways.contents(column) for ways in (self.ways, *self.doubts)))

    def _inside(self, segment: Segment) -> frozenset[int]:
        own = self.cells[segment.start : segment.stop]
        return frozenset(cell for cell in own if cell is not None)

    def _touching(self, segment: Segment, board: Board) -> dict[str, Row]:
        return {row.id: row for c in self._inside(segment) for row in board.rows.get(c, ())}

    def _allowed(
        self,
        start: int,
        row: Row,
        rest: tuple[Exact | None, Exact | None],
        way: Way,
    ) -> bool:
        """Whether a row can hold with the cells from a column on filled like this."""
        low, high = rest
        for offset, content in enumerate(way):
            cell = self.cells[start + offset]
            factor = row.factors.get(cell, 0) if cell is not None else 0
            if not factor:
                continue
            value = self._value(content)
            if value is not None:
                low = None if low is None else low + factor * value
                high = None if high is None else high + factor * value
            elif factor > 0:
                high = None
            else:
                low = None
        if high is not None and high < 0:
            return False
        return row.sign != "==" or low is None or low <= 0

    def _value(self, content: Content) -> Exact | None:
        """The number of a figure; ``None`` for a blank cell, which may stand for any from 0 up."""
        if content is None:
            return None
        leaf = self.row.cells[content].value
        return None if isinstance(leaf, Missing) else exact(leaf)

    def _tell(self, board: Board) -> bool:
        """Let others know what the cells of this row can still hold; whether that is news."""
        news = False
        if not self.ways.possible:
            return news
        for column, cell in enumerate(self.cells):
            if cell is None:
                continue
            values = [self._value(content) for content in self.ways.contents(column)]
            numbers = [value for value in values if value is not None]
            ends = (0, None) if len(numbers) < len(values) else (min(numbers), max(numbers))
            if numbers and ends != board.ends[cell]:
                board.ends[cell] = ends
                news = True
        return news

    def values(self) -> Iterator[tuple[int, Exact | None]]:
        """What its cells come to in all ways that are left; ``None`` where that is not the same."""
        for column, cell in enumerate(self.cells):
            if cell is not None:
                found = {self._value(content) or 0 for content in self.ways.contents(column)}
                yield cell, found.pop() if len(found) == 1 else None

    def is_confirmed(self, values: Values, board: Board) -> bool:
        """Whether every figure that has one place left adds up there, a nought beside one that does."""
        settled = [
            cell
            for column, cell in enumerate(self.cells)
            if cell is not None and len(found := self.contents(column)) == 1 and found != {None}
        ]
        told = [cell for cell in settled if values.of[cell] != 0]
        if any(not values.confirm(cell, board.rows.get(cell, ())) for cell in told):
            return False
        return bool(told) or (not settled and bool(self.row.ways))

    @property
    def blank(self) -> int | None:
        """The one column that is blank, if only one is and every figure has one place left."""
        contents = [self.ways.contents(column) for column in range(len(self.cells))]
        blank = [column for column, found in enumerate(contents) if found == {None}]
        settled = all(len(found) == 1 for found in contents)
        return blank[0] if settled and len(blank) == 1 else None

    def proved(self, seen: Seen, values: Values, board: Board, *, alone: bool) -> Iterator[Place]:
        """The cells in which all ways that are left have the same.

        Where no other row lacks a cell, one that a sum wants a figure in is not called blank: it was lost.
        """
        by = tuple(sorted(self.used))
        for column, ref in enumerate(self.refs):
            contents, cell = self.contents(column), self.cells[column]
            lost = (
                contents == {None}
                and cell is not None
                and values.lacks(cell, board.rows.get(cell, ()))
            )
            if alone and lost:
                continue
            figures = [
                None if c is None else self.row.cells[c] for c in sorted(contents, key=_last)
            ]
            leaves = {BLANK if figure is None else figure.value for figure in figures}
            if len(leaves) == 1 and isinstance(seen.printed[ref], Missing):
                yield Place(ref, figures[0], by)


def _last(content: Content) -> int:
    return -1 if content is None else content


def _rows(node: Node) -> Iterator[Node]:
    """The rows of a table that prints them side by side."""
    for child in node.children:
        if child.kind == "row":
            yield child
        else:
            yield from _rows(child)
