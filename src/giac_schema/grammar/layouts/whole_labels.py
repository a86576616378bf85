"""Labels of 表三 that are cut in grids, whole: by a line of no column, ``（一）予 | 以公开``, or of no row.

    1.申请人无正当理由逾期不补 |  |  |  |  |  |  |  |
    正、行政机关不再处理其…… | 7 | 0 | 1 | 0 | 0 | 0 | 8 |

The second comes of programs that take each printed line of a PDF for a row.
"""

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
    rows: Sequence[Sequence[GridCell]] = grid.rows
    if any(_is_cut(*both) for both in pairs):  # before a figure, as most cells are, stands no half
        rows = [tuple(_whole(row)) for row in rows]
    whole = _over_rows(rows)
    return grid if whole is grid.rows else Grid(tuple(chain.from_iterable(whole)))


_LINES = (3, 2)
"""Rows that one label may be cut into, its figures in one of them."""


def _over_rows(rows: Sequence[Sequence[GridCell]]) -> Sequence[Sequence[GridCell]]:
    """The rows, those of one label in one; the same rows if there are none."""
    bare = list(map(_only, rows))
    if not any(bare):
        return rows
    whole: list[Sequence[GridCell]] = []
    at = 0
    while at < len(rows):
        if not any(bare[at : at + 2]):  # most rows, and those below them, hold more than a label
            whole.append(rows[at])
            at += 1
            continue
        ahead = ((n, _one_row(rows[at : at + n], bare[at : at + n], n)) for n in _LINES)
        lines, row = next((both for both in ahead if both[1] is not None), (1, None))
        whole.append(row or rows[at])
        at += lines
    return whole if len(whole) < len(rows) else rows


def _only(row: Sequence[GridCell]) -> GridCell | None:
    """The only cell of a row that is not blank."""
    if len(row) > 1 and row[0].text.strip() and row[-1].text.strip():
        return None  # most rows begin with a label and end with a figure
    filled = [cell for cell in row if cell.text and not cell.text.isspace()]
    return filled[0] if len(filled) == 1 else None


def _one_row(
    rows: Sequence[Sequence[GridCell]], bare: Sequence[GridCell | None], lines: int
) -> Sequence[GridCell] | None:
    """The row that some rows are together: their labels make one, and all figures stand in one of them."""
    if len(rows) < lines or bare.count(None) != 1:
        return None
    (column, *others) = {cell.column for cell in bare if cell is not None}
    labels = [cell for row in rows for cell in row if cell.column == column]
    if others or len(labels) != lines or not _are_pieces(tuple(cell.text for cell in labels)):
        return None
    whole = "".join(cell.text for cell in labels)
    row = rows[bare.index(None)]
    return [evolve(cell, text=whole) if cell.column == column else cell for cell in row]


@lru_cache(maxsize=1024)
def _are_pieces(texts: tuple[str, ...]) -> bool:
    """Whether texts are the label of a row together, and none of them is a word of the form or a figure."""
    if any(exact(text) or parse_value(text) is not None for text in texts):
        return False
    return any(found.terminal == "ROW3" for found in exact("".join(texts)))


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
