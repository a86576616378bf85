"""Signs that what a row lacks stands in its label, or behind the rest of it: no cell of it is known to be blank."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from giac_schema.grammar.words.folding import bare, fold

if TYPE_CHECKING:
    from giac_schema.grammar.layouts.cells import Cell

__all__ = ["ends_with_a_word", "goes_on_below", "holds_figures"]

_OWN = re.compile(r"^\W*\d{1,2}\s*[、.．,，:：)）]|(?:19|20)\d\d\s*年")
"""The number of a label, ``2.`` or ``（2）``, and the years it speaks of."""


def holds_figures(label: Cell) -> bool:
    """Whether digits stand in a label that are none of the form: ``（区分处理的，只计20这一情形）``.

    A program that sets a row's figures over a label that is too long for its column breaks it so.
    """
    if not any(map(str.isdigit, label.text)):
        return False
    forms = {match.printed for match in label.matches} or {""}
    return all(_digits(label.text) - _digits(form) for form in forms)


def _digits(text: str) -> Counter[str]:
    return Counter(filter(str.isdigit, _OWN.sub("", text)))


def goes_on_below(label: Cell) -> bool:
    """Whether a label that is cut short opens a cell that no pipe closes on its line: the rest stands below it."""
    cut = any(match.likeness == "cut" for match in label.matches)
    line = (label.after or "").partition("\n")[0]
    return (
        cut
        and "|" in label.gap.rpartition("\n")[2]
        and "\n" in (label.after or "")
        and not line.strip()
    )


def ends_with_a_word(label: Cell) -> bool:
    """Whether a short word of none of the forms stands behind a label and a blank, in the place of a figure: 零."""
    words = fold(label.text).rsplit(maxsplit=1)
    if len(words) == 1 or len(words[1]) > _SHORT:
        return False
    word = bare(words[1])
    return bool(word) and not any(bare(m.printed).endswith(word) for m in label.matches)


_SHORT = 3
