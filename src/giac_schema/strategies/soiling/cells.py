"""Changing some of the cells of a page: labels, figures, rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve

from giac_schema.render.grid import Cell, Table
from giac_schema.render.page import Part

if TYPE_CHECKING:
    from random import Random

__all__ = ["Page", "each_text", "in_figures", "in_labels", "in_tables", "some"]

Page: TypeAlias = Sequence[Part]


def each_text(page: Page, rewrite: Callable[[str], str]) -> Page:
    """The page with every text rewritten, in lines and in cells."""
    return [
        with_cells(part, lambda cell: evolve(cell, text=rewrite(cell.text)))
        if isinstance(part, Table)
        else evolve(part, text=rewrite(part.text))
        for part in page
    ]


def in_tables(change: Callable[[Table, Random], Table]) -> Callable[[Page, Random], Page]:
    """What changes each table of a page."""
    return lambda page, random: [
        change(part, random) if isinstance(part, Table) else part for part in page
    ]


def in_labels(rewrite: Callable[[str, Random], str]) -> Callable[[Page, Random], Page]:
    """What rewrites the labels and headers of the form: all of them, or some here and there.

    The label of a row that the form does not have is as good as it is printed, so it is left alone.
    """
    return in_tables(lambda table, random: _rewritten(table, random, rewrite, _is_of_the_form))


def in_figures(rewrite: Callable[[str, Random], str]) -> Callable[[Page, Random], Page]:
    """What rewrites the cells that hold figures: all of them, or some here and there."""
    return in_tables(lambda table, random: _rewritten(table, random, rewrite, _is_figure))


def _rewritten(
    table: Table,
    random: Random,
    rewrite: Callable[[str, Random], str],
    wanted: Callable[[Cell], bool],
) -> Table:
    hit = some(random)

    def change(cell: Cell) -> Cell:
        soiled = cell.text and wanted(cell) and hit()
        return evolve(cell, text=rewrite(cell.text, random)) if soiled else cell

    return with_cells(table, change)


def _is_figure(cell: Cell) -> bool:
    return cell.scope is None


def _is_of_the_form(cell: Cell) -> bool:
    return cell.scope is not None and not cell.local


def with_cells(table: Table, change: Callable[[Cell], Cell]) -> Table:
    """The table with every cell changed."""
    return evolve(table, rows=[tuple(map(change, row)) for row in table.rows])


def some(random: Random) -> Callable[[], bool]:
    """What says of one thing after the other whether it is hit: each, one in four, or one in twenty."""
    one_in = random.choice([1, 4, 20])
    return lambda: one_in == 1 or random.randrange(one_in) == 0
