"""The row of 表四 in text: which cells it has, how they are spaced, whether its sums hold."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from giac_schema.grammar.placing.drawn.alignment import BOTH, align
from giac_schema.grammar.placing.drawn.sides import is_on, known_sides
from giac_schema.grammar.placing.gaps.spacing import Spacing, measure
from giac_schema.grammar.placing.gaps.text import place
from giac_schema.grammar.placing.rows.text_row import TextRow
from giac_schema.grammar.placing.slots import Placed, Unplaced
from giac_schema.grammar.placing.sums import nought, numbers_in, summands_in
from giac_schema.grammar.tables.apart.unread import closes_a_remark, holds_row
from giac_schema.grammar.tables.headers.dispute_columns import (
    FORM_ORDER,
    Order,
    adds_up,
    totals_agree,
)
from giac_schema.grammar.tables.shapes.dispute_lead import place_behind_headers
from giac_schema.grammar.words.meaning import is_note
from giac_schema.grammar.words.values import may_be_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.parts import DisputesPart
    from giac_schema.grammar.tables.rows import Context
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["figures_of", "in_text"]

_WIDTH = len(FORM_ORDER)


def in_text(
    table: Sequence[DisputesPart], context: Context, how: Spacing | None, order: Order
) -> Placed | Unplaced | None:
    """Where its figures stand; ``None`` in a grid, or if nothing of the row is seen."""
    if table[0].case.cell.place is not None:
        return None
    if (noughts := _run_together(table[-1])) is not None:
        return noughts
    cells = _cells(table, keeps=how is not None and how.keeps)
    if not cells:
        unread = _behind(table[-1]) or any(map(_is_drawn, table[-1].loose))
        return None if unread or not _shows_blanks(table[-1]) else Placed((None,) * _WIDTH)
    if any(cell.text in context.repeated for cell in cells):
        return Unplaced(tuple(figures_of(table)))
    proof = _adds_up(cells, order)
    if any(map(holds_row, table[-1].loose)) or (not proof and closes_a_remark(table[-1].loose)):
        return Unplaced(
            tuple(cells)
        )  # narrow columns have broken figures, or a remark that looks like one
    row = TextRow(tuple(cells), _WIDTH, None, cells[-1] is context.end, proof)
    how = _opened_like_its_headers(how, table)
    aligned = _aligned(row, table, how)
    spacing = _as_whole(aligned or _own_spacing(row, how), how)
    answer = place(row, spacing, loses=context.loses, tears=context.tears)
    if isinstance(answer, Placed) and (
        _is_miscounted(row, answer, order)
        or (answer.slots[0] is not None and not proof and _opens_with_a_blank(row, table))
        or (aligned is not None and _may_be_pushed(row, answer, aligned, order))
    ):
        return Unplaced(row.cells)
    led = place_behind_headers(row, how, order) if isinstance(answer, Unplaced) else None
    return led or answer


def _run_together(part: DisputesPart) -> Placed | None:
    """``000000000000000``: fifteen digits with nothing between them, which can be read if all are noughts."""
    behind = _behind(part)
    if [s.cell.text for s in behind] != ["0" * _WIDTH]:
        return None
    return Placed((nought(behind[0].cell),) * _WIDTH)


def _is_miscounted(row: TextRow, answer: Placed, order: Order) -> bool:
    """Whether blank cells that empty lines were counted for leave the totals of cases beside other figures.

    How many lines a blank cell leaves, and how many stand before the row, is known from a few rows at best.
    """
    if row.on_one_line or len(row.cells) >= row.columns:
        return False
    numbers = numbers_in(answer.slots)
    return numbers is not None and not totals_agree(numbers, order)


def _opens_with_a_blank(row: TextRow, table: Sequence[DisputesPart]) -> bool:
    """Whether more marks are alone on lines before the row than before those of its headers."""
    opening = (table[0].case, *table[0].results[:1])
    return _alone(row.cells[0].gap) > max(_alone(seen.cell.gap) for seen in opening)


def _alone(gap: str) -> int:
    """How many marks have a line of their own."""
    return sum(line.strip(" ") in {"|", "\t"} for line in gap.split("\n")[1:-1])


def _may_be_pushed(row: TextRow, answer: Placed, how: Spacing, order: Order) -> bool:
    """Whether figures stand below headers of a run, with one blank between, too few to say that they are theirs.

    Words that are close in print become such a run (``pdftotext -layout``), and the later ones are pushed to the left.
    """
    columns = next(how.aligned()).columns
    runs = any(b[0] - a[1] == 1 for a, b in pairwise(columns))
    numbers = numbers_in(answer.slots)
    shown = len(row.cells) >= _SHOWN and numbers is not None and adds_up(numbers, order)
    return runs and len(row.cells) < row.columns and not shown


_SHOWN = 4
"""So many figures in line with headers, of which some are the sums of others, do not stand there by accident."""


def _aligned(row: TextRow, table: Sequence[DisputesPart], how: Spacing | None) -> Spacing | None:
    """The spacing of a row that stands under its headers in text that is drawn with blanks."""
    headers = [s.cell for part in table for s in part.results if s.cell.edges is not None]
    if len(headers) != _WIDTH or not row.drawn_with_blanks:
        return None
    known = tuple(how.aligned()) if how is not None else ()
    keeps, sides = any(each.keeps for each in known), known_sides(known)
    found = [
        alignment.keeping(proved=keeps)
        for metric in {each.metric for each in known} or BOTH
        for alignment in align([row], sorted(headers, key=partial(_start, metric)), (metric,))
        if is_on(alignment, sides)
    ]
    return Spacing("", 1, alignments={(_WIDTH, 0): tuple(found)}) if found else None


def _start(metric: int, cell: Cell) -> int:
    """Where a cell begins, by one way of counting."""
    return cell.edges.by(metric)[0] if cell.edges is not None else 0


def _cells(table: Sequence[DisputesPart], *, keeps: bool) -> list[Cell]:
    """The cells behind the last header: figures, and words among them if that makes the row whole.

    Words at its ends make it whole only where blank cells are kept, and below fifteen headers that are known: else
    they may be a header that is misspelt, or a line of prose, and make up for a blank cell that was left out.
    """
    behind: Sequence[Seen] = _behind(table[-1])
    if len(behind) > _WIDTH and figures_of(table[-1:]):
        # words among the figures may be a torn figure, and so may digits before them
        between = _from_first_to_last(behind, _is_torn)
        if any(s.terminal != "VALUE" for s in between):
            return [s.cell for s in between]
    if len(behind) > _WIDTH or not table[-1].results:
        return figures_of(table)
    headers = sum(len(part.results) for part in table)
    if not any(s.terminal == "VALUE" for s in behind):
        behind = behind if len(behind) == _WIDTH else []
    elif len(behind) < _WIDTH or not keeps or headers < _WIDTH:
        behind = _from_first_to_last(behind, _holds_digits)
    return [s.cell for s in behind]


def _from_first_to_last(row: Sequence[Seen], may_be: Callable[[Seen], bool]) -> Sequence[Seen]:
    """What stands from the first to the last figure of a row; words that may be one count, too."""
    figures = [i for i, s in enumerate(row) if s.terminal == "VALUE" or may_be(s)]
    return row[figures[0] : figures[-1] + 1] if figures else ()


def _holds_digits(words: Seen) -> bool:
    """Whether words among figures hold digits, or letters alone: they may be figures that nobody can read.

    Those that begin a line are among them if a mark closes them there.
    """
    after = (words.cell.after or "").partition("\n")[0]
    inside = "\n" not in words.cell.gap or "|" in after or "\t" in after
    return inside and may_be_value(words.cell.text)


def _is_torn(words: Seen) -> bool:
    """Whether words are digits with blanks between: ``1 08``."""
    return "".join(words.cell.text.split()).isdecimal()


def _shows_blanks(part: DisputesPart) -> bool:
    """Whether marks stand below the headers, or lines, as many as a row of blank cells leaves."""
    seen = max((part.case, *part.results, *part.loose), key=lambda s: s.printed_at)
    _, _, below = (seen.cell.after or "").partition("\n")
    marks = sum(map(below.count, "|\t"))
    return marks >= _WIDTH - 1 or below.count("\n") >= _WIDTH


def _is_drawn(seen: Seen) -> bool:
    """Whether words are as many as the row has cells, and far apart: nobody could read one of them."""
    return len(_APART.split(seen.cell.text)) >= _WIDTH


_APART = re.compile(r"\s{2,}")


def _behind(part: DisputesPart) -> list[Seen]:
    """What stands behind the last header: words before it may be a header that is misspelt."""
    last = max((s.printed_at for s in part.results), default=(0, 0))
    behind = [
        s
        for s in part.loose
        if s.terminal != "PROSE" and s.printed_at > last and not is_note(s.cell.text)
    ]
    return _to_the_end_of_its_line(behind)


def _to_the_end_of_its_line(behind: list[Seen]) -> list[Seen]:
    """The cells without words that begin a line below figures that share one: those are prose."""
    figures = [i for i, s in enumerate(behind) if s.terminal == "VALUE"]
    if not any(b == a + 1 and "\n" not in behind[b].cell.gap for a, b in pairwise(figures)):
        return behind
    below = (i for i, s in enumerate(behind) if s.terminal == "WORDS" and "\n" in s.cell.gap)
    return behind[: next((i for i in below if i > figures[0]), len(behind))]


def _opened_like_its_headers(how: Spacing | None, table: Sequence[DisputesPart]) -> Spacing | None:
    """The spacing of the other tables, knowing of a pipe that opens the lines of this one, and of none that does not.

    Lines of headers may begin with blank cells, below merged ones; but not all of them do.
    """
    if how is None or how.opener is None:
        return how
    gaps = (s.cell.gap for part in table for s in (part.case, *part.results))
    opened = [how.count(gap[gap.rindex("\n") :]) for gap in gaps if "\n" in gap]
    return attrs.evolve(how, opener=min(opened)) if opened else how


def _own_spacing(row: TextRow, how: Spacing | None) -> Spacing | None:
    """The spacing of a complete row is its own; that of another, the other tables'."""
    if row.complete:
        return measure([row])
    if how is None or how.mark != "\n" or how.keeps:
        return how
    sizes = [attrs.evolve(how, blank=size) for size in range(1, how.step + 1)]
    possible = [each for each in sizes if _may_fit(row, each)]
    return possible[0] if len(possible) == 1 and _width(row, possible[0]) == _WIDTH else how


def _as_whole(spacing: Spacing | None, how: Spacing | None) -> Spacing | None:
    """The spacing of the row, knowing of those of the other tables that all have a figure for every column."""
    if spacing is None or how is None or not how.whole:
        return spacing
    return attrs.evolve(spacing, whole=how.whole)


def _may_fit(row: TextRow, how: Spacing) -> bool:
    """Whether its cells and the gaps between them account for every column, or blank ones may stand around."""
    width = _width(row, how)
    if width is None or width >= _WIDTH:
        return width == _WIDTH
    after = row.cells[-1].after
    return after is None or max(how.count(row.cells[0].gap), how.count(after)) > how.step


def _width(row: TextRow, how: Spacing) -> int | None:
    """How many columns its cells and the gaps between them account for."""
    blanks = [how.blanks(gap, how.step) for gap in row.gaps]
    known = [b for b in blanks if b is not None]
    return len(row.cells) + sum(known) if len(known) == len(blanks) else None


def _adds_up(cells: Sequence[Cell], order: Order) -> bool:
    numbers = summands_in(cells)
    return numbers is not None and len(numbers) == _WIDTH and adds_up(numbers, order)


def figures_of(run: Sequence[DisputesPart]) -> list[Cell]:
    """The figures behind a run of headers."""
    return [s.cell for part in run for s in part.loose if s.terminal == "VALUE"]
