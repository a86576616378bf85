"""The labels of the form in both languages; a Chinese report is read by people who do not read it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS
from giac_schema.outputs.words.both import Both
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.places import Places
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.render.grid import Cell

__all__ = ["label"]

_ARTICLE: Final = re.compile(r"第二十条第（([一二三四五六七八九])）项")
_NUMBERS: Final = "一二三四五六七八九"
_HEADS: Final = ("note", "applicants", "legal_persons", "what", "litigation")
"""What the form prints over several places of it; all else is a label of one place."""


def label(cell: Cell) -> Both:
    """A header cell of the form; a label that is not the form's stays as it was printed."""
    zh = visible(cell.text)
    if cell.ref is not None:
        return Both(zh, Places("en").short(cell.ref))
    article = _ARTICLE.fullmatch(zh)
    if article:
        number = _NUMBERS.index(article[1]) + 1
        return Both(zh, say("en", "heads", "article", number=number))
    return Both(zh, _english().get(zh, zh))


@cache
def _english() -> Mapping[str, str]:
    english = {say("zh", "heads", name): say("en", "heads", name) for name in _HEADS}
    for edition in reversed(EDITIONS):
        for node in form(edition).nodes:
            english.setdefault(node.entry.label, node.entry.english)
    return english
