"""Rows without rulings that a page break may have torn: their figures are withheld on both pages.

Digits at the top of a page before any label of a row may be the rest of the figures that end the page before, or all
the figures of the label that ends it.  No frame proves which, so that neither part is read.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import attrs

from giac_schema.grammar.words.headings import parse_heading
from giac_schema.grammar.words.matching import exact
from giac_schema.readers.pdf.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.readers.pdf.lines import Piece
    from giac_schema.readers.pdf.rulings.tables import Table

__all__ = ["with_torn_rows"]

_Page: TypeAlias = "list[Line | Table]"

_NUMBERED = re.compile(r"\s*(?:[（(][一二三四五六七][)）]|[一二三四]\s*、|\d\s*[.、．]\s*\D)")
"""What the labels of table three begin with, and the headings of sections."""


def with_torn_rows(pages: Sequence[_Page]) -> list[_Page]:
    """The pages, with the digits of rows without rulings that may go on over a page break marked as unreadable."""
    found = [list(page) for page in pages]
    for before, after in pairwise(found):
        top, bottom = _unlabelled(after), _last_row(before)
        _mark(after, _labels_of_figures(before, after[len(top) : len(top) + 1]), words=True)
        if not (bottom and any(map(_has_digits, top))):
            continue
        label, *_ = bottom
        is_row = parse_heading(label.text) is None
        if any(map(_has_digits, bottom)):
            bottom = [*_close_above(before, label), *bottom]
        elif not is_row:
            continue
        # without its label the row has no blank cells: one of them may hold what stands on the next page alone
        _mark(before, bottom, words=is_row)
        # the one row of table four has no label: below headers of its own, a part of it would have blanks
        _mark(after, top, words=any(map(_heads_table_four, top)))
    return found


def _labels_of_figures(before: _Page, first: _Page) -> list[Line]:
    """The first row of a page without its figures, if figures without a label end the page before: they may be its."""
    last = before[-1] if before else None
    if not isinstance(last, Line) or not all(map(_is_digits, last.pieces)):
        return []
    rows = [item for item in first if isinstance(item, Line)]
    return [row for row in rows if not _has_digits(row) and parse_heading(row.text) is None]


def _unlabelled(page: _Page) -> list[Line]:
    """The lines at the top of a page down to the first label of a row, a heading or a ruled table."""
    return list(_until_label(page))


def _until_label(page: _Page) -> Iterator[Line]:
    for item in page:
        if not isinstance(item, Line) or _begins_row(item):
            return
        yield item


def _last_row(page: _Page) -> list[Line]:
    """The lines at the foot of a page from the last label of a row or heading on; none if there is no such."""
    row: list[Line] = []
    for item in reversed(page):
        if not isinstance(item, Line):
            return []
        row.insert(0, item)
        if _begins_row(item):
            return row
    return []


def _begins_row(line: Line) -> bool:
    if parse_heading(line.text) is not None:
        return True
    return any(
        _NUMBERED.match(piece.text) or any(m.terminal == "ROW2" for m in exact(piece.text))
        for piece in line.pieces
    )


def _close_above(page: _Page, label: Line) -> list[Line]:
    """Lines of digits alone that stand so close above a label that they may be beside it."""
    at = next(number for number, item in enumerate(page) if item is label)
    found: list[Line] = []
    for item in reversed(page[:at]):
        lowest = found[0] if found else label
        if not isinstance(item, Line) or not all(map(_is_digits, item.pieces)):
            break
        if lowest.top - item.bottom > _CLOSE * label.height:
            break
        found.insert(0, item)
    return found


_CLOSE = 1.0
"""The part of a line's height by which two lines of one cell are apart at most."""


def _has_digits(line: Line) -> bool:
    return any(map(_is_digits, line.pieces))


def _is_digits(piece: Piece) -> bool:
    return any(map(str.isdigit, piece.text)) and not any(map(str.isalpha, piece.text))


def _heads_table_four(line: Line) -> bool:
    return any(m.terminal == "CASES" for piece in line.pieces for m in exact(piece.text))


def _mark(page: _Page, lines: Sequence[Line], *, words: bool) -> None:
    """Mark the digits of some lines of a page as what cannot be read, and the words beside them too if need be."""
    marked = {id(line) for line in lines}
    for number, item in enumerate(page):
        if isinstance(item, Line) and id(item) in marked:
            page[number] = Line(
                tuple(
                    attrs.evolve(p, overprinted=True) if words or _is_digits(p) else p
                    for p in item.pieces
                )
            )
