"""Copies of the form in one source: the template beside the report, or the report once more.

A source in which the rows of the form begin anew holds several reports, or one report and the form itself (a sheet
that is the template, the form appended to what was made of it), or one report twice (a page that prints it for
screens and for paper).  Copies in which nothing is filled in are left out, and so are those that say the very same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.words.vocabulary import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = ["Single", "without_copies"]

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
        if key not in _FIRST or key not in self.keys or len(self.keys) < _FEWEST:
            return False
        return any(k.startswith("requests.") for k in self.keys)


@frozen
class Single:
    """A source without the copies beside its report."""

    stream: Sequence[Cell]
    blank: tuple[Cell, ...] = ()
    """The first cell of each copy of the form in which nothing is filled in."""
    repeated: tuple[Cell, ...] = ()
    """The first cell of each copy of the report."""


def without_copies(stream: Sequence[Cell]) -> Single:
    """The stream without blank copies of the form, and without copies that only repeat the first with figures.

    Nothing is left out where copies have different figures, or a title or text of their own: these are several reports.
    """
    copies = list(_copies(stream))
    if len(copies) < 2 or any(len(copy.keys) < _FEWEST for copy in copies):  # noqa: PLR2004 - one is no copy
        return Single(stream)
    ends = [_end(stream, copy) for copy in copies]
    tables = [stream[copy.first : end] for copy, end in zip(copies, ends, strict=True)]
    filled = [at for at, table in enumerate(tables) if any(map(_is_filled_in, table))]
    if not filled:
        return Single(stream)
    bounds = [0, *(_border(stream, a, b) for a, b in pairwise(copies)), len(stream)]
    pieces = [stream[start:end] for start, end in pairwise(bounds)]
    first, *others = filled
    said = {cell.text for cell in pieces[first]}
    for at in others:
        own = {cell.text for cell in stream[bounds[at] : ends[at]]} - said
        if own or _texts(tables[at]) != _texts(tables[first]):
            return Single(stream)
    return Single(
        pieces[first],
        tuple(piece[0] for at, piece in enumerate(pieces) if at not in filled),
        tuple(pieces[at][0] for at in others),
    )


def _is_filled_in(cell: Cell) -> bool:
    """Whether a cell holds a figure, or what may be one and cannot be read: 00, O, 三."""
    return cell.value is not None or (not cell.matches and bool(_UNREAD.fullmatch(cell.text)))


_NUMERALS: Final = "\u3007○零一二两三四五六七八九十百千万"
_UNREAD: Final = re.compile(
    rf"[{_NUMERALS}]+|[^\u4e00-\u9fff]*[^\W_\u4e00-\u9fff][^\u4e00-\u9fff]*"
)


def _texts(table: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in table]


def _copies(stream: Sequence[Cell]) -> Iterator[_Copy]:
    copy: _Copy | None = None
    for at, cell in enumerate(stream):
        if not cell.matches:
            continue
        found = cell.matches[0]
        if found.terminal not in ROWS or found.likeness != "same":
            continue
        if copy is None or copy.begins_anew(found.key):
            if copy is not None:
                yield copy
            copy = _Copy(at, at)
        copy.keys.add(found.key)
        copy.last = at
    if copy is not None:
        yield copy


def _end(stream: Sequence[Cell], copy: _Copy) -> int:
    """Where the tables of a copy end: before the heading behind that of 表四, or before the next title."""
    headings = 0
    for at in range(copy.first, len(stream)):
        headings += at > copy.last and stream[at].heading is not None
        if headings > 1 or _is_title(stream[at]):
            return at
    return len(stream)


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
