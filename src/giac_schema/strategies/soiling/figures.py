"""The many spellings of figures, and what else happens to the cells that hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from giac_schema.render.grid import Cell, placed
from giac_schema.strategies.soiling.cells import some

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from giac_schema.render.grid import Row, Table

__all__ = [
    "counted",
    "dropped",
    "emphasised",
    "filled_up",
    "full_width",
    "grouped",
    "inserted",
    "nameless",
    "remarked",
    "set_in",
    "split",
    "split_cells",
]

_WHOLE: Final = re.compile(r"-?[0-9]+")
_WIDE: Final = str.maketrans({c: chr(ord(c) + 0xFEE0) for c in "0123456789.-"})
_FIGURE: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def grouped(text: str, _random: Random) -> str:
    """Thousands set apart: ``1,113``."""
    return f"{int(text):,}" if _WHOLE.fullmatch(text) else text


def full_width(text: str, _random: Random) -> str:
    """Digits as wide as Chinese characters."""
    return text.translate(_WIDE) if _FIGURE.fullmatch(text) else text


def counted(text: str, random: Random) -> str:
    """With the unit: ``12件``."""
    unit = random.choice(["件", " 件", "次", "项"])
    return f"{text}{unit}" if _WHOLE.fullmatch(text) else text


def remarked(text: str, _random: Random) -> str:
    """With a remark: ``22（其中修订16件）``."""
    return f"{text}（其中修订16件）" if _WHOLE.fullmatch(text) else text


def emphasised(text: str, _random: Random) -> str:
    """Bold, in Markdown."""
    return f"**{text}**" if _FIGURE.fullmatch(text) else text


def set_in(text: str, random: Random) -> str:
    """With blanks before and behind."""
    blank = random.choice([" ", "\u3000", "\u00a0"])
    return f"{blank}{text}{blank}"


def split(text: str, random: Random) -> str:
    """A figure in two: ``1 2`` for 12."""
    if len(text) == 1 or not _FIGURE.fullmatch(text):
        return text
    at = random.randrange(1, len(text))
    return f"{text[:at]} {text[at:]}"


def nameless(text: str, _random: Random) -> str:
    """A letter for a digit, as recognisers of characters have it: ``1O`` for 10."""
    return text.replace("0", "O").replace("1", "l") if _FIGURE.fullmatch(text) else text


def dropped(table: Table, _random: Random) -> Table:
    """Blank cells are not written at all."""
    return evolve(table, rows=[tuple(c for c in row if c.text or c.scope) for row in table.rows])


def split_cells(table: Table, random: Random) -> Table:
    """Some figures become two cells: ``2|0`` for 20."""
    hit = some(random)
    return evolve(table, rows=[tuple(_halves(row, random, hit)) for row in table.rows])


def _halves(row: Row, random: Random, hit: Callable[[], bool]) -> Iterator[Cell]:
    for cell in row:
        if cell.scope is None and len(cell.text) > 1 and cell.text.isdigit() and hit():
            at = random.randrange(1, len(cell.text))
            yield Cell(cell.text[:at])
            yield Cell(cell.text[at:])
        else:
            yield cell


def inserted(table: Table, random: Random) -> Table:
    """A blank cell too many in some rows.

    Not in those that have lost one, or have a blank one at the end: there it would leave no trace.
    """
    last = table.width - 1
    hit, whole = (
        some(random),
        {p.row for p in placed(table) if p.last_column == last and p.cell.text},
    )
    rows = [
        _with_one_more(row, random) if hit() and at in whole else row
        for at, row in enumerate(table.rows)
    ]
    return evolve(table, rows=rows)


def _with_one_more(row: Row, random: Random) -> Row:
    figures = [at for at, cell in enumerate(row) if cell.scope is None]
    if not figures:
        return row
    at = random.choice(figures)
    return (*row[:at], Cell(""), *row[at:])


def filled_up(table: Table, random: Random) -> Table:
    """Blank cells behind some rows, or behind all."""
    hit, more = some(random), random.randrange(1, 4)
    rows = [(*row, *[Cell("")] * more) if hit() else row for row in table.rows]
    return evolve(table, rows=rows)
