"""The seven columns of 表三 among others that a report sets beside them, as the sums of its rows prove them.

    项目 | 单位 | 自然人 | 商业企业 | … | 其他 | 小计 | 总计 | 备注
    一、… | 件  | 12    |         | … | 1   | 4   | 16  |

Headers name them; whether what stands below is theirs only the rows can say.  Where each row comes to the
figure below 总计, blank cells being nothing, its cells hold their places: none was dropped, and no row was moved.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve

from giac_schema.grammar.layouts.each_grid import with_grids
from giac_schema.grammar.words.matching import called, exact
from giac_schema.grammar.words.values import Figure, Placeholder, parse_value
from giac_schema.model.document import Grid
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from giac_schema.grammar.words.matching import Match
    from giac_schema.model.document import Document, GridCell

Tell: TypeAlias = "Callable[[str], tuple[Match, ...]]"
__all__ = ["own_columns", "with_own_columns"]

_PROOF = 3
"""So many rows that come to a total other than 0 do not do so by accident."""
_HEADERS = 12
"""Rows in which headers are looked for; titles and units may stand above them."""
_LONGEST = 60
"""Characters of a header, with its name in another language."""


def own_columns(rows: Sequence[Mapping[int, str]]) -> dict[str, int] | None:
    """Where the columns of the form stand, by their names; ``None`` if headers do not tell, or sums do not prove it.

    Args:
        rows: of each row the texts of cells that cover one column, by that column.
    """
    columns = _named(rows[:_HEADERS])
    if columns is None:
        return None
    own = [columns[name] for name in APPLICANT_COLUMNS]
    below = [
        text for row in rows for at in own if (text := row.get(at)) and not _names(text, exact)
    ]
    if any(map(_is_label, below)):
        return None  # labels of groups have moved the rows that they stand before
    sums = [_adds_up([row.get(at, "") for at in own]) for row in rows if _is_of_form(row, own)]
    return None if False in sums or sums.count(True) < _PROOF else columns


def _named(rows: Sequence[Mapping[int, str]]) -> dict[str, int] | None:
    """The column of each applicant and of 总计, if headers name each of them once."""
    found: dict[str, int] = {}
    for tell in (exact, called):  # 小计 is another word for 总计, where no column has that name
        here: dict[str, set[int]] = {}
        for row in rows:
            for column, text in row.items():
                for name in _names(text, tell):
                    here.setdefault(name, set()).add(column)
        for name, places in here.items():
            if name in found:
                continue
            if len(places) > 1:
                return None
            found[name] = places.pop()
    whole = len(found) == len(APPLICANT_COLUMNS) == len(set(found.values()))
    return found if whole else None


def _names(text: str, tell: Tell) -> Sequence[str]:
    """Whose header a text is, with a name in another language behind it or a number before."""
    return _headed(text, tell) if text and not text.isdecimal() else ()


@lru_cache(maxsize=2048)
def _headed(text: str, tell: Tell) -> Sequence[str]:
    if len(text) > _LONGEST:
        return ()
    found = tell(text) or tell(_FOREIGN.sub("", text))
    return [m.key for m in found if m.terminal == "COLUMN3" and m.key in APPLICANT_COLUMNS]


_FOREIGN = re.compile(r"[A-Za-z0-9 .,/&-]+")


def _is_of_form(row: Mapping[int, str], own: Sequence[int]) -> bool:
    """Whether a row has the label of one of the form, or of a group, beside these columns."""
    return any(at not in own and _is_label(text) for at, text in row.items())


def _is_label(text: str) -> bool:
    """Whether a text is the label of a row of 表三, or of a group of rows."""
    return not text.isdecimal() and any(m.terminal in {"ROW3", "GROUP3"} for m in exact(text))


def _adds_up(texts: Sequence[str]) -> bool | None:
    """Whether a row comes to its total, not 0; ``None`` where it has none to come to."""
    values = [parse_value(text) for text in texts]
    if any(value is None and text for value, text in zip(values, texts, strict=True)):
        return False  # it may have been moved to the right, words of its label below a header
    numbers = [value.number if isinstance(value, Figure) else 0 for value in values]
    if not texts[-1] and any(texts):
        return False  # it may have been moved to the left, and end with another column
    if isinstance(values[-1], Placeholder) or not numbers[-1]:
        return False if any(numbers) else None
    return 2 * numbers[-1] == sum(numbers)


def with_own_columns(document: Document) -> Document:
    """The document with 表三 as the form has it, where a grid has columns that are none of its, and sums prove it."""
    return with_grids(document, _with_own)


def _with_own(grid: Grid) -> Grid:
    columns = own_columns([*_single(grid.rows)]) if _has_others(grid) else None
    if columns is None:
        return grid
    own = sorted(columns.values())
    kept = [*_of_labels(grid, own), *own]
    cells = [_moved(cell, kept) for cell in grid.cells]
    return Grid(tuple(cell for cell in cells if cell is not None))


def _single(rows: Iterable[Sequence[GridCell]]) -> Iterator[dict[int, str]]:
    return ({c.column: c.text.strip() for c in row if c.colspan == 1} for row in rows)


def _has_others(grid: Grid) -> bool:
    """Whether something stands beside seven headers, and the labels before them, in the rows of the form."""
    names = {
        cell.column
        for cell in _heads(grid)
        if cell.colspan == 1 and _names(cell.text.strip(), exact)
    }
    if len(names) < len(APPLICANT_COLUMNS) - 1:
        return False
    of_form = islice((r for r in _single(grid.rows) if any(map(_is_label, r.values()))), _PROOF)
    return any(
        text and at not in names and (at > min(names) or not _is_label(text))
        for row in of_form
        for at, text in row.items()
    )


def _heads(grid: Grid) -> Iterator[GridCell]:
    """The words in the rows in which headers are looked for."""
    last = grid.rows[:_HEADERS][-1][0].row if grid.cells else 0
    return (cell for cell in grid.words if cell.row <= last)


def _of_labels(grid: Grid, own: Sequence[int]) -> list[int]:
    """The columns, or what merged cells cover of them, in which labels stand."""
    return sorted(
        {
            at
            for cell in grid.words
            if _is_label(cell.text)
            for at in range(cell.column, cell.column + cell.colspan)
            if at not in own
        }
    )


def _moved(cell: GridCell, kept: Sequence[int]) -> GridCell | None:
    """A cell of a grid that has some columns alone; ``None`` if it stands in none of them."""
    places = [n for n, at in enumerate(kept) if cell.column <= at < cell.column + cell.colspan]
    if not places:
        return None
    return evolve(cell, column=places[0], colspan=len(places))
