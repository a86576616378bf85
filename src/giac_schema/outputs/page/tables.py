"""The three tables as the form draws them: the official headers, each cell with its sign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from giac_schema.model.address import Ref
from giac_schema.model.report import TABLES, TableName
from giac_schema.model.values import ABSENT, BLANK
from giac_schema.outputs.page.cells import Cells, Figure, Mark
from giac_schema.outputs.page.heads import label
from giac_schema.outputs.words.both import Both, same
from giac_schema.outputs.words.safe import visible
from giac_schema.render import table2, table3, table4
from giac_schema.render.grid import Scope, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.report import Report
    from giac_schema.render.grid import Cell
    from giac_schema.render.grid import Row as Drawn

__all__ = ["Drawing", "FormTable", "Head", "Row", "draw", "tables"]

_DRAWN = {"disclosure": table2.draw, "requests": table3.draw, "disputes": table4.draw}


@frozen
class Head:
    """A header cell: a label of the form, and what was found about it."""

    text: Both
    scope: Scope
    colspan: int
    rowspan: int
    mark: Mark | None = None


Row: TypeAlias = tuple[Head | Figure, ...]


@frozen
class FormTable:
    """One table, ready to be written."""

    name: TableName
    title: Both
    mark: Mark
    heads: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    """Empty where nothing of the table was found."""


@frozen
class Drawing:
    """The three tables as the form draws them; ``None`` for one of which nothing was found."""

    tables: Mapping[TableName, Table | None]

    @property
    def refs(self) -> frozenset[Ref]:
        """The places of the form that can be seen, the headings of the tables among them."""
        rows = [row for table in self.tables.values() if table for row in table.rows]
        seen = {cell.ref for row in rows for cell in row if cell.ref is not None}
        return frozenset(seen | {Ref((name,)) for name in self.tables})


def draw(report: Report) -> Drawing:
    """The tables of a report, whole: a row that was not found is drawn as well."""
    whole = _with_all_rows(report)
    found = {name: _DRAWN[name](whole) for name in TABLES}
    return Drawing({n: None if _is_absent(report, n) else table for n, table in found.items()})


def tables(cells: Cells, drawing: Drawing) -> Iterator[FormTable]:
    """Each table with everything that is known of its cells."""
    report = cells.read.report
    for name, table in drawing.tables.items():
        ref = Ref((name,))
        drawn = tuple(_row(row, cells, report) for row in (table.rows if table else ()))
        heads = table.headers if table else 0
        yield FormTable(
            name, cells.speaker.title(ref), cells.mark(ref), drawn[:heads], drawn[heads:]
        )


def _with_all_rows(report: Report) -> Report:
    """The report with a blank where a cell was not found, so that its row is drawn all the same."""
    return report.with_cells({ref: BLANK for ref, leaf in report.cells() if leaf == ABSENT})


def _is_absent(report: Report, name: TableName) -> bool:
    extra = any(row.table == name for row in report.extras)
    return not extra and all(leaf == ABSENT for ref, leaf in report.cells() if ref.table == name)


def _row(row: Drawn, cells: Cells, report: Report) -> Row:
    return tuple(_cell(cell, cells, report) for cell in row)


def _cell(cell: Cell, cells: Cells, report: Report) -> Head | Figure:
    if cell.scope is not None:
        mark = None if cell.ref is None else cells.mark(cell.ref)
        return Head(label(cell), cell.scope, cell.colspan, cell.rowspan, mark)
    if cell.ref is not None:
        return cells.figure(cell.ref, report[cell.ref], cell.colspan)
    return Figure(Mark(""), same(visible(cell.text)), is_number=True, colspan=cell.colspan)
