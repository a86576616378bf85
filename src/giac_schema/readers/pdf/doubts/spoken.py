"""Figures of which a PDF says that they read otherwise than they are drawn (``ActualText``): they are neither.

It is meant for what a font has no characters for.  A program that changed a figure may have left what the old one was.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from unicodedata import normalize

from giac_schema.readers.pdf.drawing.calls import bare, pointed
from giac_schema.readers.pdf.drawing.glyphs import characters
from giac_schema.readers.pdf.drawing.tags import tags

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pypdfium2 import PdfPage, PdfTextPage

    from giac_schema.readers.pdf.drawing.objects import Text

__all__ = ["as_drawn"]

_SAID = "ActualText"


def as_drawn(
    page: PdfPage, text: PdfTextPage, texts: Sequence[Text]
) -> tuple[PdfTextPage, frozenset[int]]:
    """The text of a page, and the addresses of those of its texts that say other figures than they draw.

    If there are any, it is the text as it is drawn, and the one that was given is closed.

    Args:
        page: the page, from which what it says is taken off.
        text: its text as it says that it reads.
        texts: what it is made of.
    """
    together: dict[int, list[int]] = defaultdict(list)
    for address, thing, _ in texts:
        for tag in tags(thing):
            if tag.text(_SAID) is not None:
                together[tag.address].append(address)
                bare("FPDFPageObj_RemoveMark")(thing, tag.raw)
    if not together:
        return text, frozenset()
    drawn = page.get_textpage()
    one, other = _by_texts(text), _by_texts(drawn)
    differing = frozenset(
        address
        for group in together.values()
        if _differ("".join(one[a] for a in group), "".join(other[a] for a in group))
        for address in group
    )
    (text if differing else drawn).close()
    return drawn if differing else text, differing


def _by_texts(page: PdfTextPage) -> Mapping[int, str]:
    """What the texts of a page say, by their addresses."""
    text_of, raw = bare("FPDFText_GetTextObject"), pointed(page.raw)
    found: dict[int, str] = defaultdict(str)
    for at, character in enumerate(characters(page, page.count_chars())):
        found[text_of(raw, at)] += character
    return found


def _differ(said: str, drawn: str) -> bool:
    """Whether two texts differ, and one has a digit in it."""
    one, other = (normalize("NFKC", "".join(text.split())) for text in (said, drawn))
    return one != other and any(map(str.isdigit, one + other))
