"""The tables as drawn: rectangles without gaps, with the merged cells of the official form."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from giac_schema import strategies
from giac_schema.model import ABSENT, EDITIONS, Edition, Ref, Report, form
from giac_schema.render import table2, table3, table4
from giac_schema.strategies.reports import filled

if TYPE_CHECKING:
    from giac_schema.render.grid import Table

DRAW = {"disclosure": table2.draw, "requests": table3.draw, "disputes": table4.draw}


def drawn(edition: Edition, table: str) -> Table:
    found = DRAW[table](filled(edition, 0))
    assert found is not None
    return found


def covered(table: Table) -> Counter[tuple[int, int]]:
    """How often each place of the grid is covered, cells laid out as a browser lays them."""
    places: Counter[tuple[int, int]] = Counter()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in places:
                column += 1
            for down in range(cell.rowspan):
                for right in range(cell.colspan):
                    places[row + down, column + right] += 1
    return places


@given(strategies.printed_reports() | strategies.hybrid_reports())
def test_the_cells_of_every_table_fill_a_rectangle_once(report: Report):
    for draw in DRAW.values():
        table = draw(report)
        if table is not None:
            rectangle = {(r, c) for r in range(len(table.rows)) for c in range(table.width)}
            places = covered(table)
            assert set(places) == rectangle
            assert set(places.values()) == {1}


@pytest.mark.parametrize(
    ("edition", "table", "rows", "columns"),
    [
        ("2021", "disclosure", 14, 4),
        ("2021", "requests", 28, 10),
        ("2021", "disputes", 4, 15),
        ("2019", "disclosure", 18, 5),
        ("2019", "requests", 26, 10),
        ("2019", "disputes", 4, 15),
    ],
)
def test_each_table_has_the_size_of_the_form(edition: Edition, table: str, rows: int, columns: int):
    found = drawn(edition, table)
    assert (len(found.rows), found.width) == (rows, columns)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("table", DRAW)
def test_every_cell_of_the_form_is_drawn_once(edition: Edition, table: str):
    figures = [cell for row in drawn(edition, table).rows for cell in row if cell.scope is None]
    assert {cell.ref for cell in figures} == {node.ref for node in form(edition).cells(table)}
    assert len(figures) == len(form(edition).cells(table))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_row_of_requests_says_which_row_of_the_form_it_is(edition: Edition):
    labels = {c.ref for r in drawn(edition, "requests").rows for c in r if c.scope == "row"}
    assert labels == {node.ref for node in form(edition).rows("requests")}


@pytest.mark.parametrize(
    ("edition", "spans"),
    [
        (
            "2021",
            [
                ("三、本年度办理结果", 22),
                ("（三）不予公开", 8),
                ("（四）无法提供", 3),
                ("（五）不予处理", 5),
                ("（六）其他处理", 3),
            ],
        ),
        (
            "2019",
            [
                ("三、本年度办理结果", 20),
                ("（三）不予公开", 8),
                ("（四）无法提供", 3),
                ("（五）不予处理", 5),
            ],
        ),
    ],
)
def test_the_groups_of_requests_reach_down_over_their_rows(
    edition: Edition, spans: list[tuple[str, int]]
):
    cells = [cell for row in drawn(edition, "requests").rows for cell in row]
    assert [(c.text, c.rowspan) for c in cells if c.scope == "rowgroup"] == spans


def test_the_figures_of_2019_stand_askew_under_their_headers():
    rows = {row[0].text: [cell.colspan for cell in row] for row in drawn("2019", "disclosure").rows}
    assert rows["规章"] == [1, 1, 2, 1]
    assert rows["行政许可"] == [1, 2, 1, 1]
    assert rows["行政事业性收费"] == [1, 2, 2]


def test_blocks_stand_under_the_items_of_the_law():
    rows = drawn("2019", "disclosure").rows
    items = [row[0].text for row in rows if row[0].scope == "colgroup"]
    assert items == [f"第二十条第（{number}）项" for number in "一五六八九"]


def test_a_group_of_which_a_row_is_absent_reaches_over_the_others():
    report = filled("2021", 0)
    row = Ref.parse("requests.outcome.not_processed.complaint")
    gone = {cell.ref: ABSENT for cell in form("2021").find(row).children}
    found = table3.draw(report.with_cells(gone))
    assert found is not None
    group, label, *_ = next(row for row in found.rows if row[0].text == "（五）不予处理")
    assert (group.rowspan, label.text) == (4, "2.重复申请")


def test_a_table_of_which_nothing_was_found_is_not_drawn():
    assert [draw(type(filled("2021", 0))()) for draw in DRAW.values()] == [None, None, None]
