"""Reports drawn as PDF: with rulings or without, wrapped, turned, broken over pages."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

import pytest
from attrs import evolve, field, frozen
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from giac_schema.render.grid import Cell, Table
from giac_schema.render.page import Line, page

_FONT = "STSong-Light"
_UPRIGHT = UnicodeCIDFont("MSung-Light", isVertical=True)
_MARGIN = 50
_WIDTHS = {"disclosure": (2, 1, 1, 1, 1, 1), "requests": (1, 1.6, 4) + (1.5,) * 7}


@frozen
class Style:
    """How a report is drawn."""

    ruled: bool = True
    size: float = 9.0
    padding: float = 4.0
    repeats_header: bool = True
    turns_groups: bool = False
    stacks_groups: float = 0.0
    """The scale at which labels of groups are drawn that a font writes from top to bottom; 0 if none is."""
    at_top: bool = False
    spacing: float = 1.3
    width: float = 595.0
    height: float = 842.0
    rotation: int = 0
    numbered: bool = True
    pictured: frozenset[str] = frozenset()
    """The tables that are put in as pictures."""
    rulings: str = "boxes"
    """How cells are parted: a key of ``_RULINGS``."""
    lost: int = 0
    """The seed by which one ruling of ten is left out; 0 for none."""
    echo: tuple[float, float] = (0.0, 0.0)
    """How far beside itself each text is drawn again."""
    tracking: float = 0.0
    """Blank behind each character, as a part of its size."""
    scrambled: bool = False
    """Whether characters are drawn one by one and in no order."""
    crossed: str = ""
    """What is printed aslant across every page."""
    hidden: int | None = None
    """How figures are drawn across every page that nobody sees: 3 not at all, 0 in white."""
    scanned: bool = False
    """Whether every page is a picture, and its words are laid over it unseen."""
    layer: str = ""
    """Whether the layer is on or off on which figures are drawn across every page; nothing if there is none."""
    spoken: Callable[[str], str] | None = None
    """What is said of figures that they read."""
    password: str | None = None
    protected: bool = False
    divides_rows: bool = False
    """Whether a row goes on over a page break, as many lines of each of its cells above as have room."""
    widths: dict[str, Sequence[float]] = field(factory=lambda: dict(_WIDTHS))

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size * self.spacing


@pytest.fixture(scope="session")
def drawn() -> Callable[..., bytes]:
    """Draws a report."""

    def draw(report, **style) -> bytes:
        return _Press(Style(**style)).print(page(report))

    return draw


class _Press:
    def __init__(self, style: Style) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
        pdfmetrics.registerFont(_UPRIGHT)
        self._style = style
        self._buffer = io.BytesIO()
        lock = (
            StandardEncryption(style.password or "", ownerPassword="owner", canCopy=0)
            if style.protected or style.password
            else None
        )
        self._canvas = canvas.Canvas(
            self._buffer, pagesize=(style.width, style.height), encrypt=lock
        )
        self._page = 0
        self._left_over: dict[str, list[str]] = {}
        """The lines of cells of several rows that have no room above a page break."""
        self._begin()

    def print(self, parts: Iterable[Line | Table]) -> bytes:
        for part in parts:
            if isinstance(part, Table):
                self._table(part)
            else:
                self._paragraph(part)
        self._end()
        self._canvas.save()
        return _with_layer(self._buffer.getvalue(), self._style.layer)

    def _begin(self) -> None:
        self._page += 1
        self._y = self._style.height - _MARGIN
        self._canvas.setFont(_FONT, self._style.size)
        if self._style.scanned:
            scan = ImageReader(Image.new("L", (30, 40), 240))
            self._canvas.drawImage(scan, 0, 0, self._style.width, self._style.height)
            self._canvas._code.append("3 Tr")
        if self._style.rotation:
            self._canvas.setPageRotation(self._style.rotation)

    def _end(self) -> None:
        if self._style.crossed:
            self._canvas.saveState()
            self._canvas.translate(self._style.width / 2, self._style.height / 2)
            self._canvas.rotate(40)
            self._canvas.setFont(_FONT, 40)
            self._canvas.drawCentredString(0, 0, self._style.crossed)
            self._canvas.restoreState()
        if self._style.hidden is not None:
            self._hidden(self._style.hidden)
        if self._style.layer:
            self._canvas._code.append("/OC /Layer BDC")
            self._canvas.rect(_MARGIN, _MARGIN, 210, self._style.height - 2 * _MARGIN)
            self._hidden(0, grey=0)
            self._canvas._code.append("EMC")
        if self._style.numbered:
            self._canvas.drawCentredString(self._style.width / 2, 20, f"- {self._page} -")
        self._canvas.showPage()

    def _hidden(self, mode: int, grey: float = 1) -> None:
        text = self._canvas.beginText(_MARGIN, self._style.height - _MARGIN)
        text.setFont(_FONT, self._style.size)
        text.setTextRenderMode(mode)
        text.setFillGray(grey)
        for line in range(60):
            text.textLine("    ".join(str(7000 + 10 * line + at) for at in range(10)))
        self._canvas.drawText(text)

    def _room(self, height: float) -> bool:
        """Make room, and say whether that took a new page."""
        if self._y - height >= _MARGIN:
            return False
        self._end()
        self._begin()
        return True

    def _paragraph(self, line: Line) -> None:
        indent = 2 * self._style.size if line.role == "paragraph" else 0
        for number, text in enumerate(self._wrapped(line.text, self._inside - indent)):
            self._room(self._style.leading)
            self._y -= self._style.leading
            self._canvas.drawString(_MARGIN + (0 if number else indent), self._y, text)
        self._y -= self._style.leading / 2

    @property
    def _inside(self) -> float:
        return self._style.width - 2 * _MARGIN

    def _wrapped(self, text: str, width: float) -> list[str]:
        lines = [""]
        for character in text:
            if pdfmetrics.stringWidth(lines[-1] + character, _FONT, self._style.size) > width:
                lines.append("")
            lines[-1] += character
        return lines

    def _table(self, table: Table) -> None:
        if table.name in self._style.pictured:
            self._picture()
            return
        cells = list(_placed(table))
        widths = list(self._style.widths.get(table.name, ())) or [1.0] * table.width
        widths = [w * self._inside / sum(widths[: table.width]) for w in widths[: table.width]]
        xs = [_MARGIN, *(_MARGIN + w for w in accumulate(widths))]
        heights = [self._height(row, cells, xs) for row in range(len(table.rows))]
        start = row = 0
        head = range(table.headers) if self._style.repeats_header else range(0)
        self._room(sum(heights[: table.headers + 2]))
        while row < len(heights):
            rows = [*(head if start else ()), *range(start, row)]
            left = self._y - sum(heights[r] for r in rows) - _MARGIN
            if left < heights[row]:
                lines = int((left - 2 * self._style.padding) / self._style.leading)
                if self._style.divides_rows and lines > 0 and row >= table.headers:
                    cells = list(self._divided(row, lines, cells, xs))
                    heights = [self._height(r, cells, xs) for r in range(len(heights) + 1)]
                    rows.append(row)
                    row += 1
                self._draw(rows, cells, xs, heights)
                self._end()
                self._begin()
                start = row
            row += 1
        rows = [*(head if start else ()), *range(start, len(heights))]
        self._draw(rows, cells, xs, heights)
        self._y -= self._style.leading

    def _divided(
        self, row: int, lines: int, cells: list[tuple[int, int, Cell]], xs: list[float]
    ) -> Iterator[tuple[int, int, Cell]]:
        """The cells of a table with one row as two, the first of some lines."""
        for at, column, cell in cells:
            if at == row and cell.rowspan == 1:
                text = self._wrapped(cell.text, self._width(cell, column, xs))
                yield at, column, evolve(cell, text="".join(text[:lines]))
                yield at + 1, column, evolve(cell, text="".join(text[lines:]))
            elif at <= row < at + cell.rowspan:
                yield at, column, evolve(cell, rowspan=cell.rowspan + 1)
            else:
                yield at + (at > row), column, cell

    def _picture(self) -> None:
        height = self._inside / 3
        self._room(height)
        self._y -= height
        scan = ImageReader(Image.new("L", (30, 10), 200))
        self._canvas.drawImage(scan, _MARGIN, self._y, self._inside, height)

    def _height(self, row: int, cells: list[tuple[int, int, Cell]], xs: list[float]) -> float:
        lines = [
            len(self._wrapped(c.text, self._width(c, column, xs)))
            for at, column, c in cells
            if at == row and c.rowspan == 1
        ]
        return max(lines, default=1) * self._style.leading + 2 * self._style.padding

    def _width(self, cell: Cell, column: int, xs: list[float]) -> float:
        return xs[column + cell.colspan] - xs[column] - 2 * self._style.padding

    def _draw(
        self,
        rows: list[int],
        cells: list[tuple[int, int, Cell]],
        xs: list[float],
        heights: list[float],
    ) -> None:
        above = accumulate((heights[r] for r in rows), initial=0.0)
        tops = {row: self._y - high for row, high in zip(rows, above, strict=False)}
        for row, column, cell in cells:
            here = [r for r in range(row, row + cell.rowspan) if r in tops]
            if here:
                top, bottom = tops[here[0]], tops[here[-1]] - heights[here[-1]]
                self._cell(
                    cell, (xs[column], bottom, xs[column + cell.colspan], top), begins=row in tops
                )
        self._y -= sum(heights[r] for r in rows)

    def _cell(self, cell: Cell, box: tuple[float, float, float, float], *, begins: bool) -> None:
        left, bottom, right, top = box
        if self._style.ruled:
            _RULINGS[self._style.rulings](self._canvas, _without(box, self._style.lost))
        if not begins and cell.text not in self._left_over:
            return
        is_high = cell.rowspan > 3 and cell.scope == "rowgroup"
        if self._style.turns_groups and is_high:
            self._turned(cell.text, (left + right) / 2, top - self._style.padding)
            return
        if self._style.stacks_groups and is_high:
            self._stacked(cell.text, (left + right) / 2, top - self._style.padding)
            return
        lines = self._wrapped(cell.text, right - left - 2 * self._style.padding)
        if self._style.divides_rows and cell.rowspan > 1:
            room = max(int((top - bottom - 2 * self._style.padding) / self._style.leading), 1)
            lines = lines if begins else self._left_over[cell.text]
            self._left_over[cell.text] = lines[room:]
            lines = lines[:room]
        size, leading = self._style.size, self._style.leading
        middle = min((top + bottom) / 2 + (len(lines) * leading) / 2, top)
        y = (top - self._style.padding if self._style.at_top else middle) - size
        for text in lines:
            self._write(text, (left + right) / 2, y)
            y -= leading

    def _write(self, text: str, middle: float, y: float) -> None:
        """A line around some place, character by character if need be."""
        size = self._style.size
        widths = [
            pdfmetrics.stringWidth(c, _FONT, size) + self._style.tracking * size for c in text
        ]
        start = middle - sum(widths) / 2
        placed = list(zip(accumulate(widths, initial=start), text, strict=False))
        if self._style.scrambled:
            random.Random(text).shuffle(placed)  # noqa: S311 - the same order each time
        elif not self._style.tracking:
            placed = [(start, text)]
        for across, down in {(0.0, 0.0): None, self._style.echo: None}:
            for x, part in placed:
                self._draw_text(x + across, y - down, part)

    def _draw_text(self, x: float, y: float, text: str) -> None:
        spoken = self._style.spoken
        if spoken is None or not text.isdigit():
            self._canvas.drawString(x, y, text)
            return
        said = spoken(text).encode("utf-16-be").hex()
        self._canvas._code.append(f"/Span <</ActualText <FEFF{said}>>> BDC")
        self._canvas.drawString(x, y, text)
        self._canvas._code.append("EMC")

    def _stacked(self, text: str, x: float, top: float) -> None:
        scale = self._style.stacks_groups
        self._canvas.saveState()
        self._canvas.translate(x, top)
        self._canvas.scale(scale, scale)
        self._canvas.setFont(_UPRIGHT.fontName, self._style.size / scale)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()

    def _turned(self, text: str, x: float, top: float) -> None:
        self._canvas.saveState()
        self._canvas.translate(x, top)
        self._canvas.rotate(-90)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()


_RESOURCES = b"/ProcSet [ /PDF /Text /ImageB /ImageC /ImageI ]"


def _with_layer(data: bytes, state: str) -> bytes:
    """The PDF with an addition that tells of its layer, and whether it is on or off."""
    if not state:
        return data
    found = re.search(rb"(\d+) 0 obj\n<<([^>]*/Type /Catalog)", data)
    before = re.findall(rb"startxref\s+(\d+)", data)[-1]
    assert found is not None
    data = data.replace(_RESOURCES, b"/Properties << /Layer 900 0 R >>".ljust(len(_RESOURCES)))
    off = b"900 0 R" if state == "off" else b""
    known = b"/OCProperties << /OCGs [ 900 0 R ] /D << /OFF [ %b ] >> >>" % off
    root = int(found[1])
    added = {900: b"<< /Type /OCG /Name (Layer) >>", root: b"<<%b %b >>" % (found[2], known)}
    table = b""
    for number, said in added.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, said)
    trailer = b"<< /Size 901 /Root %d 0 R /Prev %b >>" % (root, before)
    return data + b"xref\n%btrailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (table, trailer, len(data))


Sides: TypeAlias = "list[tuple[float, float, float, float]]"
"""The four sides of a cell, or some of them, each from one point to another."""


def _without(box: tuple[float, float, float, float], seed: int) -> Sides:
    left, bottom, right, top = box
    sides = [
        (left, bottom, right, bottom),
        (left, top, right, top),
        (left, bottom, left, top),
        (right, bottom, right, top),
    ]
    draw = random.Random(f"{seed} {box}")  # noqa: S311 - the same sides each time
    return [side for side in sides if not seed or draw.random() < 0.7]


def _lines(sheet: canvas.Canvas, sides: Sides) -> None:
    for side in sides:
        sheet.line(*side)


def _bars(sheet: canvas.Canvas, sides: Sides) -> None:
    for a, b, c, d in sides:
        sheet.rect(a - 0.25, b - 0.25, c - a + 0.5, d - b + 0.5, stroke=0, fill=1)


def _dashes(sheet: canvas.Canvas, sides: Sides) -> None:
    for a, b, c, d in sides:
        count = max(int((c - a + d - b) // 5), 1)
        for at in range(count):
            x, y = (c - a) / count, (d - b) / count
            sheet.line(a + at * x, b + at * y, a + (at + 0.9) * x, b + (at + 0.9) * y)


def _double(sheet: canvas.Canvas, sides: Sides) -> None:
    for a, b, c, d in sides:
        for by in (-1, 1):
            sheet.line(a + by * (a == c), b + by * (b == d), c + by * (a == c), d + by * (b == d))


def _shades(sheet: canvas.Canvas, sides: Sides) -> None:
    (a, b, *_), (_, _, c, d), *_ = sides
    sheet.setFillGray(0.9)
    sheet.rect(a + 1, b + 1, c - a - 2, d - b - 2, stroke=0, fill=1)
    sheet.setFillGray(0)


def _form(sheet: canvas.Canvas, sides: Sides) -> None:
    name = f"cell{abs(hash(tuple(sides)))}"
    if not sheet.hasForm(name):
        sheet.beginForm(name, 0, 0, 2000, 2000)
        _lines(sheet, sides)
        sheet.endForm()
    sheet.doForm(name)


def _enlarged(sheet: canvas.Canvas, sides: Sides) -> None:
    sheet.saveState()
    sheet.scale(10, 10)
    sheet.setLineWidth(0.1)
    _lines(sheet, [tuple(place / 10 for place in side) for side in sides])
    sheet.restoreState()


_RULINGS: dict[str, Callable[[canvas.Canvas, Sides], None]] = {
    "boxes": _lines,
    "bars": _bars,
    "dashes": _dashes,
    "double": _double,
    "shades": _shades,
    "levels": lambda sheet, sides: _lines(sheet, sides[:2]),
    "uprights": lambda sheet, sides: _lines(sheet, sides[2:]),
    "form": _form,
    "enlarged": _enlarged,
}


def _placed(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Each cell with the row and column where it begins."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            yield number, column, cell
            taken |= {
                (number + r, column + c) for r in range(cell.rowspan) for c in range(cell.colspan)
            }
            column += cell.colspan
