"""A flow of lines and tables to paragraphs and grids, which go on over page breaks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from giac_schema.model.document import Grid, Paragraph
from giac_schema.model.source import Position
from giac_schema.readers.pdf.leaves.continuing import continued
from giac_schema.readers.pdf.leaves.prose import paragraphs, setting
from giac_schema.readers.pdf.leaves.running import flow
from giac_schema.readers.pdf.lines import Line
from giac_schema.readers.pdf.ruled.headed import has_headers
from giac_schema.readers.pdf.ruled.merged import with_doubts
from giac_schema.readers.pdf.rulings.tables import Table, same_edges, to_grid
from giac_schema.readers.pdf.unruled.aligned import aligned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.document import Block
    from giac_schema.readers.pdf.leaves.running import Item, Page

__all__ = ["blocks"]


def blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """The paragraphs and tables of a document in reading order."""
    tables = 0
    headed: list[Table] = []
    width = max((page.width for page in pages), default=0.0)
    for item in _structured(list(_continued(list(flow(pages)))), width):
        if isinstance(item, Paragraph):
            yield item
        else:
            tables += 1
            yield _numbered(item, tables, headed)


def _numbered(found: Table | Grid, table: int, headed: list[Table]) -> Grid:
    """A table as a grid with a position on every cell.

    Args:
        found: the table.
        table: which of the document it is, from 1.
        headed: the tables before it that have headers; it is added to them if it has.
    """
    if isinstance(found, Table):
        whole = with_doubts(found)
        if has_headers(found):
            headed.append(found)
        elif not any(same_edges(found.edges, other.edges) for other in headed):
            return to_grid(whole, table, first=_OF_NO_HEADER)
        return to_grid(whole, table)
    return Grid(
        tuple(
            attrs.evolve(
                cell, position=Position(table=table, row=cell.row + 1, cell=cell.column + 1)
            )
            for cell in found.cells
        )
    )


_OF_NO_HEADER = 1000
"""The first column of a table without headers that is not divided as one with headers: behind all of theirs."""


def _continued(flow: Sequence[Item]) -> Iterator[Item]:
    """The flow with the parts of a ruled table that follow each other put together."""
    held: Table | None = None
    between: list[Line] = []
    for item in flow:
        if isinstance(item, Line):
            between.append(item)
            continue
        whole, rest = continued(held, between, item) if held is not None else (None, item)
        if rest is not None:
            yield from [whole] if whole is not None else []
            yield from between
        held, between = rest or whole, []
    yield from [held] if held is not None else []
    yield from between


def _structured(flow: Sequence[Item], width: float) -> Iterator[Table | Grid | Paragraph]:
    """Ruled tables, and in the lines between them tables without rulings and paragraphs."""
    page = setting([item for item in flow if isinstance(item, Line)], width)
    for is_table, run in groupby(flow, key=lambda item: isinstance(item, Table)):
        if is_table:
            yield from (item for item in run if isinstance(item, Table))
            continue
        prose: list[Line] = []
        for part in aligned(
            [item for item in run if isinstance(item, Line)], page.right - page.left
        ):
            if isinstance(part, Grid):
                yield from paragraphs(prose, page)
                yield part
                prose = []
            else:
                prose += part
        yield from paragraphs(prose, page)
