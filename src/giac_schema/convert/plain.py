"""From model values to plain data (dicts, lists, strings, whole numbers, ``None``) and back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from giac_schema.convert.converter import converter
from giac_schema.convert.trouble import problems
from giac_schema.errors import InvalidData

if TYPE_CHECKING:
    from cattrs import Converter

    from giac_schema.convert.rules import Checks

__all__ = ["from_data", "to_data"]

T = TypeVar("T")

_DEEPEST: Final = 100


def to_data(value: object) -> Any:
    """The plain data of a model value; ``json.dumps`` takes it as it is."""
    return _converter().unstructure(value)


def from_data(data: object, cls: type[T], checks: Checks | None = None) -> T:
    """The value of a class that plain data describe.

    Asked for a ``Report``, it gives the class that the tables are of: ``Report2021``,
    ``Report2019``, or a plain ``Report`` where they are mixed.

    Args:
        data: What :func:`to_data` gave, or ``json.loads``.
        cls: What it should be.
        checks: For rules: the checks they may name.

    Raises:
        InvalidData: if it is something else; every wrong place is named.
    """
    if _is_deep(data):
        raise InvalidData(cls.__name__, [("$", "nested too deeply")])
    reader = converter(checks) if checks else _converter()
    try:
        return reader.structure(data, cls)
    except Exception as error:
        found = problems(error)
        if found is None:
            raise
        raise InvalidData(cls.__name__, found) from error


def _is_deep(data: object) -> bool:
    """Whether data go deeper than any report or rule: converting them could exhaust the stack."""
    level = [data]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in _children(node)]
        if not level:
            return False
    return True


def _children(node: object) -> Collection[object]:
    if isinstance(node, Mapping):
        return node.values()
    return node if isinstance(node, (list, tuple)) else ()


@cache
def _converter() -> Converter:
    return converter()
