"""Headers of 表二 that are known by their neighbours: 本年新制作数量 | 公开数量 | 对外公开总数量.

A header that says too little to be told by itself is the one column that the form has in its place, if all
the others of its row are told, and it says nothing that this column does not.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve

from giac_schema.grammar.tables.parts import BlockPart
from giac_schema.grammar.tables.seen import Seen
from giac_schema.grammar.words.folding import fold
from giac_schema.grammar.words.labels import parse_label
from giac_schema.grammar.words.matching import Match, is_subsequence
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.parts import Part

__all__ = ["with_shortened_headers"]

Header: TypeAlias = "tuple[tuple[str, str], ...]"
"""The columns of a header: names and labels."""


def with_shortened_headers(parts: Sequence[Part]) -> list[Part]:
    """The parts, each block with the header that its neighbours tell."""
    return [_completed(part) if isinstance(part, BlockPart) else part for part in parts]


def _completed(part: BlockPart) -> BlockPart:
    strange = [s for s in part.loose if s.terminal == "WORDS" and _on_line(s, part.columns)]
    if len(strange) != 1 or len(part.columns) < _NEIGHBOURS:
        return part
    (unknown,) = strange
    row = sorted([*part.columns, unknown], key=_reading_order)
    at = row.index(unknown)
    found = {columns[at] for columns in _headers() if _fits(row, at, columns)}
    if len(found) != 1:
        return part
    ((name, label),) = found
    match = Match("COLUMN2", name, "cut", label)
    row[at] = Seen("COLUMN2", evolve(unknown.cell, matches=(match,)), match)
    return evolve(part, columns=tuple(row), loose=tuple(s for s in part.loose if s is not unknown))


_NEIGHBOURS = 2
"""So many others of a row have to be told."""


def _on_line(seen: Seen, columns: Sequence[Seen]) -> bool:
    """Whether some words stand on the line, or in the row of a grid, that the known headers are on.

    In text every header may have a line of its own.
    """
    cells = [s.cell for s in (*columns, seen)]
    lines = {cell.line for cell in cells}
    apart = len(lines) == len(cells) and all(cell.place is None for cell in cells)
    return bool(columns) and (apart or len(lines) == 1)


def _reading_order(seen: Seen) -> tuple[int, int]:
    where, printed = seen.cell.place, seen.cell.position
    return (0, where.first) if where is not None else (printed.line or 0, printed.column or 0)


@cache
def _headers() -> frozenset[Header]:
    rows = (row for edition in EDITIONS for row in form(edition).rows("disclosure"))
    return frozenset(tuple((c.ref.name, c.entry.label) for c in row.children) for row in rows)


def _fits(row: Sequence[Seen], at: int, columns: Header) -> bool:
    """Whether every other cell of a row is the column in its place, and that one says less of its own."""
    if len(row) != len(columns):
        return False
    told = all(
        place == at or name in {m.key for m in seen.cell.matches}
        for place, (seen, (name, _)) in enumerate(zip(row, columns, strict=True))
    )
    words, label = parse_label(row[at].cell.text).words, fold(columns[at][1])
    return told and len(words) >= _SHORTEST and is_subsequence(words, label)


_SHORTEST = 2
"""Characters of the shortest words that are looked at."""
