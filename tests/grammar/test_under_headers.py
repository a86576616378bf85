"""Pages that are drawn by columns of their own, as ``pdftotext -layout`` draws them: what is right of something stays so."""

from __future__ import annotations

import random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import read, strategies
from giac_schema.model import EDITIONS, Missing
from tests.grammar.test_pages_alike import SIZE, Print, sparse


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
