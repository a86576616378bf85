"""Tables on a screen too narrow for them: cells go on in the lines below, merged ones beside several rows."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from giac_schema import read
from giac_schema.errors import GiacError
from giac_schema.grammar.words.widths import width as places
from giac_schema.model import APPLICANTS, BLANK, EDITIONS, Missing, form
from giac_schema.render.grid import Table, placed
from giac_schema.render.page import page
from giac_schema.strategies.reports import filled


def sparse(edition, draw, share):
    """A report with figures in a share of its cells; 表三 adds up, its other cells are blank."""
    rows = [node.ref for node in form(edition).rows("requests")]
    cells = {
        node.ref: draw.randint(1, 999) if draw.random() < share else BLANK
        for node in form(edition).cells()
    }
    for row in rows:
        total = sum(cells[row / name] for name in APPLICANTS if cells[row / name] is not BLANK)
        cells[row / "total"] = total or BLANK
    return filled(edition, 0).with_cells(cells)


def lines_of(text, width):
    """A text in lines of no more places than a column has."""
    lines = [""]
    for character in text:
        if places(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines


class Drawing:
    """How a program draws its tables."""

    def __init__(self, draw):
        self.draw = draw
        self.gap = draw.choice([1, 2])
        self.middle = draw.random() < 1 / 2
        self.labels = draw.choice(["left", "middle"])
        self.figures = draw.choice(["left", "right", "middle"])

    def table(self, table):
        cells = list(placed(table))
        spans = self.columns(cells)
        heights = self.heights(cells, spans, len(table.rows))
        canvas = defaultdict(dict)
        for place in cells:
            first, end = spans[place.column][0], spans[place.column + place.cell.colspan - 1][1]
            top = sum(heights[: place.row])
            height = sum(heights[place.row : place.row + place.cell.rowspan])
            lines = lines_of(place.cell.text, end - first)
            down = (height - len(lines)) // 2 if self.middle else 0
            for number, line in enumerate(lines):
                at = self.start(place.cell, first, end, places(line))
                for character in line:
                    canvas[top + down + number][at] = character
                    at += places(character)
        return [printed(canvas[number]) for number in range(sum(heights))]

    def columns(self, cells):
        """From where to where each column reaches."""
        widths = defaultdict(int)
        for place in cells:
            if place.cell.scope is None and place.cell.colspan == 1:
                widths[place.column] = max(widths[place.column], len(place.cell.text))
        count = max(place.column + place.cell.colspan for place in cells)
        spans, at = [], 0
        for column in range(count):
            least = max(2, widths[column])
            label = column < count - 7 and count != 15
            width = self.draw.randint(6, 40) if label else self.draw.randint(least, least + 6)
            spans.append((at, at + width))
            at += width + self.gap
        return spans

    def heights(self, cells, spans, rows):
        heights = [1] * rows
        for place in sorted(cells, key=lambda place: place.cell.rowspan):
            first, end = spans[place.column][0], spans[place.column + place.cell.colspan - 1][1]
            last = place.row + place.cell.rowspan
            missing = len(lines_of(place.cell.text, end - first)) - sum(heights[place.row : last])
            heights[last - 1] += max(missing, 0)
        return heights

    def start(self, cell, first, end, width):
        how = self.figures if cell.scope is None else self.labels
        room = end - first - width
        return first + {"left": 0, "middle": room // 2, "right": room}[how]


def printed(line):
    """A line of characters by their places."""
    text, at = "", 0
    for start in sorted(line):
        text += " " * (start - at) + line[start]
        at = start + places(line[start])
    return text


class Pressed(Drawing):
    """Cells of which the lines stand at heights of their own: those of figures half a line above others, or below."""

    def __init__(self, draw):
        super().__init__(draw)
        self.shift = draw.choice([-1, 0, 1])
        self.upright = draw.choice([0, 1 / 2, 1])
        self.empty = draw.random() < 1 / 2

    def table(self, table):
        cells = list(placed(table))
        spans = self.columns(cells)
        heights = self.heights(cells, spans, len(table.rows))
        canvas = defaultdict(dict)
        for place in cells:
            first, end = spans[place.column][0], spans[place.column + place.cell.colspan - 1][1]
            height = sum(heights[place.row : place.row + place.cell.rowspan])
            lines = lines_of(place.cell.text, end - first)
            figure = place.cell.scope is None
            down = int(2 * (height - len(lines)) * (self.upright if figure else self.middle / 2))
            top = 2 * sum(heights[: place.row]) + down + self.shift * figure
            for number, line in enumerate(lines):
                at = self.start(place.cell, first, end, places(line))
                for character in line:
                    canvas[top + 2 * number][at] = character
                    at += places(character)
        return [
            printed(canvas[y])
            for y in range(min(canvas), max(canvas) + 1)
            if self.empty or canvas[y]
        ]

    def columns(self, cells):
        spans = super().columns(cells)
        if self.draw.random() < 1 / 2:
            return spans
        narrow, at = [], 0
        for start, end in spans:
            width = max(2, end - start - self.draw.choice([0, 0, 1, 3]))
            narrow.append((at, at + width))
            at += width + self.gap
        return narrow


def text_of(report, drawing):
    return "\n".join(
        line
        for part in page(report)
        for line in ["", *(drawing.table(part) if isinstance(part, Table) else [part.text])]
    )


def wrong(report, text):
    """Figures that are not the printed ones, and figures that are said to be blank cells."""
    try:
        found = dict(read(text).report.cells())
    except GiacError:
        return []
    truth = dict(report.cells())
    return [
        (str(ref), leaf, truth[ref])
        for ref, leaf in found.items()
        if ref in truth
        and (
            not isinstance(truth[ref], Missing) and leaf == BLANK
            if isinstance(leaf, Missing)
            else leaf != truth[ref]
        )
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=60)
@given(st.integers(0, 2**32), st.sampled_from([1 / 12, 1 / 6, 1 / 3, 2 / 3, 1]))
@example(326, 1 / 6).via("headers of which only the last is known")
@example(1608, 1 / 3).via("merged cells of figures that are wider than the headers above them")
@example(251190752, 1 / 12).via("runs of figures that stand above one another by accident")
@example(7, 1 / 12).via("a figure in the middle of a cell that is wider than the header above it")
@example(14, 1).via("the label of a group beside the second line of a row's label")
def test_no_figure_is_wrong_however_narrow_a_screen_is(edition, seed, share):
    draw = random.Random(seed)  # noqa: S311
    report = sparse(edition, draw, share)
    assert wrong(report, text_of(report, Drawing(draw))) == []


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=60)
@given(st.integers(0, 2**32), st.sampled_from([1 / 12, 1 / 6, 1 / 3, 2 / 3, 1]))
@example(29, 1).via("the only figure of a row above its label")
@example(1274, 1).via("a quotation mark below the label of another row")
@example(3157, 1 / 3).via("a 0 on a line of its own between two rows")
@example(4264, 2 / 3).via("the rest of a total beside the rest of a label that is not put together")
@example(39, 1).via("a total that goes on below, beside a row that has its own")
@example(44, 1).via("lines of figures above and below a label of several lines")
@example(46, 1 / 6).via("totals in two lines, of rows without other figures")
@example(30087, 1 / 3).via("the rest of a figure right behind a line of its label")
@example(9534, 2 / 3).via("a figure right behind a bracket of its label")
@example(681, 1 / 3).via("a figure broken over two lines, the second with all others of its row")
def test_no_figure_is_wrong_however_the_lines_of_narrow_cells_stand(edition, seed, share):
    draw = random.Random(seed)  # noqa: S311
    report = sparse(edition, draw, share)
    assert wrong(report, text_of(report, Pressed(draw))) == []


@pytest.mark.parametrize(("edition", "seed"), [("2021", 33), ("2019", 29)])
def test_sparse_rows_are_read_whole_where_every_figure_stands_below_its_header(edition, seed):
    draw = random.Random(seed)  # noqa: S311
    report = sparse(edition, draw, 1 / 6)
    assert read(text_of(report, Drawing(draw))).report.requests == report.requests


class Crowded(Drawing):
    """Columns as narrow as their figures, one blank apart."""

    def __init__(self, draw):
        super().__init__(draw)
        self.labels = self.figures = "left"

    def columns(self, cells):
        spans, at = [], 0
        for index, (start, end) in enumerate(super().columns(cells)):
            figures = [c.cell for c in cells if c.column == index and c.cell.scope is None]
            width = max((4, *(len(c.text) for c in figures))) if figures else end - start
            spans.append((at, at + width))
            at += width + 1
        return spans


def test_a_figure_that_leaves_no_blank_before_an_empty_column_may_be_two():
    """Where the total is blank, too, nothing else shows that 6684 and 5 were printed as one."""
    rows = form("2021").rows("requests")
    figures = [(8281, 3, 4, 6684, 5, 5568, BLANK), *3 * [(7, BLANK, 3, 4, 5, 6, 25)]]
    cells = {
        cell.ref: figure
        for row, told in zip(rows, figures, strict=False)
        for cell, figure in zip(row.children, told, strict=True)
    }
    printed = filled("2021", 0).with_cells(cells)
    text = text_of(printed, Crowded(random.Random(0)))  # noqa: S311 - the same drawing each time
    glued = text.replace("6684 5 ", "66845  ", 1)
    assert (glued == text, wrong(printed, text), wrong(printed, glued)) == (False, [], [])
