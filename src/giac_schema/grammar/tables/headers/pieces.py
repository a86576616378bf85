"""Whether words among headers are pieces of the form's own labels, or those of a stranger."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from giac_schema.grammar.words.comparison import is_comparison
from giac_schema.grammar.words.folding import bare
from giac_schema.grammar.words.meaning import is_caption
from giac_schema.grammar.words.vocabulary import vocabulary
from giac_schema.model.form import entries
from giac_schema.model.requests import LEGAL_PERSONS, ApplicantRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.seen import Seen

__all__ = ["in_order", "is_stranger"]

_CORNERS = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "项之和，等于第三项加第四",
)
"""The corner of 表三, and how a line of it may run on."""
_SHORTEST = 2
"""Characters of a piece that is told where it stands glued to another."""


def in_order(seen: Seen) -> tuple[int, int, int]:
    """Where it is read: the grid, the row or line, and how far to the right."""
    where = seen.cell.place
    if where is not None:
        return where.grid, where.row, where.first
    return 0, *seen.printed_at


def is_stranger(seen: Seen, terminals: frozenset[str]) -> bool:
    """Whether words are no part of what the form prints in a header, and none that is set beside it.

    Args:
        seen: the words.
        terminals: what that header is made of.
    """
    text, labels = seen.cell.text, _labels(terminals)
    if is_caption(text) or is_comparison(text) or not bare(text):
        return False
    pieces = all(_is_piece(bare(part), labels) for part in text.split())
    words = bare(text)
    return not (pieces or _is_glued(words, labels) or words in _in_a_row(terminals))


def _is_piece(part: str, labels: Sequence[str]) -> bool:
    return any(part in label for label in labels)


def _is_glued(words: str, labels: Sequence[str]) -> bool:
    """Whether words are the end of a label and the beginning of another: 总计商业企."""
    return any(
        any(label.endswith(words[:at]) for label in labels)
        and any(label.startswith(words[at:]) for label in labels)
        for at in range(_SHORTEST, len(words) - _SHORTEST + 1)
    )


@cache
def _in_a_row(terminals: frozenset[str]) -> str:
    """All labels in the form's order, with nothing between: 商业企业科研机构社会公益组 is a part of them.

    Read line by line, the upper row of headers of 表三 ends with 总计, and the lower one goes on behind it.
    """
    labels = dict.fromkeys(bare(w.printed) for w in vocabulary() if w.terminal in terminals)
    return "".join(labels) + (f"\n{_BELOW_TOTAL}" if "COLUMN3" in terminals else "")


_LABELS = {name: entry.label for name, _, entry in entries(ApplicantRow)}
_BELOW_TOTAL = "".join(_LABELS[name] for name in ("total", *LEGAL_PERSONS))


@cache
def _labels(terminals: frozenset[str]) -> tuple[str, ...]:
    printed = (w.printed for w in vocabulary() if w.terminal in terminals)
    return (*map(bare, printed), *map(bare, _CORNERS))
