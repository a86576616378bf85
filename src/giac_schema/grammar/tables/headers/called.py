"""Other words for what the form has, 公司 for 商业企业: they are believed only among headers of their own table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.seen import Seen
    from giac_schema.grammar.words.matching import Match

__all__ = ["goes_on", "is_among_its_own", "is_called"]

_TABLES: Mapping[str, frozenset[str]] = {
    "COLUMN3": frozenset({"COLUMN3"}),
    "CASES": frozenset({"CASES", "RESULT"}),
    "RESULT": frozenset({"CASES", "RESULT"}),
}
"""What has to come next to a word that is not the form's, by what that word would be."""
_BEFORE: Mapping[str, frozenset[str]] = {
    "CASES": frozenset({"CASES", "RESULT", "FIRST4"}),
    "ROW3": frozenset({"CORNER", "PEOPLE", "COLUMN3", "FIRST3", "GROUP3", "ROW3"}),
}
"""What may have been seen last instead, or has to be if nothing tells the word by what follows."""


def is_called(seen: Seen) -> bool:
    """Whether it is told by another word than the form's."""
    return seen.likeness == "called"


def is_among_its_own(found: Match, last: Seen | None, following: Cell | None) -> bool:
    """Whether another word for something of the form stands where that may stand.

    Args:
        found: what it may be.
        last: what was seen before it and is told by what it says.
        following: the cell behind it.
    """
    if found.terminal not in _BEFORE:
        return True  # it can only come behind others of its table
    behind = last is not None and last.terminal in _BEFORE[found.terminal]
    return behind or goes_on(found, following)


def goes_on(found: Match, following: Cell | None) -> bool:
    """Whether a cell goes on with another header of the same table."""
    wanted = _TABLES.get(found.terminal, frozenset())
    matches = following.matches if following is not None else ()
    return any(m.terminal in wanted and m.key != found.key for m in matches)
