"""Bounds that can hold together have values; those that cannot name the ones that clash."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from giac_schema.infer.linear.simplex import Simplex

ROWS = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, 3), st.sampled_from([-2, -1, 1, 2, 3]), min_size=1),
        st.integers(-6, 6),
        st.booleans(),
    ),
    max_size=5,
)


def made(rows):
    """Four whole numbers from 0 to 4, and sums of them that are at least (or at most) so much."""
    simplex = Simplex()
    failed = None
    for _ in range(4):
        variable = simplex.variable()
        simplex.at_least(variable, 0, "kind")
        simplex.at_most(variable, 4, "kind")
    for number, (factors, bound, up) in enumerate(rows):
        ask = simplex.at_least if up else simplex.at_most
        failed = failed or ask(simplex.row(factors), bound, number)
    return simplex, failed


def suits(rows, values):
    totals = [sum(f * values[v] for v, f in factors.items()) for factors, _, _ in rows]
    return all(t >= b if up else t <= b for t, (_, b, up) in zip(totals, rows, strict=True))


@given(ROWS)
def test_it_finds_whole_numbers_exactly_where_there_are_any(rows):
    simplex, failed = made(rows)
    clash = failed or simplex.check_whole()
    every = ((a, b, c, d) for a in range(5) for b in range(5) for c in range(5) for d in range(5))
    assert (clash is None) == any(suits(rows, values) for values in every)
    if clash is None:
        assert suits(rows, simplex.values[:4])


@given(ROWS)
def test_what_clashes_clashes_without_the_rest(rows):
    simplex, failed = made(rows)
    clash = failed or simplex.check_whole()
    if clash is not None:
        blamed = [row for number, row in enumerate(rows) if number in clash]
        again, failed = made(blamed)
        assert (failed or again.check_whole()) is not None
