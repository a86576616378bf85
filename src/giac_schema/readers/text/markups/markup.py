"""Tables in the markup of AsciiDoc and MediaWiki, to grids.

    |===                      {| class="wikitable"
    |规章 |0 |0 |0            |-
    3+|行政许可 |0            | colspan="3" | 行政许可 || 0
    |===                      |}

Both say where a table begins and ends and what its cells span, so nothing is to be weighed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.model.document import Document, Grid, Text
from giac_schema.readers.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from giac_schema.readers.text.markups.asciidoc import asciidoc_rows
from giac_schema.readers.text.markups.markup_cell import placed
from giac_schema.readers.text.markups.mediawiki import mediawiki_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.document import Block
    from giac_schema.readers.text.markups.markup_cell import MarkupCell

__all__ = ["holds_markup", "read_markup"]

_TABLE = re.compile(
    r"^(?:\[(?P<options>[^\]\n]*)\]\n)?\|={3,}\n(?P<asciidoc>.*?)^\|={3,}$"
    r"|^\{\|[^\n]*\n(?P<mediawiki>.*?)^\|\}",
    re.MULTILINE | re.DOTALL,
)
_LONGEST = 500_000
"""A text with more characters than this is not searched."""


def holds_markup(text: str) -> bool:
    """Whether a text has such a table, whatever pieces of HTML stand around it."""
    return len(text) <= _LONGEST and _TABLE.search(text) is not None


def read_markup(text: str) -> Document | None:
    """The tables of such a text as grids, and what stands between them; ``None`` if there are none."""
    if len(text) > _LONGEST or ("|===" not in text and "{|" not in text):
        return None
    blocks: list[Block] = []
    end = cells = 0
    for number, table in enumerate(_TABLE.finditer(text), start=1):
        rows = _rows(text, table)
        cells += sum(map(len, rows))
        widest = max(map(len, rows), default=0)
        if not rows or cells > MOST_CELLS or len(rows) > MOST_ROWS or widest > MOST_COLUMNS:
            return None
        blocks += [Text(text[end : table.start()], _line(text, end)), *_grids(rows, number)]
        end = table.end()
    return Document((*blocks, Text(text[end:], _line(text, end))), "text") if end else None


def _rows(text: str, table: re.Match[str]) -> list[list[MarkupCell]]:
    if table["mediawiki"] is not None:
        return mediawiki_rows(table["mediawiki"], _line(text, table.start("mediawiki")))
    first_line = _line(text, table.start("asciidoc"))
    return asciidoc_rows(table["asciidoc"], table["options"] or "", first_line)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _grids(rows: Sequence[Sequence[MarkupCell]], number: int) -> Iterator[Grid]:
    from giac_schema.readers.filled import unfilled  # knows the words of the form, by lark

    cells = [cell for row in rows for cell in row]
    if len({len(row) for row in rows}) == 1 and all(c.width == c.height == 1 for c in cells):
        lines = [row[0].line for row in rows]
        yield from unfilled([[cell.text for cell in row] for row in rows], number, lines=lines)
    else:
        yield Grid(tuple(placed(rows, number)))
