"""Whether an extractor kept blank cells in their places: what the rows of a source prove of it.

Only a row whose label, figures and wide gaps account for every column shows it.  Nothing else does: an
extractor that drops blank cells and fills the row up afterwards leaves the same marks behind the last
figure as one that keeps them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from giac_schema.grammar.placing.drawn.sides import is_on, known_sides
from giac_schema.grammar.placing.gaps.counting import ways_of_counting, with_ways
from giac_schema.grammar.placing.gaps.exact_width import is_never_filled_up, narrowest
from giac_schema.grammar.placing.gaps.filled_up import end_with_totals
from giac_schema.grammar.placing.gaps.spacing import measure
from giac_schema.grammar.placing.rows.two_rows import may_be_two

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.placing.gaps.spacing import Spacing
    from giac_schema.grammar.placing.rows.text_row import TextRow

__all__ = ["spacings"]

TextTable: TypeAlias = "tuple[Sequence[TextRow], Sequence[TextRow]]"
"""The rows and the header rows of one table."""


def spacings(tables: Sequence[TextTable]) -> list[Spacing | None]:
    """The spacing of each table of one source, with what any of them proves of blank cells.

    An extractor that kept a blank cell in one table kept them in all.
    """
    if not any(rows or headers for rows, headers in tables):  # all of them are grids
        return [None] * len(tables)
    measured: list[Spacing | None] = []
    for rows, headers in tables:
        fallback = next((how for how in reversed(measured) if how is not None), None)
        measured.append(measure(rows, headers, fallback))
    known = [
        (how, rows) for how, (rows, _) in zip(measured, tables, strict=True) if how is not None
    ]
    lacking = any(len(r.cells) < r.columns and not r.last for rows, _ in tables for r in rows)
    found = iter(_together(known, lacking=lacking))
    return [how and next(found) for how in measured]


def _together(
    known: Sequence[tuple[Spacing, Sequence[TextRow]]], *, lacking: bool
) -> Iterator[Spacing]:
    """The spacings of tables, each with what the others prove.

    Args:
        known: of each table its own spacing, and its rows.
        lacking: whether a row of any table lacks cells: blank ones may have been lost in all of them.
    """
    tables = [rows for _, rows in known]
    dropped = any(end_with_totals(how, rows) for how, rows in known)
    found = [how if dropped else _with_proof(how, rows) for how, rows in known]
    witness = next((how for how in found if how.keeps), None)
    drawn = any(each.keeps for how in found for each in how.aligned())
    ways = ways_of_counting(zip(found, tables, strict=True))
    found = [_drawn(_sharing(how, witness), keeps=drawn, ways=ways) for how in found]
    if lacking:
        found = [how if how.keeps else attrs.evolve(how, full=False) for how in found]
    yield from map(_closed, _on_known_sides(found), tables)


def _closed(how: Spacing, rows: Sequence[TextRow]) -> Spacing:
    """The spacing, knowing what stands behind its last row, if that has a figure in its last column."""
    if not how.keeps or not rows or not _is_full(how, rows[-1]):
        return how
    return attrs.evolve(how, closing=how.count(rows[-1].cells[-1].after))


def _drawn(how: Spacing, *, keeps: bool, ways: frozenset[int]) -> Spacing:
    """The spacing, knowing of a text drawn with blanks whether it keeps blank cells, and how it counts places."""
    if not how.alignments:
        return how
    kept = {
        columns: tuple(each.keeping(proved=keeps) for each in found)
        for columns, found in how.alignments.items()
    }
    return with_ways(attrs.evolve(how, alignments=kept), ways)


def _on_known_sides(found: Sequence[Spacing]) -> Iterator[Spacing]:
    """The spacings without columns that a few figures below headers show, where no more of them stand like these."""
    known = known_sides(each for how in found for each in how.aligned())
    for how in found:
        kept = {
            columns: tuple(each for each in alignments if is_on(each, known))
            for columns, alignments in how.alignments.items()
        }
        yield attrs.evolve(how, alignments=kept)


def _sharing(how: Spacing, witness: Spacing | None) -> Spacing:
    """The spacing, with what another table of the same marks proves."""
    if witness is None or how.keeps or how.mark != witness.mark:
        return how
    blank = witness.blank if how.mark == "\n" else how.blank
    return attrs.evolve(how, blank=blank, keeps=True)


def _with_proof(spacing: Spacing, rows: Sequence[TextRow]) -> Spacing:
    """The spacing, knowing whether some row proves that blank cells were kept in their places."""
    if not spacing.mark:
        return spacing
    rows = [row for row in rows if not may_be_two(row)]
    if spacing.mark == "\n":
        return _with_lines(spacing, rows)
    spacing = _sized(spacing, rows) if spacing.step > 1 else spacing
    incomplete = [row for row in rows if len(row.cells) < row.columns]
    proved = any(_shows_blanks(spacing, row) for row in incomplete)
    if is_never_filled_up(spacing, rows):
        return attrs.evolve(spacing, keeps=True, narrowest=narrowest(spacing, rows))
    return attrs.evolve(spacing, keeps=True) if proved else spacing


def _shows_blanks(spacing: Spacing, row: TextRow) -> bool:
    """Whether a row has a blank cell before or between its figures and comes out even.

    Blanks behind the last figure alone prove nothing: an extractor that drops blank cells and fills
    the row up looks the same.
    """
    before = _accounts(spacing, row)
    if before is None or before == len(row.cells):
        return False
    behind = spacing.behind(row)
    tail = spacing.tail(row, spacing.opener)
    fits = behind is not None and tail is not None and behind - tail == row.columns - before
    return before == row.columns or (fits and row.on_one_line and spacing.mark == "|")


def _with_lines(spacing: Spacing, rows: Sequence[TextRow]) -> Spacing:
    """Where cells stand on lines of their own: a blank one adds a line break, or several, at most a whole step.

    How many is proved if all rows that are not complete come out even with that number, with what
    stands behind them counted too, and with no other they can.
    """
    widest = max((row.columns for row in rows), default=0)
    sizes = [attrs.evolve(spacing, blank=size, keeps=True) for size in range(1, spacing.step + 1)]
    short = [row for row in rows if row.cells and len(row.cells) < row.columns]
    # Behind a row of fewer columns, and behind the last, fillers or the space between tables may stand.
    even = [row for row in short if row.columns == widest and row is not rows[-1]]
    others = [row for row in short if row not in even and any(_is_full(s, row) for s in sizes)]
    proved = [
        how
        for how in sizes
        if all(_is_even(how, row) for row in even) and all(_may_fit(how, row) for row in others)
    ]
    # Where the source ends, a row may come out full by chance and go on.
    whole = [row for row in others if not row.last]
    witnesses = even or any(_is_full(how, row) for how in proved for row in whole)
    return proved[0] if len(proved) == 1 and witnesses else spacing


def _sized(spacing: Spacing, rows: Sequence[TextRow]) -> Spacing:
    """Where a step is several marks: how many a blank cell adds, if all rows come out even with that alone."""
    sizes = [attrs.evolve(spacing, blank=size) for size in range(1, spacing.step + 1)]
    short = [
        row
        for row in rows
        if len(row.cells) < row.columns and any(_accounts(how, row) for how in sizes)
    ]
    fitting = [how for how in sizes if all(_may_fit(how, row) for row in short)]
    proved = len(fitting) == 1 and any(_is_full(fitting[0], row) for row in short)
    return fitting[0] if proved else attrs.evolve(spacing, blank=0)


def _may_fit(spacing: Spacing, row: TextRow) -> bool:
    """Whether a row comes out full, or blank cells may stand behind it that make it so; tabs may be lost there."""
    before, tail = _accounts(spacing, row), spacing.tail(row)
    if before is None or before >= row.columns:
        return before == row.columns
    stripped = spacing.strips or (spacing.mark == "\t" and row.on_one_line)
    return tail is None or stripped or spacing.count(row.cells[-1].after) > tail


def _is_full(spacing: Spacing, row: TextRow) -> bool:
    """Whether label, figures, and the gaps before and between them make up every column."""
    return _accounts(spacing, row) == row.columns


def _is_even(spacing: Spacing, row: TextRow) -> bool:
    """Whether it comes out full with the gap behind it counted too."""
    tail = spacing.tail(row)
    behind = None if tail is None else spacing.blanks(row.cells[-1].after or "", tail)
    before = _accounts(spacing, row)
    return before is not None and behind is not None and before + behind == row.columns


def _accounts(spacing: Spacing, row: TextRow) -> int | None:
    """How many columns label, figures and the gaps between them account for, if there is one answer."""
    if not row.cells or row.label is None:
        return None
    inner = [spacing.blanks(gap, spacing.step) for gap in row.gaps]
    before = {spacing.blanks(row.cells[0].gap, lead) for lead in spacing.lead(row)}
    known = [blanks for blanks in (*inner, *before) if blanks is not None]
    if len(before) != 1 or len(known) != len(inner) + 1:
        return None
    return len(row.cells) + sum(known)
