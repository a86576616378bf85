"""Habits of tables: rows and columns that the form does not have, or has elsewhere."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.render.grid import Cell, Row, Table, placed
from lookalikes.page import Change, Habit, in_rows, in_tables, is_figure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

__all__ = ["TABLES"]

_SOME, _FEW = 0.05, 0.02


def _spanning(table: Table, text: str) -> Row:
    return (Cell(text, table.width),)


def _above(*texts: str) -> Change:
    """A row over all columns above a table: its name, the unit."""

    def put(table: Table, chance: Random) -> Table:
        row = _spanning(table, chance.choice(texts))
        return evolve(table, rows=[row, *table.rows], headers=table.headers and table.headers + 1)

    return in_tables(put)


def _below(*texts: str) -> Change:
    def put(table: Table, chance: Random) -> Table:
        return evolve(table, rows=[*table.rows, _spanning(table, chance.choice(texts))])

    return in_tables(put)


def _below_in_cells(table: Table, chance: Random) -> Table:
    """Who filled it in, in cells of their own."""
    cells = (
        "填报人：",
        "李某",
        "审核人：",
        "王某",
        "电话：",
        str(chance.randint(2000000, 8999999)),
    )
    return evolve(table, rows=[*table.rows, tuple(Cell(text) for text in cells[: table.width])])


def _among(*texts: str) -> Change:
    """A row over all columns among the others."""

    def put(table: Table, chance: Random) -> Table:
        at = chance.randint(1, len(table.rows) - 1)
        if any(p.row < at <= p.last_row for p in placed(table)):
            return table  # no merged cell is torn
        row = _spanning(table, chance.choice(texts))
        return evolve(table, rows=[*table.rows[:at], row, *table.rows[at:]])

    return in_tables(put, "disclosure", "requests")


def _column_behind(head: str, *texts: str) -> Change:
    """A column more on the right: remarks, explanations."""

    def put(table: Table, chance: Random) -> Table:
        rows = [
            (*row, Cell(chance.choice(texts) if any(map(is_figure, row)) else head * (at == 0)))
            for at, row in enumerate(table.rows)
        ]
        if table.headers:
            cell = Cell(head, rowspan=table.headers, scope="col")
            rows[: table.headers] = [(*table.rows[0], cell), *table.rows[1 : table.headers]]
        return evolve(table, rows=rows, width=table.width + 1)

    return in_tables(put)


def _column_before(table: Table, _: Random) -> Table:
    """Rows numbered on the left."""
    head = Cell("序号", rowspan=max(table.headers, 1), scope="col")
    first = table.headers or 1
    numbered = [(Cell(str(n)), *row) for n, row in enumerate(table.rows[first:], 1)]
    heads = [(head, *table.rows[0]), *table.rows[1:first]]
    return evolve(table, rows=[*heads, *numbered], width=table.width + 1)


def _with_row(table: Table, at: int, label: str, texts: Sequence[str]) -> Table:
    """A row of seven cells more, behind a label over all columns of labels."""
    row = (Cell(label, table.width - len(texts)), *map(Cell, texts))
    return evolve(table, rows=[*table.rows[:at], row, *table.rows[at:]])


def _numbers_of_columns(table: Table, _: Random) -> Table:
    """A row that numbers the columns, below the headers."""
    return _with_row(table, table.headers, "栏次", "1234567")


def _units_below_heads(table: Table, _: Random) -> Table:
    return _with_row(table, table.headers, "单位", "件" * 7)


def _check_row(table: Table, _: Random) -> Table:
    """A row in which a spreadsheet checks the sums."""
    return _with_row(table, len(table.rows), "校验", "0" * 7)


def _shares_below(table: Table, chance: Random) -> Table:
    shares = [f"{chance.randint(0, 999) / 10}%" for _ in range(7)]
    return _with_row(table, len(table.rows), "占比", shares)


def _last_year_beside(table: Table, chance: Random) -> Table:
    """Every figure with last year's beside it, headers over both."""
    rows: list[Row] = []
    for at, row in enumerate(table.rows):
        cells: list[Cell] = []
        for cell in row:
            cells.append(cell)
            if is_figure(cell):
                cells.append(Cell(str(chance.randint(0, 99)), cell.colspan))
            elif (at < table.headers and cell.scope == "col" and cell.text[:1] not in "（(") or (
                at < table.headers and cell.scope == "colgroup"
            ):
                cells[-1] = evolve(cell, colspan=2 * cell.colspan)
        rows.append(tuple(cells))
    years = tuple(Cell(year, scope="col") for _ in range(7) for year in ("2023年", "2022年"))
    corner, *others = rows[0]
    rows[0] = (evolve(corner, rowspan=corner.rowspan + 1), *others)
    rows.insert(table.headers, years)
    return evolve(table, rows=rows, width=table.width + 7, headers=table.headers + 1)


def _heads_again(table: Table, chance: Random) -> Table:
    """The headers once more in the middle, where a page broke."""
    outer = [p for p in placed(table) if p.row >= table.headers and p.cell.rowspan > 1]
    starts = [p.row for p in outer if p.column == 1]
    if not starts or not table.headers:
        return table
    at = chance.choice(starts)
    group = next((p for p in outer if p.column == 0), None)
    if group is None:
        return table
    above, below = at - group.row, group.last_row + 1 - at
    rows = list(table.rows)
    rows[group.row] = (evolve(group.cell, rowspan=above), *rows[group.row][1:])
    rows[at] = (evolve(group.cell, rowspan=below), *rows[at])
    return evolve(table, rows=[*rows[:at], *table.rows[: table.headers], *rows[at:]])


def _rows_again(table: Table, _: Random) -> Table:
    """上年结转 again at the end."""
    carried = [row for row in table.rows if "上年结转" in row[0].text]
    return evolve(table, rows=[*table.rows, *carried])


def _of_which(table: Table, chance: Random) -> Table:
    """Rows below a row of the form that say what part of it is."""
    rows: list[Row] = []
    for row in table.rows:
        rows.append(row)
        if "本年新收" in row[0].text:
            label = chance.choice(("其中：网上申请", "其中：当面申请", "  其中：信函申请"))
            figures = [Cell(str(chance.randint(0, 9))) for _ in range(7)]
            rows.append((Cell(label, table.width - 7, scope="row", local=True), *figures))
    return evolve(table, rows=rows)


def _districts(table: Table, chance: Random) -> Table:
    """A summary of districts below the table."""
    head = (
        Cell("区县", table.width - 7),
        *(Cell(t) for t in ("新收", "结转", "公开", "部分", "不予", "其他", "总计")),
    )
    rows = [
        (Cell(name, table.width - 7), *(Cell(str(chance.randint(0, 99))) for _ in range(7)))
        for name in ("东岭区", "西桥区", "南湖县")
    ]
    return evolve(table, rows=[*table.rows, head, *rows])


def _merged_noughts(row: Row, _: Random) -> Row:
    """Noughts beside each other in one merged cell."""
    if not any(map(is_figure, row)):
        return row
    cells: list[Cell] = []
    for text, group in groupby(row, lambda cell: cell.text if is_figure(cell) else None):
        same = list(group)
        if text == "0" and len(same) > 2:
            cells.append(Cell(same[0].text, sum(c.colspan for c in same)))
        else:
            cells += same
    return tuple(cells)


def _row_left_out(table: Table, chance: Random) -> Table:
    """A row of noughts that somebody deleted."""
    spare = [
        at
        for at, row in enumerate(table.rows)
        if at >= table.headers and row[0].text[:1].isdigit() and row[0].scope == "row"
    ]
    if not spare:
        return table
    return _without(table, chance.choice(spare))


def _without(table: Table, gone: int) -> Table:
    over = {
        (p.row, p.cell.text)
        for p in placed(table)
        if p.row < gone <= p.last_row and p.cell.rowspan > 1
    }
    rows = [
        tuple(
            evolve(cell, rowspan=cell.rowspan - 1) if (at, cell.text) in over else cell
            for cell in row
        )
        for at, row in enumerate(table.rows)
    ]
    del rows[gone]
    return evolve(table, rows=rows)


def _wider(by: int) -> Change:
    """Columns more, which the last cell of each row spans."""

    def widened(table: Table, _: Random) -> Table:
        last = [p for p in placed(table) if p.last_column == table.width - 1]
        at = {p.row: p.cell for p in last}
        rows = [
            (*row[:-1], evolve(row[-1], colspan=row[-1].colspan + by)) if n in at else row
            for n, row in enumerate(table.rows)
        ]
        return evolve(table, rows=rows, width=table.width + by)

    return in_tables(widened, "disclosure")


def _no_articles(table: Table, _: Random) -> Table:
    return evolve(table, rows=[row for row in table.rows if row[0].scope != "colgroup"])


def _figures_left(row: Row, _: Random) -> Row:
    return row[:1] if len(row) > 1 and all(not c.text for c in row[1:]) else row


TABLES = (
    Habit(
        "names above tables",
        _SOME,
        _above(
            "主动公开政府信息情况统计表",
            "政府信息公开情况统计表（2023年度）",
            "单位：件",
            "填报单位：云溪县水务局 2023年度",
        ),
    ),
    Habit(
        "notes below tables",
        _FEW,
        _below(
            "注：数据截至2023年12月31日。",
            "备注：以上数据不含转办2件。",
            "说明：1.本表由各单位填报；2.空白为0。",
        ),
    ),
    Habit("signatures below tables", _FEW, in_tables(_below_in_cells)),
    Habit("续表 among rows", _FEW, _among("续表", "（接上页）", "第 2 页 共 3 页", "- 3 -")),
    Habit("a column of remarks", _FEW, _column_behind("备注", "", "", "", "见说明", "同上年")),
    Habit("a column of blanks", _FEW, _column_behind("", "")),
    Habit("rows numbered", _FEW, in_tables(_column_before, "requests")),
    Habit("columns numbered", _FEW, in_tables(_numbers_of_columns, "requests")),
    Habit("units below headers", _FEW, in_tables(_units_below_heads, "requests")),
    Habit("last year beside", _FEW, in_tables(_last_year_beside, "requests"), loses=True),
    Habit("headers again", _FEW, in_tables(_heads_again, "requests")),
    Habit("上年结转 again", _FEW, in_tables(_rows_again, "requests"), loses=True),
    Habit("rows of which", _FEW, in_tables(_of_which, "requests")),
    Habit("a row of checks", _FEW, in_tables(_check_row, "requests")),
    Habit("shares below", _FEW, in_tables(_shares_below, "requests")),
    Habit("districts below", _FEW, in_tables(_districts, "requests")),
    Habit("noughts merged", _FEW, in_rows(_merged_noughts, "requests", "disputes"), loses=True),
    Habit("blank cells at the end unwritten", _FEW, in_rows(_figures_left), loses=True),
    Habit("a row left out", _FEW, in_tables(_row_left_out, "requests")),
    Habit("a column more", 0.1, _wider(1)),
    Habit("columns more", _SOME, _wider(3)),
    Habit("no articles", _SOME, in_tables(_no_articles, "disclosure")),
)
