"""What is laid on a page of a PDF: fields that were filled in, notes, lines through words.

Programs draw these in drawings of their own beside the page.  Those are made part of it, so that they are read as what
is printed; where there is none, or it does not say what the field holds, programs make one up, and each another: there
it is said that something stands which cannot be read.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.readers.pdf.drawing.calls import bare, pointed
from giac_schema.readers.pdf.drawing.glyphs import BLOT, UNKNOWN, Glyph
from giac_schema.readers.pdf.drawing.objects import Edges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfDocument, PdfPage

    from giac_schema.readers.pdf.drawing.calls import Argument

__all__ = ["MOST_ANNOTATIONS", "Annotation", "annotated", "opened"]

MOST_ANNOTATIONS = 2000
"""Annotations of a page; a form that is filled in has some hundreds."""

_LINK, _FREE_TEXT, _POPUP, _WIDGET = 2, 3, 16, 20
"""Kinds of annotations: a way to another place, words, a window, a field."""
_STRIKES_OUT = frozenset({4, 8, 12, 15, 28})
"""Kinds that may strike something out: a line, one with corners, one through words, one by hand, a patch."""
_UNSEEN = 2 | 32
"""The flags of one that is hidden, or not to be seen."""
_STRING = 3
"""The kind of a value that is a text."""


@frozen
class Annotation:
    """What is laid on a page and may not be drawn."""

    edges: Edges
    """Left, bottom, right and top on the page, counted upwards."""
    said: str = ""
    """What is to be read there, without blanks; nothing if what stands there is struck out."""


def opened(pdf: PdfDocument, number: int) -> tuple[PdfPage, Sequence[Annotation]] | None:
    """A page with what is laid on it made part of it, and what must be looked for; ``None`` if that is too much."""
    import pypdfium2.raw as pdfium

    page = pdf[number]
    count = bare("FPDFPage_GetAnnotCount")(pointed(page.raw))
    if not count:
        return page, ()
    if count > MOST_ANNOTATIONS:
        return None
    found = tuple(_annotations(page, count))
    if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
        page.close()
        page = pdf[number]
    return page, found


def _annotations(page: PdfPage, count: int) -> Iterator[Annotation]:
    """The annotations of a page that say something, or strike something out."""
    import pypdfium2.raw as pdfium

    for index in range(count):
        raw = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not raw:
            continue
        kind, flags = pdfium.FPDFAnnot_GetSubtype(raw), pdfium.FPDFAnnot_GetFlags(raw)
        if kind not in {_LINK, _POPUP} and not flags & _UNSEEN:
            is_drawn = pdfium.FPDFAnnot_GetAP(raw, 0, None, 0) > _NOTHING
            if kind == _WIDGET:
                said = _text(raw, b"V")
            else:
                said = _text(raw, b"Contents") if kind == _FREE_TEXT and not is_drawn else ""
            if said or (kind in _STRIKES_OUT and not is_drawn):
                yield Annotation(_edges(raw), said)
        pdfium.FPDFPage_CloseAnnot(raw)


_NOTHING = 2
"""Bytes of a text that is empty."""


def _text(raw: Argument, key: bytes) -> str:
    """A text that an annotation holds, without blanks."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDFAnnot_GetValueType(raw, key) != _STRING:
        return ""
    size = pdfium.FPDFAnnot_GetStringValue(raw, key, None, 0)
    room = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(raw, key, room, size)
    return "".join(bytes(room)[: max(size - _NOTHING, 0)].decode("utf-16-le", "replace").split())


def _edges(raw: Argument) -> Edges:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(raw, box)
    return (
        min(box.left, box.right),
        min(box.bottom, box.top),
        max(box.left, box.right),
        max(box.bottom, box.top),
    )


def annotated(
    glyphs: Sequence[Glyph], annotations: Sequence[Annotation], left: float, top: float
) -> tuple[Glyph, ...]:
    """The characters of a page, as unknown what is laid on it and not drawn, digits as blots that are struck out.

    Args:
        glyphs: the characters.
        annotations: what is laid on the page.
        left: where the page begins.
        top: where it ends above.
    """
    found = list(glyphs)
    for annotation in annotations:
        a, b, c, d = annotation.edges
        west, north, east, south = a - left, top - d, c - left, top - b
        inside = [at for at, g in enumerate(found) if west < g.x < east and north < g.y < south]
        if not annotation.said:
            for at in inside:
                if found[at].text.isdigit():
                    found[at] = found[at].saying(BLOT)
        elif annotation.said not in "".join("".join(found[at].text for at in inside).split()):
            found.append(_unknown(west, north, east, south))
    return tuple(found)


def _unknown(left: float, top: float, right: float, bottom: float) -> Glyph:
    """A character that cannot be read, of the usual height, in the middle of a field."""
    x, y = (left + right) / 2, (top + bottom) / 2
    half = min((bottom - top) / 2, _USUAL / 2)
    return Glyph(UNKNOWN, x - half, y - half, x + half, y + half)


_USUAL = 9.0
"""Points: how high characters are."""
