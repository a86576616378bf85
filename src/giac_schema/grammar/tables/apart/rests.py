"""Figures that stand in rows without a label of their own, between two rows of the form.

They are the rest of figures that a narrow cell has broken, of the row above or of the one below, or a row whose
label stands apart from it.  Either of the two is then believed only as far as sums prove it.
"""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from attrs import define

from giac_schema.grammar.layouts.torn import is_part_of_header, is_part_of_row
from giac_schema.grammar.placing.grids.joined import runs_together
from giac_schema.grammar.placing.slots import Placed
from giac_schema.grammar.tables.seen import Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.placing.grids.grid import Grids
    from giac_schema.grammar.placing.slots import Unplaced
    from giac_schema.grammar.tables.rows import Context, Found

__all__ = ["NOTHING", "Rest", "columns_above", "is_doubtful", "lines_beside", "rests"]


@define
class Rest:
    """What stands without a label between one row and the next."""

    lines: tuple[tuple[Seen, ...], ...] = ()
    """Its lines that have figures, with the words that stand there."""
    certain: bool = True
    """Whether all such words are parts of labels of the form; otherwise they may be the label of a local row."""

    is_whole: bool = True
    """Whether nothing else stands between the rows, such as words that nobody knows."""

    @property
    def figures(self) -> tuple[Cell, ...]:
        """The figures in it."""
        return tuple(s.cell for line in self.lines for s in line if _is_figure(s))

    def __add__(self, other: Rest) -> Rest:
        """Both, one below the other."""
        lines = (*self.lines, *other.lines)
        return Rest(lines, self.certain and other.certain, self.is_whole and other.is_whole)


NOTHING = Rest()


def rests(rows: Sequence[Found], labels: Iterable[tuple[Seen, Sequence[Seen]]]) -> list[Rest]:
    """What stands without a label between each row and the next.

    Args:
        rows: the rows of a table.
        labels: all its labels in reading order, of groups and headers as well, with what stands behind each.
    """
    found: list[Rest] = []
    known = {id(row.label): row for row in rows}
    for label, loose in labels:
        if id(label) in known:
            found.append(_rest(label, _beyond(known[id(label)])))
        elif found:
            found[-1] += _rest(label, loose, beside=any(s.terminal == "WORDS" for s in loose[:1]))
    return found


def lines_beside(row: Found, context: Context) -> tuple[int, int]:
    """How many lines of figures without a label, which may be its own, stand right above a row, and right below."""
    cells = () if row.in_grid else row.text.cells
    return context.neighbours.rests(row.label.cell, *cells)


def is_doubtful(row: Found, answer: Placed | Unplaced | None, context: Context) -> bool:
    """Whether a row that no sum proves may lack digits that stand beside it, or has several figures in one cell."""
    merged = isinstance(answer, Placed) and runs_together(answer.slots)
    return merged or (answer is not None and any(lines_beside(row, context)))


def _beyond(row: Found) -> Sequence[Seen]:
    """What stands behind a row and is none of its cells; nothing where its cells stand on several lines."""
    if row.in_grid:
        return row.loose
    return row.loose[len(row.text.cells) :] if row.text.on_one_line else ()


def _rest(label: Seen, loose: Sequence[Seen], *, beside: bool = False) -> Rest:
    """What stands below a label; also beside one of a group that the rest of a row's label stands behind."""
    if not loose or (label.row is not None and loose[-1].row == label.row and not beside):
        return NOTHING  # all of it stands beside the label, as behind most labels of grids
    kept: list[tuple[Seen, ...]] = []
    for line in _lines(label, loose, beside=beside):
        words = [s.cell.text for s in line if not _is_figure(s)]
        known = all(map(_is_part, words))
        if len(line) > len(words):
            kept.append(tuple(line))
        if not known:
            return Rest(tuple(kept), len(line) == len(words), is_whole=False)
    return Rest(tuple(kept))


def _lines(label: Seen, loose: Sequence[Seen], *, beside: bool) -> Iterator[list[Seen]]:
    """The lines below that of a label, or that one too, where marks or a grid divide cells."""
    if label.cell.place is not None:
        for key, run in groupby(loose, lambda seen: seen.row):
            if key is not None and (beside or key != label.row):
                yield list(run)
        return
    for number, run in groupby(loose, lambda seen: seen.cell.position.line):
        line = list(run)
        if number == label.cell.position.line and not beside:
            continue
        if not any(mark in gap for mark in _MARKS for gap in _around(line[0].cell)):
            return
        yield line


def _is_part(text: str) -> bool:
    """Whether a text is some characters of a label, or a mark that stood among them."""
    return not any(map(str.isalnum, text)) or is_part_of_row(text) or is_part_of_header(text)


def _is_figure(seen: Seen) -> bool:
    """Whether it is a figure, or digits like 06 that the rest of one may be."""
    return seen.terminal == "VALUE" or seen.cell.text.isdecimal()


_MARKS = ("|", "\t")


def _around(cell: Cell) -> tuple[str, str]:
    """The marks before and behind a cell on its line."""
    return cell.gap.rpartition("\n")[2], (cell.after or "").partition("\n")[0]


def columns_above(rest: Rest, row: Found, grids: Grids) -> list[tuple[Cell, Cell | None]]:
    """The figures without a label, each with the cell of a row that stands in its column.

    Lines of another grid, and of text, are counted from their ends: what stands before the figures may differ.

    Args:
        rest: the figures.
        row: the row above them or below them.
        grids: the grids of the document.
    """
    own = [s.cell for s in row.loose if s.row == row.label.row] if row.in_grid else row.text.cells
    places = _from_end(own, grids)
    found: list[tuple[Cell, Cell | None]] = []
    for line in rest.lines:
        cells = [s.cell for s in line]
        for seen, place in zip(line, _from_end(cells, grids), strict=True):
            if _is_figure(seen):
                above = [cell for cell, at in zip(own, places, strict=True) if at == place]
                found.append((seen.cell, above[0] if len(above) == 1 else None))
    return found


def _from_end(cells: Sequence[Cell], grids: Grids) -> list[int]:
    """How far from the end of its line each cell stands, in columns or in marks."""
    if any(cell.place is not None for cell in cells):
        return [_columns_behind(cell, grids) for cell in cells]
    behind = (
        sum((cell.after or "").partition("\n")[0].count(m) for m in _MARKS) for cell in cells[::-1]
    )
    return list(accumulate(behind))[::-1]


def _columns_behind(cell: Cell, grids: Grids) -> int:
    where = cell.place
    if where is None:
        return -1
    last = grids.rows[where.grid, where.row][-1]
    return last.column + last.colspan - 1 - where.last
