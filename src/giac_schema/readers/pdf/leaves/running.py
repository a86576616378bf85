"""Pages to one flow of lines and tables; page numbers and what else runs along their edges is left out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.grammar.words.matching import match
from giac_schema.grammar.words.values import parse_value
from giac_schema.readers.pdf.leaves.overleaf import with_torn_rows
from giac_schema.readers.pdf.lines import Line
from giac_schema.readers.pdf.rulings.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Item", "Page", "flow"]

Item: TypeAlias = Line | Table


@frozen
class Page:
    """What stands on one page, from above: lines of text and ruled tables."""

    items: tuple[Item, ...]
    width: float
    height: float


def flow(pages: Sequence[Page]) -> Iterator[Item]:
    """What stands on all pages, as if they were one long one."""
    above = 0.0
    for page, items in zip(pages, with_torn_rows(list(_bodies(pages))), strict=True):
        # some draw beyond the edges of a page
        above -= min([0.0, *(item.top for item in page.items)])
        yield from (item.lowered(above) for item in items)
        above += max([page.height, *(item.bottom for item in page.items)])


def _bodies(pages: Sequence[Page]) -> Iterator[list[Item]]:
    """What stands on each page, without what runs along its edges."""
    repeated = Counter(key for page in pages for key in {_key(i, page) for i in page.items})
    numbers = _bare_numbers(pages)
    for page in pages:
        running = [
            id(item) in numbers or _runs(item, page, repeated, len(pages)) for item in page.items
        ]
        first = next((i for i, runs in enumerate(running) if not runs), len(running))
        last = next((i for i, runs in enumerate(reversed(running)) if not runs), 0)
        yield [
            item
            for item in page.items[first : len(running) - last]
            if isinstance(item, Table) or not _is_marked(item, page)
        ]


_EDGE = 0.12
"""The part of a page, above and below, in which running headers and page numbers stand."""
_MARKED = re.compile(
    r"[-—–－·]\s*\d{1,3}\s*[-—–－·]|第\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*页|"
    r"(?:第|page|p\.?)\s*\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?|\d{1,3}\s*[/／]\s*(?:共\s*)?\d{1,3}\s*页?",
    re.IGNORECASE,
)
"""A page number that no figure looks like."""
_BARE = re.compile(r"[·.\s]*(\d{1,3})[·.\s]*")
_DIGITS = re.compile(r"\d+")
_HEIGHT = 6.0
"""Points within which lines of two pages stand at the same height."""


def _in_edge(item: Item, page: Page) -> bool:
    return min(item.top, page.height - item.bottom) <= _EDGE * page.height


def _key(item: Item, page: Page) -> tuple[str, int] | None:
    """What two pages have in common if this is a running header: its words and its height."""
    if isinstance(item, Table) or not _in_edge(item, page):
        return None
    return _DIGITS.sub("#", item.text), round(item.top / _HEIGHT)


def _is_marked(line: Line, page: Page) -> bool:
    """Whether a line is a page number that no figure looks like, whatever stands beyond it."""
    return _in_edge(line, page) and _MARKED.fullmatch(line.text.strip()) is not None


def _runs(item: Item, page: Page, repeated: Counter[tuple[str, int] | None], pages: int) -> bool:
    """Whether a line is a page number, or words that stand at the same place on half of all pages.

    A table may repeat its header on every page too, and have figures at the same place: the words of the
    form are told from others, and figures alone are no words.
    """
    key = _key(item, page)
    if key is None or isinstance(item, Table):
        return False
    if _is_marked(item, page):
        return True
    of_form = any(match(piece.text) for piece in item.pieces)
    figures = all(parse_value(piece.text.strip()) is not None for piece in item.pieces)
    return repeated[key] > 1 and 2 * repeated[key] >= pages and not of_form and not figures


def _bare_numbers(pages: Sequence[Page]) -> set[int]:
    """The page numbers with nothing around them, by identity: they count pages, as figures do not."""
    found = [
        (int(number[1]) - at, item)
        for at, page in enumerate(pages)
        for item in {end for end in (*page.items[:1], *page.items[-1:]) if isinstance(end, Line)}
        if _in_edge(item, page)
        if (number := _BARE.fullmatch(item.text)) is not None
    ]
    counted = Counter(offset for offset, _ in found)
    alone = len(pages) == 1 and _stands_alone(pages[0])
    return {id(item) for offset, item in found if counted[offset] > 1 or alone}


_ALONE = 3.0


def _stands_alone(page: Page) -> bool:
    """Whether the last line of a page is far from all others, in so many times its height."""
    *others, last = page.items
    height = last.bottom - last.top
    return all(last.top - other.bottom > _ALONE * height for other in others)
