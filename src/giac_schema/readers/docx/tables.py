"""A table of a Word document to a grid: merged cells once, with what they span."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from giac_schema.model.document import GridCell
from giac_schema.model.source import Position
from giac_schema.readers.docx.words import child, said, shown, value
from giac_schema.readers.elements import count_in, local
from giac_schema.readers.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from giac_schema.readers.marks import PICTURE
from giac_schema.readers.refused import too_much

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from giac_schema.readers.docx.numbering import Numbering

__all__ = ["DocxTable", "inside"]

_CARRIED = frozenset({"restart"})


class DocxTable:
    """Reads one ``w:tbl``; the text boxes that hang in it are kept for afterwards."""

    def __init__(self, table: Element, number: int, numbering: Numbering) -> None:
        self.boxes: list[Element] = []
        self._table = table
        self._number = number
        self._numbering = numbering
        self._open: dict[int, int] = {}  # grid column -> which cell goes on below it
        self._cells: list[GridCell] = []

    def cells(self) -> tuple[GridCell, ...]:
        """Every cell where it begins.

        Raises:
            UnknownFormat: if there are more than any report has.
        """
        for row, tr in enumerate(_rows(self._table)):
            if row >= MOST_ROWS:
                break
            self._row(row, tr)
        return tuple(self._cells)

    def _row(self, row: int, tr: Element) -> None:
        column = count_in(value(child(tr, "trPr", "gridBefore")) or "", least=0)
        going_on = self._open
        self._open = {}
        for tc in inside(tr, "tc"):
            if column >= MOST_COLUMNS:
                return
            if len(self._cells) > MOST_CELLS:
                raise too_much("DOCX", "单元格数", "cells", MOST_CELLS)
            properties = child(tc, "tcPr")
            if child(properties, "cellDel") is not None:
                continue  # a tracked deletion; those behind it have moved up
            width = min(count_in(value(child(properties, "gridSpan")) or ""), MOST_COLUMNS - column)
            text = self._text(tc)
            if _goes_on(child(properties, "hMerge")) and self._widened(row, width):
                pass
            elif _goes_on(child(properties, "vMerge")) and column in going_on:
                self._lengthened(going_on[column], column)
            else:
                self._begin(
                    row, column, width, text, merged=child(properties, "vMerge") is not None
                )
            column += width

    def _begin(self, row: int, column: int, width: int, text: str, *, merged: bool) -> None:
        where = Position(table=self._number, row=row + 1, cell=column + 1)
        if merged:
            self._open[column] = len(self._cells)
        self._cells.append(GridCell(text, row, column, 1, width, where))

    def _lengthened(self, index: int, column: int) -> None:
        cell = self._cells[index]
        self._cells[index] = attrs.evolve(cell, rowspan=cell.rowspan + 1)
        self._open[column] = index

    def _widened(self, row: int, width: int) -> bool:
        """Whether there is a cell in this row to the left that can take in another."""
        if not self._cells or self._cells[-1].row != row:
            return False
        cell = self._cells[-1]
        self._cells[-1] = attrs.evolve(cell, colspan=cell.colspan + width)
        return True

    def _text(self, tc: Element) -> str:
        lines = []
        drawn = next(inside(tc, "altChunk"), None) is not None
        for paragraph in inside(tc, "p"):
            here = said(paragraph)
            self.boxes.extend(here.boxes)
            drawn |= here.drawn or bool(here.boxes)
            lines.append(self._numbering.before(paragraph) + here.text)
        text = "\n".join(" ".join(line.split(" ")) for line in lines).strip()
        return text or (PICTURE if drawn else "")


def inside(element: Element, name: str) -> Iterator[Element]:
    """The nearest descendants of a name: through content controls, never through another table."""
    todo = list(reversed(list(shown(element))))
    while todo:
        inner = todo.pop()
        if local(inner) == name:
            yield inner
        elif local(inner) not in {"p", "tbl"}:
            todo.extend(reversed(list(shown(inner))))


def _rows(table: Element) -> Iterator[Element]:
    """The rows that are printed: tracked deletions and hidden ones left out."""
    for tr in inside(table, "tr"):
        properties = child(tr, "trPr")
        if child(properties, "del") is None and child(properties, "hidden") is None:
            yield tr


def _goes_on(merge: Element | None) -> bool:
    """Whether a cell continues the one before it; without a value it does."""
    return merge is not None and value(merge) not in _CARRIED
