"""What is drawn on a page of a PDF, one at a time: paths, pictures, and text that nobody sees."""

from __future__ import annotations

import ctypes
from itertools import islice
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from giac_schema.readers.pdf.calls import address, bare

if TYPE_CHECKING:
    from collections.abc import Iterator

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

    raw: int
    """Its address; good for as long as the page is open."""
    inside: tuple[int, ...]
    """The drawings it is part of, from the innermost to the outermost."""
    kind: Literal["path", "picture", "white", "invisible"]


def drawn(page: PdfPage) -> Iterator[Drawn]:
    """The paths, pictures and hidden texts of a page."""
    return islice(_of(address(page.raw), "FPDFPage", ()), MOST_DRAWN)


_WHITE = 250
"""Of 255; nobody sees a paler colour on paper."""


def _is_white(red: int, green: int, blue: int, alpha: int) -> bool:
    return (red >= _WHITE and green >= _WHITE and blue >= _WHITE) or not alpha


def _of(parent: int, kind_of_parent: str, inside: tuple[int, ...]) -> Iterator[Drawn]:
    import pypdfium2.raw as pdfium

    at, kind_of = bare(f"{kind_of_parent}_GetObject"), bare("FPDFPageObj_GetType")
    mode_of, colour_of = bare("FPDFTextObj_GetTextRenderMode"), bare("FPDFPageObj_GetFillColor")
    colour = (ctypes.c_uint * 4)()
    red = ctypes.addressof(colour)
    text, path, invisible = (
        pdfium.FPDF_PAGEOBJ_TEXT,
        pdfium.FPDF_PAGEOBJ_PATH,
        pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
    )
    for index in range(bare(f"{kind_of_parent}_CountObjects")(parent)):
        found = at(parent, index)
        kind = kind_of(found)
        if kind == text:
            if mode_of(found) == invisible:
                yield Drawn(found, inside, "invisible")
            elif colour_of(found, red, red + 4, red + 8, red + 12) and _is_white(*colour):
                yield Drawn(found, inside, "white")
        elif kind == path:
            yield Drawn(found, inside, "path")
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield Drawn(found, inside, "picture")
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(inside) < _DEPTH - 1:
            yield from _of(found, "FPDFFormObj", (found, *inside))


def bounds(raw: int) -> tuple[float, float, float, float]:
    """Where an object begins and ends in what it is part of: left, bottom, right and top."""
    edges = (ctypes.c_float * 4)()
    at = ctypes.addressof(edges)
    bare("FPDFPageObj_GetBounds")(raw, at, at + 4, at + 8, at + 12)
    left, bottom, right, top = edges
    return left, bottom, right, top


def matrix(objects: tuple[int, ...]) -> PdfMatrix:
    """From the coordinates of an object to those of the page, through every drawing it is part of.

    Args:
        objects: the object and the drawings, from the innermost to the outermost.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    whole, raw = pypdfium2.PdfMatrix(), pdfium.FS_MATRIX()
    for inner in objects:
        bare("FPDFPageObj_GetMatrix")(inner, ctypes.addressof(raw))
        whole = whole.multiply(pypdfium2.PdfMatrix.from_raw(raw))
    return whole
