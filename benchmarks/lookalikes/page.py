"""What the habits of ``lookalikes.py`` work on: the parts of a page, whose figures know their cells.

A *habit* is something that offices, or the programs behind them, do to a page: a named function that takes a
page and a source of chance and gives another page.  The functions below make one of something smaller, a change of a
cell or of a row.  What a figure *is* never changes, only how it is shown; so the report that was drawn stays the truth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, frozen

from giac_schema.model.values import is_number
from giac_schema.render.grid import Cell, Row, Table
from giac_schema.render.page import Part

if TYPE_CHECKING:
    from giac_schema.model import Ref
    from giac_schema.model.report import Report

__all__ = [
    "Change",
    "Habit",
    "Page",
    "in_cells",
    "in_figures",
    "in_heads",
    "in_labels",
    "in_rows",
    "in_tables",
    "is_figure",
    "marked",
    "unmarked",
]

Page: TypeAlias = tuple[Part, ...]
Change: TypeAlias = Callable[[Page, Random], Page]

_FIRST, _END = 0xF0000, "\ue000"
"""Signs of the private planes: one for each figure in front of it, one behind all."""


@frozen
class Habit:
    """Something that is done to a page, or to a text."""

    name: str
    odds: float
    """The part of all pages that it is done to."""
    change: Callable[..., object]
    loses: bool = False
    """Whether it takes away what a reader would need to tell every figure."""


def is_figure(cell: Cell) -> bool:
    """Whether a cell stands where the form has a figure, though it may be blank."""
    return cell.scope is None and cell.ref is not None


def in_tables(change: Callable[[Table, Random], Table], *names: str) -> Change:
    """Done to every table, or to those of some names."""

    def changed(page: Page, chance: Random) -> Page:
        return tuple(
            change(part, chance)
            if isinstance(part, Table) and part.name in (names or (part.name,))
            else part
            for part in page
        )

    return changed


def in_rows(change: Callable[[Row, Random], Row], *names: str) -> Change:
    """Done to every row of the tables."""
    return in_tables(
        lambda table, chance: evolve(table, rows=[change(row, chance) for row in table.rows]),
        *names,
    )


def in_cells(
    which: Callable[[Cell], bool], change: Callable[[str, Random], str], share: float = 1
) -> Change:
    """Done to the text of some cells, or of a part of them."""

    def changed(row: Row, chance: Random) -> Row:
        return tuple(
            evolve(cell, text=change(cell.text, chance))
            if cell.text and which(cell) and chance.random() < share
            else cell
            for cell in row
        )

    return in_rows(changed)


def in_figures(change: Callable[[str, Random], str], share: float = 1) -> Change:
    """Done to figures: not to blank cells, words and signs for nothing."""
    return in_cells(lambda cell: is_figure(cell) and cell.text[-1].isdigit(), change, share)


def in_heads(change: Callable[[str, Random], str], share: float = 1) -> Change:
    """Done to the headers of columns."""
    return in_cells(lambda cell: cell.scope in {"col", "colgroup"}, change, share)


def in_labels(change: Callable[[str, Random], str], share: float = 1) -> Change:
    """Done to the labels of rows."""
    return in_cells(lambda cell: cell.scope in {"row", "rowgroup"}, change, share)


def marked(page: Page, report: Report) -> Page:
    """The page with signs around the figures, by which they are known in any text that is written of it."""
    place = {ref: number for number, (ref, leaf) in enumerate(report.cells()) if is_number(leaf)}

    def sign(row: Row, _: Random) -> Row:
        return tuple(
            evolve(cell, text=f"{chr(_FIRST + place[cell.ref])}{cell.text}{_END}")
            if is_figure(cell) and cell.ref in place and cell.text
            else cell
            for cell in row
        )

    return in_rows(sign)(page, Random(0))  # noqa: S311 - nothing is left to chance


def unmarked(text: str, report: Report) -> tuple[str, frozenset[Ref]]:
    """The text without signs, and the cells whose figures stand in it, none cut off."""
    refs = [ref for ref, _ in report.cells()]
    whole = _whole(text)
    plain = re.sub(f"[{chr(_FIRST)}-{chr(_FIRST + 0xFFFD)}{_END}]", "", text)
    return plain, frozenset(refs[at] for at in whole)


def _whole(text: str) -> Iterator[int]:
    """The places of the figures that have their sign behind them, too."""
    for found in re.finditer(rf"([{chr(_FIRST)}-{chr(_FIRST + 0xFFFD)}])[^{_END}]*{_END}", text):
        yield ord(found[1]) - _FIRST
