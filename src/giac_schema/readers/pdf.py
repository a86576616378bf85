"""PDF with a layer of text, to paragraphs and grids, by where characters and rulings stand."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from giac_schema.errors import MissingExtra, UnknownFormat
from giac_schema.model.document import Document
from giac_schema.readers.pdf_aligned import aligned
from giac_schema.readers.pdf_flow import Page, blocks
from giac_schema.readers.pdf_page import sheet
from giac_schema.readers.pdf_ruled import ruled_tables
from giac_schema.readers.refused import damaged, too_much

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument

    from giac_schema.readers.pdf_page import Sheet

__all__ = ["MOST_CHARACTERS", "MOST_PAGES", "MOST_SECONDS", "read_pdf"]

MOST_PAGES = 300
"""Pages of the longest PDF that is read; a report has ten."""
MOST_CHARACTERS = 60_000
"""Characters of the fullest page that is read; one page of print holds some thousands."""
MOST_SECONDS = 60.0
"""Time after which no further page of a PDF is read."""


def read_pdf(data: bytes) -> Document:
    """The paragraphs and tables of a PDF in reading order.

    Raises:
        MissingExtra: if the PDF library is not installed.
        UnknownFormat: if it is damaged, protected by a password, beyond a limit, or has no text.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtra("PDF", "pdf") from error
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            sheets = list(_sheets(pdf))
    except pypdfium2.PdfiumError as error:
        raise damaged("PDF", error) from error
    return Document(tuple(blocks([_page(s) for s in sheets])), "pdf")


def _sheets(pdf: PdfDocument) -> Iterator[Sheet]:
    for page in pdf:
        yield sheet(page, MOST_CHARACTERS)


def _page(found: Sheet) -> Page:
    """A page's tables and the lines around them, from above."""
    tables, loose = ruled_tables(found)
    items = sorted([*tables, *aligned(loose)], key=lambda item: item.top)
    return Page(tuple(items), found.height)
