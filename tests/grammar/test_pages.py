"""Tables of some pages, as programs draw them that take text from print.

Some set each word at its place, and a digit is narrower than that; ``pdftotext -layout`` draws every page by columns
of its own, and only what stands to the right of something stays there.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import read, strategies
from giac_schema.model import APPLICANTS, BLANK, EDITIONS, Missing, form
from giac_schema.render import render
from giac_schema.render.grid import Table, placed
from giac_schema.render.page import page
from giac_schema.strategies.reports import filled

SIZE = 10
"""Points that a character is wide; a digit is half as wide."""
LABELS = (20, 60, 130)
"""Points that the columns of labels of 表三 are wide."""


def sparse(edition, draw, share):
    """A report with figures in a share of the cells of 表三, which adds up; its other cells are blank."""
    cells = {node.ref: BLANK for node in form(edition).cells()}
    for row in (node.ref for node in form(edition).rows("requests")):
        figures = {a: draw.randint(1, 2000) for a in APPLICANTS if draw.random() < share}
        cells |= {row / name: figure for name, figure in figures.items()}
        cells[row / "total"] = sum(figures.values()) or BLANK
    return filled(edition, 0).with_cells(cells)


@attrs.frozen
class Print:
    """How a report was printed, and how wide a place is in which a program sets what it reads."""

    width: int
    """Points of a column of figures."""
    pitch: float
    """Points of a place."""
    rows: int
    """Rows of a page."""

    def text(self, printed):
        """The report with the tables over several pages."""
        parts = []
        for part in page(printed):
            is_third = isinstance(part, Table) and any(len(row) == 8 for row in part.rows)
            if is_third:
                parts += self.pages(part)
            elif isinstance(part, Table):
                parts += ["\t".join(cell.text for cell in row) for row in part.rows]
            else:
                parts.append(part.text)
        return "\n".join(parts) + "\n"

    def pages(self, table):
        """The lines of 表三, its headers on every page."""
        cells = list(placed(table))
        heads, end = range(table.headers), len(table.rows)
        for at in range(table.headers, end, self.rows):
            yield from self.lines(cells, [*heads, *range(at, min(end, at + self.rows))])

    def lines(self, cells, rows):
        """The lines of some rows, each cell in the middle of its columns and of its rows."""
        canvas = self.canvas(cells, rows)
        return [self.line(canvas[at]) for at in range(6 * len(rows) + 6)]

    def canvas(self, cells, rows):
        """What stands on each line of them: where it begins, and its text."""
        edges = [50, *(50 + sum(LABELS[:n]) for n in range(1, 4))]
        edges += [edges[-1] + self.width * n for n in range(1, 8)]
        canvas = defaultdict(list)
        for cell in cells:
            here = [
                n for n, row in enumerate(rows) if cell.row <= row < cell.row + cell.cell.rowspan
            ]
            if here:
                left, right = edges[cell.column], edges[cell.column + cell.cell.colspan]
                self.set_cell(canvas, cell.cell.text, (left, right), 6 * here[0] + 3 * len(here))
        return canvas

    def set_cell(self, canvas, text, sides, middle):
        left, right = sides
        size = SIZE // 2 if text.isdecimal() else SIZE
        room = max(1, (right - left) // size)
        lines = [text[n : n + room] for n in range(0, len(text), room)]
        for number, line in enumerate(lines):
            start = (left + right - size * len(line)) / 2
            canvas[max(0, middle - len(lines) // 2) + number].append((start, line))

    def line(self, pieces):
        text = ""
        for start, piece in sorted(pieces):
            text = text.ljust(round(start / self.pitch)) + piece
        return text


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", [0, 1])
def test_rows_of_pages_drawn_alike_show_together_where_their_columns_lie(edition, seed):
    printed = sparse(edition, random.Random(seed), 1 / 8)  # noqa: S311 - the same report each time
    found = read(Print(width=27, pitch=5.25, rows=7).text(printed)).report
    figures = [
        r for r, x in printed.cells() if not isinstance(x, Missing) and r.table == "requests"
    ]
    assert {r: found[r] for r in figures} == {r: printed[r] for r in figures}


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(EDITIONS),
    st.randoms(use_true_random=False),
    st.sampled_from([1 / 12, 1 / 6, 1 / 3]),
    st.builds(Print, st.integers(22, 50), st.floats(4, 9), st.integers(4, 30)),
)
def test_no_figure_is_wrong_however_wide_places_are(edition, draw, share, drawn):
    printed = sparse(edition, draw, share)
    assert strategies.misreadings(printed, read(drawn.text(printed)).report) == ()


@pytest.mark.parametrize("layout", ["lined-up", "drawn"])
def test_two_figures_that_were_printed_as_one_are_not_a_figure_beside_a_blank_cell(layout):
    rows = form("2021").rows("requests")
    cells = {}
    for row, figures in zip(rows, 3 * [(8281, 3, 4, 6684, 5, 5568)], strict=False):
        told = (*figures, sum(figures))
        cells |= {c.ref: x for c, x in zip(row.children, told, strict=True)}
    cells |= {c.ref: BLANK for c in rows[5].children[1:4]}
    printed = filled("2021", 0).with_cells(cells)
    text = re.sub(r"6684( +)5", r"66845\1", render(printed, layout), count=1)
    found = read(text).report
    assert "66845" in text
    assert [m for m in strategies.misreadings(printed, found) if m.ref in cells] == []


@attrs.frozen
class Layout(Print):
    """A page of which only the order of its runs is kept, from left to right, on all its lines together."""

    close: float = 1.5
    """So many characters apart two words are one run, with a single blank between."""

    def lines(self, cells, rows):
        canvas = self.canvas(cells, rows)
        runs = [(at, *run) for at in sorted(canvas) for run in self.runs(canvas[at])]
        columns: dict[int, int] = {}
        for number in sorted(range(len(runs)), key=lambda n: runs[n][1]):
            _, start, _, _ = runs[number]
            columns[number] = max(
                (self.behind(start, runs[n], at) for n, at in columns.items()), default=0
            )
        drawn = ["" for _ in range(6 * len(rows) + 6)]
        for number, (at, _, _, text) in enumerate(runs):
            drawn[at] = drawn[at].ljust(columns[number]) + text
        return drawn

    def runs(self, pieces):
        """The runs of a line: where each begins and ends in print, and its text."""
        found = []
        for start, piece in sorted(pieces):
            end = start + sum(SIZE // 2 if c.isdecimal() else SIZE for c in piece)
            if found and start - found[-1][1] < self.close * SIZE:
                found[-1] = (found[-1][0], end, f"{found[-1][2]} {piece}")
            else:
                found.append((start, end, piece))
        return found

    @staticmethod
    def behind(start, run, column):
        """The first place for what begins behind a run, or the place that it begins above or below it."""
        _, left, right, text = run
        if start > right:
            return column + len(text) + 3
        return column + int((start - left) / (right - left) * len(text))


def figures(report):
    return [r for r, x in report.cells() if not isinstance(x, Missing) and r.table == "requests"]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", [0, 1])
def test_figures_below_headers_of_their_own_page_are_placed_where_rows_end_with_their_sums(
    edition, seed
):
    printed = sparse(edition, random.Random(seed), 1 / 6)  # noqa: S311 - the same report each time
    found = read(Layout(width=80, pitch=5, rows=7).text(printed)).report
    right = [r for r in figures(printed) if found[r] == printed[r]]
    assert 10 * len(right) >= 9 * len(figures(printed))
    assert strategies.misreadings(printed, found) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(EDITIONS),
    st.randoms(use_true_random=False),
    st.sampled_from([1 / 12, 1 / 6, 1 / 3, 2 / 3]),
    st.builds(Layout, st.integers(22, 90), st.just(5.0), st.integers(4, 30), st.floats(0.5, 2)),
)
def test_no_figure_is_wrong_however_a_page_is_laid_out(edition, draw, share, drawn):
    printed = sparse(edition, draw, share)
    assert strategies.misreadings(printed, read(drawn.text(printed)).report) == ()


def test_rows_of_one_page_do_not_tell_of_a_page_that_is_drawn_otherwise():
    printed = sparse("2019", random.Random(8), 2 / 3)  # noqa: S311 - the same report each time
    found = read(Layout(width=51, pitch=5, rows=22).text(printed)).report
    assert strategies.misreadings(printed, found) == ()
