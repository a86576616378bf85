"""Labels without figures of which the first line, with the figures on it, stands above and is not known as theirs.

（七） 7587 8207 13663      what says （七） alone is no label of the form,
总计                      and 总计 has nothing behind it
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from attrs import define, evolve

from giac_schema.grammar.tables.seen import Seen
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.grammar.tables.rows import Found

__all__ = ["Above", "with_lost"]

_FEWEST = 2
"""Figures side by side; one alone may be the number of a page."""


@define
class Above:
    """What stands above a label: a label before it, if there is one, and what stands behind that."""

    loose: tuple[Seen, ...] = ()
    label: Seen | None = None
    own: int = 0
    """How many cells, from the first on, are those of the row before."""

    def has_figures_of(self, found: Found) -> bool:
        """Whether a row shows nothing, and figures that are no row's end what stands above its label."""
        if found.in_grid:
            return _has_row_above(found.label, found.loose, self.loose, self.label)
        if found.text.cells:
            return False
        if found.loose and found.loose[0].terminal == "VALUE" and "|" in found.loose[0].cell.gap:
            return True  # it stands in a cell, on a line that is not the label's
        words, figures = _end(self.loose)
        if figures and words and exact(words + found.label.cell.text):
            return True
        if self.label is None and figures >= min(_FEWEST, found.text.columns):
            return True
        words, figures = _end(self.loose[self.own :])
        if not figures:
            return _holds_figures(words)
        return figures >= _FEWEST and _is_number(words)


def _end(loose: Sequence[Seen]) -> tuple[str, int]:
    """How many figures end what stands somewhere, and the words right before them."""
    figures = sum(1 for _ in takewhile(lambda seen: seen.terminal == "VALUE", reversed(loose)))
    before = len(loose) - figures
    return loose[before - 1].cell.text if before else "", figures


def with_lost(rows: Iterable[Found], head: tuple[Seen, ...]) -> Iterator[Found]:
    """The rows below a header, knowing of each whether figures above its label may be its own."""
    above = Above(head)
    for found in rows:
        yield evolve(found, lost=True) if above.has_figures_of(found) else found
        above = Above(found.loose, found.label, len(found.text.cells))


def _has_row_above(
    own: Seen, behind: Sequence[Seen], before: Sequence[Seen], label: Seen | None
) -> bool:
    """The same in a grid: the row right above has figures and no label, this one a label and no figures."""
    here = own.row
    if here is None or (behind and behind[0].row == here):  # most rows
        return False
    if any(seen.row == here for seen in behind):
        return False
    above = (here[0], here[1] - 1)
    if label is not None and label.row == above:
        return False
    beside = [seen for seen in before if seen.row == above]
    words = [seen.cell.text for seen in beside if seen.terminal != "VALUE"]
    figures = len(beside) - len(words)
    begun = figures > 0 and any(exact(word + own.cell.text) for word in words)
    return begun or (figures >= _FEWEST and all(map(_is_number, words)))


def _holds_figures(text: str) -> bool:
    """Whether words are the number of a label, and figures with one blank between."""
    first, *others = text.split() or [""]
    figures = [parse_value(word) is not None for word in others]
    return _is_number(first) and len(figures) >= _FEWEST and all(figures)


def _is_number(text: str) -> bool:
    """Whether words are the number of a label and nothing else, （七）, or there are none."""
    return sum(map(str.isalnum, text)) <= 1
