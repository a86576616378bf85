"""The layouts a report can be rendered in, by their names."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, overload

from attrs import field, frozen

from giac_schema.errors import UnknownLayout
from giac_schema.render import spaced, text
from giac_schema.render.grid import Table
from giac_schema.render.html import html
from giac_schema.render.markdown import markdown
from giac_schema.render.page import Part, page

if TYPE_CHECKING:
    from giac_schema.model.report import Report

__all__ = [
    "LAYOUTS",
    "FileLayout",
    "FileLayoutName",
    "Layout",
    "TextLayout",
    "TextLayoutName",
    "find_layout",
    "render",
]

TextLayoutName: TypeAlias = Literal[
    "html",
    "markdown",
    "row-per-line",
    "cell-per-line",
    "opened",
    "leading",
    "paragraphs",
    "paragraphs-without-blanks",
    "tabs",
    "aligned",
    "lined-up",
    "drawn",
]
"""The layouts that are text."""
FileLayoutName: TypeAlias = Literal["docx", "xlsx", "pdf"]
"""The layouts that are the bytes of a file."""


@frozen
class Layout:
    """One way to write a report down: a :class:`TextLayout` or a :class:`FileLayout`."""

    name: str
    summary: str
    lossless: bool
    """Whether everything a page can show comes back when it is read, blank cells among it."""
    ending: str = ".txt"
    """How the name of a file in this layout ends."""


@frozen
class TextLayout(Layout):
    """A layout that is text."""

    write: Callable[[Iterable[Part]], str] = field(kw_only=True, repr=False, eq=False)


@frozen
class FileLayout(Layout):
    """A layout that is a file of its own kind: bytes, and no text."""

    write: Callable[[Iterable[Part]], bytes] = field(kw_only=True, repr=False, eq=False)


@overload
def render(report: Report, layout: TextLayout | TextLayoutName) -> str: ...
@overload
def render(report: Report, layout: FileLayout | FileLayoutName) -> bytes: ...
@overload
def render(report: Report, layout: Layout | str) -> str | bytes: ...


def render(report: Report, layout: Layout | str) -> str | bytes:
    """A report, written in a layout: title, date, period, six sections with tables and prose.

    In a lossless layout everything comes back when it is read again, unless it cannot be drawn: a
    cell that is ``unplaced``, or ``absent`` in a row that is there, is drawn empty; an organ or a
    year is only written as part of the title and the period.

    Args:
        report: Any report; a row of which nothing was found is left out.
        layout: One of :data:`LAYOUTS`, or its name.

    Returns:
        The text, or for a :class:`FileLayout` the bytes of the file.

    Raises:
        UnknownLayout: if there is no layout of that name.
        MissingExtra: if the library that writes this kind of file is not installed.
    """
    found: Any = find_layout(layout) if isinstance(layout, str) else layout
    written: str | bytes = found.write(page(report))
    return written


def find_layout(name: str) -> TextLayout | FileLayout:
    """The layout of a name.

    Raises:
        UnknownLayout: if there is none; the error offers the nearest, or all where nothing is near.
    """
    if name not in LAYOUTS:
        raise UnknownLayout(name, difflib.get_close_matches(name, LAYOUTS) or tuple(LAYOUTS))
    return LAYOUTS[name]


def _docx(parts: Iterable[Part]) -> bytes:
    from giac_schema.render.docx import docx

    return docx(parts)


def _xlsx(parts: Iterable[Part]) -> bytes:
    from giac_schema.render.xlsx import xlsx

    return xlsx(parts)


def _pdf(parts: Iterable[Part]) -> bytes:
    from giac_schema.render.pdf import pdf

    return pdf(parts)


def _plain(write_table: Callable[[Table], str]) -> Callable[[Iterable[Part]], str]:
    """A layout that has a line of text on a line."""
    return lambda parts: "".join(
        write_table(part) if isinstance(part, Table) else f"{part.text}\n" for part in parts
    )


def _spaced(write_table: Callable[[Table], str]) -> Callable[[Iterable[Part]], str]:
    """A layout with a blank line behind every line, and all but the title set in by two blanks."""
    return lambda parts: "".join(
        write_table(part)
        if isinstance(part, Table)
        else f"{'' if part.role == 'title' else '  '}{part.text}\n\n"
        for part in parts
    )


LAYOUTS: Final[dict[str, TextLayout | FileLayout]] = {
    layout.name: layout
    for layout in (
        TextLayout(
            "html",
            "a web page with the official tables, which prints on A4",
            lossless=True,
            ending=".html",
            write=html,
        ),
        TextLayout(
            "markdown",
            "Markdown with the tables of GitHub's dialect",
            lossless=True,
            ending=".md",
            write=markdown,
        ),
        FileLayout(
            "docx",
            "a Word document with merged cells",
            lossless=True,
            ending=".docx",
            write=_docx,
        ),
        FileLayout(
            "xlsx",
            "a workbook with a sheet for each table and merged cells",
            lossless=True,
            ending=".xlsx",
            write=_xlsx,
        ),
        FileLayout(
            "pdf",
            "a PDF on A4 with ruled tables",
            lossless=False,
            ending=".pdf",
            write=_pdf,
        ),
        TextLayout(
            "row-per-line",
            "one row a line, a pipe behind each cell",
            lossless=True,
            write=_plain(text.row_per_line),
        ),
        TextLayout(
            "cell-per-line",
            "one cell a line, a pipe behind each",
            lossless=True,
            write=_plain(text.cell_per_line),
        ),
        TextLayout(
            "opened",
            "one cell a line, a pipe behind each, a pipe alone before each row",
            lossless=True,
            write=_plain(text.opened),
        ),
        TextLayout(
            "leading",
            "one row a line between pipes",
            lossless=True,
            write=_plain(text.leading),
        ),
        TextLayout(
            "paragraphs",
            "one cell a line, blank lines between",
            lossless=True,
            write=_spaced(text.paragraphs),
        ),
        TextLayout(
            "paragraphs-without-blanks",
            "one cell a line, blank lines between, blank cells dropped",
            lossless=False,
            write=_spaced(text.paragraphs_without_blanks),
        ),
        TextLayout(
            "tabs",
            "one cell a line behind a tab, a blank line between rows",
            lossless=True,
            write=_plain(text.tabs),
        ),
        TextLayout(
            "aligned",
            "one row a line, blanks between columns, merged cells in their first",
            lossless=False,
            write=_plain(spaced.aligned),
        ),
        TextLayout(
            "lined-up",
            "one row a line, blanks between columns, as if no cell were merged",
            lossless=False,
            write=_plain(spaced.lined_up),
        ),
        TextLayout(
            "drawn",
            "one row a line, blanks between columns, merged cells in the middle of what they cover",
            lossless=False,
            write=_plain(spaced.drawn),
        ),
    )
}
"""Every layout, by its name."""
