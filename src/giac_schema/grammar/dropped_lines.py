"""Texts from which a program has dropped every line that had occurred before.

    规章          Some programs that extract the text of a page take a line that comes twice for a menu.
    0             Where every cell has a line of its own, nearly all figures of a report go with these:
    1             of the three noughts of a row one is left, and nothing shows that there were others.

Such a text is known by what the form repeats itself: 信息内容 above each block of 表二, figures in the rows of 表三.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.cell import Cell
from giac_schema.grammar.layouts.run_on import cells_of_line
from giac_schema.grammar.layouts.side_by_side import divided
from giac_schema.grammar.tables.parts import BlockPart, RequestsRow
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import parse_value
from giac_schema.model.document import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.tables.parts import Part
    from giac_schema.model.document import Document

__all__ = ["repeated_lines_lost"]

_MOST_ROWS = 8
"""With more rows of 表三 than this, some line must occur twice if nothing was dropped."""


def repeated_lines_lost(document: Document, parts: Sequence[Part]) -> bool:
    """Whether a text with one cell a line has no cell twice where the form repeats itself.

    Every block of 表二 has its own 信息内容, and the many rows of 表三 repeat at least a figure.
    """
    blocks = [p for p in parts if isinstance(p, BlockPart)]
    headless = sum(p.opening.terminal == "ARTICLE" and bool(p.columns or p.rows) for p in blocks)
    content = sum(p.opening.terminal == "CONTENT" for p in blocks)
    rows = sum(isinstance(p, RequestsRow) for p in parts)
    if not (headless and content == 1) and rows <= _MOST_ROWS:
        return False
    return all(isinstance(b, Text) and _every_cell_once(b.text) for b in document.blocks)


def _every_cell_once(text: str) -> bool:
    lines = list(_lines(text))
    if _ROWS_AMONG * sum(map(_is_divided, lines)) >= len(lines):
        return False
    cells: set[str] = set()
    for line in lines:
        if parse_value(line) is not None or exact(line):
            if line in cells:  # as in nearly every report
                return False
            cells.add(line)
    rows = [line for line in lines if _holds_cells(line)]
    if len({*cells, *rows}) < len(cells) + len(rows):
        return False
    return len(cells) > 0 and len(rows) * _ROWS_AMONG < len(lines)


_ROWS_AMONG = 10
"""Of so many lines one is a row, if cells do not stand one a line."""


def _lines(text: str) -> Iterator[str]:
    """What stands on each line, without marks around it; of a line that holds several rows, each cell."""
    for line in text.splitlines():
        if bare := line.strip(_AROUND):
            cells = () if _PIPE.search(bare) else cells_of_line(bare)
            yield from [cell for _, cell in cells] or [bare]


_AROUND = " |│┃｜║>\t\u3000\u00a0"
_PIPE = re.compile("[|│┃｜║]")


def _holds_cells(line: str) -> bool:
    """Whether a line is divided by marks, or where a figure or the next label begins."""
    return _is_divided(line) or sum(1 for _ in divided(Cell(line, ""), "")) > 1


def _is_divided(line: str) -> bool:
    """Whether marks divide a line."""
    return "  " in line or "\t" in line or ",," in line or bool(_PIPE.search(line))
