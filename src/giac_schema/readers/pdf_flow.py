"""Pages to one flow: what pages repeat is left out, paragraphs and tables go on over page breaks."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeAlias

import attrs
from attrs import frozen

from giac_schema.grammar.headings import parse_heading
from giac_schema.grammar.matching import match
from giac_schema.model.document import Grid, Paragraph
from giac_schema.model.source import Position
from giac_schema.readers.pdf_aligned import aligned
from giac_schema.readers.pdf_lines import Line
from giac_schema.readers.pdf_tables import Table, continued, to_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.document import Block

__all__ = ["Item", "Page", "blocks"]

Item: TypeAlias = Line | Table


@frozen
class Page:
    """What stands on one page, from above: lines of text and ruled tables."""

    items: tuple[Item, ...]
    width: float
    height: float


def blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """The paragraphs and tables of a document in reading order."""
    tables = 0
    width = max((page.width for page in pages), default=0.0)
    for item in _structured(list(_continued(list(_flow(pages)))), width):
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


def _flow(pages: Sequence[Page]) -> Iterator[Item]:
    """What stands on all pages, as if they were one long one."""
    above = 0.0
    repeated = Counter(key for page in pages for key in {_key(i, page) for i in page.items})
    for page in pages:
        running = [_runs(item, page, repeated, len(pages)) for item in page.items]
        first = next((i for i, runs in enumerate(running) if not runs), len(running))
        last = next((i for i, runs in enumerate(reversed(running)) if not runs), 0)
        for item in page.items[first : len(running) - last]:
            if isinstance(item, Table) or not _is_marked(item, page):
                yield item.lowered(above)
        above += page.height


_EDGE = 0.12
"""The part of a page, above and below, in which running headers and page numbers stand."""
_NUMBER = re.compile(
    r"[-—–－·.\s]*(?:第|page|p\.?)?\s*\d{1,3}\s*页?\s*(?:[/／,，]?\s*(?:共|of)?\s*\d{1,3}\s*页?)?[-—–－·.\s]*",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[-—–－·]\s*\d{1,3}\s*[-—–－·]|第\s*\d{1,3}\s*页.{0,12}")
_DIGITS = re.compile(r"\d+")
_HEIGHT = 6.0
"""Points within which lines of two pages stand at the same height."""


def _key(item: Item, page: Page) -> tuple[str, int] | None:
    """What two pages have in common if this is a running header: its words and its height."""
    if isinstance(item, Table) or min(item.top, page.height - item.bottom) > _EDGE * page.height:
        return None
    return _DIGITS.sub("#", item.text), round(item.top / _HEIGHT)


def _is_marked(line: Line, page: Page) -> bool:
    """Whether a line is a page number that no figure looks like, whatever stands beyond it."""
    return _key(line, page) is not None and _MARKED.fullmatch(line.text.strip()) is not None


def _runs(item: Item, page: Page, repeated: Counter[tuple[str, int] | None], pages: int) -> bool:
    """Whether a line is a page number, or words that stand at the same place on half of all pages.

    A table may repeat its header on every page too; the words of the form are told from others.
    """
    key = _key(item, page)
    if key is None or isinstance(item, Table):
        return False
    if _NUMBER.fullmatch(item.text):
        return True
    of_form = any(match(piece.text) for piece in item.pieces)
    return repeated[key] > 1 and 2 * repeated[key] >= pages and not of_form


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
