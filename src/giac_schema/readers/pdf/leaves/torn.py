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
    from collections.abc import Iterator, Sequence

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


def rejoined(above: Table, below: Table) -> _Parts:
    """Both parts of a table, with what the page break tore from a cell put back into it.

    A label that is whole only with its rest tears its row with it, and so do digits beside no label; other cells,
    such as the label of a group of rows that goes on, are torn alone.
    """
    first = below.row(0)
    pairs = list(_pairs(above.last_row(), first))
    torn = [pair for pair in pairs if pair.is_torn_label]
    is_torn = any(a.row == above.height - 1 and b.rows == 1 for a, b in torn)
    is_rest = is_torn or _is_without_label(above, first, pairs, torn)
    is_sure = all(pair.is_proved for pair in pairs) and not any(
        box.rows > 1 and _is_label(box) for box in first
    )
    if _are_whole(first, pairs) and (
        is_torn or (is_sure and (is_rest or _goes_on(above, below, pairs)))
    ):
        whole, rest = _moved(above, below, pairs)
        return whole, _shortened(rest)
    if not _has_digits(first):
        if _is_without_its_label(above):
            below = _marked(below, [box for box in first if not box.text])
        torn += [pair for pair in pairs if pair.is_torn_note]
        if any(map(_is_header, first)):
            above = _marked(above, [box for box in above.last_row() if box.room < _LITTLE])
        return _moved(above, below, torn)
    digits = [pair for pair in pairs if pair.ends_in_digits]
    if not is_rest:
        digits = [pair for pair in digits if _may_be_one(pair, first)]
    above, below = _withheld(*_moved(above, below, torn), digits)
    if is_rest or not any(map(_is_label, first)):
        return _unmatched_marked(above, below)
    return above, below


def _is_header(box: Box) -> bool:
    """Whether a cell heads table three: it was not seen to repeat the header above, so rows may go on behind it."""
    return bool({found.terminal for found in match(box.text)} & _HEADERS)


_HEADERS = frozenset({"CORNER", "PEOPLE"})


def doubted(above: Table, below: Table) -> _Parts:
    """Two tables that follow each other, with digits withheld that a page break may have torn after all.

    Where no ruling ends the upper one or begins the lower one, any figure may go on behind the gap.
    """
    first = below.row(0)
    if above.open_below and below.open_above and _has_digits(first):
        return _marked(above, above.last_row()), _marked(below, first)
    pairs = list(_pairs(above.last_row(), first))
    torn = [pair for pair in pairs if pair.is_torn_label]
    if not torn and not _is_without_label(above, first, pairs, torn):
        return above, below
    return _withheld(above, below, [pair for pair in pairs if pair.ends_in_digits])


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


def _pairs(last: Sequence[Box], first: Sequence[Box]) -> Iterator[_Pair]:
    for below in first:
        for above in last:
            if below.text and same_columns(above, below):
                yield _Pair(above, below)


def _is_without_label(
    above: Table, first: Sequence[Box], pairs: Sequence[_Pair], torn: Sequence[_Pair]
) -> bool:
    """Whether digits stand below digits and beside no label: two rows of figures have two labels.

    Where nothing stands above them, there must have been the label of their row.  What stands beside several rows
    is the label of a group, all of which may have been set below.
    """
    rest = {id(pair.below) for pair in torn}
    if any(box.rows == 1 and not _of_digits(box.text) and id(box) not in rest for box in first):
        return False
    digits = [pair for pair in pairs if _of_digits(pair.below.text)]
    is_labelled = any(not _of_digits(box.text) for box in above.row(above.height - 1))
    return bool(digits) and all(
        pair.ends_in_digits and (is_labelled or pair.above.text) for pair in digits
    )


def _is_without_its_label(table: Table) -> bool:
    """Whether the last row has figures and no label: that may have had no room, and stand below the page break."""
    row = [box for box in table.last_row() if box.row == table.height - 1]
    return _has_digits(row) and not any(any(map(str.isalpha, box.text)) for box in row)


def _is_label(box: Box) -> bool:
    """Whether words are the label of a row, or of a group that has no other here."""
    kinds = {found.terminal for found in exact(box.text)}
    return bool(kinds and (box.rows == 1 or kinds & ROWS))


def _are_whole(first: Sequence[Box], pairs: Sequence[_Pair]) -> bool:
    """Whether all that stands in the first row below may go on with something in the last one above."""
    return len(pairs) == sum(bool(box.text) for box in first) and all(
        pair.is_of_one_kind for pair in pairs
    )


def _goes_on(above: Table, below: Table, pairs: Sequence[_Pair]) -> bool:
    """Whether no ruling ends the last row above, and no label of the form begins another below."""
    is_open = above.open_below and below.open_above
    return bool(pairs) and is_open and not any(exact(pair.below.text) for pair in pairs)


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
