"""Ruled tables of a page: the cells that rulings enclose, with the text that stands in them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, TypeAlias

import attrs

from giac_schema.readers.pdf.drawing.glyphs import UNKNOWN
from giac_schema.readers.pdf.lines import abutting, is_digit, rows
from giac_schema.readers.pdf.ruled.brinks import (
    is_digits,
    runs_over,
    without_cut,
    without_last,
    without_torn_beside,
)
from giac_schema.readers.pdf.ruled.cells import PADDING, Written, written
from giac_schema.readers.pdf.ruled.left_out import without_left_out
from giac_schema.readers.pdf.rulings.lattice import Sets, lattices
from giac_schema.readers.pdf.rulings.pictured import with_pictures
from giac_schema.readers.pdf.rulings.spans import Span
from giac_schema.readers.pdf.rulings.strokes import TOUCH
from giac_schema.readers.pdf.rulings.tables import Box, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.readers.pdf.drawing.glyphs import Glyph
    from giac_schema.readers.pdf.page import Sheet
    from giac_schema.readers.pdf.rulings.lattice import Lattice

__all__ = ["ruled_tables"]

_PROSE = 600
"""A cell with more characters than this makes its rulings a frame around text, and no table."""


_Placed: TypeAlias = "list[tuple[Glyph, Span]]"
"""Characters with the cells they stand in."""
_Texts: TypeAlias = "dict[Span, list[Glyph]]"
"""The cells with the characters that stand in them, as they are drawn."""


def ruled_tables(sheet: Sheet) -> tuple[list[Table], list[Glyph]]:
    """The ruled tables of a page, and the characters that stand in none."""
    tables: list[Table] = []
    loose: list[Glyph] = list(sheet.glyphs)
    taken: list[Glyph] = []
    for lattice in lattices(sheet.rulings, sheet.width):
        texts, rest, aside, near, outside = _by_cells(lattice, loose)
        over: _Placed = []
        if outside:
            over = _cut_off(lattice, texts, outside) + _hanging(lattice, texts, outside)
        over += _unknown(lattice, taken) if taken else []
        placed = [*_placed(texts, loose), *over] if over or near else []
        whole = _wholes(lattice.spans, placed) if placed else {}
        table = _table(lattice, _texts(placed, whole) if over or whole else texts, whole)
        if table is not None:
            table = with_pictures(table, lattice, sheet.drawings)
            table = without_cut(table, lattice.reach, sheet.shown)
            if runs_over(lattice.xs[-1], aside):
                table = without_last(table, is_cut=True)
            tables.append(table)
            loose = rest
            if over:
                gone = {id(glyph) for glyph, _ in over}
                loose = [glyph for glyph in rest if id(glyph) not in gone]
                taken += [glyph for glyph, _ in over]
    if len(tables) > 1:
        tables = [_without_blanks(t) if _is_beside_figures(t, tables) else t for t in tables]
        tables = without_torn_beside(tables)
    return tables, loose


def _is_beside_figures(table: Table, tables: Sequence[Table]) -> bool:
    """Whether a table stands inside another with figures or meets it: rulings may be lost, and rows go on there."""
    (left, *_, right), top, bottom = table.edges, table.top, table.bottom
    for other in tables:
        (west, *_, east), north, south = other.edges, other.top, other.bottom
        across = west - TOUCH <= left and right <= east + TOUCH
        inside = across and north - TOUCH <= top and bottom <= south + TOUCH
        meets = min(abs(west - right), abs(east - left)) <= TOUCH and north < bottom and top < south
        is_near = other is not table and (inside or meets)
        if is_near and any(is_digits(box.text) for box in other.boxes):
            return True
    return False


def _without_blanks(table: Table) -> Table:
    """The table with its blank cells as unknown."""
    boxes = (box if box.text else box.saying(UNKNOWN) for box in table.boxes)
    return attrs.evolve(table, boxes=tuple(boxes))


def _by_cells(
    lattice: Lattice, glyphs: Sequence[Glyph]
) -> tuple[_Texts, list[Glyph], list[Glyph], bool, list[Glyph]]:
    """The characters in the cells of a table, those outside, and those beside it; whether digits stand near rulings.

    Last come the digits beside it and below it, if any of them is near.  Most are drawn cell by cell, so each is first
    looked for in the cell of the one before.
    """
    first, last = lattice.ys[0], lattice.ys[-1]
    texts: _Texts = defaultdict(list)
    rest: list[Glyph] = []
    aside: list[Glyph] = []
    near = beside = False
    cell: list[Glyph] = []
    west = north = east = south = inf  # of the cell of the one before
    for glyph in glyphs:
        left, right = glyph.left, glyph.right
        top, bottom = glyph.top, glyph.bottom
        if west < left and right < east and north < top and bottom < south:
            cell.append(glyph)
            continue
        is_level = first < bottom and top < last
        span = lattice.at((left + right) / 2, (top + bottom) / 2) if is_level else None
        if span is None:
            if is_level:
                aside.append(glyph)
            if is_level or last <= top < last + bottom - top:
                beside = beside or is_digit(glyph.text)
            rest.append(glyph)
            continue
        cell = texts[span]
        west, north, east, south = lattice.bounds(span)
        slack = _NEAR * (bottom - top)
        west, east = west + slack, east - slack
        if not (west < left and right < east):
            near = near or is_digit(glyph.text)
        cell.append(glyph)
    outside = [g for g in rest if first < g.bottom and is_digit(g.text)] if beside else []
    return texts, rest, aside, near, outside


_NEAR = 0.25
"""The part of its height by which a digit keeps off a ruling that no digit on the other side can be near to."""


def _placed(texts: _Texts, glyphs: Sequence[Glyph]) -> _Placed:
    """Those of some characters that stand in cells, as they are drawn."""
    spans = {id(glyph): span for span, inside in texts.items() for glyph in inside}
    return [(glyph, spans[id(glyph)]) for glyph in glyphs if id(glyph) in spans]


def _cut_off(lattice: Lattice, texts: _Texts, digits: Sequence[Glyph]) -> _Placed:
    """Those of the digits outside a table that are of figures that run over its edge, with the cells these begin in."""
    beside = [g for g in digits if lattice.is_level(g.top, g.bottom)]
    if not beside:
        return []
    placed = [(g, span) for span, said in texts.items() for g in said if is_digit(g.text)]
    inside = {id(glyph): span for glyph, span in placed}
    found: dict[int, tuple[Glyph, Span]] = {}
    for row in rows([*(glyph for glyph, _ in placed), *beside]):
        for line in (row, row[::-1]):
            for at, (before, glyph) in enumerate(pairwise(line)):
                span = inside.get(id(before)) or found.get(id(before), (before, None))[1]
                if span is not None and id(glyph) not in inside and _go_on(line, at, inside):
                    found[id(glyph)] = glyph, span
    return list(found.values())


def _hanging(lattice: Lattice, texts: _Texts, digits: Sequence[Glyph]) -> _Placed:
    """Those of the digits outside that hang out of a table, with the cells above them that hold a figure."""
    foot = lattice.ys[-1]
    below = sorted((g for g in digits if g.y >= foot), key=_height)
    if not below:
        return []
    with_digits = {span for span, said in texts.items() if any(is_digit(g.text) for g in said)}
    feet: dict[Span, float] = {}
    found: _Placed = []
    for glyph in below:
        span = lattice.at(glyph.x, foot - _INSIDE)
        if span is None:
            continue
        above = feet.get(span, foot)
        if span in with_digits and glyph.y - above < glyph.bottom - glyph.top:
            found.append((glyph, span))
            feet[span] = max(above, glyph.bottom)
    return found


def _unknown(lattice: Lattice, taken: Sequence[Glyph]) -> _Placed:
    """The digits that a table above has taken for its own, as unknown ones, with the cells of this one they stand in.

    Which of the two they belong to is not proved, so that neither is blank.
    """
    found = ((glyph, lattice.at(glyph.x, glyph.y)) for glyph in taken)
    return [(glyph.saying(UNKNOWN), span) for glyph, span in found if span is not None]


_INSIDE = 0.1
"""Points above its foot that are inside a table."""


def _texts(placed: _Placed, whole: Mapping[Span, Span]) -> _Texts:
    """The characters by cells, some of which are one with others."""
    texts: _Texts = defaultdict(list)
    for glyph, span in placed:
        texts[whole.get(span, span)].append(glyph)
    return texts


def _table(lattice: Lattice, texts: _Texts, whole: Mapping[Span, Span]) -> Table | None:
    spans = dict.fromkeys(whole.get(s, s) for s in lattice.spans) if whole else lattice.spans
    if len(spans) < _FEWEST or any(len(found) > _PROSE for found in texts.values()):
        return None
    return Table(
        _boxes(lattice, [(span, written(texts.get(span, ()))) for span in spans], texts),
        lattice.ys[0],
        lattice.ys[-1],
        lattice.open_above,
        lattice.open_below,
    )


_FEWEST = 2


def _boxes(
    lattice: Lattice, cells: Sequence[tuple[Span, Written]], texts: _Texts
) -> tuple[Box, ...]:
    """The cells of a table with their texts; how wide their padding may be shows in all of them together."""
    xs, height = lattice.xs, len(lattice.ys) - 1
    boxes: dict[Span, Box] = {}
    full: list[Span] = []
    padding = PADDING
    for (_, column, _, columns), said in cells:
        if said.longest > -inf:
            padding = min(padding, xs[column + columns] - xs[column] - said.longest)
    for span, said in cells:
        row, column, high, columns = span
        left, right = xs[column], xs[column + columns]
        # where rows beside it are two, so may be the figures in it
        width = right - left if high == 1 else inf
        room = said.room(width, padding) if row + high == height else inf
        boxes[span] = Box(said.text(width, padding), left, right, row, high, room)
        if said.is_full(right - left, padding):
            full.append(span)
    return without_left_out(lattice, boxes, full, texts)


def _wholes(spans: Sequence[Span], placed: _Placed) -> dict[Span, Span]:
    """Cells that are one with others, each with the cell they make.

    A figure that runs over the ruling between two cells makes them one: which of the two it belongs to
    is not proved, so neither shall have it alone.
    """
    sets: Sets[Span] = Sets()
    for here, there in _run_over(placed):
        sets.join(here, there)
    members: dict[Span, list[Span]] = defaultdict(list)
    for span in spans:
        members[sets.root(span)].append(span)
    joined = (together for together in members.values() if len(together) > 1)
    return {span: _around(together) for together in joined for span in together}


def _run_over(placed: _Placed) -> Iterator[tuple[Span, Span]]:
    spans = {id(glyph): span for glyph, span in placed if is_digit(glyph.text)}
    for line in rows(glyph for glyph, _ in placed if id(glyph) in spans):
        for at, (before, glyph) in enumerate(pairwise(line)):
            here, there = spans[id(before)], spans[id(glyph)]
            if here != there and here.row == there.row and _go_on(line, at, spans):
                yield here, there


def _go_on(line: Sequence[Glyph], at: int, spans: Mapping[int, Span]) -> bool:
    """Whether a digit and the next one on a line are of one figure: close, or as far apart as digits in their cells."""
    before, glyph = line[at], line[at + 1]
    if abutting(*sorted((before, glyph), key=_left)):
        return True
    gap = _gap(before, glyph)
    return gap < _WIDEST * (glyph.bottom - glyph.top) and any(
        gap < _AS_WIDE * _gap(one, other)
        for one, other in pairwise(line[max(at - 1, 0) : at + 3])
        if spans.get(id(one), one) == spans.get(id(other), other)
    )


_WIDEST = 0.8
"""The part of their height by which digits of one figure are apart at most, however wide they are set."""
_AS_WIDE = 1.3


def _gap(one: Glyph, other: Glyph) -> float:
    return max(one.left, other.left) - min(one.right, other.right)


def _left(glyph: Glyph) -> float:
    return glyph.left


def _height(glyph: Glyph) -> float:
    return glyph.y


def _around(spans: Sequence[Span]) -> Span:
    row, column = min(s.row for s in spans), min(s.column for s in spans)
    rows = max(s.row + s.rows for s in spans) - row
    return Span(row, column, rows, max(s.column + s.columns for s in spans) - column)
