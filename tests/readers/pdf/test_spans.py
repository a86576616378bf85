"""Cells of a lattice, for any rulings between its fields."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from giac_schema.readers.pdf.rulings.spans import CLOSED, Span, cells

OPEN = b"\0"


@st.composite
def lattices(draw: st.DrawFn) -> tuple[int, bytes, bytes]:
    """Columns, and the sides of fields; those at the edges of the lattice are closed."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    sides = st.lists(st.booleans(), min_size=rows * columns, max_size=rows * columns)
    walls, floors = bytearray(draw(sides)), bytearray(draw(sides))
    walls[::columns], floors[:columns] = CLOSED * rows, CLOSED * columns
    return columns, bytes(walls), bytes(floors)


@given(lattices())
def test_every_field_is_of_the_one_cell_that_covers_it(lattice: tuple[int, bytes, bytes]):
    columns, walls, _ = lattice
    spans, owners = cells(*lattice)
    covered = [
        (field, span)
        for span in spans
        for field in product(
            range(span.row, span.row + span.rows), range(span.column, span.column + span.columns)
        )
    ]
    fields = product(range(len(walls) // columns), range(columns))
    assert (sorted(covered), dict(covered)) == ([(f, owners[f]) for f in fields], owners)


@given(lattices())
def test_a_field_with_rulings_on_all_four_sides_is_a_cell(lattice: tuple[int, bytes, bytes]):
    columns, walls, _ = lattice
    spans, _ = cells(*lattice)
    fields = product(range(len(walls) // columns), range(columns))
    closed = {Span(row, column, 1, 1) for row, column in fields if _is_closed(lattice, row, column)}
    assert closed - set(spans) == set()


def _is_closed(lattice: tuple[int, bytes, bytes], row: int, column: int) -> bool:
    """Whether a field has rulings on all four sides."""
    columns, walls, floors = lattice
    field, rows = row * columns + column, len(walls) // columns
    right = column == columns - 1 or walls[field + 1]
    below = row == rows - 1 or floors[field + columns]
    return bool(walls[field] and floors[field] and right and below)


def test_fields_with_nothing_between_them_are_one_cell():
    walls, floors = CLOSED + OPEN * 2 + CLOSED + OPEN * 2, CLOSED * 3 + OPEN * 3
    assert cells(3, walls, floors)[0] == (Span(0, 0, 2, 3),)


def test_cells_that_make_no_rectangle_are_told_row_by_row():
    walls, floors = CLOSED + OPEN + CLOSED * 2, CLOSED * 2 + OPEN + CLOSED
    assert cells(2, walls, floors)[0] == (Span(0, 0, 1, 2), Span(1, 0, 1, 1), Span(1, 1, 1, 1))


def test_a_lattice_too_large_to_be_kept_has_the_same_cells():
    walls, floors = (CLOSED + OPEN) * 1000, CLOSED * 2000
    spans, _ = cells(2, walls, floors)
    assert spans == tuple(Span(row, 0, 1, 2) for row in range(1000))
