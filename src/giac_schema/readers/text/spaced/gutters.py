"""Where columns lie in lines that are drawn with blanks: between gutters, which are places that no line prints on.

Programs count places in several ways (``places``).  The lines themselves tell which way it was: by the right one their
cells stand in line, by another they do not.  If two ways give columns, they have to give the same cells; otherwise
neither is believed.

That cells stand in line proves that the blanks are those of the program.  In a proportional font they do not stand in
line, nor where runs of blanks were made shorter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, frozen

from giac_schema.readers.limits import NARROWEST
from giac_schema.readers.text.spaced.cells import Field, Rows, is_figure, is_known
from giac_schema.readers.text.spaced.places import Spans, ways_of_counting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Headed", "Told", "fields_by_place"]

_BLANK_SIGNS = " \t\u00a0\u3000"
_BLANKS = re.compile(f"[{_BLANK_SIGNS}]+")
_WORD = re.compile(f"[{_BLANK_SIGNS}]*([^{_BLANK_SIGNS}]+)")
"""A word with the blanks before it: runs of blanks are the longest part of a line."""
_CLOSE = frozenset(" \u00a0")
"""One such blank may stand inside a cell."""


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


def fields_by_place(lines: Sequence[str], headed: Headed) -> Rows | None:
    """The cells of each line in their columns; ``None`` if the lines do not prove where columns lie.

    A column that is blank on every line is not seen.  Where headers were moved and do not show that there is
    none, it shows itself by the gutter, which is as wide as two or more of the others.

    Args:
        lines: lines of one table, each with something on it.
        headed: what is known of its columns.
    """
    for spans in _ways_of_dividing(lines):
        last = _Way((), (), [])
        found = [
            _with_unseen(rows, columns, headed)
            for places in ways_of_counting(lines, spans)
            for columns, rows in _by(lines, spans, places, last)
        ]
        if found:
            first, *others = found
            alike = first is not None and all(_are_alike(first, each) for each in others)
            return first if alike else None
    return None


def _ways_of_dividing(lines: Sequence[str]) -> Iterator[list[Spans]]:
    """Where the words of each line begin and end: those with one blank between as one, and each by itself."""
    apart = list(map(_words, lines))
    joined = list(map(_joined, lines, apart))
    yield joined
    if joined != apart:
        yield apart


def _words(line: str) -> Spans:
    """Where the words of a line begin and end."""
    return [word.span(1) for word in _WORD.finditer(line.rstrip(_BLANK_SIGNS))]


def _joined(line: str, words: Spans) -> Spans:
    """The words of a line, those as one that have one blank between; the same list if there are none."""
    if not any(b[0] - a[1] == 1 for a, b in pairwise(words)):
        return words
    joined: Spans = []
    for first, last in words:
        if joined and first - joined[-1][1] == 1 and line[first - 1] in _CLOSE:
            joined[-1] = joined[-1][0], last
        else:
            joined.append((first, last))
    return joined


@define
class _Way:
    """What a way of counting made of some lines, as far as it went: the next may leave most of them as they are."""

    starts: Sequence[int]
    """Where columns begin."""
    places: Sequence[Spans]
    rows: Rows


def _by(
    lines: Sequence[str],
    spans: Sequence[Spans],
    places: Sequence[Spans],
    last: _Way,
) -> Iterator[tuple[Spans, Rows]]:
    """The columns and the cells in them by one way of counting, if all that is printed agrees with it.

    Most ways are wrong, and show it in the first lines: two cells of one line stand in the same column.
    """
    columns = _between_gutters(places)
    if len(columns) < NARROWEST:
        return
    starts = [start for start, _ in columns]
    same = zip(last.places, last.rows, strict=False) if last.starts == starts else iter(())
    last.starts, last.places, last.rows = starts, places, (rows := [])
    for line, words, where in zip(lines, spans, places, strict=True):
        before, fields = next(same, (None, ()))
        if before is not where:
            fields = _fields(line, words, where, starts)
            texts = [field.text for field in fields if not field.text.isalnum()]
            if not all(map(_is_cell, texts)):
                return
        rows.append(fields)
    if not _stand_in_columns(rows, len(columns)):
        return
    for fields in rows:
        for field in fields:
            field.figure = is_figure(field.text)
    yield columns, rows


def _with_unseen(rows: Rows, columns: Spans, headed: Headed) -> Rows | None:
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
    if places[-1] + 1 == len(places):  # none is
        return rows
    return [tuple(field.in_column(places[field.column]) for field in row) for row in rows]


def _are_alike(rows: Rows, others: Rows | None) -> bool:
    """Whether two ways of counting give the same cells."""
    return others is not None and all(
        row is other or _texts(row) == _texts(other)
        for row, other in zip(rows, others, strict=True)
    )


def _texts(row: Sequence[Field]) -> list[tuple[int, str]]:
    return [(field.column, field.text) for field in row]


def _between_gutters(lines: Iterable[Spans]) -> Spans:
    """The runs of places on which some line prints: what stands in one of them may be in one column."""
    runs: Spans = []
    words = sorted(set().union(*lines))
    first, last = words[0] if words else (0, 0)
    for start, end in words:
        if start > last:
            runs.append((first, last))
            first, last = start, end
        elif end > last:
            last = end
    return [*runs, (first, last)] if words else []


def _fields(line: str, words: Spans, places: Spans, starts: Sequence[int]) -> tuple[Field, ...]:
    """The words of a line, those in one column together."""
    columns = [bisect_right(starts, start) - 1 for start, _ in places]
    found = [
        Field(column, first, last, start, end, line[first:last])
        for column, (first, last), (start, end) in zip(columns, words, places, strict=True)
    ]
    if len(set(columns)) == len(columns):  # on most lines
        return tuple(found)
    fields = found[:1]
    for field in found[1:]:
        before = fields[-1]
        if before.column == field.column:
            before.last, before.end = field.last, field.end
            before.text = line[before.first : field.last]
        else:
            fields.append(field)
    return tuple(fields)


def _is_cell(text: str) -> bool:
    """Whether a field is one cell: no wide blank in it, and no figure beside another word."""
    if not _BLANK.search(text) or is_known(text):
        return True
    return not _WIDE.search(text) and not any(map(is_figure, _BLANKS.split(text)))


_BLANK = re.compile(r"[ \t\u00a0\u3000]")


_WIDE = re.compile(r"[ \t\u00a0\u3000]{2,}")


def _stand_in_columns(rows: Rows, columns: int) -> bool:
    """Whether the cells of every column stand in line, or its figures do among themselves."""
    cells: list[list[Field]] = [[] for _ in range(columns)]
    for row in rows:
        for field in row:
            cells[field.column].append(field)
    return all(_in_line(column) or _figures_in_line(column) for column in cells)


_SLACK = 1
"""Places by which middles may differ: halves of blanks that were rounded."""


def _in_line(cells: Sequence[Field]) -> bool:
    """Whether cells stand in line on one side, or by their middles."""
    if len({cell.start for cell in cells}) <= 1 or len({cell.end for cell in cells}) <= 1:
        return True
    middles = [cell.start + cell.end for cell in cells]
    return max(middles) - min(middles) <= _SLACK


def _figures_in_line(cells: Sequence[Field]) -> bool:
    """Whether the figures among some cells stand in line, or their points do; one alone shows nothing."""
    figures = [cell for cell in cells if is_figure(cell.text)]
    if len(figures) == 1:
        return False
    return _in_line(figures) or len(set(map(_point, figures))) == 1


def _point(cell: Field) -> int:
    """Where the point of a figure stands, or would."""
    return cell.start + len(cell.text.partition(".")[0])
