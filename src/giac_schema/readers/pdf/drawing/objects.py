"""What is drawn on a page of a PDF, one at a time: paths, pictures, and text that nobody sees."""

from __future__ import annotations

from array import array
from itertools import repeat
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from giac_schema.readers.pdf.drawing.calls import (
    Argument,
    argument,
    bare,
    floats,
    integers,
    pointed,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdfium2 import PdfMatrix, PdfPage

__all__ = [
    "OF_LINE",
    "OF_RECTANGLE",
    "Drawings",
    "Edges",
    "Inside",
    "Path",
    "Picture",
    "Point",
    "Text",
    "bounds",
    "drawings",
    "matrix",
    "moved",
    "on_page",
]

Point: TypeAlias = tuple[float, float]
Edges: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top of a rectangle, counted upwards."""
Inside: TypeAlias = tuple[Argument, ...]
"""The drawings that something is part of, from the innermost to the outermost."""
Path: TypeAlias = tuple[Argument, int, Inside, int]
"""A path, good for as long as the page is open; how many segments it has; what it is part of; and how many texts were
drawn before it."""
Text: TypeAlias = tuple[int, Argument, Inside]
"""The address of a text, what stands for it, and what it is part of."""
Picture: TypeAlias = tuple[Argument, Inside, int]
"""A picture, what it is part of, and how many texts were drawn before it."""

OF_LINE, OF_RECTANGLE = 2, 5
"""Segments of a line and of a rectangle: by far the most paths that are drawn."""
_DEPTH = 6
"""How deep drawings inside drawings are looked into; a table is drawn in the first or second."""
MOST_PATHS = 50_000
"""Paths of one page that are looked at; a page of a report has some hundreds."""


@frozen
class Drawings:
    """What a page shows beside the text that everybody sees."""

    paths: list[Path] = field(factory=list)
    pictures: list[Picture] = field(factory=list)
    texts: list[Text] = field(factory=list)
    white: list[int] = field(factory=list)
    """Addresses of texts drawn in white, or in no colour at all."""
    pale: list[int] = field(factory=list)
    """Those of texts drawn so pale as a watermark."""
    invisible: list[int] = field(factory=list)
    """Those of texts that are not drawn."""


def drawings(page: PdfPage) -> Drawings:
    """The paths, pictures and hidden texts of a page."""
    found = Drawings()
    _collect(found, pointed(page.raw), "FPDFPage", (), 1.0)
    return found


_WHITE, _PALE = 250, 170
"""Of 255: nobody sees a paler colour on paper, and a watermark is no darker."""
_BLACK = (0, 0, 0, 255)


def _collect(
    found: Drawings, parent: Argument, kind_of_parent: str, inside: Inside, strength: float
) -> None:
    """Add what a page, or a drawing on it, shows; below 1, all of it is seen through."""
    import pypdfium2.raw as pdfium

    at, kind_of = bare(f"{kind_of_parent}_GetObject"), bare("FPDFPageObj_GetType")
    segments_of, paths, texts = bare("FPDFPath_CountSegments"), found.paths, found.texts
    mode_of, colour_of = bare("FPDFTextObj_GetTextRenderMode"), bare("FPDFPageObj_GetFillColor")
    colour, (red, green, blue, alpha) = integers(4)
    black = array("i", _BLACK)
    invisible = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    count = bare(f"{kind_of_parent}_CountObjects")(parent)
    addresses = list(map(at, repeat(parent), range(count)))
    things = list(map(argument, addresses))
    for text, thing, mode in zip(addresses, things, map(mode_of, things), strict=True):
        if mode >= 0:  # nothing but text has one, and most things are texts
            texts.append((text, thing, inside))
            if mode == invisible:
                found.invisible.append(text)
            elif colour_of(thing, red, green, blue, alpha) and (
                colour != black or strength < 1  # as nearly all are
            ):
                darkest = _darkest(strength, *colour)
                if darkest >= _PALE:
                    (found.white if darkest >= _WHITE else found.pale).append(text)
            continue
        segments = segments_of(thing)
        if segments >= 0:  # nothing but a path has any
            if len(paths) < MOST_PATHS:
                paths.append((thing, segments, inside, len(texts)))
            continue
        kind = kind_of(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append((thing, inside, len(texts)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(inside) < _DEPTH - 1:
            clear = 1 - colour[-1] / 255 if colour_of(thing, red, green, blue, alpha) else 0.0
            _collect(found, thing, "FPDFFormObj", (thing, *inside), strength * (1 - clear))


def _darkest(strength: float, red: int, green: int, blue: int, alpha: int) -> float:
    """The part of a colour that is least bright, on white paper, in a drawing that is so strong; of 255."""
    return 255 - (255 - min(red, green, blue)) * strength * alpha / 255


def bounds(raw: Argument, inside: Inside) -> Edges:
    """Where an object begins and ends on the page."""
    edges, places = floats(4)
    bare("FPDFPageObj_GetBounds")(raw, *places)
    left, bottom, right, top = edges
    return on_page((left, bottom, right, top), inside)


def on_page(edges: Edges, inside: Inside) -> Edges:
    """A rectangle in a drawing where it stands on the page."""
    return moved(edges, matrix(inside).on_point) if inside else edges


def moved(edges: Edges, place: Callable[[float, float], Point]) -> Edges:
    """A rectangle in other coordinates."""
    left, bottom, right, top = edges
    (a, b), (c, d) = place(left, bottom), place(right, top)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def matrix(objects: Inside) -> PdfMatrix:
    """From the coordinates of an object to those of the page, through every drawing it is part of.

    Args:
        objects: the object and the drawings, from the innermost to the outermost.
    """
    import pypdfium2

    values, places = floats(6)
    whole = pypdfium2.PdfMatrix()
    for inner in objects:
        bare("FPDFPageObj_GetMatrix")(inner, places[0])
        whole = whole.multiply(pypdfium2.PdfMatrix(*values))
    return whole
