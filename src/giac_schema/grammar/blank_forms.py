"""Blank forms beside the report: a sheet that is the template, the form appended to what was made of it.

A source in which the rows of the form begin anew holds several reports, or one report and the form itself.
Where all copies but one show nothing at all, that one is the report.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell

__all__ = ["without_blank_forms"]

_FIRST: Final = frozenset(
    {"disclosure.regulations", "disclosure.normative_documents", "requests.received"}
)
"""Rows that a form begins with, the first of them not printed in every report."""
_FEWEST: Final = 10
"""So many rows are a form, and no list of labels in some instruction."""
_TITLE: Final = re.compile(r"年度报告(?:[（(]?(?:格式|模板|样[式表本]|空[白表]).{0,8})?$")
_LONGEST: Final = 60


@define
class _Copy:
    """One copy of the form: which rows it has, and where the first and the last of them stand."""

    first: int
    last: int
    keys: set[str] = field(factory=set)

    def begins_anew(self, key: str) -> bool:
        """Whether a row that this copy has is the first of another."""
        whole = len(self.keys) >= _FEWEST and any(k.startswith("requests.") for k in self.keys)
        return whole and key in _FIRST and key in self.keys


def without_blank_forms(stream: Sequence[Cell]) -> tuple[Sequence[Cell], list[Cell]]:
    """The stream without copies of the form in which nothing is filled in, and the first cell of each.

    Nothing is left out unless one copy, and no more, has figures.
    """
    copies = list(_copies(stream))
    if len(copies) < 2:  # noqa: PLR2004 - one is no copy
        return stream, []
    bounds = [0, *(_border(stream, a, b) for a, b in pairwise(copies)), len(stream)]
    pieces = [stream[start:end] for start, end in pairwise(bounds)]
    filled = [any(cell.value is not None for cell in _table(stream, copy)) for copy in copies]
    if filled.count(True) != 1 or any(len(copy.keys) < _FEWEST for copy in copies):
        return stream, []
    blank = [piece[0] for piece, full in zip(pieces, filled, strict=True) if not full]
    return pieces[filled.index(True)], blank


def _copies(stream: Sequence[Cell]) -> Iterator[_Copy]:
    copy: _Copy | None = None
    for at, cell in enumerate(stream):
        if not cell.matches:
            continue
        found = cell.matches[0]
        if found.terminal not in {"ROW2", "ROW3"} or found.likeness != "same":
            continue
        if copy is None or copy.begins_anew(found.key):
            if copy is not None:
                yield copy
            copy = _Copy(at, at)
        copy.keys.add(found.key)
        copy.last = at
    if copy is not None:
        yield copy


def _table(stream: Sequence[Cell], copy: _Copy) -> Iterator[Cell]:
    """What stands from the first row on to the heading behind the last one, and behind that to the next."""
    headings = 0
    for at in range(copy.first, len(stream)):
        headings += at > copy.last and stream[at].heading is not None
        if headings > 1 or _is_title(stream[at]):
            return
        yield stream[at]


def _border(stream: Sequence[Cell], above: _Copy, below: _Copy) -> int:
    """Where what belongs to the next copy begins: at its title, its first section, or its first table."""
    between = range(above.last + 1, below.first)
    signs = (
        _is_title,
        lambda cell: cell.heading is not None and cell.heading.topic == "OVERVIEW",
        lambda cell: any(found.terminal == "ARTICLE" for found in cell.matches),
    )
    for sign in signs:
        found = next((at for at in between if sign(stream[at])), None)
        if found is not None:
            return found
    return below.first


def _is_title(cell: Cell) -> bool:
    return len(cell.text) < _LONGEST and bool(_TITLE.search("".join(cell.text.split())))
