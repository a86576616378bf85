"""The layouts a report can be rendered in, by their names."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from giac_schema.errors import UnknownLayout
from giac_schema.render import text
from giac_schema.render.grid import Table
from giac_schema.render.html import html
from giac_schema.render.page import Part, page

if TYPE_CHECKING:
    from giac_schema.model.report import Report

__all__ = ["LAYOUTS", "Layout", "render"]


@frozen
class Layout:
    """One way to write a report down."""

    name: str
    summary: str
    lossless: bool
    """Whether a blank cell can be told from no cell, so that the whole report can be read back."""
    write: Callable[[Iterable[Part]], str] = field(repr=False, eq=False)


def render(report: Report, layout: Layout | str) -> str:
    """A report, written in a layout: title, date, period, six sections with tables and prose.

    In a lossless layout everything comes back when it is read again, unless it cannot be drawn: a
    cell that is ``unplaced``, or ``absent`` in a row that is there, is drawn empty; an organ or a
    year is only written as part of the title and the period.

    Args:
        report: Any report; a row of which nothing was found is left out.
        layout: One of :data:`LAYOUTS`, or its name.

    Raises:
        UnknownLayout: if there is no layout of that name.
    """
    if isinstance(layout, str):
        layout = _find(layout)
    return layout.write(page(report))


def _find(name: str) -> Layout:
    if name not in LAYOUTS:
        raise UnknownLayout(name, difflib.get_close_matches(name, LAYOUTS))
    return LAYOUTS[name]


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


LAYOUTS: Final[dict[str, Layout]] = {
    layout.name: layout
    for layout in (
        Layout(
            "row-per-line",
            "one row a line, a pipe behind each cell",
            lossless=True,
            write=_plain(text.row_per_line),
        ),
        Layout(
            "cell-per-line",
            "one cell a line, a pipe behind each",
            lossless=True,
            write=_plain(text.cell_per_line),
        ),
        Layout(
            "opened",
            "one cell a line, a pipe behind each, a pipe alone before each row",
            lossless=True,
            write=_plain(text.opened),
        ),
        Layout(
            "leading",
            "one row a line between pipes",
            lossless=True,
            write=_plain(text.leading),
        ),
        Layout(
            "paragraphs",
            "one cell a line, blank lines between",
            lossless=True,
            write=_spaced(text.paragraphs),
        ),
        Layout(
            "paragraphs-without-blanks",
            "one cell a line, blank lines between, blank cells dropped",
            lossless=False,
            write=_spaced(text.paragraphs_without_blanks),
        ),
        Layout(
            "tabs",
            "one cell a line behind a tab, a blank line between rows",
            lossless=True,
            write=_plain(text.tabs),
        ),
        Layout("html", "a web page with the official tables", lossless=True, write=html),
    )
}
"""Every layout, by its name."""
