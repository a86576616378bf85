"""Lists and objects: a string is no list, a list is no object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import GenericAlias
from typing import TYPE_CHECKING, Any, get_args, get_origin

from cattrs.cols import mapping_structure_factory

from giac_schema.convert.scalars import refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

    Hook = Callable[[Any, Any], Any]

__all__ = ["expect_object", "register"]


def register(converter: Converter) -> None:
    """Teach a converter tuples and mappings."""
    converter.register_structure_hook_factory(_is_tuple, _tuple)
    converter.register_structure_hook_factory(_is_mapping, _mapping)


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) in (tuple, Sequence)


def _is_mapping(cls: Any) -> bool:
    return get_origin(cls) is Mapping


def expect_object(value: object) -> Mapping[str, Any]:
    """The value, if it is an object."""
    if not isinstance(value, Mapping):
        raise refuse(value, "an object")
    return value


def _expect_list(value: object) -> list[Any]:
    """The value as a list, if it is one."""
    if not isinstance(value, (list, tuple)):
        raise refuse(value, "a list")
    return list(value)


def _tuple(cls: Any, converter: Converter) -> Hook:
    inner = GenericAlias(list, get_args(cls)[:1])
    hook = converter.get_structure_hook(inner)
    return lambda value, _: tuple(hook(_expect_list(value), inner))


def _mapping(cls: Any, converter: Converter) -> Hook:
    hook = mapping_structure_factory(cls, converter)
    return lambda value, _: hook(expect_object(value), cls)
