"""表二 from its parts: which form each block is of, and where the figures of its rows stand."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, frozen

from giac_schema.grammar.layouts.cells import Cell, Place
from giac_schema.grammar.placing.below import stand_below_others
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.placing.spacing import TextRow
from giac_schema.grammar.tables.detached import with_own_lines
from giac_schema.grammar.tables.figures_above import with_lost
from giac_schema.grammar.tables.foreign_headers import is_foreign
from giac_schema.grammar.tables.money_units import units_outside
from giac_schema.grammar.tables.orphans import without_blanks
from giac_schema.grammar.tables.parts import BlockPart
from giac_schema.grammar.tables.rests import is_doubtful
from giac_schema.grammar.tables.rows import Found, found_row, gather_extras, gather_strangers
from giac_schema.grammar.words.folding import fold
from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.placing.slots import Slot
    from giac_schema.grammar.placing.spacing import Spacing
    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.tables.parts import Part, Seen
    from giac_schema.grammar.tables.rows import Context
    from giac_schema.model.form import Entry

__all__ = ["DisclosureTable", "find_disclosure", "read_disclosure"]

Columns: TypeAlias = "tuple[tuple[str, Entry], ...]"


@frozen
class Header:
    """The header of a block; ``columns`` is empty if it is not understood."""

    columns: Columns = ()
    places: tuple[Place | None, ...] = ()
    unit: str = ""
    widths: tuple[int, ...] = ()
    """How often each header is repeated, where merged cells were filled in; elsewhere all 1."""
    on_one_line: bool = False
    """Whether blanks alone stand between its cells: then those of a row share a line as well."""
    cells: tuple[Cell, ...] = ()
    """What stands in its cells, of a header on one line."""

    @property
    def drawn(self) -> int:
        """How many cells a row has behind its label."""
        return sum(self.widths) or _UNKNOWN


@frozen
class DisclosureTable:
    """表二 as found: its rows, each with the header of its block."""

    rows: tuple[tuple[Header, Found], ...]
    headers: tuple[TextRow, ...]

    @property
    def texts(self) -> tuple[TextRow, ...]:
        """The rows that stand in text."""
        return tuple(found.text for _, found in self.rows if not (found.in_grid or found.doubted))


_UNKNOWN = 99
"""Columns of a row whose header is not understood: more than any row fills."""


def find_disclosure(parts: Sequence[Part], context: Context, harvest: Harvest) -> DisclosureTable:
    """The rows of 表二, wherever its blocks stand."""
    rows: list[tuple[Header, Found]] = []
    headers: list[TextRow] = []
    between: list[tuple[int, Sequence[Seen]]] = []
    units = units_outside(parts)
    for page, part in enumerate(parts):
        if isinstance(part, BlockPart):
            header = Header() if is_foreign(part) else _header(part.columns)
            header = evolve(header, unit=header.unit or units[page])
            if _is_on_one_line(part):
                header = evolve(header, on_one_line=True, cells=tuple(s.cell for s in part.columns))
            _note_columns(header, part.columns, harvest)
            found = [
                found_row(r.label, r.loose, header.drawn, context, page=page) for r in part.rows
            ]
            between.append((len(rows), part.loose))
            if context.drawn:
                found = with_own_lines(found, [(0, part.loose)], lambda _: False)
            rows += [(header, row) for row in with_lost(found, part.loose)]
            headers += _header_row(part, page)
            gather_strangers("disclosure", None, part.loose, header.drawn, context.grids, harvest)
    settled = without_blanks([found for _, found in rows], between)
    of_blocks = [header for header, _ in rows]
    return DisclosureTable(tuple(zip(of_blocks, settled, strict=True)), tuple(headers))


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
    """Take in every row of 表二."""
    for header, found in table.rows:
        _take(header, found, how, context, harvest)


def _take(
    header: Header, found: Found, how: Spacing | None, context: Context, harvest: Harvest
) -> None:
    ref = Ref.parse(found.label.key)
    harvest.rows.setdefault(ref, []).append(found.label)
    gather_extras("disclosure", found, how, context.grids, harvest)
    columns = header.columns
    answer: Placed | Unplaced | None
    if not any(set(columns) == set(possible) for possible in _possible(ref)):
        columns = _possible(ref)[0]
        answer = Unplaced(found.text.cells) if found.text.cells else None
    else:
        answer = _collapsed(found.answer(how, context, header.places), header, found)
        if columns not in _possible(ref):
            answer = _in_another(answer, found, context, header)
    if header.on_one_line and (_is_alone_below(found) or _stands_elsewhere(found, header)):
        answer = Unplaced(found.text.cells)
    if is_doubtful(found, answer, context):
        answer = Unplaced(found.text.cells)
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


@cache
def _possible(row: Ref) -> tuple[Columns, ...]:
    """The columns that a row has in one form or the other, the newer form first."""
    nodes = (form(edition).find(row) for edition in reversed(EDITIONS))
    found = [tuple((c.ref.name, c.entry) for c in node.children) for node in nodes if node]
    return tuple(dict.fromkeys(found))


@cache
def _patterns() -> tuple[Columns, ...]:
    """Every header row that one of the forms prints in 表二."""
    rows = (node.ref for edition in EDITIONS for node in form(edition).rows("disclosure"))
    return tuple(dict.fromkeys(columns for row in rows for columns in _possible(row)))


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


def _header(seen: Sequence[Seen]) -> Header:
    """The header that these cells can only be, in the order they stand in."""
    runs = [list(run) for _, run in groupby(seen, key=_filled)]
    first = [run[0] for run in runs]
    fitting = [p for p in _patterns() if _fits(first, p)] or [
        p for p in _patterns() if _fits_in_part(first, p)
    ]
    fitting = fitting or _in_another_order(first)
    if not fitting and (certain := _certain(first)):
        return _header(certain)
    if len({tuple(name for name, _ in p) for p in fitting}) != 1:
        return Header()
    (columns,) = fitting[:1]
    if len(first) != len(columns):
        return Header(columns, (None,) * len(columns), _unit(seen), (1,) * len(columns))
    places = tuple(s.cell.place for s in first)
    return Header(columns, places, _unit(seen), tuple(len(run) for run in runs))


def _in_another_order(seen: Sequence[Seen]) -> list[Columns]:
    """The columns of the form as these cells have them, if each is told by all its words."""
    order = [s.key for s in seen if s.match is not None and s.match.likeness == "same"]
    return [
        tuple(sorted(pattern, key=lambda column: order.index(column[0])))
        for pattern in _patterns()
        if len(order) == len(seen) and sorted(order) == sorted(name for name, _ in pattern)
    ]


def _certain(seen: Sequence[Seen]) -> list[Seen]:
    """In a grid, the headers that are told by all their words, if others beside them are not: 上年数."""
    certain = [s for s in seen if s.match is not None and s.match.likeness == "same"]
    in_grid = all(s.cell.place is not None for s in seen)
    return certain if in_grid and len(certain) < len(seen) else []


def _filled(seen: Seen) -> tuple[str, int]:
    """The same for header cells that repeat one merged cell, different for any others."""
    certain = seen.match is not None and seen.match.likeness == "same" and seen.cell.place is None
    same_line = "\n" not in seen.cell.gap
    return (seen.key, 0) if certain and same_line else (seen.cell.text, id(seen))


def _names(seen: Seen) -> set[str]:
    return {m.key for m in seen.cell.matches if m.terminal == "COLUMN2"}


def _fits(seen: Sequence[Seen], columns: Columns) -> bool:
    """Whether each cell may be the column in its place (once, a column may be printed twice)."""
    if len(seen) != len(columns) or not seen:
        return False
    names = [name for name, _ in columns]
    wrong = [i for i, s in enumerate(seen) if names[i] not in _names(s)]
    return not wrong or (
        len(wrong) == 1 and len(seen) > 1 and bool(_names(seen[wrong[0]]) & set(names[: wrong[0]]))
    )


def _fits_in_part(seen: Sequence[Seen], columns: Columns) -> bool:
    """Whether the cells are some of the columns, in their order, each told by all its words."""
    names = [name for name, _ in columns]
    certain = [s.key for s in seen if s.match is not None and s.match.likeness == "same"]
    return (
        bool(certain)
        and len(certain) == len(seen)
        and certain == [n for n in names if n in certain]
    )


_UNIT = re.compile(r"(?:单位:|\()([百千万亿]*元)")


def _unit(seen: Sequence[Seen]) -> str:
    """The unit of money that a header cell states."""
    found = _UNIT.search("".join(fold(s.cell.text) for s in seen).replace(" ", ""))
    return found[1] if found else ""


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
