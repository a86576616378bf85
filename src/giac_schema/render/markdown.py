"""A report as Markdown, with the tables of GitHub's dialect.

Such a table knows no merged cells: a label stands where its cell begins, and what it spans is left empty.
表二, whose rows differ in how many cells they have, is filled up behind them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.render.grid import Table, placed
from giac_schema.render.signs import for_markdown, in_a_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.render.page import Part, Role

__all__ = ["markdown"]

_SIGNS: Final[dict[Role, str]] = {"title": "# ", "date": "", "heading": "## ", "paragraph": ""}


def markdown(parts: Iterable[Part]) -> str:
    """The text of a report's parts, a blank line between them."""
    return "\n".join(map(_part, parts))


def _part(part: Part) -> str:
    if isinstance(part, Table):
        return "".join(_table(part))
    return f"{_SIGNS[part.role]}{for_markdown(part.text)}\n"


def _table(table: Table) -> Iterator[str]:
    first, *others = _stripped(table) if table.name == "disclosure" else _spread(table)
    yield _line(first)
    yield _line(["---"] * len(first))
    yield from map(_line, others)


def _line(texts: Iterable[str]) -> str:
    return f"| {' | '.join(for_markdown(in_a_cell(text)) for text in texts)} |\n"


def _stripped(table: Table) -> Iterator[Sequence[str]]:
    """The cells of each row side by side, whatever they span."""
    width = max(map(len, table.rows))
    for row in table.rows:
        yield [*(cell.text for cell in row), *[""] * (width - len(row))]


def _spread(table: Table) -> list[list[str]]:
    """Each cell where it begins."""
    places = list(placed(table))
    width = max(place.last_column for place in places) + 1
    rows = [[""] * width for _ in table.rows]
    for place in places:
        rows[place.row][place.column] = place.cell.text
    return rows
