"""Ruled tables in which a ruling was not drawn, or not seen, so that one cell was made of two.

Whose figure such a cell holds is not proved.  The form has cells over several columns, each below one
header, and none but labels of groups over several rows; what stands otherwise is marked as doubtful.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING, TypeAlias

import attrs

from giac_schema.grammar.words.matching import match
from giac_schema.grammar.words.vocabulary import ROWS
from giac_schema.readers.pdf.drawing.glyphs import UNKNOWN
from giac_schema.readers.pdf.ruled.headed import NARROW, bands_of, by_left, is_figure
from giac_schema.readers.pdf.rulings.tables import Box, same_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.readers.pdf.ruled.headed import Band
    from giac_schema.readers.pdf.rulings.tables import Table

__all__ = ["with_doubts"]

_Rows: TypeAlias = "Mapping[int, Sequence[Box]]"


def with_doubts(table: Table) -> Table:
    """The table, with what it leaves in doubt marked as unknown: figures, and labels of two rows.

    What may be figures of several rows is repeated in each of them: none of these has a blank there.
    """
    rows: dict[int, list[Box]] = defaultdict(list)
    for box in table.boxes:
        rows[box.row].append(box)
    bands = list(bands_of(rows))
    tall = [box for box in table.boxes if box.rows > 1 and box.text]
    figures = [box for box in tall if _may_be_figures(box)]
    doubtful = {*map(id, _doubtful(bands))}
    doubtful.update(id(box) for box in tall if _is_of_several_rows(box, rows))
    doubtful.update(id(other) for box in figures for other in _cut(box, rows))
    mixed = {id(box) for band in bands for box in band.mixed()}
    repeated = {id(box): _rows_with_text(box, rows) for box in figures}
    odd = doubtful | mixed | repeated.keys()
    if not odd:
        return table
    boxes: list[Box] = []
    for box in table.boxes:
        if id(box) not in odd:  # as nearly all
            boxes.append(box)
            continue
        marked = box.saying(UNKNOWN + box.text) if id(box) in doubtful else box
        marked = box.saying(UNKNOWN) if id(box) in mixed else marked
        boxes += _repeated(marked, repeated.get(id(box), ()), rows)
    return attrs.evolve(table, boxes=tuple(boxes))


def _doubtful(bands: Sequence[Band]) -> Iterator[Box]:
    """The cells of which the bands that they stand in say that they may be made of two, or one of two."""
    for band in bands:
        yield from chain(
            band.doubtful(), band.of_cut_labels(), band.beside_words(), band.of_few_columns()
        )
    headed = [band for band in bands if band.heads]
    for band in headed[1:] if headed else bands[:1]:
        yield from band.maybe_torn()


def _may_be_figures(box: Box) -> bool:
    return any(sign.isdigit() for sign in box.text) and not match(box.text)


def _cut(box: Box, rows: _Rows) -> Iterator[Box]:
    """The figures beside a figure over several rows, if in the lower ones nothing but figures begins.

    The line that cuts a cell there in two may be one below its first line of digits.
    """
    lower = range(box.row + 1, box.row + box.rows)
    own = [other for row in lower for other in rows.get(row, ())]
    if all(_is_of_digits(other) for other in own):
        first = (b for b in rows[box.row] if any(same_columns(b, other) for other in own))
        yield from (other for other in (*own, *first) if other.text)


def _is_of_digits(box: Box) -> bool:
    return not box.text or (_may_be_figures(box) and not any(map(str.isalpha, box.text)))


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
        for other in sorted([*rows.get(row, ()), _wall(box.right)], key=by_left):
            right = min(other.left, box.right)
            if right - left > NARROW:
                yield attrs.evolve(box, row=row, rows=end - row, left=left, right=right)
            left = max(left, other.right)


def _wall(at: float) -> Box:
    """What ends a row."""
    return Box("", at, float("inf"), 0)


def _is_of_several_rows(box: Box, rows: _Rows) -> bool:
    """Whether a figure is written beside several rows, or the label of one row stands beside several."""
    lower = [b for row in range(box.row + 1, box.row + box.rows) for b in rows.get(row, ())]
    if is_figure(box):
        return any(other.text for other in lower)
    kinds = {m.terminal for m in match(box.text)}
    return bool(lower and kinds) and kinds <= ROWS
