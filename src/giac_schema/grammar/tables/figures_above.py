"""Labels without figures of which the first line, with the figures on it, stands above and is not known as theirs.

（七） 7587 8207 13663      what says （七） alone is no label of the form,
总计                      and 总计 has nothing behind it
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from giac_schema.grammar.words.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.parts import Seen
    from giac_schema.grammar.tables.rows import Found

__all__ = ["has_figures_above"]

_FEWEST = 2
"""Figures side by side; one alone may be the number of a page."""


def has_figures_above(found: Found, above: Sequence[Seen]) -> bool:
    """Whether a row of text shows nothing, and figures that are no row's end what stands above its label.

    Args:
        found: the row.
        above: what stands behind the label before its own, without the cells of that row.
    """
    if found.in_grid or found.text.cells:
        return False
    figures = list(takewhile(lambda seen: seen.terminal == "VALUE", reversed(above)))
    before = above[: len(above) - len(figures)]
    if len(figures) >= _FEWEST:
        return not before or _is_number(before[-1].cell.text)
    return bool(before) and not figures and _holds_figures(before[-1].cell.text)


def _holds_figures(text: str) -> bool:
    """Whether words are the number of a label, and figures with one blank between."""
    first, *others = text.split() or [""]
    figures = [parse_value(word) is not None for word in others]
    return _is_number(first) and len(figures) >= _FEWEST and all(figures)


def _is_number(text: str) -> bool:
    """Whether words are the number of a label and nothing else: （七）."""
    return sum(map(str.isalnum, text)) <= 1
