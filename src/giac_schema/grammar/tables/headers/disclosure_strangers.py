"""Headers of 表二 that are called by words which nobody knows: whether they may stand in another order than the form's.

One that is missing can only be the column that the form has in its place, if the others stand where they should.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.tables.headers.disclosure_header import header_patterns
from giac_schema.grammar.tables.headers.pieces import in_order, is_stranger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.parts import BlockPart
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["has_strange_columns"]

_TERMINALS = frozenset({"COLUMN2", "CONTENT", "ROW2"})


def has_strange_columns(part: BlockPart) -> bool:
    """Whether words among the headers of a block may be columns that stand elsewhere than the form has them."""
    strangers = _strangers(part) if part.loose else []
    if not strangers:
        return False
    known = {s.key for s in part.columns}
    row = sorted((*part.columns, *strangers), key=in_order)
    patterns = [[name for name, _ in columns] for columns in header_patterns()]
    if any(known == set(names) for names in patterns):
        return False
    return len(strangers) > 1 or not any(_fits(row, names) for names in patterns)


def _strangers(part: BlockPart) -> list[Seen]:
    """The strangers from the line of the first header on, before any figure."""
    loose = sorted(part.loose, key=in_order)
    first = min((in_order(s)[:2] for s in part.columns), default=None)
    figure = next((in_order(s)[:2] for s in loose if s.terminal == "VALUE"), None)
    return [
        s
        for s in loose
        if s.terminal == "WORDS"
        and first is not None
        and in_order(part.opening) < in_order(s)
        and (in_order(s)[:2] >= first or part.opening.terminal == "CONTENT")
        and (figure is None or in_order(s)[:2] < figure)
        and is_stranger(s, _TERMINALS)
    ]


def _fits(row: Sequence[Seen], names: Sequence[str]) -> bool:
    return len(row) == len(names) and all(
        s.match is None or name in {m.key for m in s.cell.matches if m.terminal == "COLUMN2"}
        for s, name in zip(row, names, strict=True)
    )
