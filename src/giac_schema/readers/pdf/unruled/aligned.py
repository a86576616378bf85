"""Tables without rulings: rows by the lines of figures, columns by where figures and headers stand.

Nothing is counted off.  A figure has a column if its row is complete, or if it stands below one header and no
other; a label has a row if it stands beside one line of figures and no other.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from giac_schema.grammar.words.headings import parse_heading
from giac_schema.model.document import Grid, GridCell
from giac_schema.readers.marks import PICTURE
from giac_schema.readers.pdf.unruled.across import without_torn
from giac_schema.readers.pdf.unruled.banded import bands
from giac_schema.readers.pdf.unruled.blocks import Block, cell_blocks
from giac_schema.readers.pdf.unruled.stray import is_set_wide, with_parts_unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.readers.pdf.lines import Line, Piece

__all__ = ["MOST_PIECES", "aligned"]

MOST_PIECES = 3000
"""Pieces of text among which a table without rulings is looked for; that of a report has some hundreds."""
_FEWEST = 3
"""A table has no fewer words of the form than this."""
_FULL = 0.6
"""The part of the width of print that a line of prose has and no cell of such a table."""


def aligned(lines: Sequence[Line], width: float) -> Iterator[Grid | list[Line]]:
    """The tables in some lines, and the lines around them.

    Args:
        lines: the lines between two ruled tables, from above.
        width: how wide the print of the document is.
    """
    for is_prose, run in groupby(lines, key=lambda line: _is_prose(line, width)):
        stretch = list(run)
        if is_prose:
            yield stretch
        else:
            yield from _stretch(stretch)


_CAPTION = re.compile(r"表\s*[一二三四1-4]")


def _is_prose(line: Line, width: float) -> bool:
    if parse_heading(line.text) is not None or _CAPTION.match(line.text):
        return True
    return len(line.text) > _FULL * width / max(line.height, 1.0) and _unbroken(line)


def _unbroken(line: Line) -> bool:
    return " " not in line.text.strip() and not any(map(_is_figure, line.pieces))


def _stretch(lines: Sequence[Line]) -> Iterator[Grid | list[Line]]:
    """The table in some lines with what stands above and below it; the lines alone if there is none."""
    if sum(len(line.pieces) for line in lines) > MOST_PIECES:
        yield list(lines)
        return
    found = cell_blocks(lines)
    known = [block for block in found if block.kinds]
    figures = [block for block in found if block.is_figure]
    if len(known) < _FEWEST or not figures:
        seen = bool(figures) or any(PICTURE in block.text for block in found)
        may_be_row = (known and seen) or (figures and _hold_row_set_wide(lines))
        yield with_parts_unread(lines) if may_be_row else list(lines)
        return
    top = _above(lines, min(block.top for block in known))
    bottom = max(block.bottom for block in (*known, *_beside(known, figures)))
    yield [line for line in lines if line.bottom <= top]
    yield _grid([block for block in found if block.bottom > top and block.top < bottom])
    yield [line for line in lines if line.bottom > top and line.top >= bottom]


def _hold_row_set_wide(lines: Sequence[Line]) -> bool:
    """Whether the characters of a label stand apart on one of some lines."""
    return any(is_set_wide([Block((piece,)) for piece in line.pieces]) for line in lines)


def _above(lines: Sequence[Line], top: float) -> float:
    """Where a table begins whose first word stands at some height: lines of digits close above are of its first row."""
    for line in reversed([line for line in lines if line.bottom <= top]):
        if top - line.bottom > _CLOSE * line.height or not all(map(_is_figure, line.pieces)):
            break
        top = line.top
    return top


_CLOSE = 1.0
"""So many times its height above the next one a line of the same cell ends at most."""


def _is_figure(piece: Piece) -> bool:
    return Block((piece,)).is_figure


def _beside(known: Sequence[Block], figures: Sequence[Block]) -> list[Block]:
    """The figures below the first word of the form."""
    top = min(block.top for block in known)
    return [figure for figure in figures if figure.y > top]


def _grid(found: Sequence[Block]) -> Grid:
    drawn = [row for band in without_torn(bands(found)) for row in band.rows()]
    return Grid(
        tuple(
            GridCell(cell.text, number, cell.column, 1, cell.columns)
            for number, row in enumerate(drawn)
            for cell in row
        )
    )
