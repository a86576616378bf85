"""The lines that figures stand on in drawn text, and beside the lines of which labels they stand."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.layouts.torn import is_part_of, is_part_of_group, is_part_of_label
from giac_schema.grammar.tables.parts import BlockPart, RequestsRow
from giac_schema.grammar.words.folding import bare
from giac_schema.grammar.words.values import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.rows import Found
    from giac_schema.grammar.tables.seen import Between, Seen
    from giac_schema.model.source import Position

__all__ = ["Item", "Line", "beside_words", "is_drawn", "is_of_group", "items_of"]


@frozen
class Line:
    """The figures on one line, and whose they are if a line of a label stands beside them."""

    cells: tuple[Cell, ...]
    home: int | None
    """The row behind whose label it comes in reading order."""
    owner: int | None
    words: tuple[str, ...] = ()
    """Words before its figures, which may be a line of their label."""

    def is_whole(self, columns: int) -> bool:
        """Whether it has a figure for every column and nothing else."""
        return len(self.cells) == columns and all(c.value is not None for c in self.cells)

    def may_be_of(self, found: Found) -> bool:
        """Whether the words before its figures, if they are no group's, are what the label of a row lacks."""
        own = [word for word in self.words if not is_part_of_group(word)]
        lacks = bare(_printed(found)).replace(bare(found.label.cell.text), " ", 1)
        return all(bare(word) in lacks for word in own)

    @property
    def is_nought(self) -> bool:
        """Whether all its figures are 0."""
        return not any(isinstance(c.value, Figure) and c.value.number for c in self.cells)


Item: TypeAlias = "int | Line | None"
"""In reading order: a row, by its number, a line of figures, or words that may be a label that nobody knows."""


def is_drawn(parts: Iterable[Part]) -> bool:
    """Whether a text has figures beside each other, or beside labels, with nothing but blanks between.

    Where cells stand on lines of their own, few lines do, and the order of cells tells whose they are.
    """
    lines = shared = 0
    for label, seen in _behind_labels(parts):
        if all(s.cell.edges is None for s in seen):
            continue
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
"""Columns by which lines of cells one below the other may be set in."""
_SHARED = 5
"""One line in so many: figures that go on below have lines of their own."""


def _behind_labels(parts: Iterable[Part]) -> Iterator[tuple[Position, Sequence[Seen]]]:
    for part in parts:
        if isinstance(part, RequestsRow):
            yield part.label.cell.position, part.loose
        elif isinstance(part, BlockPart):
            yield part.opening.cell.position, part.loose
            yield from ((row.label.cell.position, row.loose) for row in part.rows)


def is_of_group(cell: Cell) -> bool:
    """Whether a cell is a line of the label of a group, which stands beside any of its rows."""
    return cell.value is None and cell.edges is not None and is_part_of_group(cell.text)


def beside_words(heading: Seen | None, loose: Sequence[Seen]) -> tuple[Seen, ...]:
    """What stands behind a heading in drawn text, without the figures on lines that have no words: they are a row's.

    Args:
        heading: the heading, or ``None`` behind headers of columns.
        loose: what stands behind it.
    """
    words = [s for s in loose if s.terminal != "VALUE"]
    told = {s.cell.position.line for s in ([heading] if heading is not None else []) + words}
    return tuple(s for s in loose if s.terminal != "VALUE" or s.cell.position.line in told)


def items_of(rows: Sequence[Found], between: Between) -> Iterator[Item]:
    """The rows of a table and the lines of figures around their labels, in reading order.

    Args:
        rows: the rows, each with what stands behind its label.
        between: what stands behind headers and labels of groups, each with how many rows come before it.
    """
    for number in range(len(rows) + 1):
        if number:
            yield number - 1
            yield from _lines(rows[number - 1].loose, number, rows, number - 1)
        for before, seen in between:
            if before == number:
                yield from _lines(seen, number, rows, None)


def _lines(
    seen: Sequence[Seen], before: int, rows: Sequence[Found], home: int | None
) -> Iterator[Line | None]:
    """The lines of figures among what stands behind a label or header, and the words that may be other labels.

    Words before figures have to be a line of a label: others open a row that the form does not know.
    """
    near = [number for number in (before - 1, before, before - 2) if 0 <= number < len(rows)]
    for number, found in groupby(seen, lambda s: s.cell.position.line or 0):
        line = [s for s in found if s.terminal != "PROSE" or _ends_with_figures(s)]
        beside = next((n for n in near if _is_beside_label(rows[n], number, line)), None)
        if beside is None:
            yield from _between_labels(line, home, near, rows)
        elif cells := tuple(s.cell for s in _cells_of(line)):
            yield Line(cells, home, beside)


def _is_beside_label(found: Found, number: int, line: Sequence[Seen]) -> bool:
    """Whether what is left on a line stands beside a label, and not before one that begins on it.

    Where a program fills lines with one cell behind the other, figures before a label are those of the label above.
    """
    first = _first(found)
    if number != first or not line:
        return first <= number <= _last(found)
    return (line[0].cell.position.column or 0) >= (found.label.cell.position.column or 0)


def _between_labels(
    line: Sequence[Seen], home: int | None, near: Sequence[int], rows: Sequence[Found]
) -> Iterator[Line | None]:
    """What a line is that stands beside no label; nothing if words that are no label stand before its figures."""
    cells = tuple(s.cell for s in line)
    first = next((i for i, s in enumerate(line) if _may_be_figure(s)), None)
    words = [w for s in line[:first] for w in s.cell.text.split()]
    if all(map(is_part_of_label, words)):
        if first is not None:
            yield Line(cells[first:], home, _told(words, near, rows), tuple(words))
    elif first is None:
        if any(map(str.isdecimal, "".join(words))):
            yield Line(cells, home, None)
        yield None


def _ends_with_figures(prose: Seen) -> bool:
    """Whether several figures stand at the end of words that were not taken apart: no sentence ends so."""
    *_, last, end = ("", "", *prose.cell.text.split())
    return last.isdecimal() and end.isdecimal()


def _cells_of(line: Sequence[Seen]) -> Iterator[Seen]:
    """What stands on a line behind words of a label; behind a figure they are cells: 三 may be one."""
    figures = False
    for seen in line:
        figures = figures or seen.terminal == "VALUE"
        if figures or not all(map(is_part_of_label, seen.cell.text.split())):
            yield seen


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
    return found.label.printed or found.label.cell.text


def _first(found: Found) -> int:
    return found.label.cell.position.line or 0


def _last(found: Found) -> int:
    return found.label.cell.until or _first(found)
