"""表三 from its parts: its rows by their labels, its figures by header, separators and sums."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.grammar.moved import find_moves
from giac_schema.grammar.rows import Found, found_row, gather_extras
from giac_schema.grammar.slots import Unplaced
from giac_schema.grammar.spacing import TextRow
from giac_schema.grammar.tables import RequestsHead, RequestsRow, Seen
from giac_schema.grammar.values import Figure
from giac_schema.model.address import Ref
from giac_schema.model.form import entries
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS
from giac_schema.model.requests import ApplicantRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.cells import Cell, Place
    from giac_schema.grammar.harvest import Harvest
    from giac_schema.grammar.rows import Context
    from giac_schema.grammar.spacing import Spacing
    from giac_schema.grammar.tables import Part

__all__ = ["RequestsTable", "find_requests", "read_requests"]

_COLUMNS = tuple((name, entry) for name, _, entry in entries(ApplicantRow))
_NAMES = [name for name, _ in _COLUMNS]
_POSITIONS = {
    str(node.ref): position
    for edition in EDITIONS
    for position, node in enumerate(form(edition).nodes)
    if node.ref.table == "requests"
}
_OTHER = Ref(("requests", "outcome", "other"))


@frozen
class RequestsTable:
    """表三 as found: the cells of its header, and its rows."""

    head: tuple[Seen, ...]
    rows: tuple[Found, ...]
    headers: tuple[TextRow, ...]

    @property
    def texts(self) -> tuple[TextRow, ...]:
        """The rows that stand in text."""
        return tuple(found.text for found in self.rows if not found.in_grid)


def find_requests(parts: Sequence[Part], context: Context) -> RequestsTable:
    """The rows of 表三, wherever they stand."""
    head = tuple(s for part in parts if isinstance(part, RequestsHead) for s in part.columns)
    rows = tuple(_rows(parts, context))
    heads = [run for _, run in _heads(parts)]
    headers = [row for page, run in enumerate(heads, 1) for row in _header_row(run, page)]
    return RequestsTable(head, rows, tuple(headers))


def _heads(parts: Sequence[Part]) -> Iterator[tuple[int, tuple[Seen, ...]]]:
    """The header cells of each page, with how many rows stand before them."""
    rows = 0
    for _, run in groupby(parts, lambda part: isinstance(part, RequestsHead)):
        found = list(run)
        heads = [part for part in found if isinstance(part, RequestsHead)]
        if heads:
            yield rows, tuple(s for part in heads for s in part.columns)
        rows += sum(isinstance(part, RequestsRow) for part in found)


def _rows(parts: Sequence[Part], context: Context) -> Iterator[Found]:
    groups = page = 0
    heads = [rows for rows, _ in _heads(parts)]
    rows = [part for part in parts if isinstance(part, RequestsRow)]
    for number, part in enumerate(rows):
        page = sum(before <= number for before in heads)
        if _is_group(part, parts):
            groups = 0 if part.loose else groups + 1
        else:
            yield found_row(
                part.label, part.loose, len(_COLUMNS), context, _adds_up, groups=groups, page=page
            )
            groups = 0


def _header_row(head: Sequence[Seen], page: int) -> Iterator[TextRow]:
    """The third header row in text, 商业企业 to 其他, as a row to be measured, and all seven headers."""
    cells = tuple(s.cell for s in head if s.key in _NAMES[1:6])
    if len(cells) == len(_NAMES[1:6]) and cells[0].place is None:
        yield TextRow(cells, len(cells), page=page)
    named = {s.key: s.cell for s in head if s.key in _NAMES and s.cell.edges is not None}
    if len(named) == len(_NAMES) == sum(s.key in _NAMES for s in head):
        above = tuple(named[name] for name in _NAMES)
        yield TextRow(above, len(_NAMES), page=page, marks_columns=True)


def read_requests(
    table: RequestsTable, how: Spacing | None, context: Context, harvest: Harvest
) -> None:
    """Take in every row of 表三."""
    if not _in_form_order(table.rows) or not _usual_head(table.head):
        how = None
    headers = _places(table.head)
    moves = find_moves(table.rows, context.grids, headers)
    for found in table.rows:
        ref = Ref.parse(found.label.key)
        harvest.rows.setdefault(ref, []).append(found.label)
        gather_extras("requests", found.label, found.loose, len(_COLUMNS), context.grids, harvest)
        answer = found.answer(how, context, headers)
        if moves is not None and isinstance(answer, Unplaced):
            answer = moves.place(found, context.grids) or answer
        if answer is not None:
            harvest.row(ref, _COLUMNS, answer, found.label.cell.position)


def _is_group(part: RequestsRow, parts: Sequence[Part]) -> bool:
    """Whether a label opens a group of rows: （六）其他处理 does in the form that divides it."""
    if part.label.terminal == "GROUP3":
        return True
    if Ref.parse(part.label.key) != _OTHER:
        return False
    return any(isinstance(p, RequestsRow) and p.label.key.startswith(f"{_OTHER}.") for p in parts)


def _usual_head(head: Sequence[Seen]) -> bool:
    """Whether the header's cells come in the order of the form, 总计 anywhere behind 自然人.

    总计 spans two header rows, so in the order of text it stands before 商业企业; before 自然人 it
    would tell of a table with its total on the left.
    """
    names = [s.key for s in head if s.key in _NAMES]
    if not names:
        return True
    if names[0] == "total":
        return False
    applicants = [n for n in names if n != "total"]
    return _repeated(applicants) == sorted(_repeated(applicants), key=_NAMES.index)


def _repeated(names: Sequence[str]) -> list[str]:
    """The names without those of a header that a page break has repeated."""
    return list(dict.fromkeys(names))


def _in_form_order(rows: Sequence[Found]) -> bool:
    """Whether the labels come in the order of the form, or each row is one line of its own."""
    if all(found.text.on_one_line for found in rows):
        return True
    order = [_POSITIONS.get(found.label.key, 0) for found in rows if not found.in_grid]
    return order == sorted(order)


def _places(head: Sequence[Seen]) -> list[Place | None]:
    by_name = {s.key: s.cell.place for s in reversed(head)}
    return [by_name.get(name) for name in _NAMES]


def _adds_up(cells: Sequence[Cell]) -> bool:
    """Whether six figures and a seventh, not all of them 0, are parts and total."""
    figures = [cell.value for cell in cells]
    if len(figures) != len(_COLUMNS):
        return False
    numbers = [v.number for v in figures if isinstance(v, Figure)]
    return len(numbers) == len(figures) and sum(numbers[:-1], Decimal(0)) == numbers[-1]
