"""表二 from its parts: which form each block is of, and where the figures of its rows stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.drawn.below import stand_below_others
from giac_schema.grammar.placing.rows.text_row import TextRow
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.tables.apart.detached import with_own_lines
from giac_schema.grammar.tables.apart.figures_above import with_doubted_lines, with_lost
from giac_schema.grammar.tables.apart.orphans import without_blanks
from giac_schema.grammar.tables.apart.rests import is_doubtful
from giac_schema.grammar.tables.extras import gather_extras, gather_strangers
from giac_schema.grammar.tables.headers.disclosure_header import Header, header_of, possible_columns
from giac_schema.grammar.tables.headers.disclosure_strangers import (
    has_strange_columns,
    renamed_column,
)
from giac_schema.grammar.tables.headers.foreign_headers import is_foreign, rows_below
from giac_schema.grammar.tables.money_units import units_outside
from giac_schema.grammar.tables.parts import BlockPart
from giac_schema.grammar.tables.remarked import ends_in_words
from giac_schema.grammar.tables.rows import Found, found_row
from giac_schema.grammar.words.comparison import is_remark
from giac_schema.grammar.words.values import Figure
from giac_schema.model.address import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.slots import Slot
    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.rows import Context
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["DisclosureTable", "find_disclosure", "read_disclosure"]


@frozen
class DisclosureTable:
    """表二 as found: its rows, each with the header of its block."""

    rows: tuple[tuple[Header, Found], ...]
    headers: tuple[TextRow, ...]
    remarked: bool = False
    """Whether some header is that of remarks."""

    @property
    def texts(self) -> tuple[TextRow, ...]:
        """The rows that stand in text."""
        return tuple(found.text for _, found in self.rows if not (found.in_grid or found.doubted))


def find_disclosure(parts: Sequence[Part], context: Context, harvest: Harvest) -> DisclosureTable:
    """The rows of 表二, wherever its blocks stand."""
    rows: list[tuple[Header, Found]] = []
    headers: list[TextRow] = []
    between: list[tuple[int, Sequence[Seen]]] = []
    units = units_outside(parts)
    for page, part in enumerate(parts):
        if isinstance(part, BlockPart):
            header = _header(part, units[page])
            _note_columns(header, part.columns, harvest)
            between.append((len(rows), part.loose))
            below = rows_below(part)
            rows += [
                (header if number < below else Header(), row)
                for number, row in enumerate(_rows(part, header, context, page))
            ]
            headers += _header_row(part, page)
            gather_strangers("disclosure", None, part.loose, header.drawn, context.grids, harvest)
    settled = without_blanks([found for _, found in rows], between)
    of_blocks = [header for header, _ in rows]
    remarked = any(is_remark(s.cell.text) for _, loose in between for s in loose)
    return DisclosureTable(tuple(zip(of_blocks, settled, strict=True)), tuple(headers), remarked)


def _header(part: BlockPart, unit: str) -> Header:
    """What the header of a block is; it tells the unit of money, or what stands around it does."""
    unclear = is_foreign(part) or has_strange_columns(part)
    header = Header() if unclear else header_of(part.columns)
    alone = _is_on_one_line(part)
    cells = tuple(s.cell for s in part.columns) if alone else ()
    return evolve(
        header,
        unit=header.unit or unit,
        on_one_line=alone,
        cells=cells,
        renamed=renamed_column(part),
    )


def _rows(part: BlockPart, header: Header, context: Context, page: int) -> Iterator[Found]:
    """The rows of a block, each with the figures that are its own."""
    found = [found_row(r.label, r.loose, header.drawn, context, page=page) for r in part.rows]
    between = [(0, part.loose)]
    found = (
        with_own_lines(found, between, lambda _: False)
        if context.drawn
        else with_doubted_lines(found, between)
    )
    return with_lost(found, part.loose)


def _is_on_one_line(part: BlockPart) -> bool:
    """Whether blanks alone stand between the headers of a block in text."""
    gaps = [seen.cell.gap for seen in part.columns]
    return bool(gaps) and not any(gap.strip(" ") for gap in gaps)


def _header_row(part: BlockPart, page: int) -> list[TextRow]:
    """The header of a block in text, as a row to be measured."""
    cells = tuple(seen.cell for seen in part.columns)
    if len(cells) <= 1 or cells[0].place is not None:
        return []
    return [TextRow(cells, len(cells), part.opening.cell, depth=_DEPTH, page=page)]


_DEPTH = 2
"""Labels of 表二 stand all at one depth: the second part of an address."""


def read_disclosure(
    table: DisclosureTable, how: Spacing | None, context: Context, harvest: Harvest
) -> None:
    """Take in every row of 表二; where one has figures in both forms, nobody knows which of them is the report's."""
    twice = _are_of_both_forms(table.rows)
    for header, found in table.rows:
        row = evolve(found, lost=True) if twice else found
        _take(header, row, how, context, harvest, remarked=table.remarked)


def _are_of_both_forms(rows: Sequence[tuple[Header, Found]]) -> bool:
    """Whether a row has figures below the headers of one form and of the other: it is there for two years."""
    forms: dict[str, set[frozenset[str]]] = {}
    for header, found in rows:
        if any(isinstance(cell.value, Figure) for cell in found.text.cells):
            names = frozenset(name for name, _ in header.columns)
            forms.setdefault(found.label.key, set()).add(names)
    return any(
        len({frozenset(n for n, _ in p) for p in possible_columns(Ref.parse(key))} & seen) > 1
        for key, seen in forms.items()
    )


def _take(
    header: Header,
    found: Found,
    how: Spacing | None,
    context: Context,
    harvest: Harvest,
    *,
    remarked: bool,
) -> None:
    ref = Ref.parse(found.label.key)
    harvest.rows.setdefault(ref, []).append(found.label)
    gather_extras("disclosure", found, how, context.grids, harvest)
    columns = header.columns
    answer: Placed | Unplaced | None
    possible = possible_columns(ref)
    in_order = columns in possible  # as nearly all are
    if not in_order and not any(set(columns) == set(others) for others in possible):
        columns = possible[0]
        answer = Unplaced(found.text.cells) if found.text.cells else None
    else:
        answer = _collapsed(found.answer(how, context, header.places), header, found)
        if not in_order:
            answer = _in_another(answer, found, context, header)
    if header.on_one_line and (_is_alone_below(found) or _stands_elsewhere(found, header)):
        answer = Unplaced(found.text.cells)
    if is_doubtful(found, answer, context) or (remarked and ends_in_words(answer)):
        answer = Unplaced(found.text.cells)
    if isinstance(answer, Placed) and header.renamed:
        answer = Placed(answer.slots, header.renamed)
    if answer is not None:
        harvest.row(ref, columns, answer, found.label.cell.position, header.unit)


def _is_alone_below(found: Found) -> bool:
    """Whether one figure stands on the line below its label, where the number of a page may stand."""
    cells = found.text.cells
    return not found.in_grid and len(cells) == 1 and cells[0].gap.strip(" ") == "\n"


def _stands_elsewhere(found: Found, header: Header) -> bool:
    """Whether a full row, drawn with blanks, has a figure below the header of another column.

    Where as many blanks stand before every cell, the places of cells say nothing.
    """
    row = found.text
    if len({len(cell.gap) for cell in row.cells}) == 1:
        return False
    full = row.on_one_line and row.drawn_with_blanks and 1 < len(row.cells) == len(header.cells)
    # one blank between two cells says nothing of where they stand: what comes first has pushed the other on
    apart = all(len(cell.gap) > 1 for cell in header.cells[1:])
    gaps = [len(cell.gap) for cell in row.cells]
    # but where others stand far off, nothing was pushed, and the two may be one figure
    wide = gaps and (min(gaps) > 1 or max(gaps) > _FAR)
    return bool(full and apart and wide) and stand_below_others(row.cells, header.cells)


_FAR = 8
"""More blanks than this between two cells are no step from one column to the next."""


def _in_another(
    answer: Placed | Unplaced | None, found: Found, context: Context, header: Header
) -> Placed | Unplaced | None:
    """The answer for columns in another order than the form's, which proofs take for granted.

    In a grid that is divided otherwise than its header, a cell says nothing of the header it belongs to.
    """
    if isinstance(answer, Unplaced):
        return Unplaced(answer.seen)
    row = found.in_its_grid(context, header.places)
    even = row is None or len(row.cells) == len(header.columns)
    whole = answer is None or all(isinstance(slot, Cell) for slot in answer.slots)
    return answer if even or whole else Unplaced(found.text.cells)


def _collapsed(
    answer: Placed | Unplaced | None, header: Header, found: Found
) -> Placed | Unplaced | None:
    """One cell for each column: those under one repeated header are one if they are equal."""
    if not isinstance(answer, Placed) or len(answer.slots) == len(header.columns):
        return answer
    slots: list[Slot] = []
    for width in header.widths:
        start = sum(header.widths[: len(slots)])
        group = answer.slots[start : start + width]
        if len({slot.text if isinstance(slot, Cell) else slot for slot in group}) != 1:
            return Unplaced(found.text.cells)
        slots.append(group[0])
    return Placed(tuple(slots))


def _note_columns(header: Header, seen: Sequence[Seen], harvest: Harvest) -> None:
    if seen and not header.columns:
        printed = " ".join(s.cell.text for s in seen)
        harvest.odd(
            "S-07",
            "column_missing",
            "must",
            Ref(("disclosure",)),
            seen[0].cell.position,
            column=printed,
        )
