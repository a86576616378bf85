"""Ruled tables in which a ruling was not drawn, or not seen, so that one cell was made of two.

Whose figure such a cell holds is not proved.  The form has cells over several columns, each below one
header, and none but labels of groups over several rows; what stands otherwise is marked as doubtful.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import attrs
from attrs import field, frozen

from giac_schema.grammar.words.matching import exact, match
from giac_schema.grammar.words.values import parse_value
from giac_schema.readers.pdf.glyphs import UNKNOWN
from giac_schema.readers.pdf.tables import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.readers.pdf.tables import Table

__all__ = ["has_headers", "with_doubts"]

_COLUMNS = frozenset({"COLUMN2", "COLUMN3", "FIRST3", "RESULT"})
_ROWS = frozenset({"ROW2", "ROW3"})
_NUMBERING = re.compile(r"^\s*\d\s*[.、．]")
_OF_FIGURE = re.compile(r"\d")
_NARROW = 3.0
"""Points by which a cell may reach under the next header, as rulings drawn twice make it."""

_Reach: TypeAlias = tuple[float, ...]
"""From where to where across the page a header stands."""
_Rows: TypeAlias = "Mapping[int, Sequence[Box]]"


def with_doubts(table: Table) -> Table:
    """The table, with what it leaves in doubt marked as unknown: figures, and labels of two rows.

    What may be figures of several rows is repeated in each of them: none of these has a blank there.
    """
    rows: dict[int, list[Box]] = defaultdict(list)
    for box in table.boxes:
        rows[box.row].append(box)
    bands = list(_bands(rows))
    doubtful = {id(box) for band in bands for box in band.doubtful()}
    headed = [band for band in bands if band.heads]
    doubtful |= {id(box) for band in headed[1:] for box in band.maybe_torn()}
    mixed = {id(box) for band in bands for box in band.mixed()}
    tall = [box for box in table.boxes if box.rows > 1 and box.text]
    doubtful |= {id(box) for box in tall if _is_of_several_rows(box, rows)}
    repeated = {id(box): _rows_with_text(box, rows) for box in tall if _may_be_figures(box)}
    if not (doubtful or repeated or mixed):
        return table
    boxes: list[Box] = []
    for box in table.boxes:
        marked = attrs.evolve(box, text=UNKNOWN + box.text) if id(box) in doubtful else box
        marked = attrs.evolve(box, text=UNKNOWN) if id(box) in mixed else marked
        boxes += _repeated(marked, repeated.get(id(box), ()), rows)
    return attrs.evolve(table, boxes=tuple(boxes))


def has_headers(table: Table) -> bool:
    """Whether a header of a column stands in it."""
    return any(map(_heads_column, table.boxes))


def _may_be_figures(box: Box) -> bool:
    return any(sign.isdigit() for sign in box.text) and not match(box.text)


def _rows_with_text(box: Box, rows: _Rows) -> list[int]:
    """The rows behind its first that a cell stands in and that something else begins in."""
    lower = range(box.row + 1, box.row + box.rows)
    return [row for row in lower if any(other.text for other in rows.get(row, ()))]


def _repeated(box: Box, cuts: Sequence[int], rows: _Rows) -> Iterator[Box]:
    """A cell cut at some rows: below the first cut, all its text in each part that is free of other cells."""
    if not cuts:
        yield box
        return
    ends = [*cuts, box.row + box.rows]
    yield attrs.evolve(box, rows=ends[0] - box.row)
    for row, end in pairwise(ends):
        left = box.left
        for other in sorted([*rows.get(row, ()), _wall(box.right)], key=_left):
            right = min(other.left, box.right)
            if right - left > _NARROW:
                yield attrs.evolve(box, row=row, rows=end - row, left=left, right=right)
            left = max(left, other.right)


def _wall(at: float) -> Box:
    """What ends a row."""
    return Box("", at, float("inf"), 0)


@frozen
class _Band:
    """The headers of some rows, and these."""

    heads: tuple[_Reach, ...] = ()
    clear: bool = True
    """Whether every header is one of the form's."""
    rows: list[list[Box]] = field(factory=list)
    misspelt: tuple[_Reach, ...] = ()
    """The headers with more characters than the one of the form that is most like them."""

    def doubtful(self) -> Iterator[Box]:
        """The figures that a header not divided as they are, or two headers, leave in doubt."""
        yield from self._below_two_in_one()
        if self._is_regular():
            return
        if not self.heads:
            yield from self._over_several()
            return
        below = [[box for box in row if self._is_below(box)] for row in self.rows]
        most = max(map(len, below), default=0)
        torn = most > len(self.heads) and any(map(list, map(self._beside_others, below)))
        for row in below:
            over = [box for box in row if torn or _is_below_several(box, self.heads)]
            as_headed = self.clear and not torn and self._is_as_headed(row)
            full = len(row) == most >= len(self.heads) and all(map(_is_figure, row))
            if not as_headed and not full:
                yield from filter(_is_figure, [*over, *self._beside_others(row)])

    def mixed(self) -> Iterator[Box]:
        """The labels that reach below a header with digits in them: those may be a figure's."""
        for row in self.rows:
            yield from (
                box
                for box in row
                if _OF_FIGURE.search(_NUMBERING.sub("", box.text))
                and self._is_below(box)
                and {m.terminal for m in match(box.text)} & _ROWS
            )

    def maybe_torn(self) -> Iterator[Box]:
        """The blanks of the first row, if its label is not whole.

        Below headers that a page repeats it may be the rest of a row whose figures stand on the page before.
        """
        for row in self.rows[:1]:
            if not any(m.terminal in _ROWS for box in row for m in exact(box.text)):
                yield from (box for box in row if not box.text and self._is_below(box))

    def _beside_others(self, row: Sequence[Box]) -> Iterator[Box]:
        """The cells that stand with others of their row below one header."""
        for head in self.heads:
            together = [box for box in row if _reaches(box, head) and self._is_wide(box)]
            yield from together if len(together) > 1 else ()

    def _is_wide(self, box: Box) -> bool:
        """Whether a cell is no gap between two rulings side by side."""
        narrowest = min((right - left for left, right in self.heads), default=_SLIT)
        return box.right - box.left > min(_SLIT, _NARROWER * narrowest)

    def _below_two_in_one(self) -> Iterator[Box]:
        """The figures below a header that may be two: it has characters to spare, and the form more headers."""
        if len(self.heads) not in _WHOLE:
            for head in self.misspelt:
                below = (box for row in self.rows for box in row if _reaches(box, head))
                yield from filter(_is_figure, below)

    def _over_several(self) -> Iterator[Box]:
        """The figures below no header, in cells that reach over where others begin."""
        starts = sorted({box.left for row in self.rows for box in row if self._is_wide(box)})
        for row in self.rows:
            for box in row:
                at = bisect_right(starts, box.left + _NARROW)
                if at < len(starts) and starts[at] < box.right - _NARROW and _is_figure(box):
                    yield box

    def _is_regular(self) -> bool:
        """Whether every cell stands exactly below one header or before all: nothing is to be looked at."""
        heads = {(round(left), round(right)) for left, right in self.heads}
        start = min((left for left, _ in self.heads), default=0.0) + _NARROW
        return all(
            box.right < start or (round(box.left), round(box.right)) in heads
            for row in self.rows
            for box in row
        )

    def _is_as_headed(self, row: Sequence[Box]) -> bool:
        """Whether a row has a cell below each header, and no others."""
        return len(row) == len(self.heads) and all(map(_reaches, row, self.heads))

    def _is_below(self, box: Box) -> bool:
        return any(_reaches(box, head) for head in self.heads)


_SLIT = 8.0
"""Points; what is narrower is no cell but two rulings side by side, unless headers are as narrow."""
_NARROWER = 0.75
"""The part of the narrowest header that such a gap has at most."""
_WHOLE = frozenset({7, 15})
"""Headers of single columns that tables three and four have."""


def _bands(rows: _Rows) -> Iterator[_Band]:
    """The headers of a table that follow each other, with the rows down to the next ones."""
    band = _Band()
    for number in sorted(rows):
        row = sorted(rows[number], key=_left)
        if not any(map(_heads_column, row)) or any(map(_is_figure, row)):
            band.rows.append(row)
            continue
        if band.rows:
            yield band
            band = _Band()
        unknown = [box for box in row if box.text and (_is_group(box) or not match(box.text))]
        found = [(b.left, b.right) for b in (*filter(_heads_column, row), *unknown)]
        above = [head for head in band.heads if not any(_is_within(reach, head) for reach in found)]
        clear = band.clear and all(map(_is_group, unknown))
        misspelt = [(b.left, b.right) for b in row if _has_more_characters(b.text)]
        band = _Band(tuple(sorted([*above, *found])), clear, misspelt=(*band.misspelt, *misspelt))
    yield band


def _has_more_characters(text: str) -> bool:
    """Whether a header is one of tables three and four but for characters too many: those of a second, maybe."""
    return any(
        m.likeness == "misspelt" and m.terminal in _OF_MANY and len(text) > len(m.printed) + 1
        for m in match(text)
    )


_OF_MANY = frozenset({"COLUMN3", "FIRST3", "RESULT"})


def _is_group(box: Box) -> bool:
    """Whether it is the header of 法人或其他组织, below which others stand."""
    return any(m.key == "organizations" for m in match(box.text))


def _is_within(reach: _Reach, other: _Reach) -> bool:
    return other[0] - _NARROW <= reach[0] and reach[1] <= other[1] + _NARROW


def _left(box: Box) -> float:
    return box.left


def _heads_column(box: Box) -> bool:
    text = box.text
    if not text or text.isdigit():
        return False
    return any(m.terminal in _COLUMNS and m.key != "organizations" for m in match(text))


def _is_below_several(box: Box, heads: Sequence[_Reach]) -> bool:
    """Whether a header begins above a cell, and another stands above the part before that."""
    at = bisect_right(heads, (box.left + _NARROW,))
    inside = 0 < at < len(heads) and heads[at][0] < box.right - _NARROW
    return inside and heads[at - 1][1] > box.left + _NARROW


def _reaches(box: Box, head: _Reach) -> bool:
    return min(box.right, head[1]) - max(box.left, head[0]) > _NARROW


def _is_of_several_rows(box: Box, rows: _Rows) -> bool:
    """Whether a figure is written beside several rows, or the label of one row stands beside several."""
    lower = [b for row in range(box.row + 1, box.row + box.rows) for b in rows.get(row, ())]
    if _is_figure(box):
        return any(other.text for other in lower)
    kinds = {m.terminal for m in match(box.text)}
    return bool(lower and kinds) and kinds <= _ROWS


def _is_figure(box: Box) -> bool:
    return parse_value(box.text.strip()) is not None
