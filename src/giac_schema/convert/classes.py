"""Classes as objects with the same names."""

from __future__ import annotations

from functools import reduce
from operator import or_
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, Union, get_args, get_origin

import attrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from giac_schema.convert.containers import expect_object
from giac_schema.findings import Finding, Findings, Reading
from giac_schema.model.source import Position, Source
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

    Hook = Callable[[Any, Any], Any]

__all__ = ["BRIEF", "PRINTED", "SPARSE", "is_union", "members", "register"]

BRIEF: Final[frozenset[type]] = frozenset({Position, Source})
"""Classes that leave out what is empty: a report has two hundred of each."""

SPARSE: Final[dict[type, frozenset[str]]] = {Reading: frozenset({"unplaced", "deduced"})}
"""Fields of other classes that are left out where they are empty, as they nearly always are."""

PRINTED: Final[dict[type, dict[str, str]]] = {Missing: {"kind": "missing"}}
"""Fields whose name in the data is another one."""


def register(converter: Converter) -> None:
    """Teach a converter the classes of the model, and values that may be ``None``."""
    converter.register_structure_hook_factory(attrs.has, _reader)
    converter.register_unstructure_hook_factory(attrs.has, _writer)
    converter.register_structure_hook_factory(_is_optional, _optional)
    many: Any = tuple[Finding, ...]
    converter.register_structure_hook(
        Findings, lambda value, _: Findings(converter.structure(value, many))
    )
    converter.register_unstructure_hook(
        Findings, lambda found: converter.unstructure(found.items, many)
    )


def is_union(cls: Any) -> bool:
    """Whether an annotation is a union."""
    return get_origin(cls) in (Union, UnionType)


def members(cls: Any) -> tuple[Any, ...]:
    """The members of a union, ``None`` left out."""
    return tuple(member for member in get_args(cls) if member is not type(None))


def _renames(cls: type) -> dict[str, Any]:
    return {name: override(rename=printed) for name, printed in PRINTED.get(cls, {}).items()}


def _reader(cls: Any, converter: Converter) -> Hook:
    read = make_dict_structure_fn(cls, converter, **_renames(cls))
    return lambda value, _: read(expect_object(value), cls)


def _writer(cls: Any, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    how: dict[str, Any] = _renames(cls)
    how |= {name: override(omit_if_default=True) for name in SPARSE.get(cls, ())}
    return make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=cls in BRIEF, **how)


def _is_optional(cls: Any) -> bool:
    return is_union(cls) and type(None) in get_args(cls)


def _optional(cls: Any, converter: Converter) -> Hook:
    inner: Any = reduce(or_, members(cls))
    hook = converter.get_structure_hook(inner)
    return lambda value, _: None if value is None else hook(value, inner)
