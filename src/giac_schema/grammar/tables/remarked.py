"""Tables with remarks behind their last column: in a row that lost a blank cell one of them stands for the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.placing.slots import Placed
from giac_schema.grammar.words.values import Placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.grammar.placing.slots import Unplaced
    from giac_schema.grammar.tables.rows import Found

__all__ = ["are_remarked", "ends_in_a_sign", "ends_in_words"]


def are_remarked(rows: Iterable[Found], columns: int) -> bool:
    """Whether words stand right behind a figure for every column, in some row of text: 见说明."""
    return any(
        [s.terminal == "VALUE" for s in found.loose[: columns + 1]] == [True] * columns + [False]
        and found.loose[columns].terminal == "WORDS"
        and "\n" not in found.loose[columns].cell.gap
        for found in rows
        if not found.in_grid
    )


def ends_in_a_sign(answer: Placed | Unplaced | None) -> bool:
    """Whether a sign for nothing stands in the last of several columns, and a figure before it: 0 0 0 0 0 0 /."""
    if not isinstance(answer, Placed):
        return False
    signs = [isinstance(s.value, Placeholder) for s in answer.slots if isinstance(s, Cell)]
    return len(signs) == len(answer.slots) and signs[-1] and not all(signs)


def ends_in_words(answer: Placed | Unplaced | None) -> bool:
    """Whether words stand in the last of several columns."""
    if not isinstance(answer, Placed) or len(answer.slots) == 1:
        return False
    last = answer.slots[-1]
    return isinstance(last, Cell) and last.value is None
