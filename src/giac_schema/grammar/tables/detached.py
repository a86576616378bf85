"""Whose figures they are that stand on lines of their own, above, between or below the lines of labels.

In a narrow column a label goes on over several lines, and a program that draws a page as text sets the
figures of its row beside any of them, or above or below them all:

                              407   227   880   430   121   574   2639
        （三） 1.属于国家秘密
                              186   585   382   730    62   509   2454
              2.其他法律行政法规
              禁止公开

Figures beside a line of a label are its row's.  Between rows that have theirs, whole lines of figures belong
to the labels without, one by one, if there are as many of them and each stands next to its own: then no
other way leaves every figure a row.  Anything else proves nothing, and nothing is a blank cell there.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, frozen

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.layouts.edges import from_left
from giac_schema.grammar.layouts.torn import is_part_of, is_part_of_group, is_part_of_label
from giac_schema.grammar.tables.parts import BlockPart, RequestsRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from giac_schema.grammar.tables.parts import Part, Seen
    from giac_schema.grammar.tables.rows import Found
    from giac_schema.model.source import Position

__all__ = ["is_drawn", "with_own_lines"]


@frozen
class _Line:
    """The figures on one line, and whose they are if a line of a label stands beside them."""

    cells: tuple[Cell, ...]
    home: int | None
    """The row behind whose label it comes in reading order."""
    owner: int | None

    def is_whole(self, columns: int) -> bool:
        """Whether it has a figure for every column and nothing else."""
        return len(self.cells) == columns and all(c.value is not None for c in self.cells)


_Item: TypeAlias = "int | _Line | None"
"""In reading order: a row, by its number, a line of figures, or words that may be a label that nobody knows."""


def is_drawn(parts: Iterable[Part]) -> bool:
    """Whether a text has figures beside each other, or beside labels, with nothing but blanks between.

    Where cells stand on lines of their own, few lines do, and the order of cells tells whose they are.
    """
    lines = shared = 0
    for label, seen in _behind_labels(parts):
        for _, found in groupby(seen, lambda s: s.cell.position.line):
            figures = [s.cell for s in found if s.terminal == "VALUE"]
            if figures and figures[-1].edges is not None:
                lines += 1
                shared += len(figures) > 1 or _is_beside(label, figures[0].position)
    return _SHARED * shared > lines


def _is_beside(label: Position, figure: Position) -> bool:
    """Whether a figure stands on the line of a label, or so far right of it that it is no next line."""
    right = (figure.column or 0) - (label.column or 0)
    return figure.line == label.line or right > _INDENT


_INDENT = 3


_SHARED = 5
"""One line in so many: figures that go on below have lines of their own."""


def _behind_labels(parts: Iterable[Part]) -> Iterator[tuple[Position, Sequence[Seen]]]:
    for part in parts:
        if isinstance(part, RequestsRow):
            yield part.label.cell.position, part.loose
        elif isinstance(part, BlockPart):
            yield part.opening.cell.position, part.loose
            yield from ((row.label.cell.position, row.loose) for row in part.rows)


def with_own_lines(
    rows: Sequence[Found],
    between: Sequence[tuple[int, Sequence[Seen]]],
    adds_up: Callable[[Sequence[Cell]], bool],
) -> list[Found]:
    """The rows of a table of drawn text with the figures that are certainly theirs.

    Args:
        rows: its rows, each with what stands behind its label.
        between: what stands behind headers and labels of groups, each with how many rows come before it.
        adds_up: whether the figures of a row satisfy its identity.
    """
    items = list(_items(rows, between))
    lines = [item for item in items if isinstance(item, _Line)]
    at_home = Counter(line.home for line in lines if line.owner == line.home is not None)
    settled = sum(at_home.values()) == len(lines) and max(at_home.values(), default=1) == 1
    fragments = any(_is_of_group(cell) for found in rows for cell in found.text.cells)
    if not rows or (settled and not fragments):
        return list(rows)
    table = _Table(rows, items, adds_up)
    return [table.settled(number) for number in range(len(rows))]


def _is_of_group(cell: Cell) -> bool:
    """Whether a cell is a line of the label of a group, which stands beside any of its rows."""
    return cell.value is None and cell.edges is not None and is_part_of_group(cell.text)


def _items(rows: Sequence[Found], between: Sequence[tuple[int, Sequence[Seen]]]) -> Iterator[_Item]:
    for number in range(len(rows) + 1):
        if number:
            yield number - 1
            yield from _lines(rows[number - 1].loose, number, rows, number - 1)
        for before, seen in between:
            if before == number:
                yield from _lines(seen, number, rows, None)


def _lines(
    seen: Sequence[Seen], before: int, rows: Sequence[Found], home: int | None
) -> Iterator[_Line | None]:
    """The lines of figures among what stands behind a label or header, and the words that may be other labels.

    Words before figures have to be a line of a label: others open a row that the form does not know.
    """
    near = [number for number in (before - 1, before) if 0 <= number < len(rows)]
    for number, found in groupby(seen, lambda s: s.cell.position.line or 0):
        line = [s for s in found if s.terminal != "PROSE"]
        beside = next((n for n in near if _first(rows[n]) <= number <= _last(rows[n])), None)
        cells = tuple(s.cell for s in line if beside is None or not _is_of_label(s))
        first = next((i for i, s in enumerate(line) if _may_be_figure(s)), None)
        words = [w for s in line[:first] for w in s.cell.text.split()]
        if beside is not None:
            if cells:
                yield _Line(cells, home, beside)
        elif not all(map(is_part_of_label, words)):
            if first is None:
                yield None
        elif first is not None:
            yield _Line(cells[first:], home, _told(words, near, rows))


def _is_of_label(seen: Seen) -> bool:
    """Whether words are a line of a label, or of several side by side."""
    return seen.terminal != "VALUE" and all(map(is_part_of_label, seen.cell.text.split()))


def _may_be_figure(seen: Seen) -> bool:
    """Whether a cell is a value, or letters in place of one."""
    return seen.terminal == "VALUE" or seen.cell.text.isascii()


def _told(words: Sequence[str], near: Sequence[int], rows: Sequence[Found]) -> int | None:
    """The row of whose label some words can only be."""
    telling = [word for word in words if len(word) >= _TELLING]
    owners = [n for n in near if any(is_part_of(word, _printed(rows[n])) for word in telling)]
    return owners[0] if len(owners) == 1 else None


_TELLING = 3
"""Fewer characters of a label stand in others, too."""


def _printed(found: Found) -> str:
    return found.label.match.printed if found.label.match is not None else found.label.cell.text


def _first(found: Found) -> int:
    return found.label.cell.position.line or 0


def _last(found: Found) -> int:
    return found.label.cell.until or _first(found)


class _Table:
    """A table of which some figures stand on lines of their own."""

    def __init__(
        self,
        rows: Sequence[Found],
        items: Sequence[_Item],
        adds_up: Callable[[Sequence[Cell]], bool],
    ) -> None:
        self._rows, self._adds_up = rows, adds_up
        self._own: dict[int, list[_Line]] = {number: [] for number in range(len(rows))}
        self._doubted: set[int] = set()
        for item in items:
            if isinstance(item, _Line) and item.owner is not None:
                self._own[item.owner].append(item)
        rest = [item for item in items if not isinstance(item, _Line) or item.owner is None]
        rest = list(self._in_wholes(rest))
        given = [line for chain in self._chains(rest) for line in self._share(chain)]
        self._doubt_torn([item for item in rest if item not in given])

    def settled(self, number: int) -> Found:
        """A row with its own figures; broken if some of them may stand elsewhere."""
        found, own = self._rows[number], self._own[number]
        if found.in_grid:
            return found
        cells = own[0].cells if len(own) == 1 else _side_by_side(own)
        if number in self._doubted or cells is None:
            return evolve(found, text=evolve(found.text, cells=(), broken=True), loose=())
        if cells == found.text.cells:
            return found
        proof = self._adds_up(cells)
        text = evolve(found.text, cells=cells, adds_up=proof, broken=False)
        return evolve(found, text=text, loose=())

    def _in_wholes(self, items: Sequence[_Item]) -> Iterator[_Item]:
        """Labels and lines, those between two labels as one if they are one row only together."""
        columns = self._rows[0].text.columns
        for are_lines, run in groupby(items, lambda item: isinstance(item, _Line)):
            found = list(run)
            cells = tuple(c for line in found if isinstance(line, _Line) for c in line.cells)
            together = _Line(cells, None, None)
            if are_lines and together.is_whole(columns) and self._adds_up(cells):
                yield together
            else:
                yield from found

    def _doubt_torn(self, items: Sequence[_Item]) -> None:
        """Doubt rows beside which a line stands that is nobody's: its figures may be the rest of theirs."""
        for at, item in enumerate(items):
            if not isinstance(item, _Line):
                continue
            for near in (*items[at - 1 : at], *items[at + 1 : at + 2]):
                if isinstance(near, int) and self._own[near] and not self._is_sure(near):
                    self._doubted.add(near)

    def _is_sure(self, number: int) -> bool:
        return all(self._adds_up(line.cells) for line in self._own[number])

    def _chains(self, items: Sequence[_Item]) -> Iterator[list[_Item]]:
        """Labels and lines between rows that have their figures."""
        for has_own, chain in groupby(
            items, lambda item: isinstance(item, int) and bool(self._own[item])
        ):
            if not has_own:
                yield list(chain)

    def _share(self, chain: Sequence[_Item]) -> list[_Line]:
        """Give each label of a chain its line, if there is one way to do it; doubt all of them if not."""
        labels = [item for item in chain if isinstance(item, int)]
        lines = [item for item in chain if isinstance(item, _Line)]
        if not labels or not lines:
            return []
        columns = self._rows[0].text.columns
        whole = [line for line in lines if line.is_whole(columns)]
        torn = len(whole) < len(lines)
        sure = all(self._adds_up(line.cells) for line in whole) if torn else True
        others = None in chain
        if others or len(whole) != len(labels) or not sure or not _are_beside(chain, labels, whole):
            self._doubted.update(labels)
            return []
        for label, line in zip(labels, whole, strict=True):
            self._own[label].append(line)
        return whole


def _side_by_side(lines: Sequence[_Line]) -> tuple[Cell, ...] | None:
    """The cells of some lines from left to right; ``None`` if one stands below another and may be the rest of it."""
    beside = from_left([cell for line in lines for cell in line.cells]) if lines else []
    return None if beside is None else tuple(beside)


def _are_beside(chain: Sequence[_Item], labels: Sequence[int], lines: Sequence[_Line]) -> bool:
    """Whether no label stands between each line and its own."""
    order = [item for item in chain if isinstance(item, int) or item in lines]
    places = [order.index(label) for label in labels]
    return all(
        (number == 0 or places[number - 1] < order.index(line))
        and (number + 1 == len(places) or order.index(line) < places[number + 1])
        for number, line in enumerate(lines)
    )
