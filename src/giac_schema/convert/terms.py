"""Terms, relations and other bodies of rules: objects whose ``kind`` says which they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, get_args

from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from giac_schema.convert.classes import is_union
from giac_schema.convert.containers import expect_object
from giac_schema.convert.scalars import refuse
from giac_schema.model.rule import Body
from giac_schema.model.terms import Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from cattrs import Converter

    Hook = Callable[[Any, Any], Any]

__all__ = ["KINDS", "kind_of", "register"]


def kind_of(cls: type) -> str:
    """The ``kind`` that stands for a class: ``is_missing`` for ``IsMissing``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


KINDS: Final[dict[type, str]] = {
    cls: kind_of(cls) for union in (Term, Body) for cls in get_args(union)
}


def register(converter: Converter) -> None:
    """Teach a converter every kind of term and of body."""
    converter.register_structure_hook_factory(KINDS.__contains__, _reader)
    converter.register_unstructure_hook_factory(KINDS.__contains__, _writer)
    converter.register_structure_hook_factory(_is_tagged, _choice)


def _is_tagged(cls: Any) -> bool:
    return is_union(cls) and all(part in KINDS for part in cls.__args__)


def _reader(cls: Any, converter: Converter) -> Hook:
    read = make_dict_structure_fn(cls, converter)
    allowed = {KINDS[cls]: cls}

    def checked(value: object, _: object) -> Any:
        data = dict(expect_object(value))
        _named(data.pop("kind", None), allowed)
        return read(data, cls)

    return checked


def _writer(cls: Any, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    write = make_dict_unstructure_fn(cls, converter)
    kind = KINDS[cls]
    return lambda value: {"kind": kind, **write(value)}


def _choice(cls: Any, converter: Converter) -> Hook:
    allowed = {KINDS[part]: part for part in cls.__args__}

    def read(value: object, _: object) -> Any:
        found = _named(expect_object(value).get("kind"), allowed)
        return converter.structure(value, found)

    return read


def _named(kind: object, allowed: dict[str, type]) -> type:
    if not isinstance(kind, str) or kind not in allowed:
        raise refuse(kind, f"a kind that may stand here: {', '.join(allowed)}")
    return allowed[kind]
