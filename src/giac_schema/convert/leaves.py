"""Cells and figures: a whole number, a decimal as a string, or an object that says what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from giac_schema.convert.classes import is_union, members
from giac_schema.convert.scalars import decimal, decimal_text, integer, refuse
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

    Hook = Callable[[Any, Any], Any]

__all__ = ["register"]

_LEAF = frozenset({int, Decimal, Missing})
_NO_CELL = 'a cell: without a number it is an object such as {"missing": "blank", "raw": ""}'


def register(converter: Converter) -> None:
    """Teach a converter what a cell can hold, and the arguments of findings."""
    converter.register_structure_hook_factory(_is_leaf, _reader)
    converter.register_unstructure_hook_factory(_is_leaf, _writer)
    converter.register_structure_hook(str | int, _word)
    converter.register_unstructure_hook(str | int, lambda value: value)


def _is_leaf(cls: Any) -> bool:
    return is_union(cls) and type(None) not in cls.__args__ and set(members(cls)) <= _LEAF


def _reader(cls: Any, converter: Converter) -> Hook:
    allowed = set(members(cls))
    missing = converter.get_structure_hook(Missing)

    def read(value: object, _: object) -> int | Decimal | Missing:
        if Missing in allowed and isinstance(value, Mapping):
            found: Missing = missing(value, Missing)
            return found
        if Missing in allowed and value is None:
            raise refuse(value, _NO_CELL)
        if Decimal in allowed and (isinstance(value, str) or int not in allowed):
            return decimal(value)
        return integer(value)

    return read


def _writer(_: Any, converter: Converter) -> Callable[[Any], Any]:
    missing = converter.get_unstructure_hook(Missing)

    def write(leaf: int | Decimal | Missing) -> Any:
        if isinstance(leaf, Missing):
            return missing(leaf)
        return decimal_text(leaf) if isinstance(leaf, Decimal) else leaf

    return write


def _word(value: object, _: object) -> str | int:
    return value if isinstance(value, str) else integer(value)
