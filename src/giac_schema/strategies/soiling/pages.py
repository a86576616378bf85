"""What page breaks and site builders do to a report: tables in two, headers and headings twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.render.grid import Table, placed_rows
from giac_schema.render.page import Line
from giac_schema.strategies.soiling.cells import some

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from giac_schema.render.grid import Cell, Place
    from giac_schema.render.page import Part
    from giac_schema.strategies.soiling.cells import Page

__all__ = [
    "captioned",
    "doubled_headings",
    "headed_again",
    "headed_again_in_lines",
    "paged",
    "torn",
]


def doubled_headings(page: Page, random: Random) -> Page:
    """Some headings stand there twice."""
    hit = some(random)
    found: list[Part] = []
    for part in page:
        twice = isinstance(part, Line) and part.role == "heading" and hit()
        found += [part, part] if twice else [part]
    return found


def captioned(page: Page, random: Random) -> Page:
    """A line between a heading and its table."""
    said = random.choice(
        ["该部分以表格形式报告。表格如下：", "单位：石桥镇人民政府 2023年度", "（单位：件）"]
    )
    found: list[Part] = []
    for part in page:
        found += [Line(said), part] if isinstance(part, Table) else [part]
    return found


def paged(page: Page, random: Random) -> Page:
    """The number of a page among the rows."""
    number = random.randrange(1, 9)
    shown = [f"- {number} -", f"— {number} —", f"第{number}页 共9页", f"{number}"]
    line = Line(random.choice(shown))
    return _broken(page, random, lambda above, below: [above, line, below], grid=False)


def torn(page: Page, random: Random) -> Page:
    """A page ends inside a table, which goes on as another one."""
    return _broken(page, random, lambda above, below: [above, below], grid=True)


def headed_again(page: Page, random: Random) -> Page:
    """A page ends inside a table, whose headers stand on the next page again."""
    return _broken(page, random, lambda above, below: [above, _headed(below, above)], grid=True)


def headed_again_in_lines(page: Page, random: Random) -> Page:
    """Headers among the rows once more."""
    return _broken(page, random, lambda above, below: [above, _headed(below, above)], grid=False)


def _headed(table: Table, above: Table) -> Table:
    return evolve(table, rows=[*above.rows[: above.headers], *table.rows], headers=above.headers)


def _broken(
    page: Page, random: Random, join: Callable[[Table, Table], list[Part]], *, grid: bool
) -> Page:
    """The page with some tables in two."""
    hit = some(random)
    found: list[Part] = []
    for part in page:
        if isinstance(part, Table) and len(part.rows) - part.headers > 1 and hit():
            at = random.randrange(part.headers + 1, len(part.rows))
            found += join(*_divided(part, at, grid=grid))
        else:
            found.append(part)
    return found


def _divided(table: Table, at: int, *, grid: bool) -> tuple[Table, Table]:
    """The rows of a table before one of them, and from it on.

    A cell that reaches over the break ends there; in a grid an empty one goes on below.
    """
    rows = placed_rows(table)
    upper = [tuple(_upper(place, at) for place in row) for row in rows if row[0].row < at]
    first, *lower = [row for row in rows if row[0].row >= at]
    if grid:
        reaching = [p for row in rows for p in row if p.row < at <= p.last_row]
        first = sorted([*first, *reaching], key=lambda place: place.column)
    opening = tuple(_lower(place, at) for place in first)
    others = [tuple(place.cell for place in row) for row in lower]
    return evolve(table, rows=upper), evolve(table, rows=[opening, *others], headers=0)


def _upper(place: Place, at: int) -> Cell:
    return evolve(place.cell, rowspan=min(place.cell.rowspan, at - place.row))


def _lower(place: Place, at: int) -> Cell:
    if place.row >= at:
        return place.cell
    return evolve(place.cell, text="", rowspan=place.last_row - at + 1)
