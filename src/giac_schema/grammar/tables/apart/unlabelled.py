"""The first row of a block of 表二 whose label is blank: the form has one row there, and the next is told.

信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
 | 1 | 0 | 3 |                                            规章, which a site has taken out
行政规范性文件 | 2 | 0 | 5 |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.layouts.cells import Cell, Place
from giac_schema.grammar.tables.parts import BlockPart, Row2
from giac_schema.grammar.tables.seen import Seen
from giac_schema.grammar.words.matching import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.parts import Part

__all__ = ["with_blank_labels"]

_BEFORE = {"disclosure.normative_documents": Match("ROW2", "disclosure.regulations", "cut", "规章")}
"""Rows that are the second of their block in both forms, and the first."""


def with_blank_labels(parts: Sequence[Part]) -> list[Part]:
    """The parts, such rows with the label that the form has there."""
    return [_completed(part) if isinstance(part, BlockPart) else part for part in parts]


def _completed(part: BlockPart) -> BlockPart:
    own = _BEFORE.get(part.rows[0].label.key) if part.rows else None
    whole = len(part.loose) == len(part.columns) > 1
    if own is None or not whole or any(seen.terminal != "VALUE" for seen in part.loose):
        return part
    if any(row.label.key == own.key for row in part.rows):
        return part
    first, second, *_ = part.loose
    label = _label(part, part.rows[0])
    if label is None:
        return part
    values = [evolve(first, cell=evolve(first.cell, gap=second.cell.gap)), *part.loose[1:]]
    row = Row2(Seen("ROW2", evolve(label, matches=(own,)), own), tuple(values))
    return evolve(part, rows=(row, *part.rows), loose=())


def _label(part: BlockPart, below: Row2) -> Cell | None:
    """The blank cell before the figures, if there is one where the next row has its label."""
    cells = [seen.cell for seen in part.loose]
    first = cells[0]
    where, beside = first.place, below.label.cell.place
    if where is not None and beside is not None:
        alike = {(c.place.grid, c.place.row) for c in cells if c.place is not None}
        if alike != {(beside.grid, where.row)} or where.first <= beside.last:
            return None
        place = Place(where.grid, where.row, beside.first, beside.last)
        return Cell("", "", first.position, place=place)
    if where is not None or beside is not None or len(below.loose) < len(cells):
        return None
    to_label, to_figure = below.label.cell.gap, below.loose[0].cell.gap
    blank = all(
        first.gap.count(mark) == to_label.count(mark) + to_figure.count(mark) for mark in _MARKS
    )
    shown = any(mark in to_figure for mark in _MARKS)
    return Cell("", to_label, first.position, after=to_figure) if blank and shown else None


_MARKS = ("|", "\n", "\t")
