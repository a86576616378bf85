"""A column that numbers the rows of a table (序号) is passed over.

    序号 | 信息内容 | 本年制发件数 | …
    1 | 规章 | 0 | …

Its numbers stand before the labels, so each would be one figure too many of the row above.  They are known by
the header of their column, and because they count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.headings import parse_heading
from giac_schema.grammar.matching import match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.cells import Place
    from giac_schema.grammar.layout import Piece

    Found = tuple[Piece, Place | None]

__all__ = ["without_row_numbers"]

_HEADERS = frozenset({"序号", "行次", "编号"})
_ROWS = frozenset({"ROW2", "ROW3", "GROUP3"})


def without_row_numbers(found: Sequence[Found]) -> list[Found]:
    """The pieces of a document without those of a column of row numbers, and without its headers."""
    heads = [at for at, (piece, _) in enumerate(found) if _is_header(piece)]
    if not heads:
        return list(found)
    numbers = [at for head in heads for at in _below(found, head, heads)]
    dropped = {*heads, *numbers}
    return [_joined(found, at, dropped) for at in range(len(found)) if at not in dropped]


def _joined(found: Sequence[Found], at: int, dropped: set[int]) -> Found:
    """A piece; behind one that is left out, with the gap before that."""
    piece, place = found[at]
    if at - 1 in dropped and place is None:
        return evolve(piece, gap=found[at - 1][0].gap + piece.gap), place
    return piece, place


def _is_header(piece: Piece) -> bool:
    return "".join(piece.text.split()) in _HEADERS


def _is_number(found: Sequence[Found], at: int, heads: Sequence[int]) -> bool:
    """Whether a whole number stands right before the label of a row, in its column or at the start of a line."""
    piece, place = found[at]
    if not (piece.text.isascii() and piece.text.isdigit()) or at + 1 == len(found):
        return False
    following, beside = found[at + 1]
    if not any(m.terminal in _ROWS for m in match(following.text)):
        return False
    if place is None:
        return "\n" in piece.gap
    columns = {
        head.first for h in heads if (head := found[h][1]) is not None and head.grid == place.grid
    }
    return place.first in columns and beside is not None and beside.row == place.row


def _below(found: Sequence[Found], head: int, heads: Sequence[int]) -> Iterator[int]:
    """The numbers below a header, as far as they go up by one and the table goes on."""
    count = 0
    for at in range(head + 1, len(found)):
        if at in heads or _begins_another(found[at][0].text, at - head):
            return
        if _is_number(found, at, heads):
            if int(found[at][0].text) != count + 1:
                return
            count += 1
            yield at


def _begins_another(text: str, behind: int) -> bool:
    """Whether a piece that stands so far behind a header begins another table or block than its own."""
    if parse_heading(text) is not None:
        return True
    begins = {found.terminal for found in match(text)} & _BEGINNINGS
    return bool(begins) and behind > _BESIDE


_BEGINNINGS = frozenset({"ARTICLE", "CORNER", "PEOPLE", "CASES"})
_BESIDE = 3
"""The corner of 表三 and the header of its applicants stand right behind 序号."""
