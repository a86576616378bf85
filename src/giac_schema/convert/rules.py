"""Checks of rules: a function travels as its name and is found again among those given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeAlias

from giac_schema.convert.containers import expect_object
from giac_schema.convert.scalars import refuse, text
from giac_schema.convert.terms import KINDS
from giac_schema.model.rule import Check, Title

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["Checks", "register", "register_titles"]

_ID_OR_WORDS: Any = str | Title

Checks: TypeAlias = Mapping[str, Callable[[Any], Iterable[Any]]]
"""The functions that rules may name, by their names."""


def register(converter: Converter, checks: Checks) -> None:
    """Teach a converter checks, of which these are known."""
    converter.register_structure_hook(Check, lambda value, _: _read(value, checks))
    converter.register_unstructure_hook(Check, _write)


def register_titles(converter: Converter) -> None:
    """Teach a converter exceptions of a rule: an id is a string, words of one's own an object."""
    converter.register_structure_hook(_ID_OR_WORDS, lambda value, _: _id_or_words(value, converter))


def _id_or_words(value: object, converter: Converter) -> str | Title:
    return value if isinstance(value, str) else converter.structure(value, Title)


def _write(check: Check) -> dict[str, str]:
    return {"kind": KINDS[Check], "name": check.name}


def _read(value: object, checks: Checks) -> Check:
    data = expect_object(value)
    if set(data) != {"kind", "name"} or data["kind"] != KINDS[Check]:
        raise refuse(value, 'a check such as {"kind": "check", "name": "..."}')
    name = text(data["name"])
    if name not in checks:
        raise ValueError(_unknown(name, checks))
    return Check(name, checks[name])


def _unknown(name: str, checks: Checks) -> str:
    near = get_close_matches(name, checks)
    hint = f" Did you mean {' or '.join(near)}?" if near else " Give its function in checks={...}."
    return f"no check named {name!r} was given.{hint}"
