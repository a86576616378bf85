"""What one step from cell to cell looks like in a text, measured from its complete rows.

The same mark means different things in different layouts, so nothing is assumed of it: the gaps
between the figures of rows that are complete (or between the cells of a header) show the step, and
the gaps behind labels show the lead.  What the rows prove of blank cells is told in ``keeping``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from itertools import accumulate, chain
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from giac_schema.findings import Deferred
from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.drawn.alignment import Alignment
from giac_schema.grammar.placing.drawn.alignments import alignments_of
from giac_schema.grammar.placing.drawn.under_headers import UnderHeaders, under_headers
from giac_schema.grammar.placing.gaps import exact_width, measures
from giac_schema.grammar.placing.gaps.wholes import longest_of_whole
from giac_schema.grammar.placing.rows.text_row import MARKS, TextRow, marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Spacing", "measure"]


@frozen(slots=False)
class Spacing:
    """How the text of one table steps from cell to cell."""

    mark: str
    """What steps are counted in: a pipe, a tab, a line break, or nothing but blanks (``""``)."""
    step: int
    """How many of them stand between neighbours."""
    leads: Mapping[int, frozenset[int]] = field(factory=dict)
    """How many stand between a label and its first cell, by the depth of the label."""
    tails: Mapping[tuple[int, int], frozenset[int]] = field(factory=dict)
    """How many stand behind the last cell, by the number of columns and of labels of groups."""
    blank: int = 0
    """How many more a blank cell adds."""
    keeps: bool = False
    """Whether some row proves that blank cells were kept in their places."""
    steady: bool = True
    """Whether every complete row has the same step throughout."""
    firm: bool = True
    """Whether no complete row has less than a step between two of its cells."""
    full: bool = False
    """Whether there are rows before the last and all are complete: none is known to have lost a blank."""
    sound: bool = False
    """Whether none of its rows lacks a figure and nearly all of them add up: one that does not is complete, too."""
    whole: int = 0
    """How many digits its longest figure has, if no row lacks any, and they are so many that no sum need prove it."""
    closing: int | None = None
    """How many stand behind the last column of its last row."""
    final: Cell | None = None
    """The label of the last row, behind which extractors do not always fill up merged columns."""
    alignments: Mapping[tuple[int, int], tuple[Alignment, ...]] = field(factory=dict)
    """Where columns lie in rows drawn with blanks, by their number and by the header they stand under."""
    pages: Sequence[UnderHeaders] = ()
    """Where columns lie on pages that are drawn by columns of their own, by each way of counting that shows it.

    It is sought when a row has blank cells that nothing else places: most tables have none.
    """
    narrowest: Mapping[int, int] = field(factory=dict)
    """How many fields rows have, by the depth of their labels, where none is filled up and none may have more."""
    at_ends: bool = False
    """Whether marks stand at the ends of lines, and each cell begins its own."""
    opener: int | None = None
    """How many stand at the start of a line that is a row."""
    rows: Sequence[TextRow] = field(default=(), repr=False)
    """The rows that were measured: what is told of them below is worked out for the first row with a blank cell."""
    headers: Sequence[TextRow] = field(default=(), repr=False)
    complete: Sequence[TextRow] = field(default=(), repr=False)
    """Those of the rows that lack no cell, or headers in their place."""

    @cached_property
    def opening(self) -> int | None:
        """How many stand between its headers and its first row, if they stand right before it."""
        return measures.opening(self.rows, self.headers, self)

    @cached_property
    def drawings(self) -> frozenset[tuple[int, ...]]:
        """The steps between the cells of a row, where several rows, headers among them, have the same."""
        return measures.drawings([*self.complete, *self.headers], self)

    @cached_property
    def broadest(self) -> int | None:
        """How many fields its lines have, headers among them; ``None`` if they are not alike."""
        return exact_width.broadest(self, self.rows, self.headers) if self.mark == "|" else None

    @cached_property
    def uneven(self) -> frozenset[int]:
        """The numbers of columns with which rows are complete, none with one step between all its cells."""
        return measures.uneven(self.complete, self)

    @cached_property
    def alike(self) -> frozenset[int]:
        """The numbers of columns with which rows are complete, all of them with the same steps between their cells."""
        return measures.alike(self.complete, self)

    @cached_property
    def widths(self) -> Mapping[int, frozenset[int]]:
        """How many fields lines have that show every column, headers among them, by the number of columns."""
        return measures.widths(self._closed)

    @cached_property
    def opened(self) -> Mapping[tuple[int, int], frozenset[frozenset[int]]]:
        """In which fields the cells of such lines stand, by the number of columns and the header they stand under."""
        return measures.opened(self._closed, self)

    @cached_property
    def indents(self) -> frozenset[str]:
        """How far figures that begin lines are set in."""
        return measures.indents(self.complete)

    @cached_property
    def fills_lines(self) -> bool:
        """Whether fillers of merged columns stand on lines of their own, where one alone looks like a blank cell."""
        return measures.fills_lines([*self.rows, *self.headers])

    @cached_property
    def beyond(self) -> frozenset[int]:
        """How many lines that a pipe begins stand behind complete rows."""
        return measures.beyond(row for row in self.complete if row.label is not self.final)

    @cached_property
    def unfilled(self) -> bool:
        """Whether no row is filled up with marks, so that a pipe on a line of its own is a blank cell."""
        return measures.is_unfilled(self.headers, self)

    @cached_property
    def framed(self) -> bool:
        """Whether pipes stand on both sides of all its rows."""
        return self.mark == "|" and measures.is_framed(self.rows)

    @cached_property
    def strips(self) -> bool:
        """Whether a line without a figure has no marks, so that nothing shows blank cells at the end of a line."""
        return any(map(measures.is_stripped, self.rows))

    @cached_property
    def _closed(self) -> list[tuple[TextRow, int]]:
        return list(measures.closed([*self.complete, *self.headers], self))

    def aligned(self) -> Iterator[Alignment]:
        """Every alignment of its rows."""
        return chain.from_iterable(self.alignments.values())

    def drawn_alike(self, row: TextRow) -> bool:
        """Whether the steps of a complete row are all one step, or those of all such rows.

        Where rows of one table differ in their steps, a wide one holds a blank cell, and there is one cell too many.
        """
        steps = self.steps(row)
        merged = row.columns in self.alike and steps in self.drawings
        return set(steps) <= {self.step} or merged

    def merges(self, columns: int) -> bool:
        """Whether rows with so many columns are drawn with some of them merged, or with a wide gap in all."""
        return columns in self.uneven or any(
            len(d) == columns - 1 and set(d) != {self.step} for d in self.drawings
        )

    def steps(self, row: TextRow) -> tuple[int, ...]:
        """How many marks stand in each gap between the cells of a row."""
        mark = self.mark
        return tuple([marks(mark, gap) if gap and mark else 0 for gap in row.gaps])

    def tail(self, row: TextRow, unknown: int | None = None) -> int | None:
        """How many stand behind complete rows of this kind; ``None`` if it is not always the same.

        Args:
            row: a row.
            unknown: what else to take than one step, if no row with so many columns is complete.
        """
        known = {groups: t for (columns, groups), t in self.tails.items() if columns == row.columns}
        if row.groups in known:
            tails = known[row.groups]
        elif (
            not known and self.mark == "\t" and self.tails
        ):  # no tab closes a cell, or one closes all
            tails = frozenset().union(*self.tails.values())
        else:  # where rows are filled up, the label of a group stands in the place of a filler
            shift = {g: (g - row.groups) * self.step for g in known}
            tails = frozenset(
                t + shift[g] if t > self.step else t for g, found in known.items() for t in found
            ) or frozenset({self._usual_tail(row) if unknown is None else unknown})
        return next(iter(tails)) if len(tails) == 1 else None

    def _usual_tail(self, row: TextRow) -> int:
        """How many stand behind a row if none is complete: one step, or as many as behind headers, which have no blank.

        With a line for every cell, empty lines between rows look like blank cells at their ends; where a row has no
        more than a step behind it, there are none.
        """
        if self.mark != "\n" or self.behind(row) == self.step:
            return self.step
        return max(self.step, self.opening or 0)

    def count(self, gap: str | None) -> int:
        """How many of the marks stand in a gap."""
        return marks(self.mark, gap) if gap and self.mark else 0

    def behind(self, row: TextRow) -> int | None:
        """How many stand behind a row's last cell: on its line, or before an empty line that ends it."""
        after = row.cells[-1].after
        if after is None:
            return None
        if row.on_one_line:
            return self.count(after.partition("\n")[0])
        apart = self.mark != "\n" and not any("\n\n" in gap for gap in row.gaps)
        return self.count(after.partition("\n\n")[0] if apart else after)

    def width(self, row: TextRow) -> int | None:
        """How many fields a mark closes on a row's line, behind its label; ``None`` if its last is open."""
        behind = self.behind(row) if row.on_one_line and self.mark == "|" else None
        return self.count(row.cells[0].gap) + sum(self.steps(row)) + behind - 1 if behind else None

    def is_too_wide(self, row: TextRow) -> bool:
        """Whether it has more fields than others of its depth, where none is filled up, or than all, where all are."""
        width = self.width(row)
        if width is None or width > self.narrowest.get(row.depth, width):
            return width is not None
        line = exact_width.on_line(self, row) if row.label is not None else None
        return line is not None and self.broadest is not None and line > self.broadest

    def fields(self, row: TextRow) -> tuple[int, ...]:
        """The fields of a row's line in which its cells stand, counted from behind its label."""
        return tuple(n - 1 for n in accumulate(self.count(cell.gap) for cell in row.cells))

    def blanks(self, gap: str, base: int) -> int | None:
        """How many blank cells a gap holds; ``None`` if it is no whole number of them."""
        extra = self.count(gap) - base
        if extra == 0:
            return 0
        return None if extra < 0 or not self.blank or extra % self.blank else extra // self.blank

    def lead(self, row: TextRow) -> frozenset[int]:
        """How many marks may stand between a row's label and its first cell; empty if unknown."""
        return self.leads.get(row.depth, frozenset())


def measure(
    rows: Iterable[TextRow], headers: Iterable[TextRow] = (), fallback: Spacing | None = None
) -> Spacing | None:
    """The spacing of a table.

    Args:
        rows: its rows; those that are complete are measured.
        headers: its header rows, measured if no row is complete.
        fallback: the spacing of another table of the same source, if this one has neither.
    """
    rows, headers = list(rows), list(headers)
    complete = [r for r in rows if r.complete]
    by_headers = all(r.columns == 1 for r in complete)
    if by_headers:
        complete += [r for r in headers if len(r.cells) == r.columns and not r.marks_columns]
    gaps = Counter(chain.from_iterable(row.gaps for row in complete))
    mark = _mark(gaps)
    whole = longest_of_whole(rows)
    if not (mark or measures.is_joined(rows)):
        alignments = dict(alignments_of(rows, headers))
        pages = Deferred(partial(under_headers, rows, headers))
        if any(alignments.values()) or pages:
            sound = measures.is_sound(rows)
            return Spacing("", 1, alignments=alignments, pages=pages, sound=sound, whole=whole)
    if not gaps:
        return fallback and attrs.evolve(
            fallback,
            leads=measures.with_bounds({}, fallback.leads, rows, fallback),
            full=_full(rows),
            whole=0,
        )
    steps: Counter[int] = Counter()
    for gap, times in gaps.items():
        steps[marks(mark, gap) if mark else 0] += times
    found = Spacing(mark, _usual(steps), whole=whole)
    found = _with_gaps(found, gaps)
    if by_headers and not found.steady and mark in {"|", "\t"}:
        return None  # columns of several fields each: no step leads from one to the next
    others = fallback.leads if fallback and fallback.mark == mark else {}
    leads = measures.with_bounds(measures.leads(complete, found), others, rows, found)
    return _with_rows(found, rows, headers, complete, leads)


def _with_gaps(found: Spacing, gaps: Iterable[str]) -> Spacing:
    """A step with what all gaps between the cells of complete rows show of it."""
    return attrs.evolve(
        found,
        blank=found.step if found.mark != "\n" else 0,
        steady=all(found.count(gap) == found.step for gap in gaps),
        firm=all(not found.count(gap) or found.count(gap) >= found.step for gap in gaps),
        at_ends=all(gap.endswith("\n") for gap in gaps),
    )


def _with_rows(
    found: Spacing,
    rows: Sequence[TextRow],
    headers: Sequence[TextRow],
    complete: Sequence[TextRow],
    leads: Mapping[int, frozenset[int]],
) -> Spacing:
    """A step with the rows and headers that show how their cells, labels and lines stand around it."""
    last = rows[-1].label if rows else None
    return attrs.evolve(
        found,
        leads=leads,
        tails=measures.tails((row for row in complete if row.label is not last), found),
        full=_full(rows),
        sound=measures.is_sound(rows),
        opener=_opener(rows, found),
        final=last,
        rows=rows,
        headers=headers,
        complete=complete,
    )


def _full(rows: Sequence[TextRow]) -> bool:
    return len(rows) > 1 and all(row.complete for row in rows[:-1])


def _opener(rows: Sequence[TextRow], spacing: Spacing) -> int | None:
    """Before labels that stand in no group: blank cells for those of groups stand before the others."""
    outer = [r.label for r in rows if r.label is not None and r.depth == _OUTER]
    starts = [label.gap for label in outer if "\n" in label.gap]
    counts = {spacing.count(gap[gap.rindex("\n") :]) for gap in starts}
    return counts.pop() if len(counts) == 1 else None


_OUTER = 2
"""The depth of rows that stand in no group."""


def _mark(gaps: Counter[str]) -> str:
    """The strongest mark that stands in most of the gaps."""
    counted = ((mark, sum(n for gap, n in gaps.items() if marks(mark, gap))) for mark in MARKS)
    return next((mark for mark, found in counted if 2 * found > gaps.total()), "")


def _usual(counts: Counter[int]) -> int:
    return counts.most_common(1)[0][0]
