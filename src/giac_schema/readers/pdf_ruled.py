"""Ruled tables of a page: the cells that rulings enclose, with the text that stands in them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from giac_schema.readers.pdf_lattice import Sets, Span, lattices
from giac_schema.readers.pdf_lines import abutting, cell_text, rows
from giac_schema.readers.pdf_tables import Box, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.readers.pdf_lattice import Field, Lattice
    from giac_schema.readers.pdf_page import Glyph, Sheet

__all__ = ["ruled_tables"]

_PROSE = 600
"""A cell with more characters than this makes its rulings a frame around text, and no table."""


def ruled_tables(sheet: Sheet) -> tuple[list[Table], list[Glyph]]:
    """The ruled tables of a page, and the characters that stand in none."""
    tables: list[Table] = []
    loose: list[Glyph] = list(sheet.glyphs)
    for lattice in lattices(sheet.rulings, sheet.width):
        inside = {id(g): at for g in loose if (at := lattice.field(g.x, g.y)) is not None}
        inside |= _cut_off(loose, inside)
        table = _table(lattice, [(g, inside[id(g)]) for g in loose if id(g) in inside])
        if table is not None:
            tables.append(table)
            loose = [g for g in loose if id(g) not in inside]
    return tables, loose


def _cut_off(loose: Sequence[Glyph], inside: Mapping[int, Field]) -> dict[int, Field]:
    """The digits of figures that run over the edge of a table, with the fields these begin in."""
    found: dict[int, Field] = {}
    digits = [glyph for glyph in loose if glyph.text.isdigit()]
    if all(id(glyph) in inside for glyph in digits):
        return found
    for row in rows(digits):
        for line in (row, row[::-1]):
            for before, glyph in pairwise(line):
                field = inside.get(id(before)) or found.get(id(before))
                left, right = sorted((before, glyph), key=lambda g: g.left)
                if field is not None and id(glyph) not in inside and abutting(left, right):
                    found[id(glyph)] = field
    return found


def _table(lattice: Lattice, inside: Sequence[tuple[Glyph, Field]]) -> Table | None:
    owners = {
        (row, column): span
        for span in lattice.spans
        for row in range(span.row, span.row + span.rows)
        for column in range(span.column, span.column + span.columns)
    }
    placed = [(glyph, owners[field]) for glyph, field in inside]
    whole = _wholes(lattice.spans, placed)
    texts: dict[Span, list[Glyph]] = defaultdict(list)
    for glyph, span in placed:
        texts[whole[span]].append(glyph)
    spans = dict.fromkeys(whole.values())
    if len(spans) < _FEWEST or any(len(found) > _PROSE for found in texts.values()):
        return None
    boxes = tuple(_box(span, lattice, texts.get(span, [])) for span in spans)
    return Table(boxes, lattice.ys[0], lattice.ys[-1], lattice.open_above, lattice.open_below)


_FEWEST = 2


def _box(span: Span, lattice: Lattice, glyphs: Sequence[Glyph]) -> Box:
    left, right = lattice.xs[span.column], lattice.xs[span.column + span.columns]
    return Box(cell_text(glyphs, right - left), left, right, span.row, span.rows)


def _wholes(spans: Sequence[Span], placed: Sequence[tuple[Glyph, Span]]) -> dict[Span, Span]:
    """For every cell itself, or the cell that it makes with others.

    A figure that runs over the ruling between two cells makes them one: which of the two it belongs to
    is not proved, so neither shall have it alone.
    """
    run_over = list(_run_over(placed))
    if not run_over:
        return {span: span for span in spans}
    sets: Sets[Span] = Sets()
    for here, there in run_over:
        sets.join(here, there)
    members: dict[Span, list[Span]] = defaultdict(list)
    for span in spans:
        members[sets.root(span)].append(span)
    return {span: _around(members[sets.root(span)]) for span in spans}


def _run_over(placed: Sequence[tuple[Glyph, Span]]) -> Iterator[tuple[Span, Span]]:
    spans = {id(glyph): span for glyph, span in placed if glyph.text.isdigit()}
    for line in rows(glyph for glyph, _ in placed if id(glyph) in spans):
        for before, glyph in pairwise(line):
            here, there = spans[id(before)], spans[id(glyph)]
            if here != there and here.row == there.row and abutting(before, glyph):
                yield here, there


def _around(spans: Sequence[Span]) -> Span:
    row, column = min(s.row for s in spans), min(s.column for s in spans)
    rows = max(s.row + s.rows for s in spans) - row
    return Span(row, column, rows, max(s.column + s.columns for s in spans) - column)
