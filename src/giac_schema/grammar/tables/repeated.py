"""Words that stand behind the labels of several rows alike, and are none of the form: markup that nobody knows.

规章                      What a program writes between cells is the label of no local row, and the figures
.. container::            behind it may be those of the row that it stands in: such a row is not blank.
0
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from giac_schema.grammar.tables.parts import BlockPart, RequestsRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["repeated_words"]

_SEVERAL = 3
"""So many rows are not followed by a local one that is called the same."""


def repeated_words(parts: Iterable[Part]) -> frozenset[str]:
    """The words that stand right behind so many labels of text."""
    counted = Counter(
        loose[0].cell.text
        for loose in _behind_labels(parts)
        if loose and loose[0].terminal == "WORDS" and loose[0].cell.place is None
    )
    return frozenset(words for words, rows in counted.items() if rows >= _SEVERAL)


def _behind_labels(parts: Iterable[Part]) -> Iterator[Sequence[Seen]]:
    for part in parts:
        if isinstance(part, BlockPart):
            yield from (row.loose for row in part.rows)
        elif isinstance(part, RequestsRow):
            yield part.loose
