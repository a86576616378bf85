"""DOCX to paragraphs and grids, in the order of the body.

python-docx opens the package and knows its parts; the body is walked as the tree it is, because what a
report consists of also stands where that library's own lists of paragraphs and tables do not look: in
content controls, tracked insertions, text boxes and cells with tables of their own.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from giac_schema.errors import MissingExtra
from giac_schema.model.document import Document, Grid, Paragraph
from giac_schema.readers.refused import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from giac_schema.model.document import Block
    from giac_schema.readers.docx_numbering import Numbering
    from giac_schema.readers.package import Package

__all__ = ["read_docx"]

_PROSE = 400
"""A cell with more characters than this makes its table one that lays out a page."""


def read_docx(package: Package) -> Document:
    """The paragraphs and tables of a Word document in reading order.

    Raises:
        MissingExtra: if python-docx is not installed.
        UnknownFormat: if the document is broken.
    """
    try:
        from docx.opc.package import OpcPackage
        from docx.oxml import parse_xml
    except ImportError as error:
        raise MissingExtra("DOCX", "docx") from error
    try:
        main = OpcPackage.open(BytesIO(package.data)).main_document_part
        root = parse_xml(main.blob)
        blocks = tuple(_Flow(root, _numbering(main)).blocks())
    except Exception as error:
        # A broken document ends in whatever exception its first missing piece leads to.
        raise damaged("DOCX", error) from error
    return Document(blocks, "docx")
