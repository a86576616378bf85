"""Headers with fields of no column between them: figures below them are placed by proof, or withheld."""

from __future__ import annotations

import csv
import io
import random
from decimal import Decimal
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import read
from giac_schema.errors import GiacError
from giac_schema.grammar.layouts.cells import Cell, Place
from giac_schema.grammar.placing.grids.moved import GridRow, place_moved
from giac_schema.grammar.placing.slots import Placed
from giac_schema.grammar.words.values import Figure
from giac_schema.model import APPLICANTS, BLANK, EDITIONS, Missing, Ref, form
from giac_schema.model.document import GridCell
from giac_schema.render.grid import Table, placed
from giac_schema.render.page import page
from giac_schema.strategies.reports import filled


def sparse(edition, draw, share):
    """A report whose 表三 has figures in a share of its cells only; its rows add up, and it does."""
    rows = [node.ref for node in form(edition).rows("requests")]
    outcomes = [ref for ref in rows if ref.path[1] == "outcome" and ref.name != "total"]
    parts = APPLICANTS

    def row(share):
        return {name: draw.randint(1, 99) if draw.random() < share else 0 for name in parts}

    drawn = {ref: row(share) for ref in outcomes}
    total = {name: sum(each[name] for each in drawn.values()) for name in parts}
    received, carried_out = Ref.parse("requests.received"), Ref.parse("requests.carried_out")
    drawn[Ref.parse("requests.outcome.total")] = total
    drawn[carried_out] = row(share)
    drawn[Ref.parse("requests.carried_in")] = dict.fromkeys(parts, 0)
    drawn[received] = {name: total[name] + drawn[carried_out][name] for name in parts}
    cells = {
        ref / name: figure or BLANK
        for ref, figures in drawn.items()
        for name, figure in {**figures, "total": sum(figures.values())}.items()
    }
    return filled(edition, 0).with_cells(cells)


def rows_of(table, draw, widest):
    """The fields of each row of a table; what it spans of a page with more edges than columns is left blank.

    With them from where to where each cell reaches, and whether the row is one of headers.
    """
    places = list(placed(table))
    count = max(place.column + place.cell.colspan for place in places)
    edges = list(accumulate((draw.randint(1, widest) for _ in range(count)), initial=0))
    for number, row in enumerate(table.rows):
        fields, spans = [""] * edges[-1], []
        for place in places:
            if place.row == number:
                first, end = edges[place.column], edges[place.column + place.cell.colspan]
                fields[first] = place.cell.text
                spans.append((first, end))
        yield fields, spans, all(cell.scope in {"col", "colgroup"} for cell in row)


def kept(fields, spans):
    return fields


def dropped(fields, spans):
    """Without its blank cells, and filled up."""
    told = [text for text in fields if text]
    return told + [""] * (len(fields) - len(told))


def cut_short(fields, spans):
    """With a field for its label, filled up."""
    first, end = spans[0]
    held = [*fields[: first + 1], *fields[end:]]
    return held + [""] * (len(fields) - len(held))


CHANGES = [kept, dropped, cut_short]


def text_of(report, draw, widest, change):
    """A report as CSV, with more fields than columns, the rows below its headers changed."""
    out = io.StringIO()
    for part in page(report):
        if not isinstance(part, Table):
            csv.writer(out).writerow([part.text])
            continue
        for fields, spans, is_header in rows_of(part, draw, widest):
            csv.writer(out).writerow(fields if is_header else change(fields, spans))
        out.write("\n")
    return out.getvalue()


def misread(report, text):
    try:
        found = read(text).report
    except GiacError:
        return []
    truth = dict(report.cells())
    return [
        (str(ref), leaf, truth.get(ref))
        for ref, leaf in found.cells()
        if not isinstance(leaf, Missing) and leaf != truth.get(ref)
    ]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=25)
@given(seed=st.integers(0, 2**32), widest=st.integers(2, 3))
def test_no_figure_is_wrong_whatever_a_program_does_to_rows(edition, change, seed, widest):
    draw = random.Random(seed)  # noqa: S311
    report = sparse(edition, draw, draw.choice([1 / 12, 1 / 6, 1 / 3, 2 / 3]))
    assert misread(report, text_of(report, draw, widest, change)) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_rows_that_hold_their_places_are_read_however_many_fields_a_column_has(edition):
    draw = random.Random(5)  # noqa: S311
    report = sparse(edition, draw, 1 / 6)
    found = read(text_of(report, draw, 2, kept)).report
    assert found.requests == report.requests


# ------------------------------------------------------------------------------ rows alone

LABELS = 3
"""Fields of a label before the first header."""
HEADERS = st.lists(st.integers(1, 3), min_size=7, max_size=7).map(
    lambda steps: [LABELS + at for at in accumulate(steps)]
)
"""In which fields the seven headers stand."""
FIGURES = st.lists(st.integers(0, 30), min_size=6, max_size=6) | st.tuples(
    *[st.just(0) | st.integers(1, 9)] * 6
)
"""The parts of a row, blank where they are 0."""
LOST = st.none() | st.integers(0, 20)
"""Which blank field of a row was lost, if one was."""
MOVED = st.just(0) | st.integers(-3, 3)


def fields_of(parts, headers):
    """The fields behind a label that hold these parts and their total."""
    fields = [None] * (headers[-1] + 1 - LABELS)
    for at, figure in zip(headers, [*parts, sum(parts)], strict=True):
        fields[at - LABELS] = figure or None
    return fields


def damaged(fields, lost, moved):
    """The fields without one that is blank, or moved, as many as they were."""
    blank = [at for at, figure in enumerate(fields) if figure is None]
    if lost is not None and blank:
        gone = blank[lost % len(blank)]
        fields = [*fields[:gone], *fields[gone + 1 :], None]
    return ([None] * max(moved, 0) + fields[max(-moved, 0) :] + [None] * 3)[: len(fields)]


def grid_row(fields, number):
    """A row of a grid with a label and these fields."""
    cells = tuple(
        GridCell("" if figure is None else str(figure), number, LABELS + at)
        for at, figure in enumerate(fields)
    )
    told = {c.column: Cell(c.text, value=Figure(Decimal(c.text))) for c in cells if c.text}
    return GridRow(Place(0, number, 0, 0), 2, cells, told)


def printed(slots):
    return [None if slot is None else int(slot.text) for slot in slots]


@given(HEADERS, st.lists(st.tuples(FIGURES, LOST, MOVED), min_size=1, max_size=8))
def test_a_row_is_placed_where_it_stood_or_not_at_all(headers, rows):
    places = [Place(0, 0, at, at) for at in headers]
    damage = [damaged(fields_of(parts, headers), *how) for parts, *how in rows]
    answers = place_moved([grid_row(f, n) for n, f in enumerate(damage, start=1)], places)
    truth = [[figure or None for figure in (*parts, sum(parts))] for parts, *_ in rows]
    told = [
        (printed(answer.slots), true)
        for answer, true in zip(answers, truth, strict=True)
        if isinstance(answer, Placed) and any(answer.slots)
    ]
    apart = headers != list(range(headers[0], headers[0] + 7))
    assert all(found == true for found, true in told if apart)
