"""Rows that the form does not have: they are kept apart, with their labels and figures, and count nowhere."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.gaps.text import place
from giac_schema.grammar.placing.rows.text_row import TextRow
from giac_schema.grammar.placing.slots import UNSEEN, Placed
from giac_schema.grammar.tables.leaves import plain_leaf
from giac_schema.grammar.tables.own_cells import opens
from giac_schema.model.address import Ref
from giac_schema.model.report import ExtraRow
from giac_schema.model.values import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.grids.grid import Grids
    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.tables.rows import Found
    from giac_schema.grammar.tables.seen import Seen
    from giac_schema.model.report import TableName
    from giac_schema.model.values import Leaf

__all__ = ["gather_extras", "gather_strangers"]


def gather_extras(
    table: TableName, found: Found, how: Spacing | None, grids: Grids, harvest: Harvest
) -> None:
    """Keep the rows behind a row whose labels the form does not know, with their figures."""
    behind = _behind(found)
    if behind:
        _gather(table, behind, found.text, how, grids, harvest)


def gather_strangers(
    table: TableName,
    heading: Seen | None,
    loose: Sequence[Seen],
    columns: int,
    grids: Grids,
    harvest: Harvest,
) -> None:
    """Keep the rows that the form does not know behind a heading or the label of a group, which have no figures.

    Figures for every column right behind the label of a group are its own: a row of subtotals.
    """
    if not loose:
        return
    own = list(_of_a_group(heading, loose)) if heading is not None else []
    if heading is not None and len(own) == columns:
        _keep(table, heading, [plain_leaf(s.cell) for s in own], harvest)
    _gather(table, loose[len(own) :], TextRow((), columns), None, grids, harvest)


def _of_a_group(heading: Seen, loose: Sequence[Seen]) -> Iterator[Seen]:
    for seen in loose:
        if seen.terminal != "VALUE" or heading.row != seen.row:
            return
        yield seen


def _gather(
    table: TableName,
    behind: Sequence[Seen],
    above: TextRow,
    how: Spacing | None,
    grids: Grids,
    harvest: Harvest,
) -> None:
    if any(s.cell.place is not None for s in behind):
        _gather_from_grid(table, behind, above.columns, grids, harvest)
        return
    rest = [s for s in behind if s.terminal != "PROSE"]
    while rest:
        opening = next(
            (i for i, s in enumerate(rest) if s.terminal == "WORDS" and opens(rest, i)), None
        )
        if opening is None:
            return
        end = next(
            (i for i, s in enumerate(rest) if i > opening and s.terminal != "VALUE"), len(rest)
        )
        cells = tuple(s.cell for s in rest[opening + 1 : end])
        last = not cells[-1].after
        row = evolve(above, label=rest[opening].cell, cells=cells, last=last, adds_up=None)
        _keep(table, rest[opening], _in_columns(row, how), harvest)
        rest = rest[end:]


def _in_columns(row: TextRow, how: Spacing | None) -> list[Leaf]:
    """The cells of an extra row, blank ones among them where their places are proved."""
    answer = place(row, how) if how is not None and len(row.cells) < row.columns else None
    if not isinstance(answer, Placed) or UNSEEN in answer.slots:
        return [plain_leaf(cell) for cell in row.cells]
    return [plain_leaf(slot) if isinstance(slot, Cell) else BLANK for slot in answer.slots]


def _gather_from_grid(
    table: TableName, behind: Sequence[Seen], columns: int, grids: Grids, harvest: Harvest
) -> None:
    """Rows of a grid that words open and figures follow: every cell is kept in its column, blank ones too."""
    for _, found in groupby(behind, lambda seen: seen.row):
        row = list(found)
        where = row[0].cell.place
        # in a cell of its own a label may be as long as it likes
        words = row[0].terminal in {"WORDS", "PROSE"}
        if where is None or not words or all(s.terminal != "VALUE" for s in row):
            continue
        told = {s.cell.place.first: plain_leaf(s.cell) for s in row if s.cell.place is not None}
        cells = [told.get(cell.column, BLANK) for cell in grids.behind(where)]
        # fillers of merged columns, behind the figures or before them
        while len(cells) > columns and cells[-1] == BLANK:
            cells.pop()
        while len(cells) > columns and cells[0] == BLANK:
            del cells[0]
        _keep(table, row[0], cells, harvest)


def _behind(found: Found) -> Sequence[Seen]:
    """What stands behind a row's own cells: in the next rows of a grid, or after all its columns."""
    where = found.label.cell.place
    if where is not None:
        if not found.loose or found.loose[-1].row == found.label.row:
            return ()  # as most rows
        return [s for s in found.loose if s.cell.place and s.cell.place.row != where.row]
    return found.loose[len(found.text.cells) :]


def _keep(table: TableName, label: Seen, cells: Sequence[Leaf], harvest: Harvest) -> None:
    harvest.extras.append(ExtraRow(table, label.cell.text, tuple(cells)))
    harvest.odd(
        "S-08", "extra_row", "hint", Ref((table,)), label.cell.position, label=label.cell.text
    )
