"""The address a rule gives, and what it stands for: a cell, a row, a column, a sum of parts or leaves."""

from __future__ import annotations

import difflib
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from giac_schema.errors import InvalidRule, UnknownAddress
from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.notation import NOTATIONS
from giac_schema.model.report import EDITIONS
from giac_schema.model.terms import Cell, Column, Leaves, Parts, Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.model.terms import Term

__all__ = ["place"]

_EVERY: Final = frozenset(words.every_row for words in NOTATIONS.values())
_PARTS: Final = frozenset(words.parts for words in NOTATIONS.values())
_LEAVES: Final = frozenset(words.leaves for words in NOTATIONS.values())


def place(text: str) -> Term:
    """What an address stands for, in either language.

    Raises:
        UnknownAddress: if the form has no such place; the error names the nearest.
        InvalidRule: if it is a table or a group of rows, which has no figures of its own.
    """
    names = unicodedata.normalize("NFKC", text).replace("。", ".").replace("·", ".").split(".")
    for index, name in enumerate(names):
        before, behind = names[:index], names[index + 1 :]
        if name in _EVERY:
            return _every_row(_ref(before), behind, text)
        if name in _PARTS and not behind:
            return Parts(_ref(before))
        if name in _LEAVES:
            return _leaves(_ref(before), behind, text)
    return _figures(_ref(names))


def _ref(names: Sequence[str]) -> Ref:
    return Ref.parse(".".join(names))


def _every_row(ref: Ref, behind: Sequence[str], text: str) -> Term:
    match behind:
        case [name] if name in _PARTS:
            return Parts(ref)
        case [name]:
            return Column(ref, _column(ref, name, text))
        case _:
            raise UnknownAddress(text, [f"{ref}.*.{name}" for name in _columns(ref)[:3]])


def _leaves(ref: Ref, behind: Sequence[str], text: str) -> Term:
    match behind:
        case []:
            return Leaves(ref)
        case [name]:
            return Leaves(ref, _column(ref, name, text))
        case _:
            raise UnknownAddress(text, [f"{ref}.leaves"])


def _figures(ref: Ref) -> Term:
    kinds = {node.kind for e in EDITIONS if (node := form(e).find(ref)) is not None}
    if "cell" in kinds:
        return Cell(ref)
    if "row" in kinds:
        return Row(ref)
    raise InvalidRule(f"{ref} is a {'group' if kinds else 'number'} without figures of its own.")


def _column(ref: Ref, name: str, text: str) -> str:
    known = _names_of_columns().get(ref.table, {})
    if name not in known:
        near = difflib.get_close_matches(name, known)
        raise UnknownAddress(text, [f"{text.removesuffix(name)}{each}" for each in near])
    return known[name]


def _columns(ref: Ref) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_names_of_columns().get(ref.table, {}).values()))


@cache
def _names_of_columns() -> Mapping[str, Mapping[str, str]]:
    """For every table: the columns by their names in both languages."""
    found: dict[str, dict[str, str]] = {}
    for edition in EDITIONS:
        for node in form(edition).cells():
            known = found.setdefault(node.ref.table, {})
            known[node.ref.name] = known[node.entry.name] = node.ref.name
    return found
