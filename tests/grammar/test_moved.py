"""Rows that a program moved sideways, because it cut a merged label short: placed by proof, or withheld."""

from __future__ import annotations

import re
from itertools import count

import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, Missing, Ref, form
from giac_schema.render import render
from giac_schema.strategies.reports import filled

COLUMNS = [cell.ref.name for cell in form("2021").rows("requests")[0].children]
RECEIVED, CARRIED_IN = Ref.parse("requests.received"), Ref.parse("requests.carried_in")
CARRIED_OUT = Ref.parse("requests.carried_out")
DISCLOSED = Ref.parse("requests.outcome.disclosed")
TOTAL = Ref.parse("requests.outcome.total")
FULL = [3, 4, 5, 6, 7, 8, 33]


def report(rows):
    """A report whose 表三 is blank but for some rows; ``None`` is a blank cell."""
    blank = {node.ref: BLANK for node in form("2021").cells("requests")}
    told = {
        row / name: BLANK if figure is None else figure
        for row, figures in rows.items()
        for name, figure in zip(COLUMNS, figures, strict=True)
    }
    return filled("2021", 0).with_cells(blank | told)


def moved(printed, rows):
    """The report in Markdown, the labels of some rows one column short and a blank cell behind their figures."""
    return shifted(render(printed, "markdown"), rows)


def shifted(text, rows):
    return re.sub(
        rf"^(\|.*(?:{'|'.join(LABELS[row] for row in rows)})[^|]*\|)   ?\|(.*)$",
        r"\1\2  |",
        text,
        flags=re.MULTILINE,
    )


LABELS = {
    RECEIVED: "本年新收",
    CARRIED_IN: "上年结转",
    CARRIED_OUT: "结转下年度",
    DISCLOSED: "予以公开",
    TOTAL: "（七）总计",
}
ALL = tuple(LABELS)


def row(found, ref):
    return [found[ref / name] for name in COLUMNS]


def figures(found, ref):
    return [x for x in row(found, ref) if not isinstance(x, Missing)]


def misread(printed, found):
    truth = dict(printed.cells())
    return [r for r, x in found.cells() if not isinstance(x, Missing) and x != truth[r]]


def test_a_row_is_moved_as_its_like_is_that_has_no_blank():
    printed = report({RECEIVED: FULL, CARRIED_OUT: [None, None, 5, None, None, None, 5]})
    found = read(moved(printed, ALL)).report
    assert [row(found, ref) for ref in (RECEIVED, CARRIED_OUT)] == [
        row(printed, ref) for ref in (RECEIVED, CARRIED_OUT)
    ]


def test_a_row_that_runs_over_both_edges_proves_where_it_and_its_like_stand():
    printed = report(
        {RECEIVED: [9, None, None, None, None, None, 9], CARRIED_IN: [None, 2, None, 1, None, 0, 3]}
    )
    assert row(read(moved(printed, ALL)).report, CARRIED_IN) == row(printed, CARRIED_IN)


def test_where_no_row_shows_that_it_was_moved_none_is_placed():
    some = [None, 5, None, None, None, None, 5]
    printed = report({RECEIVED: some, DISCLOSED: some, TOTAL: some})
    found = read(moved(printed, ALL)).report
    assert [figures(found, ref) for ref in (RECEIVED, DISCLOSED, TOTAL)] == [[], [], []]


def test_a_row_that_was_moved_alone_makes_its_like_doubtful():
    printed = report(
        {
            RECEIVED: FULL,
            CARRIED_IN: [9, None, None, None, None, None, 9],
            CARRIED_OUT: [None, 1, None, None, None, None, 1],
        }
    )
    found = read(moved(printed, [CARRIED_IN])).report
    assert [figures(found, ref) for ref in (RECEIVED, CARRIED_IN)] == [FULL, [9, 9]]
    assert {x.kind for x in row(found, CARRIED_OUT)} == {"unplaced"}


def test_what_the_like_proves_is_not_believed_of_a_row_without_its_total():
    printed = report({RECEIVED: FULL, CARRIED_OUT: [None, None, 5, None, None, None, None]})
    assert figures(read(moved(printed, ALL)).report, CARRIED_OUT) == []


def test_a_row_of_another_depth_is_no_like():
    printed = report({RECEIVED: FULL, DISCLOSED: [None, 5, None, None, None, None, 5]})
    found = read(moved(printed, [RECEIVED, CARRIED_IN, CARRIED_OUT])).report
    assert misread(printed, found) == []
    assert read(moved(printed, ALL)).report[DISCLOSED / "natural_person"] != 5


def test_what_two_places_would_mean_for_the_sums_tells_which_it_is():
    parts = [None, 5, None, None, None, 2, 7]
    printed = report(
        {
            RECEIVED: [1, 5, 1, 1, 1, 2, 11],
            CARRIED_IN: [0] * 7,
            Ref.parse("requests.outcome.not_disclosed.state_secret"): parts,
            TOTAL: parts,
        }
    )
    reading = read(moved(printed, ALL))
    assert row(reading.report, TOTAL) == row(printed, TOTAL)
    assert reading.sources[TOTAL / "commercial_enterprise"].proved_by != ()


@pytest.mark.parametrize("which", [ALL, (RECEIVED, CARRIED_IN, CARRIED_OUT), (DISCLOSED, TOTAL)])
def test_no_figure_is_wrong_whatever_one_or_two_cells_of_each_row_hold(which):
    wrong = []
    for first, second, blank in zip(count(), range(1, 7), [6, 6, 0, 0, 5, 5], strict=False):
        rows = {}
        for at, ref in enumerate(ALL):
            rows[ref] = [None] * 7
            rows[ref][first] = rows[ref][second] = 3 + at
            rows[ref][(blank + at) % 7] = None
        printed = report(rows)
        wrong += misread(printed, read(moved(printed, which)).report)
    assert wrong == []


def test_noughts_add_up_wherever_they_stand_and_prove_nothing():
    printed = report({RECEIVED: FULL, CARRIED_OUT: [None, 0, None, None, 0, None, 0]})
    assert figures(read(moved(printed, ALL)).report, CARRIED_OUT) == []


def test_rows_that_were_moved_by_different_steps_are_no_like():
    # The body of the page's table was in two parts, and the program looked at each by itself.
    printed = report(
        {
            RECEIVED: FULL,
            CARRIED_OUT: [None, 5, None, None, None, None, 5],
            DISCLOSED: FULL,
        }
    )
    text = shifted(moved(printed, ALL), [RECEIVED])
    assert row(read(text).report, RECEIVED) == FULL
    assert figures(read(text).report, CARRIED_OUT) == []
