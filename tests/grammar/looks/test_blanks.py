"""Rows of which blank cells were dropped, or filled up behind their end."""

from __future__ import annotations

from random import Random

import pytest
from attrs import evolve
from changed_pages import (
    WRITERS,
    changed,
    in_each_row,
    in_lines,
    report,
    right,
    with_blanks_dropped,
    written,
)

from giac_schema import read
from giac_schema.model import BLANK, form
from giac_schema.render.grid import Cell, Table
from giac_schema.render.page import page
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled


def merged(table):
    """Noughts beside each other in one cell, and what it covers written behind the row."""
    rows = []
    for row in table.rows:
        cells = [c for at, c in enumerate(row) if not (c.ref and c.text == row[at - 1].text == "0")]
        rows.append((*cells, *[Cell("")] * (table.width - len(cells))))
    return evolve(table, rows=rows)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("figures", [(0, 0, 5, 0, 0, 6, 11), (0, 0, 7, 0, 0, 0, 7)])
def test_a_total_before_blank_cells_at_the_end_shows_that_they_fill_up_rows(figures, writer):
    whole = {
        cell.ref: figure
        for row in form("2021").rows("requests")[::2]
        for cell, figure in zip(row.children, (1, 2, 3, 4, 5, 6, 21), strict=True)
    }
    printed = report(figures).with_cells(whole)
    assert right(printed, written(changed(printed, merged), writer))[1] == ()
    in_rows = changed(printed, lambda table: merged(in_each_row(table, again=False)))
    assert right(printed, written(in_rows, writer))[1] == ()


def sparse(seed):
    """A report of sparse rows that add up; of their noughts some are blank, and two rows have none."""
    chance = Random(seed)  # noqa: S311
    cells = {}
    for row in form("2021").rows("requests"):
        figures = [chance.choice((0, 0, 0, 0, chance.randint(1, 900))) for _ in range(6)]
        if row.ref.name in {"received", "total"}:
            figures = [11, 12, 13, 14, 15, 16]
        for cell, figure in zip(row.children, (*figures, sum(figures)), strict=True):
            cells[cell.ref] = BLANK if figure == 0 and chance.random() < 0.3 else figure
    return filled("2021", 0).with_cells(cells)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("seed", [1, 2, 4, 14])
def test_rows_without_complete_ones_of_their_kind_are_filled_up_as_others_are(seed, writer):
    printed = sparse(seed)
    in_rows = changed(printed, lambda table: merged(in_each_row(table, again=True)))
    assert right(printed, written(in_rows, writer))[1] == ()


def test_a_label_of_two_words_with_blank_cells_behind_it_is_still_a_blank_row():
    printed = filled("2021", 0).with_cells(
        {cell.ref: BLANK for cell in form("2021").rows("disclosure")[1].children}
    )
    text = written(page(printed), "pipes around cells").replace(
        "行政规范性文件", "行政 规范性 文件"
    )
    assert dict(read(text).report.cells()) == dict(printed.cells())


def test_noughts_behind_equally_many_blanks_stand_below_no_header():
    chance = Random(5)  # noqa: S311 - of these some stand in one line with headers
    blank = {c.ref: BLANK for c in form("2021").cells("requests") if chance.random() < 0.3}
    printed = filled("2021", 0).with_cells(blank)
    text = in_lines(changed(printed, with_blanks_dropped), "  ")
    assert misreadings(printed, read(text).report) == ()


def test_asterisks_that_rule_a_line_off_are_no_cells():
    printed = report((0,) * 7)
    text = written(page(printed), "a cell on a line")
    text = text.replace("3.要求提供公开出版物\n\n", "3.要求提供公开出版物\n* * *\n")
    found = read(text).report
    assert misreadings(printed, found) == ()
    row = found.requests.outcome.not_processed.published_material
    assert {getattr(row, name) for name in ("natural_person", "total")} == {0}


def test_lines_that_are_numbered_begin_with_the_marks_of_their_table():
    """|- behind the number of its line was a cell that holds a sign for nothing."""
    blank = {row.children[1].ref: BLANK for row in form("2021").rows("requests")[4:7]}
    printed = report().with_cells(blank)
    lines = []
    for part in changed(printed, with_blanks_dropped):
        for row in getattr(part, "rows", ()):
            lines += ["|-", *(f"| {cell.text}" for cell in row)]
        lines += [] if isinstance(part, Table) else [part.text]
    text = "\n".join(f"{n}\t{line}" for n, line in enumerate(lines, 1))
    assert misreadings(printed, read(text).report) == ()
