"""Headers with fields of no column between them: figures below them are placed by proof, or withheld."""

from __future__ import annotations

import csv
import io
import random
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema import read
from giac_schema.errors import GiacError
from giac_schema.model import APPLICANTS, BLANK, EDITIONS, Missing, Ref, form
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
    disputes = [node.ref for node in form(edition).cells("disputes")]
    cells |= {ref: draw.choice([BLANK, BLANK, draw.randint(1, 99)]) for ref in disputes}
    return filled(edition, 0).with_cells(cells)


def rows_of(table, draw, widest):
    """The fields of each row of a table; what it spans of a page with more edges than columns is left blank.

    With them which of them are cells: for each where it begins and how many fields it has.
    """
    places = list(placed(table))
    count = max(place.column + place.cell.colspan for place in places)
    edges = list(accumulate((draw.randint(1, widest) for _ in range(count)), initial=0))
    for number in range(len(table.rows)):
        fields, spans = [""] * edges[-1], []
        for place in places:
            if place.row == number:
                first, end = edges[place.column], edges[place.column + place.cell.colspan]
                fields[first] = place.cell.text
                spans.append((first, end))
        yield fields, spans


def kept(fields, spans, draw):
    return fields


def dropped(fields, spans, draw):
    """Without its blank cells, and filled up."""
    told = [text for text in fields if text]
    return told + [""] * (len(fields) - len(told))


def set_right(fields, spans, draw):
    """The same, its figures at its end."""
    first, *told = [text for text in fields if text] or [""]
    return [first, *[""] * (len(fields) - len(told) - 1), *told]


def narrowed(fields, spans, draw):
    """With one field for a blank cell, filled up."""
    held = [text for first, end in spans for text in (fields[first:end] if fields[first] else [""])]
    return held + [""] * (len(fields) - len(held))


def cut_short(fields, spans, draw):
    """With a field for its label, filled up."""
    first, end = spans[0]
    held = [*fields[: first + 1], *fields[end:]]
    return held + [""] * (len(fields) - len(held))


def some_moved(fields, spans, draw):
    """Moved by some fields, if it is."""
    by = draw.randint(-3, 3) if draw.random() < 1 / 2 else 0
    held = fields[by:] if by >= 0 else [fields[0], *[""] * -by, *fields[1:]]
    return (held + [""] * by)[: len(fields)]


def one_lost(fields, spans, draw):
    """Without one of its blank fields, filled up."""
    blank = [at for at, text in enumerate(fields) if not text and at]
    if not blank:
        return fields
    lost = draw.choice(blank)
    return [*fields[:lost], *fields[lost + 1 :], ""]


CHANGES = [kept, dropped, set_right, narrowed, cut_short, some_moved, one_lost]


def text_of(report, draw, widest, change, share=1.0):
    """A report as CSV, with more fields than columns, some rows of its tables changed."""
    out = io.StringIO()
    for part in page(report):
        if not isinstance(part, Table):
            csv.writer(out).writerow([part.text])
            continue
        for fields, spans in rows_of(part, draw, widest):
            changed = change(fields, spans, draw) if draw.random() < share else fields
            csv.writer(out).writerow(changed)
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
@given(seed=st.integers(0, 2**32), widest=st.integers(1, 3), some=st.booleans())
def test_no_figure_is_wrong_whatever_a_program_did_to_rows(edition, change, seed, widest, some):
    draw = random.Random(seed)  # noqa: S311
    report = sparse(edition, draw, draw.choice([1 / 12, 1 / 6, 1 / 3, 2 / 3]))
    text = text_of(report, draw, widest, change, 1 / 3 if some else 1)
    assert misread(report, text) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_rows_that_hold_their_places_are_read_however_many_fields_a_column_has(edition):
    draw = random.Random(5)  # noqa: S311
    report = sparse(edition, draw, 1 / 6)
    assert read(text_of(report, draw, 3, kept)).report == report
