"""Pages to one flow: what every page repeats is left out, paragraphs and tables go on over page breaks."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.model.document import Paragraph
from giac_schema.readers.pdf_lines import Piece
from giac_schema.readers.pdf_tables import Table, continued, to_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.document import Block

__all__ = ["Item", "Page", "blocks"]

Item: TypeAlias = Piece | Table


@frozen
class Page:
    """What stands on one page, from above: lines of text and tables."""

    items: tuple[Item, ...]
    height: float


def blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """The paragraphs and tables of a document in reading order."""
    flow = [item for page in _without_margins(pages) for item in page]
    left, right = _margins(flow)
    run: list[Piece] = []
    number = 0
    for item in _joined(flow):
        if isinstance(item, Piece):
            if run and not _goes_on(run[-1], item, left, right):
                yield Paragraph(_text(run))
                run = []
            run.append(item)
            continue
        if run:
            yield Paragraph(_text(run))
            run = []
        number += 1
        yield to_grid(item, number)
    if run:
        yield Paragraph(_text(run))


_EDGE = 0.12
"""The part of a page, above and below, in which running headers and page numbers stand."""
_NUMBER = re.compile(
    r"[-—–－·.\s]*(?:第|page|p\.?)?\s*\d{1,3}\s*(?:页)?\s*(?:[/／,，]?\s*(?:共|of)?\s*\d{1,3}\s*页?)?[-—–－·.\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def _without_margins(pages: Sequence[Page]) -> Iterator[list[Item]]:
    """The items of each page without page numbers and what most pages have at the same place."""
    repeated = Counter(key for page in pages for key in {_key(i, page) for i in page.items} if key)
    for page in pages:
        yield [item for item in page.items if not _in_margin(item, page, repeated, len(pages))]


def _key(item: Item, page: Page) -> tuple[str, int] | None:
    """What two pages have in common if this is a running header: its words and its height."""
    if not isinstance(item, Piece) or not _at_edge(item, page):
        return None
    return _DIGITS.sub("#", item.text), round(item.y / _LINE)


_LINE = 6.0


def _at_edge(item: Piece, page: Page) -> bool:
    return min(item.top, page.height - item.bottom) < _EDGE * page.height


def _in_margin(
    item: Item, page: Page, repeated: Counter[tuple[str, int] | None], pages: int
) -> bool:
    key = _key(item, page)
    if key is None or not isinstance(item, Piece):
        return False
    if _NUMBER.fullmatch(item.text):
        return item in (page.items[0], page.items[-1])
    return repeated[key] > 1 and 2 * repeated[key] >= pages


def _joined(flow: Sequence[Item]) -> Iterator[Item]:
    """The flow with the parts of a table that follow each other put together."""
    held: Table | None = None
    for item in flow:
        if isinstance(item, Piece):
            if held is not None:
                yield held
                held = None
            yield item
        elif held is None:
            held = item
        else:
            whole = continued(held, item)
            if whole is None:
                yield held
            held = whole or item
    if held is not None:
        yield held


def _margins(flow: Sequence[Item]) -> tuple[float, float]:
    """Where lines of prose begin and end: as far out as several do."""
    found = [item for item in flow if isinstance(item, Piece)]
    if not found:
        return 0.0, 0.0
    right = sorted(item.right for item in found)
    return min(item.left for item in found), right[-1]


_SPACING = 1.9
"""Lines of a paragraph are no farther from each other than so many times their height."""


def _goes_on(above: Piece, below: Piece, left: float, right: float) -> bool:
    """Whether a line is the next one of the same paragraph."""
    height = max(above.height, below.height)
    if above.right < right - 1.5 * height or below.left > left + 0.7 * height:
        return False
    if not 0.8 < above.height / below.height < 1.25:
        return False
    return below.top < above.top or below.top - above.top < _SPACING * height


def _text(run: Sequence[Piece]) -> str:
    text = run[0].text
    for above, below in pairwise(run):
        latin = (above.text[-1:] + below.text[:1]).isascii() and above.text[-1:].isalpha()
        text += (" " if latin else "") + below.text
    return text
