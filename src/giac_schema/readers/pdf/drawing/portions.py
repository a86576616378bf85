"""Pages of a PDF, some at a time.

To open a page, pdfium goes through fonts that are larger than the memory nearest to the processor, and whatever is done
next begins slowly.  So some pages are opened first, and then each step of reading is taken with all of them, which
saves a twentieth of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from giac_schema.readers.pdf.drawing.calls import bare, pointed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pypdfium2 import PdfPage, PdfTextPage

    from giac_schema.readers.pdf.drawing.annotations import Annotation

__all__ = ["Opened", "portions"]

_MOST_TOGETHER = 8
"""Pages that are open at the same time."""
_MUCH = 10_000
"""Characters and other things on them: with more, no other page is opened before they are read."""


class Opened(NamedTuple):
    """A page that can be read."""

    page: PdfPage
    text: PdfTextPage
    annotations: Sequence[Annotation] = ()
    """What is laid on it, and may not be drawn."""

    @property
    def size(self) -> int:
        """How many characters and other things are on it."""
        things = bare("FPDFPage_CountObjects")(pointed(self.page.raw))
        return int(self.text.count_chars() + things)


def portions(pages: Iterable[Opened]) -> Iterator[list[Opened]]:
    """The pages in portions that may be open at the same time."""
    portion: list[Opened] = []
    size = 0
    for opened in pages:
        portion.append(opened)
        size += opened.size
        if len(portion) == _MOST_TOGETHER or size > _MUCH:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion
