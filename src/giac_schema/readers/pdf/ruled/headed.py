"""Headers of a ruled table with the rows below them, and what of these rows they leave in doubt."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from giac_schema.grammar.words.matching import exact, match
from giac_schema.grammar.words.values import parse_value
from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER, ROWS
from giac_schema.readers.pdf.rulings.tables import Box, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.readers.pdf.rulings.tables import Table

__all__ = ["NARROW", "Band", "bands_of", "by_left", "has_headers", "is_figure"]

_COLUMNS = frozenset({"COLUMN2", "COLUMN3", "FIRST3", "RESULT"})
_NUMBERING = re.compile(r"^\s*\d\s*[.、．]")
_OF_FIGURE = re.compile(r"\d")
NARROW = 3.0
"""Points by which a cell may reach under the next header, as rulings drawn twice make it."""

_Reach: TypeAlias = tuple[float, ...]
"""From where to where across the page a header stands."""


@frozen
class Band:
    """The headers of some rows, and these."""

    heads: tuple[_Reach, ...] = ()
    clear: bool = True
    """Whether every header is one of the form's."""
    rows: list[list[Box]] = field(factory=list)
    words: list[Box] = field(factory=list)
    """What stands in these rows and is not of digits alone, nor blank."""
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
            full = len(row) == most >= len(self.heads) and all(map(is_figure, row))
            if not as_headed and not full:
                yield from filter(is_figure, [*over, *self._beside_others(row)])

    def mixed(self) -> Iterator[Box]:
        """The labels with digits in them that reach below a header, or below none: those may be a figure's."""
        for box in self.words:
            if _is_label_with_digits(box.text) and (self._is_below(box) or not self.heads):
                yield box

    def maybe_torn(self) -> Iterator[Box]:
        """The blanks of the first row, if its label is not whole, and its figures, if that has no beginning.

        Below headers that a page repeats, and in a table without any, it may be the rest of a row that begins on the
        page before.
        """
        for row in self.rows[:1]:
            label = next((box for box in row if box.text), None)
            if label is None or any(m.terminal in ROWS for box in row for m in exact(box.text)):
                return
            ends = any(_is_cut(box.text) and not _NUMBERED.match(box.text) for box in row)
            behind = [box for box in row if box.left >= label.right]
            torn = [box for box in behind if not box.text or (ends and is_figure(box))]
            yield from (box for box in torn if not self.heads or self._is_below(box))

    def of_cut_labels(self) -> Iterator[Box]:
        """The blanks of rows of table three without any figure, if their label is cut.

        It may be a part of one the rest of which cannot be read, and beside that the figures stand.
        """
        for row in self.rows:
            said = [box for box in row if box.text]
            if said and _is_cut(said[-1].text):
                yield from (b for b in row if not b.text and b.left >= said[-1].right)

    def of_few_columns(self) -> Iterator[Box]:
        """The blanks of rows of table three below no header, if those are fewer than its columns.

        Of a sheet that is too wide for its paper the other columns stand on another page.
        """
        for row in [] if self.heads else self.rows:
            said = [at for at, box in enumerate(row) if box.text]
            behind = row[said[-1] + 1 :] if said else []
            if len(behind) < _OF_TABLE_THREE and any(
                m.terminal == "ROW3" for m in match(row[said[-1]].text if said else "")
            ):
                yield from behind

    def beside_words(self) -> Iterator[Box]:
        """The labels of rows with words before the figures that are no label: these may be those of several rows."""
        rows = {row[0].row: row for row in self.rows if row}
        for words in self.words:
            if match(words.text) or sum(map(str.isalpha, words.text)) < _FEWEST_WORDS:
                continue
            if not self._is_below(words):
                beside = range(words.row, words.row + words.rows)
                yield from (b for row in beside for b in rows.get(row, ()) if _labels(b, words))

    def _beside_others(self, row: Sequence[Box]) -> Iterator[Box]:
        """The cells that stand with others of their row below one header."""
        for head in self.heads:
            together = [box for box in row if _reaches(box, head) and self._is_wide(box)]
            yield from together if len(together) > 1 else ()

    def _is_wide(self, box: Box) -> bool:
        """Whether a cell is no gap between two rulings side by side."""
        narrowest = min((right - left for left, right in self.heads), default=_SLIT)
        return box.right - box.left > min(_SLIT, NARROWER * narrowest)

    def _below_two_in_one(self) -> Iterator[Box]:
        """The figures below a header that may be two, or below one that another stands over in part.

        One may be two that has characters to spare, if the form has more headers.
        """
        over_another = [pair for pair in pairwise(self.heads) if pair[1][0] < pair[0][1] - NARROW]
        two = self.misspelt if len(self.heads) not in _WHOLE else ()
        for head in (*two, *(head for pair in over_another for head in pair)):
            below = (box for row in self.rows for box in row if _reaches(box, head))
            yield from filter(is_figure, below)

    def _over_several(self) -> Iterator[Box]:
        """The figures below no header, in cells that reach over where others begin."""
        starts = sorted({box.left for row in self.rows for box in row if self._is_wide(box)})
        for row in self.rows:
            for box in row:
                at = bisect_right(starts, box.left + NARROW)
                if at < len(starts) and starts[at] < box.right - NARROW and is_figure(box):
                    yield box

    def _is_regular(self) -> bool:
        """Whether every cell stands exactly below one header or before all: nothing is to be looked at."""
        exactly = set(self.heads)
        about = {(round(left), round(right)) for left, right in self.heads}
        start = min((left for left, _ in self.heads), default=0.0) + NARROW
        places = {place for row in self.rows for place in map(_PLACE, row)}
        return all(
            right < start or (left, right) in exactly or (round(left), round(right)) in about
            for left, right in places
        )

    def _is_as_headed(self, row: Sequence[Box]) -> bool:
        """Whether a row has a cell below each header, and no others."""
        return len(row) == len(self.heads) and all(map(_reaches, row, self.heads))

    def _is_below(self, box: Box) -> bool:
        return any(_reaches(box, head) for head in self.heads)


_PLACE = attrgetter("left", "right")
_FEWEST_WORDS = 4
"""Characters of what may be a label; units, which stand beside labels too, have fewer."""
_SLIT = 8.0
"""Points; what is narrower is no cell but two rulings side by side, unless headers are as narrow."""
NARROWER = 0.75
"""The part of the narrowest header that such a gap has at most."""
_OF_TABLE_THREE = 7
_WHOLE = frozenset({_OF_TABLE_THREE, 15})
"""Headers of single columns that tables three and four have."""


def bands_of(rows: Mapping[int, Sequence[Box]]) -> Iterator[Band]:
    """The headers of a table that follow each other, with the rows down to the next ones."""
    band = Band()
    for number in sorted(rows):
        row = sorted(rows[number], key=by_left)
        words = [box for box in row if box.text and not box.text.isdigit()]
        heads = [box for box in words if _is_header(box.text)]
        if not heads or any(map(is_figure, row)):
            band.rows.append(row)
            band.words.extend(words)
            continue
        if band.rows:
            yield band
            band = Band()
        unknown = [box for box in row if box.text and (_is_group(box) or not match(box.text))]
        found = [(b.left, b.right) for b in (*heads, *unknown)]
        above = [head for head in band.heads if not any(_is_within(reach, head) for reach in found)]
        clear = band.clear and all(map(_is_group, unknown))
        misspelt = [(b.left, b.right) for b in row if _has_more_characters(b.text)]
        band = Band(tuple(sorted([*above, *found])), clear, misspelt=(*band.misspelt, *misspelt))
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
    return any(m.key == LEGAL_PERSONS_HEADER for m in match(box.text))


def _is_within(reach: _Reach, other: _Reach) -> bool:
    return other[0] - NARROW <= reach[0] and reach[1] <= other[1] + NARROW


@lru_cache(maxsize=4096)
def _is_header(text: str) -> bool:
    if text.isdigit():
        return False
    return any(m.terminal in _COLUMNS and m.key != LEGAL_PERSONS_HEADER for m in match(text))


def _is_below_several(box: Box, heads: Sequence[_Reach]) -> bool:
    """Whether a header begins above a cell, and another stands above the part before that."""
    at = bisect_right(heads, (box.left + NARROW,))
    inside = 0 < at < len(heads) and heads[at][0] < box.right - NARROW
    return inside and heads[at - 1][1] > box.left + NARROW


def _reaches(box: Box, head: _Reach) -> bool:
    return min(box.right, head[1]) - max(box.left, head[0]) > NARROW


_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七\d][)）.．、]")
"""What the labels of table three begin with."""


@lru_cache(maxsize=4096)
def _is_label_with_digits(text: str) -> bool:
    """Whether a text is the label of a row and holds digits beside the number of the row."""
    is_label = any(m.terminal in ROWS for m in match(text))
    return is_label and _OF_FIGURE.search(_NUMBERING.sub("", text)) is not None


@lru_cache(maxsize=4096)
def _is_cut(text: str) -> bool:
    """Whether a text is the label of a row of table three, but not all of it."""
    return any(found.terminal == "ROW3" for found in match(text)) and not exact(text)


def _labels(box: Box, words: Box) -> bool:
    """Whether a cell is the label of a row, and nothing else, right before some words."""
    kinds = {m.terminal for m in match(box.text)} if box.text else set()
    return bool(kinds) and kinds <= ROWS and same(box.right, words.left)


def has_headers(table: Table) -> bool:
    """Whether a header of a column stands in it."""
    return any(_is_header(box.text) for box in table.boxes if box.text)


def is_figure(box: Box) -> bool:
    """Whether a cell holds a figure."""
    return parse_value(box.text.strip()) is not None


by_left = attrgetter("left")
"""Where a cell begins."""
