"""ODT and ODS, the documents of LibreOffice, to a document.

The format is one XML part with plain names, and the libraries for it hand out just its elements; so it is read
with the XML parser alone, which refuses entities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.errors import MissingExtra
from giac_schema.model.document import Document, Grid, Paragraph
from giac_schema.readers.elements import local
from giac_schema.readers.marks import PICTURE
from giac_schema.readers.odf.styles import hidden_sheets, mark
from giac_schema.readers.odf.tables import grid, lays_out, sheet
from giac_schema.readers.odf.words import attribute, inside, said
from giac_schema.readers.refused import damaged
from giac_schema.readers.workbooks.sheets import document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from giac_schema.model.document import Block
    from giac_schema.readers.package import Package

__all__ = ["read_odf"]


def read_odf(package: Package) -> Document:
    """The paragraphs and tables of a text document, or the sheets of a spreadsheet.

    Raises:
        MissingExtra: if defusedxml is not installed.
        UnknownFormat: if the document is broken.
    """
    try:
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring
    except ImportError as error:
        raise MissingExtra("ODT/ODS", "odf") from error
    try:
        root = fromstring(package.read("content.xml"), forbid_dtd=True)
        named = package.read("styles.xml")
        styles = fromstring(named, forbid_dtd=True) if named else None
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise damaged("ODF", error) from error
    mark(root, styles)
    for body in inside(root, "spreadsheet"):
        return document((sheet(table) for table in _seen(body, hidden_sheets(root))), "ods")
    return Document(tuple(_Flow(root).blocks()), "odt")


def _seen(body: Element, hidden: frozenset[str]) -> Iterator[Element]:
    """The sheets that are shown."""
    tables = inside(body, "table")
    return (table for table in tables if attribute(table, "style-name") not in hidden)


class _Flow:
    """Walks a text document from start to end without recursion."""

    def __init__(self, root: Element) -> None:
        self._todo = [root]
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        """Paragraphs, grids, and behind each what stands in its text boxes."""
        while self._todo:
            element = self._todo.pop()
            name = local(element)
            if name in {"p", "h"}:
                yield from self._paragraph(element)
            elif name == "table" and not lays_out(element):
                self._tables += 1
                cells, boxes = grid(element, self._tables)
                self._todo.extend(reversed(boxes))
                yield Grid(cells)
            elif name not in _LEFT_OUT:
                self._todo.extend(reversed(element))

    def _paragraph(self, paragraph: Element) -> Iterator[Paragraph]:
        text, boxes = said(paragraph)
        for line in text.replace(PICTURE, " ").split("\n"):
            words = " ".join(line.split())
            if words:
                yield Paragraph(words)
        self._todo.extend(reversed(boxes))


_LEFT_OUT = frozenset({"tracked-changes", "forms", "automatic-styles", "sequence-decls"})
