"""Layers of a PDF that are switched off: what is on them is not shown, and not read.

No library says of what a page draws whether it is on such a layer; so the page is drawn without it, and looks the same
if it is.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

import attrs
from attrs import frozen

from giac_schema.readers.pdf.drawing.calls import bare, integers, pointed
from giac_schema.readers.pdf.drawing.objects import bounds
from giac_schema.readers.pdf.drawing.tags import tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfPage

    from giac_schema.readers.pdf.drawing.calls import Argument
    from giac_schema.readers.pdf.drawing.objects import Drawings, Edges, Inside

__all__ = ["without_hidden"]

_Thing: TypeAlias = "tuple[Argument, Inside]"
"""What is drawn, and the drawings that it is part of."""

_LAYER = "OC"
"""The tag of what is on a layer."""
_MOST_LAYERS = 4
"""Layers of a page that are looked at one by one; of more, all at once."""
_LONGEST = 1200
"""Dots of a page's longer side at most; there is one for a point otherwise."""


def without_hidden(page: PdfPage, shown: Drawings) -> tuple[Drawings, frozenset[int]]:
    """What a page draws without the paths on layers that are off, and the addresses of the texts on these."""
    texts = _hidden(page, [(text, inside) for _, text, inside in shown.texts])
    paths = _hidden(page, [(path, inside) for path, _, inside, _ in shown.paths])
    kept = [path for at, path in enumerate(shown.paths) if at not in paths]
    return attrs.evolve(shown, paths=kept), frozenset(shown.texts[at][0] for at in texts)


def _hidden(page: PdfPage, things: Sequence[_Thing]) -> set[int]:
    """The numbers of the things without which the page looks the same where they stand."""
    layers = _by_layers(things)
    if not layers:
        return set()
    whole = _Print.of(page)
    return {at for layer in layers for at in _unseen(page, whole, things, layer)}


def _by_layers(things: Sequence[_Thing]) -> list[list[int]]:
    """The numbers of the things that may be on layers, those together that are on one.

    A drawing on the page may be on a layer as a whole, of which nothing is told.
    """
    layers: dict[str, list[int]] = defaultdict(list)
    for at, (thing, inside) in enumerate(things):
        found = [
            t.text("Name") or "" for one in (thing, *inside) for t in tags(one) if t.name == _LAYER
        ]
        if found or inside:
            layers["/".join(found)].append(at)
    if len(layers) > _MOST_LAYERS:
        return [[at for layer in layers.values() for at in layer]]
    return list(layers.values())


def _unseen(
    page: PdfPage, whole: _Print, things: Sequence[_Thing], layer: Sequence[int]
) -> Iterator[int]:
    set_active = bare("FPDFPageObj_SetIsActive")
    for at in layer:
        set_active(things[at][0], 0)
    rest = _Print.of(page)
    for at in layer:
        set_active(things[at][0], 1)
    for at in layer:
        thing, inside = things[at]
        edges = bounds(thing, inside)
        if whole.part(page, edges) == rest.part(page, edges):
            yield at


@frozen
class _Print:
    """A page in dots, each a byte."""

    dots: bytes
    width: int
    height: int
    stride: int
    """Bytes from one row of dots to the next."""

    @classmethod
    def of(cls, page: PdfPage) -> _Print:
        """The page as it is shown."""
        longest = max(*page.get_size(), 1.0)
        drawn = page.render(scale=min(1.0, _LONGEST / longest), grayscale=True)
        return cls(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride)

    def part(self, page: PdfPage, edges: Edges) -> list[bytes]:
        """The dots between some edges on the page, and one more on every side: row by row."""
        left, bottom, right, top = edges
        places = [self._dot(page, x, y) for x, y in ((left, bottom), (right, top))]
        (a, c), (b, d) = (sorted(values) for values in zip(*places, strict=True))
        start, end = max(a - 1, 0), max(c + 2, 0)
        rows = range(max(b - 1, 0), min(d + 2, self.height))
        return [self.dots[row * self.stride + start : row * self.stride + end] for row in rows]

    def _dot(self, page: PdfPage, x: float, y: float) -> tuple[int, int]:
        numbers, (to_x, to_y) = integers(2)
        bare("FPDF_PageToDevice")(
            pointed(page.raw), 0, 0, self.width, self.height, 0, x, y, to_x, to_y
        )
        return numbers[0], numbers[1]
