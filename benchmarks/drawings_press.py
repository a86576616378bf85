"""Draws a report as PDF with a given look: the press of ``drawings.py``."""

from __future__ import annotations

import io
import random
import re
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import field, frozen
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen import canvas

from giac_schema.render.grid import Table, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.render.grid import Place
    from giac_schema.render.page import Line

__all__ = ["FACE", "Look", "Press"]

FACE = "STSong-Light"
MARGIN = 40.0


@frozen
class Look:
    """How a report is drawn."""

    seed: int
    ruled: float
    """The part of all rulings that is drawn; 0 for none."""
    headless: bool
    """Whether the rulings of headers are the ones that are lost."""
    size: float
    leading: float
    padding: float
    digits: int
    """How many digits have room in a column of figures; 0 for as many as there may be."""
    labels: float
    """How wide a column of labels is, in columns of figures."""
    across: str
    down: str
    paper: tuple[float, float]
    rotation: int
    columns: int
    """Columns of print on a page."""
    repeats: bool
    numbered: str
    order: str
    tracking: float
    echo: tuple[float, float]
    flat: bool
    """Whether the font says that it is nought high."""


@frozen
class Text:
    """A line of text where it is drawn; ``y`` is its foot, counted upwards."""

    text: str
    x: float
    y: float
    box: tuple[float, float] = (0.0, 0.0)


@frozen
class Press:
    """Draws one report."""

    look: Look
    chance: random.Random
    sheet: canvas.Canvas
    buffer: io.BytesIO
    texts: list[Text] = field(factory=list)
    at: dict[str, float] = field(factory=lambda: {"y": 0.0, "page": 0, "column": 0})

    def draw(self, parts: Iterable[Line | Table]) -> bytes:
        """The file."""
        self._begin()
        for part in parts:
            if isinstance(part, Table):
                self._table(part)
            else:
                self._words(part.text)
        self._end()
        self.sheet.save()
        data = self.buffer.getvalue()
        return _flattened(data) if self.look.flat else data

    @property
    def inside(self) -> float:
        """How wide a column of print is."""
        return (self.look.paper[0] - MARGIN) / self.look.columns - MARGIN

    @property
    def left(self) -> float:
        """Where the column of print begins."""
        return MARGIN + self.at["column"] * (self.inside + MARGIN)

    @property
    def step(self) -> float:
        """From one line to the next."""
        return self.look.size * self.look.leading

    def _begin(self) -> None:
        self.at.update(y=self.look.paper[1] - MARGIN, page=self.at["page"] + 1, column=0)
        if self.look.rotation:
            self.sheet.setPageRotation(self.look.rotation)

    def _end(self) -> None:
        if self.look.numbered:
            number = self.look.numbered.format(int(self.at["page"]))
            self.texts.append(Text(number, self.look.paper[0] / 2, 20))
        self._print()
        self.sheet.showPage()

    def _room(self, height: float) -> None:
        """Go on in the next column, or on the next page, if there is not so much room."""
        if self.at["y"] - height >= MARGIN:
            return
        if self.at["column"] + 1 < self.look.columns:
            self.at.update(column=self.at["column"] + 1, y=self.look.paper[1] - MARGIN)
            return
        self._end()
        self._begin()

    def _words(self, text: str) -> None:
        for line in self._wrapped(text, self.inside):
            self._room(self.step)
            self.at["y"] -= self.step
            self.texts.append(Text(line, self.left, self.at["y"]))
        self.at["y"] -= self.step / 2

    def _table(self, table: Table) -> None:
        places = list(placed(table))
        widths = self._widths(table, places)
        xs = list(accumulate(widths, initial=0.0))
        heights = [self._height(row, places, xs) for row in range(len(table.rows))]
        self._room(sum(heights[: table.headers + 1]))
        head = list(range(table.headers)) if self.look.repeats else []
        rows: list[int] = []
        for row, height in enumerate(heights):
            if rows and self.at["y"] - sum(heights[r] for r in rows) - height < MARGIN:
                self._rows(table, rows, places, xs, heights)
                self._room(self.look.paper[1])
                rows = list(head)
            rows.append(row)
        self._rows(table, rows, places, xs, heights)
        self.at["y"] -= self.step

    def _widths(self, table: Table, places: Sequence[Place]) -> list[float]:
        heads = {p.column for p in places if p.cell.scope in {"row", "rowgroup"}}
        shares = [self.look.labels if at in heads else 1.0 for at in range(table.width)]
        whole = [share * self.inside / sum(shares) for share in shares]
        if not self.look.digits:
            return whole
        most = (self.look.digits + 0.3) * 0.5 * self.look.size + 2 * self.look.padding
        return [w if at in heads else min(w, most) for at, w in enumerate(whole)]

    def _height(self, row: int, places: Sequence[Place], xs: Sequence[float]) -> float:
        lines = [len(self._lines(p, xs)) for p in places if p.row == row and p.last_row == row]
        return max(lines, default=1) * self.step + 2 * self.look.padding

    def _lines(self, place: Place, xs: Sequence[float]) -> list[str]:
        width = xs[place.last_column + 1] - xs[place.column] - 2 * self.look.padding
        return self._wrapped(place.cell.text, width)

    def _wrapped(self, text: str, width: float) -> list[str]:
        lines = [""]
        for character in text:
            if lines[-1] and self._wide(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
        return lines

    def _wide(self, text: str) -> float:
        size = self.look.size
        wide: float = pdfmetrics.stringWidth(text, FACE, size)
        return wide + self.look.tracking * size * len(text)

    def _rows(
        self,
        table: Table,
        rows: Sequence[int],
        places: Sequence[Place],
        xs: Sequence[float],
        heights: Sequence[float],
    ) -> None:
        tops = dict(zip(rows, accumulate((heights[r] for r in rows), initial=0.0), strict=False))
        for place in places:
            here = [r for r in range(place.row, place.last_row + 1) if r in tops]
            if not here:
                continue
            top = self.at["y"] - tops[here[0]]
            bottom = self.at["y"] - tops[here[-1]] - heights[here[-1]]
            box = (self.left + xs[place.column], bottom, self.left + xs[place.last_column + 1], top)
            self._rule(box, heads=place.row < table.headers)
            if place.row in tops:
                self._cell(self._lines(place, xs), box)
        self.at["y"] -= sum(heights[r] for r in rows)

    def _rule(self, box: tuple[float, float, float, float], *, heads: bool) -> None:
        left, bottom, right, top = box
        for line in (
            (left, bottom, right, bottom),
            (left, top, right, top),
            (left, bottom, left, top),
            (right, bottom, right, top),
        ):
            # the same line may be the side of two cells: it is lost as a whole or not at all
            where = random.Random(f"{self.look.seed} {[round(at, 1) for at in line]}")  # noqa: S311
            kept = 0.3 if heads and self.look.headless and self.look.ruled < 1 else self.look.ruled
            if where.random() < kept:
                self.sheet.line(*line)

    def _cell(self, lines: Sequence[str], box: tuple[float, float, float, float]) -> None:
        left, bottom, right, top = box
        free = top - bottom - len(lines) * self.step - 2 * self.look.padding
        above = {"top": 0.0, "middle": free / 2, "bottom": free}[self.look.down]
        y = top - self.look.padding - above - self.look.size
        for line in lines:
            wide = self._wide(line)
            x = {
                "left": left + self.look.padding,
                "middle": (left + right - wide) / 2,
                "right": right - self.look.padding - wide,
            }[self.look.across]
            self.texts.append(Text(line, x, y))
            y -= self.step

    def _print(self) -> None:
        self.sheet.setFont(FACE, self.look.size)
        drawn = [text for text in self.texts for text in self._apart(text)]
        if self.look.order == "pages":
            self.chance.shuffle(drawn)
        for across, down in dict.fromkeys([(0.0, 0.0), self.look.echo]):
            for text in drawn:
                self.sheet.drawString(text.x + across, text.y - down, text.text)
        self.texts.clear()

    def _apart(self, text: Text) -> Iterator[Text]:
        """What is drawn of a line at a time."""
        if self.look.order == "strings" and not self.look.tracking:
            yield text
            return
        widths = [self._wide(character) for character in text.text]
        found = [
            Text(c, x, text.y)
            for c, x in zip(text.text, accumulate(widths, initial=text.x), strict=False)
        ]
        if self.look.order == "cells":
            self.chance.shuffle(found)
        yield from found


def _flattened(data: bytes) -> bytes:
    """The file, its font said to be nought high; every place in it stays where it is."""
    return re.sub(
        rb"/(?:Ascent|Descent|FontBBox)\s[^/\n>]*",
        lambda found: found[0].translate(bytes.maketrans(b"123456789-", b"000000000 ")),
        data,
    )
