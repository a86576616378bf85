"""How a model class says what the form prints: one ``Entry`` on every field.

The classes of the three tables (``disclosure``, ``requests``, ``disputes``) declare
their fields with :func:`count`, :func:`money`, :func:`row` and :func:`table`.  Each keeps the form's own
label, its Chinese address, its unit and the article of the 条例 (国令第711号) it rests on,
so that addresses, grammar, tables on screen and documentation all have one source.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, Literal, TypeAlias

import attrs
from attrs import field, frozen

from giac_schema.model.values import ABSENT

__all__ = ["Entry", "Unit", "count", "entries", "entry_of", "money", "row", "table"]

Unit: TypeAlias = Literal["件", "项", "个", "万元", "元"]

_KEY: Final = "giac_schema.entry"


@frozen
class Entry:
    """What the form says of one table, group, row or column."""

    label: str
    """As the form prints it, number and brackets included."""
    name: str
    """The Chinese part of an address: the label without number and explanation."""
    english: str
    """The same in English, for messages."""
    unit: Unit | None = None
    """What a figure counts; ``None`` where this entry holds no figures of its own."""
    article: str = ""
    """Articles of the 条例 it rests on, such as ``"14"`` or ``"36(5)"``; empty where it is arithmetic."""
    signed: bool = False
    """Whether a correct report may print a figure below zero."""
    silent: bool = False
    """Whether an address leaves this part out in Chinese (``表三.予以公开``, not ``表三.本年度办理结果.予以公开``)."""

    @property
    def is_money(self) -> bool:
        """Whether its figures are amounts of money, which need not be whole."""
        return self.unit in ("万元", "元")


def entry_of(attribute: attrs.Attribute[Any]) -> Entry | None:
    """The entry declared on a field, or ``None`` for a field that is not of the form."""
    found = attribute.metadata.get(_KEY)
    return found if isinstance(found, Entry) else None


@cache
def entries(cls: type) -> tuple[tuple[str, type, Entry], ...]:
    """The fields of a model class that are of the form: name, class, entry, in the form's order."""
    fields = ((f.name, f.type, entry_of(f)) for f in attrs.fields(attrs.resolve_types(cls)))
    return tuple((name, part, entry) for name, part, entry in fields if entry is not None)


def count(
    label: str,
    english: str,
    *,
    name: str | None = None,
    article: str = "",
    unit: Unit = "件",
    signed: bool = False,
) -> Any:
    """A field that holds a whole number of things."""
    entry = Entry(label, name or label, english, unit, article, signed)
    return field(default=ABSENT, metadata={_KEY: entry})


def money(
    label: str, english: str, *, name: str | None = None, article: str = "", unit: Unit
) -> Any:
    """A field that holds an amount of money, exact to the last printed digit."""
    entry = Entry(label, name or label, english, unit, article)
    return field(default=ABSENT, metadata={_KEY: entry})


def row(
    cls: type,
    label: str,
    english: str,
    *,
    name: str | None = None,
    article: str = "",
    silent: bool = False,
) -> Any:
    """A field that holds a row of the form, or a group of rows under one heading."""
    entry = Entry(label, name or label, english, article=article, silent=silent)
    return field(factory=cls, metadata={_KEY: entry})


def table(cls: type, label: str, name: str, english: str, *, article: str) -> Any:
    """A field that holds a whole table; its label is the heading of its section."""
    entry = Entry(label, name, english, article=article)
    return field(factory=cls, metadata={_KEY: entry})
