"""PDF with a layer of text, to paragraphs and grids, by where characters and rulings stand."""

from __future__ import annotations

import io
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from giac_schema.errors import MissingExtra, TooLarge, UnknownFormat
from giac_schema.model.document import Document
from giac_schema.readers.pdf.drawing.annotations import MOST_ANNOTATIONS, opened
from giac_schema.readers.pdf.drawing.portions import Opened, portions
from giac_schema.readers.pdf.drawing.vetting import vet
from giac_schema.readers.pdf.leaves.flow import blocks
from giac_schema.readers.pdf.leaves.running import Page
from giac_schema.readers.pdf.lines import text_lines
from giac_schema.readers.pdf.page import Known, sheet
from giac_schema.readers.pdf.ruled.ruled import ruled_tables
from giac_schema.readers.pdf.rulings.pictured import among_words
from giac_schema.readers.refused import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdfium2 import PdfDocument

    from giac_schema.readers.pdf.drawing.suspects import Suspect
    from giac_schema.readers.pdf.leaves.running import Item
    from giac_schema.readers.pdf.page import Sheet

_T = TypeVar("_T")

__all__ = ["MOST_CHARACTERS", "MOST_PAGES", "MOST_SECONDS", "read_pdf"]

MOST_PAGES = 300
"""Pages of the longest PDF that is read; a report has ten."""
MOST_CHARACTERS = 60_000
"""Characters of the fullest page that is read; one page of print holds some thousands."""
MOST_SECONDS = 60
"""Time after which no further page or table of a PDF is begun."""

_ONE_AT_A_TIME = threading.Lock()
"""PDFium keeps state of its own: two threads in it at once can end the process."""


def read_pdf(data: bytes) -> Document:
    """The paragraphs and tables of a PDF in reading order.

    Raises:
        MissingExtra: if the PDF library is not installed.
        TooLarge: if there is more in it than in any report.
        UnknownFormat: if it is damaged, protected by a password, or has no text that can be read.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtra("PDF", "pdf") from error
    suspects = vet(data)
    begun = time.monotonic()
    seen: Counter[str] = Counter()
    try:
        with _ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as pdf:
            pages = [_page(found, seen) for found in _in_time(_sheets(pdf, suspects, begun), begun)]
    except pypdfium2.PdfiumError as error:
        raise _unopened(error) from error
    _refuse_textless(seen)
    return Document(
        tuple(_in_time(blocks(pages), begun)), "pdf", seen["pictures"], seen["recognised"]
    )


def _in_time(parts: Iterable[_T], begun: float) -> Iterator[_T]:
    """Parts of a PDF one by one, each limited in itself, until the time is over."""
    for part in parts:
        if time.monotonic() - begun > MOST_SECONDS:
            raise _too_large("读取秒数", "work to do than seconds", MOST_SECONDS)
        yield part


def _sheets(pdf: PdfDocument, suspects: frozenset[Suspect], begun: float) -> Iterator[Sheet]:
    """The pages one by one, for as long as they keep within the limits."""
    if len(pdf) > MOST_PAGES:
        raise _too_large("页数", "pages", MOST_PAGES)
    known = Known(suspects | _vet_deciphered(pdf))
    for portion in portions(_in_time(_opened(pdf), begun)):
        yield from [_sheet(page, known) for page in _in_time(portion, begun)]


def _opened(pdf: PdfDocument) -> Iterator[Opened]:
    for number in range(len(pdf)):
        laid_open = opened(pdf, number)
        if laid_open is None:
            raise _too_large("一页的批注数", "annotations on a page", MOST_ANNOTATIONS)
        page, annotations = laid_open
        yield Opened(page, page.get_textpage(), annotations)


def _sheet(opened: Opened, known: Known) -> Sheet:
    found = sheet(opened, MOST_CHARACTERS, known)
    opened.page.close()
    if found is None:
        raise _too_large("一页的字数", "characters on a page", MOST_CHARACTERS)
    return found


def _vet_deciphered(pdf: PdfDocument) -> frozenset[Suspect]:
    """Look again at a file that could not be looked into, enciphered as it was."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDF_GetSecurityHandlerRevision(pdf.raw) < 0:
        return frozenset()
    plain = io.BytesIO()
    pdf.save(plain, flags=pdfium.FPDF_REMOVE_SECURITY)
    return vet(plain.getvalue())


def _page(found: Sheet, seen: Counter[str]) -> Page:
    """A page's tables and the lines around them, from above; what was seen on it is counted."""
    seen.update(
        pages=1,
        visible=found.visible,
        unreadable=found.unreadable,
        pictures=found.pictures,
        recognised=found.recognised,
    )
    tables, loose = ruled_tables(found)
    if found.drawings:
        loose += among_words(found.drawings, tables, loose)
    items: list[Item] = [*tables, *text_lines(loose)]
    return Page(tuple(sorted(items, key=_top)), found.width, found.height)


def _top(item: Item) -> float:
    return item.top


def _refuse_textless(seen: Counter[str]) -> None:
    if not seen["visible"]:
        raise UnknownFormat(
            f"这份PDF是扫描件，{seen['pages']}页上都没有文字。/ "
            f"This PDF is a scan: there is no text on any of its {seen['pages']} pages.",
            "请先做文字识别（OCR），或提供可复制文字的原文件。/ "
            "Run OCR on it first, or give the original, from which text can be copied.",
        )
    if 2 * seen["unreadable"] > seen["visible"]:
        raise UnknownFormat(
            f"这份PDF的字体未注明字符，{seen['visible']}个字中有{seen['unreadable']}个无法辨认。/ "
            "The fonts of this PDF do not say which characters they draw: "
            f"{seen['unreadable']} of {seen['visible']} are unknown.",
            "请重新导出PDF，或做文字识别（OCR）。/ Export it to PDF anew, or run OCR on it.",
        )


def _unopened(error: Exception) -> UnknownFormat:
    if "password" in str(error).lower():
        return UnknownFormat(
            "这份PDF设有打开密码。/ This PDF is protected by a password.",
            "请取消密码后另存。/ Take the password off and save it anew.",
        )
    return damaged("PDF", error)


def _too_large(what_zh: str, what_en: str, limit: int) -> TooLarge:
    return TooLarge(
        f"PDF文件的{what_zh}超过上限{limit}。/ The PDF file has more {what_en} than {limit}.",
        "请只提供年度报告本身。/ Give the report alone.",
    )
