"""A flow of lines and tables to paragraphs and grids, which go on over page breaks."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import attrs

from giac_schema.grammar.headings import parse_heading
from giac_schema.model.document import Grid, Paragraph
from giac_schema.model.source import Position
from giac_schema.readers.pdf_aligned import aligned
from giac_schema.readers.pdf_lines import Line
from giac_schema.readers.pdf_running import flow
from giac_schema.readers.pdf_tables import Table, continued, to_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.document import Block
    from giac_schema.readers.pdf_running import Item, Page

__all__ = ["blocks"]


def blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """The paragraphs and tables of a document in reading order."""
    tables = 0
    width = max((page.width for page in pages), default=0.0)
    for item in _structured(list(_continued(list(flow(pages)))), width):
        if isinstance(item, Grid):
            tables += 1
            yield _numbered(item, tables)
        else:
            yield item


def _numbered(grid: Grid, table: int) -> Grid:
    """The grid with a position on every cell."""
    return Grid(
        tuple(
            attrs.evolve(
                cell, position=Position(table=table, row=cell.row + 1, cell=cell.column + 1)
            )
            for cell in grid.cells
        )
    )


def _continued(flow: Sequence[Item]) -> Iterator[Item]:
    """The flow with the parts of a ruled table that follow each other put together."""
    held: Table | None = None
    between: list[Line] = []
    for item in flow:
        if isinstance(item, Line):
            between.append(item)
            continue
        whole = continued(held, between, item) if held is not None else None
        if whole is None:
            yield from [held] if held is not None else []
            yield from between
        held, between = whole or item, []
    yield from [held] if held is not None else []
    yield from between


def _structured(flow: Sequence[Item], width: float) -> Iterator[Grid | Paragraph]:
    """Ruled tables as grids, and in the lines between them tables without rulings and paragraphs."""
    left, right = _margins(flow, width)
    for is_table, run in groupby(flow, key=lambda item: isinstance(item, Table)):
        if is_table:
            yield from (to_grid(item) for item in run if isinstance(item, Table))
            continue
        prose: list[Line] = []
        for part in aligned([item for item in run if isinstance(item, Line)], right - left):
            if isinstance(part, Grid):
                yield from _paragraphs(prose, left, right)
                yield part
                prose = []
            else:
                prose += part
        yield from _paragraphs(prose, left, right)


def _margins(flow: Sequence[Item], width: float) -> tuple[float, float]:
    """Between which edges prose is set: where several lines end, or as far from one side as from the other."""
    found = [item for item in flow if isinstance(item, Line)]
    left = min((line.left for line in found), default=0.0)
    long = [x for x in found if len(x.pieces) == 1 and x.right - x.left > (width - left) / 2]
    ends = sorted(((line.right, line.height) for line in long), reverse=True)
    for right, height in ends:
        if sum(right - _INDENT * height < end <= right for end, _ in ends) >= _SEVERAL:
            return left, right
    return left, max([width - left, *(right for right, _ in ends)])


_SEVERAL = 3


def _paragraphs(run: Sequence[Line], left: float, right: float) -> Iterator[Paragraph]:
    lines: list[Line] = []
    for line in run:
        if lines and not _goes_on(lines[-1], line, left, right):
            yield Paragraph(_text(lines))
            lines = []
        lines.append(line)
    if lines:
        yield Paragraph(_text(lines))


_INDENT = 1.5
"""Characters by which a line that is full may be short, and more than which a paragraph is indented."""
_ALIKE = 1.25
"""Lines of a paragraph are of one height, give or take a quarter."""
_SPACING = 2.2
"""Lines of a paragraph are no farther apart than so many times their height."""


def _goes_on(above: Line, below: Line, left: float, right: float) -> bool:
    """Whether a line is the next one of the same paragraph."""
    height = max(above.height, below.height)
    if parse_heading(above.text) or parse_heading(below.text):
        return False
    if above.right < right - _INDENT * height or below.left > left + height:
        return False
    if height > _ALIKE * min(above.height, below.height):
        return False
    return below.top - above.top < _SPACING * height or _on_next_page(above, below, height)


_FAR = 4.0


def _on_next_page(above: Line, below: Line, height: float) -> bool:
    """Whether so much blank lies between two lines as only a page break leaves."""
    return below.top - above.bottom > _FAR * height


def _text(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for above, below in pairwise(lines):
        latin = (above.text[-1:] + below.text[:1]).isascii() and above.text[-1:].isalpha()
        text += (" " if latin else "") + below.text
    return " ".join(text.split())
