"""What is drawn on a page of a PDF, one at a time: paths, pictures, and text that nobody sees.

They are asked for without the wrappers of pypdfium2, of which a page full of rulings would take its time.
"""

from __future__ import annotations

import ctypes
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdfium2 import PdfMatrix, PdfPage

__all__ = ["Drawn", "Point", "bounds", "drawn", "matrix"]

Point: TypeAlias = tuple[float, float]

_DEPTH = 6
"""How deep drawings inside drawings are looked into; a table is drawn in the first or second."""
MOST_DRAWN = 50_000
"""Paths, pictures and hidden texts of one page that are looked at; a page of a report has some hundreds."""


@frozen
class Drawn:
    """A path, a picture, or text that is hidden: drawn in white, or not at all."""

    raw: Any
    """What pdfium hands out; good for as long as the page is open."""
    inside: tuple[Any, ...]
    """The drawings it is part of, from the innermost to the outermost."""
    kind: Literal["path", "picture", "white", "invisible"]


def drawn(page: PdfPage) -> Iterator[Drawn]:
    """The paths, pictures and hidden texts of a page."""
    import pypdfium2.raw as pdfium

    found = _of(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, ())
    return islice(found, MOST_DRAWN)


def _of(
    parent: Any, count: Callable[..., int], at: Callable[..., Any], inside: tuple[Any, ...]
) -> Iterator[Drawn]:
    import pypdfium2.raw as pdfium

    kind_of, text, path = (
        pdfium.FPDFPageObj_GetType,
        pdfium.FPDF_PAGEOBJ_TEXT,
        pdfium.FPDF_PAGEOBJ_PATH,
    )
    for index in range(count(parent)):
        found = at(parent, index)
        kind = kind_of(found)
        if kind == text:
            if pdfium.FPDFTextObj_GetTextRenderMode(found) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
                yield Drawn(found, inside, "invisible")
            elif _is_white(found):
                yield Drawn(found, inside, "white")
        elif kind == path:
            yield Drawn(found, inside, "path")
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield Drawn(found, inside, "picture")
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(inside) < _DEPTH - 1:
            parts = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
            yield from _of(found, *parts, (found, *inside))


_WHITE = 250
"""Of 255; nobody sees a paler colour on paper."""
_red, _green, _blue, _alpha = (ctypes.c_uint() for _ in range(4))


def _is_white(text: Any) -> bool:
    import pypdfium2.raw as pdfium

    if not pdfium.FPDFPageObj_GetFillColor(text, _red, _green, _blue, _alpha):
        return False
    return not _alpha.value or min(_red.value, _green.value, _blue.value) >= _WHITE


def bounds(raw: Any) -> tuple[float, float, float, float]:
    """Where an object begins and ends in what it is part of: left, bottom, right and top."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(raw, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def matrix(objects: tuple[Any, ...]) -> PdfMatrix:
    """From the coordinates of an object to those of the page, through every drawing it is part of.

    Args:
        objects: the object and the drawings, from the innermost to the outermost.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    whole, raw = pypdfium2.PdfMatrix(), pdfium.FS_MATRIX()
    for inner in objects:
        pdfium.FPDFPageObj_GetMatrix(inner, raw)
        whole = whole.multiply(pypdfium2.PdfMatrix.from_raw(raw))
    return whole
