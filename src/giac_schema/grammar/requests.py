"""表三 from its parts: its rows by their labels, its figures by header, separators and sums."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from giac_schema.grammar.placement_text import measure
from giac_schema.grammar.rows import found_row, gather_extras
from giac_schema.grammar.tables import RequestsHead, RequestsRow
from giac_schema.grammar.values import Figure
from giac_schema.model.address import Ref
from giac_schema.model.form import entries
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS
from giac_schema.model.requests import ApplicantRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.cells import Place
    from giac_schema.grammar.harvest import Harvest
    from giac_schema.grammar.placement_text import Measure, TextRow
    from giac_schema.grammar.rows import Context, Found
    from giac_schema.grammar.tables import Part, Seen

__all__ = ["read_requests"]

_COLUMNS = tuple((name, entry) for name, _, entry in entries(ApplicantRow))
_NAMES = [name for name, _ in _COLUMNS]
_POSITIONS = {
    str(node.ref): position
    for edition in EDITIONS
    for position, node in enumerate(form(edition).nodes)
    if node.ref.table == "requests"
}
_OTHER = Ref(("requests", "outcome", "other"))


def read_requests(
    parts: Sequence[Part], context: Context, harvest: Harvest, fallback: Measure | None
) -> Measure | None:
    """Take in every row of 表三; returns how its text steps from cell to cell."""
    head = [s for part in parts if isinstance(part, RequestsHead) for s in part.columns]
    rows = [
        found_row(part.label, part.loose, len(_COLUMNS), context)
        for part in parts
        if isinstance(part, RequestsRow) and not _is_group(part, parts)
    ]
    how = measure((found.text for found in rows if not found.in_grid), fallback)
    if not _in_form_order(rows) or not _usual_head(head):
        how = None
    for found in rows:
        ref = Ref.parse(found.label.key)
        harvest.rows.setdefault(ref, []).append(found.label)
        gather_extras("requests", found.label, found.loose, len(_COLUMNS), harvest)
        answer = found.answer(how, context, _places(head), sums=_adds_up(found.text))
        if answer is not None:
            harvest.row(ref, _COLUMNS, answer)
    return how


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
    if all(_one_line(found.text) for found in rows):
        return True
    order = [_POSITIONS.get(found.label.key, 0) for found in rows if not found.in_grid]
    return order == sorted(order)


def _one_line(row: TextRow) -> bool:
    return not any("\n" in cell.gap for cell in row.cells)


def _places(head: Sequence[Seen]) -> list[Place | None]:
    by_name = {s.key: s.cell.place for s in reversed(head)}
    return [by_name.get(name) for name in _NAMES]


def _adds_up(row: TextRow) -> bool:
    """Whether six figures and a seventh, not all of them 0, are parts and total."""
    figures = [cell.value for cell in row.cells]
    if len(figures) != len(_COLUMNS):
        return False
    numbers = [v.number for v in figures if isinstance(v, Figure)]
    return len(numbers) == len(figures) and sum(numbers[:-1], Decimal(0)) == numbers[-1]
