"""Characters that pdfium puts where they stand in a drawing of their own, and not where that stands on the page.

It does so with words of which the file says how they read (``ActualText``), as browsers say of 二, 一 or 行, for which
their fonts hold radicals.  Where such a character begins on the page is told right, though.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.readers.pdf.drawing.calls import bare, doubles, floats, pointed
from giac_schema.readers.pdf.drawing.objects import matrix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pypdfium2 import PdfTextPage

    from giac_schema.readers.pdf.drawing.objects import Point, Text

__all__ = ["misplaced"]

_SAME = 0.5
"""Points by which two places differ that are the same."""


def misplaced(
    page: PdfTextPage, count: int, texts: Sequence[Text]
) -> Mapping[int, Callable[[float, float], Point]]:
    """The numbers of the characters that stand in a wrong place, each with the way to the right one.

    Args:
        page: the text of the page.
        count: how many characters there are.
        texts: the texts of the page, with the drawings that they are part of.
    """
    places = {address: matrix(inside).on_point for address, _, inside in texts if inside}
    return dict(_misplaced(page, count, places)) if places else {}


def _misplaced(
    page: PdfTextPage, count: int, places: Mapping[int, Callable[[float, float], Point]]
) -> Iterator[tuple[int, Callable[[float, float], Point]]]:
    text_of, raw = bare("FPDFText_GetTextObject"), pointed(page.raw)
    origin_of, matrix_of = bare("FPDFText_GetCharOrigin"), bare("FPDFText_GetMatrix")
    values, (to_matrix, *_) = floats(6)
    origin, (to_x, to_y) = doubles(2)
    for index in range(count):
        place = places.get(text_of(raw, index))
        if place is None or not origin_of(raw, index, to_x, to_y):
            continue
        matrix_of(raw, index, to_matrix)
        *_, x, y = values
        if not _near((x, y), tuple(origin)) and _near((x, y), place(*origin)):
            yield index, place


def _near(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) < _SAME for a, b in zip(one, other, strict=True))
