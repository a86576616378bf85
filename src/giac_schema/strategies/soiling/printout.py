"""What happens to a report on its way from the form to the file that somebody has.

A soiling is a named value: it changes the parts of a page before they are written down, or the text
afterwards, or how the text becomes bytes.  One that is *lossless* leaves everything that a careful person
would still read the same; under one that is not, some cells can no longer be told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from giac_schema.render import LAYOUTS, FileLayout, Layout, TextLayout
from giac_schema.render.page import page
from giac_schema.strategies.soiling.cells import Page, each_text

if TYPE_CHECKING:
    from giac_schema.model.report import Report

__all__ = [
    "BREAK",
    "GRIDS",
    "TEXTS",
    "Encoding",
    "PageSoiling",
    "Printout",
    "Soiling",
    "TextSoiling",
    "soil",
]

BREAK: Final = "\ue000"
"""Stands for a line break inside a cell until the page is written: each layout has its own."""

GRIDS: Final = frozenset({"html", "docx", "xlsx", "pdf"})
"""Layouts in which every cell has its place, whatever stands in it."""
TEXTS: Final = frozenset(LAYOUTS) - GRIDS
"""Layouts in which marks between cells are all there is."""


@frozen
class Soiling:
    """One thing that happens to reports: its name, and whether anything is lost by it."""

    name: str
    summary: str
    lossless: bool = field(kw_only=True)
    """Whether what is read stays the same, to the last cell."""
    layouts: frozenset[str] = field(kw_only=True, default=frozenset(LAYOUTS))
    """The names of the layouts it happens to."""


@frozen
class PageSoiling(Soiling):
    """A soiling of what stands on the page, before it is written in a layout."""

    change: Callable[[Page, Random], Page] = field(kw_only=True, repr=False, eq=False)


@frozen
class TextSoiling(Soiling):
    """A soiling of the text of a page."""

    change: Callable[[str, Random], str] = field(kw_only=True, repr=False, eq=False)
    layouts: frozenset[str] = field(kw_only=True, default=TEXTS)


@frozen
class Encoding(Soiling):
    """How a text is kept as bytes."""

    codec: str = field(kw_only=True)
    lossless: bool = field(kw_only=True, default=True)
    layouts: frozenset[str] = field(kw_only=True, default=TEXTS | {"html"})


@frozen
class Printout:
    """A report as it came out somewhere: what to give to a reader, and how it came about."""

    layout: TextLayout | FileLayout
    soilings: tuple[Soiling, ...]
    content: str | bytes = field(repr=False)

    @property
    def lossless(self) -> bool:
        """Whether the whole report can be read from it."""
        return self.layout.lossless and all(soiling.lossless for soiling in self.soilings)


def soil(
    report: Report,
    layout: TextLayout | FileLayout,
    soilings: Sequence[Soiling] = (),
    random: Random | None = None,
) -> Printout:
    """A report in a layout, soiled: the page first, then the text, then the bytes.

    Args:
        report: the report.
        layout: how it is written.
        soilings: what happens to it; those of one kind in the order given, of encodings the last counts.
        random: decides which cells are hit, and how; by default everything is, in the first way there is.

    Raises:
        ValueError: if one of the soilings does not happen to this layout.
    """
    strangers = [soiling.name for soiling in soilings if layout.name not in soiling.layouts]
    if strangers:
        raise ValueError(f"{', '.join(strangers)} does not happen to the layout {layout.name}")
    random = _First() if random is None else random
    parts: Page = tuple(page(report))
    for soiling in soilings:
        if isinstance(soiling, PageSoiling):
            parts = soiling.change(parts, random)
    content = _written(parts, layout)
    if isinstance(content, str):
        content = _soiled_text(content, soilings, random)
    return Printout(layout, tuple(soilings), content)


class _First(Random):
    """Takes the first of everything."""

    def choice(self, seq: Any) -> Any:
        return seq[0]

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:  # noqa: ARG002
        return 0 if stop is None else start


def _soiled_text(text: str, soilings: Sequence[Soiling], random: Random) -> str | bytes:
    for soiling in soilings:
        if isinstance(soiling, TextSoiling):
            text = soiling.change(text, random)
    codecs = [soiling.codec for soiling in soilings if isinstance(soiling, Encoding)]
    return text.encode(codecs[-1]) if codecs else text


def _written(parts: Page, layout: Layout) -> str | bytes:
    """The page in its layout, with that layout's own line breaks inside cells."""
    found: Any = layout
    if isinstance(layout, FileLayout):
        return bytes(found.write(each_text(parts, lambda text: text.replace(BREAK, "\n"))))
    return str(found.write(parts)).replace(BREAK, "<br>" if layout.name == "html" else "\n")
