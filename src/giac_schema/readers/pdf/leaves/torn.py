"""Rows that a page break tore: what stands on the next page is put back where it began.

A program that divides a row sets as many lines of each of its cells above the break as have room there, and the
rest below.  So a label may end on the next page, and a figure that its narrow cell broke into two lines too: ``316``
at the end of one page and ``2`` at the start of the next are 3162.  They are put together where the row is known to go
on and the cell had no room for one more digit; else the figure is withheld, and never read as a part of itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs

from giac_schema.grammar.words.matching import exact, match
from giac_schema.grammar.words.values import parse_value
from giac_schema.grammar.words.vocabulary import ROWS
from giac_schema.readers.pdf.drawing.glyphs import UNKNOWN
from giac_schema.readers.pdf.rulings.tables import Box, same_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.readers.pdf.rulings.tables import Table

__all__ = ["doubted", "rejoined"]

_Parts: TypeAlias = "tuple[Table, Table]"
"""What of a table stands above a page break, and what below."""


class _Pair(NamedTuple):
    """Cells above and below a page break that stand at the same place across the page."""

    above: Box
    below: Box

    @property
    def is_torn_label(self) -> bool:
        """Whether both are a label of the form together, and not each of them alone."""
        above, below = self.above.text, self.below.text
        if not above or _of_digits(below):
            return False
        return bool(exact(above + below)) and not (exact(above) and exact(below))

    @property
    def is_torn_note(self) -> bool:
        """Whether the note beside the headers of table three ends below: words that say nothing alone."""
        is_note = any(found.terminal == "CORNER" for found in match(self.above.text))
        return is_note and not match(self.below.text)

    @property
    def ends_in_digits(self) -> bool:
        """Whether digits stand below that may be a figure, or the rest of one above."""
        return _of_digits(self.below.text) and _of_digits(self.above.text)

    @property
    def is_of_one_kind(self) -> bool:
        """Whether what stands below may go on with what stands above: words with words, digits with digits.

        Digits beside two rows may be of the second.
        """
        above, below = self.above.text, self.below.text
        if _of_digits(below) and self.below.rows > 1:
            return False
        return not above or _of_digits(above) == _of_digits(below)

    @property
    def is_proved(self) -> bool:
        """Whether both are one text: words go on, and digits where there was no room for one more."""
        return not (self.above.text and _of_digits(self.below.text)) or self.above.room < 0

    @property
    def together(self) -> str:
        """Both as one text; a break makes words of figures that may be two."""
        return f"{self.above.text}{'' if self.is_proved else _BREAK}{self.below.text}"


_BREAK = "\n"


class _Break:
    """A page break in a table, with the last row above it and the first one below."""

    def __init__(self, above: Table, below: Table) -> None:
        self.above, self.below = above, below
        self.last, self.first = above.last_row(), below.row(0)
        self.pairs = [
            _Pair(above, below)
            for below in self.first
            for above in self.last
            if below.text and same_columns(above, below)
        ]
        self.torn_labels = [pair for pair in self.pairs if pair.is_torn_label]
        self.digits = [pair for pair in self.pairs if pair.ends_in_digits]

    @property
    def tears_a_row(self) -> bool:
        """Whether it tears the label of one row, and its row with it."""
        last = self.above.height - 1
        return any(above.row == last and below.rows == 1 for above, below in self.torn_labels)

    @property
    def is_in_a_row(self) -> bool:
        """Whether all that stands in the first row below is the rest of the last one above."""
        if len(self.pairs) != sum(bool(box.text) for box in self.first):
            return False
        if not all(pair.is_of_one_kind for pair in self.pairs):
            return False
        if self.tears_a_row:
            return True
        if not all(pair.is_proved for pair in self.pairs):
            return False
        if any(box.rows > 1 and _is_label(box) for box in self.first):
            return False
        return self.is_before_digits_alone or self.goes_on

    @property
    def goes_on(self) -> bool:
        """Whether no ruling ends the last row above, and no label of the form begins another below."""
        is_open = self.above.open_below and self.below.open_above
        return is_open and bool(self.pairs) and not any(exact(b.text) for _, b in self.pairs)

    @property
    def is_before_digits_alone(self) -> bool:
        """Whether digits stand below digits and beside no label: two rows of figures have two labels.

        Where nothing stands above them, there must have been the label of their row.  What stands beside several rows
        is the label of a group, all of which may have been set below.
        """
        rest = {id(below) for _, below in self.torn_labels}
        labels = (box for box in self.first if box.rows == 1 and not _of_digits(box.text))
        if any(id(box) not in rest for box in labels):
            return False
        digits = [pair for pair in self.pairs if _of_digits(pair.below.text)]
        last = self.above.row(self.above.height - 1)
        is_labelled = any(not _of_digits(box.text) for box in last)
        return bool(digits) and all(
            pair.ends_in_digits and (is_labelled or pair.above.text) for pair in digits
        )


def rejoined(above: Table, below: Table) -> _Parts:
    """Both parts of a table, with what the page break tore from a cell put back into it.

    A label that is whole only with its rest tears its row with it, and so do digits beside no label; other cells,
    such as the label of a group of rows that goes on, are torn alone.
    """
    here = _Break(above, below)
    if here.is_in_a_row:
        whole, rest = _moved(above, below, here.pairs)
        return whole, _shortened(rest)
    if not _has_digits(here.first):
        return _with_labels(here)
    is_rest = here.tears_a_row or here.is_before_digits_alone
    digits = here.digits if is_rest else [p for p in here.digits if _may_be_one(p, here.first)]
    above, below = _withheld(*_moved(above, below, here.torn_labels), digits)
    if is_rest or not any(map(_is_label, here.first)):
        return _unmatched_marked(above, below)
    return above, below


def _with_labels(here: _Break) -> _Parts:
    """Both parts, where no digits stand in the first row below: with labels and notes put together."""
    above, below = here.above, here.below
    if _is_without_its_label(above):
        below = _marked(below, [box for box in here.first if not box.text])
    if any(map(_is_header, here.first)):
        above = _marked(above, [box for box in here.last if box.room < _LITTLE])
    notes = [pair for pair in here.pairs if pair.is_torn_note]
    return _moved(above, below, [*here.torn_labels, *notes])


def _is_header(box: Box) -> bool:
    """Whether a cell heads table three: it was not seen to repeat the header above, so rows may go on behind it."""
    return bool({found.terminal for found in match(box.text)} & _HEADERS)


_HEADERS = frozenset({"CORNER", "PEOPLE"})


def doubted(above: Table, below: Table) -> _Parts:
    """Two tables that follow each other, with digits withheld that a page break may have torn after all.

    Where no ruling ends the upper one or begins the lower one, any figure may go on behind the gap.
    """
    here = _Break(above, below)
    if above.open_below and below.open_above and _has_digits(here.first):
        return _marked(above, here.last), _marked(below, here.first)
    if not here.torn_labels and not here.is_before_digits_alone:
        return above, below
    return _withheld(above, below, here.digits)


def _has_digits(row: Sequence[Box]) -> bool:
    return any(box.text and _of_digits(box.text) for box in row)


def _unmatched_marked(above: Table, below: Table) -> _Parts:
    """Both parts, with what stands above or below no cell as wide as itself as words, be it digits or a blank."""
    last, first = above.last_row(), below.row(0)
    return _marked(above, _unmatched(last, first)), _marked(below, _unmatched(first, last))


def _unmatched(row: Sequence[Box], other: Sequence[Box]) -> list[Box]:
    """The cells of a row that stand above or below no cell of another as wide."""
    return [box for box in row if not any(same_columns(box, there) for there in other)]


def _marked(table: Table, row: Sequence[Box]) -> Table:
    """The table with what a row has of digits, or of blanks, as words."""
    doubtful = {id(box) for box in row if _of_digits(box.text)}
    return attrs.evolve(
        table,
        boxes=tuple(b.saying(UNKNOWN + b.text) if id(b) in doubtful else b for b in table.boxes),
    )


def _is_without_its_label(table: Table) -> bool:
    """Whether the last row has figures and no label: that may have had no room, and stand below the page break."""
    row = [box for box in table.last_row() if box.row == table.height - 1]
    return _has_digits(row) and not any(any(map(str.isalpha, box.text)) for box in row)


def _is_label(box: Box) -> bool:
    """Whether words are the label of a row, or of a group that has no other here."""
    kinds = {found.terminal for found in exact(box.text)}
    return bool(kinds and (box.rows == 1 or kinds & ROWS))


def _may_be_one(pair: _Pair, first: Sequence[Box]) -> bool:
    """Whether a figure had little room, and the words beside what may be its rest are no label of the form."""
    return bool(pair.above.text) and pair.above.room < _LITTLE and not any(map(_is_label, first))


_LITTLE = 12.0
"""Points beside a figure with one more digit that may be the padding of a cell, wide as that may be."""


def _of_digits(text: str) -> bool:
    """Whether a text is a figure, a part of one such as ``00``, lines of such parts, or nothing."""
    return _DIGITS.fullmatch(text) is not None or parse_value(text) is not None


_DIGITS = re.compile(rf"(?:[\d\s.,{UNKNOWN}]|\[\d\])*")
"""What a figure and its parts are written in, with the mark of a note or what cannot be read."""


def _shortened(table: Table) -> Table:
    """The table without its first row."""
    return attrs.evolve(
        table,
        boxes=tuple(
            attrs.evolve(box, row=max(box.row - 1, 0), rows=box.rows - (box.row == 0))
            for box in table.boxes
            if box.row + box.rows > 1
        ),
    )


def _withheld(above: Table, below: Table, pairs: Sequence[_Pair]) -> _Parts:
    """Both parts, with digits that the page break may have torn on both sides of it, as words."""
    texts = {id(box): f"{a.text or UNKNOWN}{_BREAK}{b.text}" for a, b in pairs for box in (a, b)}

    def part(table: Table) -> Table:
        boxes = (b.saying(texts[id(b)]) if id(b) in texts else b for b in table.boxes)
        return attrs.evolve(table, boxes=tuple(boxes))

    return part(above), part(below)


def _moved(above: Table, below: Table, pairs: Sequence[_Pair]) -> _Parts:
    """Both parts, with the texts of some cells below put behind those above."""
    whole = {id(pair.above): pair for pair in pairs}
    gone = {id(pair.below) for pair in pairs}
    return (
        attrs.evolve(above, boxes=tuple(_filled(b, whole.get(id(b))) for b in above.boxes)),
        attrs.evolve(
            below,
            boxes=tuple(b.saying("") if id(b) in gone else b for b in below.boxes),
        ),
    )


def _filled(box: Box, pair: _Pair | None) -> Box:
    """A cell with what stands in it below, if anything does."""
    if pair is None:
        return box
    return attrs.evolve(box, text=pair.together, room=pair.below.room)
