"""The stream of cells: what each says, and where it stood."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.layouts.cell import Cell, Place
from giac_schema.grammar.layouts.layout import pieces
from giac_schema.grammar.layouts.row_numbers import without_row_numbers
from giac_schema.grammar.layouts.run_together import lines_of
from giac_schema.grammar.layouts.side_by_side import divided
from giac_schema.grammar.layouts.torn import behind_groups, mended
from giac_schema.grammar.words.folding import INVISIBLE, fold
from giac_schema.grammar.words.headings import with_text
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.meaning import meaning
from giac_schema.grammar.words.paths import case_and_result
from giac_schema.grammar.words.values import parse_value
from giac_schema.grammar.words.vocabulary import ROWS_AND_GROUPS
from giac_schema.model.document import Document, Grid, Paragraph, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.source import Position

__all__ = ["Cell", "Place", "cells"]


_BETWEEN_BLOCKS = "\n\n"


def cells(document: Document) -> list[Cell]:
    """Every cell of a document in reading order, blank ones left out (a grid's are in the grid)."""
    found: list[Cell] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            found += _of_grid(block, number)
        elif isinstance(block, Paragraph):
            found.extend(map(_told, _of_paragraph(block)))
        else:
            found.extend(map(_told, _joined(mended(list(_of_text(block))))))
    rows = without_row_numbers(found)
    copies = {
        id(cell)
        for cell, after in pairwise(rows)
        if cell.matches and cell.text == after.text and _filled_in(cell, after)
    }
    kept = [cell for cell in rows if id(cell) not in copies] if copies else rows
    behind = [cell.gap for cell in kept[1:]]
    return [
        cell if cell.after == marks else _followed(cell, marks)
        for cell, marks in zip_longest(kept, behind)
        if cell.text
    ]


def _followed(cell: Cell, marks: str | None) -> Cell:
    """The cell with the marks behind it; one of a grid is others' too, and stays as it is."""
    if cell.place is not None:
        return evolve(cell, after=marks)
    cell.after = marks
    return cell


def _filled_in(here: Cell, following: Cell) -> bool:
    """Whether the label of a row is only a copy of the next, which says the same: a merged cell that was filled in."""
    if "\n" in following.gap:
        return False
    where, behind = here.place, following.place
    same_row = where is None or (behind is not None and where.row == behind.row)
    return same_row and here.matches[0].terminal in ROWS_AND_GROUPS


def _of_grid(grid: Grid, number: int) -> list[Cell]:
    found: list[Cell] = []
    for cell in chain.from_iterable(grid.rows):
        where = (cell.position, number, cell.row, cell.column, cell.colspan)
        if not cell.text.isdecimal():
            found += [_known_in_place(label, *where) for label in _labels(cell.text)]
        elif len(cell.text) > 1:  # a figure that is another one in the next report
            found.append(_in_place(cell.text, *where))
        else:
            found.append(_known_in_place(cell.text, *where))
    return found


@lru_cache(maxsize=8192)
def _labels(text: str) -> tuple[str, ...]:
    """What the text of a cell says: nothing, one thing, or the labels of a case and a result."""
    text = text.strip()
    if not text.strip(INVISIBLE):
        return ()
    return case_and_result(text) or (behind_groups(text),)


def _in_place(
    text: str, position: Position, grid: int, row: int, column: int, colspan: int
) -> Cell:
    """A cell of a grid."""
    value, matches, heading = meaning(text)
    place = _place(grid, row, column, column + colspan - 1)
    return Cell(text, "|", position, None, None, place, "|", value, matches, heading)


_known_in_place = lru_cache(maxsize=8192)(_in_place)
"""Noughts and labels stand in the same places of report after report."""
_place = lru_cache(maxsize=8192)(Place)
"""To find one takes a fraction of making it, and figures that are new stand in known places."""


def _told(cell: Cell) -> Cell:
    """A cell with what its text may be."""
    cell.value, cell.matches, cell.heading = meaning(cell.text)
    return cell


def _of_text(block: Text) -> Iterator[Cell]:
    found = list(chain.from_iterable(map(lines_of, pieces(block.text, block.line))))
    for piece, following in zip_longest(found, found[1:]):
        if "\n" in piece.gap and (both := with_text(piece.text)):
            yield evolve(piece, text=both[0])
            yield Cell(both[1], "\n", piece.position)
        else:
            yield from divided(piece, following.gap if following is not None else "")


def _of_paragraph(block: Paragraph) -> Iterator[Cell]:
    """Its pieces; where on a line of the source they stand means nothing."""
    for piece in _headed(block.text.strip(), block.position):
        for inner in divided(piece, ""):
            inner.edges = None
            yield inner


def _headed(text: str, position: Position) -> Iterator[Cell]:
    """A paragraph, or a heading and the text that stands behind it in the same one."""
    for part in with_text(text) or (text,):
        yield Cell(part, _BETWEEN_BLOCKS, position)


_LONGEST_LABEL = 60
_MOST_FRAGMENTS = 4


def _joined(found: Sequence[Cell]) -> list[Cell]:
    """The cells with labels put together that a line break or a paragraph has torn apart."""
    whole: list[Cell] = []
    for words, run in groupby(found, _may_be_torn):
        if not words:
            whole += run
            continue
        rest = list(run)
        while rest:
            count = _fragments(tuple([piece.text for piece in rest[:_MOST_FRAGMENTS]]))
            whole.append(_glued(rest[:count]) if count > 1 else rest[0])
            del rest[:count]
    return whole


@lru_cache(maxsize=8192)
def _fragments(words: tuple[str, ...]) -> int:
    """How many of some words ahead are one label of the form."""
    for count in range(len(words), 1, -1):
        parts = words[:count]
        text = "".join(parts)
        if len(text) <= _LONGEST_LABEL and _one_label(text, parts):
            return count
    return 1


def _may_be_torn(piece: Cell) -> bool:
    """Whether it may be a part of a label: some words, and not too many."""
    return 0 < len(piece.text) <= _LONGEST_LABEL and parse_value(piece.text) is None


def _one_label(text: str, parts: Sequence[str]) -> bool:
    """Whether the parts are a label together, and the first is not that label by itself.

    ``政府集中采购`` is whole, whatever stands in brackets on the next line; ``(二)部分公开`` is
    followed by its own explanation.
    """
    together = exact(text)
    if not together or all(map(exact, parts)):
        return False
    if any(_BEGINS_ANOTHER.match(fold(part)) for part in parts[1:]):
        return False
    return together != exact(parts[0]) or fold(together[0].printed).startswith(fold(text))


_BEGINS_ANOTHER = re.compile(r"\d+[.、]|\([一二三四五六七]\)(?!项)")
"""The number of another label, which would be taken for an explanation in brackets: （六）其他处理."""


def _glued(parts: Sequence[Cell]) -> Cell:
    until = parts[-1].until or parts[-1].position.line
    text = "".join(p.text for p in parts)
    return Cell(text, parts[0].gap, parts[0].position, until=until)
