"""An HTML table to a grid: every cell where it begins, merged ones with their spans.

Spans are what the page says, within limits: they may lie, overlap and miss, and the
grammar does not rely on any one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.model.document import GridCell
from giac_schema.model.source import Position
from giac_schema.readers.marks import raised, struck

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborNode

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "grid"]

MOST_COLUMNS = 128
"""Grid columns beyond this are not drawn; the form has fifteen."""
MOST_ROWS = 4096
"""Rows beyond this are not read; the form has fewer than fifty."""

_LONGEST_SPAN = 8

_CELLS = frozenset({"td", "th"})
_BREAKS = frozenset({"br", "p", "div", "li"})


def grid(table: LexborNode, number: int) -> Iterator[GridCell]:
    """The cells of a table that holds no other.

    Args:
        table: the ``<table>``.
        number: which table of the page it is, from 1.
    """
    taken: dict[int, int] = {}  # grid column -> first row in which it is free again
    for row, tr in enumerate(table.css("tr")[:MOST_ROWS]):
        column = 0
        for cell in tr.iter():
            if cell.tag not in _CELLS:
                continue
            while taken.get(column, 0) > row:
                column += 1
            if column >= MOST_COLUMNS:
                break
            width, height = _spans(cell.attributes)
            width = min(width, MOST_COLUMNS - column)
            for at in range(column, column + width):
                taken[at] = row + height
            where = Position(None, None, number, row + 1, column + 1)
            yield GridCell(_cell_text(cell), row, column, height, width, where)
            column += width


def _spans(attributes: Mapping[str, str | None]) -> tuple[int, int]:
    """Over how many columns and rows a cell says it reaches."""
    if not attributes:
        return 1, 1
    height = min(_span(attributes.get("rowspan")), MOST_ROWS)
    return _span(attributes.get("colspan")), height


def _span(printed: str | None) -> int:
    """A span as the page prints it; 1 for what is no whole number."""
    digits = (printed or "").strip()
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _LONGEST_SPAN:
        return 1
    return max(int(digits), 1)


def _cell_text(cell: LexborNode) -> str:
    """The text of a cell; what stood on lines of its own is kept apart."""
    if next(cell.iter(), None) is None:  # nothing in it but text
        return cell.text().replace("\n", " ").strip()
    pieces: list[str] = []
    marked = False
    for node in cell.traverse(include_text=True):
        if node.tag == "-text":
            text = " ".join((node.text_content or "").split(" ")).replace("\n", " ")
            pieces.append(_marked(text, node) if marked else text)
        elif node.tag in _BREAKS:
            pieces.append("\n")
        marked = marked or node.tag in _MARKS
    return "".join(pieces).strip()


_MARKS = {"sup": raised, "sub": raised, "s": struck, "strike": struck, "del": struck}


def _marked(text: str, node: LexborNode) -> str:
    """Text of a cell, with a sign that it is no part of a figure if it is set high or struck out."""
    above = node.parent
    while above is not None and above.tag not in _CELLS:
        if above.tag in _MARKS:
            text = _MARKS[above.tag](text)
        above = above.parent
    return text
