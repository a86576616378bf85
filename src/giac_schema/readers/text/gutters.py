"""Where columns lie in lines that are drawn with blanks: between gutters, places that no line prints on.

A place is one character for some programs; for others a Chinese character takes up two, and for some of
those its quotation marks do so too.  Which it was, the lines themselves tell: by the right way of
counting their cells stand in line, by another they do not.  Where two ways give columns they have to
give the same cells, or none are given.

That cells stand in line is the proof that the blanks are those of the program: in a proportional font, or
where runs of blanks were made shorter, they do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, evolve, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Field", "Headed", "Rows", "Told", "fields_by_place"]

_WORD = re.compile(r"[^ \t\u00a0\u3000]+")
_WORDS = re.compile(r"[^ \t\u00a0\u3000]+(?:[ \u00a0][^ \t\u00a0\u3000]+)*")
_CELLS = (_WORDS, _WORD)
"""What stands between wide blanks; where columns stand closer, between any."""
_TAB = 8
_NARROWEST = 4
"""Columns of the narrowest table of the form."""
_APART = 2
"""Blanks that do not stand inside a cell."""


@frozen
class Field:
    """A cell of a line, and where on the line it stands."""

    column: int
    """Its column, from 0."""
    first: int
    last: int
    """Its first character in the line, and the one behind its last."""
    start: int
    end: int
    """The same in places."""
    text: str
    figure: bool


@define
class _Word:
    """What stands between blanks."""

    first: int
    last: int
    start: int
    end: int


Widths: TypeAlias = Callable[[str], int]
IsText: TypeAlias = Callable[[str], bool]
Rows: TypeAlias = "list[tuple[Field, ...]]"
Told: TypeAlias = Literal["every", "moved", "unclear"]
"""Headers name every column, so that none is there that nobody sees; or they were moved, as if none of them
were merged, and name none; or they say neither."""


@frozen
class Headed:
    """What is known of the columns of a table."""

    told: Callable[[Rows], Told]
    """What headers among its cells tell of them."""
    columns: range
    """How many it may have."""


def _by_characters(text: str) -> int:
    return len(text)


@lru_cache(maxsize=8192)
def _by_places(text: str) -> int:
    return sum(map(_width, text))


@lru_cache(maxsize=8192)
def _by_wide_marks(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else _width(c) for c in text)


def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in {"Mn", "Me", "Cf"} else 1


def _ways(lines: Sequence[str]) -> Iterator[Widths]:
    """The ways of counting, each that counts some character of the lines in its own way."""
    yield _by_characters
    yield _by_places
    if sum(map(_by_places, lines)) != sum(map(_by_wide_marks, lines)):  # which is never less
        yield _by_wide_marks


def fields_by_place(
    lines: Sequence[str], headed: Headed, is_figure: IsText, is_known: IsText
) -> Rows | None:
    """The cells of each line in their columns; ``None`` if the lines do not prove where columns lie.

    A column that is blank on every line is not seen.  Where headers were moved and do not show that there is
    none, it shows itself by the gutter, which is as wide as two or more of the others.

    Args:
        lines: lines of one table, each with something on it.
        headed: what is known of its columns.
        is_figure: whether a text is a figure, or a sign that stands for none.
        is_known: whether a text is a cell of its own although it holds blanks.
    """
    ways = tuple(_ways(lines))
    for cells in _CELLS if lines else ():
        spans = [[word.span() for word in cells.finditer(line)] for line in lines]
        found = [
            _with_unseen(rows, columns, headed)
            for width in ways
            for columns, rows in _by(width, spans, lines, is_figure, is_known)
        ]
        if found:
            first = found[0]
            alike = all(each is not None and _texts(each) == _texts(first or []) for each in found)
            return first if alike else None
    return None


_Spans: TypeAlias = "list[tuple[int, int]]"
"""Where the words of a line begin and end."""
_Columns: TypeAlias = "list[tuple[int, int]]"


def _by(
    width: Widths,
    spans: Sequence[_Spans],
    lines: Sequence[str],
    is_figure: IsText,
    is_known: IsText,
) -> Iterator[tuple[_Columns, Rows]]:
    """The columns and the cells in them by one way of counting, if all that is printed agrees with it."""
    words = [list(_words(line, s, width)) for line, s in zip(lines, spans, strict=True)]
    columns = _between_gutters(words)
    if len(columns) < _NARROWEST:
        return
    rows = [
        tuple(_fields(line, row, columns, is_figure))
        for line, row in zip(lines, words, strict=True)
    ]
    whole = all(_is_cell(field, is_figure, is_known) for row in rows for field in row)
    if whole and _stand_in_columns(rows, len(columns)):
        yield columns, rows


def _with_unseen(rows: Rows, columns: _Columns, headed: Headed) -> Rows | None:
    """The cells with the columns counted that are blank on every line.

    ``None`` if headers or gutters do not show which those are, or there are more or fewer columns than the form has.
    """
    told = headed.told(rows)
    if told != "moved":
        return rows if told == "every" else None
    gutters = [b[0] - a[1] for a, b in pairwise(columns)]
    narrowest = min(gutters)
    if any(gutter % narrowest for gutter in gutters) or (narrowest == 1 and max(gutters) > 1):
        return None
    places = list(accumulate((gutter // narrowest for gutter in gutters), initial=0))
    if places[-1] + 1 not in headed.columns:
        return None
    return [tuple(evolve(field, column=places[field.column]) for field in row) for row in rows]


def _texts(rows: Iterable[Sequence[Field]]) -> list[list[tuple[int, str]]]:
    return [[(field.column, field.text) for field in row] for row in rows]


def _words(line: str, spans: _Spans, width: Widths) -> Iterator[_Word]:
    """The words of a line with the places they take up."""
    before = place = 0
    for first, last in spans:
        start = _over_blanks(line[before:first], place, width)
        before, place = last, start + width(line[first:last])
        yield _Word(first, last, start, place)


def _over_blanks(blanks: str, place: int, width: Widths) -> int:
    if "\t" not in blanks:
        return place + width(blanks)
    for blank in blanks:
        place = (place // _TAB + 1) * _TAB if blank == "\t" else place + width(blank)
    return place


def _between_gutters(lines: Iterable[Iterable[_Word]]) -> list[tuple[int, int]]:
    """The runs of places on which some line prints: what stands in one of them may be in one column."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted((word.start, word.end) for line in lines for word in line):
        if runs and start <= runs[-1][1]:
            runs[-1] = runs[-1][0], max(end, runs[-1][1])
        else:
            runs.append((start, end))
    return runs


def _fields(
    line: str, words: Sequence[_Word], columns: Sequence[tuple[int, int]], is_figure: IsText
) -> Iterator[Field]:
    """The words of a line, those in one column together."""
    at = 0
    for column, (_, end) in enumerate(columns):
        first = at
        while at < len(words) and words[at].end <= end:
            at += 1
        if at > first:
            a, b = words[first], words[at - 1]
            text = line[a.first : b.last]
            yield Field(column, a.first, b.last, a.start, b.end, text, is_figure(text))


def _is_cell(field: Field, is_figure: IsText, is_known: IsText) -> bool:
    """Whether a field is one cell: no wide blank in it, and no figure beside another word."""
    words = _WORD.findall(field.text)
    if len(words) == 1 or is_known(field.text):
        return True
    return not _WIDE.search(field.text) and not any(map(is_figure, words))


_WIDE = re.compile(r"[ \t\u00a0\u3000]{2,}")


def _stand_in_columns(rows: Rows, columns: int) -> bool:
    """Whether the cells of every column stand in line."""
    cells: list[list[Field]] = [[] for _ in range(columns)]
    for row in rows:
        for field in row:
            cells[field.column].append(field)
    return all(map(_in_line, cells))


def _in_line(cells: Sequence[Field]) -> bool:
    """Whether the cells of a column stand in line, or its figures do among themselves."""
    figures = [cell for cell in cells if cell.figure]
    return _aligned(cells) or (len(figures) != 1 and _aligned(figures))


_SLACK = 1
"""Places by which middles may differ: halves of blanks that were rounded."""


def _aligned(cells: Sequence[Field]) -> bool:
    starts, ends = {cell.start for cell in cells}, {cell.end for cell in cells}
    middles = [cell.start + cell.end for cell in cells]
    points = {cell.start + len(cell.text.partition(".")[0]) for cell in cells if cell.figure}
    return (
        len(starts) <= 1
        or len(ends) <= 1
        or max(middles) - min(middles) <= _SLACK
        or (len(points) == 1 and all(cell.figure for cell in cells))
    )
