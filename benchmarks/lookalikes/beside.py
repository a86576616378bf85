"""Habits of pages: figures of other years and of other organs, beside those of the report or behind it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.render.grid import Cell, Row, Table
from giac_schema.render.page import Line, page
from lookalikes.page import Habit, in_tables, is_figure
from lookalikes.report import drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from lookalikes.page import Page

__all__ = ["BESIDE"]

_FEW = 0.02


def _figure(chance: Random) -> str:
    return str(chance.choice((0, 0, chance.randint(1, 9), chance.randint(10, 3000))))


def _share(chance: Random) -> str:
    return chance.choice(
        ("", "-", "/", "0%", f"{chance.randint(-99, 300)}%", f"+{chance.random():.1%}")
    )


def _behind(head: str, told: Callable[[Random], str]) -> Callable[[Table, Random], Table]:
    """A column more on the right, in every row with figures."""

    def put(table: Table, chance: Random) -> Table:
        rows = [
            (*row, Cell(told(chance))) if any(map(is_figure, row)) else row for row in table.rows
        ]
        if table.headers:
            rows[0] = (*rows[0], Cell(head, rowspan=table.headers, scope="col"))
        else:
            rows = [
                (*row, Cell(head, scope="col")) if any(c.scope == "col" for c in row) else row
                for row in rows
            ]
        return evolve(table, rows=rows, width=table.width + 1)

    return put


def _last_year_behind(table: Table, chance: Random) -> Table:
    """Every column of table 2 twice, for two years."""
    first = chance.random() < 0.5

    def both(cell: Cell) -> tuple[Cell, ...]:
        if is_figure(cell):
            pair = (cell, Cell(_figure(chance), cell.colspan))
        elif cell.scope == "col" and cell.text != "信息内容":
            pair = (cell, evolve(cell, text="上年" + cell.text.removeprefix("本年")))
        else:
            return (cell,)
        return pair if first else pair[::-1]

    rows = [tuple(each for cell in row for each in both(cell)) for row in table.rows]
    return evolve(table, rows=rows, width=max(sum(c.colspan for c in row) for row in rows))


def _rows_below(*labels: str) -> Callable[[Table, Random], Table]:
    """Rows of seven figures below table 3 that are not this year's."""

    def put(table: Table, chance: Random) -> Table:
        label = Cell(chance.choice(labels), table.width - 7)
        row = (label, *(Cell(_figure(chance)) for _ in range(7)))
        return evolve(table, rows=[*table.rows, row])

    return put


def _of_others(part: Line | Table, organ: str) -> Line | Table:
    """A part of another report: its figures are not those that are asked for."""
    if isinstance(part, Line):
        return evolve(part, text=part.text.replace("云溪县水务局", organ))
    return evolve(part, rows=[tuple(evolve(c, ref=None) for c in row) for row in part.rows])


def _another_report(organ: str) -> Callable[[Page, Random], Page]:
    """The report of another organ behind this one, or of this one for another year."""

    def put(shown: Page, chance: Random) -> Page:
        other = page(drawn(Random(chance.random())))  # noqa: S311 - nothing here is secret
        return (*shown, *(_of_others(part, organ) for part in other))

    return put


def _other_tables(shown: Page, chance: Random) -> Page:
    """Last year's tables below this year's, to compare."""
    other = page(drawn(Random(chance.random())))  # noqa: S311
    tables = [_of_others(part, "") for part in other if isinstance(part, Table)]
    lines = [
        Line(f"附：2020年{name}") for name in ("主动公开情况", "依申请公开情况", "复议诉讼情况")
    ]
    behind = [part for pair in zip(lines, tables, strict=False) for part in pair]
    return (*shown, *behind)


def _total_first(table: Table, _: Random) -> Table:
    """总计 before all other columns of table 3."""

    def moved(row: Row) -> Row:
        total = [c for c in row if (is_figure(c) and c.ref.name == "total") or c.text == "总计"]  # type: ignore[union-attr]
        first = next((at for at, c in enumerate(row) if is_figure(c) or c.scope == "col"), 0)
        rest = [c for c in row if not any(c is t for t in total)]
        return (*rest[:first], *total, *rest[first:])

    return evolve(table, rows=[moved(row) for row in table.rows])


def _subtotals(table: Table, chance: Random) -> Table:
    """小计 of legal persons, before 总计."""
    rows: list[Row] = []
    for row in table.rows:
        cells: list[Cell] = []
        for cell in row:
            if is_figure(cell) and cell.ref.name == "total":  # type: ignore[union-attr]
                cells.append(Cell(_figure(chance)))
            cells.append(evolve(cell, colspan=6) if cell.text == "法人或其他组织" else cell)
        if any(c.text == "法律服务机构" for c in row):
            cells.append(Cell("小计", scope="col"))
        rows.append(tuple(cells))
    return evolve(table, rows=rows, width=table.width + 1)


def _results_as_rows(table: Table, _: Random) -> Table:
    """Table 4 with a row for each result and a column for each case."""
    if len(table.rows) != 4 or table.width != 15:
        return table
    heads, figures = [cell.text for cell in table.rows[2][:5]], table.rows[3]
    names = ("项目", "行政复议", "未经复议直接起诉", "复议后起诉")
    rows: list[Row] = [tuple(Cell(name, scope="col") for name in names)]
    for at, name in enumerate(heads):
        rows.append((Cell(name, scope="row"), *figures[at::5]))
    return evolve(table, width=4, rows=rows, headers=1)


def _of_table_3(change: Callable[[Table, Random], Table]) -> Callable[[Page, Random], Page]:
    return in_tables(change, "requests")


BESIDE = (
    Habit(
        "last year behind in table 2", _FEW, in_tables(_last_year_behind, "disclosure"), loses=True
    ),
    Habit("growth behind", _FEW, in_tables(_behind("同比增长", _share), "disclosure", "requests")),
    Habit(
        "several years behind",
        _FEW,
        in_tables(_behind("历年累计", _figure), "disclosure", "requests"),
    ),
    Habit("last year behind 总计", _FEW, _of_table_3(_behind("上年总计", _figure))),
    Habit(
        "several years below",
        _FEW,
        _of_table_3(_rows_below("历年累计", "截至目前累计", "上年同期", "2022年总计")),
    ),
    Habit("another organ behind", _FEW, _another_report("云溪县教育局"), loses=True),
    Habit("another year behind", _FEW, _another_report("云溪县水务局"), loses=True),
    Habit("last year's tables behind", _FEW, _other_tables, loses=True),
    Habit("总计 first", _FEW, _of_table_3(_total_first)),
    Habit("小计 before 总计", _FEW, _of_table_3(_subtotals)),
    Habit("table 4 by results", _FEW, in_tables(_results_as_rows, "disputes")),
)
