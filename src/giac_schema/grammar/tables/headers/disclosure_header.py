"""The header of a block of 表二: which columns of the form its cells can only be."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.grammar.layouts.cells import Cell, Place
from giac_schema.grammar.words.folding import fold
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.seen import Seen
    from giac_schema.model.address import Ref
    from giac_schema.model.form import Entry

__all__ = ["Columns", "Header", "header_of", "header_patterns", "possible_columns"]

Columns: TypeAlias = "tuple[tuple[str, Entry], ...]"


@frozen
class Header:
    """The header of a block; ``columns`` is empty if it is not understood."""

    columns: Columns = ()
    places: tuple[Place | None, ...] = ()
    unit: str = ""
    widths: tuple[int, ...] = ()
    """How often each header is repeated, where merged cells were filled in; elsewhere all 1."""
    on_one_line: bool = False
    """Whether blanks alone stand between its cells: then those of a row share a line as well."""
    cells: tuple[Cell, ...] = ()
    """What stands in its cells, of a header on one line."""
    renamed: str = ""
    """The column that is called by words for something else: its figures are others than the form asks for."""

    @property
    def drawn(self) -> int:
        """How many cells a row has behind its label."""
        return sum(self.widths) or _UNKNOWN


_UNKNOWN = 99
"""Columns of a row whose header is not understood: more than any row fills."""


@cache
def possible_columns(row: Ref) -> tuple[Columns, ...]:
    """The columns that a row has in one form or the other, the newer form first."""
    nodes = (form(edition).find(row) for edition in reversed(EDITIONS))
    found = [tuple((c.ref.name, c.entry) for c in node.children) for node in nodes if node]
    return tuple(dict.fromkeys(found))


@cache
def header_patterns() -> tuple[Columns, ...]:
    """Every header row that one of the forms prints in 表二."""
    rows = (node.ref for edition in EDITIONS for node in form(edition).rows("disclosure"))
    return tuple(dict.fromkeys(columns for row in rows for columns in possible_columns(row)))


def header_of(seen: Sequence[Seen]) -> Header:
    """The header that these cells can only be, in the order they stand in."""
    if not seen:
        return Header()
    seen = _from_left(seen)
    in_text = any(s.cell.place is None for s in seen)  # in a grid a merged cell stands there once
    runs = [list(run) for _, run in groupby(seen, key=_filled)] if in_text else [[s] for s in seen]
    first = [run[0] for run in runs]
    fitting = (
        _all_that_fit(tuple(map(_names, first)))
        or [p for p in header_patterns() if _fits_in_part(first, p)]
        or _in_another_order(first)
    )
    if not fitting and (certain := _certain(first)):
        return header_of(certain)
    if len({tuple(name for name, _ in p) for p in fitting}) != 1:
        return Header()
    (columns,) = fitting[:1]
    if len(first) != len(columns):
        return Header(columns, (None,) * len(columns), _unit(seen), (1,) * len(columns))
    places = tuple(s.cell.place for s in first)
    return Header(columns, places, _unit(seen), tuple(len(run) for run in runs))


def _from_left(seen: Sequence[Seen]) -> Sequence[Seen]:
    """The cells of a grid from left to right, also where a page break has moved some of them below others."""
    places = [(s.cell.place.grid, s.cell.place.first) for s in seen if s.cell.place is not None]
    in_one_grid = len(places) == len(seen) and len({grid for grid, _ in places}) == 1
    if not in_one_grid or len(set(places)) < len(places):
        return seen
    order = sorted(range(len(places)), key=places.__getitem__)
    return [seen[at] for at in order]


def _in_another_order(seen: Sequence[Seen]) -> list[Columns]:
    """The columns of the form as these cells have them, each told by all its words; in a grid, by a piece of its own.

    In text, a piece may be what is left of a header torn over several lines, and stand before others.
    """
    in_grid = all(s.cell.place is not None for s in seen)
    told = _TOLD if in_grid else _TOLD - {"marked"}
    order = [s.key for s in seen if s.likeness in told]
    return [
        tuple(sorted(pattern, key=lambda column: order.index(column[0])))
        for pattern in header_patterns()
        if len(order) == len(seen) and sorted(order) == sorted(name for name, _ in pattern)
    ]


_TOLD = frozenset({"same", "marked"})


def _certain(seen: Sequence[Seen]) -> list[Seen]:
    """In a grid, the headers that are told by all their words, if others beside them are not: 上年数."""
    certain = [s for s in seen if s.likeness == "same"]
    in_grid = all(s.cell.place is not None for s in seen)
    return certain if in_grid and len(certain) < len(seen) else []


def _filled(seen: Seen) -> tuple[str, int]:
    """The same for header cells that repeat one merged cell, different for any others."""
    certain = seen.likeness == "same" and seen.cell.place is None
    same_line = "\n" not in seen.cell.gap
    return (seen.key, 0) if certain and same_line else (seen.cell.text, id(seen))


def _names(seen: Seen) -> frozenset[str]:
    return frozenset(m.key for m in seen.cell.matches if m.terminal == "COLUMN2")


@lru_cache(maxsize=512)
def _all_that_fit(possible: tuple[frozenset[str], ...]) -> Sequence[Columns]:
    """The headers of the form that cells may be; most reports have the same few."""
    return [p for p in header_patterns() if _fits(possible, p)]


def _fits(possible: Sequence[frozenset[str]], columns: Columns) -> bool:
    """Whether each cell may be the column in its place (once, a column may be printed twice).

    Args:
        possible: the names of the columns that each cell may be.
        columns: the columns of a header of the form.
    """
    if len(possible) != len(columns):
        return False
    names = [name for name, _ in columns]
    wrong = [i for i, cell in enumerate(possible) if names[i] not in cell]
    return not wrong or (
        len(wrong) == 1 and len(possible) > 1 and bool(possible[wrong[0]] & set(names[: wrong[0]]))
    )


def _fits_in_part(seen: Sequence[Seen], columns: Columns) -> bool:
    """Whether the cells are some of the columns, in their order, each told by all its words."""
    names = [name for name, _ in columns]
    certain = [s.key for s in seen if s.likeness == "same"]
    return len(certain) == len(seen) and certain == [n for n in names if n in certain]


_UNIT = re.compile(r"(?:单位:?|\()([百千万亿]*元)")


def _unit(seen: Sequence[Seen]) -> str:
    """The unit of money that a header cell states."""
    found = _UNIT.search("".join(fold(s.cell.text) for s in seen).replace(" ", ""))
    return found[1] if found else ""
