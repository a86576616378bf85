"""What claims may mean: sums of cells, written as people write them.

``requests.received.total + requests.carried_in.total`` says in a line what a tree of objects would say in ten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giac_schema.convert.scalars import text
from giac_schema.model.address import Ref
from giac_schema.model.claims import ClaimReading
from giac_schema.model.terms import Cell, Leaves, Sum

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["register"]


def register(converter: Converter) -> None:
    """Teach a converter the readings of claims."""
    converter.register_structure_hook_func(_is_reading, lambda value, _: _read(text(value)))
    converter.register_unstructure_hook_func(_is_reading, str)


def _is_reading(cls: Any) -> bool:
    return bool(cls == ClaimReading)


def _read(written: str) -> ClaimReading:
    parts = tuple(map(_part, written.split("+")))
    return parts[0] if len(parts) == 1 else Sum(parts)


def _part(written: str) -> Cell | Leaves:
    group, leaves, column = written.strip().partition(".leaves.")
    return Leaves(Ref.parse(group), column) if leaves else Cell(Ref.parse(written.strip()))
