"""Labels of 表三 that a line of no column has cut in two, whole: ``（一）予 | 以公开``."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, pairwise, zip_longest
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.layouts.each_grid import with_grids
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import parse_value
from giac_schema.model.document import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.document import Document, GridCell

__all__ = ["with_whole_labels"]

_LONGEST_LABEL = 60


def with_whole_labels(document: Document) -> Document:
    """The document with such labels whole in its grids."""
    return with_grids(document, _with_whole)


def _with_whole(grid: Grid) -> Grid:
    pairs = [
        (cell, following)
        for row in grid.rows
        for cell, following in pairwise(row)
        if not following.text.isdecimal()
    ]
    if not any(_is_cut(*both) for both in pairs):
        return grid  # before a figure, as most cells are, stands no half of a label
    return Grid(tuple(chain.from_iterable(map(_whole, grid.rows))))


def _whole(row: Sequence[GridCell]) -> Iterator[GridCell]:
    whole: GridCell | None = None
    for cell, following in zip_longest(row, row[1:]):
        if whole is not None:
            whole = None  # the second half of what was yielded before
            continue
        if following is not None and _is_cut(cell, following):
            whole = evolve(
                cell, text=cell.text + following.text, colspan=cell.colspan + following.colspan
            )
        yield whole or cell


def _is_cut(cell: GridCell, following: GridCell) -> bool:
    """Whether two neighbouring cells are a label of a row together, and neither is a word of the form."""
    if following.text.isdecimal() or following.column != cell.column + cell.colspan:
        return False  # most pairs
    return _are_halves(cell.text, following.text)


@lru_cache(maxsize=8192)
def _are_halves(text: str, behind: str) -> bool:
    if not text.strip() or not behind.strip() or len(text) > _LONGEST_LABEL:
        return False
    if exact(text) or exact(behind) or parse_value(behind) is not None:
        return False  # a figure is no half of a label: （二）部分公开（ | 0
    return any(found.terminal == "ROW3" for found in exact(text + behind))
