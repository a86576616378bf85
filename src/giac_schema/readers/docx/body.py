"""DOCX to paragraphs and grids, in the order of the body.

python-docx opens the package and knows its parts; the body is walked as the tree it is, because what a
report consists of also stands where that library's own lists of paragraphs and tables do not look: in
content controls, tracked insertions, text boxes and cells with tables of their own.
"""

from __future__ import annotations

from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from giac_schema.errors import MissingExtra, UnknownFormat
from giac_schema.model.document import Document, Grid, Paragraph
from giac_schema.readers.docx.numbering import Numbering
from giac_schema.readers.docx.styled import spell_out
from giac_schema.readers.docx.tables import DocxTable, inside
from giac_schema.readers.docx.words import child, said, shown
from giac_schema.readers.elements import local
from giac_schema.readers.limits import MOST_CELLS
from giac_schema.readers.marks import PICTURE
from giac_schema.readers.refused import damaged, too_much

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.opc.part import Part
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from giac_schema.model.document import Block
    from giac_schema.readers.package import Package

__all__ = ["read_docx"]

_PROSE = 400
"""A cell with more characters than this makes its table one that lays out a page."""


def read_docx(package: Package) -> Document:
    """The paragraphs and tables of a Word document in reading order.

    Raises:
        MissingExtra: if python-docx is not installed.
        UnknownFormat: if the document is broken, or its tables have more cells than any report's.
    """
    try:
        from docx.opc.package import OpcPackage
    except ImportError as error:
        raise MissingExtra("DOCX", "docx") from error
    try:
        main = OpcPackage.open(BytesIO(package.data)).main_document_part
        root, numbering, styles = _root(main), _beside(main, "numbering"), _beside(main, "styles")
        spell_out(root, styles)
        body = child(root, "body")
        flow = None if body is None else _Flow(body, Numbering(numbering, styles))
        blocks = () if flow is None else tuple(flow.blocks())
    except UnknownFormat:
        raise
    except Exception as error:
        # A broken document ends in whatever exception its first missing piece leads to.
        raise damaged("DOCX", error) from error
    return Document(blocks, "docx")


def _root(part: Part) -> Element:
    """The tree of a part; python-docx parses those of the kinds it knows, and templates are of others."""
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml

    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def _beside(main: Part, name: str) -> Element | None:
    """The tree of the part of this name that belongs to the document."""
    inner = [rel for rel in main.rels.values() if not rel.is_external]
    parts = {rel.reltype.rpartition("/")[2]: rel.target_part for rel in inner}
    return _root(parts[name]) if name in parts else None


class _Flow:
    """Walks a body from start to end without recursion."""

    def __init__(self, body: Element, numbering: Numbering) -> None:
        self._todo = [body]
        self._numbering = numbering
        self._tables = 0
        self._cells = 0

    def blocks(self) -> Iterator[Block]:
        """Paragraphs, grids, and behind each what stands in its text boxes."""
        while self._todo:
            element = self._todo.pop()
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl" and not _lays_out(element):
                yield self._grid(element)
            else:
                self._enter([element])

    def _enter(self, elements: list[Element]) -> None:
        for element in reversed(elements):
            self._todo.extend(reversed(list(shown(element))))

    def _paragraph(self, paragraph: Element) -> Iterator[Paragraph]:
        here = said(paragraph)
        printed = self._numbering.before(paragraph) + here.text.replace(PICTURE, " ")
        for line in printed.split("\n"):
            text = " ".join(line.split())
            if text:
                yield Paragraph(text)
        self._enter(list(here.boxes))

    def _grid(self, element: Element) -> Grid:
        self._tables += 1
        table = DocxTable(element, self._tables, self._numbering)
        grid = Grid(table.cells())
        self._cells += len(grid.cells)
        if self._cells > MOST_CELLS:
            raise too_much("DOCX", "单元格数", "cells", MOST_CELLS)
        self._enter(table.boxes)
        return grid


def _lays_out(table: Element) -> bool:
    """Whether a table holds the page rather than figures: tables inside it, or prose in a cell."""
    cells = (tc for tr in inside(table, "tr") for tc in inside(tr, "tc"))
    return any(_holds_page(tc) for tc in islice(cells, MOST_CELLS))


def _holds_page(tc: Element) -> bool:
    if next(inside(tc, "tbl"), None) is not None:
        return True
    text = "".join(said(paragraph).text for paragraph in inside(tc, "p"))
    return len("".join(text.split())) > _PROSE
