"""Strategies for the parts of what this library gives: rows and tables, terms, what findings are made of."""

from __future__ import annotations

from decimal import Decimal
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, get_args, get_type_hints

import attrs
from hypothesis import strategies as st

from giac_schema.findings import Findings
from giac_schema.model.values import Missing
from giac_schema.render import FileLayout, TextLayout
from giac_schema.strategies.cells import counts, missing, money
from giac_schema.strategies.layouts import file_layouts, text_layouts
from giac_schema.strategies.readings import PARTS, findings
from giac_schema.strategies.rules import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["drawn"]

_NO_PART: Final = type(None)


def drawn(cls: type) -> st.SearchStrategy[Any]:
    """Instances of a class that is a part of something."""
    return _MADE[cls]() if cls in _MADE else _part(cls)


def _part(cls: type) -> st.SearchStrategy[Any]:
    """A row, a block or a table, with anything in its cells."""
    types = get_type_hints(cls)
    fields = {field.name: _of(types[field.name]) for field in attrs.fields(cls) if field.init}
    return st.builds(cls, **fields)


def _of(declared: Any) -> st.SearchStrategy[Any]:
    several = get_args(declared) if isinstance(declared, UnionType) else (declared,)
    if Missing in several:
        return money() if Decimal in several else counts() | missing()
    return st.one_of([st.none() if each is _NO_PART else _part(each) for each in several])


_MADE: Final[Mapping[type, Callable[[], st.SearchStrategy[Any]]]] = {
    **KINDS,
    **PARTS,
    Findings: lambda: st.lists(findings(), max_size=2).map(tuple).map(Findings),
    TextLayout: text_layouts,
    FileLayout: file_layouts,
}
