"""Rows of 表三 that a program has moved sideways: by how much, as the rows themselves show.

Where a label is merged over several columns, some programs leave it fewer than it had (pandoc does, in every
one of its writers), and all that stands behind it moves with it.  A row shows how far it can have been
moved: its first figure cannot stand before the first column, nor its last behind the last.  Where that
leaves several answers, rows whose labels stand alike were moved alike: what one of them proves holds for
its like.  Where any row was moved, its like must then end with its total and add up, too, and all must
have been moved by as much.  If two of a kind contradict each other, one was moved on its own, and only rows
without a blank are believed.

Where columns stand apart, with fields between them that hold nothing in any row (pdfplumber has one for every edge on
the page), each figure has to stand right below a header, enough of them behind a blank column, and a row has to
end with its total.  There no row may have been moved at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from attrs import define

from giac_schema.grammar.layouts.cells import Cell, Place
from giac_schema.grammar.placing.grids.reach import in_single_file
from giac_schema.grammar.placing.slots import UNSEEN, Placed, Unplaced
from giac_schema.grammar.placing.sums import comes_to_its_total, number_in
from giac_schema.grammar.words.values import Figure
from giac_schema.model.document import GridCell

if TYPE_CHECKING:
    from giac_schema.grammar.placing.slots import Slot

__all__ = ["GridRow", "are_moved", "place_moved"]

Kind: TypeAlias = tuple[int, int, int, int]
"""Rows that are moved alike: in one grid, their labels in the same columns and equally deep in the form."""


@define
class GridRow:
    """A row of a grid behind its label."""

    label: Place
    depth: int
    """How deep its label stands in the form."""
    cells: Sequence[GridCell]
    """Its cells, blank ones included."""
    told: Mapping[int, Cell]
    """Those that are not blank, by their first grid column."""

    @property
    def kind(self) -> Kind:
        """What it has in common with its like."""
        return self.label.grid, self.label.first, self.label.last, self.depth

    def shifts(self, columns: Sequence[int]) -> frozenset[int]:
        """By how many grid columns it may have been moved to the right; below 0, to the left.

        Args:
            columns: the grid columns of the headers.
        """
        if not self.cells or any(c.colspan > 1 for c in self.cells if c.column in self.told):
            return frozenset()
        if any(a.column + a.colspan < b.column for a, b in pairwise(self.cells)):
            return frozenset()  # what reaches into it from above may have moved the rest
        least = self.label.last + 1 - columns[0]
        most = self.cells[-1].column + self.cells[-1].colspan - 1 - columns[-1]
        if self.told:
            least = max(least, max(self.told) - columns[-1])
            most = min(most, min(self.told) - columns[0])
        return frozenset(
            shift
            for shift in range(least, most + 1)
            if all(at - shift in columns for at in self.told)
        )

    def at(self, columns: Sequence[int], shift: int) -> tuple[Slot, ...]:
        """Its slots if it was moved so far; of a column that a cell of another row covers it says nothing."""
        own = {at for c in self.cells for at in range(c.column, c.column + c.colspan)}
        places = [column + shift for column in columns]
        return tuple(self.told.get(at) if at in own else UNSEEN for at in places)

    def ways(self, columns: Sequence[int], shifts: frozenset[int]) -> tuple[tuple[int, ...], ...]:
        """The columns of its figures for each of some shifts."""
        return tuple(
            tuple(columns.index(at - shift) for at in sorted(self.told)) for shift in sorted(shifts)
        )

    def behind_blanks(self, columns: Sequence[int]) -> int:
        """How many of its figures stand behind a blank column that others stand before."""
        filled = [number for number, at in enumerate(columns) if at in self.told]
        return sum(b - a > 1 for a, b in pairwise(filled))


def place_moved(
    rows: Sequence[GridRow], headers: Sequence[Place | None]
) -> list[Placed | Unplaced]:
    """Where the figures of each row stand, as far as rows that may have been moved prove it.

    Args:
        rows: rows of 表三 that the places of their cells alone do not settle, and all others.
        headers: where the header of each column stands, in the form's order; ``None`` if unknown.
    """
    if not in_single_file(headers):
        return _apart(rows, headers)
    columns = _columns(headers)
    own = [row.shifts(columns) for row in rows]
    shared = _shared(rows, own)
    unmoved = all(0 in shifts for shifts in own)
    moves = {shift for among in shared.values() if len(among) == 1 for shift in among} - {0}
    answers: list[Placed | Unplaced] = []
    for row, shifts in zip(rows, own, strict=True):
        among, slots = shared[row.kind], None
        if len(shifts) == 1 and (among or len(row.told) == len(columns)):
            slots = row.at(columns, *shifts)
            if not among and 0 not in shifts and not _is_whole(slots):
                slots = None  # moved alone, it may be a figure in two cells behind a blank one
        elif len(among) == 1 and len(moves) < 2:  # noqa: PLR2004 - one program moves all by as much
            slots = row.at(columns, *among)
            slots = slots if unmoved or _is_whole(slots) else None
        if slots is None:
            ways = row.ways(columns, shifts) if among else ()
            answers.append(Unplaced(_seen(row), bool(ways) and _are_figures(row), ways))
        else:
            answers.append(Placed(slots))
    return answers


def are_moved(rows: Sequence[GridRow], headers: Sequence[Place | None]) -> list[bool]:
    """Whether rows like each prove that it does not stand below its headers, wherever its own figures stand.

    Args:
        rows: rows of 表三.
        headers: where the header of each column stands, in the form's order; ``None`` if unknown.
    """
    if not in_single_file(headers):
        beside = {row.kind for row in rows if _stands_beside(row, headers)}
        return [row.kind in beside for row in rows]
    columns = _columns(headers)
    shared = _shared(rows, [row.shifts(columns) for row in rows])
    return [bool(shared[row.kind]) and 0 not in shared[row.kind] for row in rows]


def _stands_beside(row: GridRow, headers: Sequence[Place | None]) -> bool:
    """Whether a figure stands below none of the headers, of which all are known."""
    below = {at for h in headers if h is not None for at in range(h.first, h.last + 1)}
    figures = (at for at, cell in row.told.items() if isinstance(cell.value, Figure))
    return all(headers) and any(at not in below for at in figures)


def _columns(headers: Sequence[Place | None]) -> tuple[int, ...]:
    """The grid columns of headers that each stand over a single one, from left to right; none of others."""
    columns = tuple(h.first for h in headers if h is not None and h.first == h.last)
    apart = len(columns) == len(headers) and all(a < b for a, b in pairwise(columns))
    return columns if apart else ()


_PROOF = 4
"""So many figures do not stand below headers behind blank columns by accident."""


def _apart(rows: Sequence[GridRow], headers: Sequence[Place | None]) -> list[Placed | Unplaced]:
    """The rows below headers with fields of no column between them, if every figure stands right below one."""
    columns = _columns(headers)
    grids = {header.grid for header in headers if header is not None}
    held = (
        bool(columns)
        and {row.label.grid for row in rows} == grids
        and all(0 in row.shifts(columns) for row in rows)
        and sum(row.behind_blanks(columns) for row in rows) >= _PROOF
    )
    slots = [row.at(columns, 0) for row in rows]
    return [
        Placed(of_row) if held and (not row.told or _is_whole(of_row)) else Unplaced(_seen(row))
        for row, of_row in zip(rows, slots, strict=True)
    ]


def _shared(rows: Sequence[GridRow], own: Sequence[frozenset[int]]) -> dict[Kind, frozenset[int]]:
    """By how much all rows of a kind can have been moved; nothing where two of them contradict each other."""
    shared: dict[Kind, frozenset[int]] = {}
    for row, shifts in zip(rows, own, strict=True):
        shared[row.kind] = shared.get(row.kind, shifts) & shifts
    return shared


def _seen(row: GridRow) -> tuple[Cell, ...]:
    return tuple(row.told[at] for at in sorted(row.told))


def _are_figures(row: GridRow) -> bool:
    return all(cell.value is not None for cell in row.told.values())


def _is_whole(slots: Sequence[Slot]) -> bool:
    """Whether the last slot holds a total, not 0, that the others come to, blank ones being nothing."""
    return number_in(slots[-1]) != 0 and comes_to_its_total(slots, -1)
