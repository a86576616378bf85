"""A row as the table grammar found it, made ready to be placed."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define, evolve, frozen

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.layouts.neighbours import Neighbours
from giac_schema.grammar.layouts.torn import is_part_of_row
from giac_schema.grammar.placing.gaps.text import place
from giac_schema.grammar.placing.grids.grid import Grids, place_in_grid
from giac_schema.grammar.placing.grids.moved import GridRow
from giac_schema.grammar.placing.rows.across import across
from giac_schema.grammar.placing.rows.belonging import ends_with_letters
from giac_schema.grammar.placing.rows.in_labels import (
    ends_with_a_word,
    goes_on_below,
    holds_figures,
)
from giac_schema.grammar.placing.rows.shards import without_shards
from giac_schema.grammar.placing.rows.text_row import TextRow
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.tables.apart.going_on import may_be_longer, may_go_on, rest_below
from giac_schema.grammar.tables.apart.orphans import ends_below
from giac_schema.grammar.tables.apart.unread import closes_a_remark, goes_on_beside_its_label
from giac_schema.grammar.tables.apart.wrapped import whole_again
from giac_schema.grammar.tables.own_cells import DIVIDERS, own_cells
from giac_schema.grammar.tables.seen import Seen
from giac_schema.grammar.words.folding import fold
from giac_schema.grammar.words.matching import match, names_two_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Place
    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.tables.seen import AddsUp

__all__ = ["Context", "Found", "found_row"]


@frozen
class Context:
    """What a row's surroundings tell of it."""

    grids: Grids
    neighbours: Neighbours
    end: Cell | None
    """The last cell of the source."""
    loses: bool = False
    """Whether some row of its text shows nothing of its blank cells: others may have been lost, too."""
    tears: bool = False
    """Whether some row of its text lacks cells and some has figures torn in two: one may make up for the other."""
    drawn: bool = False
    """Whether blanks alone divide its lines of figures, so that these may stand above their labels or below."""
    of_pages: bool = False
    """Whether its text was drawn on pages: blanks stand in grids there, and a label among prose has none."""
    repeated: frozenset[str] = frozenset()
    """Words of no row that stand behind the labels of several."""


@define(slots=False)
class Found:
    """A row: its label, what stands behind it, and how many columns the form has there."""

    label: Seen
    loose: tuple[Seen, ...]
    text: TextRow
    lost: bool = False
    """Whether figures above its label, which no row has, may be its own."""

    @property
    def in_grid(self) -> bool:
        """Whether it stands in a grid, where places are known."""
        return self.label.cell.place is not None

    @property
    def doubted(self) -> bool:
        """Whether nothing that stands near its label is certainly its own."""
        return self.text.broken and not self.text.cells

    def as_broken(self) -> Found:
        """The row, of which some figures may stand elsewhere."""
        return evolve(self, text=evolve(self.text, broken=True))

    def answer(
        self, how: Spacing | None, context: Context, headers: Sequence[Place | None]
    ) -> Placed | Unplaced | None:
        """Where its figures stand, by grid or by the measure of its text."""
        if self.lost or self.is_of_two_rows:
            return Unplaced(self.text.cells)
        if self._stands_under(headers, context):
            return Placed(self.text.cells)
        row = self.in_its_grid(context, headers)
        if row is None and (self.text.broken or self._runs_into_its_label):
            return Unplaced(self.text.cells)
        if row is None:
            if self._is_unfinished or self._holds_markup(context) or self._is_told_in_prose:
                return None
            if context.of_pages and not self.text.cells:
                return None
            return place(self.text, how, loses=context.loses, tears=context.tears)
        return place_in_grid(row.cells, row.told, headers)

    def _stands_under(self, headers: Sequence[Place | None], context: Context) -> bool:
        """Whether one cell of a grid stands right under each header, and no other: nothing is to be weighed."""
        label, cells = self.label.cell.place, self.text.cells
        if label is None or not len(cells) == len(self.loose) == len(headers):
            return False
        for cell, header in zip(cells, headers, strict=True):
            where = cell.place
            if where is None or header is None or not label.last < where.first == header.first:
                return False
            if where.last != header.last or where.row != label.row or where.grid != label.grid:
                return False
        return len(context.grids.behind(label, headers)) == len(headers)

    @property
    def is_of_two_rows(self) -> bool:
        """Whether its label has that of another row behind it, so that its figures may be those of either."""
        return names_two_rows(self.label.cell.text)

    @property
    def _runs_into_its_label(self) -> bool:
        """Whether a figure of it, or the rest of one, may stand in its label, drawn too close to be told apart.

        ``部分公开（ 705`` may hold a cell that it lacks; ``请内容仍不 2``, a line of a label, the end of the one above.
        """
        if self.label.cell.edges is None or not self.text.cells:
            return False
        lacks = len(self.text.cells) < self.text.columns
        behind = self.loose[len(self.text.cells) :]
        return (lacks and holds_figures(self.label.cell)) or any(map(_ends_with_digits, behind))

    def _holds_markup(self, context: Context) -> bool:
        """Whether nothing but words that stand behind other labels as well parts its label from figures."""
        words = self.loose[0].cell.text if self.loose else ""
        return not self.text.cells and words in context.repeated

    @property
    def _is_told_in_prose(self) -> bool:
        """Whether prose with figures in it, 1 2 3 2 1 9四、政府信息公开…, is all that its line goes on with.

        Where lines are filled, that below may begin with its figure, with prose behind it: 878 三、收到….
        """
        if self.text.cells or not self.loose:
            return False
        first = self.loose[0].cell
        if "\n" in first.gap:
            return _BEGINS_WITH_FIGURE.match(first.text) is not None
        return any(map(str.isdigit, first.text))

    @property
    def _is_unfinished(self) -> bool:
        """Whether its label is cut short, and its figures may stand beside the rest.

        That is prose that follows, with letters for figures, or more of a label; or where blanks alone divide lines,
        any line below.  What ends with a letter for each of its figures is the rest, whatever it begins with.
        """
        if self.text.cells:
            return False
        label = self.label.cell
        if holds_figures(label) or goes_on_below(label) or ends_with_a_word(label):
            return True
        first = self.loose[0] if self.loose else None
        if label.edges is None and not (first is not None and _may_be_of_label(first)):
            return False
        text = fold(label.text)
        cut = any(found.likeness == "cut" for found in match(label.text))
        below = first is not None and ends_with_letters(first.cell.text, self.text.columns)
        return cut or below or text.count("(") > text.count(")")

    def in_its_grid(self, context: Context, headers: Sequence[Place | None] = ()) -> GridRow | None:
        """The row as it stands in a grid; ``None`` in text, or if it is no one row."""
        where = self.label.cell.place
        if where is None or self.is_of_two_rows:
            return None
        return GridRow(where, self.text.depth, context.grids.behind(where, headers), self._told)

    @cached_property
    def _told(self) -> dict[int, Cell]:
        """What stands in its row of a grid and is not blank, by the first grid column."""
        where = self.label.cell.place
        here = (None, None) if where is None else (where.grid, where.row)
        places = ((s.cell.place, s.cell) for s in self.loose)
        return {p.first: cell for p, cell in places if p and (p.grid, p.row) == here}


def _may_be_of_label(seen: Seen) -> bool:
    """Whether what follows a label is prose, or words that may be more of it."""
    words = seen.terminal == "WORDS" and is_part_of_row(seen.cell.text)
    return words or seen.terminal == "PROSE"


_BEGINS_WITH_FIGURE = re.compile(r"[-+]?\d[\d.,]*\s+(?!年)\S")


def _ends_with_digits(seen: Seen) -> bool:
    """Whether words are a part of a label of 表三 with digits close behind."""
    words, _, digits = seen.cell.text.rpartition(" ")
    return seen.terminal == "WORDS" and digits.isdecimal() and is_part_of_row(words)


def found_row(
    label: Seen,
    loose: Sequence[Seen],
    columns: int,
    context: Context,
    adds_up: AddsUp | None = None,
    *,
    groups: int = 0,
    page: int,
) -> Found:
    """A row with as much of what stands behind its label as may belong to it."""
    depth = label.key.count(".") + 1
    if (
        label.cell.place is not None
        and len(loose) == columns
        and all(s.terminal == "VALUE" for s in loose)
    ):
        figures = tuple([s.cell for s in loose])  # most rows of grids: nothing is to be weighed
        last = context.end is figures[-1]
        text = TextRow(figures, columns, label.cell, last, None, depth, page, groups)
        return Found(label, tuple(loose), text)
    cells = without_shards(tuple(own_cells(loose, columns)))
    cells += rest_below(cells, loose, columns, adds_up)
    behind = loose[len(cells) :]
    cells = (whole_again(cells, columns, adds_up) if adds_up else None) or cells
    last = context.end is (cells[-1] if cells else label.cell)
    cells, out_of_order = across(label.cell, cells)
    proof = adds_up(cells) if adds_up and label.cell.place is None else None
    parted = not cells and _is_parted(label, loose)
    broken = out_of_order or parted or _may_go_on(cells, behind, columns, proof, adds_up)
    text = TextRow(cells, columns, label.cell, last, proof, depth, page, groups, broken=broken)
    return Found(label, tuple(loose), text)


def _is_parted(label: Seen, loose: Sequence[Seen]) -> bool:
    """Whether words part a label in text from figures, and no mark behind it shows a blank cell: 规章 分享到： 3 8."""
    shown = any(mark in (label.cell.after or "") for mark in DIVIDERS)
    return not shown and label.cell.place is None and any(s.terminal == "VALUE" for s in loose)


def _may_go_on(
    cells: Sequence[Cell],
    behind: Sequence[Seen],
    columns: int,
    proof: bool | None,  # noqa: FBT001 - no switch: what the sum of the cells says
    adds_up: AddsUp | None,
) -> bool:
    """Whether what stands behind the cells of a row may be more of it, or the rest of one of its figures."""
    if not proof and cells and closes_a_remark(behind):
        return True
    if len(cells) < columns:
        return may_go_on(behind) or (len(cells) > 0 and goes_on_beside_its_label(behind))
    if proof and adds_up:
        return may_be_longer(cells, behind, adds_up)
    return proof is False and ends_below(behind)
