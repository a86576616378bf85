"""Whether a block of 表二 in text has headers that are not those of its columns: its figures then have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.words.comparison import is_comparison
from giac_schema.grammar.words.matching import match

if TYPE_CHECKING:
    from giac_schema.grammar.tables.parts import BlockPart

__all__ = ["is_foreign"]


def is_foreign(part: BlockPart) -> bool:
    """Whether a cell that is no header of the form stands on the line of those that are, or among them.

    So does one in which words name another column than the block's headers do.
    """
    known = {seen.key for seen in part.columns}
    return any(
        s.terminal == "WORDS"
        and s.cell.place is None
        and (
            "\n" not in s.cell.gap
            or is_comparison(s.cell.text)
            or (s.cell.edges is not None and _names_another(s.cell.text, known))
        )
        for s in part.loose
    )


def _names_another(text: str, known: set[str]) -> bool:
    """Whether words drawn side by side name a column that a block's headers do not have: it has more than these."""
    found = (match(word) for word in text.split())
    keys = [{m.key for m in matches if m.terminal == "COLUMN2"} for matches in found]
    return any(of_word and not of_word & known for of_word in keys)
