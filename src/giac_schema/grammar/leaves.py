"""From a cell and the column it stands in to a leaf of the model and its source."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from giac_schema.grammar.slots import UNSEEN, Unplaced
from giac_schema.grammar.values import Figure, Placeholder
from giac_schema.model.source import Loose, Position, Source
from giac_schema.model.values import BLANK, Leaf, Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.cells import Cell
    from giac_schema.grammar.slots import Placed
    from giac_schema.model.address import Ref
    from giac_schema.model.form import Entry

__all__ = ["harvest", "loose", "plain_leaf"]

_TEN_THOUSAND = Decimal(10000)


def harvest(
    row: Ref,
    columns: Sequence[tuple[str, Entry]],
    answer: Placed | Unplaced,
    label: Position,
    unit: str = "",
) -> Iterator[tuple[Ref, Leaf, Source]]:
    """The leaves of one row with what the source printed for each.

    Args:
        row: the row's address.
        columns: its columns, names and entries, in the order of the answer.
        answer: where its figures stand.
        label: where its label stands, which is all that is known of where a blank cell does.
        unit: the unit of money that the header printed, if it did.
    """
    if isinstance(answer, Unplaced):
        raw = " ".join(cell.text for cell in answer.seen)
        where = answer.seen[0].position if answer.seen else label
        for name, _ in columns:
            yield row / name, Missing("unplaced", raw), Source(raw, where)
        return
    for (name, entry), slot in zip(columns, answer.slots, strict=True):
        if slot is UNSEEN:
            continue
        if slot is None:
            yield row / name, BLANK, Source("", label)
        else:
            leaf = _leaf(slot, entry)
            yield (
                row / name,
                leaf,
                _source(slot, unit if entry.unit in {"万元", "元"} else ""),
            )


def plain_leaf(cell: Cell) -> Leaf:
    """What a cell holds where the form says nothing of its column."""
    value = cell.value
    if isinstance(value, Placeholder):
        return Missing("placeholder", cell.text)
    if value is None:
        return Missing("text", cell.text)
    whole = value.number == value.number.to_integral_value()
    return int(value.number) if whole else value.number


def loose(cell: Cell) -> Loose:
    """A figure whose column is not known, as it would be among counts."""
    value = cell.value
    odd = isinstance(value, Figure) and (value.worded or value.unit in {"元", "万元"})
    leaf = Missing("text", cell.text) if odd else plain_leaf(cell)
    return Loose(leaf, _source(cell, ""))


def _leaf(cell: Cell, entry: Entry) -> Leaf:
    value = cell.value
    if isinstance(value, Placeholder):
        return Missing("placeholder", cell.text)
    if value is None or _other_thing(value, entry):
        return Missing("text", cell.text)
    if entry.unit in {"万元", "元"}:
        return _money(value, entry)
    return int(value.number)


def _other_thing(value: Figure, entry: Entry) -> bool:
    """Whether a figure is of another kind than its column: money or a part among counts, 增10 among stocks."""
    if entry.unit in {"万元", "元"}:
        return value.unit not in {"", "元", "万元", "万"}
    whole = value.number == value.number.to_integral_value()
    return not whole or value.unit in {"元", "万元"} or (value.worded and not entry.signed)


def _money(value: Figure, entry: Entry) -> Decimal:
    """The amount as printed; in 万元 where the form asks for 万元 and the cell says 元."""
    return (
        value.number / _TEN_THOUSAND if (entry.unit, value.unit) == ("万元", "元") else value.number
    )


def _source(cell: Cell, unit: str) -> Source:
    value = cell.value
    if isinstance(value, Figure):
        return Source(cell.text, cell.position, value.remark, value.unit or unit)
    return Source(cell.text, cell.position)
