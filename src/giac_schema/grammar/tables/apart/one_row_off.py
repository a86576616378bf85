"""Rows of 表三 whose figures may stand one row off: a line of figures has no row's label, and a row has no figures.

                        | 9 | 2 | 11      the figures of 本年新收, which a program has set one row too high; or those of
    一、本年新收…       | 0 | 1 | 1       予以公开 beside the label of a group, and so on down to a row that is blank
    二、上年结转…       |   |   |

What stands between the two is believed where the rows come to （七）总计 in every column without that line, and
nowhere else.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.placing.sums import numbers_in
from giac_schema.grammar.tables.parts import RequestsGroup, RequestsHead, RequestsRow
from giac_schema.grammar.tables.seen import SIDE_BY_SIDE
from giac_schema.grammar.words.values import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.rows import Found
    from giac_schema.grammar.tables.seen import Seen

Answers: TypeAlias = "list[tuple[Found, Placed | Unplaced | None]]"
__all__ = ["Orphan", "orphan_lines", "without_rows_off"]

_TOTAL = "requests.outcome.total"
_OUTCOME = "requests.outcome."


@frozen
class Orphan:
    """A line of figures that is no row's."""

    at: int
    """How many rows come before it."""
    counts: bool
    """Whether one of its figures is not 0, so that sums would miss it."""
    marked: bool
    """Whether marks or a grid hold its figures apart; else it may stand between the lines of the label it is of."""


def orphan_lines(parts: Sequence[Part]) -> tuple[Orphan, ...]:
    """The lines of figures that are no row's.

    Args:
        parts: the parts of the tables, labels of groups told from those of rows.
    """
    return tuple(_orphans(parts))


def _orphans(parts: Sequence[Part]) -> Iterator[Orphan]:
    rows = 0
    for part in parts:
        if not isinstance(part, RequestsHead | RequestsRow):
            continue
        of_row = isinstance(part, RequestsRow) and not isinstance(part, RequestsGroup)
        rows += of_row
        if isinstance(part, RequestsRow) and of_row and _ends_beside_its_label(part):
            continue  # most rows of grids
        lines = [(where, list(run)) for where, run in groupby(part.loose, _line)]
        own = _line(part.label) if isinstance(part, RequestsRow) else None
        shown = [where for where, line in lines if where != own or not of_row]
        if of_row and own not in dict(lines):
            shown = shown[1:]  # the figures of a row may stand below its label
        for where, line in lines:
            if where in shown and _is_of_figures(line):
                yield Orphan(rows, any(map(_counts, line)), any(map(_is_marked, line)))


def _ends_beside_its_label(row: RequestsRow) -> bool:
    """Whether all that stands behind a label of a grid stands in its row."""
    where = row.label.row
    return where is not None and (not row.loose or row.loose[-1].row == where)


def _line(seen: Seen) -> tuple[int, int] | int | None:
    place = seen.cell.place
    return seen.cell.position.line if place is None else (place.grid, place.row)


def _counts(seen: Seen) -> bool:
    value = seen.cell.value
    return isinstance(value, Figure) and bool(value.number)


def _is_marked(seen: Seen) -> bool:
    return seen.cell.place is not None or bool(seen.cell.gap.strip()) or "\t" in seen.cell.gap


def _is_of_figures(line: Sequence[Seen]) -> bool:
    return len(line) >= SIDE_BY_SIDE and all(seen.terminal == "VALUE" for seen in line)


def without_rows_off(found: Answers, orphans: Sequence[Orphan]) -> Answers:
    """The rows of a table, and where the figures of each stand, none placed that may have another's.

    Args:
        found: the rows, and where the figures of each stand.
        orphans: the lines of figures that are no row's.
    """
    marked = any(line.marked for line in orphans)
    blank = [
        n
        for n, (row, answer) in enumerate(found)
        if not row.text.cells and (isinstance(answer, Placed) or (marked and answer is not None))
    ]
    if not orphans or not blank:
        return found
    if all(line.counts for line in orphans) and _come_to_their_total(found):
        return found
    off = set[int]()
    for line in orphans:
        off.update(range(line.at, max(blank) + 1), range(min(blank), line.at))
    return [
        (row, Unplaced(row.text.cells) if n in off and answer is not None else answer)
        for n, (row, answer) in enumerate(found)
    ]


def _come_to_their_total(found: Answers) -> bool:
    """Whether all rows of 本年度办理结果 are known and come to （七）总计 in every column, not to 0 in all."""
    rows = {
        row.label.key: numbers_in(answer.slots) if isinstance(answer, Placed) else None
        for row, answer in found
        if row.label.key.startswith(_OUTCOME)
    }
    total = rows.pop(_TOTAL, None)
    leaves = list(rows.values())
    if not total or not any(total):
        return False
    if any(leaf is None or len(leaf) != len(total) for leaf in leaves):
        return False  # a row is not known, or has a column that the form has not
    return total == [sum(column) for column in zip(*filter(None, leaves), strict=True)]
