"""Rows whose figures go on below their line, as programs write them that keep lines short.

一、本年新收政府信息公开申请数量| 565| 492| 355| 147| 331| 336|
2226
"""

from __future__ import annotations

import re
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.words.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.rows import Found
    from giac_schema.grammar.tables.seen import AddsUp, Between, Seen

__all__ = ["may_be_longer", "may_go_on", "rest_below", "with_doubted_sums"]

_OPENED = re.compile(r"[\t|] *\n")
"""A line that ends with a mark."""


def may_go_on(behind: Sequence[Seen]) -> bool:
    """Whether figures without a label stand below a row that lacks some: they may be its rest.

    Of one figure alone a mark at the end of the row says so, as it opens a cell; others may be the number of a page.
    What a site writes among cells, 分享到：, names no row, and the figures below it may be the row's.
    """
    told = [seen.terminal for seen in behind[:2]]
    opened = told[:1] == ["VALUE"] and bool(_OPENED.search(behind[0].cell.gap))
    interrupted = told == ["WORDS", "VALUE"] and behind[0].cell.text.endswith(("：", ":"))
    return opened or interrupted or told.count("VALUE") > 1


def rest_below(
    cells: tuple[Cell, ...],
    loose: Sequence[Seen],
    columns: int,
    adds_up: AddsUp | None,
) -> tuple[Cell, ...]:
    """The figures below a row that ends with a mark, if they are just what it lacks and it adds up with them.

    Args:
        cells: those on its line.
        loose: all that stands behind its label.
        columns: how many the form has.
        adds_up: whether the figures of a row satisfy its identity, if it has one.
    """
    lacks = columns - len(cells)
    behind = loose[len(cells) : len(cells) + lacks]
    if not (adds_up and cells and len(behind) == lacks > 0):
        return ()
    rest = tuple(seen.cell for seen in behind if seen.terminal == "VALUE")
    whole = len(rest) == lacks and _OPENED.search(rest[0].gap) and adds_up((*cells, *rest))
    return rest if whole else ()


def may_be_longer(cells: Sequence[Cell], behind: Sequence[Seen], adds_up: AddsUp) -> bool:
    """Whether a drawn row that adds up does so, too, with the digits that stand below some of its figures.

    Where 497 and its total are broken alike, both 49 and 497 come to their totals.
    """
    rest = takewhile(lambda s: s.terminal == "VALUE", behind)
    whole, found = list(cells), 0
    for _, line in groupby(rest, lambda s: s.cell.position.line):
        for seen in line:
            above = [at for at, cell in enumerate(cells) if _stands_below(seen.cell, cell)]
            if len(above) != 1:
                return False
            text = whole[above[0]].text + seen.cell.text
            whole[above[0]] = evolve(whole[above[0]], text=text, value=parse_value(text))
            found += 1
        if found >= _FIGURE_AND_TOTAL and adds_up(whole):
            return True
    return False


_FIGURE_AND_TOTAL = 2


def with_doubted_sums(
    rows: Sequence[Found],
    between: Between,
    adds_up: AddsUp,
) -> list[Found]:
    """The rows, those doubted that would add up, too, with what stands behind the label of a group below them.

    Args:
        rows: the rows of a table.
        between: what stands behind headers and labels of groups, each with how many rows come before it.
        adds_up: whether the figures of a row satisfy its identity.
    """
    longer = {
        before - 1
        for before, seen in between
        if before
        and rows[before - 1].text.adds_up
        and may_be_longer(rows[before - 1].text.cells, seen, adds_up)
    }
    return [found.as_broken() if n in longer else found for n, found in enumerate(rows)]


def _stands_below(cell: Cell, above: Cell) -> bool:
    if cell.edges is None or above.edges is None or "\n" in above.gap:
        return False
    (first, last), (start, end) = cell.edges.places, above.edges.places
    return first < end and start < last
