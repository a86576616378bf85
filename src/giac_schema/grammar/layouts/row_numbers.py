"""A column that numbers the rows of a table (序号) is passed over.

    序号 | 信息内容 | 本年制发件数 | …
    1 | 规章 | 0 | …

Its numbers stand before the labels, so each would be one figure too many of the row above.  They are known by
the header of their column, and because they count.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.words.vocabulary import ROWS_AND_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell

__all__ = ["without_row_numbers"]

_HEADERS = frozenset({"序号", "行次", "编号"})


def without_row_numbers(found: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a document without those of a column of row numbers, and without its headers."""
    heads = [at for at, cell in enumerate(found) if cell.value is None and _is_head(cell.text)]
    if not heads:
        return found
    numbers: list[int] = []
    for head in heads:
        before = int(found[numbers[-1]].text) if numbers else 0
        numbers += _below(found, head, heads, before)
    dropped = {*heads, *numbers}
    return [_joined(found, at, dropped) for at in range(len(found)) if at not in dropped]


@lru_cache(maxsize=8192)
def _is_head(text: str) -> bool:
    return "".join(text.split()) in _HEADERS


def _joined(found: Sequence[Cell], at: int, dropped: set[int]) -> Cell:
    """A cell; behind one that is left out, with the gap before that."""
    cell = found[at]
    if at - 1 in dropped and cell.place is None:
        return evolve(cell, gap=found[at - 1].gap + cell.gap)
    return cell


def _below(found: Sequence[Cell], head: int, heads: Sequence[int], before: int) -> Iterator[int]:
    """The numbers below a header, as far as they go up by one and the table goes on.

    They begin anew, or go on from what they have come to below the header before.
    """
    count: int | None = None
    for at in range(head + 1, len(found)):
        if at in heads or _begins_another(found[at], at - head):
            return
        if _is_number(found, at, heads):
            number = int(found[at].text)
            if number not in ({1, before + 1} if count is None else {count + 1}):
                return
            count = number
            yield at


def _begins_another(cell: Cell, behind: int) -> bool:
    """Whether a cell that stands so far behind a header begins another table or block than its own."""
    begins = {found.terminal for found in cell.matches} & _BEGINNINGS
    return cell.heading is not None or (bool(begins) and behind > _BESIDE)


_BEGINNINGS = frozenset({"ARTICLE", "CORNER", "PEOPLE", "CASES"})
_BESIDE = 3
"""The corner of 表三 and the header of its applicants stand right behind 序号."""


def _is_number(found: Sequence[Cell], at: int, heads: Sequence[int]) -> bool:
    """Whether a whole number stands right before the label of a row, in its column or at the start of a line."""
    cell = found[at]
    if not (cell.text.isascii() and cell.text.isdigit()) or at + 1 == len(found):
        return False
    beside = found[at + 1]
    if not any(found.terminal in ROWS_AND_GROUPS for found in beside.matches):
        return False
    if cell.place is None or beside.place is None:
        return cell.place is beside.place and cell.opens_row
    places = [found[head].place for head in heads]
    columns = {place.first for place in places if place and place.grid == cell.place.grid}
    return cell.place.first in columns and beside.place.row == cell.place.row
