"""Tables of a page in which no cell spans anything: empty cells or copies hold the places of merged ones."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from giac_schema.model.document import Grid
from giac_schema.readers.frames import holds_places
from giac_schema.readers.limits import NARROWEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.document import Block

__all__ = ["without_fillers"]


def without_fillers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with merged cells once where a page has filled in every field of its tables."""
    rows = [_rows(block) for block in blocks]
    if not any(holds_places(found) for found in rows if found):
        return list(blocks)
    return [
        each
        for block, found in zip(blocks, rows, strict=True)
        for each in (_unfilled(found, block) if found else [block])
    ]


def _rows(block: Block) -> list[list[str]]:
    """The fields of each row, if a table has as many in every row and none is merged."""
    if not isinstance(block, Grid) or any(c.colspan != 1 or c.rowspan != 1 for c in block.cells):
        return []
    rows = [[cell.text for cell in row] for _, row in groupby(block.cells, lambda c: c.row)]
    alike = len({len(row) for row in rows}) == 1 and len(rows[0]) >= NARROWEST
    return rows if alike else []


def _unfilled(rows: Sequence[Sequence[str]], block: Block) -> Iterator[Block]:
    from giac_schema.readers.filled import unfilled  # knows the words of the form, by lark

    number = block.cells[0].position.table if isinstance(block, Grid) else None
    yield from unfilled(rows, number or 1)
