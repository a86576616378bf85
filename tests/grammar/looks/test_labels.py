"""Headers and labels with other words, blanks or numbers in them, and in another order."""

from __future__ import annotations

from itertools import zip_longest
from random import Random

import pytest
from attrs import evolve
from changed_pages import WRITERS, changed, report, with_blanks_dropped, written

from giac_schema import read
from giac_schema.grammar.words.widths import width as places
from giac_schema.model import BLANK, form
from giac_schema.render.grid import Table
from giac_schema.render.html import html
from giac_schema.render.page import page
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled


def in_heads(parts, old, new):
    """The page with other words in the headers of 表二."""
    return [
        evolve(
            part,
            rows=[
                tuple(
                    evolve(cell, text=cell.text.replace(old, new)) if cell.scope == "col" else cell
                    for cell in row
                )
                for row in part.rows
            ],
        )
        if isinstance(part, Table) and part.name == "disclosure"
        else part
        for part in parts
    ]


@pytest.mark.parametrize("year", ["2023年", "2023年度", "二〇二三年"])
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_a_year_in_the_place_of_this_year_is_read_as_that(edition, year):
    printed = filled(edition, 3)
    text = html(in_heads(page(printed), "本年", year))
    assert dict(read(text).report.cells()) == dict(printed.cells())


def lined_up(parts):
    """Each cell in the column that its number in the row gives, by the places that a screen has."""
    lines = []
    for part in parts:
        if not isinstance(part, Table):
            lines += [part.text, ""]
            continue
        rows = [[cell.text.replace(*SPREAD) for cell in row] for row in part.rows]
        widths = [max(map(places, column)) for column in zip_longest(*rows, fillvalue="")]
        lines += ["  ".join(map(padded, row, widths)).rstrip() for row in rows]
    return "\n".join(lines) + "\n"


SPREAD = ("法律服务机构", "法律服务　机构")


def padded(text, width):
    return text + " " * (width - places(text))


@pytest.mark.parametrize("whole", [2, 7, 14, 20])
def test_a_wide_blank_in_a_header_divides_no_column_of_the_rows_below(whole):
    """法律服务　机构 was two columns: each row had a field that is none, and any blank one could be it."""
    random = Random(whole)  # noqa: S311 - figures are no secrets
    cells = {}
    for at, row in enumerate(form("2021").rows("requests")):
        for cell in row.children:
            blank = at != whole and random.random() < SPARSE
            cells[cell.ref] = BLANK if blank else 100 + 9 * len(cells)
    printed = filled("2021", 0).with_cells(cells)
    assert misreadings(printed, read(lined_up(page(printed))).report) == ()


SPARSE = 0.3
"""The part of the cells that is blank, but in one row."""


@pytest.mark.parametrize("article", ["第20条第({})项", "第20条 第（{}）项", "第 20 条({})项"])
@pytest.mark.parametrize("writer", WRITERS)
def test_an_article_in_digits_is_the_title_of_a_block_and_no_cell_above_it(article, writer):
    blank = [row.children[1].ref for row in form("2019").rows("disclosure")]
    printed = filled("2019", 4).with_cells(dict.fromkeys(blank, BLANK))
    parts = page(printed)
    for item in "一五六八九":
        parts = [
            evolve(
                part,
                rows=[
                    tuple(
                        evolve(c, text=article.format(item)) if f"（{item}）项" in c.text else c
                        for c in row
                    )
                    for row in part.rows
                ],
            )
            if isinstance(part, Table) and part.name == "disclosure"
            else part
            for part in parts
        ]
    parts = [
        with_blanks_dropped(part) if isinstance(part, Table) and part.name == "disclosure" else part
        for part in parts
    ]
    found = read(written(parts, writer)).report
    assert misreadings(printed, found) == ()
    assert found.requests.received.total == 4


def total_first(table):
    """总计 before all other columns, in its headers and in its rows."""
    rows = [(*row[:-7], row[-1], *row[-7:-1]) for row in table.rows[3:]]
    people, legal, total = table.rows[1]
    return evolve(table, rows=[table.rows[0], (total, people, legal), table.rows[2], *rows])


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_total_that_opens_its_row_of_headers_stands_first_though_all_rows_share_a_line(between):
    printed = report((3, 7, 1, 5, 2, 11, 29))
    lines = []
    for part in changed(printed, total_first):
        rows = [[cell.text for cell in row] for row in getattr(part, "rows", ())]
        drawn = between.join("| " + " | ".join(row) + " |" for row in rows)
        lines.append(drawn if rows else part.text)
    assert misreadings(printed, read("\n".join(lines)).report) == ()
