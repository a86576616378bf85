"""Tables for a narrow terminal in which no figure is ever cut, however narrow it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen
from rich import box
from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from giac_schema.outputs.terminal.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

__all__ = ["FormTable"]

_LEAST_LABEL: Final = 12
_ENOUGH: Final = 30
_LEAST_FIGURE: Final = 4
_WIDE: Final = 2
_NARROW: Final = 1
"""Columns between figures: the one if the rows' names have room beside them, else the other."""


@frozen
class _Row:
    """One row of figures."""

    label: str
    depth: int
    cells: tuple[Text, ...]
    style: str


class FormTable:
    """Rows of figures under headings; the rows' names give way, the figures never do.

    On a terminal that is too narrow even so, lines run over its edge: a figure that is cut would
    be another figure.
    """

    def __init__(self, headings: Sequence[Text | str], title: str = "", indent: int = 0) -> None:
        self._title = title
        self._indent = indent
        self._headings = [_text(heading) for heading in headings]
        self._rows: list[_Row | None] = []

    def add(
        self, label: str, cells: Sequence[Text | str], *, depth: int = 0, style: str = ""
    ) -> None:
        """A row; cells that are not given are empty.

        Args:
            label: The name of the row.
            cells: What stands in it, from the left.
            depth: How many groups the row stands in.
            style: How all of it looks.
        """
        empty = [Text() for _ in range(len(self._headings) - len(cells))]
        self._rows.append(_Row(label, depth, (*map(_text, cells), *empty), style))

    def section(self) -> None:
        """A line between what stands above and what comes below."""
        self._rows.append(None)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if self._title:
            yield Text(self._title, "bold")
        width = options.max_width - self._indent
        wide = min(self._labels(), _ENOUGH) + self._figures(_WIDE) <= width
        options = options.update(width=max(width, _LEAST_LABEL + self._figures(_NARROW)))
        for line in console.render_lines(
            self._drawn(_WIDE if wide else _NARROW), options, pad=False
        ):
            yield Text(" " * self._indent, end="")
            yield from line
            yield Text()

    def _labels(self) -> int:
        """The width of the names when each is on one line."""
        rows = [row for row in self._rows if row is not None]
        return max((cell_len(row.label) + 2 * row.depth for row in rows), default=0)

    def _figures(self, gap: int) -> int:
        """The width below which figures would be cut."""
        return sum(width + gap for width in self._widths())

    def _widths(self) -> list[int]:
        rows = [self._headings, *(row.cells for row in self._rows if row is not None)]
        columns = zip(*rows, strict=True)
        return [max(_LEAST_FIGURE, *map(_width, column)) for column in columns]

    def _drawn(self, gap: int) -> Table:
        table = Table(
            box=box.SIMPLE_HEAD,
            header_style="none",
            pad_edge=False,
            collapse_padding=True,
            show_edge=False,
            show_header=any(heading.plain for heading in self._headings),
            padding=(0, gap - 1),
        )
        table.add_column(Text(), overflow="fold", vertical="bottom")
        for heading, width in zip(self._headings, self._widths(), strict=True):
            table.add_column(
                heading, justify="right", no_wrap=True, vertical="bottom", min_width=width
            )
        for row in self._rows:
            if row is None:
                table.add_section()
            else:
                name = Padding(Flow(Text(row.label)), (0, 0, 0, 2 * row.depth))
                table.add_row(name, *row.cells, style=row.style)
        return table


def _text(text: Text | str) -> Text:
    return text if isinstance(text, Text) else Text(text)


def _width(text: Text) -> int:
    """The columns of its longest line."""
    return max((cell_len(line) for line in text.plain.split("\n")), default=0)
