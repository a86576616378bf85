"""Whether headers of 表二 are not those of the columns below: these figures then have none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.grammar.words.comparison import is_comparison
from giac_schema.grammar.words.matching import match

if TYPE_CHECKING:
    from giac_schema.grammar.tables.parts import BlockPart
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["is_foreign", "rows_below"]


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


def rows_below(part: BlockPart) -> int:
    """How many rows of a block stand below its own headers, before others of which the beginning is not known.

    外息内容 | 本年处理决定数量 opens no block, and is no cell of the row above it; nor does 第二十条第的六）项, which
    may stand above headers that are spelt as badly.
    """
    own = [seen.key for seen in part.columns]
    for number, row in enumerate(part.rows, 1):
        words = [seen for seen in row.loose if seen.terminal == "WORDS"]
        named = [key for seen in words if (key := _column(seen))]
        if (named and named != own) or any(_ARTICLE.search(seen.cell.text) for seen in words):
            return number
    return len(part.rows)


_ARTICLE = re.compile(r"二十\s*条?\s*第")
"""How the article of the regulations is named that tells what a block is of."""


def _column(seen: Seen) -> str:
    """The column that words name, however they are spelt, where they stand below the label of a row."""
    found = seen.cell.matches[:1]
    return next((m.key for m in found if m.terminal == "COLUMN2"), "")


def _names_another(text: str, known: set[str]) -> bool:
    """Whether words drawn side by side name a column that a block's headers do not have: it has more than these."""
    found = (match(word) for word in text.split())
    keys = [{m.key for m in matches if m.terminal == "COLUMN2"} for matches in found]
    return any(of_word and not of_word & known for of_word in keys)
