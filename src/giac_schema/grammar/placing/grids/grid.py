"""Columns of figures in a grid, by where cells and headers stand.

Header and data rows of one table may be divided differently (上海 2019: four columns drawn on five), so a figure is
placed by the header above it *and* by its order among the cells of its row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from giac_schema.grammar.layouts.cells import Cell, Place
from giac_schema.grammar.placing.grids.reach import (
    columns_above,
    covers_several,
    in_single_file,
    reached,
)
from giac_schema.grammar.placing.grids.remarked import is_rest_of_label, without_remark
from giac_schema.grammar.placing.slots import UNSEEN, Placed, Unplaced
from giac_schema.grammar.words.comparison import is_comparison
from giac_schema.grammar.words.values import Figure
from giac_schema.model.document import Grid, GridCell
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.grammar.placing.slots import Slot
    from giac_schema.model.document import Document

__all__ = ["Grids", "place_in_grid"]


@frozen
class Grids:
    """The cells of every grid of a document by grid and row, blank ones included."""

    rows: Mapping[tuple[int, int], tuple[GridCell, ...]]
    _beside: dict[int, tuple[Sequence[Place | None], frozenset[tuple[int, int]]]] = field(
        factory=dict, init=False, eq=False, repr=False
    )
    """Where cells of no column of the form stand beside headers, by which these are: the same for many rows.

    The headers are kept with it, so that no others can be taken for them.
    """

    @classmethod
    def of(cls, document: Document) -> Grids:
        """The grids of a document."""
        grids = [(n, block) for n, block in enumerate(document.blocks) if isinstance(block, Grid)]
        return cls({(n, row[0].row): row for n, block in grids for row in block.rows})

    def behind(self, label: Place, headers: Sequence[Place | None] = ()) -> tuple[GridCell, ...]:
        """The cells that stand in a label's row, to its right, but those below a header of no column of the form.

        Where there are such headers, a row that is not divided as they are gives none: nothing tells which are theirs.
        Of blank cells beside the only figure of a row below a single header none is a cell of the form.
        """
        cells = self.rows.get((label.grid, label.row), ())
        for at, cell in enumerate(cells):
            if cell.column > label.last:
                cells = cells[at:]
                break
        else:
            cells = ()
        if _stands_behind(label, headers) and not any(cell.text.strip() for cell in cells):
            return ()  # its figures, if it has some, stand before it
        foreign = self._foreign(headers) if headers else None
        if not foreign:
            return self._below_one(cells, headers[0]) if len(headers) == 1 else cells
        own = {(h.first, h.last - h.first + 1) for h in headers if h is not None}
        places = [(cell.column, cell.colspan) for cell in cells]
        if any(place not in own | foreign for place in places):
            return ()
        return tuple(c for c, place in zip(cells, places, strict=True) if place in own)

    def _below_one(self, cells: tuple[GridCell, ...], header: Place | None) -> tuple[GridCell, ...]:
        """The only one that is not blank, if no other header stands beside theirs but that of the labels."""
        filled = tuple(cell for cell in cells if cell.text.strip())
        if header is None or len(filled) != 1:
            return cells
        beside = self.rows.get((header.grid, header.row), ())[1:]
        return filled if [c.column for c in beside if c.text.strip()] == [header.first] else cells

    def following(self, grid: int) -> int | None:
        """The next grid of the document; ``None`` behind the last."""
        return min((number for number, _ in self.rows if number > grid), default=None)

    def _foreign(self, headers: Sequence[Place | None]) -> frozenset[tuple[int, int]]:
        """Where cells stand beside the headers and above none of their columns: 上年同期, 占比, 备注."""
        known = self._beside.get(id(headers))
        if known is None:
            known = headers, frozenset(self._comparisons(headers))
            self._beside[id(headers)] = known
        return known[1]

    def _comparisons(self, headers: Sequence[Place | None]) -> Iterator[tuple[int, int]]:
        known = [header for header in headers if header is not None]
        if not known or len(known) != len(headers) or len({h.grid for h in known}) != 1:
            return
        for row in range(min(h.row for h in known) - 1, max(h.row for h in known) + 1):
            yield from (
                (cell.column, cell.colspan)
                for cell in self.rows.get((known[0].grid, row), ())
                if is_comparison(cell.text) and not any(_overlaps(cell, h) for h in known)
            )


def _stands_behind(label: Place, headers: Sequence[Place | None]) -> bool:
    """Whether a label stands to the right of every header, as on pages that run from right to left."""
    known = [header.last for header in headers if header is not None]
    return bool(known) and max(known) < label.first


def _overlaps(cell: GridCell, header: Place) -> bool:
    return cell.column <= header.last and header.first < cell.column + cell.colspan


def place_in_grid(
    row: Sequence[GridCell], told: Mapping[int, Cell], headers: Sequence[Place | None]
) -> Placed | Unplaced:
    """Where the cells of one row of a grid belong.

    Args:
        row: the cells behind the label, blank ones included.
        told: those that are not blank, by their first grid column.
        headers: where the header of each column stands, in the form's order; ``None`` if unknown.
    """
    row = without_remark(_behind_labels(row, told, headers), told, headers)
    if _under_each(row, headers):
        return Placed(tuple([_slot(cell, told) for cell in row]))
    seen = tuple(told[cell.column] for cell in row if cell.column in told)
    if _is_whole_behind_blanks(row, seen, told, headers):
        return Placed(seen)
    by_order = _by_order(row, told, headers)
    by_header = _by_header(row, told, headers)
    if by_header is not None and by_order is not None:
        if _agree(by_header, by_order):
            return Placed(tuple(by_order))
        # one of the two lies: believe a row that has a figure for every column
        return Placed(tuple(by_order)) if len(seen) in {0, len(headers)} else Unplaced(seen)
    if by_order is not None and (
        _is_contradicted(row, headers) or _holds_two_with_words(row, told, headers)
    ):
        return Unplaced(seen)
    slots = by_header if by_header is not None else by_order
    if slots is None and not seen:
        slots = [None if _is_blank(row) else UNSEEN] * len(headers)
    return Placed(tuple(slots)) if slots is not None else Unplaced(seen)


def _behind_labels(
    row: Sequence[GridCell], told: Mapping[int, Cell], headers: Sequence[Place | None]
) -> Sequence[GridCell]:
    """The cells that are divided exactly as the headers, if all before them hold the rest of a label."""
    if len(row) <= len(headers):
        return row
    behind = row[-len(headers) :]
    before = [told.get(cell.column) for cell in row[: -len(headers)]]
    words = all(cell is not None and is_rest_of_label(cell) for cell in before)
    return behind if before and words and _under_each(behind, headers) else row


def _is_whole_behind_blanks(
    row: Sequence[GridCell],
    seen: Sequence[Cell],
    told: Mapping[int, Cell],
    headers: Sequence[Place | None],
) -> bool:
    """Whether a figure stands under each header, and nothing but fillers of labels before: nothing is to be weighed."""
    behind = row[-len(headers) :]
    return (
        len(seen) == len(headers) > 1
        and row[0].column < behind[0].column
        and told.get(behind[0].column) is seen[0]
        and all(cell.value is not None for cell in seen)
        and _under_each(behind, headers)
    )


def _is_contradicted(row: Sequence[GridCell], headers: Sequence[Place | None]) -> bool:
    """Whether cells that are as many as the columns stand beside headers of which some are not known.

    Where all are known, and stand elsewhere, labels lie of how wide they are; where some were lost, a cell may be.
    """
    if len(row) != len(headers) or all(headers):
        return False
    return any(h is not None and not _overlaps(c, h) for c, h in zip(row, headers, strict=True))


def _holds_two_with_words(
    row: Sequence[GridCell], told: Mapping[int, Cell], headers: Sequence[Place | None]
) -> bool:
    """Whether a cell below several headers holds no figure: what was stamped over figures has made them one cell."""
    odd = [cell for cell in row if cell.column in told and told[cell.column].value is None]
    return bool(odd) and any(covers_several(cell, reached(headers)) for cell in odd)


def _is_blank(row: Sequence[GridCell]) -> bool:
    """Whether there are cells behind a label with nothing in them; in a label there is something."""
    return bool(row) and not any(cell.text.strip() for cell in row)


def _slot(cell: GridCell, told: Mapping[int, Cell]) -> Slot:
    """What stands in a cell; where it says something that is not known to be the row's, it is not blank."""
    return told.get(cell.column) or (UNSEEN if cell.text.strip() else None)


def _agree(by_header: Sequence[Slot], by_order: Sequence[Slot]) -> bool:
    """Whether two answers are the same wherever the headers give one."""
    return all(a is UNSEEN or a is b for a, b in zip(by_header, by_order, strict=True))


def _under_each(row: Sequence[GridCell], headers: Sequence[Place | None]) -> bool:
    """Whether the row is divided exactly as its header is: nothing is to be weighed."""
    if len(row) != len(headers):
        return False
    for cell, header in zip(row, headers, strict=True):
        if header is None or cell.column != header.first:
            return False
        if cell.column + cell.colspan - 1 != header.last:
            return False
    return True


def _by_order(
    row: Sequence[GridCell], told: Mapping[int, Cell], headers: Sequence[Place | None]
) -> list[Slot] | None:
    """Cell by cell, if there are as many cells as columns, or as many that are not blank."""
    columns = len(headers)
    if len(row) == columns:
        return [_slot(cell, told) for cell in row]
    seen: list[Slot] = [told[cell.column] for cell in row if cell.column in told]
    if len(seen) == columns and columns > 1:
        if any(isinstance(cell, Cell) and is_rest_of_label(cell) for cell in seen):
            return None
        doubts = (_filled_in, _may_be_in_two, _may_be_torn)
        return None if any(doubt(row, told, headers) for doubt in doubts) else seen
    inner = _between_ends(row, told) if in_single_file(headers) else []
    torn = len(inner) == columns and _may_be_torn(row, told, headers)
    return inner if len(inner) == columns > 1 and not torn else None


def _filled_in(
    row: Sequence[GridCell], told: Mapping[int, Cell], headers: Sequence[Place | None]
) -> bool:
    """Whether two cells below one header say the same: a merged cell that was written in each of its fields."""
    reach = reached(headers)
    above = [
        (under[0], told[c.column].text)
        for c in row
        if c.column in told and len(under := columns_above(c, reach)) == 1
    ]
    return len(set(above)) < len(above)


def _may_be_in_two(
    row: Sequence[GridCell], told: Mapping[int, Cell], headers: Sequence[Place | None]
) -> bool:
    """Whether two figures stand below one header while a blank cell stands below another: they may be one."""
    reach = reached(headers)
    filled = [under for c in row if c.column in told and len(under := columns_above(c, reach)) == 1]
    blank = {columns_above(cell, reach) for cell in row if cell.column not in told} - set(filled)
    return len(set(filled)) < len(filled) and any(len(under) == 1 for under in blank)


def _may_be_torn(
    row: Sequence[GridCell], told: Mapping[int, Cell], headers: Sequence[Place | None]
) -> bool:
    """Whether figures stand beyond the headers, and a blank cell among them or before: one may be a figure in two.

    Where no header is known, they do if there are more cells than columns.
    A blank cell before all figures of a row of 表三 is a filler if they add up, or are all the same; and a row that
    stands left of its headers was moved as a whole if they do.
    """
    known = [header for header in headers if header is not None]
    filled = [cell.column for cell in row if cell.column in told]
    if not filled or not known:
        return bool(filled) and None in _between_ends(row, told)
    behind = filled[-1] > max(header.last for header in known)
    before = filled[0] < min(header.first for header in known) and not _adds_up(row, told)
    if (behind or before) and None in _between_ends(row, told):
        return True
    proved = len(headers) == len(APPLICANT_COLUMNS) and _adds_up(row, told)
    return behind and row[0].column not in told and not proved


def _adds_up(row: Sequence[GridCell], told: Mapping[int, Cell]) -> bool:
    values = [told[cell.column].value for cell in row if cell.column in told]
    numbers = [value.number for value in values if isinstance(value, Figure)]
    if len(numbers) < len(values):
        return len({told[cell.column].text for cell in row if cell.column in told}) == 1
    return len(set(numbers)) == 1 or 2 * numbers[-1] == sum(numbers)


def _between_ends(row: Sequence[GridCell], told: Mapping[int, Cell]) -> list[Slot]:
    """The cells from the first that is not blank to the last: fillers of merged labels may stand around."""
    filled = [index for index, cell in enumerate(row) if cell.column in told]
    inner = row[filled[0] : filled[-1] + 1] if filled else ()
    return [_slot(cell, told) for cell in inner]


def _by_header(
    row: Sequence[GridCell], told: Mapping[int, Cell], headers: Sequence[Place | None]
) -> list[Slot] | None:
    """Each cell under the header it stands below, if every one stands below exactly one."""
    known = [header for header in headers if header is not None]
    if not row or not known or row[0].column != min(header.first for header in known):
        return None  # the spans of labels or of headers are not what they say
    if row[-1].column + row[-1].colspan - 1 < max(header.last for header in known):
        return None  # a cell was lost, and nothing says which
    slots: list[Slot] = [UNSEEN] * len(headers)
    reach = reached(headers)
    for cell in row:
        under = columns_above(cell, reach)
        if cell.column in told and covers_several(cell, reach):
            return None
        if len(under) == 1 and (slots[under[0]] is UNSEEN or slots[under[0]] is None):
            slots[under[0]] = _slot(cell, told)
        elif cell.column in told:
            return None
    return slots if any(slot is not UNSEEN for slot in slots) else None
