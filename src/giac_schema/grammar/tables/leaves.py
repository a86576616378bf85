"""From a cell and the column it stands in to a leaf of the model and its source."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from giac_schema.grammar.placing.slots import UNSEEN, Unplaced
from giac_schema.grammar.words.values import Figure, Placeholder
from giac_schema.model.source import Loose, Position, Source, shared_position, shared_source
from giac_schema.model.values import BLANK, Leaf, Missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.placing.slots import Placed
    from giac_schema.model.address import Ref
    from giac_schema.model.form import Entry
    from giac_schema.model.values import MissingKind, Number

__all__ = ["harvest", "loose", "plain_leaf"]

_TEN_THOUSAND = Decimal(10000)
_MONEY = frozenset({"万元", "元"})
_LARGE = _MONEY | {"万"}
"""What no count is printed in: 5万 are not 5."""
_OF_MONEY = _MONEY | {"", "万"}
"""What may stand behind an amount of money."""


def harvest(
    row: Ref,
    columns: Sequence[tuple[str, Entry]],
    answer: Placed | Unplaced,
    label: Position,
    unit: str,
) -> list[tuple[Ref, Leaf, Source]]:
    """The leaves of one row with what the source printed for each.

    Args:
        row: the row's address.
        columns: its columns, names and entries, in the order of the answer.
        answer: where its figures stand.
        label: where its label stands; of a blank cell its row is known, and not which of the cells it is.
        unit: the unit of money that the header printed, if it did.
    """
    places = _places(row, tuple([name for name, _ in columns]))
    if isinstance(answer, Unplaced):
        raw = " ".join(cell.text for cell in answer.seen)
        where = answer.seen[0].position if answer.seen else label
        missing, source = Missing("unplaced", raw), Source(raw, where)
        return [(place, missing, source) for place in places]
    found: list[tuple[Ref, Leaf, Source]] = []
    for place, (name, entry), slot in zip(places, columns, answer.slots, strict=True):
        if slot is None:
            found.append((place, BLANK, shared_source("", _row_of(label))))
        elif slot is not UNSEEN and name == answer.renamed:
            unplaced = Missing("unplaced", slot.text)
            found.append((place, unplaced, Source(slot.text, slot.position)))
        elif slot is not UNSEEN:
            found.append((place, *_read(slot, entry, unit)))
    return found


@lru_cache(maxsize=1024)
def _places(row: Ref, names: tuple[str, ...]) -> tuple[Ref, ...]:
    """The addresses of a row's cells; there are as many rows as the forms have."""
    return tuple(row / name for name in names)


def _row_of(label: Position) -> Position:
    return shared_position(label.line, table=label.table, row=label.row)


def plain_leaf(cell: Cell) -> Leaf:
    """What a cell holds where the form says nothing of its column."""
    value = cell.value
    if isinstance(value, Placeholder):
        return Missing("placeholder", cell.text)
    if value is None or value.unit in _LARGE:
        return Missing("text", cell.text)
    return value.number if value.whole is None else value.whole


def loose(cell: Cell) -> Loose:
    """A figure whose column is not known, as it would be among counts."""
    value = cell.value
    odd = isinstance(value, Figure) and (value.worded or value.unit in _LARGE)
    leaf = Missing("text", cell.text) if odd else plain_leaf(cell)
    if not isinstance(value, Figure):
        return Loose(leaf, Source(cell.text, cell.position))
    return Loose(leaf, Source(cell.text, cell.position, value.remark, value.unit))


def _read(cell: Cell, entry: Entry, unit: str) -> tuple[Leaf, Source]:
    """What a cell holds in its column, with what was printed."""
    value = cell.value
    if not isinstance(value, Figure):
        kind: MissingKind = "text" if value is None else "placeholder"
        return Missing(kind, cell.text), Source(cell.text, cell.position)
    counts = not entry.is_money
    if counts and value.is_plain and value.whole is not None:  # most cells
        if cell.printed is None:
            cell.printed = Source(cell.text, cell.position)
        return value.whole, cell.printed
    own = _unit(value) or ("" if counts else unit)
    amount = _count(value, entry) if counts else _amount(value, entry, own)
    source = Source(cell.text, cell.position, value.remark, own)
    return Missing("text", cell.text) if amount is None else amount, source


def _count(value: Figure, entry: Entry) -> int | None:
    """What a figure is in a column of counts; ``None`` if it is of another kind, such as money or a part, or 增10."""
    other = value.unit in _LARGE or (value.worded and not entry.signed)
    return None if other else value.whole


def _amount(value: Figure, entry: Entry, unit: str) -> Number | None:
    """What a figure is in a column of money; ``None`` if it is of another kind.

    Money is as printed; in 万元 where the form asks for 万元 and the cell, or the header above one that does not say,
    has 元.
    """
    if unit not in _OF_MONEY:
        return None
    return value.number / _TEN_THOUSAND if (entry.unit, unit) == ("万元", "元") else value.number


def _unit(value: Figure) -> str:
    """The unit behind a figure, or alone in the brackets behind it: 1250（单位：元）."""
    if value.unit or not value.remark:
        return value.unit
    in_brackets = value.remark.removeprefix("单位:")
    return in_brackets if in_brackets in _MONEY else ""
